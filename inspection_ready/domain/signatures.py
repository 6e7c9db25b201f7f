"""Signatures: who agreed that exactly these bytes go to the regulator, as the answer to exactly this question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.roles import Signing
from inspection_ready.domain.rows import Row
from inspection_ready.domain.sign_moves import USUAL_MOVES, SignMove, SignMoves, SignState
from inspection_ready.domain.sign_senders import SenderIs
from inspection_ready.domain.to_sign import Key, Link, ToSign, content_digest, file_told


class Said(StrEnum):
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"


class SignedHow(StrEnum):
    """How the officer said so. The app is told; it does not see who sits at the keyboard."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    EMAIL = "email"  # the message is filed
    SHEET = "sheet"  # the signed sheet is filed


NEEDS_PROOF = frozenset({SignedHow.EMAIL, SignedHow.SHEET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Row):
    """Of one version for one request; of the request's own answer in words where ``evidence_id`` is None.

    Everything is as it was then: nobody's new name, and no leaver, changes a word of it.
    """

    request_id: int
    evidence_id: int | None = None
    version_id: int | None = None
    said: Said = Said.AGREED
    because: str = ""
    """Why it is not agreed; or what was said besides."""
    request_number: int
    wording: str
    answer: str = ""
    reference: str = ""
    title: str = ""
    version_number: int | None = None
    pointer: str = ""
    link: str = ""
    link_note: str = ""
    link_on: date | None = None
    digest: str
    """SHA-256 over what was signed: see ``ToSign.digest``."""
    signer_id: int | None = None
    signer: str
    signer_role: str = ""
    capacity: Signing
    acts_as: str
    """The role signed in: "Service Director"."""
    instead_of: str = ""
    """Who is accountable, in short: "DASS"; and their absence, as it was recorded then."""
    absent_from: date | None = None
    absent_to: date | None = None
    absence_told_by: str = ""
    absence_told_at: datetime | None = None
    absence_recorded_by: str = ""
    signed_at: datetime
    how: SignedHow
    proof_sha256: str | None = None
    proof_name: str = ""
    sent_from: str = ""
    """Where it came by e-mail: who the message says it is from."""
    sender_is: SenderIs = SenderIs.NOT_TOLD
    sender_because: str = ""
    """Why it is taken as theirs all the same, where the address is not known as theirs."""
    recorded_at: datetime
    recorded_by: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    """Whose word it was."""
    withdrawn_because: str = ""
    withdrawal_recorded_by: str = ""

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFile(Row):
    """One file that was signed."""

    signature_id: int
    position: int
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffRules(Row):
    """One row: what the council itself says of signing."""

    own_alone: bool = True
    """Whether somebody may sign what they alone own."""
    goes_to: str = ""
    """Who decides where nobody can sign: the council's own words; "" where it has not said."""


class Difference(StrEnum):
    """Why what is here is not what was signed."""

    FILE_CHANGED = "file_changed"
    FILE_GONE = "file_gone"
    DISPOSED = "disposed"  # it is held no more
    FILES = "files"  # other files, or others of them
    WORDING = "wording"
    ANSWER = "answer"
    POINTER = "pointer"
    LINK = "link"
    RECORD = "record"  # the signature's own record does not add up


@dataclass(frozen=True, slots=True)
class Changed:
    what: Difference
    name: str = ""
    """Of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignStanding:
    """Is this version, for this request, signed now, and by whom in which capacity? ``signature`` tells the second."""

    what: ToSign
    state: SignState
    signature: Signature | None = None
    """The latest about this very version and request, whatever it says."""
    changes: tuple[Changed, ...] = ()
    earlier: Signature | None = None
    """Of an older version of the same evidence for this request: it keeps its own, and says nothing of this one."""

    @property
    def is_signed(self) -> bool:
        return self.state is SignState.SIGNED


OnDisk = Mapping[str, str | None]
"""What the stored bytes hash to now, by the SHA-256 they were stored under; None where they are gone.

A file that nobody looked at is not in it, and counts as it was stored.
"""


def standing_of(
    what: ToSign,
    signatures: Sequence[Signature],
    files: Mapping[int, Sequence[SignatureFile]],
    on_disk: OnDisk,
    moves: SignMoves = USUAL_MOVES,
) -> SignStanding:
    """``signatures`` may be of anything; ``files`` are theirs, by the signature's id."""
    own = in_order(each for each in signatures if _key_of(each) == what.key)
    state = SignState.UNSIGNED
    for each in own:
        state = _moved(moves, state, SignMove.SIGN if each.said is Said.AGREED else SignMove.DISAGREE)
        if each.is_withdrawn:
            state = _moved(moves, state, SignMove.WITHDRAW)
    latest = own[-1] if own else None
    changes: tuple[Changed, ...] = ()
    change = moves.get((state, SignMove.CHANGE))
    if latest is not None and change is not None:
        changes = tuple(dict.fromkeys(differences(what, latest, files.get(latest.id, ()), on_disk)))
        state = change.to if changes else state
    return SignStanding(
        what=what, state=state, signature=latest, changes=changes, earlier=_earlier(what, signatures)
    )


def differences(
    what: ToSign, signature: Signature, files: Sequence[SignatureFile], on_disk: OnDisk
) -> Iterator[Changed]:
    """Between what is here and what the signature names: nothing where both are the same byte for byte."""
    signed = sorted(files, key=lambda file: file.position)
    if signature.digest != _digest_of(signature, signed):
        yield Changed(Difference.RECORD)
    if what.request.wording != signature.wording:
        yield Changed(Difference.WORDING)
    if what.answer != signature.answer:
        yield Changed(Difference.ANSWER)
    if what.pointer != signature.pointer:
        yield Changed(Difference.POINTER)
    if what.version is not None and not what.is_there:
        yield Changed(Difference.DISPOSED)
        return
    if what.link != _link_of(signature):
        yield Changed(Difference.LINK)
    if [file_told(each) for each in what.files] != [file_told(each) for each in signed]:
        yield Changed(Difference.FILES)
    for file in signed:
        found = on_disk.get(file.sha256, file.sha256)
        if found != file.sha256:
            yield Changed(Difference.FILE_GONE if found is None else Difference.FILE_CHANGED, file.name)


def may_move(standing: SignStanding, move: SignMove, moves: SignMoves = USUAL_MOVES) -> SignState | None:
    """The state it leads to; None where the table has no such move."""
    rule = moves.get((standing.state, move))
    return None if rule is None else rule.to


def is_all_signed(standings: Sequence[SignStanding]) -> bool:
    """Everything that answers a request: nothing at all is not an answer."""
    return bool(standings) and all(each.is_signed for each in standings)


def in_order(signatures: Iterator[Signature] | Sequence[Signature]) -> list[Signature]:
    """As they were recorded: what was entered last counts."""
    return sorted(signatures, key=lambda each: (each.recorded_at, each.id))


# inside


def _moved(moves: SignMoves, state: SignState, move: SignMove) -> SignState:
    """What was recorded of something that had changed meanwhile was a move from that state.

    What was recorded under another table, and has no place in this one, signs nothing.
    """
    changed = moves.get((state, SignMove.CHANGE))
    for before in (state, state if changed is None else changed.to):
        rule = moves.get((before, move))
        if rule is not None:
            return rule.to
    return SignState.UNSIGNED


def _key_of(signature: Signature) -> Key:
    return signature.request_id, signature.evidence_id, signature.version_id


def _earlier(what: ToSign, signatures: Sequence[Signature]) -> Signature | None:
    if what.evidence is None or what.version is None:
        return None
    older = [
        each
        for each in signatures
        if each.request_id == what.request.id
        and each.evidence_id == what.evidence.id
        and each.said is Said.AGREED
        and not each.is_withdrawn
        and each.version_number is not None
        and each.version_number < what.version.number
    ]
    return max(older, key=lambda each: (each.version_number or 0, each.recorded_at, each.id), default=None)


def _link_of(signature: Signature) -> Link:
    return signature.link, signature.link_note, signature.link_on


def _digest_of(signature: Signature, files: Sequence[SignatureFile]) -> str:
    """Worked out again from what the record says."""
    return content_digest(
        _key_of(signature),
        (signature.wording, signature.answer, signature.pointer),
        _link_of(signature),
        [file_told(each) for each in files],
    )
