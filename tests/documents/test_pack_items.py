"""What is told to have changed, held against the documents as they are composed: field by field, record by record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest

from inspection_ready.documents.compose import DOCUMENTS, compose_letters
from inspection_ready.documents.model import Document
from inspection_ready.domain.filing import Pack
from inspection_ready.domain.merge import MergeField, field_marks
from inspection_ready.domain.pack_changes import PackChanges, compare
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.printed_pictures import PrintedPicture
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.phrases import dates
from inspection_ready.services.pack_change_words import in_words
from tests.documents.blocks import PICTURES
from tests.documents.northmoor import PREPARED_AT, northmoor

LOTS = (
    "key_dates", "closure_days", "people", "functions", "bases", "rooms", "kinds", "base_facts", "places",
    "sections", "key_facts", "pictures", "roles", "responsibilities", "asked", "tasks", "diaries", "lists", "members",
    "letters", "letter_uses", "sessions", "attendances", "dated_days", "left_out",
)  # fmt: skip
SINGLE = ("council", "inspection", "timetable")
WORDS = ("regime_name", "regulator", "regulator_short", "word", "accountable")
PARTS = (*LOTS, *SINGLE, *WORDS, "due", "counted")
"""Each tried by a test of its own, so that several processes share the work."""
NEVER_ALONE = frozenset({
    "key_dates[3].is_about = True: wall-chart",  # a short stretch has no "about" on the chart
    "people[3] gone: checklist",  # foreign keys keep somebody who is pointed at
    "bases[1].is_main = True: letters",  # two main bases are refused
    "bases[2].is_main = True: letters",
    "kinds[2].position = 4: bases",  # at some bases nothing of the kinds beside it is known, so no order is seen
    "kinds[2].position = 4: welcome-pack",
    "pictures[0].sha256 = 'a otherwise': welcome-pack",  # what is compared here has no bytes of pictures in it
    "pictures[0].sha256 = '': welcome-pack",
})  # fmt: skip
"""What is told although it is not printed: no register can hold it, or it does no harm."""
PACK = Pack(number=2, folder="", made_at=PREPARED_AT, head_count=1, head_hash="", manifest_sha256="")
TARGETS = {
    "person_id": "people", "contact_id": "people", "second_id": "people", "owner_id": "people", "signatory_id": "people",
    "base_id": "bases", "room_id": "rooms", "kind_id": "kinds", "function_id": "functions", "session_id": "sessions",
    "list_id": "lists", "letter_id": "letters", "picture_id": "pictures",
}  # fmt: skip


def rich() -> PackFacts:
    picture = PICTURES["map.png"]
    facts = northmoor()
    letter = facts.letters[0]
    every_field = " ".join(field_marks(field) for field in MergeField)
    return replace(
        facts,
        letters=(replace(letter, body=f"{letter.body}\n\n{every_field}"), *facts.letters[1:]),
        prepared_at=PREPARED_AT + timedelta(days=1),  # a day that nothing else names
        pictures=(
            Picture(
                id=701, name="map.png", sha256="a", media_type="image/png", width=picture.width, height=picture.height,
                alt=picture.alt, caption="A map", source="Northmoor Council", licence="OGL",
            ),
            Picture(id=702, name="Unused", sha256="b", media_type="image/png", width=3, height=4),
            Picture(id=703, name="Grace", sha256="c", media_type="image/png", width=35, height=45),
        ),
        people=tuple(replace(each, picture_id=703) if each.id in {4, 5, 6} else each for each in facts.people),
    )  # fmt: skip


def pictured(facts: PackFacts) -> PackFacts:
    """As the files would be read."""
    held = {each.id: each for each in facts.pictures}
    return replace(
        facts,
        printed_pictures=tuple(map(printed, facts.pictures)),
        photographs={
            each.id: replace(
                PICTURES["portrait"],
                name=held[each.picture_id].sha256,
                alt=f"Photograph of {each.printed_name}",
            )
            for each in facts.people
            if each.picture_id in held
        },
    )


def printed(picture: Picture) -> PrintedPicture:
    return PrintedPicture(
        name=picture.name,
        data=PICTURES["map.png"].data + picture.sha256.encode(),
        kind="image/png",
        width=PICTURES["map.png"].width,
        height=PICTURES["map.png"].height,
        alt=picture.alt,
        is_decorative=picture.is_decorative,
        caption=picture.caption,
        credit=", ".join(part for part in (picture.source, picture.licence) if part.strip()),
    )


def altered(facts: PackFacts) -> Iterator[tuple[str, PackFacts]]:
    """The same facts with one thing otherwise, and which."""
    for lot in LOTS:
        rows = getattr(facts, lot)
        for place, row in enumerate(rows):
            yield f"{lot}[{place}] gone", put(facts, lot, (*rows[:place], *rows[place + 1 :]))
            for name, value, other in otherwise(row, facts):
                changed = (*rows[:place], other, *rows[place + 1 :])
                yield f"{lot}[{place}].{name} = {value!r}"[:100], put(facts, lot, changed)
    for single in SINGLE:
        for name, value, other in otherwise(getattr(facts, single), facts):
            yield f"{single}.{name} = {value!r}"[:100], put(facts, single, other)
        if single != "council":
            yield f"{single} gone", put(facts, single, None)
    for name in WORDS:
        yield name, put(facts, name, "Something else")
    for task_id in facts.due:
        for on in (None, date(2026, 11, 29), date(2027, 3, 1)):
            yield f"due[{task_id}] = {on}", replace(facts, due={**facts.due, task_id: on})
        yield f"counted[{task_id}]", replace(facts, counted={**facts.counted, task_id: "by then"})


def put(facts: PackFacts, name: str, value: object) -> PackFacts:
    changed: dict[str, Any] = {name: value}
    return replace(facts, **changed)


def otherwise(row: Any, facts: PackFacts) -> Iterator[tuple[str, Any, Any]]:
    hints = get_type_hints(type(row), localns={"Subject": Subject})
    for each in fields(row):
        if each.name in {"id", "version", "stage"}:
            continue
        for value in values(each.name, getattr(row, each.name), hints[each.name], facts):
            yield each.name, value, replace(row, **{each.name: value})


def values(name: str, held: Any, hint: Any, facts: PackFacts) -> Iterator[Any]:
    plain = next((each for each in get_args(hint) if each is not NoneType), hint)
    if NoneType in get_args(hint) and held is not None:
        yield None
    if name in TARGETS:
        yield from [row.id for row in getattr(facts, TARGETS[name]) if row.id != held][:3]
    elif plain is bool:
        yield not held
    elif plain is str:
        yield f"{held} otherwise"
        if held:
            yield ""
    elif issubclass(plain, StrEnum):
        yield from (member for member in plain if member is not held)
    elif plain is datetime:
        yield held + timedelta(days=1)
    elif plain is date:
        yield (held or date(2026, 11, 15)) + timedelta(days=1)
    elif plain in {int, float} and name != "timetable_id":
        yield (held or 0) + 1


def composed(facts: PackFacts) -> dict[str, object]:
    """What is printed, but for what every pack prints anew: its number, its day, the record of changes."""
    facts = pictured(facts)
    made: dict[str, object] = {
        each.name: undated(facts, each.compose(facts))
        for each in DOCUMENTS
        if each.name != "changes" and each.has_content(facts)
    }
    letters = compose_letters(facts)
    if letters:
        made["letters"] = {each.path: undated(facts, each.document) for each in letters}
    return made


def undated(facts: PackFacts, document: Document) -> str:
    told = (document.title, document.subtitle, document.organisation, document.paper, document.blocks)
    return re.sub(rf"(?<!\d){dates.day(facts.prepared_on)}", "[today]", repr(told))


def told(then: PackFacts, now: PackFacts, names: tuple[str, ...]) -> set[str]:
    return {document for change in compare(then, now, names) for document in change.documents}


def part_of(what: str) -> str:
    """The lot of rows, or the single record, that is otherwise."""
    found = re.match(r"[a-z_]+", what)
    assert found is not None, what
    return found[0]


def held_against_print(*, every: int = 1, part: str = "") -> tuple[list[str], list[str]]:
    """What was printed otherwise and not told, and what was told and is printed as before."""
    facts = rich()
    before = composed(facts)
    missed, invented = [], []
    for what, other in islice(altered(facts), 0, None, every):
        if part not in {"", part_of(what)}:
            continue
        after = composed(other)
        names = tuple(name for name in before if name in after)
        differ = {name for name in names if before[name] != after[name]}
        there, back = told(facts, other, names), told(other, facts, names)
        missed += [f"{what}: {name}" for name in sorted(differ - (there & back))]
        invented += [f"{what}: {name}" for name in sorted((there | back) - differ)]
    return missed, [each for each in invented if each not in NEVER_ALONE]


def test_what_is_printed_otherwise_is_told_and_nothing_else() -> None:
    assert held_against_print(every=17) == ([], [])


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_whatever_field_changes_what_is_printed_otherwise_is_told_and_nothing_else(part: str) -> None:
    assert held_against_print(part=part) == ([], [])


def test_every_change_is_in_one_of_the_parts() -> None:
    assert {part_of(what) for what, _ in altered(rich())} == set(PARTS)


@pytest.mark.parametrize("days", [1, 40, 100, 400])
def test_what_time_alone_prints_otherwise_is_told(days: int) -> None:
    """Tasks become late, facts old, people leave and buildings close without anybody typing.

    Only the mark of a key date that is over is not told.
    """
    facts = rich()
    later = replace(facts, prepared_at=facts.prepared_at + timedelta(days=days))
    before, after = composed(facts), composed(later)

    differ = {name for name in before if before[name] != after[name]}
    assert told(facts, later, tuple(before)) == differ - {"key-dates"}


def test_nothing_is_told_of_the_same_facts() -> None:
    assert compare(rich(), rich(), tuple(composed(rich()))) == ()


def test_every_change_has_words() -> None:
    """Nothing about any field of any record is left without a label, whatever it holds."""
    facts = rich()
    names = tuple(composed(facts))
    for what, other in islice(altered(facts), 0, None, 5):
        for then, now in ((facts, other), (other, facts)):
            changes = compare(then, now, names)
            since = in_words(PACK, PackChanges(changes=changes, compared=names))
            for change in since.changes:
                assert change.said, what
                assert change.heading, what
                assert all(each.was or not each.now for each in change.fields), what
