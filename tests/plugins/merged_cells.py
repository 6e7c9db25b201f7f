"""No test makes a Word file with merged cells: who listens to a table loses count of its columns over them.

What a council's own letter has of them is left as it is: only the text that the app writes is looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.docx.body import Body

if TYPE_CHECKING:
    from collections.abc import Iterator

MERGED = re.compile(r"<w:(gridSpan|vMerge|hMerge)\b")


@pytest.fixture(scope="session", autouse=True)
def _no_merged_cells() -> Iterator[None]:
    """Both Word writers, ours and the one on a council's template, have their text from here."""
    written = Body.xml

    def looked_at(body: Body) -> str:
        xml = written(body)
        found = MERGED.search(xml)
        assert found is None, f"a Word file has merged cells: {found[1]}"
        return xml

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Body, "xml", looked_at)
        yield
