"""timetable hand-over: gives sessions to somebody else, as dropping them on another line of the grid of people does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.cli.session_moves import add_move, coded
from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.session_hands import HandOver
from inspection_ready.services.people import person_named
from inspection_ready.services.session_moves import hand_over

if TYPE_CHECKING:
    import argparse

    from inspection_ready.cli.arguments import Commands, Parser
    from inspection_ready.domain.session_hands import Hand
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App


def add_to(commands: Commands[Parser]) -> None:
    parser = add_move(commands, "hand-over", _hand_over, "give sessions to somebody else")
    parser.add_argument("codes", nargs="+", metavar="CODE", help="of the sessions")
    parser.add_argument("--to", required=True, metavar="WHO", help="who takes them")
    parser.add_argument(
        "--from", dest="giver", metavar="WHO", help="who gives them; without it nobody was named yet"
    )


def _hand_over(app: App, whole: WholeTimetable, arguments: argparse.Namespace) -> object:
    sessions = [coded(whole, code) for code in arguments.codes]
    giver = _inspector(sessions, arguments.giver or "")
    if giver is not None:
        hand = HandOver(giver, " ".join(arguments.to.split()), frozenset(each.id for each in sessions))
        return app.do(hand_over, whole, hand)
    with app.reading() as reader:
        taker = person_named(reader, arguments.to).id
        gives: Hand = person_named(reader, arguments.giver).id if arguments.giver else None
    return app.do(hand_over, whole, HandOver(gives, taker, frozenset(each.id for each in sessions)))


def _inspector(sessions: list[Session], name: str) -> str | None:
    """As the first of them names the inspector; None where none of them does."""
    plain = " ".join(name.casefold().split())
    named = (each for session in sessions for each in named_inspectors(session.inspectors))
    return next((each for each in named if each.casefold() == plain), None)
