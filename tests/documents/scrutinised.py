"""What became of a piece of evidence and of a request, for Northmoor and its neighbours: whole, empty and awkward."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.scrutiny import compose_scrutiny
from inspection_ready.domain.disposals import Disposal, Disposed
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceVersion, Quality, Sensitivity
from inspection_ready.domain.filing import Head
from inspection_ready.domain.releases import (
    CheckOverride,
    Release,
    ReleaseFile,
    ReleaseItem,
    ReleaseSending,
    ReleaseWithdrawal,
    SentBy,
)
from inspection_ready.domain.releases import (
    Document as ReleaseDocument,
)
from inspection_ready.domain.replies import KnownBy, Marked, Reply, ReplyFile
from inspection_ready.domain.requests import Request, RequestEvidence, RequestStep
from inspection_ready.domain.roles import Signing
from inspection_ready.domain.sample_checks import SampleCheck
from inspection_ready.domain.scrutiny import (
    Event,
    Happening,
    Limit,
    Recorded,
    Scrutiny,
    in_order,
    limits_of,
    unvouched,
)
from inspection_ready.domain.sign_moves import SignState
from inspection_ready.domain.sign_sheets import Means, SignSheet
from inspection_ready.domain.signatures import Signature, SignatureFile, SignedHow, SignStanding
from inspection_ready.domain.to_sign import ToSign
from tests.documents.covered import AWKWARD
from tests.documents.northmoor import PREPARED_AT, awkward_council, empty_council, northmoor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.rows import Row

HASH = "0a1b2c3d" * 8
HEAD = Head(412, HASH)


def request_of(words: str) -> Request:
    return Request(
        id=1,
        number=7,
        wording=words,
        their_ref="IR3",
        asked_by="The lead inspector",
        asked_at=PREPARED_AT - timedelta(days=20),
        due_at=PREPARED_AT - timedelta(days=10),
        answer=f"In one line. {words}",
    )


def item_of(words: str) -> Evidence:
    return Evidence(
        id=2,
        title=words,
        reference="E12",
        shows=words,
        as_at=date(2026, 10, 1),
        sensitivity=Sensitivity.EXEMPT,
        dispose_on=date(2032, 12, 1),
    )


def signature_of(words: str, how: SignedHow) -> Signature:
    at = PREPARED_AT - timedelta(days=9)
    return Signature(
        id=30,
        request_id=1,
        evidence_id=2,
        version_id=3,
        request_number=7,
        wording=words,
        title=words,
        version_number=1,
        digest=HASH,
        signer="Margaret Osei",
        capacity=Signing.IN_ABSENCE,
        acts_as="Service Director",
        instead_of="DASS",
        absent_from=date(2026, 11, 2),
        absent_to=date(2026, 11, 6),
        absence_told_by="Ben Hill",
        absence_told_at=at,
        absence_recorded_by="Grace Obi (gobi on LAPTOP-7)",
        signed_at=at,
        how=how,
        proof_name="RE Sign-off.eml",
        proof_sha256=HASH,
        recorded_at=at + timedelta(hours=2),
        recorded_by="Grace Obi (gobi on LAPTOP-7)",
        withdrawn_at=at + timedelta(days=1),
        withdrawn_by="Margaret Osei",
        withdrawn_because=words,
    )


def rows(words: str) -> Iterator[tuple[Event, Row, tuple[Row, ...]]]:
    """One of each event, in the order in which they happen."""
    request, item, at = request_of(words), item_of(words), PREPARED_AT
    version = EvidenceVersion(
        id=3, evidence_id=2, number=1, added_at=at, added_by="Grace Obi", notes="From reply 2"
    )
    file = EvidenceFile(version_id=3, position=1, name="Carers survey.xlsx", sha256=HASH, size=12_345)
    reply = Reply(
        id=4,
        number=2,
        subject=words,
        name="RE Evidence.eml",
        sha256=HASH,
        size=9,
        known_by=KnownBy.TOKEN,
        marked=Marked.OURS,
        sender_name="Ada Brook",
        sender_email="ada.brook@northmoor.example",
    )
    release = Release(
        id=5, number=2, folder="Release 2", made_at=at, made_by="Grace Obi", head_count=377, head_hash=HASH,
        manifest_sha256=HASH,
    )  # fmt: skip
    line = ReleaseItem(
        release_id=5, position=3, request_id=1, evidence_id=2, version_id=3, signature_id=30, request_number=7,
        wording=words, title=words, signed_by="Margaret Osei", signed_as="Service Director", signed_at=at,
        replaces="Replaces version 1, 03 IR3 Carers survey.pdf in Release 1",
    )  # fmt: skip
    sent = ReleaseFile(
        release_id=5, path="03 IR3 Carers survey.xlsx", document=ReleaseDocument.EVIDENCE, sha256=HASH, size=1
    )
    signed = SignatureFile(signature_id=30, position=1, name="Carers survey.xlsx", sha256=HASH, size=12_345)
    step = {"request_id": 1, "at": at, "by": "Ada Brook"}
    yield Event.ASKED, request, ()
    yield Event.STEP, RequestStep(what="acknowledge", **step), (request,)  # type: ignore[arg-type] # its fields
    yield Event.STEP, RequestStep(what="chased", note=f"Ada Brook: {words}", **step), (request,)  # type: ignore[arg-type] # as above
    yield Event.ENTERED, item, ()
    yield Event.REPLIED, reply, ()
    yield Event.CAME, version, (item, file)
    yield Event.FILED, ReplyFile(reply_id=4, name="Carers survey.xlsx", sha256=HASH, evidence_id=2), (reply,)
    yield Event.NAMED, RequestEvidence(request_id=1, evidence_id=2, pointer="page 12"), (request, item)
    yield Event.CHANGED, item, ()
    yield (
        Event.LOOKED_AT,
        SampleCheck(evidence_id=2, looked_on=at.date(), by="Ada Brook", quality=Quality.STRONG, found=words),
        (),
    )
    yield Event.LET_GO, CheckOverride(
        sha256=HASH, key="k", fault="nhs-number", file="Carers survey.xlsx", reason=words, given_by="Grace Obi",
        given_at=at,
    ), ()  # fmt: skip
    yield Event.SHEET, SignSheet(
        number=1, means=Means.EMAIL, to_name="Margaret Osei", made_at=at, made_by="Grace Obi", head_count=300,
        head_hash=HASH,
    ), ()  # fmt: skip
    yield Event.SIGNED, signature_of(words, SignedHow.EMAIL), (signed,)
    yield Event.UNSIGNED, signature_of(words, SignedHow.EMAIL), ()
    yield Event.RELEASED, line, (release, sent)
    yield Event.SENT, ReleaseSending(
        release_id=5, how=SentBy.PORTAL, at=at, by="Grace Obi", sent_to="CQC", note=words, recorded_at=at,
        recorded_by="Grace Obi",
    ), (release,)  # fmt: skip
    yield Event.TAKEN_BACK, ReleaseWithdrawal(release_id=5, at=at, by="Grace Obi", reason=words), (release,)
    yield Event.DISPOSED, Disposal(
        what=Disposed.VERSION, of_kind="evidence", record_id=2, name="E12", number=1, disposed_at=at,
        disposed_by="Grace Obi (gobi on LAPTOP-7)", reason=words,
    ), ()  # fmt: skip


def happenings(words: str) -> Iterator[Happening]:
    """The last two have nothing outside that vouches for them; one was recorded an hour later."""
    for place, (event, row, beside) in enumerate(rows(words)):
        at = PREPARED_AT - timedelta(days=18 - place)
        yield Happening(
            event=event,
            at=at,
            row=row,
            beside=beside,
            recorded=Recorded(
                entry=395 + place,
                at=at + timedelta(hours=1 if place % 5 == 0 else 0),
                who="Grace Obi (gobi on LAPTOP-7)",
                decided="Margaret Osei" if event is Event.NAMED else "",
            ),
            said={Event.CHANGED: f"What it shows set to “{words}”", Event.LOOKED_AT: "strong"}.get(event, ""),
            person="Ada Brook" if event is Event.REPLIED else "",
        )


def scrutinised(facts: PackFacts, words: str, *, of_request: bool = False) -> Document:
    told = in_order(happenings(words)) if words else ()
    since = unvouched(told, HEAD.count - 2)
    request, item = request_of(words), item_of(words)
    standing = SignStanding(what=ToSign(request=request), state=SignState.UNSIGNED)
    limits = limits_of(
        told, since=since, has_files=bool(words), has_bare_address=bool(words), is_erased=bool(words)
    )
    scrutiny = Scrutiny(
        about=request if of_request else item if words else Evidence(title="Report", reference="E1"),
        happenings=told,
        standings=(standing,) if words else (),
        limits=limits,
        head=HEAD,
        since=since,
        people=("Ada Brook", "") if words else ("", ""),
    )
    assert not words or set(limits) >= set(Limit) - {Limit.PAPER, Limit.WORD}
    return compose_scrutiny(replace(facts, number=0), scrutiny)


SCRUTINISED: dict[str, Callable[[], Document]] = {
    "northmoor": lambda: scrutinised(northmoor(), "Survey of carers of older people"),
    "northmoor-request": lambda: scrutinised(northmoor(), "How many carers wait?", of_request=True),
    "empty": lambda: scrutinised(empty_council(), ""),
    "awkward": lambda: scrutinised(awkward_council(), "\n".join(AWKWARD)),
}
