from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.who import Who
from inspection_ready.services.safe_copies import (
    SafeCopy,
    make_safe_copy,
    make_safe_copy_if_changed,
    restore,
)
from inspection_ready.services.verify import verify
from inspection_ready.services.workspaces import open_workspace
from inspection_ready.storage.backups import backups_in
from inspection_ready.storage.safe_copies import KEPT_DAYS, KEPT_LATEST, end_lease, lease_of, thin
from tests.plugins.registers import WHO
from tests.story import add, notify, play

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from tests.fakes import StillClock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that a service may keep in step: right for safe copies."""
    made = tmp_path / "OneDrive"
    made.mkdir()
    return made


def copied(app: App, folder: Path) -> SafeCopy:
    return make_safe_copy(app, folder)


def files_below(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_work_goes_on_from_a_safe_copy(any_app: App, folder: Path, tmp_path: Path) -> None:
    play(any_app)
    head = any_app.read(lambda reader: reader.head())
    copy = copied(any_app, folder)

    mine = restore(copy.folder, tmp_path / "mine", clock=any_app.clock, who=WHO)

    restored = open_workspace(mine, clock=any_app.clock, who=WHO)
    verdict = verify(restored, against=str(head))
    assert (verdict.problems, verdict.head, verdict.packs, verdict.files) == ((), head, 2, 8)
    assert restored.do(add, Person(name="Fay Lea")).entry == head.count + 1
    assert restored.workspace.file.id == any_app.workspace.file.id
    restored.workspace.close()


def test_nothing_is_copied_while_nothing_changed(app: App, folder: Path) -> None:
    app.do(add, Person(name="Ada Brook"))
    assert make_safe_copy_if_changed(app, folder) is not None
    before = files_below(folder)

    assert make_safe_copy_if_changed(app, folder) is None
    assert files_below(folder) == before

    app.do(add, Person(name="Ben Hill"))
    assert make_safe_copy_if_changed(app, folder) is not None


def test_what_is_in_a_safe_copy_is_never_written_again(app: App, folder: Path, clock: StillClock) -> None:
    play(app)
    copied(app, folder)
    before = {path: when for path, when in files_below(folder).items() if "/writers/" not in path}
    app.do(notify, b"A second message.")
    clock.moment += timedelta(minutes=5)

    copied(app, folder)

    after = files_below(folder)
    assert {path: after[path] for path in before} == before
    assert sorted(path.split("/")[1] for path in set(after) - set(before)) == [
        "files",
        "registers",
        "writers",
    ]


def test_lease_names_who_works_on_a_copy(app: App, folder: Path, tmp_path: Path) -> None:
    app.do(add, Person(name="Ada Brook"))
    copy = copied(app, folder).folder
    restore(copy, tmp_path / "mine", clock=app.clock, who=WHO)
    restore(copy, tmp_path / "mine again", clock=app.clock, who=WHO)
    other = Who("priya", "QA-3")

    with pytest.raises(Refused) as caught:
        restore(copy, tmp_path / "hers", clock=app.clock, who=other)
    assert (caught.value.code, caught.value.data["account"]) == ("copy_leased", WHO.account)
    assert not (tmp_path / "hers").exists()

    restore(copy, tmp_path / "hers", clock=app.clock, who=other, take_over=True)
    lease = lease_of(copy)
    assert lease is not None
    assert lease.account == "priya"
    end_lease(copy)
    assert lease_of(copy) is None


def test_disk_that_fills_up_leaves_no_half_snapshot(
    app: App, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.do(add, Person(name="Ada Brook"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(Refused) as caught:
        make_safe_copy(app, folder)

    assert caught.value.code == "disk_full"
    assert [path for path in files_below(folder) if not path.endswith("workspace.toml")] == []
    assert [path.name for path in app.workspace.folder.iterdir() if path.name.endswith(".part")] == []


def test_thinning_keeps_the_latest_and_one_for_each_day_and_month(folder: Path) -> None:
    now = datetime(2026, 12, 31, 20, tzinfo=UTC)
    for hours in range(0, 24 * 90, 12):
        moment = now - timedelta(hours=hours)
        (folder / f"{moment:%Y-%m-%d %H%M%S} after entry 1 0123456789abcdef.sqlite").touch()

    thin(folder, at=now)

    kept = [each.made for each in backups_in(folder)]
    latest = [(now - timedelta(hours=12 * at)).strftime("%Y-%m-%d %H%M%S") for at in range(KEPT_LATEST)]
    assert kept[:KEPT_LATEST] == latest
    days = {(now - timedelta(days=at)).strftime("%Y-%m-%d") for at in range(KEPT_DAYS + 1)}
    assert {made[:10] for made in kept if made >= min(days)} == days
    assert [made[:7] for made in kept if made < min(days)] == ["2026-11", "2026-10"]
    assert len(kept) == len(set(kept)) < 45


def go_on(folder: Path, clock: StillClock, who: Who, name: str) -> App:
    opened = open_workspace(folder, clock=clock, who=who)
    opened.do(add, Person(name=name))
    return opened


def test_copied_workspace_that_goes_on_beside_the_first_does_not_mix_with_its_safe_copies(
    app: App, folder: Path, tmp_path: Path, clock: StillClock
) -> None:
    app.do(add, Person(name="Ada Brook"))
    safe = copied(app, folder).folder
    app.workspace.close()
    twin_folder = Path(
        shutil.copytree(app.workspace.folder, tmp_path / "elsewhere" / app.workspace.folder.name)
    )

    twin = go_on(twin_folder, clock, Who("priya", "QA-3"), "Ben Hill")
    assert copied(twin, folder).folder == safe
    twin.workspace.close()
    kept = files_below(safe)
    first = go_on(app.workspace.folder, clock, WHO, "Cara Diaz")
    try:
        for make in (make_safe_copy, make_safe_copy_if_changed):
            with pytest.raises(Refused) as caught:
                make(first, folder)
            assert (caught.value.code, caught.value.data) == (
                "safe_copy_of_a_twin",
                {"folder": str(safe), "account": "priya", "machine": "QA-3", "other": str(twin_folder)},
            )
        assert files_below(safe) == kept
        other = tmp_path / "another OneDrive"
        other.mkdir()
        assert make_safe_copy(first, other).register.reason == "after entry 2"
    finally:
        first.workspace.close()


def test_workspace_that_was_moved_goes_on_with_its_safe_copies(
    app: App, folder: Path, tmp_path: Path, clock: StillClock
) -> None:
    app.do(add, Person(name="Ada Brook"))
    safe = copied(app, folder).folder
    app.workspace.close()
    (tmp_path / "elsewhere").mkdir()
    moved = app.workspace.folder.rename(tmp_path / "elsewhere" / app.workspace.folder.name)

    opened = go_on(moved, clock, Who("jbloggs", "LAPTOP-8"), "Ben Hill")
    again = copied(opened, folder)
    opened.workspace.close()

    assert (again.folder, again.register.reason) == (safe, "after entry 2")
    assert [path.name for path in (safe / "writers").iterdir()] == ["after entry 2.json"]
