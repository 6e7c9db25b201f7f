"""The inspection: its notification, its days on site, the council's closure days, and what follows from them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.arrivals import YEARS_AHEAD, is_far_away
from inspection_ready.domain.arrivals import YEARS_BACK as MOST_YEARS_BACK
from inspection_ready.domain.dates import NoSuchTime, check_years, london_moment, on_the_clock
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.inspections import MOST_DAYS_ON_SITE, ClosureDay, Inspection
from inspection_ready.domain.key_dates import KeyDate, key_dates
from inspection_ready.domain.stages import StageDate
from inspection_ready.domain.working_days import WorkingCalendar
from inspection_ready.exchange.bank_holidays import ANNOUNCED_UNTIL, england_bank_holidays
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    from inspection_ready.domain.messages import Mail

    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

YEARS_BACK = 1
YEARS_ON = 3
"""How far from the notification a date may be counted: the slowest stages are under two years."""


@dataclass(frozen=True, slots=True)
class Message:
    """The notification as it came, to be filed: the name of its file and its bytes."""

    name: str
    data: bytes


def inspection_of(reader: Registers) -> Inspection | None:
    """None before the notification. A workspace holds one inspection."""
    found = reader.register(Inspection).all("notified_at")
    return found[0] if found else None


def stage_dates(reader: Registers) -> tuple[StageDate, ...]:
    """What was told of stages besides the notification and the days on site, the earliest first."""
    return reader.register(StageDate).all("first")


def working_calendar(
    reader: Registers, *, around: dt.date, told: Sequence[StageDate] = (), years_on: int = YEARS_ON
) -> WorkingCalendar:
    """The bank holidays of the years in which anything may be counted, from ``around`` or from what was told."""
    latest = max((each.last or each.first for each in told), default=around)
    last_year = max(around, latest).year + years_on
    return WorkingCalendar(
        bank_holidays=england_bank_holidays(around.year - YEARS_BACK, last_year),
        announced_until=ANNOUNCED_UNTIL,
        closures=frozenset(closure.on for closure in reader.register(ClosureDay).all()),
    )


def current_key_dates(reader: Registers, *, today: dt.date) -> tuple[KeyDate, ...]:
    """In the order of the regime's stages; all to come before the notification. Raises NotFound("no_regime")."""
    inspection, told = inspection_of(reader), stage_dates(reader)
    around = on_the_clock(inspection.notified_at).date() if inspection else today
    calendar = working_calendar(reader, around=around, told=told)
    return key_dates(current_regime(reader).framework, inspection, calendar, told)


@verb("inspection.notify")
def notify(uow: UnitOfWork, *, received: dt.datetime, message: Message | None = None) -> Inspection:
    """Start the clock at ``received``, a time on the clock in England unless it has an offset of its own.

    The same message, or the same moment, a second time changes nothing, except that a message is filed
    where none was. Raises Refused for a different notification, and for a time that never was.
    """
    moment = _moment(received, now=uow.at)
    held = inspection_of(uow)
    if held is None:
        regime = current_regime(uow)
        sha256, name = _filed(uow, message)
        return uow.register(Inspection).add(
            Inspection(
                regime_code=regime.code,
                regime_version=regime.framework.version,
                notified_at=moment,
                message_sha256=sha256,
                message_name=name,
            )
        )
    if is_the_filed_message(uow, held, message):
        return held
    if held.notified_at != moment:
        raise Refused("already_notified", held=held.notified_at, asked=moment)
    if message is None:
        return held
    if held.message_sha256 is not None:
        _refuse_another(uow, held, message)
        return held
    return _with_message(uow, held, message)


@verb("inspection.correct")
def correct_notification(
    uow: UnitOfWork, *, received: dt.datetime | None = None, message: Message | None = None
) -> Inspection:
    """Put right a mistyped time, or file the right message. Raises NotFound before the notification; Refused."""
    held = _held(uow)
    moment = _moment(received, now=uow.at) if received is not None else held.notified_at
    if held.on_site_from is not None and on_the_clock(moment).date() > held.on_site_from:
        raise Refused("on_site_before_notification", on_site=held.on_site_from, notified=moment)
    for told in stage_dates(uow)[:1]:
        if told.first < on_the_clock(moment).date():
            raise Refused("told_before_notification", stage=told.stage, day=told.first, notified=moment)
    corrected = uow.register(Inspection).change(held, replace(held, notified_at=moment))
    return corrected if message is None else _with_message(uow, corrected, message)


@verb("inspection.set_on_site")
def set_on_site(uow: UnitOfWork, *, first: dt.date | None, last: dt.date | None = None) -> Inspection:
    """The days of the visit as the regulator gave them; None where they are to come again. Raises NotFound, Refused."""
    held = _held(uow)
    last = last or first
    check_years(first, last)
    if first is not None and last is not None and last < first:
        raise Refused("ends_before_it_starts", first=first, last=last)
    if first is not None and last is not None and (last - first).days >= MOST_DAYS_ON_SITE:
        raise Refused("visit_too_long", first=first, last=last, most=MOST_DAYS_ON_SITE)
    if first is not None and first < on_the_clock(held.notified_at).date():
        raise Refused("on_site_before_notification", on_site=first, notified=held.notified_at)
    return uow.register(Inspection).change(held, replace(held, on_site_from=first, on_site_to=last))


@verb("closure_day.add")
def add_closure_day(uow: UnitOfWork, on: dt.date, *, reason: str = "") -> ClosureDay:
    """A day that is there already keeps its reason, unless another is given. Raises Refused."""
    check_years(on)
    days = uow.register(ClosureDay)
    for held in days.find(on=on):
        return days.change(held, replace(held, reason=reason or held.reason))
    return days.add(ClosureDay(on=on, reason=reason))


@verb("closure_day.remove")
def remove_closure_day(uow: UnitOfWork, on: dt.date) -> None:
    """Raises NotFound."""
    days = uow.register(ClosureDay)
    found = days.find(on=on)
    if not found:
        raise NotFound("no_such_closure_day", on=on)
    for held in found:
        days.remove(held)


def _moment(received: dt.datetime, *, now: dt.datetime) -> dt.datetime:
    check_years(received)
    try:
        moment = london_moment(received)
    except NoSuchTime as error:
        raise Refused("no_such_time", typed=error.typed) from error
    if is_far_away(moment, now=now):
        raise Refused("received_far_away", at=moment, back=MOST_YEARS_BACK, ahead=YEARS_AHEAD)
    return moment


def _held(uow: UnitOfWork) -> Inspection:
    held = inspection_of(uow)
    if held is None:
        raise NotFound("not_notified")
    return held


def is_the_filed_message(reader: Reader, held: Inspection, message: Message | None) -> bool:
    """The same bytes, or the same e-mail saved once more in whatever way."""
    from inspection_ready.domain.messages import is_same_message  # slow import, as below

    if message is None or held.message_sha256 is None:
        return False
    if held.message_sha256 == hashlib.sha256(message.data).hexdigest():
        return True
    filed, given = _both(reader, held, message)
    return filed is not None and given is not None and is_same_message(filed, given)


def _refuse_another(uow: UnitOfWork, held: Inspection, message: Message) -> None:
    from inspection_ready.domain.messages import are_different_messages  # slow import, as below

    filed, given = _both(uow, held, message)
    if filed is not None and given is not None and are_different_messages(filed, given):
        raise Refused("another_message", name=message.name, held=held.message_name)


def _both(reader: Reader, held: Inspection, message: Message) -> tuple[Mail | None, Mail | None]:
    from inspection_ready.services.messages import (
        mail_or_none,  # slow import: what reads e-mail, which the first page does without
    )

    assert held.message_sha256 is not None
    filed = mail_or_none(held.message_name, reader.files.read(held.message_sha256))
    return filed, mail_or_none(message.name, message.data)


def _with_message(uow: UnitOfWork, held: Inspection, message: Message) -> Inspection:
    sha256, name = _filed(uow, message)
    return uow.register(Inspection).change(held, replace(held, message_sha256=sha256, message_name=name))


def _filed(uow: UnitOfWork, message: Message | None) -> tuple[str | None, str]:
    return (None, "") if message is None else (uow.keep_file(message.name, message.data).sha256, message.name)
