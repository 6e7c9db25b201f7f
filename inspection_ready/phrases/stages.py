"""Says what is refused or odd about a stage's date, and what a message seems to tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.regimes import NOTIFICATION
from inspection_ready.domain.stages import StageOdd, StageOddity
from inspection_ready.phrases.dates import day, day_range, moment, weekday_and_day
from inspection_ready.phrases.messages import date_trouble

if TYPE_CHECKING:
    from inspection_ready.domain.key_dates import Span
    from inspection_ready.domain.message_offers import Offer

Told = Mapping[str, Any]


def stage_oddity_words(oddity: StageOddity) -> str:
    """One sentence; the date is taken as it is."""
    name, days = oddity.name, span_words(oddity.span)
    match oddity.odd:
        case StageOdd.NO_WORKING_DAY:
            assert oddity.off is not None
            holiday = f" ({oddity.off.holiday})" if oddity.off.holiday else ""
            return f"{weekday_and_day(oddity.off.on)}{holiday} is not a working day."
        case StageOdd.IN_PAST:
            return f"{days} is past already. Check the date."
        case StageOdd.IN_FUTURE:
            return f"{days} is still to come, and this is the day a message came. Check the date."
        case StageOdd.LATER_THAN_COUNTED:
            assert oddity.on is not None
            return (
                f"Counted, it would be by {weekday_and_day(oddity.on)}. Work to the later day only where the regulator "
                "gave it in writing."
            )
        case StageOdd.BEFORE_AN_EARLIER_STAGE | StageOdd.AFTER_A_LATER_STAGE:
            assert oddity.on is not None
            side = "before" if oddity.odd is StageOdd.BEFORE_AN_EARLIER_STAGE else "after"
            usual = "after" if side == "before" else "before"
            return (
                f"“{name}” would be {side} “{oddity.other}” ({day(oddity.on)}), and usually comes {usual} it. "
                "Check both dates."
            )


def span_words(span: Span | Offer) -> str:
    return weekday_and_day(span.first) if span.first == span.last else day_range(span.first, span.last)


def offer_words(offer: Offer, name: str) -> str:
    """For example "Draft report received: Monday 5 April 2027, the day the message came"."""
    if offer.at is not None:
        if offer.stage == NOTIFICATION:
            return f"{name}: {moment(on_the_clock(offer.at))}"
        return f"{name}: {span_words(offer)}, the day the message came"
    week = "only the week is named" if offer.found and offer.found.is_week else ""
    trouble = date_trouble(offer.found) if offer.found else ""
    return f"{name}: {', '.join(filter(None, (span_words(offer), week, trouble)))}"


def offer_sentence(offer: Offer) -> str:
    """The words it was read from; empty for the day the message came."""
    return "" if offer.found is None else f"It says: “{offer.found.sentence}”"


def _door(told: Told) -> str:
    if told["stage"] == NOTIFICATION:
        how = "The notification has a time too. Enter it with “notify”, or correct it there"
    else:
        how = "Enter the days on site with “on-site”, or in the part of the page called On site"
    return f"Nothing was changed. {how}."


def _no_such_stage(told: Told) -> str:
    return (
        f"No stage is called “{told['stage']}”. Nothing was changed. There are: {', '.join(told['known'])}."
    )


def _before(told: Told) -> str:
    return (
        f"{day(told['day'])} is before the notification of {day(told['notified'])}, and no stage is. "
        "Nothing was changed. Check the date."
    )


def _told_before(told: Told) -> str:
    return (
        f"The stage “{told['stage']}” was told for {day(told['day'])}, before the notification of "
        f"{day(on_the_clock(told['notified']))} as it would be. Nothing was changed. Check both dates."
    )


def _far_away(told: Told) -> str:
    return (
        f"{day(told['day'])} is more than {told['years']} years after the notification of {day(told['notified'])}, "
        "so the year is mistyped. Nothing was changed."
    )


def _too_long(told: Told) -> str:
    return (
        f"From {day(told['first'])} to {day(told['last'])} is more than a year, so one of the two is mistyped. "
        "Nothing was changed."
    )


def _tells_none(told: Told) -> str:
    days = f" It names {_listed(told['days'])}." if told["days"] else ""
    return (
        f"{told['file']} was not understood as telling a date of “{told['name']}”.{days} Nothing was changed. "
        "Say the day with --from, and the message is filed with it."
    )


def _tells_several(told: Told) -> str:
    return (
        f"{told['file']} names several days that may be meant for “{told['name']}”: {_listed(told['days'])}. "
        "Nothing was changed. Say which with --from."
    )


def _is_another(told: Told) -> str:
    return (
        f"{told['file']} looks like something else: {told['kind']}. Nothing was changed. "
        f"If it does tell the date of “{told['name']}”, say the day with --from."
    )


def _another_kind(told: Told) -> str:
    commands = " or ".join(f"“stage {stage} --message {told['file']}”" for stage in told["stages"])
    how = f" To enter the date it tells, use {commands}." if commands else ""
    anyway = "--received and --correct" if told["is_held"] else "--received"
    return (
        f"{told['file']} does not look like the notification. It looks like: {told['kind']}. Nothing was changed.{how} "
        f"If it is the notification all the same, say when it came with {anyway}."
    )


def _listed(days: tuple[str, ...]) -> str:
    return ", ".join(days)


STAGE_SENTENCES: dict[str, str | Callable[[Told], str]] = {
    "stage_has_its_own_door": _door,
    "no_such_stage": _no_such_stage,
    "no_stage_date": "Nobody has told a date of “{stage}”, so there is none to clear. Nothing was changed.",
    "not_notified_yet": "The notification has not been entered yet, so no stage has a date. Nothing was changed. "
    "Enter the notification first.",
    "stage_before_notification": _before,
    "told_before_notification": _told_before,
    "stage_far_away": _far_away,
    "stage_too_long": _too_long,
    "no_message_filed": "No message is filed with the notification, so there is nothing to read. File it first.",
    "stage_not_named": "Say which stage it is. Nothing was changed. “stage --workspace W” shows them all.",
    "stage_cleared_and_set": "--clear takes a date away, and goes with nothing else. Nothing was changed.",
    "stage_date_missing": "Nothing says on which day. Nothing was changed. Give --from, or the message that tells it "
    "with --message.",
    "message_tells_no_date": _tells_none,
    "message_tells_several_dates": _tells_several,
    "message_is_another": _is_another,
    "message_of_another_kind": _another_kind,
    "two_dates_for_a_stage": "Two dates are ticked for “{name}”. Nothing was changed. Tick the right one only.",
}
