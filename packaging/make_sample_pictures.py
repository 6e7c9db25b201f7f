"""Draws the pictures of the sample council into resources/sample.

    python packaging/make_sample_pictures.py

Run by hand when one is to change. All are ours, so they may go wherever the sample goes. They agree with the
sample's own files: the maps with the positions of bases and places, the chart with who leads what.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sample_canvas import GREY, INK, PALE_TEAL, PAPER, RED, TEAL, Canvas
from sample_maps import ground_floor, the_bases, the_borough, way_from_the_station
from sample_portraits import PORTRAITS

if TYPE_CHECKING:
    from PIL import Image

    from sample_canvas import Point

SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "sample"


def main() -> None:
    for name, draw in PICTURES.items():
        draw().save(SAMPLE / name, optimize=True)


def older_residents() -> Image.Image:
    canvas = Canvas(430)
    left, whole = 240, 18.0
    for row, (name, share) in enumerate(
        (("Eastholme", 41), ("Northmoor town", 17), ("Kelder Bridge", 16), ("Saltby Cross", 14))
    ):
        y = 60 + row * 80
        canvas.words((left - 18, y), name, 23, anchor="rm")
        canvas.box(left, y - 24, left + share * whole, y + 24, fill=TEAL, edge=None, round_by=2)
        canvas.words((left + share * whole - 14, y), f"{share}%", 23, bold=True, colour=PAPER, anchor="rm")
    middle = left + 20 * whole
    canvas.dashes([(middle, 20), (middle, 350)], RED, 4, dash=12, gap=8)
    canvas.words((middle, 378), "20% in the whole borough", 21, colour=RED, bold=True)
    canvas.line([(left, 20), (left, 350)], INK, 3)
    return canvas.finished()


def from_first_contact() -> Image.Image:
    canvas = Canvas(360)
    steps = (
        ("First contact", "Half are helped\nhere and then"), ("Short-term help", "Reablement,\nequipment"),
        ("Assessment", "With the person\nand their carer"), ("A plan", "Made together,\nwith a budget"),
        ("Review", "Within a year,\nor when life changes"),
    )  # fmt: skip
    for number, (name, below) in enumerate(steps):
        left = 20 + number * 224
        canvas.box(left, 30, left + 190, 180, fill=TEAL, edge=None, round_by=12)
        canvas.words((left + 95, 68), name, 22, bold=True, colour=PAPER)
        canvas.words((left + 95, 128), below, 18, colour=PAPER)
        if number:
            canvas.arrow((left - 33, 105), (left - 3, 105))
    canvas.box(20, 240, 1106, 330, fill=PALE_TEAL, edge=TEAL, round_by=12)
    canvas.words((563, 270), "Safeguarding and urgent help", 22, bold=True)
    canvas.words((563, 303), "Can begin at any step, on the same day", 19)
    for number in range(len(steps)):
        x = 115 + number * 224
        canvas.arrow((x, 238), (x, 184), TEAL, thick=3, head=12)
    return canvas.finished()


def who_leads_what() -> Image.Image:
    canvas = Canvas(590)
    canvas.line([(570, 130), (570, 165)], GREY, 4)
    canvas.line([(250, 165), (970, 165)], GREY, 4)
    for x, name, role in (
        (250, "Daniel Hartwell", "Service Director, Operations"),
        (620, "Priya Raman", "Service Director, Commissioning"),
        (970, "Ruth Calloway", "Principal Social Worker"),
    ):
        canvas.line([(x, 165), (x, 200)], GREY, 4)
        _person(canvas, (x, 245), name, role, 320)
    _person(
        canvas, (570, 85), "Margaret Osei", "Director of Adult Social Services (DASS)", 460, is_first=True
    )
    _under(canvas, 90, ("Localities: Simon Fairclough", "Hospital and reablement: Siân Prosser",
        "Learning disability: Grace Adeyemi", "Mental health: Tomasz Zieliński",
        "Safeguarding: Naledi Mokoena", "Occupational therapy: Owen Pritchard"))  # fmt: skip
    _under(canvas, 460, ("Commissioning: Helen Brandreth", "Quality assurance: Joanne Whitlock",
        "Partnerships and contracts"))  # fmt: skip
    _under(canvas, 810, ("Practice and learning", "Newly qualified staff"))
    return canvas.finished()


def _person(canvas: Canvas, at: Point, name: str, role: str, wide: float, *, is_first: bool = False) -> None:
    x, y = at
    canvas.box(
        x - wide / 2,
        y - 45,
        x + wide / 2,
        y + 45,
        fill=TEAL if is_first else PALE_TEAL,
        edge=TEAL,
        round_by=8,
    )
    colour = PAPER if is_first else INK
    canvas.words((x, y - 15), name, 22, bold=True, colour=colour)
    canvas.words((x, y + 17), role, 19, colour=colour)


def _under(canvas: Canvas, left: float, names: tuple[str, ...]) -> None:
    for row, name in enumerate(names):
        y = 325 + row * 44
        canvas.line([(left + 10, y - (35 if row == 0 else 44)), (left + 10, y), (left + 28, y)], GREY, 3)
        canvas.words((left + 36, y), name, 19, anchor="lm")


def badge() -> Image.Image:
    canvas = Canvas(420)
    canvas.line([(430, 0), (560, 92)], TEAL, 26)
    canvas.line([(700, 0), (580, 92)], TEAL, 26)
    canvas.box(350, 90, 790, 400, fill=PAPER, edge=INK, round_by=18)
    canvas.box(540, 78, 600, 104, fill=GREY, edge=INK, round_by=6)
    canvas.box(352, 124, 788, 190, fill=TEAL, edge=None, round_by=0)
    canvas.words((570, 157), "Northmoor Council", 25, bold=True, colour=PAPER)
    canvas.words((376, 230), "VISITOR", 30, bold=True, anchor="lm", colour=RED)
    canvas.words((376, 276), "Your name", 27, bold=True, anchor="lm")
    canvas.words((376, 318), "Doors: ground, first and second floor", 19, anchor="lm")
    canvas.words((376, 352), "Lost or in need: 07700 900100", 19, anchor="lm")
    return canvas.finished()


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "the-borough.png": the_borough,
    "the-bases.png": the_bases,
    "way-from-the-station.png": way_from_the_station,
    "ground-floor.png": ground_floor,
    "older-residents.png": older_residents,
    "from-first-contact.png": from_first_contact,
    "who-leads-what.png": who_leads_what,
    "badge.png": badge,
    **PORTRAITS,
}


if __name__ == "__main__":
    main()
