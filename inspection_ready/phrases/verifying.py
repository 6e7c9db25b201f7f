"""Says what verifying found in a sentence: what is wrong, where, and what it may mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.trail import Json
from inspection_ready.domain.verifying import DisposedPack, Problem, Verdict, Wrong
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.disposals import disposal_sentence
from inspection_ready.phrases.values import count_of

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is, in the words of the registers; "" for what has none."""

    singular: str = ""
    title: str = ""
    label: str = ""


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """What was looked at, and whether all of it is as it was recorded; each problem has a sentence of its own."""
    entries = count_of(verdict.head.count, "entry", "entries")
    looked_at = (
        f"{entries} with {count_of(verdict.rows, 'change')}",
        count_of(verdict.records, "record"),
        count_of(verdict.files, "stored file"),
    )
    made = [count_of(verdict.packs, "pack")]
    if verdict.releases:
        made.insert(0, count_of(verdict.releases, "release"))
    yield f"Looked at {', '.join((*looked_at, *made[:-1]))} and {made[-1]}."
    if verdict.disposed:
        was = "was" if verdict.disposed == 1 else "were"
        yield f"The contents of {count_of(verdict.disposed, 'change')} {was} disposed of, as recorded."
    yield from map(disposed_sentence, verdict.disposed_packs)
    yield from map(disposal_sentence, verdict.disposals)
    if verdict.elsewhere:
        yield (
            "Files and packs that were recorded on another machine are kept there, and were not looked at: "
            f"{', '.join(verdict.elsewhere)}. Verify there too."
        )
    if verdict.ok:
        yield "Everything is as it was recorded."


def disposed_sentence(pack: DisposedPack) -> str:
    on = day(on_the_clock(pack.disposed_at).date())
    return disposed_words(pack.number, on, pack.disposed_by, pack.reason)


def disposed_words(number: int, on: str, by: str, reason: str) -> str:
    """The reason as it was typed: it may end in a full stop of its own."""
    end = "" if reason.endswith((".", "!", "?")) else "."
    return f"Pack {number} was disposed of on {on}, by {by}, because: {reason}{end}"


def problem_sentence(problem: Problem, place: Place) -> str:
    return SENTENCES[problem.wrong](problem, place)


def _record(problem: Problem, place: Place) -> str:
    what = place.singular or f"record of the unknown kind “{problem.kind}”"
    name = f"“{place.title}”" if place.title else f"with number {problem.record_id}"
    return f"the {what} {name}"


def _value(value: Json) -> str:
    if value is None or value == "":
        return "nothing"
    words = str(value)
    return f"“{words if len(words) <= LONGEST else f'{words[:LONGEST]}…'}”"


def _missing(problem: Problem, _place: Place) -> str:
    if problem.until not in (None, problem.entry):
        return f"Entries {problem.entry} to {problem.until} of the record of changes are missing."
    return f"Entry {problem.entry} of the record of changes is missing."


def _in_entry(problem: Problem) -> str:
    return f" (entry {problem.entry})" if problem.entry is not None else ""


def _value_changed(problem: Problem, place: Place) -> str:
    return (
        f"“{place.label or problem.field}” of {_record(problem, place)} is {_value(problem.found)}, and by the "
        f"record of changes it should be {_value(problem.expected)}: it was changed behind the app’s back."
    )


SENTENCES: dict[Wrong, Callable[[Problem, Place], str]] = {
    Wrong.ENTRY_MISSING: _missing,
    Wrong.ENTRY_CHANGED: lambda p, _: f"Entry {p.entry} of the record of changes was altered or moved.",
    Wrong.ENTRY_ROWS_CHANGED: lambda p, _: f"What entry {p.entry} changed was altered, added to or cut.",
    Wrong.ROWS_WITHOUT_ENTRY: lambda p, _: (
        f"The record of changes tells of changes without their entry{_in_entry(p)}."
    ),
    Wrong.PAYLOAD_CHANGED: lambda p, w: f"What entry {p.entry} says about {_record(p, w)} was altered.",
    Wrong.PAYLOAD_MISSING: lambda p, w: (
        f"What the record of changes said about {_record(p, w)} is gone, and no disposal accounts for it{_in_entry(p)}."
    ),
    Wrong.NOT_ERASED: lambda p, w: (
        f"{_record(p, w)[:1].upper()}{_record(p, w)[1:]} was disposed of, and its contents are still in the record "
        f"of changes{_in_entry(p)}."
    ),
    Wrong.CANNOT_REPLAY: lambda p, w: (
        f"The changes to {_record(p, w)} do not follow from one another{_in_entry(p)}."
    ),
    Wrong.CUT: lambda p, _: (
        f"A head held outside counts {p.entry:,} entries, and fewer are here: the end of the record of changes "
        "was cut, or this is an older copy."
    ),
    Wrong.RECOMPUTED: lambda p, _: (
        f"After entry {p.entry:,} the record of changes is not the one that a head held outside was taken from: "
        "it was written anew, or the head is another workspace’s."
    ),
    Wrong.VALUE_CHANGED: _value_changed,
    Wrong.RECORD_MISSING: lambda p, w: (
        f"By the record of changes there should be {_record(p, w)}; it was removed behind the app’s back."
    ),
    Wrong.RECORD_UNKNOWN: lambda p, w: (
        f"The record of changes knows nothing of {_record(p, w)}: it was added behind the app’s back."
    ),
    Wrong.KIND_UNKNOWN: lambda p, _: (
        f"Entry {p.entry} tells of a kind of record, “{p.kind}”, that this version does not know."
    ),
    Wrong.GUARD_MISSING: lambda p, _: (
        f"A guard that keeps the record of changes from being rewritten is missing ({p.field})."
    ),
    Wrong.FILE_MISSING: lambda p, _: f"{p.path} is missing.",
    Wrong.FILE_CHANGED: lambda p, _: f"{p.path} is not the file that was stored: it was changed.",
    Wrong.FILE_UNKNOWN: lambda p, _: f"{p.path} is not known to the workspace.",
    Wrong.MANIFEST_CHANGED: lambda p, _: f"{p.path} is not the manifest that was written with the pack.",
    Wrong.BACKUP_CHANGED: lambda p, _: f"{p.path} is not the copy that was made: it was changed.",
}
