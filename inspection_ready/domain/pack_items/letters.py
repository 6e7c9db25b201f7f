"""What letters print, whom they go to, and what the distribution lists say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.addressees import addressed, letters_in_use, members_of
from inspection_ready.domain.merge import MergeField, field_key, fields_in
from inspection_ready.domain.pack_items.bases import main_base
from inspection_ready.domain.pack_items.look import council, on_site, regime
from inspection_ready.domain.pack_items.texts import named_key_facts, shown_pictures
from inspection_ready.domain.pack_items.timetable import IN_LETTERS, day_item, sessions
from inspection_ready.domain.pack_items.values import Checked, Item, Named, Text
from inspection_ready.domain.people import Side
from inspection_ready.domain.timetable import SessionState
from inspection_ready.domain.timetable_days import DatedDay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.letters import Letter
    from inspection_ready.domain.pack_items.look import Look

_OF_THE_REGIME = {
    MergeField.REGULATOR: "regulator",
    MergeField.REGULATOR_SHORT: "regulator_short",
    MergeField.INSPECTION_WORD: "word",
}


def letters(look: Look) -> Iterator[Item]:
    people: dict[int, tuple[Letter, list[int]]] = {}
    for each in addressed(look.facts):
        people.setdefault(each.letter.id, (each.letter, []))[1].append(each.person.id)
    if not people:
        return
    printed = [letter for letter, _ in people.values()]
    used = {field_key(name) for letter in printed for name in _names(look, letter)}
    yield council(look, "name", "department")
    yield regime(look, *(name for field, name in _OF_THE_REGIME.items() if field_key(field) in used))
    for letter, ids in people.values():
        yield _letter(look, letter, ids)
    if field_key(MergeField.NOTIFICATION_DATE) in used:
        at = None if look.facts.inspection is None else look.facts.inspection.notified_at
        yield Item("inspection", 0, "", {"notified_at": at}, is_own=False)
    if field_key(MergeField.ON_SITE_DATES) in used:
        yield replace(on_site(look), is_own=False)
    if field_key(MergeField.MAIN_BASE) in used:
        yield main_base(look)
    if field_key(MergeField.MY_SESSIONS) in used:
        yield from _sessions(
            look, {each for letter, ids in people.values() if _names_sessions(look, letter) for each in ids}
        )
    texts = [look.facts.said_in(letter) for letter in printed]
    yield from named_key_facts(texts, look.facts.shown_key_facts())
    yield from shown_pictures(look, [look.facts.said_in(letter) for letter in printed])


def distribution_lists(look: Look) -> Iterator[Item]:
    yield council(look, "name")
    yield regime(look, "name")
    in_use = letters_in_use(look.facts)
    for one in sorted(look.facts.lists, key=lambda one: (one.side is not Side.INSIDE, one.name.casefold())):
        uses = {use.letter_id for use in look.facts.letter_uses if use.list_id == one.id}
        members = look.everybody(person.id for person in members_of(look.facts, one))
        checked = Checked.of(look.facts, one)
        said = {
            "name": one.name,
            "side": one.side,
            "purpose": one.purpose,
            "letters": tuple(Named("letter", each.id, each.title) for each in in_use if each.id in uses),
            "members": members,
            "checked": replace(
                checked, stale_months=bool(checked.stale_months)
            ),  # the months are not printed
        }
        yield Item("distribution_list", one.id, one.name, said)


def _names(look: Look, letter: Letter) -> tuple[str, ...]:
    return fields_in(look.facts.said_in(letter))


def _letter(look: Look, letter: Letter, ids: list[int]) -> Item:
    word = look.facts.word_letter_of.get(letter.id)
    said: dict[str, object] = {
        "title": letter.title,
        "subject": letter.subject,
        "body": Text("" if word else letter.body),
        "word_file": word.sha256 if word else "",
        "signatory_id": look.there(letter.signatory_id),
        "people": look.everybody(ids),
    }
    if _names_sessions(look, letter):
        said["named_for"] = frozenset(_named_for(look, set(ids)))
    return Item("letter", letter.id, letter.title, said)


def _names_sessions(look: Look, letter: Letter) -> bool:
    return field_key(MergeField.MY_SESSIONS) in map(field_key, _names(look, letter))


def _named_for(look: Look, ids: set[int]) -> Iterator[tuple[int, int]]:
    """Each person with each session; one that is cancelled is in no letter."""
    on = {each.id for each in look.facts.sessions if each.state is not SessionState.CANCELLED}
    for each in look.facts.attendances:
        if each.person_id in ids and each.session_id in on:
            yield each.person_id, each.session_id


def _sessions(look: Look, ids: set[int]) -> Iterator[Item]:
    """Those the letters name, on their days; which they are is said of each letter."""
    named = {session_id for _, session_id in _named_for(look, ids)}
    dated = {day.day: day for day in look.facts.dated_days}
    for day in sorted({session.day for session in look.facts.sessions if session.id in named}):
        yield replace(day_item(dated.get(day, DatedDay(day=day))), is_own=False)
    for item in sessions(look, *IN_LETTERS):
        if item.id in named:
            yield replace(item, is_own=False)
