"""What holds a file back from a release, in words: what was found, what to do, and why it may go all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from inspection_ready.domain.release_findings import CheckedFile, Grade
from inspection_ready.domain.release_holds import Hold, holds_back
from inspection_ready.phrases.release import finding_advice, finding_places, finding_words

SHORT = 8
UNREADABLE_WORDS = "Nobody could look into this file"
UNREADABLE_ADVICE = "Open it, read it, and say who did; or save it in another form, and have that signed."
CLEANED_IS_NEW = "A mended file is a new version, so it has to be signed again."


def hold_code(file: CheckedFile, hold: Hold) -> str:
    """For people to type: of these bytes and this finding alone."""
    return f"{file.sha256[:SHORT]}-{hold.key[:SHORT]}"


def hold_words(hold: Hold) -> str:
    return UNREADABLE_WORDS if hold.finding is None else finding_words(hold.finding)


def hold_advice(hold: Hold) -> str:
    return UNREADABLE_ADVICE if hold.finding is None else finding_advice(hold.finding)


def hold_places(hold: Hold) -> str:
    return "" if hold.finding is None else finding_places(hold.finding)


def let_go_words(hold: Hold) -> str:
    """It may go all the same, says ..., because: ..."""
    given = hold.override
    return "" if given is None else f"It may go all the same, says {given.given_by}, because: {given.reason}"


def held_files(files: Iterable[tuple[CheckedFile, Sequence[Hold]]]) -> tuple[CheckedFile, ...]:
    return tuple(file for file, holds in files if holds_back(holds))


def hold_lines(file: CheckedFile, holds: Sequence[Hold]) -> Iterator[str]:
    """Nothing of a file that nothing was found in; what is only possible is told, and holds nothing back."""
    possible = [each for each in file.findings if each.grade is Grade.POSSIBLE]
    if not holds and not possible:
        return
    state = "is held back" if holds_back(holds) else "may go"
    yield f"{file.name} {state}:"
    for hold in holds:
        places = hold_places(hold)
        yield f"  {hold_code(file, hold)}  {hold_words(hold)}{f' ({places})' if places else ''}"
        yield f"    {let_go_words(hold) or hold_advice(hold)}"
    for each in possible:
        yield f"  Possible: {finding_words(each)}"
        yield f"    {finding_advice(each)}"
    if holds_back(holds):
        yield f"  {CLEANED_IS_NEW}"
