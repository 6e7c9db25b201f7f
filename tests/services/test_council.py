from __future__ import annotations

from dataclasses import replace

import pytest

from inspection_ready.domain.errors import ChangedMeanwhile, Refused
from inspection_ready.domain.inspections import Council
from inspection_ready.services.app import App
from inspection_ready.services.council import change_council, council_of


def test_council_has_the_usual_settings_until_somebody_changes_them(app: App) -> None:
    council = app.read(council_of)

    assert (council.name, council.fact_months, council.leave_out_unchecked) == ("", 6, False)


def test_council_is_kept_once_however_often_it_changes(app: App) -> None:
    first = app.read(council_of)
    held = app.do(change_council, first, replace(first, name=" Northmoor Council ")).result
    app.do(change_council, held, replace(held, fact_months=3))

    rows = app.read(lambda reader: reader.register(Council).all())
    assert [(row.name, row.fact_months, row.version) for row in rows] == [("Northmoor Council", 3, 2)]


def test_change_somebody_else_made_meanwhile_is_kept(app: App) -> None:
    first = app.read(council_of)
    app.do(change_council, first, replace(first, name="Northmoor Council"))

    with pytest.raises(ChangedMeanwhile):
        app.do(change_council, first, replace(first, name="Southmoor Council"))

    assert app.read(council_of).name == "Northmoor Council"


@pytest.mark.parametrize("months", [0, 61])
def test_months_that_make_no_sense_are_refused(app: App, months: int) -> None:
    council = app.read(council_of)

    with pytest.raises(Refused) as refused:
        app.do(change_council, council, replace(council, fact_months=months))

    assert refused.value.code == "out_of_range"
