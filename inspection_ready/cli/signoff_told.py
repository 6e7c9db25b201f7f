"""signoff: what its commands say of what is signed, to people and to programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.signatures import absence_words, part_words, proof_words, standing_words
from inspection_ready.phrases.values import count_of

if TYPE_CHECKING:
    from inspection_ready.domain.signatures import Signature, SignStanding


def standing_told(standing: SignStanding) -> dict[str, object]:
    what, signature = standing.what, standing.signature
    return {
        "request": what.request.number,
        "evidence": "" if what.evidence is None else what.evidence.reference,
        "version": None if what.version is None else what.version.number,
        "state": standing.state.value,
        "is_signed": standing.is_signed,
        "in_words": standing_words(standing),
        "content_fixed": what.is_content_fixed,
        "digest": what.digest,
        "files": [{"name": each.name, "sha256": each.sha256, "size": each.size} for each in what.files],
        "signature": None if signature is None else _signature_told(signature),
    }


def _signature_told(signature: Signature) -> dict[str, object]:
    return {
        "said": signature.said.value,
        "signer": signature.signer,
        "acts_as": signature.acts_as,
        "in_the_absence_of": signature.instead_of,
        "at": on_the_clock(signature.signed_at).isoformat(timespec="seconds"),
        "how": signature.how.value,
        "proof_sha256": signature.proof_sha256,
        "recorded_by": signature.recorded_by,
        "withdrawn_because": signature.withdrawn_because,
    }


def standing_lines(standings: Sequence[SignStanding]) -> Iterator[str]:
    if not standings:
        yield "Nothing answers this request yet, so there is nothing to sign."
    for each in standings:
        yield f"{part_words(each.what)}: {standing_words(each)}"
        if each.signature is not None:
            yield f"  {proof_words(each.signature)}"
            if words := absence_words(each.signature):
                yield f"  {words}"
        for file in each.what.files:
            yield f"  {file.name}, {count_of(file.size, 'byte')}, SHA-256 {file.sha256}"
