"""Disposals in words: what went, when, by whom and why; what may not go; and what a disposal does not reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.disposals import Disposed
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from datetime import date

    from inspection_ready.domain.disposals import Disposal

TITLE = "Disposed of"
"""What a piece of evidence is called of which nothing is left but that there was one."""
KINDS = {"evidence": "the evidence", "request": "request", "timetable_issue": "issue"}
NOT_REACHED = (
    "Backups in this workspace and safe copies that were made before still have it until they run out or are removed: "
    "deal with them by your council’s retention schedule. Copies that were saved, printed or sent have it too."
)
STAYS_SAID = (
    "What signatures, sheets to be signed and the steps of requests say of it stays, names of files too: they are never "
    "erased."
)

WHOLE_GOES = (
    "All it says goes, with every version and its files, what it serves and answers, and every earlier word of it in the "
    "record of changes. It cannot be brought back from here. Its reference stays, and who disposed of it, when and why.\n\n"
    f"{STAYS_SAID}\n\n{NOT_REACHED}"
)
VERSION_GOES = (
    "The files or the address of this version go, and cannot be brought back from here. A file that another record has "
    "too stays until the last of them goes. That there was a version, when it came, who disposed of it and why stays "
    f"recorded.\n\n{STAYS_SAID}\n\n{NOT_REACHED}"
)
EARLIER_GOES = (
    "The record stays as it is now. What the record of changes told of it until now goes, and no change of it before this "
    "can be taken back: for words that should never have been typed. That there were changes, when and by whom stays "
    f"recorded.\n\n{NOT_REACHED}"
)


def by_words(disposal: Disposal) -> str:
    """On 30 November 2026, by Jo Bloggs (jo on PC1), because: two years are over."""
    on = day(on_the_clock(disposal.disposed_at).date())
    end = "" if disposal.reason.endswith((".", "!", "?")) else "."
    return f"on {on}, by {disposal.disposed_by}, because: {disposal.reason}{end}"


def subject_words(disposal: Disposal) -> str:
    """The evidence E12; version 2 of the evidence E12; what was written before of request 7."""
    kind = KINDS.get(disposal.of_kind) or f"the {disposal.of_kind.replace('_', ' ')}"
    of = f"{kind} {disposal.name}".strip()
    match disposal.what:
        case Disposed.VERSION:
            return f"Version {disposal.number} of {of}"
        case Disposed.NAME:
            return f"A name in {of}"
        case Disposed.EARLIER:
            return f"What was written before of {of}"
        case Disposed.WHOLE:
            return f"{of[:1].upper()}{of[1:]}"


def disposal_sentence(disposal: Disposal) -> str:
    """The evidence E12 was disposed of on 30 November 2026, by ..., because: ..."""
    return f"{subject_words(disposal)} was disposed of {by_words(disposal)}"


def why_not_held(disposal: Disposal) -> str:
    return f"Disposed of {by_words(disposal)}"


def version_gone(disposal: Disposal) -> str:
    """For the version in a list of versions, and for an item none of whose versions is left."""
    return f"Version {disposal.number} was disposed of {by_words(disposal)}"


def done_lines(disposal: Disposal, *, shared: int, replies: Sequence[int]) -> tuple[str, ...]:
    """After it was done: what went, and what has it still. ``shared`` files serve other evidence too."""
    lines = [disposal_sentence(disposal)]
    if shared:
        lines.append(
            f"{count_of(shared, 'file')} of it stay{'s' if shared == 1 else ''}: other records have "
            f"{'it' if shared == 1 else 'them'} too. The last of them takes {'it' if shared == 1 else 'them'} along."
        )
    if replies:
        lines.append(replies_words(replies))
    if disposal.what is not Disposed.EARLIER:
        lines.append(STAYS_SAID)
    lines.append(NOT_REACHED)
    return tuple(lines)


def replies_words(numbers: Sequence[int]) -> str:
    told = ", ".join(map(str, numbers))
    several = len(numbers) > 1
    return (
        f"The message{'s' if several else ''} it came with {'are' if several else 'is'} kept, and "
        f"{'have' if several else 'has'} it inside: repl{'ies' if several else 'y'} {told}."
    )


def due_words(on: date) -> str:
    return f"due for disposal since {day(on)}"


Told = Mapping[str, Any]

DISPOSAL_SENTENCES: Mapping[str, Any] = {
    "evidence_released": "{title} is in release {release}, so it cannot be disposed of: what the regulator was given must "
    "stay as it was given. Nothing was changed.",
    "evidence_waits_to_go": "{title} is signed as the answer to request {number} and waits to go, so it cannot be "
    "disposed of. Nothing was changed. Take the signature back first, with the reason.",
    "evidence_disposed": "{title} was disposed of already. Nothing was changed.",
    "version_disposed": "Version {number} of {title} was disposed of already. Nothing was changed.",
    "no_such_evidence_version": "{title} has no version {number}. Nothing was changed.",
    "nothing_earlier": "Nothing was written of it before that is not there now. Nothing was changed.",
    "earlier_must_stay": "What was written of this before is needed to tell who signed what and when. Nothing was changed.",
    "disposed_of_by_its_own_way": "Evidence and issues of the timetable are disposed of in ways of their own, with the "
    "reason. Nothing was changed.",
}
