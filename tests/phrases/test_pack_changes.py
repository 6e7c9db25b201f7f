from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest

from inspection_ready.domain.pack_changes import Change, FieldChange, Sort
from inspection_ready.domain.pack_items.values import Checked, Due, Named, Slot, Text, When
from inspection_ready.domain.regimes import ON_SITE
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.phrases.pack_change_values import cell_words, value_words, was_and_now
from inspection_ready.phrases.pack_changes import (
    cannot_tell_note,
    disposed_note,
    heading,
    in_one_words,
    new_or_gone_sentence,
    regime_note,
    since_words,
    summary_sentence,
)

ASHA, BEN = Named("person", 1, "Asha Verma"), Named("person", 2, "Ben Hill", has_left=True)
CROWD = tuple(Named("person", number, f"Person {number}") for number in range(9))


def kinds(kind: str) -> tuple[str, str]:
    return {"person": ("person", "people")}.get(kind, (kind, f"{kind}s"))


def choice(value: StrEnum) -> str:
    return f"as the form has {value.value}"


def change(kind: str, sort: Sort = Sort.CHANGED, **told: Any) -> Change:
    return Change(**{"kind": kind, "id": 1, "name": "X", "sort": sort, "documents": ("contacts",), **told})


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("phone", "", "nothing"),
        ("phone", None, "nothing"),
        ("contact_id", None, "nobody"),
        ("contact_id", ASHA, "Asha Verma"),
        ("contact_id", BEN, "nobody (Ben Hill has left)"),
        ("contact_id", Named("person", 3, ""), "somebody whose record was disposed of"),
        ("base_id", Named("base", 3, ""), "one that was disposed of"),
        ("when", When(), "date to come"),
        ("when", When.on_site(None, None), "dates to come"),
        ("when", When.on_site(date(2027, 2, 9), date(2027, 2, 11)), "9 to 11 February 2027"),
        ("when", When(date(2026, 12, 22), is_deadline=True), "by Tuesday 22 December 2026"),
        ("when", When(date(2026, 12, 22), is_about=True), "about Tuesday 22 December 2026"),
        ("slot", Slot(2, 600, 720), "Day 2, 10am to midday"),
        ("on", DatedDay(day=1, is_after=True), "after the last day on site"),
        ("due", Due(date(2026, 12, 22)), "Tuesday 22 December 2026"),
        ("due", Due(None, "by 2 working days after the notification"), "date to come: by 2 working days after the notification"),
        ("due", Due(None), "no date"),
        ("checked", Checked(), "not yet checked"),
        ("checked", Checked("Asha", date(2026, 3, 2)), "by Asha on 2 March 2026"),
        ("checked", Checked("Asha", date(2026, 3, 2), 6), "by Asha on 2 March 2026, to be checked again"),
        ("text", Text("One.\n\nTwo."), "2 paragraphs"),
        ("status", Sort.DONE, "as the form has done"),
        ("is_main", True, "Yes"),
        ("notified_at", datetime(2026, 12, 1, 9, 30, tzinfo=UTC), "9:30am on 1 December 2026"),
        ("people", (ASHA,), "Asha Verma"),
        ("address", ("1 Moor Road", "Northmoor"), "1 Moor Road, Northmoor"),
        ("reception", "Ask for Ann,\nthen ring.", "Ask for Ann, then ring."),
        ("capacity", 0, "0"),
    ],
)  # fmt: skip
def test_every_kind_of_value_has_its_words(field: str, value: object, words: str) -> None:
    assert value_words(field, value, choice) == words


def test_long_values_are_cut() -> None:
    assert value_words("reception", "x" * 500, choice) == "x" * 160 + "…"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Slot(1, 600, 660), Slot(2, 660, 720), ("Day 1, 10am", "Day 2, 11am")),
        (Slot(1, 600, 660), Slot(1, 600, 690), ("Day 1, 10am to 11am", "Day 1, 10am to 11:30am")),
        ((), (ASHA,), ("nobody", "Asha Verma")),
        (CROWD, CROWD[1:], ("9 people", "8 people; without Person 0")),
        (CROWD[:8], CROWD, ("8 people", "9 people; with Person 8")),
        ((), CROWD, ("0 people", "9 people; with Person 0, Person 1, Person 2, Person 3, Person 4, Person 5 and 3 more")),
        (Text("One.\n\nTwo."), Text("Two.\n\nOne."), ("2 paragraphs", "the same paragraphs, set out otherwise")),
        (Text("One.\n\nTwo."), Text("One."), ("2 paragraphs", "1 paragraph taken out")),
        ("a", "b", ("a", "b")),
    ],
)  # fmt: skip
def test_what_was_and_what_is_are_said_by_their_difference(
    before: object, after: object, words: tuple[str, str]
) -> None:
    assert was_and_now("people", before, after, choice) == words


def test_our_own_words_begin_with_a_capital_in_a_table_and_nobody_elses_do() -> None:
    assert [cell_words(each) for each in ("nobody", "date to come", "by Asha", "ask.ann@northmoor.example", "")] == [
        "Nobody", "Date to come", "By Asha", "ask.ann@northmoor.example", "",
    ]  # fmt: skip


def test_summary_counts_alike_changes_in_the_order_they_are_told() -> None:
    changes = [
        change("section"),
        change("section"),
        change("session", Sort.MOVED),
        change("person", Sort.NEW),
        change("task", Sort.KNOWN),
        change("section", Sort.REORDERED),
        change("council"),
    ]

    words = summary_sentence(changes, 1, kinds, new=1, gone=2)

    assert words == (
        "2 sections changed, 1 session moved, 1 person new, 1 task now with a date, sections in another order, "
        "the council’s own details changed, 1 document new, 2 documents with nothing to print any more."
    )


def test_summary_of_very_much_counts_the_rest() -> None:
    changes = [change(f"kind{number}") for number in range(12)]

    assert summary_sentence(changes, 1, kinds, new=0, gone=0).endswith("1 kind7 changed, 4 other changes.")


def test_summary_leaves_out_what_only_follows_unless_there_is_nothing_else() -> None:
    pencilled = change("timetable", fields=(FieldChange(field="pencilled", before=2, after=1),))

    assert summary_sentence([pencilled, change("session")], 1, kinds, new=0, gone=0) == "1 session changed."
    assert summary_sentence([pencilled], 1, kinds, new=0, gone=0) == "The timetable’s heading changed."


def test_summary_of_nothing_says_so() -> None:
    words = summary_sentence([], 3, kinds, new=0, gone=0)

    assert words == "Nothing that is printed has changed since Pack 3."
    assert since_words(3, words) == words
    assert since_words(3, "2 sections changed.") == "Since Pack 3: 2 sections changed."


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (change("session", name="D1-02 Front door"), "Session “D1-02 Front door”"),
        (change("person", name="asha"), "Asha"),
        (change("person", name=""), "Without a name"),
        (change("closure_day", id="2026-12-29", name=""), "Council closed on 29 December 2026"),
        (change("timetable_day", id=2, name=""), "Day 2"),
        (change("key_date", id=ON_SITE, name=""), "Days on site"),
        (change("section", Sort.REORDERED, id="order", name=""), "Sections"),
    ],
)
def test_a_change_is_called_by_what_it_is_about(told: Change, words: str) -> None:
    assert heading(told, kinds) == words


def test_what_is_new_or_gone_is_told_with_its_day() -> None:
    on = date(2026, 12, 5)

    assert new_or_gone_sentence(Sort.NEW, "Cara Dale", brief="Officer", on=None) == "New: Cara Dale, Officer"
    assert (
        new_or_gone_sentence(Sort.LEFT, "Ben Hill", brief="Officer", on=on)
        == "Ben Hill: left on 5 December 2026"
    )
    assert (
        new_or_gone_sentence(Sort.LEFT_OUT, "Section “Old”", brief="", on=None) == "Section “Old”: left out"
    )
    assert in_one_words(Sort.NEW, pack=1, on=None, brief="Officer") == ("Not in Pack 1", "Officer")
    assert in_one_words(Sort.CLOSED, pack=1, on=on, brief="") == ("In Pack 1", "Closed on 5 December 2026")
    assert in_one_words(Sort.GONE, pack=1, on=None, brief="Officer") == ("Officer", "No longer there")


def test_what_cannot_be_told_says_why() -> None:
    assert disposed_note(1, 2).startswith("1 record was disposed of since Pack 2. What it said")
    assert disposed_note(1200, 2).startswith("1,200 records were disposed of since Pack 2. What they said")
    assert regime_note("CQC, 1", "CQC, 1", 2).startswith("The framework was loaded anew since Pack 2.")
    assert regime_note("CQC, 1", "CQC, 2", 2).startswith(
        "Pack 2 was made by the framework “CQC, 1”, this one by “CQC, 2”."
    )
    assert cannot_tell_note(2, "It is gone.") == "What changed since Pack 2 cannot be told. It is gone."
