"""The maps and the plan among the sample council's pictures. They agree with where its bases and places lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sample_canvas import (
    BORDER,
    BUILDING,
    EDGE,
    GREY,
    INK,
    LAND,
    MOOR,
    PALE_TEAL,
    PAPER,
    PARK,
    RED,
    RIVER,
    SQUARE,
    STREET,
    TEAL,
    WATER,
    Canvas,
)

if TYPE_CHECKING:
    from PIL import Image

    from sample_canvas import Point

NORTHMOOR, KELDER, SALTBY, EASTHOLME = (555, 444), (393, 237), (285, 591), (906, 375)


def the_borough() -> Image.Image:
    canvas = Canvas(750)
    _borough(canvas)
    for town, radius in ((NORTHMOOR, 18), (KELDER, 12), (SALTBY, 12), (EASTHOLME, 12)):
        canvas.disc(town, radius)
    _town(canvas, (NORTHMOOR[0], 505), "Northmoor town", "94,200 people")
    _town(canvas, (KELDER[0], 187), "Kelder Bridge", "38,600 people")
    _town(canvas, (SALTBY[0], 643), "Saltby Cross", "29,100 people")
    _town(canvas, (EASTHOLME[0], 325), "Eastholme", "25,500 people")
    canvas.words((840, 180), "Railway", 19, halo=LAND)
    return canvas.finished()


def _borough(canvas: Canvas) -> None:
    """Without its towns: 30 points are a kilometre."""
    land = [(135, 91), (330, 37), (570, 61), (780, 37), (961, 136), (1050, 286), (1035, 450), (962, 539),
            (886, 660), (660, 705), (450, 675), (255, 705), (120, 585), (60, 421), (60, 211)]  # fmt: skip
    canvas.area(land, LAND)
    canvas.area([(135, 91), (330, 37), (570, 61), (496, 181), (330, 255), (165, 285), (60, 211)], MOOR)
    canvas.area([(1050, 376), (976, 420), (903, 507), (840, 600), (886, 660), (962, 539), (1035, 450)], WATER)
    canvas.line([*land, land[0]], BORDER, 4)
    canvas.line([(405, 225), (500, 345), NORTHMOOR, (705, 496), (901, 511)], RIVER, 11)
    for road in (
        [NORTHMOOR, (447, 312), KELDER],
        [NORTHMOOR, (362, 510), SALTBY],
        [NORTHMOOR, (781, 450), EASTHOLME],
    ):
        canvas.road(road, 13)
    canvas.railway([(90, 660), SALTBY, NORTHMOOR, (960, 121)])
    canvas.words((300, 139), "The moor", 25, colour=GREY)
    canvas.words((1036, 606), "The estuary", 23, colour=TEAL)
    canvas.north((1092, 104))
    canvas.scale((901, 720), 150, "5 kilometres")


def _town(canvas: Canvas, at: Point, name: str, below: str) -> None:
    canvas.words(at, name, 25, bold=True, halo=PAPER)
    canvas.words((at[0], at[1] + 27), below, 19, halo=PAPER)


def the_bases() -> Image.Image:
    canvas = Canvas(860)
    _borough(canvas)
    for name, at in (
        ("Northmoor town", (640, 360)), ("Kelder Bridge", (262, 205)),
        ("Saltby Cross", (215, 540)), ("Eastholme", (906, 306)),
    ):  # fmt: skip
        canvas.words(at, name, 24, bold=True, halo=PAPER)
    for number, place in enumerate(BASES, start=1):
        canvas.disc(place, 15)
        canvas.words(place, str(number), 18, bold=True, colour=PAPER)
    for number, name in enumerate(KEY, start=1):
        column, row = divmod(number - 1, 4)
        x, y = 60 + 360 * column, 756 + 29 * row
        canvas.words((x + 24, y), str(number), 19, bold=True, anchor="rm", colour=TEAL)
        canvas.words((x + 36, y), name, 19, anchor="lm")
    return canvas.finished()


BASES: tuple[Point, ...] = (
    NORTHMOOR, (618, 414), (600, 462), (505, 452), (545, 484), (590, 500),
    KELDER, (425, 268), SALTBY, (258, 568), EASTHOLME, (944, 402),
)  # fmt: skip
"""Those of one town are drawn apart, so that their numbers can be read."""
KEY = (
    "Civic Centre", "Discharge hub", "Tanner Street Stores", "Mill Lane Annexe", "The Old Bank", "Millrace House",
    "Kelder Bridge Hub", "Larkrise House", "Saltby Cross Day Service", "Saltby Cross Hub",
    "Community Mental Health Centre", "Eastholme Quay Office",
)  # fmt: skip


def way_from_the_station() -> Image.Image:
    canvas = Canvas(705, ground=STREET)
    canvas.area([(903, 0), (1140, 0), (1140, 180), (1033, 165)], PARK)
    canvas.area(
        [(0, 638), (210, 620), (645, 657), (900, 640), (1140, 657), (1140, 700), (900, 683),
         (645, 700), (210, 665), (0, 683)], WATER,
    )  # fmt: skip
    canvas.railway([(0, 61), (170, 69), (360, 61), (630, 28), (706, 0)])
    for road in (
        [(345, 0), (345, 225), (331, 460), (342, 705)],
        [(990, 0), (990, 250), (975, 455), (981, 705)],
        [(0, 226), (460, 226), (985, 246), (1140, 252)],
        [(0, 495), (330, 495), (465, 516)],
        [(900, 518), (1140, 518)],
    ):
        canvas.road(road, 23)
    for left, top, right, bottom in HOUSES:
        canvas.box(left, top, right, bottom, fill=BUILDING, edge=EDGE)
    canvas.area([(465, 444), (900, 444), (900, 600), (465, 600)], SQUARE, edge=EDGE, thick=1)
    canvas.box(558, 259, 606, 441, fill=SQUARE, edge=EDGE, round_by=0)
    canvas.box(67, 94, 270, 161, fill=PAPER)
    canvas.box(637, 271, 798, 329, fill=PAPER)
    canvas.box(637, 349, 888, 440, fill=TEAL)
    canvas.box(922, 295, 963, 431, fill=PAPER)
    canvas.dashes(
        [(168, 166), (168, 226), (582, 226), (582, 478), (762, 478), (762, 462)], RED, 7, dash=17, gap=9
    )
    canvas.area([(762, 441), (776, 464), (748, 464)], RED)
    for at, words, size, bold, colour in STREET_WORDS:
        canvas.words(at, words, size, bold=bold, colour=colour, halo=None if colour == PAPER else STREET)
    canvas.scale((840, 636), 150, "100 metres")
    canvas.north((1089, 648))
    return canvas.finished()


HOUSES = (
    (379, 91, 512, 182), (541, 100, 690, 185), (727, 109, 846, 188), (877, 109, 960, 194), (31, 265, 150, 338),
    (169, 265, 294, 329), (379, 265, 507, 329), (379, 349, 507, 422), (31, 376, 150, 455), (169, 370, 294, 452),
    (31, 535, 165, 599), (181, 529, 306, 593), (1021, 295, 1125, 383), (1021, 550, 1125, 608),
)  # fmt: skip
STREET_WORDS: tuple[tuple[Point, str, float, bool, str], ...] = (
    ((168, 128), "Northmoor station", 20, True, INK),
    ((375, 193), "10 minutes on foot, step-free", 21, True, RED),
    ((90, 226), "Station Road", 18, False, INK),
    ((1050, 251), "Station Road", 18, False, INK),
    ((1058, 76), "Castle Park", 20, False, INK),
    ((717, 300), "Corn Exchange", 19, True, INK),
    ((762, 383), "Civic Centre", 23, True, PAPER),
    ((762, 414), "under the clock tower", 17, False, PAPER),
    ((942, 363), "P", 25, True, INK),
    ((497, 375), "Arcade", 19, False, INK),
    ((180, 495), "Mill Lane", 18, False, INK),
    ((1062, 518), "Tanner Street", 18, False, INK),
    ((660, 573), "Market Square", 22, True, INK),
    ((224, 649), "River Kelder", 20, False, TEAL),
)


def ground_floor() -> Image.Image:
    canvas = Canvas(620)
    canvas.box(20, 20, 960, 540, fill=SQUARE, edge=INK, thick=5, round_by=0)
    for left, top, right, bottom, name, is_ours in ROOMS:
        canvas.box(left, top, right, bottom, fill=PALE_TEAL if is_ours else PAPER, round_by=0)
        canvas.words(((left + right) / 2, (top + bottom) / 2), name, 20, bold=is_ours)
    canvas.words((490, 245), "Corridor", 19, colour=GREY)
    canvas.words((490, 430), "Front desk", 20, bold=True)
    canvas.box(405, 450, 575, 470, fill=TEAL, edge=None)
    canvas.line([(440, 538), (540, 538)], PAPER, 9)
    canvas.line([(958, 215), (958, 275)], PAPER, 9)
    canvas.arrow((490, 600), (490, 505), RED)
    canvas.words((510, 580), "Main door, from Market Square", 20, anchor="lm")
    canvas.arrow((1050, 245), (915, 245), RED)
    canvas.words((980, 190), "Tanner Street\ndoor, from the\nvisitors’ bays", 20, anchor="lm")
    canvas.words((20, 580), "Shaded: rooms of the visit", 19, anchor="lm", colour=GREY)
    return canvas.finished()


ROOMS = (
    (20, 20, 250, 200, "Mayor’s Parlour\n(inspectors’ room)", True), (250, 20, 430, 200, "Members’ Room\n(home team)", True),
    (430, 20, 605, 200, "Interview\nRoom A", True), (605, 20, 780, 200, "Interview\nRoom B", True),
    (780, 20, 960, 200, "Post room", False), (20, 290, 190, 540, "Café", False),
    (190, 290, 385, 410, "Changing Places\ntoilet", False), (610, 290, 700, 410, "Lift", False),
    (610, 410, 700, 540, "Stairs", False), (700, 290, 960, 415, "Committee Room 1", True),
    (700, 415, 960, 540, "Committee Room 2", True),
)  # fmt: skip
