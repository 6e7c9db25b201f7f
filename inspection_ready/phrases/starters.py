"""What is said about records that come with the regime, to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection_ready.domain.regime_starters import StarterSection

GENERAL = "This is general knowledge: check against the regulator’s current list."


def section_prompt(starter: StarterSection) -> str:
    """What to write, then how far to trust that it is asked for."""
    if starter.basis.is_starter:
        return f"{starter.prompt}.\n{GENERAL}"
    found = f"\nFound in: {starter.basis.source}." if starter.basis.source else ""
    return f"{starter.prompt}.{found}"
