"""A request with everything that is printed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass

if TYPE_CHECKING:
    from inspection_ready.domain.requests import Request, RequestStep


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPaper:
    request: Request
    owner: str
    second: str
    steps: tuple[RequestStep, ...]
    """The oldest first."""
    evidence: tuple[str, ...]
    """Each with its reference, and where in it to look."""
