"""Signatures are given, refused and taken back; nothing of one is ever changed or erased."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.people import Person
from inspection_ready.domain.sign_moves import SignMove
from inspection_ready.domain.sign_senders import SenderIs
from inspection_ready.domain.signatures import (
    NEEDS_PROOF,
    Said,
    Signature,
    SignatureFile,
    SignedHow,
    SignOffRules,
    may_move,
)
from inspection_ready.domain.signers import Signer
from inspection_ready.domain.to_sign import ToSign
from inspection_ready.domain.who import Decision
from inspection_ready.services.evidence_files import NewFile
from inspection_ready.services.only_rows import set_only
from inspection_ready.services.sign_checks import Look, Shown, checked, named, standings_of
from inspection_ready.services.sign_standings import (
    sign_moves,
    sign_off_rules,
    sign_standing,
)
from inspection_ready.services.signers import signers
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """From where a word by e-mail was sent, as the message says; ``because`` it is taken as theirs all the same."""

    sender: str = ""
    is_whose: SenderIs = SenderIs.NOT_TOLD
    because: str = ""


NOT_SENT = Sent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What the officer said, how, and when; ``proof`` is what shows it, beside the word of who records it."""

    signer_id: int
    how: SignedHow
    at: dt.datetime | None = None
    """Now where nobody says."""
    note: str = ""
    proof: NewFile | StoredFile | None = None
    sent: Sent = NOT_SENT


@verb("signature.sign")
def sign(uow: UnitOfWork, lines: Sequence[Shown], word: Word) -> tuple[Signature, ...]:
    """All of these are agreed, or none. Raises Refused, NotFound; ChangedMeanwhile where one is not what was shown."""
    return _say(uow, lines, word, Said.AGREED)


@verb("signature.disagree")
def disagree(uow: UnitOfWork, lines: Sequence[Shown], word: Word) -> tuple[Signature, ...]:
    """None of these is agreed, and ``word.note`` says why. Raises as ``sign`` does."""
    if not word.note.strip():
        raise Refused("not_agreed_without_reason")
    return _say(uow, lines, word, Said.NOT_AGREED)


@verb("signature.withdraw")
def withdraw(
    uow: UnitOfWork, signature_id: int, *, because: str, by: str = "", at: dt.datetime | None = None
) -> Signature:
    """Taken back, and kept. Raises NotFound; Refused without a reason, or where it stands no more."""
    signature = uow.register(Signature).get(signature_id)
    if not because.strip():
        raise Refused("withdrawn_without_reason")
    _refuse_to_come(uow, at)
    standing = sign_standing(uow, signature.request_id, signature.evidence_id, signature.version_id)
    is_latest = standing.signature is not None and standing.signature.id == signature_id
    if not is_latest or may_move(standing, SignMove.WITHDRAW, sign_moves(uow)) is None:
        raise Refused("nothing_to_withdraw", what=named(standing.what), number=signature.request_number)
    who = who_to_words(uow, uow.who)
    after = replace(
        signature,
        withdrawn_at=at or uow.at,
        withdrawn_by=by.strip() or who,
        withdrawn_because=because.strip(),
        withdrawal_recorded_by=who,
    )
    return uow.register(Signature).change(signature, after)


@verb("signature.withdraw_all")
def withdraw_all(
    uow: UnitOfWork, signature_ids: Sequence[int], *, because: str, by: str = ""
) -> tuple[Signature, ...]:
    """Several at once, or none. Raises as ``withdraw`` does."""
    return tuple(withdraw(uow, each, because=because, by=by) for each in signature_ids)


@verb("signature.rules")
def change_rules(uow: UnitOfWork, before: SignOffRules, after: SignOffRules) -> SignOffRules:
    """``before`` is what ``sign_off_rules`` gave. Raises ChangedMeanwhile."""
    after = replace(after, goes_to=after.goes_to.strip())
    return set_only(uow, before, after, kind="sign_off_rules")


# inside


def _say(uow: UnitOfWork, lines: Sequence[Shown], word: Word, said: Said) -> tuple[Signature, ...]:
    if not lines:
        raise Refused("nothing_chosen_to_sign")
    _refuse_to_come(uow, word.at)
    if word.how in NEEDS_PROOF and word.proof is None:
        raise Refused("signed_without_proof", how=word.how.value)
    at = word.at or uow.at
    known = signers(uow, on=on_the_clock(at).date())
    signer = _signer(known.all, word.signer_id)
    if signer is None or not signer.may_sign:
        why = signer.closed.value if signer is not None and signer.closed is not None else "no_role"
        raise Refused(
            "may_not_sign", person_id=word.signer_id, **_who(uow, word.signer_id), why=why, on=known.on
        )
    move = SignMove.SIGN if said is Said.AGREED else SignMove.DISAGREE
    look = Look(
        signer=signer.person, move=move, at=at, moves=sign_moves(uow), own_alone=sign_off_rules(uow).own_alone
    )
    chosen = tuple(dict.fromkeys(lines))
    found = standings_of(uow, chosen)
    standings = [checked(uow, line, found.get(line.key), look) for line in chosen]
    proof = _kept(uow, word.proof)
    uow.decision = Decision(signer.person.id, None if proof is None else proof.sha256)
    made = [
        _signature(uow, standing.what, signer, word, said, at=at, short=known.short, proof=proof)
        for standing in standings
    ]
    uow.register(Signature).add_many(made)
    uow.register(SignatureFile).add_many(
        SignatureFile(
            signature_id=one.id, position=file.position, name=file.name, sha256=file.sha256, size=file.size
        )
        for one, standing in zip(made, standings, strict=True)
        for file in standing.what.files
    )
    return tuple(made)


def _signer(known: Iterable[Signer], person_id: int) -> Signer | None:
    """Somebody may hold several roles that sign: one that is open comes first."""
    own = [each for each in known if each.person.id == person_id]
    return next((each for each in own if each.may_sign), own[0] if own else None)


def _signature(
    uow: UnitOfWork,
    what: ToSign,
    signer: Signer,
    word: Word,
    said: Said,
    *,
    at: dt.datetime,
    short: str,
    proof: StoredFile | None,
) -> Signature:
    """Everything as it is called now: it is copied, so that it stays so."""
    request, evidence, version, absence = what.request, what.evidence, what.version, signer.absence
    return Signature(
        request_id=request.id,
        evidence_id=None if evidence is None else evidence.id,
        version_id=None if version is None else version.id,
        said=said,
        because=word.note.strip(),
        request_number=request.number,
        wording=request.wording,
        answer=what.answer,
        reference="" if evidence is None else evidence.reference,
        title="" if evidence is None else evidence.title,
        version_number=None if version is None else version.number,
        pointer=what.pointer,
        link="" if version is None else version.link,
        link_note="" if version is None else version.link_note,
        link_on=None if version is None else version.received_on,
        digest=what.digest,
        signer_id=signer.person.id,
        signer=signer.person.name,
        signer_role=signer.person.role,
        capacity=signer.role.signing,
        acts_as=signer.role.name,
        instead_of=short if absence is not None else "",
        absent_from=absence.starts_on if absence else None,
        absent_to=absence.ends_on if absence else None,
        absence_told_by=absence.told_by if absence else "",
        absence_told_at=absence.told_at if absence else None,
        absence_recorded_by=absence.recorded_by if absence else "",
        signed_at=at,
        how=word.how,
        proof_sha256=None if proof is None else proof.sha256,
        proof_name="" if word.proof is None else word.proof.name,
        sent_from=word.sent.sender,
        sender_is=word.sent.is_whose,
        sender_because=word.sent.because,
        recorded_at=uow.at,
        recorded_by=who_to_words(uow, uow.who),
    )


def _kept(uow: UnitOfWork, proof: NewFile | StoredFile | None) -> StoredFile | None:
    return uow.keep_staged(proof.name, proof.staged) if isinstance(proof, NewFile) else proof


def _refuse_to_come(uow: UnitOfWork, at: dt.datetime | None) -> None:
    if at is not None and at > uow.at:
        raise Refused("step_is_to_come", at=at)


def _who(uow: UnitOfWork, person_id: int) -> dict[str, str]:
    return {"person": uow.register(Person).get(person_id).name}
