"""A council that has used the program for years: its registers and its record of changes, made quickly and truly.

What the program would have written one command at a time is written many at a time, by the same forms of rows and
the same chain: `verify` finds nothing wrong with it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections import defaultdict
from dataclasses import fields, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, Table

from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.domain.evidence import (
    Evidence,
    EvidenceFile,
    EvidenceStatus,
    EvidenceUse,
    EvidenceVersion,
    Quality,
)
from inspection_ready.domain.filing import Head
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.requests import Move, Request, RequestEvidence, RequestState, RequestStep
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.trail import Action, EntryHeader, payload_digest, row_line
from inspection_ready.services.evidence import add_evidence, serve
from inspection_ready.services.evidence_reading import evidence_categories
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.requests import take_list
from inspection_ready.services.responsibilities import asked_about
from inspection_ready.services.verbs import VERBS, verb, verb_of
from inspection_ready.storage.models.trail import TrailEntryModel, TrailRowModel
from inspection_ready.storage.statements import insert_sql, update_sql
from inspection_ready.storage.trail import read_head
from inspection_ready.storage.values import form_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from inspection_ready.domain.filing import StoredFile
    from inspection_ready.domain.rows import Row
    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

PEOPLE = 400
ENTRIES_EACH = 10
"""Of one item: it came, it was said what it serves, and it was changed eight times."""
ITEMS_A_REQUEST, ITEMS_A_CLAIM, ITEMS_A_FILE = 10, 100, 100
LETTERS_A_FILE = 4_000
AT = dt.datetime(2024, 9, 2, 8, 0, tzinfo=dt.UTC)
SUBJECTS = (
    "Reablement", "Carers' assessments", "Safeguarding adults", "Hospital discharge", "Direct payments",
    "Supported living", "Waiting times", "Learning disabilities", "Mental health", "Transitions",
    "Occupational therapy", "Home care", "Complaints", "Workforce", "Deprivation of liberty", "Housing",
)  # fmt: skip
SORTS = (
    "audit", "dashboard", "strategy", "survey of people", "minutes of the board", "procedure", "case study",
    "performance report", "training record", "action plan", "peer review", "market position statement",
)  # fmt: skip
PLACES = ("North", "South", "East", "West", "Harbour", "Moor", "Valley", "City", "Coast")
Told = tuple[str, int, Action, str]
"""A record that an entry touched: its kind, its id, what happened to it, and that as JSON."""

for _name in ("bench.files", "bench.use_for_years"):
    VERBS.pop(_name, None)  # a test run may import this file under two names


def fill_large(app: App, items: int) -> None:
    """``items`` pieces of evidence with ten entries each, and requests, claims, files and people to match."""
    app.do(use_shipped_regime)
    files = app.do(keep_files, -(-items // ITEMS_A_FILE)).result
    app.do(use_for_years, items, files)


@verb("bench.files")
def keep_files(uow: UnitOfWork, count: int) -> list[StoredFile]:
    words = "The service answered within ten working days in most cases. "
    return [
        uow.keep_file(f"File {number}.txt", f"{number:08} {words * LETTERS_A_FILE}"[:LETTERS_A_FILE].encode())
        for number in range(count)
    ]


@verb("bench.use_for_years")
def use_for_years(uow: UnitOfWork, items: int, files: Sequence[StoredFile]) -> None:
    """What happened to one item is far apart in the record of changes."""
    entries = Entries(uow.connection)
    people = [_person(number) for number in range(PEOPLE)]
    entries.add_rows(add_record, [[each] for each in people])
    owners = [each.id for each in people]
    evidence = [_item(number, owners) for number in range(items)]
    made = [[each, *_made_of(number, each, files)] for number, each in enumerate(evidence)]
    entries.add_rows(add_evidence, made)
    ids = [each.id for each in evidence]
    entries.add_rows(serve, [[use] for use in _uses(uow, ids)])
    entries.add_rows(take_list, _requests(ids, owners))
    entries.add_rows(add_record, _claims(uow, ids, owners))
    for change in range(ENTRIES_EACH - 2):
        for number, before in enumerate(evidence):
            evidence[number] = _changed(before, change, number)
            entries.add(change_record, [_told_change(before, evidence[number])])
    _update(uow.connection, evidence)


class Entries:
    """Entries of the record of changes, each standing on the one before it, past the guards of the tables."""

    def __init__(self, connection: Connection) -> None:
        self._head = read_head(connection)
        self._dialect = connection.dialect
        self._cursor = connection.connection.cursor()  # a statement by SQLAlchemy takes ten times as long
        table = cast("Table", TrailRowModel.__table__)
        self._rows_sql = insert_sql(table, [each.name for each in table.columns], connection.dialect)
        self._names = tuple(each.name for each in fields(EntryHeader))
        entries = cast("Table", TrailEntryModel.__table__)
        self._entry_sql = insert_sql(entries, self._names, connection.dialect)

    def add_rows(self, verb: Callable[..., Any], entries: Sequence[Sequence[Row]]) -> None:
        """New records, and an entry for each lot of them."""
        for rows in entries:
            self.add(verb, [_added(row) for row in rows])
        by_type: defaultdict[type[Row], list[Row]] = defaultdict(list)
        for row in chain.from_iterable(entries):
            by_type[type(row)].append(row)
        for row_type, rows in by_type.items():
            form = form_of(row_type)
            stored = [form.stored(form.values_of(row), self._dialect.name) for row in rows]
            self._cursor.executemany(insert_sql(form.table, form.names, self._dialect), stored)

    def add(self, verb: Callable[..., Any], told: Sequence[Told]) -> None:
        seq, digest, rows = self._head.count + 1, hashlib.sha256(), []
        for position, (kind, record_id, action, payload) in enumerate(told):
            salt = secrets.token_bytes(16)
            own = payload_digest(salt, payload)
            digest.update(row_line(position, kind, record_id, action.value, own))
            rows.append((seq, position, kind, record_id, action.value, payload, salt, own))
        header = EntryHeader(
            seq=seq,
            at=(AT + dt.timedelta(seconds=seq)).isoformat(timespec="microseconds"),
            verb=verb_of(verb),
            account="qa.officer",
            machine="laptop-17",
            person_id=None,
            decided_by_id=None,
            proof_sha256=None,
            undoes=None,
            row_count=len(told),
            rows_digest=digest.hexdigest(),
            hash="",
        )
        hash_ = header.computed_hash(self._head.hash)
        self._cursor.executemany(self._rows_sql, rows)
        self._cursor.execute(self._entry_sql, (*(getattr(header, name) for name in self._names[:-1]), hash_))
        self._head = Head(seq, hash_)


# inside


def _title(number: int) -> str:
    """The same subjects come up again and again; only the number is one item's own."""
    subject, sort, place = SUBJECTS[number % 16], SORTS[number // 16 % 12], PLACES[number // 192 % 9]
    return f"{subject} {sort}, {place}, {2019 + number % 8}, number {number}"


def _person(number: int) -> Person:
    return Person(
        name=f"{SUBJECTS[number % 16].split()[0]} Colleague {number:03}",
        role="Team manager",
        tier=Tier.DIRECTOR if number == 0 else Tier.TEAM_MANAGER,
        team=f"{PLACES[number % 9]} team",
        email=f"colleague.{number:03}@northmoor.example",
    )


def _item(number: int, people: Sequence[int]) -> Evidence:
    return Evidence(
        title=_title(number),
        reference=f"E{number + 1}",
        shows=f"How long people wait for {SUBJECTS[number % 16].lower()}, and what they say of it.",
        owner_id=people[number % PEOPLE] if number % 20 else None,
        second_id=people[(number + 3) % PEOPLE] if number % 10 else None,
        team=f"{PLACES[number % 9]} team",
        status=EvidenceStatus.HELD if number % 8 else EvidenceStatus.ASKED,
        as_at=dt.date(2026, 9, 30) - dt.timedelta(days=number % 400),
        received_on=dt.date(2026, 10, 5),
        review_on=dt.date(2027, 12, 31) - dt.timedelta(days=number % 500),
        source_system="The case system",
    )


def _made_of(number: int, evidence: Evidence, files: Sequence[StoredFile]) -> list[Row]:
    stored = files[number % len(files)]
    version = EvidenceVersion(evidence_id=evidence.id, number=1, added_at=AT, added_by="QA officer")
    file = EvidenceFile(
        version_id=version.id, position=1, name=stored.name, sha256=stored.sha256, size=stored.size
    )
    return [version, file]


def _statements(uow: UnitOfWork) -> list[str]:
    return [each.code for each in asked_about(uow) if each.subject is Subject.STATEMENT]


def _uses(uow: UnitOfWork, evidence: Sequence[int]) -> Iterator[EvidenceUse]:
    statements, categories = _statements(uow), list(evidence_categories(uow))
    for number, each in enumerate(evidence):
        code, category = statements[number % len(statements)], categories[number % len(categories)]
        yield EvidenceUse(evidence_id=each, subject=Subject.STATEMENT, code=code, category=category)


def _requests(evidence: Sequence[int], people: Sequence[int]) -> list[list[Row]]:
    """Most are answered; one in fifty waits."""
    states = (RequestState.SENT, RequestState.ANSWERED, RequestState.CHECKED, RequestState.SENT)
    made: list[list[Row]] = []
    for number in range(len(evidence) // ITEMS_A_REQUEST):
        request = Request(
            wording=f"Please send your {_title(number)}",
            number=number + 1,
            asked_by="The assessment team",
            asked_at=AT + dt.timedelta(hours=number),
            due_at=AT + dt.timedelta(hours=number, days=14),
            owner_id=people[number % PEOPLE],
            second_id=people[(number + 7) % PEOPLE],
            state=RequestState.OPEN if number % 50 == 0 else states[number % 4],
            answer="As attached." if number % 4 == 0 else "",
        )
        behind = RequestEvidence(request_id=request.id, evidence_id=evidence[number * ITEMS_A_REQUEST])
        made.append([request, behind])
        if request.is_answered:
            at = AT + dt.timedelta(hours=number, days=10)
            made[-1].append(RequestStep(request_id=request.id, what=Move.ANSWER.value, at=at, by="The owner"))
    return made


def _claims(uow: UnitOfWork, evidence: Sequence[int], people: Sequence[int]) -> list[list[Row]]:
    statements = _statements(uow)
    made: list[list[Row]] = []
    for number in range(len(evidence) // ITEMS_A_CLAIM):
        claim = Claim(
            wording=f"What we do well, {number}: {_title(number)}",
            statement=statements[number % len(statements)],
            says=Says.STRENGTH if number % 3 else Says.IMPROVEMENT,
            reference=f"C{number + 1}",
            owner_id=people[number % PEOPLE],
        )
        behind = [evidence[(number * 30 + more) % len(evidence)] for more in range(3)]
        made.append([claim, *(ClaimEvidence(claim_id=claim.id, evidence_id=each) for each in behind)])
    return made


def _changed(before: Evidence, change: int, number: int) -> Evidence:
    anew = partial(replace, before, version=before.version + 1)
    if change == 0:
        quality = (Quality.STRONG, Quality.FAIR, Quality.WEAK)[number % 3]
        return anew(quality=quality, looked_at_on=dt.date(2026, 6, 1), looked_at_by="QA officer")
    if change == 1:
        return anew(caveats="Counts people once, however often they asked.", shows_impact=number % 2 == 0)
    return anew(notes=f"Looked at in round {change}: nothing to add.")


def _added(row: Row) -> Told:
    form = form_of(type(row))
    return form.kind, row.id, Action.ADDED, form.payloads_of_added([form.values_of(row)])[0]


def _told_change(before: Evidence, after: Evidence) -> Told:
    form = form_of(Evidence)
    old, new = form.values_of(before), form.values_of(after)
    at = [place for place in range(1, len(old)) if old[place] != new[place]]
    return form.kind, after.id, Action.CHANGED, form.payload_of_changed(old, new, at)


def _update(connection: Connection, evidence: Sequence[Evidence]) -> None:
    """To where all its changes led."""
    form, dialect = form_of(Evidence), connection.dialect
    values = (form.stored(form.values_of(each), dialect.name) for each in evidence)
    statement = update_sql(form.table, form.names[1:], dialect)
    filled = [(*each[1:], each[0], 1) for each in values]
    connection.connection.cursor().executemany(statement, filled)
