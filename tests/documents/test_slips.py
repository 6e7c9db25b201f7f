"""A change slip as its reader gets it: every change in words, the same in a mail program's two forms and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.compose.slips import LONGEST_SUBJECT
from inspection_ready.documents.message_body import message_html, message_text
from inspection_ready.domain.reply_tokens import mint, read
from tests.documents.test_message_body import read as read_html
from tests.documents.told import SLIPS, items, message

if TYPE_CHECKING:
    from tests.plugins.golden import Golden

MARK = mint("northmoor", 7)


def test_the_message_is_as_it_was_when_last_looked_at(golden: Golden) -> None:
    made = message(items())

    golden.check("slip/words.txt", message_text(made))
    golden.check("slip/page.html", message_html(made))


def test_every_change_is_said_in_words() -> None:
    said = [line for line in message_text(message(items())).splitlines() if "; because" in line]

    because = "; because the Director has to be at the council meeting on Tuesday."
    was = "; it was Tuesday 2 March 2027, 10am to 11am, Room 2, Town Hall"
    moved = (
        "Moved from 10am on Tuesday 2 March 2027, Room 2, Town Hall, to 2pm on Wednesday 3 March 2027, Market Gate; "
        f"it takes 45 minutes instead of 1 hour{because}"
    )
    rewritten = (
        "The address of Room 2, Town Hall is another; it is called “Practice lead” instead of “Principal Social "
        "Worker”; you are the second: keep the time free, and come only where whoever takes part cannot; with "
        f"inspectors still to be named instead of Jo Hart and one more; what to know before it was written anew{because}"
    )
    assert said == [
        moved,
        rewritten,
        f"It is cancelled{was}{because}",
        f"It is no longer confirmed, and you will hear again if it is{was}{because}",
        f"Its date is no longer known, and you will hear again{was}{because}",
        f"You are no longer at it{was}{because}",
        f"It no longer takes place{was}{because}",
    ]


def test_the_subject_has_the_mark_at_its_end_whatever_is_before_it() -> None:
    one = message(items()[1:2])
    long = message(items("A title that goes on and on " * 9)[:1])

    assert one.title == f"Changed: Principal Social Worker, 2pm on Wednesday 3 March 2027 ({MARK})"
    assert len(long.title) <= LONGEST_SUBJECT + 4 + len(MARK) + 3
    assert read(long.title) is not None
    assert "takes the entry out of your calendar" in message_text(message(items()[3:4]))


def test_both_forms_of_the_message_say_the_same() -> None:
    made = message(items())

    page = read_html(message_html(made)).words
    for words in ("Market Gate, 1 Market Square, Northmoor, ZZ1 1ZZ", "Come in by the side door.", MARK):
        assert words in message_text(made)
        assert words in page


def test_each_person_begins_on_a_page_of_their_own() -> None:
    made = SLIPS["northmoor"]()

    assert [type(block).__name__ for block in made.blocks].count("PageBreak") == 1
    assert made.subtitle.startswith("Issue 2, ")
