from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.chart_marks import ChartInText, ChartMark, chart_mark, charts_in
from inspection_ready.domain.charts import ChartKind, facts_over_years, read_figures, read_value
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.scales import scale_of
from inspection_ready.phrases.charts import axis_number, chart_finding, short_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("9,120", "9120"),
        ("9 120", "9120"),
        ("12.5%", "12.5"),
        ("12 per cent", "12"),
        ("£1.2 million", "1200000"),
        ("£3bn", "3000000000"),
        ("4k", "4000"),
        ("-2", "-2"),
        ("\N{MINUS SIGN}2.5%", "-2.5"),
        ("214,300 (2021, not yet checked)", "214300"),
    ],
)
def test_numbers_are_read_as_people_write_them(words: str, number: str) -> None:
    value = read_value(words)

    assert value is not None
    assert value.number == Decimal(number)


@pytest.mark.parametrize(
    "words", ["about 5", "9,12", "1,2", "twelve", "12 to 14", "5 people", "", "9" * 16, "1.2.3"]
)
def test_what_is_not_a_number_is_none(words: str) -> None:
    assert read_value(words) is None


def test_gaps_are_not_mistakes_but_words_are() -> None:
    figures = read_figures(
        [("Year", "Calls", "Visits"), ("2023", "5", ""), ("2024", "-", "about 6"), ("2025", "7", "8")]
    )

    assert figures.labels == ("2023", "2024", "2025")
    assert [[value and value.said for value in each.values] for each in figures.series] == [
        ["5", None, "7"],
        [None, None, "8"],
    ]
    assert figures.not_numbers == ("about 6",)


@given(st.lists(st.decimals(-(10**12), 10**12, places=2), min_size=1), st.booleans())
def test_scale_holds_every_number_in_few_round_steps(numbers: list[Decimal], from_zero: bool) -> None:
    scale = scale_of(numbers, from_zero=from_zero)

    assert all(0 <= scale.share(number) <= 1 for number in numbers)
    assert scale.ticks[0] == scale.low
    assert scale.ticks[-1] == scale.high
    assert 2 <= len(scale.ticks) <= 8
    assert not from_zero or scale.low <= 0 <= scale.high


def test_scale_begins_at_zero_unless_that_flattens_what_is_told() -> None:
    assert scale_of([Decimal(912), Decimal(941)], from_zero=True).low == 0
    assert scale_of([Decimal(400), Decimal(941)], from_zero=False).low == 0
    assert scale_of([Decimal(912), Decimal(941)], from_zero=False).low == 910


def finding(*rows: tuple[str, ...]) -> str:
    return chart_finding(read_figures([("When", "Contacts"), *rows]))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [("2023", "9,120"), ("2026", "11,480")],
            "Contacts rose from 9,120 in 2023 to 11,480 in 2026.",
        ),
        ([("2023", "9"), ("2024", "7")], "Contacts fell from 9 in 2023 to 7 in 2024."),
        (
            [("2023", "9"), ("2024", "12"), ("2025", "2"), ("2026", "9")],
            ("Contacts: 9 in 2023 and again in 2026, highest in 2024 at 12 and lowest in 2025 at 2."),
        ),
        ([("2023", ""), ("2024", "7")], "Contacts: 7 in 2024."),
        (
            [("North", "4"), ("South", "7"), ("West", "1")],
            "Contacts: highest for South at 7, and lowest for West at 1.",
        ),
        ([("North", "4"), ("South", "4")], "Contacts: all are 4."),
        ([("North", "4")], "Contacts: 4 for North."),
    ],
)
def test_finding_is_written_from_the_numbers(rows: list[tuple[str, str]], says: str) -> None:
    assert finding(*rows) == says


def test_each_series_has_its_own_sentence() -> None:
    figures = read_figures([("Year", "A", "B"), ("2023", "1", "5"), ("2024", "2", "3")])

    assert chart_finding(figures) == "A rose from 1 in 2023 to 2 in 2024. B fell from 5 in 2023 to 3 in 2024."


def test_facts_of_several_years_stand_together_in_order() -> None:
    facts = [
        KeyFact(name="Contacts 2024", value="10"),
        KeyFact(name="Contacts, 2023", value="9"),
        KeyFact(name="Population", value="214,300", year="2021"),
        KeyFact(name="Carers (2021)", value="5"),
    ]

    held = facts_over_years(facts)

    assert {name: [fact.value for fact in each] for name, each in held.items()} == {"Contacts": ["9", "10"]}


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("bars", ChartMark(ChartKind.BARS)),
        ("Lines  of Contacts of adults", ChartMark(ChartKind.LINES, "Contacts of adults")),
        ("pie", None),
        ("", None),
    ],
)
def test_mark_is_read(name: str, mark: ChartMark | None) -> None:
    assert chart_mark(name) == mark


def test_charts_are_found_with_the_table_straight_above() -> None:
    text = (
        "| A | B |\n| --- | --- |\n| x \\| y | {{Carers}} |\n\n![](<chart:bars>)\n\n"
        '![](chart:lines)\n\nWords.\n\n![It rose](<chart:lines of Contacts> "Calls")\n'
    )

    assert list(charts_in(text)) == [
        ChartInText("bars", (("A", "B"), ("x \\| y", "{{Carers}}"))),
        ChartInText("lines", ()),
        ChartInText("lines of Contacts", ()),
    ]


def test_axis_bears_the_sign_that_all_numbers_bear() -> None:
    assert axis_number(Decimal(-1500000), like=["£1m", "£2"]) == "\N{MINUS SIGN}£1,500,000"
    assert axis_number(Decimal("2.50"), like=["1%", "2%"]) == "2.5%"
    assert axis_number(Decimal(10), like=["1%", "2"]) == "10"


def test_long_units_are_shortened_in_the_drawing() -> None:
    assert [short_number(said) for said in ("£4.1 million", "5 Thousand", "7 per cent", "9,120")] == [
        "£4.1m",
        "5k",
        "7%",
        "9,120",
    ]
