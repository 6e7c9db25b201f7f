"""A pack is disposed of whole: its files go, and the record that there was one stays, with who, when and why."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.filing import Pack, PackDisposal, PackFile
from inspection_ready.domain.people import Person
from inspection_ready.phrases.verifying import verdict_lines
from inspection_ready.services.disposal import dispose
from inspection_ready.services.pack_disposal import dispose_of_pack, finish_disposals, record_disposal
from inspection_ready.services.packs import make_pack, pack_again, packs
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.safe_copies import make_safe_copy
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from inspection_ready.storage.pack_folders import PackFolders
from tests.services.test_stopping_packs import address_letters

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

WHY = "Two years are over"


@pytest.fixture
def made(app: App) -> App:
    """With one pack of letters and contacts."""
    app.do(use_shipped_regime)
    app.do(address_letters, 2)
    make_pack(app, only=["contacts", "letters"])
    return app


def folders(app: App) -> list[str]:
    return sorted(path.name for path in app.workspace.packs.iterdir())


def test_files_go_and_the_record_stays(made: App) -> None:
    [before] = packs(made)

    dispose_of_pack(made, 1, because=f"  {WHY} ")

    [after] = packs(made)
    assert folders(made) == []
    assert after.pack == before.pack
    assert after.disposal is not None
    assert after.disposal.reason == WHY
    assert after.disposal.disposed_at == made.clock.now()
    assert made.who.account in after.disposal.disposed_by


def test_whom_a_letter_went_to_is_told_nowhere_any_more(made: App) -> None:
    [before] = packs(made)

    dispose_of_pack(made, 1, because=WHY)

    [after] = packs(made)
    named = [file.path for file in before.files if "Person" in file.path]
    assert len(named) == 4
    assert [file.path for file in after.files if "Person" in file.path] == []
    assert [file.sha256 for file in after.every_file] == [file.sha256 for file in before.every_file]
    told = made.read(
        lambda reader: reader.connection.exec_driver_sql(
            "select count(*) from trail_row where kind = 'pack_file' and payload like '%Person%'"
        ).scalar()
    )
    assert told == 0


def test_verify_says_who_when_and_why_and_is_not_alarmed(made: App) -> None:
    dispose_of_pack(made, 1, because=f"{WHY}.")

    verdict = verify(made)

    assert verdict.problems == ()
    [disposed] = verdict.disposed_packs
    [said] = [line for line in verdict_lines(verdict) if line.startswith("Pack 1")]
    assert said == f"Pack 1 was disposed of on 20 November 2026, by {disposed.disposed_by}, because: {WHY}."
    assert disposed.manifest_sha256 == packs(made)[0].pack.manifest_sha256


def test_file_that_comes_back_is_not_known(made: App) -> None:
    [before] = packs(made)
    kept = shutil.copytree(before.folder, made.workspace.folder / "kept")
    dispose_of_pack(made, 1, because=WHY)
    before.folder.mkdir()
    shutil.move(kept / "contacts.pdf", before.folder / "contacts.pdf")
    shutil.rmtree(kept)

    assert [problem.path for problem in verify(made).problems] == [f"packs/{before.pack.folder}/contacts.pdf"]


def test_next_pack_is_held_against_one_that_was_disposed_of(made: App) -> None:
    dispose_of_pack(made, 1, because=WHY)
    made.do(add_record, Person(name="Asha Verma"))

    again = make_pack(made, only=["contacts", "letters"])

    assert again.filed.pack.number == 2
    assert again.since is not None
    assert again.since.pack == 1
    assert [each.document for each in again.since.documents] == ["contacts", "letters"]


@pytest.mark.parametrize("because", ["", " \n "])
def test_without_a_reason_nothing_is_disposed_of(made: App, because: str) -> None:
    before = folders(made)

    with pytest.raises(Refused) as refused:
        dispose_of_pack(made, 1, because=because)

    assert (refused.value.code, folders(made)) == ("reason_missing", before)


def test_pack_is_disposed_of_once_and_never_taken_back(made: App) -> None:
    entry = dispose_of_pack(made, 1, because=WHY).entry
    assert entry is not None

    with pytest.raises(Refused) as twice:
        dispose_of_pack(made, 1, because=WHY)
    with pytest.raises(Refused) as back:
        made.do(undo, entry)
    with pytest.raises(NotFound) as again:
        pack_again(packs(made)[0])
    with pytest.raises(Refused) as quietly:
        made.do(dispose, "pack_disposal", packs(made)[0].pack.id)

    codes = [each.value.code for each in (twice, back, again, quietly)]
    assert codes == ["pack_disposed", "cannot_be_undone", "pack_files_disposed", "cannot_dispose"]


def test_pack_nobody_made_is_not_disposed_of(made: App) -> None:
    with pytest.raises(NotFound):
        dispose_of_pack(made, 2, because=WHY)


def test_pack_that_is_open_elsewhere_stays_whole(made: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, "It is being used by another process")

    monkeypatch.setattr("inspection_ready.storage.pack_folders.move_folder", locked)
    with pytest.raises(Refused) as refused:
        dispose_of_pack(made, 1, because=WHY)

    assert refused.value.code == "pack_in_use"
    assert (packs(made)[0].disposal, verify(made).problems) == (None, ())


def test_disposal_that_cannot_be_recorded_brings_the_files_back(
    made: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = folders(made)
    monkeypatch.setattr("inspection_ready.services.pack_disposal.who_to_words", fails)
    with pytest.raises(Refused, match="disk_full"):
        made.do(record_disposal, 1, because=WHY, folders=PackFolders(made.workspace.packs))

    assert folders(made) == before
    assert verify(made).problems == ()


def test_kill_before_the_record_brings_the_pack_back(made: App) -> None:
    before = folders(made)
    PackFolders(made.workspace.packs).set_aside(before[0])

    finish_disposals(made)

    assert (folders(made), verify(made).problems) == (before, ())


def test_kill_after_the_record_finishes_the_disposal(made: App) -> None:
    made.do(record_disposal, 1, because=WHY, folders=PackFolders(made.workspace.packs))
    begun = folders(made)

    finish_disposals(made)

    assert (len(begun), folders(made), verify(made).problems) == (1, [], ())


def test_safe_copy_asks_for_nothing_that_is_gone(made: App, tmp_path: Path) -> None:
    dispose_of_pack(made, 1, because=WHY)

    assert make_safe_copy(made, tmp_path / "safe").damaged == ()


def test_disposal_is_told_on_either_database(any_app: App) -> None:
    any_app.do(use_shipped_regime)
    make_pack(any_app, only=["contacts"])

    dispose_of_pack(any_app, 1, because=WHY)

    assert verify(any_app).problems == ()
    assert any_app.read(lambda reader: reader.register(Pack).count()) == 1
    assert any_app.read(lambda reader: reader.register(PackDisposal).count()) == 1
    assert any_app.read(lambda reader: reader.register(PackFile).count()) == 5
