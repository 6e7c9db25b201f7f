"""A sheet to be signed, with everything that is printed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass

if TYPE_CHECKING:
    from inspection_ready.domain.sign_sheets import SignSheet
    from inspection_ready.domain.signatures import SignStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPaperLine:
    """``is_as_it_was`` False where it is not any more what the sheet was made for."""

    standing: SignStanding
    is_as_it_was: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPaper:
    sheet: SignSheet
    to: str
    """Whom it is for, in the capacity they would sign in; "" where nobody is named."""
    lines: tuple[SignPaperLine, ...]
