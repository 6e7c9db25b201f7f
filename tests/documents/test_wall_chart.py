from __future__ import annotations

from dataclasses import replace
from datetime import date

from inspection_ready.documents.compose.wall_chart import compose_wall_chart
from inspection_ready.documents.model import Paper, Table, plain
from inspection_ready.domain.inspections import ClosureDay
from inspection_ready.domain.packs import PackDate
from inspection_ready.domain.working_days import BankHoliday
from tests.documents.northmoor import northmoor


def rows_for(*key_dates: PackDate, closed: tuple[ClosureDay, ...] = ()) -> list[list[str]]:
    holidays = (
        BankHoliday(day=date(2026, 8, 31), name="Summer bank holiday"),
        BankHoliday(day=date(2026, 12, 25), name="Christmas Day"),
    )
    facts = replace(northmoor(), key_dates=key_dates, closure_days=closed, bank_holidays=holidays)
    (table,) = (block for block in compose_wall_chart(facts).blocks if isinstance(block, Table))
    return [[plain(cell) for cell in row] for row in table.rows]


def test_years_without_a_key_date_are_one_row_though_they_have_bank_holidays() -> None:
    rows = rows_for(
        PackDate(name="Notification", day=date(2026, 8, 25)),
        PackDate(name="Next", day=date(2030, 8, 26)),
        closed=(ClosureDay(id=1, on=date(2026, 8, 28)), ClosureDay(id=2, on=date(2027, 12, 29))),
    )

    assert [row[0].split("\n")[0] for row in rows] == ["Week 1", "208 weeks with nothing dated", "Week 210"]
    assert rows[0][5] == "28\nCouncil closed"


def test_what_is_past_the_announced_bank_holidays_is_marked_and_explained() -> None:
    certain = PackDate(name="Notification", day=date(2028, 12, 29))
    open_ = PackDate(
        name="Return", day=date(2029, 1, 5), is_deadline=True, is_starter=True, is_announced=False
    )
    facts = replace(northmoor(), key_dates=(certain, open_))

    (table,) = (block for block in compose_wall_chart(facts).blocks if isinstance(block, Table))
    cells = [plain(cell) for row in table.rows for cell in row]
    sure = compose_wall_chart(replace(facts, key_dates=(certain,)))
    (without,) = (block for block in sure.blocks if isinstance(block, Table))

    assert "5\nLast day: Return *†" in cells
    assert [plain(note) for note in table.notes] == [
        "* Starter, check against the regulator’s current list.",
        "† Not certain yet: bank holidays of that year are not announced yet.",
    ]
    assert without.notes == ()


def test_weeks_go_down_and_days_across_with_what_is_dated() -> None:
    rows = rows_for(
        PackDate(name="Notification", day=date(2026, 12, 1)),
        PackDate(name="Return", day=date(2026, 12, 28), is_deadline=True, is_starter=True),
        closed=(ClosureDay(id=1, on=date(2026, 12, 29), reason="Christmas closure"),),
    )

    assert rows == [
        [
            "Week 1\nNovember and December 2026", "30", "1 December\nNotification", "2", "3", "4", "5", "6",
        ],
        ["2 weeks with nothing dated\n7 to 20 December 2026", *[""] * 7],
        ["Week 4\nDecember 2026", "21", "22", "23", "24", "25\nBank holiday: Christmas Day", "26", "27"],
        [
            "Week 5\nDecember 2026 and January 2027", "28\nLast day: Return *",
            "29\nCouncil closed: Christmas closure", "30", "31", "1 January", "2", "3",
        ],
    ]  # fmt: skip


def test_stretch_of_days_fills_its_working_week_and_a_long_one_only_its_ends() -> None:
    rows = rows_for(
        PackDate(name="On site", day=date(2027, 2, 5), until=date(2027, 2, 9)),
        PackDate(name="Report", day=date(2027, 2, 10), until=date(2027, 3, 10), is_about=True),
    )

    said = {cell for row in rows for cell in row[1:] if "\n" in cell}
    assert said == {
        "5\nOn site",
        "8\nOn site",
        "9\nOn site",
        "10\nFrom about now: Report",
        "10\nUntil about now: Report",
    }


def test_dates_to_come_are_named_and_the_paper_is_for_a_wall() -> None:
    known = PackDate(name="Notification", day=date(2026, 12, 1))
    facts = replace(northmoor(), key_dates=(known, PackDate(name="On site", day=None)))

    made = compose_wall_chart(facts)

    assert made.paper == Paper("A3", landscape=True)
    assert plain(made.blocks[0].runs) == "Dates to come: On site."  # type: ignore[union-attr]  # a paragraph


def test_without_a_notification_it_says_so() -> None:
    made = compose_wall_chart(replace(northmoor(), key_dates=()))

    assert not [block for block in made.blocks if isinstance(block, Table)]
