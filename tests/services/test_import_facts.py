"""Who checked a building, said once in its row for all the facilities beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import BaseFact
from inspection_ready.services.import_plan import FieldChange
from tests.services.importing import bring_in, held, says

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

FIRST = (
    "Building,Parking,Wi-Fi,Checked by,Date checked\nGateway,12 spaces,,Tom Farr,9/11/2026\nMill,None,Yes,,\n"
)


def checks(app: App) -> dict[str, tuple[str, date | None]]:
    """By what there is: each is said once."""
    return {fact.value: (fact.checked_by, fact.checked_on) for fact in held(app, BaseFact)}


def test_every_facility_of_the_row_is_checked_by_whom_it_says(app: App, tmp_path: Path) -> None:
    plan = bring_in(app, "bases", tmp_path, FIRST)

    assert says(plan) == []
    assert checks(app) == {
        "12 spaces": ("Tom Farr", date(2026, 11, 9)),
        "None": ("", None),
        "Yes": ("", None),
    }


def test_a_later_check_is_told_and_an_older_one_is_not(app: App, tmp_path: Path) -> None:
    bring_in(app, "bases", tmp_path, FIRST)

    again = bring_in(app, "bases", tmp_path, FIRST)
    older = bring_in(app, "bases", tmp_path, FIRST.replace("9/11", "1/11"))
    later = bring_in(app, "bases", tmp_path, FIRST.replace("9/11", "16/11"))

    assert (again.changes_nothing, older.changes_nothing) == (True, True)
    assert later.lines[0].changes == (
        FieldChange("Parking, checked", "Tom Farr, 9 November 2026", "Tom Farr, 16 November 2026"),
    )
    assert checks(app)["12 spaces"] == ("Tom Farr", date(2026, 11, 16))


def test_a_new_answer_is_checked_as_its_own_row_says(app: App, tmp_path: Path) -> None:
    bring_in(app, "bases", tmp_path, FIRST)

    bring_in(
        app,
        "bases",
        tmp_path,
        "Building,Parking,Checked by,Checked on\nGateway,8 spaces,Jo Tan,1/11/2026\nMill,On street,,\n",
    )

    assert checks(app) == {
        "8 spaces": ("Jo Tan", date(2026, 11, 1)),
        "On street": ("", None),
        "Yes": ("", None),
    }


def test_a_check_of_nothing_is_named_as_not_read(app: App, tmp_path: Path) -> None:
    plan = bring_in(
        app, "bases", tmp_path, "Building,Checked by,Checked on\nGateway,Tom Farr,9/11/2026\nMill,Tom Farr,\n"
    )

    assert says(plan) == ["2 columns were not read: “Checked by”, “Checked on”."]
