"""Why sessions do not fit, and what would mend it, in words: names, numbers, times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.plan_reasons import ReasonCode
from inspection_ready.phrases.dates import clock
from inspection_ready.phrases.plan_names import day_of, joined_names, session_of, spans_of, who_of
from inspection_ready.phrases.plan_remedies import all_of_them, remedy_words
from inspection_ready.phrases.timetable import length_words
from inspection_ready.phrases.values import count_of, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.domain.plan_reasons import (
        Explanation,
        GivingUp,
        PlanNames,
        Reason,
    )

FOUND_SO_FAR = "The cheapest found so far"
PROVEN = "The cheapest there is"
EVERYTHING_FITS = "Everything has a place: there is nothing to explain."


def explained_in_words(explanation: Explanation, names: PlanNames) -> tuple[str, ...]:
    """A sentence or two for each reason, then what to give up. Never empty."""
    told = [reason_words(each, names) for each in explanation.reasons]
    if explanation.giving_up is not None and explanation.giving_up.things:
        told.append(giving_up_sentence(explanation.giving_up, names))
    return tuple(told) or (EVERYTHING_FITS,)


def reason_words(reason: Reason, names: PlanNames) -> str:
    """The reason and what would mend it."""
    told = reason_sentence(reason, names)
    mends = [remedy_words(each, names) for each in reason.remedies]
    mends += [joined([remedy_words(each, names) for each in together]) for together in reason.together]
    return f"{told} You could {_either(mends)}." if mends else told


def reason_sentence(reason: Reason, names: PlanNames) -> str:
    return _REASONS[reason.code](reason, names)


def giving_up_sentence(giving_up: GivingUp, names: PlanNames) -> str:
    """How far it may be from the cheapest is told where that is known in numbers that people can count."""
    told = all_of_them(giving_up.things, names)
    if giving_up.is_cheapest:
        return f"{PROVEN}: {told}."
    count, least = len(giving_up.things), giving_up.things_at_least
    gap = f" ({count} things, where {least} at least have to give)" if 1 < least < count else ""
    return f"{FOUND_SO_FAR}{gap}: {told}."


# reasons


def _own(reason: Reason, names: PlanNames) -> str:
    return session_of(reason.sessions[0], names)


def _many(reason: Reason) -> str:
    count = len(reason.sessions)
    return f"{count} session{'' if count == 1 else 's'}"


def _whom(reason: Reason, names: PlanNames) -> str:
    return joined_names([who_of(each, names) for each in reason.who])


def _where(reason: Reason, names: PlanNames) -> str:
    return joined_names([f"“{names.rooms.get(each, f'room {each}')}”" for each in reason.rooms])


def _too_long(reason: Reason, names: PlanNames) -> str:
    needs = f"{_own(reason, names)} takes {length_words(reason.needed)}"
    if not reason.had:
        return f"{needs}, and there is no time at all at which it may be."
    return f"{needs}, and no time at which it may be is longer than {length_words(reason.had)}."


def _room_not_free(reason: Reason, names: PlanNames) -> str:
    rooms = _where(reason, names) or "the base"
    return f"{_own(reason, names)}: {rooms} {'is' if len(reason.rooms) < 2 else 'are'} never free when it may be."


def _person_not_free(reason: Reason, names: PlanNames) -> str:
    whom, needs = _whom(reason, names), length_words(reason.needed)
    had = f"{length_words(reason.had)} at a stretch at most" if reason.had else "no time at all"
    return f"{_own(reason, names)} takes {needs}, and {whom} has {had} when it may be."


def _not_together(reason: Reason, names: PlanNames) -> str:
    return f"{_own(reason, names)}: {_whom(reason, names)} are never free at the same time when it may be."


def _too_few(reason: Reason, names: PlanNames) -> str:
    had = f"no more than {reason.had}" if reason.had else "none"
    asked = f"{reason.needed} inspector{'' if reason.needed == 1 else 's'}"
    of = f" of {_whom(reason, names)}" if reason.who else ""
    return f"{_own(reason, names)} wants {asked}, and {had}{of} can be there when it may be."


def _no_time(reason: Reason, names: PlanNames) -> str:
    needed = [*(who_of(each, names) for each in reason.who)]
    needed += [_where(reason, names)] if reason.rooms else []
    all_of = joined_names([*needed, "the inspectors"] if len(needed) < 2 else needed)
    return f"{_own(reason, names)}: {all_of} are never free at once when it may be."


def _person_short(reason: Reason, names: PlanNames) -> str:
    fit = f"time for {reason.had}" if reason.had else "no time for any"
    return f"{_whom(reason, names)}: {count_of(reason.needed or 0, 'session')} wanted, {fit}."


def _inspectors_short(reason: Reason, names: PlanNames) -> str:
    asked, had = length_words(reason.needed), length_words(reason.had)
    return (
        f"{_many(reason)} want {asked} of the time of {_whom(reason, names)}{spans_of(reason.spans, names)}, "
        f"breathers and ways among it, and there are {had}: {length_words(reason.needed - reason.had)} too few."
    )


def _rooms_short(reason: Reason, names: PlanNames) -> str:
    rooms = _where(reason, names) if len(reason.rooms) == 1 else f"one of {_where(reason, names)}"
    is_free = "is" if len(reason.rooms) == 1 else "are"
    which = joined_names([session_of(each, names) for each in reason.sessions])
    return (
        f"{which} can only be in {rooms}: they take {length_words(reason.needed)}, "
        f"and it {is_free} free for {length_words(reason.had)}{spans_of(reason.spans, names)}."
        if len(reason.rooms) == 1
        else f"{which} can only be in {rooms}: they take {length_words(reason.needed)}, "
        f"and these {is_free} free for {length_words(reason.had)} together{spans_of(reason.spans, names)}."
    )


def _tracks_short(reason: Reason, names: PlanNames) -> str:
    return (
        f"{_many(reason)} take {length_words(reason.needed)} one after another, and side by side there are "
        f"{length_words(reason.had)}{spans_of(reason.spans, names)}."
    )


def _out_of_order(reason: Reason, names: PlanNames) -> str:
    assert reason.earliest is not None, "the code decides that there is one"
    assert reason.latest is not None, "the code decides that there is one"
    first, *others = reason.sessions
    soonest = f"{clock(reason.earliest[1])} on {day_of(reason.earliest[0], names)}"
    latest = f"{clock(reason.latest[1])} on {day_of(reason.latest[0], names)}"
    if len(others) != 1:
        rest = joined_names([session_of(each, names) for each in others])
        return (
            f"{session_of(first, names)} can only begin between {soonest} and {latest}, "
            f"and the order of {rest} leaves no time for it there."
        )
    because = f" ({_whom(reason, names)} cannot sooner)" if reason.who else ""
    return (
        f"{session_of(first, names)} has to come before {session_of(others[0], names)}, but can begin at {soonest} "
        f"at the soonest{because}, and the other at {latest} at the latest."
    )


def _sessions_not_together(reason: Reason, names: PlanNames) -> str:
    which = joined([session_of(each, names) for each in reason.sessions])
    if len(reason.sessions) == 1:
        return f"{which} has no place, whatever the plan."
    wanted = (
        f" {_whom(reason, names)} {'is' if len(reason.who) == 1 else 'are'} wanted at more than one of them."
    )
    return (
        f"{which} cannot all have a place, whatever the plan; without any one of them, the others can."
        f"{wanted if reason.who else ''}"
    )


def _in_the_way(reason: Reason, names: PlanNames) -> str:
    if reason.had:
        times = count_of(reason.had, "time")
        return f"{_own(reason, names)} could be placed now: at {times} nothing is in the way."
    times = count_of(reason.needed or 0, "time")
    most = f", most often {_whom(reason, names)}" if reason.who else ""
    return f"{_own(reason, names)} could begin at {times}, and at each something is in the way{most}."


_REASONS: dict[ReasonCode, Callable[[Reason, PlanNames], str]] = {
    ReasonCode.TOO_LONG: _too_long,
    ReasonCode.NO_ROOM: lambda reason, names: (
        f"{_own(reason, names)}: {reason.needed} people come, and no room holds as many."
    ),
    ReasonCode.ROOM_NOT_FREE: _room_not_free,
    ReasonCode.PERSON_NOT_FREE: _person_not_free,
    ReasonCode.NOT_FREE_TOGETHER: _not_together,
    ReasonCode.TOO_FEW_INSPECTORS: _too_few,
    ReasonCode.NO_TIME: _no_time,
    ReasonCode.PERSON_SHORT: _person_short,
    ReasonCode.INSPECTORS_SHORT: _inspectors_short,
    ReasonCode.ROOMS_SHORT: _rooms_short,
    ReasonCode.TRACKS_SHORT: _tracks_short,
    ReasonCode.OUT_OF_ORDER: _out_of_order,
    ReasonCode.NOT_TOGETHER: _sessions_not_together,
    ReasonCode.IN_THE_WAY: _in_the_way,
}


def _either(told: Sequence[str]) -> str:
    """One; another; or a third."""
    return told[0] if len(told) == 1 else f"{'; '.join(told[:-1])}; or {told[-1]}"
