"""What is missing or stale in letters, and in the lists they go to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.letters import LetterStatus
from inspection_ready.domain.merge import (
    MergeField,
    broken_fields,
    field_key,
    fields_in,
    stage_field,
    unknown_fields,
)
from inspection_ready.domain.readiness import Finding, Severity, Standing
from inspection_ready.domain.word_letters import said_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.lists import DistributionList
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.word_letters import WordLetter

Gap = tuple[str, Severity, "Mapping[str, Any]"]


def lists(standing: Standing) -> Iterator[Finding]:
    members: dict[int, list[Person]] = {}
    for member in standing.members:
        members.setdefault(member.list_id, []).append(standing.person[member.person_id])
    used = {use.list_id for use in standing.letter_uses}
    for one in standing.lists:
        for code, severity, data in _list_gaps(
            standing, one, members.get(one.id, []), is_used=one.id in used
        ):
            yield Finding(
                code=code,
                severity=severity,
                register="distribution_list",
                record_id=one.id,
                name=one.name,
                data=data,
            )


def _list_gaps(
    standing: Standing, one: DistributionList, people: list[Person], *, is_used: bool
) -> Iterator[Gap]:
    if not people:
        yield "list_empty", Severity.HIGH if is_used else Severity.LOW, {}
    elif not one.is_checked:
        yield "list_unchecked", Severity.MEDIUM, {}
    elif standing.is_stale(one):
        yield "list_stale", Severity.MEDIUM, {"months": standing.fact_months}
    here = [person for person in people if not person.has_left(standing.today)]
    yield from _about("member_has_left", Severity.MEDIUM, (person for person in people if person not in here))
    yield from _about(
        "member_of_other_side", Severity.HIGH, (person for person in here if person.side is not one.side)
    )
    yield from _about("member_without_email", Severity.LOW, (person for person in here if not person.email))


def _about(code: str, severity: Severity, people: Iterable[Person]) -> Iterator[Gap]:
    names = tuple(sorted(person.name for person in people))
    if names:
        yield code, severity, {"names": names}


def letters(standing: Standing) -> Iterator[Finding]:
    """A letter that goes to no list is nobody's worry, but for words in it that could never be filled."""
    used = {use.letter_id for use in standing.letter_uses}
    for letter in standing.letters:
        gaps = [*_words(standing, letter, is_used=letter.id in used)]
        if letter.id in used:
            gaps += _of_a_letter_in_use(standing, letter)
        for code, severity, data in gaps:
            yield Finding(
                code=code,
                severity=severity,
                register="letter",
                record_id=letter.id,
                name=letter.title,
                data=data,
            )


def _words(standing: Standing, letter: Letter, *, is_used: bool) -> Iterator[Gap]:
    severity = Severity.HIGH if is_used else Severity.LOW
    word = standing.word_letter_of.get(letter.id)
    said = said_in(letter, word)
    known = [*(fact.name for fact in standing.key_facts), *map(stage_field, standing.stages)]
    if unknown := unknown_fields(said, known):
        yield "letter_unknown_field", severity, {"names": unknown, "file": word.file if word else ""}
    if broken := broken_fields(said, known):
        yield "letter_broken_field", severity, {"names": broken}


def _names_signatory(word: WordLetter) -> bool:
    """Most of the council's own letters have who signs them among their words."""
    keys = {field_key(name) for name in fields_in(word.fields)}
    return not keys.isdisjoint(map(field_key, (MergeField.SIGNATORY, MergeField.SIGNATORY_ROLE)))


def _of_a_letter_in_use(standing: Standing, letter: Letter) -> Iterator[Gap]:
    if not letter.body.strip() and letter.id not in standing.word_letter_of:
        yield "letter_empty", Severity.HIGH, {}
    elif letter.status is not LetterStatus.AGREED:
        code = "letter_starter" if letter.is_starter and letter.version == 1 else "letter_draft"
        yield code, Severity.MEDIUM, {}
    word = standing.word_letter_of.get(letter.id)
    if not letter.subject.strip() and word is None:
        yield "letter_without_subject", Severity.MEDIUM, {}
    if letter.signatory_id is None and (word is None or _names_signatory(word)):
        yield "no_signatory", Severity.HIGH, {}
    elif left := standing.leaver(letter.signatory_id):
        yield "signatory_has_left", Severity.HIGH, {"person": left.name, "left_on": left.left_on}
    if letter.owner_id is None:
        yield "no_owner", Severity.LOW, {}
    elif left := standing.leaver(letter.owner_id):
        yield "owner_has_left", Severity.MEDIUM, {"person": left.name, "left_on": left.left_on}
