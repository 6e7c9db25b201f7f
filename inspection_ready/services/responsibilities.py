"""Who answers for what the regime asks about: chosen by code and title, and given in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.readiness import Asked
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.searching import Haystack
from inspection_ready.records.responsibilities import RESPONSIBILITIES, SUBJECTS
from inspection_ready.services.listing import Filter, Listing, Order, listing, page
from inspection_ready.services.readiness import asked_by
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.verbs import verb
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

QUICKLY_GIVEN = (Subject.THEME, Subject.STATEMENT)
"""Request-list items are many, and are given out one by one as they come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Who is to answer for something; an empty one leaves what there is."""

    subject: Subject
    code: str
    owner_id: int | None = None
    second_id: int | None = None


def asked_about(reader: Reader) -> tuple[Asked, ...]:
    """Every theme, statement and request-list item, in the regime's order; none without a regime."""
    try:
        return asked_by(current_regime(reader).framework)
    except NotFound:
        return ()


def without_owner(reader: Reader) -> tuple[Asked, ...]:
    """Themes and statements nobody answers for."""
    owned = {(one.subject, one.code) for one in reader.register(Responsibility).all() if one.owner_id}
    return tuple(
        asked
        for asked in asked_about(reader)
        if asked.subject in QUICKLY_GIVEN and (asked.subject, asked.code) not in owned
    )


def titled_listing(
    reader: Reader, *, order: Order | None = None, filters: Sequence[Filter] = ()
) -> tuple[Listing, Mapping[int, str]]:
    """The register's listing, also found by titles; and for each record what its code stands for."""
    plain = listing(reader, RESPONSIBILITIES, order=order, filters=filters)
    called = {(one.subject, one.code): one.called for one in asked_about(reader)}
    told = {
        one.id: called.get((one.subject, one.code), one.code)
        for one in reader.register(Responsibility).among(plain.ids)
    }
    rows = page(reader, RESPONSIBILITIES, plain.ids, fields=RESPONSIBILITIES.fields)
    texts = {row.id: "\x1f".join((*row.cells, told[row.id])) for row in rows}
    return Listing(plain.ids, Haystack(texts[each] for each in plain.ids)), told


def words_of(asked: Asked) -> str:
    """For example "QS4 Equity in experience and outcomes (quality statement)"."""
    subject = SUBJECTS[asked.subject]
    return f"{asked.called} ({subject[0].lower()}{subject[1:]})"


@verb("responsible.give")
def give(uow: UnitOfWork, given: Sequence[Given]) -> int:
    """Owners and seconds for several themes, statements or items. How many. Raises Refused, NotFound."""
    held = {(one.subject, one.code): one for one in uow.register(Responsibility).all()}
    wanted = [one for one in given if one.owner_id or one.second_id]
    for one in wanted:
        before = held.get((one.subject, one.code))
        if before is None:
            new = Responsibility(subject=one.subject, code=one.code)
            add_record(uow, replace(new, owner_id=one.owner_id, second_id=one.second_id))
        else:
            after = replace(
                before, owner_id=one.owner_id or before.owner_id, second_id=one.second_id or before.second_id
            )
            change_record(uow, before, after)
    return len(wanted)
