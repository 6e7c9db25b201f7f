from __future__ import annotations

from datetime import date

import pytest

from inspection_ready.domain.bases import Base, BaseFact
from inspection_ready.domain.errors import Refused
from inspection_ready.services.app import App
from inspection_ready.services.facilities import add_facility_kind, facts_of, set_facts
from inspection_ready.services.registers import add_record


def test_kind_of_facility_is_added_at_the_end(app: App) -> None:
    app.do(add_facility_kind, "Parking")

    kind = app.do(add_facility_kind, "EV charging", question="How many points?").result

    assert (kind.position, kind.question) == (2, "How many points?")


def test_kind_of_facility_is_added_once(app: App) -> None:
    app.do(add_facility_kind, "Parking")

    with pytest.raises(Refused):
        app.do(add_facility_kind, "parking")


def test_facts_of_a_form_are_added_changed_and_removed_in_one_entry(app: App) -> None:
    base = app.do(add_record, Base(name="Civic Centre")).result
    parking, wifi, loop = (app.do(add_facility_kind, name).result for name in ("Parking", "Wi-Fi", "Loop"))
    app.do(
        set_facts,
        [
            BaseFact(base_id=base.id, kind_id=parking.id, value="12 spaces"),
            BaseFact(base_id=base.id, kind_id=wifi.id, value="Guest"),
        ],
    )

    done = app.do(
        set_facts,
        [
            BaseFact(base_id=base.id, kind_id=parking.id, value="10 spaces", checked_on=date(2026, 11, 1)),
            BaseFact(base_id=base.id, kind_id=wifi.id),
            BaseFact(base_id=base.id, kind_id=loop.id, value="Reception only"),
        ],
    )

    held = app.read(facts_of, base.id)
    assert {kind: fact.value for kind, fact in held.items()} == {
        parking.id: "10 spaces",
        loop.id: "Reception only",
    }
    assert done.entry == 6
