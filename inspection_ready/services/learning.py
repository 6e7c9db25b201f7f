"""The learning log: what was promised is seen to, or becomes a request."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import end_of_day, on_the_clock, start_of_day
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.requests import Occasion, Request, Route
from inspection_ready.domain.searching import folded
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.learning import request_notes, short
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@verb("learning.done")
def see_to(uow: UnitOfWork, learnt_id: int) -> Learnt:
    """What was promised was sent, and the follow-up is done, today. Raises NotFound; Refused where nothing is owed."""
    entry = uow.register(Learnt).get(learnt_id)
    _refuse_settled(uow, entry, entry.owed)
    return uow.register(Learnt).change(entry, replace(entry, done_on=on_the_clock(uow.at).date()))


@verb("learning.reopen")
def see_to_again(uow: UnitOfWork, learnt_id: int) -> Learnt:
    """It is not seen to after all; a request it became stays, and is no longer tied to it. Raises NotFound."""
    entries = uow.register(Learnt)
    entry = entries.get(learnt_id)
    return entries.change(entry, replace(entry, done_on=None, request_id=None))


@verb("learning.request")
def make_request(uow: UnitOfWork, learnt_id: int) -> Request:
    """What was promised, as a request in the ledger with the same owner, due by the end of the day.

    Raises NotFound; Refused where nothing was promised, it was seen to, or is a request already.
    """
    entry = uow.register(Learnt).get(learnt_id)
    _refuse_settled(uow, entry, entry.promised)
    request = add_record(
        uow,
        Request(
            wording=entry.promised,
            occasion=Occasion.ON_SITE,
            asked_by=_regulator(uow),
            route=Route.MEETING,
            asked_at=start_of_day(entry.learnt_on),
            due_at=None if entry.due_on is None else end_of_day(entry.due_on),
            statement=entry.statement,
            owner_id=entry.owner_id,
            notes=request_notes(entry),
        ),
    )
    uow.register(Learnt).change(entry, replace(entry, request_id=request.id))
    return request


def entry_called(reader: Reader, words: str) -> Learnt:
    """The one entry with these words in what was asked, promised or is to be followed up, or in its session's code.

    Of several those that are still owed. Raises NotFound; Refused where several are meant.
    """
    wanted = folded(words.strip())
    found = [
        each
        for each in reader.register(Learnt).all("learnt_on", "session_code")
        if (wanted and any(wanted in folded(text) for text in (each.asked, each.promised, each.follow_up)))
        or wanted == folded(each.session_code)
    ]
    meant = [each for each in found if each.is_owed] or found
    if not meant:
        raise NotFound("nothing_learnt_has", words=words)
    if len(meant) > 1:
        known = "; ".join(f"“{short(each.owed or each.asked)}”" for each in meant)
        raise Refused("several_learnt_have", words=words, known=known)
    return meant[0]


def owed_entries(reader: Reader) -> tuple[Learnt, ...]:
    """What was promised or is to be followed up and nobody has seen to; the first due first, without a day last."""
    owed = [each for each in reader.register(Learnt).all("learnt_on", "id") if each.is_owed]
    return tuple(sorted(owed, key=lambda each: (each.due_on is None, each.due_on or each.learnt_on)))


# inside


def _refuse_settled(reader: Reader, entry: Learnt, owed: str) -> None:
    if not owed.strip():
        raise Refused("nothing_was_promised", title=short(entry.asked))
    if entry.request_id is not None:
        raise Refused("promise_is_a_request", number=reader.register(Request).get(entry.request_id).number)
    if entry.done_on is not None:
        raise Refused("promise_is_kept", on=day(entry.done_on))


def _regulator(reader: Reader) -> str:
    try:
        return current_regime(reader).regulator_short
    except NotFound:
        return ""
