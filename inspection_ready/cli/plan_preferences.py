"""What matters to a plan, as it is typed and told: walking=lot,half-days=not."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import names
from inspection_ready.domain.plan_choice import USUALLY, Matters
from inspection_ready.domain.plan_problem import Preference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.cli.arguments import Parser

TYPED: dict[str, Preference] = {
    "half-days": Preference.HALF_DAYS,
    "seconds": Preference.WISHES,
    "even-days": Preference.SPREAD,
    "walking": Preference.WALKING,
    "inspectors": Preference.LOAD,
    "rooms": Preference.ROOM,
    "stay": Preference.MOVED,
}
LEVELS = ", ".join(each.value for each in Matters)


def add_preferences(parser: Parser) -> None:
    parser.add_argument(
        "--prefer",
        type=_preferences,
        default={},
        metavar="WHAT=HOW",
        help=f"how much each matters ({LEVELS}), with commas: {', '.join(TYPED)}",
    )


def told_preferences(typed: Mapping[Preference, Matters]) -> dict[str, str]:
    """All of them, as they mattered."""
    return {name: typed.get(each, USUALLY[each]).value for name, each in TYPED.items()}


def _preferences(text: str) -> dict[Preference, Matters]:
    found: dict[Preference, Matters] = {}
    for part in names(text):
        what, _, how = (each.strip().casefold() for each in part.partition("="))
        if what not in TYPED or how not in {each.value for each in Matters}:
            raise argparse.ArgumentTypeError(f"{part} is not one of {', '.join(TYPED)}, with = and {LEVELS}")
        found[TYPED[what]] = Matters(how)
    return found
