"""Works on a workspace until it is killed, and says on its output what it was told is saved.

Started once: it forks a worker for each line it reads (a seed), so that a worker starts in milliseconds.
"""

from __future__ import annotations

import json
import os
import random
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.bootstrap import open_app
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceStatus, EvidenceVersion
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.people import Person
from inspection_ready.services import packs
from inspection_ready.services.evidence_disposal import dispose_of_evidence, dispose_of_version
from inspection_ready.services.pack_disposal import dispose_of_pack
from inspection_ready.services.pack_documents import BuiltDocuments, Writing
from inspection_ready.services.undo import undo
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.services.app import App
    from inspection_ready.services.pack_documents import Progress
    from inspection_ready.storage.unit_of_work import UnitOfWork

ROWS = 300


@verb("kill.import")
def import_rows(uow: UnitOfWork, dice: random.Random) -> None:
    """As a spreadsheet comes in: many new rows, and many changed."""
    people = uow.register(Person)
    known = people.all()[:ROWS]
    people.add_many(Person(name=f"Person {dice.randrange(10**6)}", notes="n" * 50) for _ in range(ROWS // 10))
    people.change_many([(row, replace(row, role=f"Role {dice.randrange(10**6)}")) for row in known])


@verb("kill.add")
def add_person(uow: UnitOfWork, dice: random.Random) -> None:
    uow.register(Person).add(Person(name=f"Person {dice.randrange(10**6)}"))


@verb("kill.file")
def file_evidence(uow: UnitOfWork, dice: random.Random) -> StoredFile:
    return uow.keep_file("evidence.pdf", dice.randbytes(dice.randrange(10, 200_000)))


@verb("kill.evidence")
def add_evidence(uow: UnitOfWork, dice: random.Random) -> None:
    """Of two files, one of which other evidence may have too."""
    item = Evidence(title="Survey", reference=f"E{dice.randrange(10**6)}", status=EvidenceStatus.HELD)
    version = EvidenceVersion(evidence_id=item.id, number=1, added_at=uow.at, added_by="Ada")
    uow.register(Evidence).add(item)
    uow.register(EvidenceVersion).add(version)
    for position, data in enumerate((dice.randbytes(9_000), b"%d" % dice.randrange(3)), start=1):
        stored = uow.keep_file(f"{position}.pdf", data)
        uow.register(EvidenceFile).add(
            EvidenceFile(
                version_id=version.id, position=position, name="a", sha256=stored.sha256, size=len(data)
            )
        )


def dispose_of_evidence_too(app: App, dice: random.Random) -> None:
    held = [each for each in app.read(lambda reader: reader.register(Evidence).all()) if each.is_held]
    if held:
        item = dice.choice(held)
        if dice.randrange(2):
            app.do(dispose_of_evidence, item.id, because="Six years are over")
        else:
            app.do(dispose_of_version, item.id, 1, because="Six years are over")


def small_documents(
    facts: PackFacts,
    wanted: Sequence[str],
    folder: Path,
    _progress: Progress,
) -> BuiltDocuments:
    """In place of documents that take a second to draw: the filing is what is killed here."""
    from inspection_ready.documents.compose import Printed
    from inspection_ready.documents.model import Document

    empty = Document(title="Small", organisation="Northmoor", created=facts.prepared_at, blocks=())
    with Writing(folder, facts.brand, lambda _done: None) as writing:
        for name in wanted[:3]:
            writing.keep(Printed(name, name, empty), "pdf", os.urandom(5000), pages=1)
    return BuiltDocuments(tuple(writing.files), ())


def dispose_of_one(app: App, dice: random.Random) -> None:
    held = [filed.pack.number for filed in packs.packs(app) if filed.disposal is None]
    if held:
        dispose_of_pack(app, dice.choice(held), because="Two years are over")


def one_command(app: App, dice: random.Random) -> None:
    match dice.randrange(12):
        case 0 | 1:
            app.do(import_rows, dice)
        case 2 | 3:
            app.do(file_evidence, dice)
        case 4:
            packs.make_pack(app)
        case 5:
            with suppress(Refused):  # a pack, or something that a later change stands on
                app.do(undo, app.read(lambda reader: reader.head()).count)
        case 6:
            dispose_of_one(app, dice)
        case 7 | 8:
            app.do(add_evidence, dice)
        case 9:
            dispose_of_evidence_too(app, dice)
        case _:
            app.do(add_person, dice)


def work(folder: Path, seed: int) -> None:
    app = open_app(folder)
    dice = random.Random(seed)
    while True:
        one_command(app, dice)
        head = app.read(lambda reader: reader.head())
        os.write(1, f"{json.dumps({'saved': str(head)})}\n".encode())


def main() -> None:
    vars(packs)["write_documents"] = small_documents
    folder = Path(sys.argv[1])
    open_app(folder).workspace.close()  # what is imported late is imported once, and not in each worker
    os.write(1, b"ready\n")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            work(folder, int(line))
        os.write(1, f"{json.dumps({'started': child})}\n".encode())
        _, status = os.waitpid(child, 0)
        os.write(1, f"{json.dumps({'ended': os.waitstatus_to_exitcode(status)})}\n".encode())


if __name__ == "__main__":
    main()
