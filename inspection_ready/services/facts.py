"""Gathers what a pack is made from, as it stands at one moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.people import Person
from inspection_ready.domain.places import Place
from inspection_ready.domain.sections import Section
from inspection_ready.phrases.key_dates import pack_date
from inspection_ready.phrases.packs import unchecked_left_out
from inspection_ready.services.council import council_of
from inspection_ready.services.inspection import current_key_dates, inspection_of
from inspection_ready.services.regimes import current_regime
from inspection_ready.storage.unit_of_work import Reader


def gather_facts(reader: Reader, *, number: int, at: datetime) -> PackFacts:
    """As many queries for ten bases as for one. Raises NotFound("no_regime")."""
    regime = current_regime(reader)
    inspection = inspection_of(reader)
    dates = current_key_dates(reader, today=on_the_clock(at).date())
    facts = PackFacts(
        council=council_of(reader),
        regime_name=regime.name,
        regulator=regime.regulator,
        word=regime.word,
        prepared_at=at,
        number=number,
        head=reader.head(),
        inspection=inspection,
        key_dates=tuple(map(pack_date, dates)) if inspection else (),
        closure_days=reader.register(ClosureDay).all("on"),
        people=reader.register(Person).all("name"),
        functions=reader.register(Function).all("name"),
        bases=reader.register(Base).all("name"),
        rooms=reader.register(Room).all("name"),
        kinds=reader.register(FacilityKind).all("position", "name"),
        base_facts=reader.register(BaseFact).all("base_id", "kind_id"),
        places=reader.register(Place).all("name"),
        sections=reader.register(Section).all("position", "title"),
    )
    return replace(facts, left_out=unchecked_left_out(facts))
