"""Timetables to start from: days, tracks and sessions, each for a role the regime names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.regime_starters import StarterSession, StarterTimetable
from inspection_ready.domain.timetable import (
    MINUTES_IN_A_DAY,
    MOST_DAYS,
    MOST_SEATS,
    MOST_TRACKS,
    RULES_OF_MINUTES,
    RULES_OF_THE_CLOCK,
    Half,
    SessionFormat,
    Timetable,
    Turn,
    rules_fault,
    with_rules,
)
from inspection_ready.exchange.regime_lists import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from inspection_ready.exchange.fields import Fields


def read_timetables(
    top: Fields, *, roles: Collection[str], statements: Collection[str]
) -> tuple[StarterTimetable, ...]:
    found = []
    for fields, basis in listed(top, "timetables", key="name"):
        days = fields.whole("days", least=1, most=MOST_DAYS)
        tracks = fields.whole("tracks", least=1, most=MOST_TRACKS)
        found.append(
            StarterTimetable(
                name=fields.text("name"),
                days=days,
                tracks=tracks,
                notes=fields.text("notes", default=""),
                rules=_rules(fields),
                sessions=tuple(_sessions(fields, days, tracks, roles, statements)),
                basis=basis,
            )
        )
    return tuple(found)


def _rules(fields: Fields) -> tuple[tuple[str, int], ...]:
    """Only those that are said; they must be such as can be kept."""
    if not fields.has("rules"):
        return ()
    rules = fields.table("rules")
    said = {name: rules.time(name) for name in RULES_OF_THE_CLOCK if rules.has(name)} | {
        name: rules.whole(name, least=0, most=MINUTES_IN_A_DAY)
        for name in RULES_OF_MINUTES
        if rules.has(name)
    }
    if fault := rules_fault(with_rules(Timetable(name=""), said.items())):
        rules.note(fault[1], fault[0])
    rules.close()
    return tuple(said.items())


def _sessions(
    fields: Fields, days: int, tracks: int, roles: Collection[str], statements: Collection[str]
) -> Iterator[StarterSession]:
    for one in fields.tables("sessions"):
        yield read_session(one, days=days, tracks=tracks, roles=roles, statements=statements)
        one.close()


def read_session(
    one: Fields, *, days: int, tracks: int, roles: Collection[str], statements: Collection[str]
) -> StarterSession:
    """What is asked for, and when: what a template and a timetable say in the same words."""
    starts = one.time("at")
    minutes = one.whole("minutes", least=1, most=MINUTES_IN_A_DAY)
    if starts + minutes > MINUTES_IN_A_DAY:
        one.note("minutes", "ends_after_midnight")
    return StarterSession(
        day=one.whole("day", least=1, most=days),
        starts=starts,
        minutes=minutes,
        track=one.whole("track", least=0, most=tracks) if one.has("track") else 0,
        format=one.choice("format", SessionFormat),
        title=one.text("title"),
        wanted=one.reference("wanted", "role", roles) if one.has("wanted") else one.text("group", default=""),
        turn=one.choice("turn", Turn, Turn.ANY),
        only_on_day=one.whole("only_on_day", least=1, most=days) if one.has("only_on_day") else None,
        earliest=one.time("earliest") if one.has("earliest") else None,
        latest=one.time("latest") if one.has("latest") else None,
        half=one.choice("half", Half, Half.ANY),
        inspectors=one.text("inspectors", default=""),
        seats=one.whole("seats", least=1, most=MOST_SEATS) if one.has("seats") else None,
        statements=one.references("statements", "statement", statements),
    )
