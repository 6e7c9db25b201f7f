"""A release that is stopped, refused or killed, at whatever moment, leaves none behind, or a whole one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import Cancelled, ExpectedError, NotFound, Refused
from inspection_ready.domain.signatures import Signature
from inspection_ready.services import release_making
from inspection_ready.services import releases as making
from inspection_ready.services.file_checks import check_stored
from inspection_ready.services.release_index import write_index
from inspection_ready.services.releases import finish_releases, make_release, releases
from inspection_ready.services.signatures import withdraw
from inspection_ready.services.verify import verify
from tests.services.releasing import Releasing, as_if_killed, clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection_ready.services.app import App

TRIED = 20


@pytest.fixture
def council(app: App, tmp_path: Path) -> Releasing:
    made = Releasing(app, tmp_path / "from").begin()
    made.signed("Your carers survey", "IR1", "Carers survey")
    made.signed("Recording", "IR2", "Recording", ("recording.txt", clean("Recording") * 60_000))
    return made


def state(app: App) -> object:
    return releases(app), sorted(app.workspace.releases.iterdir()), app.read(lambda reader: reader.head())


def assert_leaves_nothing(app: App, stopped: Callable[[], object], *errors: type[Exception]) -> None:
    before = state(app)

    with pytest.raises(errors or ExpectedError):
        stopped()

    assert state(app) == before


def test_stopped_at_any_chance_nothing_is_left(council: Releasing) -> None:
    _chances(council)  # what was found in the files is kept, so the next times have fewer
    chances = _chances(council)

    for last in range(1, chances + 1, max(chances // TRIED, 1)):
        assert_leaves_nothing(
            council.app, partial(make_release, council.app, progress=_stop(last)), Cancelled
        )

    assert chances > TRIED
    assert make_release(council.app).filed.release.number == 1


def _stop(last: int) -> Callable[[int, int], None]:
    """At the so manieth chance."""
    left = iter(range(last - 1))

    def stop(_done: int, _of: int) -> None:
        if next(left, None) is None:
            raise Cancelled

    return stop


def _chances(council: Releasing) -> int:
    """How often a release that is stopped at the very last moment might have been stopped."""
    told: list[int] = []

    def count(done: int, of: int) -> None:
        told.append(done)
        if done == of:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_release(council.app, progress=count)
    return len(told)


def test_a_file_that_vanishes_or_changes_on_the_way_stops_it(
    council: Releasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = check_stored
    stored = [path for path in council.app.workspace.files.root.glob("*/*") if path.stat().st_size < 1000]
    [path] = stored
    before = path.read_bytes()

    def changing(*told: object, **more: object) -> object:
        found = whole(*told, **more)  # type: ignore[arg-type] # as they were given
        path.write_bytes(before + b"!")
        return found

    monkeypatch.setattr(making, "check_stored", changing)
    assert_leaves_nothing(council.app, lambda: make_release(council.app), Refused)
    path.write_bytes(before)

    def vanishing(*told: object, **more: object) -> object:
        found = whole(*told, **more)  # type: ignore[arg-type] # as above
        path.unlink()
        return found

    monkeypatch.setattr(making, "check_stored", vanishing)
    assert_leaves_nothing(council.app, lambda: make_release(council.app), NotFound)


def test_a_disk_that_fills_up_leaves_nothing(council: Releasing, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> tuple[str, int]:
        raise Refused("disk_full")

    monkeypatch.setattr(release_making, "pour", full)

    assert_leaves_nothing(council.app, lambda: make_release(council.app), Refused)


def test_a_signature_taken_back_while_it_is_made_stops_it(
    council: Releasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who shares the register, say; the rule is asked again as it is recorded."""
    whole = write_index
    request = council.ask("Risk register", "IR3")
    council.answer(request, council.evidence("Risk register"))
    [signature] = council.sign(request)

    def taking_back(*told: object) -> object:
        council.app.do(withdraw, signature.id, because="Not this one")
        return whole(*told)  # type: ignore[arg-type] # as they were given

    monkeypatch.setattr(release_making, "write_index", taking_back)
    with pytest.raises(Refused) as refused:
        make_release(council.app)

    assert refused.value.code == "release_not_signed"
    assert (releases(council.app), list(council.app.workspace.releases.iterdir())) == ((), [])


def test_killed_before_it_was_recorded_a_whole_release_is_recorded_at_the_next_start(
    council: Releasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = as_if_killed(council, monkeypatch)

    [found] = finish_releases(council.app)

    assert found.number == 1
    [again] = releases(council.app)
    assert (again.folder, [line.paths for line in again.lines]) == (
        folder,
        [("01 IR1 Carers survey.txt",), ("02 IR2 Recording.txt",)],
    )
    assert verify(council.app).ok
    assert finish_releases(council.app) == ()


def test_killed_while_it_was_built_nothing_is_left(council: Releasing) -> None:
    begun = council.app.workspace.releases / ".building-0123456789ab"
    begun.mkdir()
    (begun / "01 IR1 Carers survey.txt").write_bytes(clean("Carers survey"))

    assert finish_releases(council.app) == ()

    assert list(council.app.workspace.releases.iterdir()) == []


def test_a_folder_that_may_not_go_is_never_recorded_at_a_start(
    council: Releasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody's own, put there with a manifest that fits; or one whose signature was taken back."""
    folder = as_if_killed(council, monkeypatch)
    signature = council.app.read(lambda reader: reader.register(Signature).all()[0])
    council.app.do(withdraw, signature.id, because="Not this one")

    assert finish_releases(council.app) == ()

    assert releases(council.app) == ()
    assert verify(council.app).problems
    assert folder.is_dir()


def test_a_damaged_release_is_never_recorded_at_a_start(
    council: Releasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = as_if_killed(council, monkeypatch)
    (folder / "01 IR1 Carers survey.txt").write_bytes(b"Something else")

    assert finish_releases(council.app) == ()
    assert releases(council.app) == ()
