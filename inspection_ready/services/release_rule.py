"""The rule of releases, in one place: nothing goes that is not signed now, byte for byte, and was not looked into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.release_holds import holds_back
from inspection_ready.domain.requests import Request
from inspection_ready.services.file_checks import holds_in, key_of
from inspection_ready.services.release_plan import MAY_GO
from inspection_ready.services.sign_standings import sign_standings

if TYPE_CHECKING:
    from inspection_ready.domain.releases import ReleaseFile, ReleaseItem
    from inspection_ready.domain.signatures import SignStanding
    from inspection_ready.services.file_checks import Checked
    from inspection_ready.storage.unit_of_work import Reader

Line = tuple[int, int | None, int | None]


def refuse_what_may_not_go(
    reader: Reader, items: Sequence[ReleaseItem], files: Sequence[ReleaseFile], checked: Checked
) -> None:
    """Every line signed as it is, its files exactly those, and each looked into with nothing that holds it back.

    Raises Refused: "release_not_signed", "release_not_what_was_signed" or "release_held_back".
    """
    signed = signed_now(reader, [item.request_id for item in items])
    holds = holds_in(reader, checked)
    for item in items:
        standing = signed.get((item.request_id, item.evidence_id, item.version_id))
        if standing is None or standing.signature is None or standing.signature.id != item.signature_id:
            raise Refused("release_not_signed", number=item.request_number, title=item.title)
        if standing.what.answer and item.answer != standing.what.answer:
            raise Refused("release_not_signed", number=item.request_number, title=item.title)
        _refuse_other_files(item, standing, files)
        for file in standing.what.files:
            if key_of(file) not in holds or holds_back(holds[key_of(file)]):
                raise Refused("release_held_back", file=file.name)
    _refuse_strays(items, files)


def signed_now(reader: Reader, request_ids: Sequence[int]) -> Mapping[Line, SignStanding]:
    """Everything that answers these and is signed now, by request, evidence and version."""
    found = reader.register(Request).among(sorted(set(request_ids)))
    requests = [each for each in found if each.state in MAY_GO]
    return {
        standing.what.key: standing
        for standings in sign_standings(reader, requests).values()
        for standing in standings
        if standing.is_signed
    }


def _refuse_other_files(item: ReleaseItem, standing: SignStanding, files: Sequence[ReleaseFile]) -> None:
    """What only points to a copy has none of its own."""
    own = [(file.sha256, file.size) for file in files if file.item_id == item.id]
    signed = [(file.sha256, file.size) for file in standing.what.files]
    if own != ([] if item.points_to else signed):
        raise Refused("release_not_what_was_signed", file=item.title)


def _refuse_strays(items: Sequence[ReleaseItem], files: Sequence[ReleaseFile]) -> None:
    """A file that no line accounts for would go unsigned."""
    lines = {item.id for item in items}
    for file in files:
        if file.item_id is None and file.document == "evidence":
            raise Refused("release_not_what_was_signed", file=file.path)
        if file.item_id is not None and file.item_id not in lines:
            raise Refused("release_not_what_was_signed", file=file.path)
