"""What cells look like, whatever stands above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from inspection_ready.records.cell_readers import EMAIL
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.fields import Kind
from inspection_ready.records.postcodes import tidy_postcode
from inspection_ready.records.telephones import tidy_telephone


def said_in(samples: Sequence[Sequence[object]], column: int) -> list[str]:
    cells = [cell_text(row[column]).strip() for row in samples if column < len(row)]
    return [cell for cell in cells if cell]


def looks_like_data(text: str) -> bool:
    """No heading looks like an e-mail address, a postcode, a telephone number or a plain number."""
    return bool(
        EMAIL.search(text)
        or tidy_postcode(text)
        or re.fullmatch(r"[\d\s.,:/£%()+-]+", text)
        or text.startswith(("http:", "https:", "www."))
    )


def _is_phone(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= 9 and tidy_telephone(text)[1] != "phone_unusual"


LOOKS: Mapping[Kind, Callable[[str], bool]] = {
    Kind.EMAIL: lambda text: EMAIL.search(text) is not None,
    Kind.POSTCODE: lambda text: tidy_postcode(text) is not None,
    Kind.PHONE: _is_phone,
    Kind.WEB: lambda text: text.startswith(("http:", "https:", "www.")),
}


def share_of(kind: Kind, cells: list[str]) -> float:
    return sum(LOOKS[kind](cell) for cell in cells) / max(len(cells), 1)
