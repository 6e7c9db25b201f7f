from __future__ import annotations

from inspection_ready.documents.model import (
    BulletList,
    Callout,
    Contents,
    Heading,
    KeyValues,
    ListItem,
    NumberedList,
    PageBreak,
    Table,
    item,
    paragraph,
    text,
)
from inspection_ready.documents.tidy import tidied
from tests.documents.blocks import document, everything


def test_sound_document_is_left_alone() -> None:
    once = tidied(everything())

    assert tidied(once) == once


def test_blocks_without_words_are_left_out() -> None:
    made = document(
        Heading(1, text(" ")),
        paragraph("\n"),
        BulletList((ListItem(()), item("\u200b"))),
        KeyValues((("", ()),)),
        Callout(" ", (text(" "),)),
        Table((), (), ()),
        Contents(),
        PageBreak(),
    )

    assert tidied(made).blocks == (PageBreak(),)


def test_table_keeps_its_empty_cells_and_loses_empty_notes() -> None:
    table = Table((text("A"),), (((),),), (1.0,), notes=(text(" "), text("n")))

    assert tidied(document(table)).blocks == (Table((text("A"),), (((),),), (1.0,), notes=(text("n"),)),)


def test_pair_with_one_side_is_kept() -> None:
    pairs = KeyValues((("Phone", ()), ("", text("x"))))

    assert tidied(document(pairs)).blocks == (pairs,)


def test_list_in_place_of_an_item_moves_up() -> None:
    inner = NumberedList((item("one"), item("two")))
    outer = BulletList((ListItem((inner, paragraph("after"))), item("three")))

    last_inner = ListItem((paragraph("two"), paragraph("after")))
    assert tidied(document(outer)).blocks == (BulletList((item("one"), last_inner, item("three"))),)
