from __future__ import annotations

from dataclasses import replace

import pytest

from inspection_ready.documents import write_pdf
from inspection_ready.documents.commonmark import Converted, blocks_from_commonmark
from inspection_ready.documents.compose.letters import compose_letter, letter_findings
from inspection_ready.documents.compose.welcome_pack import compose_welcome_pack, text_findings
from inspection_ready.documents.model import Drawing, Figure, Paragraph, Table, paragraph, plain, text
from inspection_ready.documents.shapes import Circle, Line, Polyline, Rectangle, Words
from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.sections import Section, SectionStatus
from tests.documents.blocks import PICTURES, document
from tests.documents.northmoor import northmoor
from tests.documents.reading import pdf_paragraphs

TABLE = "| Year | Contacts |\n|---|---|\n| 2023 | 9,120 |\n| 2026 | 11,480 |\n\n"
FINDING = "Contacts rose from 9,120 in 2023 to 11,480 in 2026."


def converted(source: str) -> Converted:
    return blocks_from_commonmark(source, under="Calls", level=1)


def drawn(source: str) -> Drawing:
    (block,) = converted(source).blocks
    assert isinstance(block, Drawing)
    return block


def table_of(*rows: str, of: str = "Year | Contacts") -> str:
    columns = of.count("|") + 1
    return "\n".join(f"| {row} |" for row in (of, " | ".join(["---"] * columns), *rows)) + "\n\n"


def is_in(line: Line, bar: Rectangle) -> bool:
    left, top = bar.corner
    (start, y), (end, _) = line.start, line.end
    return left < start < end < left + bar.width and top < y < top + bar.height


def heights(drawing: Drawing) -> list[float]:
    """Of the bars, from left to right."""
    bars = [each for each in drawing.shapes if isinstance(each, Rectangle) and each.stroke]
    return [bar.height for bar in sorted(bars, key=lambda bar: bar.corner)]


@pytest.mark.parametrize(("kind", "name"), [("bars", "Bar chart"), ("lines", "Line chart")])
def test_chart_draws_the_table_above_it_and_says_what_is_found(kind: str, name: str) -> None:
    chart = drawn(TABLE + f'![](chart:{kind} "Calls in a year")')

    assert chart.alt == f"{name}. {FINDING}"
    assert plain(chart.caption) == "Calls in a year"
    assert isinstance(chart.beside, Table)
    assert chart.beside.rows[0] == (text("2023"), text("9,120"))


def test_what_the_author_says_goes_before_what_is_found() -> None:
    assert drawn(TABLE + "![More people ring us](chart:bars)").alt == "More people ring us"


def test_bars_stand_on_zero_and_are_as_high_as_their_numbers() -> None:
    up = heights(drawn(table_of("North | 100", "South | 50", "West | 25") + "![](chart:bars)"))

    assert [height / up[0] for height in up] == pytest.approx([1, 0.5, 0.25])


def test_bar_below_zero_hangs_from_it() -> None:
    chart = drawn(table_of("North | 100", "South | -50") + "![](chart:bars)")
    north, south = (each for each in chart.shapes if isinstance(each, Rectangle) and each.stroke)

    assert north.corner[1] + north.height == pytest.approx(south.corner[1])


def test_line_is_not_drawn_over_a_year_nobody_knows() -> None:
    chart = drawn(table_of("2021 | 4", "2022 | 5", "2023 |", "2024 | 6", "2025 | 7") + "![](chart:lines)")
    lines = [each for each in chart.shapes if isinstance(each, Polyline)]

    assert [len(line.points) for line in lines] == [2, 2]


def test_lines_differ_without_their_colour() -> None:
    chart = drawn(
        table_of("2023 | 1 | 2 | 3 | 4", "2024 | 2 | 3 | 4 | 5", of="Year | A | B | C | D")
        + "![](chart:lines)"
    )
    lines = [each for each in chart.shapes if isinstance(each, Polyline) and len(each.points) == 2]
    named = [each.text for each in chart.shapes if isinstance(each, Words) and each.bold]

    assert len({line.stroke.dashes for line in lines if line.stroke}) == 4
    assert sorted(named) == ["A", "B", "C", "D"]


def test_bars_differ_without_their_colour() -> None:
    chart = drawn(table_of("North | 1 | 2 | 3 | 4", of="Where | A | B | C | D") + "![](chart:bars)")
    bars = [each for each in chart.shapes if isinstance(each, Rectangle) and each.stroke][:4]
    ruled = [any(isinstance(each, Line) and is_in(each, bar) for each in chart.shapes) for bar in bars]

    assert len({(bar.fill in {"accent", "ink"}, lines) for bar, lines in zip(bars, ruled, strict=True)}) == 4


def test_fields_in_the_table_of_a_letter_are_numbers_by_the_time_it_is_drawn() -> None:
    facts = replace(
        northmoor(),
        key_facts=(
            KeyFact(id=1, name="Contacts last year", value="9,120"),
            KeyFact(id=2, name="Contacts", value="11,480"),
        ),
    )
    table = table_of("2025 | {{Contacts last year}}", "2026 | {{contacts}}", "2027 | {{Forecast}}")
    letter = Letter(title="T", subject="S", body=f"{table}![](chart:bars)")
    (chart,) = (
        block for block in compose_letter(facts, letter, facts.people[0]).blocks if isinstance(block, Drawing)
    )

    assert chart.alt.startswith("Bar chart. Contacts rose from 9,120")
    assert heights(chart)[0] / heights(chart)[1] == pytest.approx(9120 / 11480)
    assert isinstance(chart.beside, Table)
    assert plain(chart.beside.rows[1][1]).startswith("11,480")
    (found,) = letter_findings(facts, letter)
    assert (found.fault, found.about) == (DocumentFault.CHART_NOT_A_NUMBER, "[Forecast: to come]")


def test_scale_that_does_not_begin_at_zero_says_so() -> None:
    words = {
        each.text
        for each in drawn(table_of("2023 | 912", "2024 | 941") + "![](chart:lines)").shapes
        if isinstance(each, Words)
    }

    assert "The scale begins at 910, not at zero." in words


@pytest.mark.parametrize(
    "rows",
    [
        ["2023 | 0"],
        ["2023 | 0", "2024 | 0"],
        [" | 5", "2024 | 6"],
        [f"{'A very long name of a place' * 5} {n} | {n}" for n in range(60)],
        ["2023 | 999999999999999bn", "2024 | -999999999999999bn"],
        ["2023 | 0.000001", "2024 | 0.000002"],
    ],
)
@pytest.mark.parametrize("kind", ["bars", "lines"])
def test_nothing_is_drawn_outside_the_drawing(rows: list[str], kind: str) -> None:
    from inspection_ready.documents.pdf.lines import words_width

    chart = drawn(table_of(*rows, of=f"Year | {'Contacts with us ' * 9}") + f"![](chart:{kind})")

    for shape in chart.shapes:
        if isinstance(shape, Words):
            wide = words_width(shape.text, shape.size, bold=shape.bold)
            left = shape.at[0] - {"start": 0, "middle": wide / 2, "end": wide}[shape.set_from]
            assert -0.01 <= left <= left + wide <= chart.width + 0.01, shape
            assert 0 <= shape.at[1] <= chart.height
        elif isinstance(shape, Rectangle):
            assert shape.corner[0] + shape.width <= chart.width + 0.01
        elif isinstance(shape, Circle):
            assert shape.centre[0] + shape.radius <= chart.width
    assert write_pdf(document(chart))


def test_value_that_is_no_number_is_left_out_and_found() -> None:
    made = converted(table_of("2023 | 9,120", "2024 | about 10,000", "2025 | 11") + "![](chart:lines)")

    assert made.findings == (DocumentFinding(DocumentFault.CHART_NOT_A_NUMBER, "Calls", "about 10,000"),)
    (chart,) = made.blocks
    assert isinstance(chart, Drawing)
    assert sum(isinstance(each, Circle) for each in chart.shapes) == 3  # two points, and the name's mark


@pytest.mark.parametrize(
    ("source", "fault", "about"),
    [
        ("![](chart:lines)", DocumentFault.CHART_WITHOUT_NUMBERS, "lines"),
        ('Words.\n\n![](chart:lines "Calls")', DocumentFault.CHART_WITHOUT_NUMBERS, "Calls"),
        (table_of("2023 | many") + "![](chart:lines)", DocumentFault.CHART_WITHOUT_NUMBERS, "lines"),
        (table_of() + "![](chart:lines)", DocumentFault.CHART_WITHOUT_NUMBERS, "lines"),
        ("![](<chart:lines of Contacts>)", DocumentFault.CHART_WITHOUT_NUMBERS, "lines of Contacts"),
        (TABLE + "![](chart:pie)", DocumentFault.CHART_UNKNOWN, "pie"),
    ],
)
def test_chart_that_cannot_be_drawn_says_so_where_it_would_stand(
    source: str, fault: DocumentFault, about: str
) -> None:
    made = converted(source)

    assert made.findings == (DocumentFinding(fault, "Calls", about),)
    assert made.blocks[-1] == paragraph(f"[Chart left out: {about}]")
    assert not any(isinstance(block, Drawing) for block in made.blocks)


def test_fifth_column_is_left_out_of_the_drawing_alone() -> None:
    made = converted(table_of("2023 | 1 | 2 | 3 | 4 | 5", of="Year | A | B | C | D | E") + "![](chart:bars)")

    assert made.findings == (DocumentFinding(DocumentFault.CHART_OF_TOO_MANY, "Calls", "E"),)


def test_chart_and_picture_in_one_text_keep_their_places() -> None:
    made = blocks_from_commonmark(
        TABLE + "![](chart:bars)\n\n![a map](picture:map)", pictures={"map": PICTURES["map.png"]}
    )

    assert [type(block) for block in made.blocks] == [Drawing, Figure]


def section(words: str) -> Section:
    return Section(id=90, title="Calls", text=words, status=SectionStatus.AGREED)


def test_section_draws_key_facts_held_for_several_years() -> None:
    facts = replace(
        northmoor(),
        sections=(section("![](<chart:lines of contacts>)"),),
        key_facts=(
            KeyFact(id=1, name="Contacts 2024", value="10"),
            KeyFact(id=2, name="Contacts 2023", value="9"),
        ),
    )

    (chart,) = (block for block in compose_welcome_pack(facts).blocks if isinstance(block, Drawing))

    assert chart.alt == "Line chart. Contacts rose from 9 in 2023 to 10 in 2024."
    assert isinstance(chart.beside, Table)
    assert chart.beside.rows == (
        (text("2023"), text("9 (not yet checked)")),
        (text("2024"), text("10 (not yet checked)")),
    )
    assert text_findings(facts) == ()


def test_key_facts_in_the_cells_of_a_table_are_drawn_with_their_values() -> None:
    source = table_of("2021 | {{Population}}", "2022 | 9") + "![](chart:lines)"
    made = blocks_from_commonmark(source, value_of={"Population": "4 (2021)"}.get)

    (chart,) = made.blocks
    assert isinstance(chart, Drawing)
    assert chart.alt == "Line chart. Contacts rose from 4 in 2021 to 9 in 2022."


def test_chart_is_read_in_the_place_it_stands() -> None:
    made = document(*converted("Before.\n\n" + TABLE + "![](chart:lines)\n\nAfter.").blocks)

    assert isinstance(made.blocks[0], Paragraph)
    assert pdf_paragraphs(write_pdf(made)) == [
        "A document",
        "Before.",
        f"Line chart. {FINDING}",
        *("Year", "Contacts", "2023", "9,120", "2026", "11,480"),
        "After.",
    ]
