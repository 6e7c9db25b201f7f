"""A key fact as texts and letters print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection_ready.domain.key_facts import KeyFact


def fact_words(fact: KeyFact, *, leave_out_unchecked: bool = False) -> str:
    """Its value with its year, marked where nobody has checked it: 214,300 (2021, not yet checked)."""
    if not fact.value.strip():
        return f"[{fact.name}: no value yet]"
    if not fact.is_checked and leave_out_unchecked:
        return f"[{fact.name}: not yet checked]"
    marks = (fact.year.strip(), "" if fact.is_checked else "not yet checked")
    told = ", ".join(mark for mark in marks if mark)
    return f"{fact.value} ({told})" if told else fact.value


def unknown_fact_words(name: str) -> str:
    return f"[{name}: not in the key facts]"
