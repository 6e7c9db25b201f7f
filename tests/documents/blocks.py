"""One sample of every block, and documents to put blocks in."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

from PIL import Image

from inspection_ready.documents.cards import PHOTOGRAPH, Card, CardLine, CardSheet
from inspection_ready.documents.cropping import cropped
from inspection_ready.documents.model import (
    Block,
    BulletList,
    Callout,
    Contents,
    Document,
    Drawing,
    Figure,
    Heading,
    KeyValues,
    ListItem,
    Note,
    Notes,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Table,
    item,
    paragraph,
    text,
)
from inspection_ready.documents.pictures import make_picture
from inspection_ready.documents.shapes import Circle, Line, Polyline, Rectangle, Stroke, Words
from inspection_ready.domain.card_layouts import LAYOUTS, SheetKind
from inspection_ready.domain.printed_pictures import PrintedPicture


def picture(
    name: str, colour: str = "navy", size: tuple[int, int] = (64, 40), mode: str = "RGB"
) -> PrintedPicture:
    """Made as the app makes them from what people choose."""
    buffer = io.BytesIO()
    drawn = Image.new("RGB", size, "white")
    drawn.paste(colour, (4, 4, size[0] // 2, size[1] - 4))
    drawn.convert(mode).save(buffer, "PNG" if name.endswith("png") else "JPEG")
    made = make_picture(buffer.getvalue(), file=name)
    return PrintedPicture(name=name, data=made.data, kind=made.kind, width=made.width, height=made.height)


PICTURES = {
    each.name: each
    for each in (
        picture("map.png"),
        picture("front-door.jpeg", "maroon", (1400, 2000)),
        picture("plan.png", "black", mode="L"),
        picture("old-photograph.jpeg", "black", (120, 90), mode="L"),
    )
}
PICTURES["portrait"] = replace(
    cropped(picture("portrait.jpeg", "teal", (900, 1200)), PHOTOGRAPH), alt="Photograph of Ada Brook"
)
"""As a badge has it."""
CREATED = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)

SAMPLES: dict[type, Block] = {
    Heading: Heading(1, text("Getting here"), anchor="getting-here"),
    Paragraph: Paragraph((
        Run("Plain, "),
        Run("bold", bold=True),
        Run(", "),
        Run("italic", italic=True),
        Run(", "),
        Run("both", bold=True, italic=True),
        Run(" and "),
        Run("Northmoor-0O1l", code=True),
        Run(". See "),
        Run("the council’s page", link="https://www.northmoor.example/visit?a=1&b=2"),
        Run(". "),
        Run("Croeso i Ŵyn", language="cy"),
        Run(".\nA new line with a tick ✓."),
    )),
    BulletList: BulletList((
        item("Lift"),
        item("Stairs", BulletList((item("Left"), item("Right", NumberedList((item("Up"), item("Down"))))))),
        ListItem((paragraph("Door"), paragraph("It opens outwards."))),
    )),
    NumberedList: NumberedList((item("Leave"), item("Cross", NumberedList((item("Look"),))), item("Arrive")), start=3),
    Table: Table(
        header=(text("Room"), text("Holds")),
        rows=((text("Exchange Room"), text("20")), ((Run("Small", italic=True), Run(" room")), ())),
        widths=(0.7, 0.3),
        caption="Rooms",
        row_header=True,
        notes=(text("Holds: people seated."),),
    ),
    KeyValues: KeyValues((
        ("Address", text("Northmoor House\nExchange Square")),
        ("Phone", (Run("01632 960100", link="tel:+441632960100"),)),
    )),
    Callout: Callout("Not yet checked", (text("Ask first."), text("Then visit."))),
    CardSheet: CardSheet(
        LAYOUTS[SheetKind.BADGES][0],
        (
            Card((CardLine("Ada Brook", 20, 11, bold=True), CardLine("Director", 11, 9, before=3)), PICTURES["portrait"]),
            Card((CardLine("Zażółć <Ŵyn>", 20, 11, bold=True), CardLine("Northmoor\nCouncil", 10, 8, colour="accent"))),
        ),
    ),
    Figure: Figure(
        PICTURES["map.png"],
        alt="A map: the town hall stands between the station and the canal.",
        caption=text("The way from the station"),
        credit="Northmoor Council, Open Government Licence v3.0",
    ),
    Drawing: Drawing(
        width=300,
        height=120,
        shapes=(
            Rectangle((0, 0), 300, 120, fill="tint"),
            Rectangle((20, 20), 40, 80, Stroke("ink", 0.5), "accent"),
            Line((20, 100), (280, 100), Stroke("rule")),
            Polyline(((90, 90), (150, 40), (210, 60)), Stroke("quiet", 2, (4, 3))),
            Polyline(((90, 80), (96, 94), (84, 94)), fill="ink"),
            Circle((210, 60), 6, Stroke("accent", 1.5), "paper"),
            Words((40, 116), "2023 ✓", set_from="middle", bold=True),
            Words((280, 30), "Zażółć", size=14, colour="quiet", set_from="end"),
        ),
        alt="Calls rose from 40 in 2023 to 60 in 2024.",
        caption=text("Calls in a year"),
        beside=Table((text("Year"), text("Calls")), ((text("2023"), text("40")), (text("2024"), text("60"))), (0.5, 0.5)),
    ),
    Notes: Notes((
        Note((Run("Census 2021, "), Run("table 4", link="https://www.northmoor.example/4")), number=8, anchor="census"),
        Note(text("Nothing refers to it.\nIt is said all the same."), number=9, anchor="loose"),
    )),
    Contents: Contents(),
    PageBreak: PageBreak(),
}  # fmt: skip


def document(*blocks: Block, title: str = "A document", **facts: str) -> Document:
    return Document(title=title, organisation="Northmoor Council", created=CREATED, blocks=blocks, **facts)  # type: ignore[arg-type]  # texts only


NOTED = Run("", note=Note((Run("Seen on "), Run("1 May", bold=True), Run(".")), name="seen"))


def everything() -> Document:
    """Every block once, between two headings so that contents have something to list; and a note referred to twice."""
    headings = (
        Heading(1, (Run("First"), NOTED)),
        Heading(2, text("Second <&>")),
        Paragraph((*text("Noted"), NOTED)),
    )
    blocks = (SAMPLES[Contents], *headings, *(SAMPLES[kind] for kind in SAMPLES if kind is not Contents))
    return document(*blocks, title="Everything at once", subtitle="Each block", footer="Pack 1")


def papers() -> Document:
    """Upright, across on A3 ending with a table, upright again, and across on A4."""
    return document(
        paragraph("Upright."),
        PageBreak(Paper("A3", landscape=True)),
        Heading(1, text("On the wall")),
        SAMPLES[Table],
        Table((text("Bare"),), ((text("No notes"),),), (1.0,)),
        PageBreak(Paper()),
        paragraph("Upright again."),
        PageBreak(),
        BulletList((item("New page, same paper."),)),
        PageBreak(Paper(landscape=True)),
        paragraph("Across."),
        title="Papers",
        footer="Pack 1",
    )
