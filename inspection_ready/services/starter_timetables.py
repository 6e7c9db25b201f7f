"""Timetables a regime has to start from, as the templates of a register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.timetable import Session, Timetable, with_rules

if TYPE_CHECKING:
    from inspection_ready.domain.regime_starters import StarterSession, StarterTimetable


def template_of(starter: StarterTimetable) -> Timetable:
    usual = Timetable(
        name=starter.name,
        is_template=True,
        days=starter.days,
        tracks=starter.tracks,
        origin=starter.basis.source,
        is_starter=starter.basis.is_starter,
        notes=starter.notes,
    )
    return with_rules(usual, starter.rules)


def session_of(
    template: Timetable, one: StarterSession, *, statements: tuple[str, ...] | None = None
) -> Session:
    """``statements`` None: all those it is about."""
    return Session(
        timetable_id=template.id,
        day=one.day,
        starts=one.starts,
        minutes=one.minutes,
        track=one.track,
        format=one.format,
        title=one.title,
        wanted=one.wanted,
        turn=one.turn,
        only_on_day=one.only_on_day,
        earliest=one.earliest,
        latest=one.latest,
        half=one.half,
        inspectors=one.inspectors,
        seats=one.seats,
        statements="\n".join(one.statements if statements is None else statements),
    )
