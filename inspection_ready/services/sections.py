"""The order of the welcome-pack sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inspection_ready.domain.sections import Section
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import UnitOfWork


@verb("section.move")
def move_section(uow: UnitOfWork, section_id: int, *, by: int) -> None:
    """``by`` places down; up where it is negative. Beyond either end it stays at the end. Raises NotFound."""
    uow.register(Section).get(section_id)
    ids = [section.id for section in _in_order(uow)]
    place = ids.index(section_id)
    ids.insert(max(0, min(place + by, len(ids) - 1)), ids.pop(place))
    _number(uow, ids)


@verb("section.order")
def order_sections(uow: UnitOfWork, ids: Sequence[int]) -> None:
    """These first, in this order; any that are not named follow as they stood."""
    rest = [section.id for section in _in_order(uow) if section.id not in ids]
    _number(uow, [*ids, *rest])


def _in_order(uow: UnitOfWork) -> tuple[Section, ...]:
    return uow.register(Section).all("position", "title")


def _number(uow: UnitOfWork, ids: Sequence[int]) -> None:
    """From 1 up; only those whose number changes are written."""
    place = {section_id: number for number, section_id in enumerate(ids, start=1)}
    sections = uow.register(Section)
    pairs = [(each, replace(each, position=place[each.id])) for each in sections.all()]
    sections.change_many([(old, new) for old, new in pairs if old != new])
