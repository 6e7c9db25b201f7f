"""The part of the story in which something went to the regulator, and was taken back."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from inspection_ready.domain.releases import (
    CheckOverride,
    Document,
    Release,
    ReleaseFile,
    ReleaseItem,
    ReleaseSending,
    ReleaseWithdrawal,
    SentBy,
)
from inspection_ready.services.verbs import VERBS, verb

if TYPE_CHECKING:
    from inspection_ready.domain.evidence import EvidenceVersion
    from inspection_ready.domain.signatures import Signature
    from inspection_ready.storage.unit_of_work import UnitOfWork

VERBS.pop("test.release", None)  # a test run may import this file under two names
AT = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
SURVEY = b"Carers,Asked\n12,11\n"


@verb("test.release")
def play_the_release(uow: UnitOfWork, signature: Signature, version: EvidenceVersion) -> None:
    """As a release is filed: built beside its place, renamed, then recorded; every field has a value."""
    sha256, head = hashlib.sha256(SURVEY).hexdigest(), uow.head()
    manifest = json.dumps({"record_of_changes": {"entries": head.count, "head": head.hash}}).encode()
    placed = uow.files.root.parent / "releases" / "Release 1"
    placed.mkdir(parents=True)
    (placed / "01 IR1 Carers survey.csv").write_bytes(SURVEY)
    (placed / "manifest.json").write_bytes(manifest)
    release = Release(
        number=1,
        folder=placed.name,
        made_at=AT,
        made_by="Ben",
        head_count=head.count,
        head_hash=head.hash,
        manifest_sha256=hashlib.sha256(manifest).hexdigest(),
    )
    words = ReleaseItem(
        release_id=release.id,
        position=1,
        request_id=signature.request_id,
        signature_id=signature.id,
        request_number=1,
        wording="Your carers survey",
        signed_by="Ada Brook",
        signed_as="Director",
        signed_at=AT,
    )
    item = ReleaseItem(
        release_id=release.id,
        position=2,
        request_id=signature.request_id,
        evidence_id=version.evidence_id,
        version_id=version.id,
        signature_id=signature.id,
        request_number=1,
        their_ref="IR1",
        wording="Your carers survey",
        answer="It is attached",
        reference="E1",
        title="Carers survey",
        version_number=1,
        pointer="page 2",
        points_to="See page 2 of 01 IR1 Carers survey.csv",
        link="https://northmoor.example/survey",
        link_note="The page as it was",
        as_at=date(2026, 10, 1),
        owner="Ada Brook",
        signed_by="Ada Brook",
        signed_as="Service Director, in the absence of the DASS",
        signed_at=AT,
        replaces_id=words.id,
        replaces="Replaces the answer in Release 1",
    )
    file = ReleaseFile(
        release_id=release.id,
        item_id=item.id,
        path="01 IR1 Carers survey.csv",
        document=Document.EVIDENCE,
        sha256=sha256,
        size=len(SURVEY),
        pages=1,
    )
    sending = ReleaseSending(
        release_id=release.id, how=SentBy.PORTAL, at=AT, by="Ben", sent_to="CQC", note="Filed", recorded_at=AT,
        recorded_by="Ben",
    )  # fmt: skip
    gone = ReleaseWithdrawal(release_id=release.id, at=AT, by="Ben", reason="The wrong inspector")
    left = CheckOverride(
        sha256=sha256, key="0123456789abcdef", fault="nhs-number", file="survey.csv", reason="A test number",
        given_by="Ben", given_at=AT,
    )  # fmt: skip
    for row in (release, words, item, file, sending, gone, left):
        uow.register(type(row)).add(row)
