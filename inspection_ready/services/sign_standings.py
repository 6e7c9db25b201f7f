"""What waits to be signed, what is signed and by whom, and what is not any more: read, for many requests at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceVersion
from inspection_ready.domain.requests import Request, RequestEvidence, RequestState
from inspection_ready.domain.sign_moves import USUAL_MOVES, SignMoves
from inspection_ready.domain.signatures import (
    OnDisk,
    Signature,
    SignatureFile,
    SignOffRules,
    SignStanding,
    is_all_signed,
    standing_of,
)
from inspection_ready.domain.to_sign import ToSign
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import Reader

SIGNABLE = (RequestState.CHECKED, RequestState.SIGNED)
"""What is answered and read by somebody else."""


def sign_standing(
    reader: Reader, request_id: int, evidence_id: int | None = None, version_id: int | None = None
) -> SignStanding:
    """Is this version, for this request, signed now, and by whom in which capacity?

    Without evidence: the request's own answer in words. Without a version: the newest. The files themselves are
    looked at. Raises NotFound.
    """
    request = reader.register(Request).get(request_id)
    if evidence_id is None:
        what = ToSign(request=request)
    else:
        what = _of_evidence(reader, request, evidence_id, version_id)
    return _standings(reader, [what], looks=True)[0]


def sign_standings(
    reader: Reader, requests: Sequence[Request], *, looks: bool = True
) -> Mapping[int, tuple[SignStanding, ...]]:
    """Everything that answers each of these, by the request's id: its words first, then its evidence.

    ``looks`` False does not look at the files themselves. The same number of queries for one as for many.
    """
    lines = lines_to_sign(reader, requests)
    told: dict[int, list[SignStanding]] = {request.id: [] for request in requests}
    for standing in _standings(reader, lines, looks=looks):
        told[standing.what.request.id].append(standing)
    return {request_id: tuple(found) for request_id, found in told.items()}


def request_standings(reader: Reader, request_id: int) -> tuple[SignStanding, ...]:
    """Everything that answers this one; the files are looked at. Raises NotFound."""
    return sign_standings(reader, [reader.register(Request).get(request_id)])[request_id]


def broken_since_signed(reader: Reader) -> tuple[Request, ...]:
    """Requests that are signed by every record, and whose files are not what was signed: somebody wrote over one."""
    signed = reader.register(Request).find(state=RequestState.SIGNED)
    found = sign_standings(reader, signed)
    return tuple(each for each in signed if not is_all_signed(found[each.id]))


def evidence_standings(reader: Reader, evidence_id: int) -> tuple[SignStanding, ...]:
    """Of a piece of evidence, for each request it answers: the newest version, then older ones that were signed."""
    uses = reader.register(RequestEvidence).find(evidence_id=evidence_id)
    requests = reader.register(Request).among([use.request_id for use in uses])
    found = sign_standings(reader, requests)
    now = {
        request.id: [each for each in found[request.id] if each.what.key[1] == evidence_id]
        for request in requests
    }
    for signature in reader.register(Signature).find(evidence_id=evidence_id):
        own = now.get(signature.request_id)
        if own is not None and all(each.what.key[2] != signature.version_id for each in own):
            own.append(sign_standing(reader, signature.request_id, evidence_id, signature.version_id))
    return tuple(
        each
        for own in now.values()
        for each in sorted(own, key=lambda one: -(one.what.version.number if one.what.version else 0))
    )


def unsigned_evidence(reader: Reader) -> frozenset[int]:
    """What answers a request that is in hand, and is not signed for it as it is now."""
    uses = reader.register(RequestEvidence).all()
    requests = [
        each
        for each in reader.register(Request).among(sorted({use.request_id for use in uses}))
        if each.is_in_hand
    ]
    found = sign_standings(reader, requests)
    return frozenset(
        each.what.evidence.id
        for own in found.values()
        for each in own
        if each.what.evidence is not None and not each.is_signed
    )


def lines_to_sign(reader: Reader, requests: Sequence[Request]) -> tuple[ToSign, ...]:
    """What answers each of these now: the words, and the newest version of each piece of evidence."""
    uses: defaultdict[int, list[RequestEvidence]] = defaultdict(list)
    for use in reader.register(RequestEvidence).having("request_id", (each.id for each in requests)):
        uses[use.request_id].append(use)
    named = {use.evidence_id for held in uses.values() for use in held}
    evidence = {each.id: each for each in reader.register(Evidence).among(sorted(named))}
    newest: dict[int, EvidenceVersion] = {}
    for version in reader.register(EvidenceVersion).having("evidence_id", named):
        known = newest.get(version.evidence_id)
        if known is None or version.number > known.number:
            newest[version.evidence_id] = version
    files = files_of(reader, [each.id for each in newest.values()])
    lines = []
    for request in requests:
        if request.answer.strip():
            lines.append(ToSign(request=request))
        for use in sorted(uses[request.id], key=lambda use: use.id):
            current = newest.get(use.evidence_id)
            own = () if current is None else files.get(current.id, ())
            told = ToSign(request=request, evidence=evidence[use.evidence_id], version=current, files=own)
            lines.append(replace(told, pointer=use.pointer))
    return tuple(lines)


def files_of(reader: Reader, version_ids: Sequence[int]) -> Mapping[int, tuple[EvidenceFile, ...]]:
    """In their order, by version."""
    files: defaultdict[int, list[EvidenceFile]] = defaultdict(list)
    for file in reader.register(EvidenceFile).having("version_id", version_ids):
        files[file.version_id].append(file)
    return {
        version_id: tuple(sorted(held, key=lambda file: file.position)) for version_id, held in files.items()
    }


def sign_moves(reader: Registers) -> SignMoves:
    """Of the regime the workspace works by; the usual ones where it has none."""
    try:
        return current_regime(reader).sign_off
    except NotFound:
        return USUAL_MOVES


def sign_off_rules(reader: Registers) -> SignOffRules:
    """As the council set them; the usual ones where nobody has."""
    held = reader.register(SignOffRules).all()
    return held[0] if held else SignOffRules()


def is_asked_about(standing: SignStanding) -> bool:
    """It could be signed now: its request is answered and was read by somebody else."""
    return standing.what.is_there and standing.what.request.state in SIGNABLE


# inside


def _of_evidence(reader: Reader, request: Request, evidence_id: int, version_id: int | None) -> ToSign:
    found = [
        one for one in lines_to_sign(reader, [request]) if one.evidence and one.evidence.id == evidence_id
    ]
    if not found:
        evidence = reader.register(Evidence).get(evidence_id)
        raise NotFound("not_an_answer", title=evidence.title, number=request.number)
    what = found[0]
    if version_id is None or (what.version is not None and what.version.id == version_id):
        return what
    version = reader.register(EvidenceVersion).get(version_id)
    if version.evidence_id != evidence_id:
        raise NotFound("no_such_record", kind="evidence_version", id=version_id)
    return replace(what, version=version, files=files_of(reader, [version_id]).get(version_id, ()))


def _standings(reader: Reader, lines: Iterable[ToSign], *, looks: bool) -> list[SignStanding]:
    held = list(lines)
    signatures: defaultdict[int, list[Signature]] = defaultdict(list)
    for each in reader.register(Signature).having("request_id", (what.request.id for what in held)):
        signatures[each.request_id].append(each)
    signed: defaultdict[int, list[SignatureFile]] = defaultdict(list)
    ids = [each.id for own in signatures.values() for each in own]
    for file in reader.register(SignatureFile).having("signature_id", ids):
        signed[file.signature_id].append(file)
    on_disk = _on_disk(reader, held, signed) if looks else {}
    moves = sign_moves(reader)
    return [standing_of(what, signatures[what.request.id], signed, on_disk, moves) for what in held]


def _on_disk(
    reader: Reader, lines: Sequence[ToSign], signed: Mapping[int, Sequence[SignatureFile]]
) -> OnDisk:
    """Of files somebody signed: what nobody signed need not be read to know that."""
    digests = {file.sha256 for files in signed.values() for file in files}
    wanted = digests & {file.sha256 for what in lines for file in what.files}
    return {sha256: reader.files.digest_now(sha256) for sha256 in wanted}
