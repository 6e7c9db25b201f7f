"""Letters that were made in a pack: whom each is for, and whose word it is that they were sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.addressees import list_reaching, lists_of
from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.filing import Pack
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.overrides import FindingOverride
from inspection_ready.domain.people import Person
from inspection_ready.domain.sendings import How, Sending, SentLetter, text_digest
from inspection_ready.phrases.sendings import list_words
from inspection_ready.records.words import folded
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.services.pack_documents import BuiltLetter
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

PACKS = "packs"
"""Their folder in the workspace's."""


@dataclass(frozen=True, slots=True)
class ToPerson:
    person_id: int
    list_name: str
    path: str
    """Of the PDF, inside the pack."""
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLetter:
    """One letter as it was when the pack was made."""

    letter_id: int
    title: str
    version: int
    text_sha256: str
    lists: tuple[str, ...]
    """With their sides, as they were called then."""
    to: tuple[ToPerson, ...]

    @property
    def by_list(self) -> Mapping[str, int]:
        """How many people each list reached."""
        return Counter(each.list_name for each in self.to)

    def on(self, lists: Collection[str] | None) -> PackLetter:
        """To those alone whom one of these lists reached; None for everybody."""
        wanted = None if lists is None else {folded(name) for name in lists}
        return replace(
            self, to=tuple(each for each in self.to if wanted is None or folded(each.list_name) in wanted)
        )


def letters_told(facts: PackFacts, built: Sequence[BuiltLetter]) -> list[dict[str, Any]]:
    """For the manifest: ids are words there."""
    letters = {letter.id: letter for letter in facts.letters}
    people = {person.id: person for person in facts.people}
    told: dict[int, dict[str, Any]] = {}
    for each in built:
        letter = letters[each.letter_id]
        if letter.id not in told:
            told[letter.id] = {
                "letter": str(letter.id),
                "title": letter.title,
                "version": letter.version,
                "text_sha256": text_digest(letter, facts.word_letter_of.get(letter.id)),
                "lists": [list_words(one) for one in lists_of(facts, letter)],
                "to": [],
            }
        reached = list_reaching(facts, letter, people[each.person_id])
        one = {"person": str(each.person_id), "list": reached.name, "path": f"{each.path}.pdf"}
        told[letter.id]["to"].append(one)
    return list(told.values())


def letters_from(told: Mapping[str, Any], *, number: int) -> tuple[PackLetter, ...]:
    """By the manifest of a pack. Raises Refused where it names none, as those made before it did."""
    digests = {file["path"]: file["sha256"] for file in told["files"]}
    found = tuple(
        PackLetter(
            letter_id=int(each["letter"]),
            title=each["title"],
            version=each["version"],
            text_sha256=each["text_sha256"],
            lists=tuple(each["lists"]),
            to=tuple(
                ToPerson(int(one["person"]), one["list"], one["path"], digests[one["path"]])
                for one in each["to"]
            ),
        )
        for each in told.get("letters", ())
    )
    if not found:
        raise Refused("pack_names_no_letters", number=number)
    return found


def chosen(
    letters: Sequence[PackLetter], titles: Collection[str] | None, *, number: int
) -> tuple[PackLetter, ...]:
    """None for all of them. Raises NotFound with the titles there are."""
    known = {folded(each.title): each for each in letters}
    for title in titles or ():
        if folded(title) not in known:
            raise NotFound(
                "no_such_letter_in_pack",
                title=title,
                number=number,
                known=tuple(each.title for each in letters),
            )
    return tuple(letters) if titles is None else tuple(known[folded(title)] for title in titles)


@verb("letter.note_pack")
def note_pack_letters(uow: UnitOfWork, pack: Pack, letters: Sequence[PackLetter]) -> tuple[Sending, ...]:
    """Whom these letters of the pack were written to, in the record of what was written; what is there stays.

    Whoever was disposed of since is not named again.
    """
    sendings, people = uow.register(Sending), uow.register(Person)
    held = {letter.id for letter in uow.register(Letter).among([each.letter_id for each in letters])}
    noted = []
    for each in letters:
        if each.letter_id not in held:
            continue
        of_letter = sendings.find(letter_id=each.letter_id)
        before = next((one for one in of_letter if one.folder == _folder(pack)), None)
        if before is None:
            number = max((one.number for one in of_letter), default=0) + 1
            before = sendings.add(_sending(uow, pack, each, number))
            there = {person.id for person in people.among([one.person_id for one in each.to])}
            rows = [_row(before, pack, one) for one in each.to if one.person_id in there]
            uow.register(SentLetter).add_many(rows)
        noted.append(before)
    return tuple(noted)


@verb("letter.mark_pack_sent")
def mark_pack_letters_sent(
    uow: UnitOfWork, pack: Pack, letters: Iterable[PackLetter], *, on: date, by: str
) -> int:
    """Somebody says these were sent, to those they are ``to``; how many were not marked yet.

    They were noted before. Raises Refused where nobody says so.
    """
    if not by.strip():
        raise Refused("sent_by_nobody")
    register, marked = uow.register(SentLetter), []
    for each in letters:
        to = {one.person_id for one in each.to}
        for sending in uow.register(Sending).find(letter_id=each.letter_id):
            if sending.folder == _folder(pack):
                rows = register.find(sending_id=sending.id)
                marked += [row for row in rows if row.sent_on is None and row.person_id in to]
    register.change_many([(row, replace(row, sent_on=on, sent_by=by.strip())) for row in marked])
    return len(marked)


def _sending(uow: UnitOfWork, pack: Pack, letter: PackLetter, number: int) -> Sending:
    return Sending(
        letter_id=letter.letter_id,
        title=letter.title,
        number=number,
        at=pack.made_at,
        letter_version=letter.version,
        text_sha256=letter.text_sha256,
        lists="\n".join(letter.lists),
        prints=True,
        combined=False,
        drafts=False,
        mixed_because=_reason(uow, letter.title),
        folder=_folder(pack),
        people=len(letter.to),
        head_count=pack.head_count,
        head_hash=pack.head_hash,
        is_finished=True,
    )


def _row(sending: Sending, pack: Pack, to: ToPerson) -> SentLetter:
    return SentLetter(
        sending_id=sending.id,
        person_id=to.person_id,
        how=How.PRINT,
        list_name=to.list_name,
        path=to.path,
        sha256=to.sha256,
        written_at=pack.made_at,
    )


def _reason(reader: Reader, title: str) -> str:
    """Why people on both sides got it; a pack has it in no file."""
    given = reader.register(FindingOverride).find(
        document=f"letters/{title}", fault=DocumentFault.LISTS_ARE_MIXED
    )
    return given[0].reason if given else ""


def _folder(pack: Pack) -> str:
    return f"{PACKS}/{pack.folder}"
