from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from inspection_ready.domain.gaps import findings
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.readiness import Severity, Standing
from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.phrases.readiness import finding_sentence

TODAY = dt.date(2026, 11, 20)
POPULATION = KeyFact(
    name="Population",
    value="187,400",
    year="2021",
    source="Census",
    checked_by="AP",
    checked_on=dt.date(2026, 9, 1),
)


def said(standing: Standing) -> list[tuple[str, Severity, str]]:
    return [
        (one.code, one.severity, finding_sentence(one))
        for one in findings(standing)
        if one.code != "no_owner"
    ]


def section(text: str, **more: object) -> Section:
    return Section(title="Who lives here", text=text, status=SectionStatus.AGREED, **more)  # type: ignore[arg-type]  # fields of the row


def picture(**more: object) -> Picture:
    whole = {"alt": "A map", "source": "Northmoor", "licence": "Our own", **more}
    return Picture(name="Map", sha256="0" * 64, media_type="image/png", width=1, height=1, **whole)  # type: ignore[arg-type]  # fields of the row


def test_a_whole_and_checked_key_fact_has_no_gap() -> None:
    assert said(Standing(today=TODAY, key_facts=(POPULATION,))) == []


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (KeyFact(name="Carers", value="9", year="2021", source="Census"), ["key_fact_unchecked"]),
        (KeyFact(name="Carers"), ["key_fact_incomplete", "key_fact_unchecked"]),
        (
            KeyFact(
                name="Carers",
                value="9",
                year="2021",
                source="C",
                checked_by="A",
                checked_on=dt.date(2026, 5, 19),
            ),
            ["key_fact_stale"],
        ),
        (
            KeyFact(
                name="Carers",
                value="9",
                year="2021",
                source="C",
                checked_by="A",
                checked_on=dt.date(2026, 5, 20),
            ),
            [],
        ),
    ],
)
def test_gaps_of_key_facts(fact: KeyFact, expected: list[str]) -> None:
    assert [code for code, _, _ in said(Standing(today=TODAY, key_facts=(fact,)))] == expected


def test_a_key_fact_says_all_it_lacks_at_once() -> None:
    (first, _) = said(Standing(today=TODAY, key_facts=(KeyFact(name="Carers", value="9"),)))

    assert first[2] == "The key fact “Carers” has no year or source. Add it."


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (picture(), []),
        (picture(alt=""), [("picture_without_alt", Severity.HIGH)]),
        (picture(alt="", is_decorative=True), []),
        (picture(licence=" "), [("picture_without_source", Severity.MEDIUM)]),
    ],
)
def test_gaps_of_pictures(kept: Picture, expected: list[tuple[str, Severity]]) -> None:
    standing = Standing(today=TODAY, pictures=(kept,), sections=(section("![](picture:map)"),))

    assert [(code, severity) for code, severity, _ in said(standing)] == expected


def test_a_picture_no_section_shows_can_go() -> None:
    (found,) = said(Standing(today=TODAY, pictures=(picture(),), sections=(section("no map"),)))

    assert found[:2] == ("picture_unused", Severity.LOW)


def test_a_photograph_on_somebodys_badge_needs_no_more_until_a_section_shows_it() -> None:
    portrait = picture(alt="", source="", licence="")
    ada = Person(name="Ada", role="Director", email="ada@x.example", phone="1", picture_id=portrait.id)
    on_badge = Standing(today=TODAY, people=(ada,), pictures=(portrait,), sections=(section("no map"),))
    shown = replace(on_badge, sections=(section("![](picture:map)"),))

    codes = [[each.code for each in findings(it) if each.register == "picture"] for it in (on_badge, shown)]

    assert codes == [[], ["picture_without_alt", "picture_without_source"]]


def test_names_that_nothing_is_held_under() -> None:
    text = "{{population}} people, {{Carers}} carers. ![x](picture:Map) ![y](<picture:Town hall>)"
    standing = Standing(
        today=TODAY, key_facts=(POPULATION,), pictures=(picture(),), sections=(section(text),)
    )

    assert said(standing) == [
        (
            "section_unknown_fact",
            Severity.HIGH,
            (
                "The section “Who lives here” names Carers, which the key facts do not have. "
                "Add it there, or correct the name."
            ),
        ),
        (
            "section_unknown_picture",
            Severity.HIGH,
            (
                "The section “Who lives here” shows Town hall, which the pictures do not have. "
                "Add it there, or take it out."
            ),
        ),
    ]


def test_charts_that_cannot_draw_what_is_written() -> None:
    text = (
        "| Year | Calls |\n|---|---|\n| 2023 | {{population}} |\n| 2024 | about 9 |\n\n![](chart:lines)\n\n"
        "![](chart:bars)\n\n![](<chart:lines of Contacts>)\n\n![](<chart:lines of Carers>)\n"
    )
    years = tuple(replace(POPULATION, name=f"Contacts {year}") for year in (2023, 2024))
    standing = Standing(today=TODAY, key_facts=(POPULATION, *years), sections=(section(text),))

    assert said(standing) == [
        (
            "section_chart_not_numbers",
            Severity.HIGH,
            (
                "A chart in the section “Who lives here” leaves out about 9, which is not a number. "
                "Write it as 9,120, 12.5% or £1.2 million, or leave the cell empty."
            ),
        ),
        (
            "section_chart_without_numbers",
            Severity.HIGH,
            (
                "The section “Who lives here” asks for a chart that has no numbers (bars and lines of Carers). "
                "Put it straight below a table of numbers, or take it out."
            ),
        ),
    ]


@pytest.mark.parametrize(("day", "expected"), [(20, ["section_review_due"]), (21, [])])
def test_a_section_is_due_for_review_on_its_day(day: int, expected: list[str]) -> None:
    due = section("words", review_on=dt.date(2026, 11, day))

    assert [code for code, _, _ in said(Standing(today=TODAY, sections=(due,)))] == expected


def test_a_section_of_key_facts_needs_some() -> None:
    empty = section("", source=SectionSource.KEY_FACTS)

    assert [code for code, _, _ in said(Standing(today=TODAY, sections=(empty,)))] == [
        "section_without_records"
    ]
    assert said(Standing(today=TODAY, sections=(empty,), key_facts=(POPULATION,))) == []
