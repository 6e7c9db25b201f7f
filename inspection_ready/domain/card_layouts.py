"""How cards lie on a sheet of A4: badges, place cards and signs that are cut, and the common sheets of labels.

Distances are millimetres. The sheets of labels have the measures their makers print on the box.
"""

from __future__ import annotations

from enum import StrEnum

from inspection_ready.domain.frozen import dataclass

A4_SHORT, A4_LONG = 210.0, 297.0


class SheetKind(StrEnum):
    BADGES = "badges"
    PLACE_CARDS = "place-cards"
    DOOR_SIGNS = "door-signs"
    SIGN_IN = "sign-in"
    LABELS = "labels"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLayout:
    code: str
    """What it is called on the command line."""
    width: float
    height: float
    """Of one card before it is folded."""
    columns: int
    rows: int
    left: float
    top: float
    """From the edges of the paper to the first card; as much is left on the other side."""
    between: float = 0.0
    """Between two cards side by side; those below each other touch."""
    landscape: bool = False
    is_cut: bool = False
    """Lines show where to cut: it is printed on plain paper or card."""
    is_folded: bool = False
    """Across its middle: the lower half is the front."""
    padding: float = 4.0

    @property
    def on_a_sheet(self) -> int:
        return self.columns * self.rows

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        return (A4_LONG, A4_SHORT) if self.landscape else (A4_SHORT, A4_LONG)

    def corner(self, place: int) -> tuple[float, float]:
        """Of a card by its place on the sheet, from 0, row by row: from the left and from the top of the paper."""
        row, column = divmod(place, self.columns)
        return self.left + column * (self.width + self.between), self.top + row * self.height

    def sheets(self, cards: int, start: int = 1) -> int:
        """How many are needed where the first card goes to place ``start``, from 1."""
        return -(-(cards + start - 1) // self.on_a_sheet) if cards else 0


LAYOUTS: dict[SheetKind, tuple[CardLayout, ...]] = {
    SheetKind.BADGES: (
        CardLayout(code="86x54", width=86, height=54, columns=2, rows=5, left=19, top=13.5, is_cut=True),
        CardLayout(code="90x60", width=90, height=60, columns=2, rows=4, left=15, top=28.5, is_cut=True),
    ),
    SheetKind.PLACE_CARDS: (
        CardLayout(
            code="95x65", width=95, height=130, columns=2, rows=2, left=10, top=18.5, is_cut=True, is_folded=True
        ),
        CardLayout(
            code="190x65", width=190, height=130, columns=1, rows=2, left=10, top=18.5, is_cut=True, is_folded=True
        ),
    ),
    SheetKind.DOOR_SIGNS: (
        CardLayout(
            code="a4", width=273, height=186, columns=1, rows=1, left=12, top=12, landscape=True, padding=6
        ),
    ),
    SheetKind.LABELS: (
        CardLayout(code="l7160", width=63.5, height=38.1, columns=3, rows=7, left=7.25, top=15.15, between=2.5),
        CardLayout(code="l7163", width=99.1, height=38.1, columns=2, rows=7, left=4.65, top=15.15, between=2.5),
        CardLayout(code="l7159", width=63.5, height=33.9, columns=3, rows=8, left=7.25, top=12.9, between=2.5),
    ),
}  # fmt: skip
"""The first of each kind is the usual one. Sheets to sign in on are tables, and have none."""


def layout_called(kind: SheetKind, code: str) -> CardLayout | None:
    return next((each for each in LAYOUTS.get(kind, ()) if each.code == code), None)
