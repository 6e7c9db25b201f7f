"""A letter as the words of an e-mail."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from inspection_ready.documents.message_body import message_html, message_text
from inspection_ready.documents.model import Note, Paragraph, Run, paragraph
from tests.documents.blocks import SAMPLES, document, everything


class Reader(HTMLParser):
    """What a screen reader is told: the elements in order, and whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.standing: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)
        self.words += " "
        self.attributes.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.standing.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.standing.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.standing == []
    return reader


def test_html_has_language_title_headings_lists_tables_and_links() -> None:
    reader = read(message_html(everything()))

    told = dict(reader.attributes)
    assert told["html"] == {"lang": "en-GB"}
    assert {"title", "h1", "h2", "p", "ul", "ol", "li", "table", "th", "td", "a"} <= set(reader.opened)
    assert all(attrs.get("scope") in {"col", "row"} for tag, attrs in reader.attributes if tag == "th")


def test_nothing_is_fetched_from_anywhere_and_nothing_runs() -> None:
    html = message_html(everything())

    assert not re.search(r"<(img|script|link|iframe|object|style)\b|url\(|\bsrc=", html)
    assert html.isascii()


def test_people_cannot_write_markup() -> None:
    hostile = "<script>alert(1)</script>&\"'"
    made = document(paragraph(hostile), Paragraph((Run("here", link=f"https://x.example/{hostile}"),)))

    reader = read(message_html(made))

    assert "script" not in reader.opened
    assert hostile in reader.words
    assert dict(reader.attributes)["a"] == {"href": f"https://x.example/{hostile}"}


def test_every_block_says_the_same_in_both() -> None:
    for kind, block in SAMPLES.items():
        html, text = read(message_html(document(block))), message_text(document(block))
        said = set(re.findall(r"\w+", html.words)) - set(re.findall(r"\w+", document(block).title))
        assert said <= set(re.findall(r"\w+", text)), kind


def test_lists_and_links_are_readable_as_plain_text() -> None:
    made = document(Paragraph((Run("the plan", link="https://northmoor.example/plan"),)))

    assert message_text(made).splitlines() == ["the plan (https://northmoor.example/plan)"]


def test_notes_stand_below_the_words_of_a_message() -> None:
    noted = Paragraph((Run("Residents"), Run("", note=Note((Run("Census 2021"),)))))

    assert message_text(document(noted)) == "Residents[1]\n\n[1] Census 2021\n"
    assert "<p>Residents[1]</p>\n<p>[1] Census 2021</p>" in message_html(document(noted))
