from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.clash_moves import WouldBe
from inspection_ready.domain.clashes import Clash, ClashCode
from inspection_ready.domain.timetable import Session
from inspection_ready.phrases.session_moves import moved_words, would_be_words

ONE = Session(timetable_id=1, day=1, starts=540, minutes=60, track=1, code="D1-01", title="One")
EARLY = Clash(code=ClashCode.TOO_EARLY, sessions=(ONE,), windows=((600, 600),))
OPEN = Clash(code=ClashCode.NOT_CLEARED, sessions=(ONE,), who="Ada")


def test_what_would_clash_is_told_in_full_while_it_is_few() -> None:
    sentence = "“D1-01 One” starts at 9am on day 1, and must not start before 10am."

    assert would_be_words(WouldBe((), (), ())) == "No new clash."
    assert would_be_words(WouldBe((EARLY,), (EARLY,), ())) == f"1 new clash: {sentence}"
    assert would_be_words(WouldBe((), (EARLY,) * 5, (EARLY,))) == (
        f"5 new clashes: {sentence} {sentence} {sentence} And 2 more. 1 clash fewer."
    )
    assert would_be_words(WouldBe((), (OPEN,), (EARLY, EARLY))) == (
        "No new clash. 2 clashes fewer. 1 more worth knowing."
    )


def test_what_was_moved_is_told_by_where_it_is_or_how_long() -> None:
    def days(day: int) -> str:
        return f"Day {day}"

    there = replace(ONE, day=2, starts=600, track=0)
    longer = replace(ONE, minutes=90)

    assert moved_words([(ONE, there)], days, room="Hall") == (
        "Moved “D1-01 One” to Day 2, 10am to 11am, Everyone, Hall."
    )
    assert moved_words([(ONE, longer)], days) == (
        "“D1-01 One” is now 1 hour 30 minutes long, 9am to 10:30am."
    )
    assert moved_words([(ONE, there), (ONE, there)], days) == "Moved 2 sessions."
