"""The words inside one block of CommonMark, as runs; the pictures and charts among them are kept for after the block."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from inspection_ready.documents.charts_in_text import AskedChart
from inspection_ready.documents.model import Figure, Run, Runs, text
from inspection_ready.documents.note_marks import MARK
from inspection_ready.documents.notes_in_text import NotesInText
from inspection_ready.documents.references import reference_runs
from inspection_ready.domain.chart_marks import CHART
from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding
from inspection_ready.domain.merge import filled
from inspection_ready.domain.picture_marks import PICTURE, picture_key
from inspection_ready.domain.section_marks import SECTION
from inspection_ready.phrases.key_facts import unknown_fact_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from markdown_it.tree import SyntaxTreeNode

    from inspection_ready.documents.references import Refers
    from inspection_ready.domain.printed_pictures import PrintedPicture

    ValueOf = Callable[[str], str | None]

LINKS_KEPT = ("https://", "http://", "mailto:", "tel:")
LONGEST_QUOTE = 60


class InlineText:
    """``notes`` are those written in the text. ``met`` is emptied by whoever puts what is in it after its block."""

    def __init__(
        self,
        notes: Iterable[SyntaxTreeNode],
        *,
        under: str,
        pictures: Mapping[str, PrintedPicture],
        value_of: ValueOf | None,
        refers: Refers | None,
    ) -> None:
        self._under = under
        self._pictures = pictures
        self._value_of = value_of
        self._refers = refers
        self.findings: list[DocumentFinding] = []
        self.met: list[Figure | AskedChart] = []
        self.notes = NotesInText(notes, self.runs, self.note)

    def runs(self, node: SyntaxTreeNode) -> Runs:
        runs = self._filled([run for child in node.children for run in self._runs(child, Run(""))])
        joined: list[Run] = []
        for run in runs:
            if joined and replace(joined[-1], text="") == replace(run, text=""):
                joined[-1] = replace(run, text=joined[-1].text + run.text)
            elif run.text or run.note:
                joined.append(run)
        return tuple(joined)

    def _filled(self, runs: list[Run]) -> list[Run]:
        """Values are put in after the text was read: nothing in them is markup."""
        if self._value_of is None:
            return runs
        texts = filled([run.text for run in runs], self._value)
        return [replace(run, text=words) for run, words in zip(runs, texts, strict=True)]

    def _value(self, name: str, _begins_sentence: bool) -> str:
        value = self._value_of(name) if self._value_of else None
        if value is None:
            self.note(DocumentFault.FACT_UNKNOWN, name)
            return unknown_fact_words(name)
        return value

    def _runs(self, node: SyntaxTreeNode, look: Run) -> Iterator[Run]:
        match node.type:
            case "text" | "code_inline":
                yield replace(look, text=node.content, code=look.code or node.type == "code_inline")
            case "softbreak" | "hardbreak":
                yield replace(look, text=" " if node.type == "softbreak" else "\n")
            case "html_inline":
                self.note(DocumentFault.HTML_SHOWN_AS_TEXT, node.content)
                yield replace(look, text=node.content)
            case "image":
                yield from (replace(look, text=words) for words in self._picture(node))
            case "link" if self._refers is not None and _is_reference(node):
                name = unquote(str(node.attrs["href"]))[len(SECTION) :].strip()
                own = [run for child in node.children for run in self._runs(child, look)]
                yield from reference_runs(name, own, look, self._refers, self.note)
            case _ if node.type == MARK:
                yield from self.notes.marked(node.content)
            case _:
                inner = self._look_inside(node, look)
                for child in node.children:
                    yield from self._runs(child, inner)

    def _picture(self, node: SyntaxTreeNode) -> Iterator[str]:
        """Keeps the figure for after the block; gives the words that stand where there is none."""
        address = unquote(str(node.attrs.get("src", "")))
        name = address[len(PICTURE) :].strip()
        found = self._pictures.get(picture_key(name))
        with self.notes.inside():
            alt = "".join(run.text for child in node.children for run in self._runs(child, Run("")))
        if address.lower().startswith(CHART):
            title = str(node.attrs.get("title", ""))
            self.met.append(AskedChart(address[len(CHART) :].strip(), says=alt, caption=title))
        elif not address.lower().startswith(PICTURE):
            self.note(DocumentFault.PICTURE_LEFT_OUT, alt or address)
            if alt:
                yield f"[picture: {alt}]"
        elif found is None:
            self.note(DocumentFault.PICTURE_MISSING, name)
            yield f"[Picture missing: {name}]"
        else:
            figure = _figure(found, alt, str(node.attrs.get("title", "")))
            if not figure.alt.strip() and not figure.is_decorative:
                self.note(DocumentFault.PICTURE_WITHOUT_ALT, name)
            self.met.append(figure)

    def _look_inside(self, node: SyntaxTreeNode, look: Run) -> Run:
        match node.type:
            case "strong":
                return replace(look, bold=True)
            case "em":
                return replace(look, italic=True)
            case "link":
                return replace(look, link=self._kept_link(str(node.attrs.get("href", ""))))
            case _:
                return look

    def _kept_link(self, address: str) -> str:
        if address.lower().startswith(LINKS_KEPT):
            return address
        self.note(DocumentFault.LINK_NOT_ALLOWED, address)
        return ""

    def note(self, fault: DocumentFault, about: str) -> None:
        words = " ".join(about.split())
        shown = words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
        self.findings.append(DocumentFinding(fault, self._under, shown))


def _is_reference(node: SyntaxTreeNode) -> bool:
    return str(node.attrs.get("href", "")).lower().startswith(SECTION)


def _figure(picture: PrintedPicture, alt: str, caption: str) -> Figure:
    """What the text says of the picture goes before what is kept with it."""
    return Figure(
        picture,
        alt=alt or picture.alt,
        caption=text(caption or picture.caption),
        credit=picture.credit,
        is_decorative=picture.is_decorative and not alt,
    )
