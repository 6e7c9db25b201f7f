"""Searching everything: lists and text of files, nothing that is not held any more, nothing lost when it is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspection_ready.domain.errors import Cancelled
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.services.app import App
from inspection_ready.services.evidence import add_evidence, add_files
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.registers import add_record, remove_record
from inspection_ready.services.search import (
    FilesRead,
    InFile,
    everything,
    find_in_files,
    named,
    read_texts,
    unread_files,
)
from inspection_ready.services.verbs import verb
from inspection_ready.services.verify import verify
from inspection_ready.storage.text_index import TextIndex
from inspection_ready.storage.unit_of_work import UnitOfWork
from tests.documents.word_files import p
from tests.intake_files import message, of_kind, written
from tests.release_files import docx, pdf, pptx, rows, shape, slide, xlsx


def held(app: App, tmp_path: Path, title: str, name: str, data: bytes | str) -> Evidence:
    with copied(app.workspace.files, [written(tmp_path, name, data)]) as files:
        return app.do(add_evidence, Evidence(title=title), files).result


def found(app: App, typed: str) -> tuple[InFile, ...]:
    return app.read(find_in_files, typed)


def lines(app: App, typed: str) -> list[tuple[str, str]]:
    with app.reading() as reader:
        return [(each.record.code, each.title) for each in named(reader, everything(reader), typed)]


def test_every_list_is_searched_by_what_it_shows(app: App) -> None:
    app.do(add_record, Person(name="Siân Carter", role="Carers lead"))
    app.do(add_record, Evidence(title="Carers strategy"))

    assert lines(app, "carers") == [("person", "Siân Carter"), ("evidence", "Carers strategy")]
    assert lines(app, "sian carers") == [("person", "Siân Carter")]
    assert lines(app, "  ") == []


@pytest.mark.parametrize(
    ("name", "data", "where"),
    [
        ("a.docx", docx(p("First.") + p("The heron stands.")), {}),
        ("b.pdf", pdf(("First.",), ("The heron stands.",)), {"page": 2}),
        ("c.xlsx", xlsx(("Birds", "", rows(("What",), ("The heron stands.",)))), {"sheet": "Birds"}),
        ("d.pptx", pptx(slide(shape("First.")), slide(shape("The heron stands."))), {"slide": 2}),
        ("e.txt", "First.\nThe heron stands.", {}),
        ("f.eml", message("Birds", "The heron stands."), {}),
    ],
)
def test_text_is_found_in_every_kind_of_file_with_its_place(
    app: App, tmp_path: Path, name: str, data: bytes | str, where: dict[str, object]
) -> None:
    evidence = held(app, tmp_path, "Birds", name, data)
    assert found(app, "heron") == ()

    told = read_texts(app)

    assert told == FilesRead(read=1)
    (hit,) = found(app, "HER stand")
    assert (hit.evidence.id, hit.file, hit.number, hit.is_newest) == (evidence.id, name, 1, True)
    assert "The heron stands." in hit.around
    assert {key: getattr(hit.where, key) for key in where} == where


def test_a_file_is_read_once_however_many_pieces_have_it(app: App, tmp_path: Path) -> None:
    held(app, tmp_path, "One", "a.txt", "The heron.")
    held(app, tmp_path, "Two", "b.txt", "The heron.")

    assert len(app.read(unread_files)) == 1
    assert read_texts(app) == FilesRead(read=1)
    assert [hit.evidence.title for hit in found(app, "heron")] == ["One", "Two"]
    assert read_texts(app) == FilesRead()


def test_a_version_before_the_newest_says_so(app: App, tmp_path: Path) -> None:
    evidence = held(app, tmp_path, "Plan", "a.txt", "The heron.")
    with copied(app.workspace.files, [written(tmp_path, "b.txt", "The stork.")]) as files:
        app.do(add_files, evidence.id, files)
    read_texts(app)

    assert [(hit.number, hit.is_newest) for hit in (*found(app, "heron"), *found(app, "stork"))] == [
        (1, False),
        (2, True),
    ]


def test_evidence_that_was_removed_is_not_found(app: App, tmp_path: Path) -> None:
    evidence = held(app, tmp_path, "Plan", "a.txt", "The heron.")
    read_texts(app)

    app.do(remove_record, app.read(lambda reader: reader.register(Evidence).get(evidence.id)))

    assert found(app, "heron") == ()


@verb("test.dispose_of_a_file")
def disposed(uow: UnitOfWork, sha256: str) -> None:
    uow.dispose_of_file(sha256)


def test_the_text_goes_when_the_file_is_disposed_of(app: App, tmp_path: Path) -> None:
    held(app, tmp_path, "Plan", "a.txt", "Margaret Okonedo lives alone.")
    read_texts(app)
    index = TextIndex(app.workspace.folder)
    (sha256,) = index.read_files()

    app.do(disposed, sha256)

    assert index.read_files() == frozenset()
    assert b"okonedo" not in index.path.read_bytes().lower()


def test_a_scan_a_locked_and_a_changed_file_are_counted_and_end_nothing(app: App, tmp_path: Path) -> None:
    held(app, tmp_path, "Scan", "a.pdf", pdf(()))
    held(app, tmp_path, "Locked", "b.pdf", pdf(("Secret heron.",), protect="secret"))
    held(app, tmp_path, "Good", "c.txt", "The heron.")
    changed = held(app, tmp_path, "Changed", "d.txt", "The stork.")
    (file,) = (each for each in app.read(unread_files) if each.name == "d.txt")
    app.workspace.files.path_of(file.sha256).write_text("A heron nobody stored.")

    told = read_texts(app)

    assert told == FilesRead(read=1, without=2, failed=1)
    assert [hit.evidence.title for hit in found(app, "heron")] == ["Good"]
    assert [each.name for each in app.read(unread_files)] == ["d.txt"]
    assert changed.title == "Changed"


def test_stopped_what_was_read_is_kept_and_the_rest_follows(app: App, tmp_path: Path) -> None:
    for number in range(6):
        held(app, tmp_path, f"Piece {number}", *of_kind(number))

    def stop(done: int, _of: int) -> None:
        if done == 4:
            raise Cancelled

    told = read_texts(app, stop)

    assert (told.read, told.left) == (4, 2)
    assert read_texts(app) == FilesRead(read=2)


def test_searching_leaves_no_entry_and_nothing_for_the_check(app: App, tmp_path: Path) -> None:
    held(app, tmp_path, "Plan", "a.txt", "The heron.")
    head = app.read(lambda reader: reader.head())

    read_texts(app)
    found(app, "heron")

    assert app.read(lambda reader: reader.head()) == head
    assert verify(app).ok
