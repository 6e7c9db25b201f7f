"""Facts about the facilities of a base, and the kinds there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inspection_ready.domain.bases import BaseFact, FacilityKind
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@verb("facility_kind.add")
def add_facility_kind(uow: UnitOfWork, name: str, *, question: str = "") -> FacilityKind:
    """Raises Refused where there is one of this name."""
    return add_record(uow, FacilityKind(name=name, question=question))


@verb("base_fact.set")
def set_facts(uow: UnitOfWork, facts: Sequence[BaseFact]) -> None:
    """One command for all the facts of a form: each replaces the fact of its base and kind, where there is one.

    A fact with nothing in it is removed. Raises Refused, NotFound.
    """
    for fact in facts:
        _set_fact(uow, fact)


def facts_of(reader: Reader, base_id: int) -> dict[int, BaseFact]:
    """By the id of their kind."""
    return {fact.kind_id: fact for fact in reader.register(BaseFact).find(base_id=base_id)}


def _set_fact(uow: UnitOfWork, fact: BaseFact) -> None:
    held = uow.register(BaseFact).find(base_id=fact.base_id, kind_id=fact.kind_id)
    says_something = any((fact.value, fact.note, fact.checked_by, fact.checked_on))
    if held and says_something:
        change_record(uow, held[0], replace(fact, id=held[0].id, version=held[0].version))
    elif held:
        uow.register(BaseFact).remove(held[0])
    elif says_something:
        add_record(uow, fact)
