"""Whose answer a message is: by the mark in its subject, else by what it comes back to, who sent it and what about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.messages import Mail
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import KnownBy, Marked, ReplyKind
from inspection_ready.domain.reply_kinds import kind_of, undelivered_in
from inspection_ready.domain.reply_suggestions import shared_words
from inspection_ready.domain.reply_text import numbers_in
from inspection_ready.domain.reply_tokens import ReplyToken, tokens_in
from inspection_ready.domain.requests import Request
from inspection_ready.domain.searching import folded
from inspection_ready.domain.sign_tokens import SignToken, sign_tokens_in

MOST_TEXT = 200_000
"""Letters of a text that are looked through for a mark."""


class Sure(StrEnum):
    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an e-mail of ours asked: whom."""

    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the register knows. ``asked`` is by the number of a draft, ``thread`` by the ids a message comes back to."""

    workspace_id: str
    people: Sequence[Person]
    owed: Mapping[int, Sequence[Request]]
    """By whose they are: what is still open."""
    asked: Callable[[int], Asked | None]
    thread: Callable[[Sequence[str]], int | None]
    to_sign: Callable[[SignToken], Asked | None] = lambda _: None
    """Whom an e-mail with exactly this mark asked to sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    kind: ReplyKind
    person_id: int | None
    known_by: KnownBy
    marked: Marked
    draft: int = 0
    sheet: int = 0
    """The number of what it was asked to sign; only where the mark is bound to exactly that."""


def recognise(mail: Mail, known: Known) -> Recognition:
    kind = kind_of(mail)
    token, marked = _mark(mail, known)
    asked = _asked(token, known) if token is not None and marked is Marked.OURS else None
    person_id, known_by = _whose(mail, kind, known, asked)
    is_of_draft = isinstance(token, ReplyToken) and marked is not Marked.ELSEWHERE
    return Recognition(
        kind=kind,
        person_id=person_id,
        known_by=known_by,
        marked=marked,
        draft=token.number if token is not None and is_of_draft else 0,
        sheet=token.number if asked is not None and isinstance(token, SignToken) else 0,
    )


def sureness(known_by: KnownBy, *, is_theirs: bool) -> Sure:
    """``is_theirs``: it was sent from the address of whom it answers for."""
    match known_by:
        case KnownBy.HAND:
            return Sure.CERTAIN
        case KnownBy.TOKEN:
            return Sure.CERTAIN if is_theirs else Sure.LIKELY
        case KnownBy.THREAD | KnownBy.SENDER_AND_SUBJECT | KnownBy.SENDER:
            return Sure.LIKELY
        case KnownBy.NAME:
            return Sure.DOUBTFUL
        case KnownBy.NOTHING:
            return Sure.NOT_KNOWN


# inside


def _mark(mail: Mail, known: Known) -> tuple[ReplyToken | SignToken | None, Marked]:
    found: list[ReplyToken | SignToken] = []
    for words in _places(mail):
        found += [*sign_tokens_in(words), *tokens_in(words)]
    ours = [token for token in found if token.is_of(known.workspace_id)]
    for token in ours:
        if _asked(token, known) is not None:
            return token, Marked.OURS
    if ours:
        return ours[0], Marked.UNKNOWN
    return (found[0], Marked.ELSEWHERE) if found else (None, Marked.NONE)


def _asked(token: ReplyToken | SignToken, known: Known) -> Asked | None:
    return known.to_sign(token) if isinstance(token, SignToken) else known.asked(token.number)


def _places(mail: Mail) -> Iterator[str]:
    """Where a mark may stand, the likeliest first: a report has ours in the message it brings back."""
    yield mail.subject
    yield from (inner.subject for inner in mail.attached)
    yield mail.text[:MOST_TEXT]
    yield from (each.name for each in mail.attachments)


def _whose(mail: Mail, kind: ReplyKind, known: Known, asked: Asked | None) -> tuple[int | None, KnownBy]:
    if asked is not None:
        return asked.person_id, KnownBy.TOKEN
    came_back_to = known.thread(mail.answers) if mail.answers else None
    if came_back_to is not None:
        return came_back_to, KnownBy.THREAD
    if kind in {ReplyKind.BOUNCED, ReplyKind.DELAYED}:
        addresses = [each.email for each in undelivered_in(mail)]
    else:
        addresses = [mail.sender.email] if mail.sender else []
    people = {person.id: person for address in addresses for person in _at(known.people, address)}
    if len(people) == 1:
        person_id = next(iter(people))
        is_about = _is_about(mail, known.owed.get(person_id, ()))
        return person_id, KnownBy.SENDER_AND_SUBJECT if is_about else KnownBy.SENDER
    return _by_name(mail, known)


def _at(people: Sequence[Person], address: str) -> list[Person]:
    wanted = address.strip().casefold()
    return [person for person in people if wanted and person.email.strip().casefold() == wanted]


def _is_about(mail: Mail, owed: Sequence[Request]) -> bool:
    named = set(numbers_in(mail.subject))
    return any(
        request.number in named or len(shared_words(mail.subject, request.wording)) > 1 for request in owed
    )


def _by_name(mail: Mail, known: Known) -> tuple[int | None, KnownBy]:
    """Outlook may hold a colleague's own number in place of an address: then there is only the name."""
    if mail.sender is None or "@" in mail.sender.email:
        return None, KnownBy.NOTHING
    said = name_key(mail.sender.name)
    people = [person for person in known.people if said and name_key(person.name) == said]
    return (people[0].id, KnownBy.NAME) if len(people) == 1 else (None, KnownBy.NOTHING)


def name_key(name: str) -> tuple[str, ...]:
    """The same for "Osei, Margaret (Adults)" and "Margaret Osei"."""
    plain = folded(name).partition("(")[0]
    return tuple(sorted(plain.replace(",", " ").split()))
