"""Dates that a saved message tells: offered, and entered once somebody has said which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.message_offers import Offer, arrival_of, offers_in
from inspection_ready.domain.messages import Reading
from inspection_ready.domain.regimes import NOTIFICATION, ON_SITE
from inspection_ready.domain.stages import HAVE_THEIR_OWN_DOOR, arriving
from inspection_ready.phrases.messages import address_words
from inspection_ready.phrases.stages import span_words
from inspection_ready.services.inspection import (
    Message,
    correct_notification,
    inspection_of,
    is_the_filed_message,
    set_on_site,
)
from inspection_ready.services.messages import reading_in
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.stages import set_stage_date, stage_named
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRead:
    """A message and what it seems to tell. ``unread`` says why it could not be read; there are no offers then."""

    message: Message
    reading: Reading | None
    unread: CannotRead | None
    offers: tuple[Offer, ...]
    is_filed: bool
    """It is the one filed with the notification."""

    @property
    def sender(self) -> str:
        """Who told it; empty where nobody can say."""
        sender = self.reading.mail.sender if self.reading is not None else None
        return address_words(sender) if sender is not None else ""


def read_offers(reader: Reader, message: Message) -> MessageRead:
    """Nothing is entered. Raises NotFound("no_regime")."""
    reading, unread = None, None
    try:
        reading = reading_in(reader, message.name, message.data)
    except CannotRead as error:
        unread = error
    framework = current_regime(reader).framework
    held = inspection_of(reader)
    return MessageRead(
        message=message,
        reading=reading,
        unread=unread,
        offers=offers_in(reading, framework) if reading is not None else (),
        is_filed=held is not None and is_the_filed_message(reader, held, message),
    )


def read_filed(reader: Reader) -> MessageRead:
    """The message that is filed with the notification. Raises NotFound where there is none."""
    held = inspection_of(reader)
    if held is None or held.message_sha256 is None:
        raise NotFound("no_message_filed")
    return read_offers(reader, Message(held.message_name, reader.files.read(held.message_sha256)))


def date_told(reader: Reader, stage: str, message: Message) -> tuple[Offer, Reading]:
    """The one day a message tells of a stage. Raises CannotRead, NotFound; Refused where it tells none, or several."""
    held = stage_named(reader, stage)
    if held.id in HAVE_THEIR_OWN_DOOR:
        raise Refused("stage_has_its_own_door", stage=held.id)
    framework = current_regime(reader).framework
    reading = reading_in(reader, message.name, message.data)
    told = {"file": message.name, "name": held.name}
    found = [offer for offer in offers_in(reading, framework) if offer.stage == held.id]
    kind = reading.kind
    if not found and kind is not None and held.id not in (kind.stage, *kind.tells):
        raise Refused("message_is_another", **told, kind=kind.name)
    if not found and held.id in arriving(framework) and (came := arrival_of(reading, held.id)) is not None:
        found = [came]
    days = tuple(span_words(each) for each in found)
    if not found:
        named = tuple(
            dict.fromkeys(
                span_words(Offer(stage="", first=each.first, last=each.last)) for each in reading.dates
            )
        )
        raise Refused("message_tells_no_date", **told, days=named)
    if len(found) > 1:
        raise Refused("message_tells_several_dates", **told, days=days)
    return found[0], reading


@verb("stage_date.take_message")
def take_message(
    uow: UnitOfWork,
    *,
    message: Message,
    told_by: str,
    offers: Sequence[Offer],
    is_notification: bool = False,
) -> tuple[Offer, ...]:
    """Enter these dates of the message, and file it with each. All of them, or none.

    The notification is corrected, the days on site are set, any other stage gets its date. ``is_notification``
    files the message with the notification, whose time stays. Raises Refused, NotFound before the notification.
    """
    if is_notification:
        correct_notification(uow, message=message)
    stages = [offer.stage for offer in offers]
    for offer in offers:
        if stages.count(offer.stage) > 1:
            raise Refused("two_dates_for_a_stage", name=stage_named(uow, offer.stage).name)
        _enter(uow, offer, message, told_by)
    return tuple(offers)


def _enter(uow: UnitOfWork, offer: Offer, message: Message, told_by: str) -> None:
    if offer.stage == NOTIFICATION:
        assert offer.at is not None  # it is only ever offered with the moment the message came
        correct_notification(uow, received=_minute(offer.at), message=message)
    elif offer.stage == ON_SITE:
        set_on_site(uow, first=offer.first, last=offer.last)
    else:
        set_stage_date(uow, offer.stage, first=offer.first, last=offer.last, told_by=told_by, message=message)


def _minute(at: dt.datetime) -> dt.datetime:
    return at.replace(second=0, microsecond=0)
