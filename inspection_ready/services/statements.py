"""The codes of quality statements, as the regime in force writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.timetable import codes_said
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from inspection_ready.storage.reading import Registers


def known_codes(reader: Registers) -> Mapping[str, str]:
    """Each code by itself in small letters; none where there is no regime, or it has no statements."""
    try:
        statements = current_regime(reader).framework.statements
    except NotFound:
        return {}
    return {each.id.casefold(): each.id for each in statements}


def parted(said: str, known: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes that are known, as the regime writes them, and those that are not, as they were said.

    Where nothing is known everything is, as it was said.
    """
    codes = codes_said(said)
    if not known:
        return codes, ()
    return (
        tuple(known[each.casefold()] for each in codes if each.casefold() in known),
        tuple(each for each in codes if each.casefold() not in known),
    )


def settled_codes(reader: Registers, said: str, *, held: Collection[str] = ()) -> str:
    """A code a line. ``held`` stay, though an earlier regime had them. Raises Refused."""
    known = known_codes(reader)
    _, unknown = parted(said, known)
    if wrong := [each for each in unknown if each not in held]:
        raise Refused(
            "no_such_statement", field="statements", asked=", ".join(wrong), known=", ".join(known.values())
        )
    return "\n".join(known.get(each.casefold(), each) for each in codes_said(said))
