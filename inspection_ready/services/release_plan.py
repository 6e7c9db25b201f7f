"""Works out what the next release may have: what is signed now and the regulator has not, in the order of its list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.people import Person
from inspection_ready.domain.release_names import place_of
from inspection_ready.domain.release_plans import ANSWER, Files, Line, NotIn, Path, Plan
from inspection_ready.domain.releases import (
    Kept,
    Release,
    ReleaseFile,
    ReleaseItem,
    ReleaseSending,
    ReleaseWithdrawal,
)
from inspection_ready.domain.requests import Occasion, Request, RequestState
from inspection_ready.domain.sign_moves import SignState
from inspection_ready.domain.signatures import SignStanding
from inspection_ready.phrases.releases import replaces_words
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.sign_standings import sign_standings
from inspection_ready.storage.unit_of_work import Reader

OUT_OF_IT = (RequestState.WITHDRAWN, RequestState.SENT)
"""Nobody waits for these; named by number they are looked at all the same."""
MAY_GO = (RequestState.CHECKED, RequestState.SIGNED, RequestState.SENT)
"""Somebody else read the answer. One that was opened again does not do, whatever was signed of it before."""
WHY = {
    SignState.UNSIGNED: Kept.NOT_SIGNED,
    SignState.WITHDRAWN: Kept.NOT_SIGNED,
    SignState.NOT_AGREED: Kept.NOT_AGREED,
    SignState.CHANGED: Kept.CHANGED,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A line of a release that was made and not taken back, with its files; the latest of its kind."""

    item: ReleaseItem
    release: Release
    paths: tuple[str, ...]
    files: Files
    is_sent: bool


def plan_release(reader: Reader, numbers: Sequence[int] | None = None) -> Plan:
    """``numbers`` are those of requests; None for every request of the regulator's that is not done with.

    Raises NotFound. The same number of queries for one request as for many.
    """
    requests = _requests(reader, numbers)
    standings = sign_standings(reader, requests)
    released = standing_items(reader)
    people = {person.id: person.name for person in reader.register(Person).all()}
    lines: list[Line] = []
    kept: list[NotIn] = []
    for request in requests:
        own = standings[request.id]
        if not own or request.state not in MAY_GO:
            kept.append(NotIn(request=request, why=Kept.NOT_ANSWERED))
            continue
        answer = next((request.answer for each in own if each.what.is_answer and each.is_signed), "")
        for standing in own:
            before = released.get(kind_of(standing))
            why = _why_not(standing, before)
            if why is None:
                lines.append(_line(standing, answer, people, before))
            else:
                number = before.release.number if before is not None and why is Kept.RELEASED else 0
                kept.append(NotIn(request=request, why=why, title=_title(standing), release=number))
    return Plan(lines=tuple(lines), kept=tuple(kept))


def standing_items(reader: Reader) -> Mapping[tuple[int, int | None], Standing]:
    """By request and evidence, what was released last and not taken back."""
    gone = set(reader.register(ReleaseWithdrawal).values("release_id"))
    sent = set(reader.register(ReleaseSending).values("release_id"))
    releases = {each.id: each for each in reader.register(Release).each("number") if each.id not in gone}
    files: dict[int, list[ReleaseFile]] = {}
    for file in reader.register(ReleaseFile).each():
        if file.item_id is not None:
            files.setdefault(file.item_id, []).append(file)
    found = {}
    items = (each for each in reader.register(ReleaseItem).each() if each.release_id in releases)
    for item in sorted(items, key=lambda each: (releases[each.release_id].number, each.position)):
        own = files.get(item.id, [])
        found[item.request_id, item.evidence_id] = Standing(
            item=item,
            release=releases[item.release_id],
            paths=tuple(file.path for file in own),
            files=tuple((file.sha256, file.size) for file in own),
            is_sent=item.release_id in sent,
        )
    return found


def places_sent(released: Mapping[tuple[int, int | None], Standing]) -> Mapping[Files, Path]:
    """Where the regulator has exactly these files already."""
    return {
        each.files: f"{'; '.join(each.paths)} in Release {each.release.number}"
        for each in released.values()
        if each.is_sent and each.files
    }


def kind_of(standing: SignStanding) -> tuple[int, int | None]:
    what = standing.what
    return what.request.id, None if what.evidence is None else what.evidence.id


# inside


def _requests(reader: Reader, numbers: Sequence[int] | None) -> tuple[Request, ...]:
    every = reader.register(Request).all("number")
    if numbers is None:
        wanted: Iterable[Request] = (
            each for each in every if each.occasion is not Occasion.YEAR_ROUND and each.state not in OUT_OF_IT
        )
    else:
        by_number = {each.number: each for each in every}
        for number in numbers:
            if number not in by_number:
                raise NotFound("no_such_request", number=number)
        wanted = (by_number[number] for number in dict.fromkeys(numbers))
    lines = _lines_of_the_list(reader)
    return tuple(sorted(wanted, key=lambda request: place_of(request, lines)))


def _lines_of_the_list(reader: Reader) -> Mapping[str, int]:
    try:
        asked = current_regime(reader).framework.requests
    except NotFound:
        return {}
    return {line.id: place for place, line in enumerate(asked)}


def _why_not(standing: SignStanding, before: Standing | None) -> Kept | None:
    if not standing.what.is_there:
        return Kept.NOTHING_HELD
    if not standing.is_signed or standing.signature is None:
        return WHY.get(standing.state, Kept.NOT_SIGNED)
    if before is not None and before.item.signature_id == standing.signature.id:
        return Kept.RELEASED
    return None


def _line(standing: SignStanding, answer: str, people: Mapping[int, str], before: Standing | None) -> Line:
    what = standing.what
    owner_id = (what.evidence or what.request).owner_id or what.request.owner_id
    return Line(
        standing=standing,
        answer=answer,
        owner="" if owner_id is None else people.get(owner_id, ""),
        replaces=None if before is None else before.item,
        replaces_words=""
        if before is None
        else replaces_words(before.item, before.release.number, before.paths),
    )


def _title(standing: SignStanding) -> str:
    return ANSWER if standing.what.evidence is None else standing.what.evidence.title


def not_yet(kept: Iterable[NotIn]) -> Iterator[NotIn]:
    """Without what the regulator has, or is about to have, already."""
    return (each for each in kept if each.why is not Kept.RELEASED)
