"""Links of our own in texts, such as "picture:Plan, 1:500": a name follows, and nothing in it is a host or a port."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from inspection_ready.domain.chart_marks import CHART
from inspection_ready.domain.picture_marks import PICTURE
from inspection_ready.domain.section_marks import SECTION

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

OWN = (PICTURE, CHART, SECTION)


def with_own_links(parser: MarkdownIt) -> MarkdownIt:
    """The reader takes every address apart, and would put what looks like a port before what looks like a path."""
    of_others = parser.normalizeLink

    def normalised(address: str) -> str:
        return quote(unquote(address), safe=":/") if address.lower().startswith(OWN) else of_others(address)

    parser.normalizeLink = normalised  # type: ignore[assignment, method-assign] # of this parser alone
    return parser
