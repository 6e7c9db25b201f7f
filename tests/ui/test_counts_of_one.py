"""One day, one track, one session: nothing says "1 days"."""

from __future__ import annotations

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.timetable import Timetable
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.errors import error_sentence
from tests.domain.test_plan_making import session
from ui.models.session_words import SessionWords

ONE = Timetable(name="Short", days=1, tracks=1, is_template=True)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused("no_such_day", name="Short", days=1, day=2), "“Short” has 1 day, so there is no day 2."),
        (Refused("no_such_day", name="Long", days=3, day=4), "“Long” has 3 days, so there is no day 4."),
        (Refused("no_such_track", tracks=1, track=2), "The timetable has 1 track, so there is no track 2."),
    ],
)
def test_what_is_not_there_is_counted_in_words(error: Refused, said: str) -> None:
    assert error_sentence(error).startswith(said)


def test_a_template_of_one_session_says_so() -> None:
    words = SessionWords(WholeTimetable(timetable=ONE, sessions=(session("Carers"),)), {}, {})

    assert words.about().startswith("A template: 1 session on 1 day, without people and dates.")
