"""What the fields of a letter become for one person, and what about the letters of a pack is still open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from inspection_ready.domain.addressees import addressed, letters_in_use, lists_of, members_of, not_sent
from inspection_ready.domain.dates import add_months, on_the_clock
from inspection_ready.domain.letters import LetterStatus
from inspection_ready.domain.merge import (
    LIST_FIELDS,
    MergeField,
    MergeList,
    field_key,
    fields_in,
    first_name,
    list_keys,
    stage_field,
)
from inspection_ready.domain.packs import LeftOut, NotChecked, PackDate
from inspection_ready.domain.people import Side
from inspection_ready.domain.timetable import SessionState
from inspection_ready.phrases.dates import day, day_range
from inspection_ready.phrases.key_facts import fact_words
from inspection_ready.phrases.timetable import date_words, times_words

if TYPE_CHECKING:
    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.lists import DistributionList
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.timetable import Session

Values = Mapping[str, str]
"""What each field becomes, by its ``field_key``; empty where nobody has said it yet."""

MEANINGS: Mapping[MergeField, str] = {
    MergeField.NAME: "The person’s name",
    MergeField.FIRST_NAME: "Their first name; the whole name where that is not sure",
    MergeField.ROLE: "Their role",
    MergeField.ORGANISATION: "Their organisation; for people inside, the council",
    MergeField.COUNCIL: "The council’s name",
    MergeField.DEPARTMENT: "The department",
    MergeField.REGULATOR: "The regulator",
    MergeField.REGULATOR_SHORT: "The regulator in short",
    MergeField.INSPECTION_WORD: "What the regulator calls its visit",
    MergeField.NOTIFICATION_DATE: "The day of the notification",
    MergeField.ON_SITE_DATES: "The days on site",
    MergeField.MAIN_BASE: "The main base and its address",
    MergeField.SIGNATORY: "Who signs the letter",
    MergeField.SIGNATORY_ROLE: "The role of who signs",
    MergeField.TODAY: "The day the pack is made",
    MergeField.MY_SESSIONS: "The sessions of the timetable this person is named for",
}
"""Shown where people write."""

OF_THE_PERSON = frozenset(
    {MergeField.NAME, MergeField.FIRST_NAME, MergeField.ROLE, MergeField.ORGANISATION, MergeField.MY_SESSIONS}
)
MOST_NAMED = 5
NOT_WRITTEN = "It is not written yet"
DRAFT = "a draft, not agreed yet"


def to_come(name: str) -> str:
    """Stands in a letter where a field has no value: seen by whoever reads it, and never blank."""
    return f"[{name}: to come]"


def shared_values(facts: PackFacts) -> dict[str, str]:
    """What is the same in every letter of the pack. A field of ours goes before a key fact of its name."""
    inspection = facts.inspection
    values = {
        field_key(fact.name): fact_words(fact) if fact.value.strip() else ""
        for fact in facts.shown_key_facts()
    }
    stages = {field_key(stage_field(key.stage)): _days(key) for key in facts.key_dates if key.stage}
    return {**values, **stages} | {
        field_key(MergeField.COUNCIL): facts.council.name,
        field_key(MergeField.DEPARTMENT): facts.council.department,
        field_key(MergeField.REGULATOR): facts.regulator,
        field_key(MergeField.REGULATOR_SHORT): facts.regulator_short,
        field_key(MergeField.INSPECTION_WORD): facts.word,
        field_key(MergeField.NOTIFICATION_DATE): day(on_the_clock(inspection.notified_at))
        if inspection
        else "",
        field_key(MergeField.ON_SITE_DATES): _on_site(facts),
        field_key(MergeField.MAIN_BASE): _main_base(facts),
        field_key(MergeField.TODAY): day(facts.prepared_on),
    }


def values_for(facts: PackFacts, shared: Values, letter: Letter, person: Person) -> dict[str, str]:
    signatory = facts.contact(letter.signatory_id)
    own = {
        MergeField.NAME: person.printed_name,
        MergeField.FIRST_NAME: first_name(person.printed_name),
        MergeField.ROLE: person.role,
        MergeField.ORGANISATION: organisation_of(facts, person),
        MergeField.SIGNATORY: signatory.printed_name if signatory else "",
        MergeField.SIGNATORY_ROLE: signatory.role if signatory else "",
        MergeField.MY_SESSIONS: "\n".join(
            _session_words(facts, each) for each in _sessions_of(facts, person)
        ),
    }
    return {**shared, **{field_key(name): value.strip() for name, value in own.items()}}


def items_for(facts: PackFacts, person: Person) -> dict[str, tuple[dict[str, str], ...]]:
    """What each list repeats for, by the keys of its names. Where there is nothing yet, once, with nothing said."""
    lists = {
        MergeList.SESSION: [_said_of_session(facts, each) for each in _sessions_of(facts, person)],
    }
    made = {
        one: tuple(dict(zip(map(field_key, LIST_FIELDS[one]), said, strict=True)) for said in told)
        for one, told in lists.items()
    }
    return {key: items or ({},) for one, items in made.items() for key in list_keys(one)}


MIXED = "It goes to people inside the council and outside it, and nobody said why they get it together"


def organisation_of(facts: PackFacts, person: Person) -> str:
    return person.organisation or (facts.council.name if person.side is Side.INSIDE else "")


def letters_left_out(facts: PackFacts) -> Iterator[LeftOut]:
    for letter in letters_in_use(facts):
        what = f"Letter “{letter.title}”"
        if not facts.is_written(letter):
            yield LeftOut(what=what, why=NOT_WRITTEN)
        elif not any(members_of(facts, one) for one in lists_of(facts, letter)):
            yield LeftOut(what=what, why="Nobody is on the lists it goes to")
    for each in not_sent(facts):
        name = each.person.printed_name
        left = each.person.left_on
        why = (
            f"{name} left on {day(left)}"
            if left is not None and each.person.has_left(facts.prepared_on)
            else f"The list “{each.list.name}” is for people {each.list.side.value} the council, and {name} is not"
        )
        yield LeftOut(what=f"Letter “{each.letter.title}” to {name}", why=why)


def letters_not_checked(facts: PackFacts) -> Iterator[NotChecked]:
    """Drafts, fields without a value, and lists that nobody has gone through lately."""
    for letter in letters_in_use(facts):
        if letter.status is not LetterStatus.AGREED and facts.is_written(letter):
            yield NotChecked(what=f"Letter “{letter.title}”: {DRAFT}", owner_id=letter.owner_id)
    yield from _without_value(facts)
    used = {use.list_id for use in facts.letter_uses}
    for one in facts.lists:
        if one.id in used and (words := list_age(facts, one)):
            yield NotChecked(what=f"List “{one.name}”: {words}")


def list_age(facts: PackFacts, one: DistributionList) -> str:
    """Empty where somebody has gone through it lately."""
    if not one.is_checked or one.checked_on is None:
        return "nobody has checked it yet"
    if add_months(one.checked_on, facts.council.fact_months) < facts.prepared_on:
        return f"last checked on {day(one.checked_on)}"
    return ""


def _without_value(facts: PackFacts) -> Iterator[NotChecked]:
    shared = shared_values(facts)
    missing: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    names: dict[int, tuple[str, ...]] = {}
    count: defaultdict[int, int] = defaultdict(int)
    letters: dict[int, Letter] = {}
    for each in addressed(facts):
        letter = each.letter
        if letter.id not in names:
            names[letter.id] = _asked(facts, letter)
            letters[letter.id] = letter
        count[letter.id] += 1
        values = values_for(facts, shared, letter, each.person)
        for name in {field_key(name): name for name in names[letter.id]}.values():
            if not values.get(field_key(name)):
                missing[letter.id, name].append(each.person.printed_name)
    for (letter_id, name), people in missing.items():
        to = "" if len(people) == count[letter_id] else f" to {_some(people)}"
        letter = letters[letter_id]
        yield NotChecked(what=f"Letter “{letter.title}”{to}: “{name}” is to come", owner_id=letter.owner_id)


def _asked(facts: PackFacts, letter: Letter) -> tuple[str, ...]:
    """The sign-off of a Word letter is the council's own, and may name nobody."""
    named = fields_in(facts.said_in(letter))
    return named if letter.id in facts.word_letter_of else (*named, MergeField.SIGNATORY)


def fields_to_come(facts: PackFacts, letter: Letter, people: Sequence[Person]) -> tuple[str, ...]:
    """The letter's fields that have no value for one of these people, each once, as they are written in it."""
    shared = shared_values(facts)
    names = _asked(facts, letter)
    values = [values_for(facts, shared, letter, person) for person in people]
    found = {field_key(name): name for name in names}
    return tuple(name for key, name in found.items() if any(not each.get(key) for each in values))


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    return f"{shown} and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else shown


def _on_site(facts: PackFacts) -> str:
    inspection = facts.inspection
    if inspection is None or inspection.on_site_from is None:
        return ""
    return day_range(inspection.on_site_from, inspection.on_site_to or inspection.on_site_from)


def _days(key: PackDate) -> str:
    """As inside a sentence; of a deadline the day alone, for the letter says "by"."""
    if key.day is None:
        return ""
    words = day_range(key.day, key.until or key.day)
    return f"about {words}" if key.is_about else words


def _main_base(facts: PackFacts) -> str:
    still_open = (each for each in facts.bases if not each.closed_on or each.closed_on > facts.prepared_on)
    base = next((each for each in still_open if each.is_main), None)
    if base is None:
        return ""
    lines = [line.strip().rstrip(",") for line in (base.name, *base.address.splitlines(), base.postcode)]
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _sessions_of(facts: PackFacts, person: Person) -> list[Session]:
    return [each for each in facts.sessions_of(person.id) if each.state is not SessionState.CANCELLED]


def _session_words(facts: PackFacts, session: Session) -> str:
    """Tuesday 9 February 2027, 10am to 11am: Safeguarding, in Committee Room 1, Civic Centre (pencilled)."""
    when, times, title, where, remark = _said_of_session(facts, session)
    place = f", {where}" if where else ""
    pencilled = f" ({remark})" if remark else ""
    return f"{when}, {times}: {title}{place}{pencilled}"


def _said_of_session(facts: PackFacts, session: Session) -> tuple[str, str, str, str, str]:
    """Its day, times, title, place and a remark, in the order of its fields."""
    dated = next((each for each in facts.dated_days if each.day == session.day), None)
    on = "date to come" if dated is None else date_words(dated)
    when = on if dated is not None and dated.on is not None else f"Day {session.day}, {on}"
    names = facts.room_names.get(session.room_id), facts.base_names.get(session.base_id), session.where
    where = ", ".join(name for name in names if name)
    remark = "may still change" if session.state is SessionState.PENCILLED else ""
    return when, times_words(session), session.title, where, remark
