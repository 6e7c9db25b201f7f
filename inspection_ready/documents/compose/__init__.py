"""The documents of a pack: facts in, blocks out. Nothing here reads, writes or knows the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.bases import compose_bases
from inspection_ready.documents.compose.contacts import compose_contacts
from inspection_ready.documents.compose.key_dates import compose_key_dates
from inspection_ready.documents.compose.welcome_pack import compose_welcome_pack, text_findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts

__all__ = [
    "DOCUMENTS",
    "PackDocument",
    "compose_bases",
    "compose_contacts",
    "compose_key_dates",
    "compose_welcome_pack",
    "text_findings",
]


@dataclass(frozen=True, slots=True)
class PackDocument:
    name: str
    """What it is called on the command line, in manifests and in file names."""
    compose: Callable[[PackFacts], Document]


DOCUMENTS = (
    PackDocument("key-dates", compose_key_dates),
    PackDocument("contacts", compose_contacts),
    PackDocument("bases", compose_bases),
    PackDocument("welcome-pack", compose_welcome_pack),
)
"""In the order people read them."""
