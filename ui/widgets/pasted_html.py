"""HTML from other programs, cut down before it is read: no styles, scripts or pictures, and none of what Word does
not show on the page: deleted words, remarks in the margin, hidden text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

ITEM = "\ue000"
"""Private characters carry what Word says of an item through Qt's reader: this, the depth, the number, the end."""
ITEM_ENDS = "\ue001"
MARKED = re.compile(f"{ITEM}(\\d)(\\d*){ITEM_ENDS}")
PRIVATE = re.compile("[\ue000-\uf8ff]")

Attributes = list[tuple[str, str | None]]

DROPPED = frozenset({"script", "style", "title", "xml", "template"})
EMPTY = frozenset({"br", "hr", "img", "col", "meta", "link", "input", "wbr", "base", "area", "v:imagedata"})
PARAGRAPHS = frozenset({"p", "li", "td", "th", "div", "h1", "h2", "h3", "h4", "h5", "h6"})
PICTURES = frozenset({"img", "v:imagedata", "svg", "picture", "object"})
KEPT_STYLES = ("font-weight", "font-style")
KEPT_ATTRIBUTES = {
    "a": ("href",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "ol": ("start",),
}
REMARKS = frozenset({"msocomanchor", "msocomoff", "msocommentreference", "msodel"})
"""Classes of what stands in Word's margin, and of what was struck out while changes were tracked."""
HIDDEN = re.compile(r"mso-element:\s*comment|mso-hide:\s*(?:all|screen)|display:\s*none", re.IGNORECASE)
LEVEL = re.compile(r"mso-list:\s*\w+\s+level(\d)", re.IGNORECASE)
LABEL = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
LABEL_BEGINS = re.compile(r"\[?if !supportlists\]?", re.IGNORECASE)
LABEL_ENDS = re.compile(r"\[?endif\]?", re.IGNORECASE)
NUMBER = re.compile(r"\(?(?:\d{1,3}\.)*(\d{1,4})[.):]*")
LETTERS = re.compile(r"\(?([a-z]{1,4})[.):]+", re.IGNORECASE)
BULLET = re.compile(r"[^\w]{1,2}|o")
ROMAN = {
    word: number
    for number, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)
}
POWERS = {"2": "²", "3": "³"}
"""Of metres; every other raised letter is as readable on the line."""


def cut_down(html: str) -> tuple[str, int]:
    """What is left of it, and how many pictures were left out."""
    cutter = _Cutter()
    cutter.feed(PRIVATE.sub("", html))
    cutter.close()
    return "".join(cutter.kept), cutter.pictures


@dataclass
class _Label:
    """What Word writes before an item: its bullet or number."""

    ends_with: str
    """The tag that ends it; "" for Word's own mark."""
    depth: int = 0
    words: list[str] = field(default_factory=list)


class _Cutter(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[str] = []
        self.pictures = 0
        self._dropping = ""
        self._depth = 0
        """How many elements of the tag that is dropped are open."""
        self._label: _Label | None = None
        self._level = ""
        self._headings: list[str] = []
        self._is_raised = False

    # what the parser finds

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        told = {name: value or "" for name, value in attrs}
        if self._dropping:
            self._depth += tag == self._dropping and tag not in EMPTY
            return
        if tag in PICTURES and self._label is None:  # a bullet may be a picture, and is still a bullet
            self.pictures += 1
        if tag in DROPPED or tag in PICTURES or _is_unseen(tag, told):
            if tag not in EMPTY:
                self._dropping, self._depth = tag, 1
            return
        style = told.get("style", "")
        if self._label is not None:
            self._label.depth += tag == self._label.ends_with
        elif LABEL.search(style):
            self._label = _Label(tag, depth=1)
        else:
            self._open(tag, told, style)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dropping:
            self._depth -= tag == self._dropping
            self._dropping = self._dropping if self._depth > 0 else ""
        elif self._label is not None and tag not in PARAGRAPHS:
            self._label.depth -= tag == self._label.ends_with
            if self._label.ends_with and self._label.depth <= 0:
                self._end_label()
        else:
            self._close(tag)

    def close(self) -> None:
        super().close()
        if self._label is not None:
            self._end_label()

    def _close(self, tag: str) -> None:
        if self._label is not None:  # it was never ended
            self._end_label()
        if tag == "p" and self._headings:
            self.kept.append(f"</{self._headings.pop()}>")
        else:
            self._is_raised = False
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._dropping:
            return
        if self._label is not None:
            self._label.words.append(data)
        else:
            is_power = self._is_raised and "".join(self.kept[-2:-1]).endswith("m")
            self.kept.append(POWERS.get(data, data) if is_power else escape(data, quote=False))

    def handle_comment(self, data: str) -> None:
        self.unknown_decl(data)

    def unknown_decl(self, data: str) -> None:
        """Word's own marks around a label; which of the two calls has them depends on the version of Python."""
        if self._dropping:
            return
        if self._label is None and LABEL_BEGINS.fullmatch(data):
            self._label = _Label("")
        elif self._label is not None and not self._label.ends_with and LABEL_ENDS.fullmatch(data):
            self._end_label()

    # what is kept of it

    def _open(self, tag: str, told: dict[str, str], style: str) -> None:
        if tag == "p" and (heading := _heading_of(told)):
            self._headings.append(heading)
            tag = heading
        self._is_raised = tag == "sup"
        self.kept.append(f"<{tag}{''.join(_kept_attributes(tag, told, style))}>")
        if tag in PARAGRAPHS:
            level = LEVEL.search(style)
            self._level = level[1] if level else ""

    def _end_label(self) -> None:
        assert self._label is not None, "a label ends that began"
        words = " ".join("".join(self._label.words).split())
        self._label = None
        number = _number_of(words)
        if number is None and words and not BULLET.fullmatch(words):
            self.kept.append(escape(f"{words} ", quote=False))
        else:
            self.kept.append(f"{ITEM}{self._level or '1'}{number or ''}{ITEM_ENDS}")
        self._level = ""


def _is_unseen(tag: str, told: dict[str, str]) -> bool:
    if tag == "del" and ("cite" in told or "datetime" in told):
        return True
    return bool(REMARKS & set(told.get("class", "").lower().split())) or bool(
        HIDDEN.search(told.get("style", ""))
    )


def _heading_of(told: dict[str, str]) -> str:
    """Word on the web writes headings as paragraphs that say they are one; the title of a document is the first."""
    if told.get("role") == "heading" and told.get("aria-level", "") in {*"123456"}:
        return f"h{told['aria-level']}"
    return "h1" if "msotitle" in told.get("class", "").lower().split() else ""


def _kept_attributes(tag: str, told: dict[str, str], style: str) -> Iterable[str]:
    for name in KEPT_ATTRIBUTES.get(tag, ()):
        if name in told:
            yield f' {name}="{escape(told[name])}"'
    looks = [part for part in style.split(";") if part.split(":")[0].strip().lower() in KEPT_STYLES]
    if looks:
        yield f' style="{escape(";".join(looks))}"'


def _number_of(label: str) -> int | None:
    """1., (2), 1.3. and, counted through, a. and iv."""
    if found := NUMBER.fullmatch(label):
        return int(found[1])
    if found := LETTERS.fullmatch(label):
        word = found[1].lower()
        return ROMAN.get(word) or (ord(word) - ord("a") + 1 if len(word) == 1 else None)
    return None
