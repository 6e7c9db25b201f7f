"""What became of one piece of evidence or one request, gathered: only its own rows and its own entries are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, TypeVar

from inspection_ready.domain.disposals import Disposal
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceVersion
from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.releases import (
    CheckOverride,
    Release,
    ReleaseFile,
    ReleaseItem,
    ReleaseSending,
    ReleaseWithdrawal,
)
from inspection_ready.domain.replies import Reply, ReplyFile
from inspection_ready.domain.requests import Request, RequestEvidence, RequestStep
from inspection_ready.domain.rows import Row
from inspection_ready.domain.sample_checks import SampleCheck
from inspection_ready.domain.scrutiny import Event, Happening, Scrutiny, in_order, limits_of, unvouched
from inspection_ready.domain.sign_sheets import SignSheet, SignSheetLine
from inspection_ready.domain.signatures import Signature, SignatureFile
from inspection_ready.records.evidence import QUALITIES
from inspection_ready.services.document_files import check_ending, write_document
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.scrutiny_entries import Entries
from inspection_ready.services.sign_standings import evidence_standings, request_standings
from inspection_ready.services.verify import entries_since_a_head_left
from inspection_ready.services.who import name_of

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inspection_ready.domain.signatures import SignStanding
    from inspection_ready.storage.unit_of_work import Reader

R = TypeVar("R", bound=Row)


def evidence_scrutiny(reader: Reader, evidence_id: int) -> Scrutiny:
    """The item, with every request it answers, answered, or was signed or released for. Raises NotFound."""
    item = reader.register(Evidence).get(evidence_id)
    told = _Told(reader)
    told.evidence([evidence_id])
    told.named(reader.register(RequestEvidence).find(evidence_id=evidence_id))
    told.filed(reader.register(ReplyFile).find(evidence_id=evidence_id))
    told.signed(reader.register(Signature).find(evidence_id=evidence_id))
    told.sheets(reader.register(SignSheetLine).find(evidence_id=evidence_id))
    told.released(reader.register(ReleaseItem).find(evidence_id=evidence_id))
    told.requests(told.request_ids)
    return told.scrutiny(item, evidence_standings(reader, evidence_id))


def request_scrutiny(reader: Reader, request_id: int) -> Scrutiny:
    """The request, with all that answers it or was signed or released for it. Raises NotFound."""
    request = reader.register(Request).get(request_id)
    told = _Told(reader)
    told.named(reader.register(RequestEvidence).find(request_id=request_id))
    told.filed(reader.register(ReplyFile).find(request_id=request_id))
    told.signed(reader.register(Signature).find(request_id=request_id))
    told.sheets(reader.register(SignSheetLine).find(request_id=request_id))
    told.released(reader.register(ReleaseItem).find(request_id=request_id))
    told.evidence(sorted(told.evidence_ids))
    told.requests({request_id})
    return told.scrutiny(request, request_standings(reader, request_id))


def write_scrutiny(reader: Reader, path: Path, scrutiny: Scrutiny, *, at: dt.datetime) -> None:
    """As a Word file or a PDF, as the name ends. Raises Refused; NotFound("no_regime")."""
    check_ending(path)
    from inspection_ready.documents.compose.scrutiny import compose_scrutiny  # slow import

    facts = gather_facts(reader, number=0, at=at)
    write_document(path, compose_scrutiny(facts, scrutiny), facts.brand)


class _Told:
    """Gathers happenings; each kind of row is read once, by its index."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._entries = Entries(reader)
        self._happenings: list[Happening] = []
        self.request_ids: set[int] = set()
        self.evidence_ids: set[int] = set()
        self._has_files = False
        self._has_bare_address = False

    def scrutiny(self, about: Evidence | Request, standings: tuple[SignStanding, ...]) -> Scrutiny:
        reader = self._reader
        self._add_disposals()
        told = in_order(self._entries.stamped(self._happenings))
        head = reader.head()
        since = unvouched(told, head.count - entries_since_a_head_left(reader))
        limits = limits_of(
            told,
            since=since,
            has_files=self._has_files,
            has_bare_address=self._has_bare_address,
            is_erased=self._entries.is_erased,
        )
        return Scrutiny(
            about=about,
            happenings=told,
            standings=standings,
            limits=limits,
            head=head,
            since=since,
            people=(name_of(reader, about.owner_id), name_of(reader, about.second_id)),
        )

    # evidence

    def evidence(self, ids: Sequence[int]) -> None:
        reader = self._reader
        self.evidence_ids.update(ids)
        for item in reader.register(Evidence).among(ids):
            self._entered(Event.ENTERED, item)
            self._happenings += self._entries.changes(item)
        versions = reader.register(EvidenceVersion).having("evidence_id", ids)
        files = _grouped(
            reader.register(EvidenceFile).having("version_id", [each.id for each in versions]), "version_id"
        )
        items = _by_id(reader.register(Evidence).among(ids))
        for version in versions:
            own = sorted(files[version.id], key=lambda file: file.position)
            self._has_files |= bool(own)
            self._has_bare_address |= version.is_link and not own
            self._add(Event.CAME, version.added_at, version, items[version.evidence_id], *own)
        for check in reader.register(SampleCheck).having("evidence_id", ids):
            on = datetime.combine(check.looked_on, time(), LONDON)
            said = QUALITIES[check.quality].lower()
            self._happenings.append(Happening(event=Event.LOOKED_AT, at=on, row=check, said=said))
        digests = {file.sha256 for own in files.values() for file in own}
        for override in reader.register(CheckOverride).having("sha256", digests):
            self._add(Event.LET_GO, override.given_at, override)

    # requests

    def requests(self, ids: Iterable[int]) -> None:
        reader, wanted = self._reader, sorted(ids)
        self.request_ids.update(wanted)
        requests = reader.register(Request).among(wanted)
        for request in requests:
            self._entered(Event.ASKED, request, at=request.asked_at)
            self._happenings += self._entries.changes(request)
        held = _by_id(requests)
        for step in reader.register(RequestStep).having("request_id", wanted):
            self._add(Event.STEP, step.at, step, held[step.request_id])

    def named(self, uses: Sequence[RequestEvidence]) -> None:
        reader = self._reader
        requests = _by_id(reader.register(Request).among(sorted({use.request_id for use in uses})))
        items = _by_id(reader.register(Evidence).among(sorted({use.evidence_id for use in uses})))
        for use in uses:
            self._of(use.request_id, use.evidence_id)
            self._entered(Event.NAMED, use, requests[use.request_id], items[use.evidence_id])

    def filed(self, files: Sequence[ReplyFile]) -> None:
        reader = self._reader
        grouped = _grouped(files, "reply_id")
        for reply in reader.register(Reply).among(sorted(grouped)):
            name = name_of(reader, reply.person_id)
            at = reply.received_at or reply.sent_at or reply.came_at
            if at is not None:
                self._happenings.append(Happening(event=Event.REPLIED, at=at, row=reply, person=name))
            for file in grouped[reply.id]:
                self._of(file.request_id, file.evidence_id)
                self._entered(Event.FILED, file, reply)

    # signing

    def signed(self, signatures: Sequence[Signature]) -> None:
        files = _grouped(
            self._reader.register(SignatureFile).having("signature_id", [each.id for each in signatures]),
            "signature_id",
        )
        for each in signatures:
            self._of(each.request_id, each.evidence_id)
            own = sorted(files[each.id], key=lambda file: file.position)
            self._add(Event.SIGNED, each.signed_at, each, *own)
            if each.withdrawn_at is not None:
                self._add(Event.UNSIGNED, each.withdrawn_at, each)

    def sheets(self, lines: Sequence[SignSheetLine]) -> None:
        """A sheet is told once, however many lines of it are about this."""
        for line in lines:
            self._of(line.request_id, line.evidence_id)
        for sheet in self._reader.register(SignSheet).among(sorted({line.sheet_id for line in lines})):
            self._add(Event.SHEET, sheet.made_at, sheet)

    # releases

    def released(self, items: Sequence[ReleaseItem]) -> None:
        reader, ids = self._reader, sorted({item.release_id for item in items})
        releases = _by_id(reader.register(Release).among(ids))
        files = _grouped(
            reader.register(ReleaseFile).having("item_id", [item.id for item in items]), "item_id"
        )
        for item in items:
            self._of(item.request_id, item.evidence_id)
            release = releases[item.release_id]
            self._add(Event.RELEASED, release.made_at, item, release, *files[item.id])
        for sending in reader.register(ReleaseSending).having("release_id", ids):
            self._add(Event.SENT, sending.at, sending, releases[sending.release_id])
        for gone in reader.register(ReleaseWithdrawal).having("release_id", ids):
            self._add(Event.TAKEN_BACK, gone.at, gone, releases[gone.release_id])

    # inside

    def _add_disposals(self) -> None:
        register = self._reader.register(Disposal)
        for kind, ids in (("evidence", self.evidence_ids), ("request", self.request_ids)):
            for each in register.having("record_id", ids):
                if each.of_kind == kind:
                    self._add(Event.DISPOSED, each.disposed_at, each)

    def _of(self, request_id: int | None, evidence_id: int | None) -> None:
        self.request_ids.update(() if request_id is None else (request_id,))
        self.evidence_ids.update(() if evidence_id is None else (evidence_id,))

    def _add(self, event: Event, at: datetime, row: Row, *beside: Row) -> None:
        self._happenings.append(Happening(event=event, at=at, row=row, beside=beside))

    def _entered(self, event: Event, row: Row, *beside: Row, at: datetime | None = None) -> None:
        """Something that says itself not when it was: when it was entered."""
        moment = at or self._entries.added_at(row)
        if moment is not None:
            self._add(event, moment, row, *beside)


def _by_id(rows: Iterable[R]) -> Mapping[int, R]:
    return {row.id: row for row in rows}


def _grouped(rows: Iterable[R], name: str) -> defaultdict[int, list[R]]:
    found: defaultdict[int, list[R]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
