"""One sample of every block, and documents to put blocks in."""

from __future__ import annotations

from datetime import UTC, datetime

from inspection_ready.documents.model import (
    Block,
    BulletList,
    Callout,
    Contents,
    Document,
    Heading,
    KeyValues,
    ListItem,
    NumberedList,
    PageBreak,
    Paragraph,
    Run,
    Table,
    item,
    paragraph,
    text,
)

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
    Contents: Contents(),
    PageBreak: PageBreak(),
}  # fmt: skip


def document(*blocks: Block, title: str = "A document", **facts: str) -> Document:
    return Document(title=title, organisation="Northmoor Council", created=CREATED, blocks=blocks, **facts)  # type: ignore[arg-type]  # texts only


def everything() -> Document:
    """Every block once, between two headings so that contents have something to list."""
    headings = (Heading(1, text("First")), Heading(2, text("Second <&>")))
    blocks = (SAMPLES[Contents], *headings, *(SAMPLES[kind] for kind in SAMPLES if kind is not Contents))
    return document(*blocks, title="Everything at once", subtitle="Each block", footer="Pack 1")
