"""Runs as Word's XML. People's text is escaped here and nowhere else."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from inspection_ready.documents.model import Run, Runs
from inspection_ready.documents.text import printable

# letters written from right to left, with the spaces between such words
_LETTERS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
_RIGHT_TO_LEFT = re.compile(f"({_LETTERS}(?: +{_LETTERS})*)")


class Links:
    """The addresses a document leads to, each a relationship of the main part, made once; and its bookmarks."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._bookmarks = 0

    def bookmarked(self, anchor: str, words: str) -> str:
        """The words, to be led to."""
        number = self._bookmarks
        self._bookmarks += 1
        start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(anchor)}"/>'
        return f'{start}{words}<w:bookmarkEnd w:id="{number}"/>'

    def key(self, address: str) -> str:
        return self._keys.setdefault(address, f"rIdLink{len(self._keys) + 1}")

    def relationships(self) -> str:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        return "".join(
            f'<Relationship Id="{key}" Type="{kind}" Target={quoteattr(address)} TargetMode="External"/>'
            for address, key in self._keys.items()
        )


def bookmark_name(anchor: str) -> str:
    """Word takes letters, digits and underscores, at most 40, and hides names that begin with _Toc."""
    return "_Toc_" + re.sub(r"\W", "_", anchor)[:35]


def runs_xml(runs: Runs, links: Links) -> str:
    return "".join(_linked(run, links) if run.link else run_xml(run) for run in runs)


def _linked(run: Run, links: Links) -> str:
    inner = run_xml(run, style="Hyperlink")
    if run.link.startswith("#"):
        says = f' w:tooltip="Go to {run.says}"' if run.says else ""
        name = bookmark_name(run.link[1:])
        made = f'<w:hyperlink w:anchor="{name}"{says} w:history="1">{inner}</w:hyperlink>'
        return links.bookmarked(run.anchor, made) if run.anchor else made
    return f'<w:hyperlink r:id="{links.key(run.link)}" w:history="1">{inner}</w:hyperlink>'


def run_xml(run: Run, style: str = "") -> str:
    look = _look(run, style)
    parts = _RIGHT_TO_LEFT.split(printable(run.text))
    return "".join(
        _stretch(part, look, right_to_left=place % 2 == 1) for place, part in enumerate(parts) if part
    )


def _stretch(text: str, look: str, *, right_to_left: bool) -> str:
    # the schema wants w:rtl between the look and the language
    direction = "<w:rtl/>" if right_to_left else ""
    before, _, language = look.partition("<w:lang")
    if right_to_left:
        language = language.replace("w:val", "w:bidi")
    properties = before + direction + ("<w:lang" + language if language else "")
    opening = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    words = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in text.split("\n")
    )
    return f"<w:r>{opening}{words}</w:r>"


def _look(run: Run, style: str) -> str:
    style = style or ("Code" if run.code else "")
    return "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:b/><w:bCs/>" if run.bold else "",
            "<w:i/><w:iCs/>" if run.italic else "",
            f'<w:lang w:val="{run.language}"/>' if run.language else "",
        )
    )
