"""What other programs put on the clipboard, as they write it, pasted into the editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QImage

from ui.widgets.markdown_edit import PICTURES_LEFT_OUT
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.markdown_paste import pasted_html
from ui.widgets.pasted_html import cut_down

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PASTED = Path(__file__).parent / "pasted"
"""Each .html is what a program puts on the clipboard, and the .md beside it what comes of it here."""
FROM = sorted(path.stem for path in PASTED.glob("*.html"))


@pytest.fixture
def editor(qtbot: QtBot) -> MarkdownEditor:
    editor = MarkdownEditor()
    qtbot.addWidget(editor)
    return editor


def clipboard(program: str) -> QMimeData:
    data = QMimeData()
    data.setHtml((PASTED / f"{program}.html").read_text("utf-8"))
    return data


@pytest.mark.parametrize("program", FROM)
def test_what_a_program_copies_comes_out_as_our_own_formats(editor: MarkdownEditor, program: str) -> None:
    editor.edit.insertFromMimeData(clipboard(program))

    assert editor.text() == (PASTED / f"{program}.md").read_text("utf-8")


@pytest.mark.parametrize("program", FROM)
def test_what_was_pasted_is_kept_and_opened_again_as_it_is(editor: MarkdownEditor, program: str) -> None:
    text = (PASTED / f"{program}.md").read_text("utf-8")

    editor.set_text(text)

    assert editor.text() == text


def test_html_is_taken_where_word_offers_a_picture_and_rtf_as_well(editor: MarkdownEditor) -> None:
    data = clipboard("word")
    data.setText("Getting to Market House\nAsk for Jo Tan")
    data.setData("text/rtf", QByteArray(rb"{\rtf1\ansi Getting to Market House}"))
    data.setData("Rich Text Format", QByteArray(rb"{\rtf1\ansi Getting to Market House}"))
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))

    editor.edit.insertFromMimeData(data)

    assert editor.text() == (PASTED / "word.md").read_text("utf-8")
    assert editor.notice.text() == PICTURES_LEFT_OUT


def test_one_picture_of_word_is_one_although_it_is_written_twice() -> None:
    assert pasted_html((PASTED / "word.html").read_text("utf-8")).pictures == 1


@pytest.mark.parametrize(
    "unseen",
    [
        '<del cite="mailto:jo" datetime="2026-11-20T10:00">8am</del>',
        "<span class=MsoDel>8am</span>",
        '<a class=msocomanchor href="#_msocom_1">[JT1]</a>',
        "<span style='mso-hide:all'>hidden</span>",
        "<span style='display: none'>hidden <span>inside</span> still</span>",
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p>Ask Tom.</p></div></div>",
        "<script>alert(1)</script>",
        "<!--[if supportFields]><span>HYPERLINK</span><![endif]-->",
        '<svg><text>drawn</text></svg><object data="x">embedded</object>',
    ],
)
def test_what_is_not_on_the_page_is_not_pasted(unseen: str) -> None:
    kept, _ = cut_down(f"<p>before{unseen}after</p>")

    assert kept == "<p>beforeafter</p>"


@pytest.mark.parametrize(
    ("label", "item"),
    [
        ("·", (None,)), ("o", (None,)), ("§", (None,)), ("", (None,)), ("1.", (1,)), ("12)", (12,)), ("(3)", (3,)),
        ("1.4.", (4,)), ("c.", (3,)), ("iv.", (4,)), ("(b)", (2,)), ("Appendix A", ()), ("abc.", ()),
    ],
)  # fmt: skip
def test_a_label_of_word_is_a_bullet_a_number_or_words(label: str, item: tuple[int | None, ...]) -> None:
    html = (
        f"<p style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>{label}"
        "<span>&nbsp;&nbsp; </span></span><![endif]>Wait here</p>"
    )

    (block,) = pasted_html(html).blocks

    number = () if not hasattr(block, "number") else (block.number,)
    assert number == item


def test_a_label_that_never_ends_loses_no_words(editor: MarkdownEditor) -> None:
    data = QMimeData()
    data.setHtml(
        "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]>One</p><p>Two</p><p><![if !supportLists]>Three"
    )

    editor.edit.insertFromMimeData(data)

    assert editor.text().split() == ["One", "Two", "Three"]


@given(st.text(alphabet="<>/!-[]=\"' abpdels:;&1.\ue000\ue001", max_size=120))
def test_whatever_is_on_the_clipboard_can_be_pasted(html: str) -> None:
    kept, pictures = cut_down(html)

    assert pictures >= 0
    assert "\ue000" not in kept or "mso-list" in html or "supportLists" in html
