"""A document of every block made with a template before that is kept, so that a pack never fails for it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspection_ready.documents.docx.council.look import template_look
from inspection_ready.documents.docx.council.prepared import prepared
from inspection_ready.documents.docx.council.writer import write_on_template
from inspection_ready.documents.look import HOUSE_LOOK as HOUSE
from inspection_ready.documents.model import (
    BulletList,
    Callout,
    Document,
    Heading,
    KeyValues,
    NumberedList,
    Table,
    item,
    paragraph,
    text,
)
from inspection_ready.domain.errors import CannotRead, ExpectedError

if TYPE_CHECKING:
    from inspection_ready.domain.brands import FaintStyle
    from inspection_ready.domain.printed_brands import WordTemplate

TRIAL = Document(
    title="A trial",
    organisation="The council",
    created=datetime(2026, 1, 1, tzinfo=UTC),
    blocks=(
        Heading(1, text("One")),
        paragraph("Words."),
        BulletList((item("A point."),)),
        NumberedList((item("A step."),)),
        Table((text("Room"),), ((text("Hall"),),), (1.0,), caption="Rooms"),
        KeyValues((("Phone", text("01632 960100")),)),
        Callout("Note", (text("Words."),)),
    ),
)


def faint_styles_of(template: WordTemplate) -> tuple[FaintStyle, ...]:
    """Those that do not stand out enough. Raises CannotRead where it cannot be used."""
    try:
        base = prepared(template, HOUSE.accent, HOUSE.link, HOUSE.word_font)
        template_look(template)
        write_on_template(TRIAL, template, HOUSE, lambda: None)
    except ExpectedError:
        raise
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, AssertionError) as error:
        # made by no program we know: better refused now than in the middle of a pack
        raise CannotRead("word_file_damaged", file=template.name) from error
    return base.faint
