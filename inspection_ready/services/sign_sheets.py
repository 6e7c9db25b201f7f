"""Sheets to be signed, for people who never open the app; an answer counts for exactly what was on the sheet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import ExpectedError, NotFound, Refused
from inspection_ready.domain.filing import Head
from inspection_ready.domain.mail_addresses import one_mailbox
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.sign_papers import SignPaper, SignPaperLine
from inspection_ready.domain.sign_sheets import Means, SignSheet, SignSheetLine
from inspection_ready.domain.sign_tokens import sign_token
from inspection_ready.domain.signatures import Signature, SignStanding
from inspection_ready.phrases.signatures import signer_words
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.sign_checks import Shown
from inspection_ready.services.sign_standings import sign_standing, sign_standings
from inspection_ready.services.signatures import Word, disagree, sign
from inspection_ready.services.signers import signers
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import name_of, who_to_words

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

WORD, PDF = ".docx", ".pdf"
MOST_LINES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAnswer:
    """``left`` are the places of lines that say nothing, because they are not any more what was on the sheet, and why."""

    agreed: tuple[Signature, ...]
    not_agreed: tuple[Signature, ...]
    left: Mapping[int, ExpectedError]


def waiting_to_be_signed(reader: Reader, *, looks: bool = True) -> tuple[SignStanding, ...]:
    """What is answered and checked and not signed, the request that is due first before the others."""
    requests = sorted(reader.register(Request).find(state=RequestState.CHECKED), key=_by_due)
    found = sign_standings(reader, requests, looks=looks)
    return tuple(
        each
        for request in requests
        for each in found[request.id]
        if each.what.is_there and not each.is_signed
    )


@verb("signature.sheet")
def make_sheet(
    uow: UnitOfWork,
    lines: Sequence[Shown],
    *,
    to_id: int | None = None,
    means: Means = Means.SHEET,
    workspace_id: str = "",
) -> SignSheet:
    """A sheet that asks for these, kept with its number, so that its answer can be held against it. Raises Refused.

    By e-mail it asks somebody who may sign today and has an address, and has a mark that is bound to its lines.
    """
    if not lines:
        raise Refused("nothing_chosen_to_sign")
    if len(lines) > MOST_LINES:
        raise Refused("too_much_on_a_sheet", count=len(lines), most=MOST_LINES)
    if means is Means.EMAIL:
        _refuse_no_reader(uow, to_id)
    head = uow.trail.head_before
    number = max(uow.register(SignSheet).values("number"), default=0) + 1
    sheet = SignSheet(
        number=number,
        means=means,
        to_id=to_id,
        to_name=name_of(uow, to_id),
        made_at=uow.at,
        made_by=who_to_words(uow, uow.who),
        head_count=head.count,
        head_hash=head.hash,
    )
    told = tuple(_line(sheet, *each) for each in enumerate(dict.fromkeys(lines), 1))
    if means is Means.EMAIL:
        sheet = replace(sheet, token=sign_token(workspace_id, number, told).written)
    uow.register(SignSheet).add(sheet)
    uow.register(SignSheetLine).add_many(told)
    return sheet


@verb("signature.answer_sheet")
def answer_sheet(
    uow: UnitOfWork,
    number: int,
    word: Word,
    not_agreed: Mapping[int, str] | None = None,
    unsaid: Collection[int] = (),
) -> SheetAnswer:
    """What came back: every line is agreed but those in ``not_agreed``, which are told by their place, with the reason.

    Of ``unsaid`` nothing was said: they are no part of the answer.

    A line that is not any more what was on the sheet, or was signed meanwhile, is left as it is and named: an old
    answer signs no new version. Raises NotFound, and Refused where not one line can be taken.
    """
    lines = {line.position: line for line in lines_of(uow, sheet_numbered(uow, number))}
    refused = dict(not_agreed or {})
    if unknown := sorted((refused.keys() | set(unsaid)) - lines.keys()):
        raise Refused("no_such_line", number=number, lines=tuple(unknown))
    agreed: list[Signature] = []
    against: list[Signature] = []
    left: dict[int, ExpectedError] = {}
    for position, line in lines.items():
        if position in unsaid:
            continue
        shown = Shown((line.request_id, line.evidence_id, line.version_id), line.digest)
        try:
            if position in refused:
                against += disagree(uow, [shown], replace(word, note=refused[position]))
            else:
                agreed += sign(uow, [shown], word)
        except ExpectedError as error:
            if error.code not in ABOUT_A_LINE:
                raise
            left[position] = error
    if not agreed and not against and not left:
        raise Refused("nothing_chosen_to_sign")
    if not agreed and not against:
        raise next(iter(left.values()))
    return SheetAnswer(agreed=tuple(agreed), not_agreed=tuple(against), left=left)


ABOUT_A_LINE = frozenset(
    {
        "not_to_be_signed_yet",
        "nothing_to_sign",
        "newer_version_to_sign",
        "not_what_was_shown",
        "no_such_sign_move",
        "not_an_answer",
        "file_to_sign_changed",
        "signer_owns_alone",
        "signed_before_it_was_here",
    }
)
"""What stands in the way of one line says nothing of the others."""


def sheet_numbered(reader: Reader, number: int) -> SignSheet:
    """Raises NotFound."""
    for sheet in reader.register(SignSheet).find(number=number):
        return sheet
    raise NotFound("no_such_sign_sheet", number=number)


def lines_of(reader: Reader, sheet: SignSheet) -> tuple[SignSheetLine, ...]:
    found = reader.register(SignSheetLine).find(sheet_id=sheet.id)
    return tuple(sorted(found, key=lambda line: line.position))


def sign_paper(reader: Reader, sheet: SignSheet) -> SignPaper:
    """What the sheet asks for, as it is now. Raises NotFound where something does not answer its request any more."""
    known = signers(reader, on=on_the_clock(sheet.made_at).date())
    to = next((each for each in known.all if each.person.id == sheet.to_id and each.may_sign), None)
    lines = []
    for line in lines_of(reader, sheet):
        standing = sign_standing(reader, line.request_id, line.evidence_id, line.version_id)
        newest = sign_standing(reader, line.request_id, line.evidence_id).what
        is_whole = all(reader.files.digest_now(file.sha256) == file.sha256 for file in newest.files)
        lines.append(SignPaperLine(standing=standing, is_as_it_was=is_whole and newest.digest == line.digest))
    return SignPaper(
        sheet=sheet, to=sheet.to_name if to is None else signer_words(to, known.short), lines=tuple(lines)
    )


def write_sheet(reader: Reader, sheet: SignSheet, path: Path, *, at: dt.datetime) -> SignPaper:
    """As a Word file or a PDF, as the name ends, with the head of before the sheet. Raises NotFound, Refused."""
    from inspection_ready.documents import write_docx, write_pdf  # slow import
    from inspection_ready.documents.compose.sign_off import compose_sign_off  # slow import
    from inspection_ready.exchange.whole_files import whole_file

    if path.suffix.casefold() not in {WORD, PDF}:
        raise Refused("document_ending", file=path.name)
    paper = sign_paper(reader, sheet)
    facts = gather_facts(reader, number=0, at=at)
    facts = replace(facts, head=Head(sheet.head_count, sheet.head_hash))
    write = write_docx if path.suffix.casefold() == WORD else write_pdf
    data = write(compose_sign_off(facts, paper), brand=facts.brand)
    with whole_file(path) as part:
        part.write_bytes(data)
    return paper


# inside


def _refuse_no_reader(uow: UnitOfWork, to_id: int | None) -> None:
    known = signers(uow, on=on_the_clock(uow.at).date())
    to = next((each for each in known.all if each.person.id == to_id and each.may_sign), None)
    if to is None:
        raise Refused("asked_may_not_sign", person=name_of(uow, to_id), on=known.on)
    if one_mailbox(to.person.email) is None:
        raise Refused("signer_has_no_address", person=to.person.name)


def _line(sheet: SignSheet, position: int, line: Shown) -> SignSheetLine:
    request_id, evidence_id, version_id = line.key
    return SignSheetLine(
        sheet_id=sheet.id,
        position=position,
        request_id=request_id,
        evidence_id=evidence_id,
        version_id=version_id,
        digest=line.digest,
    )


def _by_due(request: Request) -> tuple[bool, float, int]:
    """What has no time comes last."""
    due = request.due_at
    return due is None, 0.0 if due is None else due.timestamp(), request.number
