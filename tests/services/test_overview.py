from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.services.overview import overview
from inspection_ready.services.registers import add_record

if TYPE_CHECKING:
    from inspection_ready.services.app import App

ADA = Person(name="Ada Brook")
TODAY = dt.date(2026, 6, 1)


def test_started_counts_the_functions_that_have_a_contact(app: App) -> None:
    for row in (ADA, Function(name="Facilities", contact_id=ADA.id), Function(name="Transport")):
        app.do(add_record, row)

    started = app.read(overview, today=TODAY).started

    assert (started.functions_with_contact, started.functions) == (1, 2)
