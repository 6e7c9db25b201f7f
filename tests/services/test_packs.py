from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import event

from inspection_ready.domain.bases import Base, BaseFact
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.filing import Pack
from inspection_ready.domain.people import Person
from inspection_ready.services.app import App
from inspection_ready.services.facilities import add_facility_kind
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.inspection import notify
from inspection_ready.services.packs import finish_packs, make_pack, pack_numbered, packs, record_pack
from inspection_ready.services.regimes import add_starters, use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.tampering import zip_again

ALL_FILES = [
    "about.docx",
    "about.pdf",
    "key-dates.docx",
    "key-dates.pdf",
    "wall-chart.docx",
    "wall-chart.pdf",
    "contacts.docx",
    "contacts.pdf",
    "roles.docx",
    "roles.pdf",
    "checklist.docx",
    "checklist.pdf",
    "bases.docx",
    "bases.pdf",
    "welcome-pack.docx",
    "welcome-pack.pdf",
]


@pytest.fixture
def ready(app: App) -> App:
    app.do(use_shipped_regime)
    app.do(add_starters)
    app.do(add_record, Base(name="Civic Centre", postcode="ZZ1 1AA", is_main=True))
    app.do(notify, received=dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC))
    return app


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_pack_holds_every_document_with_something_to_say_in_word_and_pdf(ready: App) -> None:
    made = make_pack(ready)

    assert [file.path for file in made.filed.files] == ALL_FILES
    assert made.filed.folder == ready.workspace.packs / "Pack 1 - 2026-11-20"
    assert _names(made.filed.folder) == sorted([*ALL_FILES, "manifest.json", "Pack 1 2026-11-20.zip"])
    assert (made.filed.folder / "key-dates.pdf").read_bytes().startswith(b"%PDF")
    assert (made.filed.folder / "key-dates.docx").read_bytes().startswith(b"PK")


def test_pack_is_recorded_with_the_digest_of_every_file(ready: App) -> None:
    made = make_pack(ready)

    filed = packs(ready)
    assert filed == (made.filed,)
    for file in filed[0].files:
        data = (filed[0].folder / file.path).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (file.sha256, file.size)
        assert (file.pages is None) == file.path.endswith(".docx")


def test_packs_are_numbered_and_read_back_on_either_database(any_app: App) -> None:
    any_app.do(use_shipped_regime)

    made = [make_pack(any_app, only=["key-dates"]).filed for _ in range(2)]

    assert [filed.pack.number for filed in made] == [1, 2]
    assert packs(any_app) == tuple(reversed(made))


def test_pack_names_the_head_it_was_made_from_and_its_own_entry_follows(ready: App) -> None:
    head = ready.read(lambda reader: reader.head())

    pack = make_pack(ready).filed.pack

    assert (pack.head_count, pack.head_hash) == (head.count, head.hash)
    assert ready.read(lambda reader: reader.head()).count == head.count + 1


def test_manifest_says_what_is_in_the_pack_and_what_is_not(ready: App) -> None:
    ready.do(add_record, Base(name="Old Depot", closed_on=dt.date(2026, 1, 31)))
    head = ready.read(lambda reader: reader.head())

    made = make_pack(ready, only=["key-dates"])

    written = (made.filed.folder / "manifest.json").read_bytes()
    told = json.loads(written)
    assert hashlib.sha256(written).hexdigest() == made.filed.pack.manifest_sha256
    assert told["format"] == 1
    assert told["workspace"] == {"id": ready.workspace.file.id, "name": "Northmoor"}
    assert (told["pack"], told["made_at"]) == (1, "2026-11-20T10:00:00+00:00")
    assert told["record_of_changes"] == {"entries": head.count, "head": head.hash}
    assert told["inspection"]["notified_at"] == "2026-11-20T09:30:00+00:00"
    assert told["included"] == ["about", "key-dates"]
    assert [file["path"] for file in told["files"]] == [
        "about.docx", "about.pdf", "key-dates.docx", "key-dates.pdf",
    ]  # fmt: skip
    assert {"what": "Old Depot", "why": "Closed on 31 January 2026"} in told["left_out"]


def test_manifest_lists_what_nobody_has_checked(ready: App) -> None:
    kind = ready.do(add_facility_kind, "Tea").result
    base = ready.read(lambda reader: reader.register(Base).find(name="Civic Centre"))[0]
    checked = BaseFact(
        base_id=base.id, kind_id=kind.id, value="Yes", checked_by="Jo", checked_on=dt.date(2026, 11, 1)
    )
    before = json.loads((make_pack(ready, only=["bases"]).filed.folder / "manifest.json").read_text())
    ready.do(add_record, checked)

    after = json.loads((make_pack(ready, only=["bases"]).filed.folder / "manifest.json").read_text())

    assert [*after["not_yet_checked"], "Tea at Civic Centre"] == before["not_yet_checked"]


def test_next_pack_has_the_next_number_even_when_nothing_changed(ready: App) -> None:
    make_pack(ready, only=["key-dates"])

    assert make_pack(ready, only=["key-dates"]).filed.folder.name == "Pack 2 - 2026-11-20"


def test_number_of_a_folder_that_is_there_is_not_used_again(ready: App) -> None:
    (ready.workspace.packs / "Pack 6 - 2026-01-01").mkdir(parents=True)

    assert make_pack(ready, only=["key-dates"]).filed.pack.number == 7


def test_number_somebody_else_took_meanwhile_is_not_used(ready: App, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Pack(
        number=1,
        folder="elsewhere",
        made_at=ready.clock.now(),
        head_count=0,
        head_hash="",
        manifest_sha256="",
    )

    def take_number_1(done: int, _of: int) -> None:
        if done == 0 and not packs(ready):
            ready.do(record_pack, other, ())

    made = make_pack(ready, only=["key-dates"], progress=take_number_1)

    assert made.filed.pack.number == 2
    assert _names(ready.workspace.packs) == ["Pack 2 - 2026-11-20"]


def test_only_the_documents_asked_for_are_made_in_reading_order(ready: App) -> None:
    made = make_pack(ready, only=["welcome-pack", "key-dates"])

    assert [file.document for file in made.filed.files] == [
        "about", "about", "key-dates", "key-dates", "welcome-pack", "welcome-pack",
    ]  # fmt: skip


def test_document_nobody_knows_is_not_made(ready: App) -> None:
    with pytest.raises(NotFound) as missing:
        make_pack(ready, only=["agenda"])

    assert missing.value.code == "no_such_document"
    assert packs(ready) == ()


def test_documents_with_nothing_to_print_make_no_empty_pack(ready: App) -> None:
    with pytest.raises(Refused) as refused:
        make_pack(ready, only=["timetable"])

    assert (refused.value.code, refused.value.data["titles"]) == ("nothing_to_print", ("Timetable",))
    assert (packs(ready), _names(ready.workspace.packs)) == ((), [])
    assert make_pack(ready, only=["key-dates"]).filed.pack.number == 1


def test_progress_begins_before_the_whole_is_known_and_ends_at_it(ready: App) -> None:
    told: list[tuple[int, int]] = []

    make_pack(ready, only=["key-dates"], progress=lambda done, of: told.append((done, of)))

    assert list(dict.fromkeys(told)) == [(0, 0), *((done, 5) for done in range(6))]


def test_pack_is_copied_whole_where_it_is_asked_for(ready: App, tmp_path: Path) -> None:
    made = make_pack(ready, only=["key-dates"], out=tmp_path / "out")

    assert made.copy == tmp_path / "out" / "Pack 1 - 2026-11-20"
    assert _contents(made.copy) == _contents(made.filed.folder)
    assert _names(tmp_path / "out") == ["Pack 1 - 2026-11-20"]


def test_copy_never_takes_the_place_of_another_pack(ready: App, tmp_path: Path) -> None:
    other = tmp_path / "out" / "Pack 1 - 2026-11-20"
    other.mkdir(parents=True)
    (other / "manifest.json").write_text("another council's")

    made = make_pack(ready, only=["key-dates"], out=tmp_path / "out")

    assert made.copy == tmp_path / "out" / "Pack 1 - 2026-11-20 (2)"
    assert (other / "manifest.json").read_text() == "another council's"


def test_copy_that_cannot_be_placed_keeps_the_pack(
    ready: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_source: Path, _target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used")

    def start_locking(done: int, of: int) -> None:
        if done == of:
            monkeypatch.setattr("inspection_ready.storage.pack_folders.copy_tree", locked)

    with pytest.raises(Refused) as refused:
        make_pack(ready, only=["key-dates"], out=tmp_path / "out", progress=start_locking)

    assert refused.value.code == "pack_not_copied"
    assert _names(tmp_path / "out") == []
    assert [filed.pack.number for filed in packs(ready)] == [1]


def test_pack_that_was_not_recorded_before_a_kill_is_recorded_on_the_next_start(ready: App) -> None:
    made = make_pack(ready, only=["key-dates"])
    again = ready.workspace.packs / "Pack 2 - 2026-11-20"
    shutil.copytree(made.filed.folder, again)
    manifest = json.loads((again / "manifest.json").read_text())
    (again / "manifest.json").write_text(json.dumps({**manifest, "pack": 2}))
    zip_again(again)
    (ready.workspace.packs / ".building-0123").mkdir()

    finished = finish_packs(ready)

    assert [pack.number for pack in finished] == [2]
    assert [filed.pack.number for filed in packs(ready)] == [2, 1]
    assert _names(ready.workspace.packs) == ["Pack 1 - 2026-11-20", "Pack 2 - 2026-11-20"]


@pytest.mark.parametrize("damage", ["file", "manifest", "number", "workspace", "zip", "no zip"])
def test_folder_that_is_no_whole_pack_of_ours_is_left_and_not_recorded(ready: App, damage: str) -> None:
    made = make_pack(ready, only=["key-dates"])
    again = shutil.copytree(made.filed.folder, ready.workspace.packs / "Pack 2 - 2026-11-20")
    manifest = json.loads((again / "manifest.json").read_text())
    changed = {
        "file": {**manifest, "pack": 2},
        "manifest": [],
        "number": manifest,
        "zip": {**manifest, "pack": 2},
        "no zip": {**manifest, "pack": 2},
        "workspace": {**manifest, "pack": 2, "workspace": {"id": "another", "name": "Northmoor"}},
    }[damage]
    (again / "manifest.json").write_text(json.dumps(changed))
    if damage not in {"zip", "manifest"}:
        zip_again(again)  # as the rest is: what is wrong is the one thing
    if damage == "no zip":
        (again / manifest["zip"]).unlink()
    if damage == "file":
        (again / "key-dates.pdf").write_bytes(b"half")

    assert finish_packs(ready) == ()
    assert again.is_dir()


def test_pack_is_found_by_its_number(ready: App) -> None:
    made = make_pack(ready, only=["key-dates"])

    assert pack_numbered(ready, 1) == made.filed
    with pytest.raises(NotFound):
        pack_numbered(ready, 2)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _queries(app: App) -> int:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    engine = app.workspace._readers
    event.listen(engine, "before_cursor_execute", note)
    app.read(gather_facts, number=1, at=app.clock.now())
    event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def test_facts_take_as_many_queries_for_three_bases_as_for_one(ready: App) -> None:
    for_one = _queries(ready)
    for name in ("Annexe", "Depot"):
        ready.do(add_record, Base(name=name))
        ready.do(add_record, Person(name=name))

    assert _queries(ready) == for_one
