"""What is missing or stale in what the welcome pack is made from: key facts, pictures, and what sections name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspection_ready.domain.chart_marks import chart_mark, charts_in
from inspection_ready.domain.charts import facts_over_years, read_figures
from inspection_ready.domain.merge import field_key, fields_in, filled
from inspection_ready.domain.picture_marks import picture_key, pictures_in
from inspection_ready.domain.readiness import Finding, Severity, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from inspection_ready.domain.key_facts import KeyFact
    from inspection_ready.domain.pictures import Picture
    from inspection_ready.domain.sections import Section


def key_facts(standing: Standing) -> Iterator[Finding]:
    for fact in standing.key_facts:
        for code, data in _fact_gaps(standing, fact):
            yield Finding(
                code=code,
                severity=Severity.MEDIUM,
                register="key_fact",
                record_id=fact.id,
                name=fact.name,
                data=data,
            )


def _fact_gaps(standing: Standing, fact: KeyFact) -> Iterator[tuple[str, Mapping[str, Any]]]:
    known = (("value", fact.value), ("year", fact.year), ("source", fact.source))
    missing = tuple(name for name, value in known if not value.strip())
    if missing:
        yield "key_fact_incomplete", {"missing": missing}
    if not fact.is_checked:
        yield "key_fact_unchecked", {}
    elif standing.is_stale(fact):
        yield "key_fact_stale", {"months": standing.fact_months}


def pictures(standing: Standing) -> Iterator[Finding]:
    """A photograph that is only on somebody's badge is used there, and says whose it is."""
    shown = {picture_key(name) for section in standing.sections for name in pictures_in(section.text)}
    on_badges = {person.picture_id for person in standing.people}
    for picture in standing.pictures:
        is_used = picture_key(picture.name) in shown
        if picture.id in on_badges and not is_used:
            continue
        for code, severity, data in _picture_gaps(picture, is_used=is_used):
            yield Finding(
                code=code,
                severity=severity,
                register="picture",
                record_id=picture.id,
                name=picture.name,
                data=data,
            )


def _picture_gaps(picture: Picture, *, is_used: bool) -> Iterator[tuple[str, Severity, Mapping[str, Any]]]:
    if not picture.is_decorative and not picture.alt.strip():
        yield "picture_without_alt", Severity.HIGH, {}
    known = (("source", picture.source), ("licence", picture.licence))
    missing = tuple(name for name, value in known if not value.strip())
    if missing:
        yield "picture_without_source", Severity.MEDIUM, {"missing": missing}
    if not is_used:
        yield "picture_unused", Severity.LOW, {}


def named_in_sections(standing: Standing) -> Iterator[Finding]:
    """Names in the text of a section that is printed which nothing is held under."""
    facts = {field_key(fact.name) for fact in standing.key_facts}
    held = {picture_key(picture.name) for picture in standing.pictures}
    for section in standing.sections:
        if section.included:
            unknown = tuple(name for name in fields_in(section.text) if field_key(name) not in facts)
            yield from _unknown(section, "section_unknown_fact", unknown)
            missing = tuple(name for name in pictures_in(section.text) if picture_key(name) not in held)
            yield from _unknown(section, "section_unknown_picture", missing)
            yield from _charts(standing, section)


def _charts(standing: Standing, section: Section) -> Iterator[Finding]:
    """Charts without numbers, and what stands in a chart's table where a number should."""
    values = {field_key(fact.name): fact.value for fact in standing.key_facts}
    years = {field_key(name) for name in facts_over_years(standing.key_facts)}
    without: list[str] = []
    strange: list[str] = []
    for chart in charts_in(section.text):
        mark = chart_mark(chart.name)
        if mark is not None and mark.of:
            if field_key(mark.of) not in years:
                without.append(chart.name)
            continue
        rows = tuple(tuple(_in_place(cell, values) for cell in row) for row in chart.above)
        figures = read_figures(rows) if rows else None
        if mark is None or figures is None or not figures.series:
            without.append(chart.name)
        else:
            strange += figures.not_numbers
    yield from _unknown(section, "section_chart_without_numbers", tuple(without))
    yield from _unknown(section, "section_chart_not_numbers", tuple(strange))


def _in_place(cell: str, values: Mapping[str, str]) -> str:
    """With the values of the key facts it names."""
    return filled((cell,), lambda name, _: values.get(field_key(name), ""))[0]


def _unknown(section: Section, code: str, names: tuple[str, ...]) -> Iterator[Finding]:
    if names:
        yield Finding(
            code=code,
            severity=Severity.HIGH,
            register="section",
            record_id=section.id,
            name=section.title,
            data={"names": names},
        )


def sections_to_review(standing: Standing) -> Iterator[Finding]:
    for section in standing.sections:
        if section.included and section.review_on is not None and section.review_on <= standing.today:
            yield Finding(
                code="section_review_due",
                severity=Severity.MEDIUM,
                register="section",
                record_id=section.id,
                name=section.title,
                data={"review_on": section.review_on},
            )
