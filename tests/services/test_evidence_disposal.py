"""Evidence is disposed of whole or by version: nothing of it is left but that there was one, by whom it went and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.bootstrap import open_app
from inspection_ready.domain.disposals import Disposal, Disposed
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.evidence import (
    Evidence,
    EvidenceFile,
    EvidenceStatus,
    EvidenceVersion,
)
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.requests import Move, Request, RequestEvidence
from inspection_ready.domain.sign_moves import SignState
from inspection_ready.domain.signatures import Signature
from inspection_ready.phrases.verifying import verdict_lines
from inspection_ready.services.disposal import dispose
from inspection_ready.services.evidence import add_evidence, add_files, add_link
from inspection_ready.services.evidence_disposal import (
    dispose_of_earlier,
    dispose_of_evidence,
    dispose_of_version,
)
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.file_checks import ToCheck, check_stored
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.releases import make_release
from inspection_ready.services.requests import answer_with, move_on
from inspection_ready.services.sign_standings import evidence_standings, request_standings
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from inspection_ready.storage.recovery import disposed_hashes, stored_hashes, tidy_up
from tests.services.releasing import Releasing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App

SECRET = "Quillfeather"
WHY = "Six years are over"


def held(app: App, folder: Path, title: str = SECRET, text: str = SECRET) -> Evidence:
    path = folder / f"{title}.txt"
    path.write_text(text, encoding="utf-8")
    with copied(app.workspace.files, [path]) as files:
        made: Evidence = app.do(add_evidence, Evidence(title=title, shows=SECRET), files).result
    return made


def newer(app: App, folder: Path, item: Evidence, text: str) -> EvidenceVersion:
    path = folder / f"{SECRET} {text}.txt"
    path.write_text(text, encoding="utf-8")
    with copied(app.workspace.files, [path]) as files:
        made: EvidenceVersion = app.do(add_files, item.id, files).result
    return made


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def both_ways(app: App, item: Evidence) -> tuple[Callable[[str], object], ...]:
    """Whole, and its first version alone."""
    return (
        lambda why: app.do(dispose_of_evidence, item.id, because=why),
        lambda why: app.do(dispose_of_version, item.id, 1, because=why),
    )


def stored(app: App) -> list[Path]:
    return sorted(path for path in app.workspace.files.root.rglob("*") if path.is_file())


def test_an_item_goes_with_every_word_and_file_and_its_reference_stays(any_app: App, tmp_path: Path) -> None:
    item = held(any_app, tmp_path)
    newer(any_app, tmp_path, item, "second")
    [before] = rows(any_app, Evidence)
    any_app.do(change_record, before, replace(before, notes=SECRET))

    gone = any_app.do(dispose_of_evidence, item.id, because=f" {WHY}  indeed").result

    [left] = rows(any_app, Evidence)
    assert (left.reference, left.title, left.status) == ("E1", "Disposed of", EvidenceStatus.NOT_HELD)
    assert left.why_not_held == (
        f"Disposed of on 20 November 2026, by {gone.disposal.disposed_by}, because: {WHY} indeed."
    )
    assert [(each.number, each.is_link) for each in rows(any_app, EvidenceVersion)] == [
        (1, False),
        (2, False),
    ]
    assert (rows(any_app, EvidenceFile), rows(any_app, StoredFile), stored(any_app)) == ((), (), [])
    [disposal] = rows(any_app, Disposal)
    assert (disposal.what, disposal.name, len(disposal.sha256s)) == (Disposed.WHOLE, "E1", 2)
    assert verify(any_app).problems == ()


def test_no_word_of_it_is_left_anywhere_on_the_disk(app: App, tmp_path: Path) -> None:
    item = held(app, tmp_path)
    folder = app.workspace.folder

    app.do(dispose_of_evidence, item.id, because=WHY)
    app.workspace.close()

    left = [
        path.name for path in folder.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()
    ]
    assert left == []


def test_verify_says_when_by_whom_and_why(app: App, tmp_path: Path) -> None:
    one, two = held(app, tmp_path), held(app, tmp_path, "Another", "b")
    newer(app, tmp_path, two, "c")
    app.do(dispose_of_evidence, one.id, because=WHY)
    app.do(dispose_of_version, two.id, 1, because=f"{WHY}.")

    verdict = verify(app)

    by = verdict.disposals[0].disposed_by
    said = [line for line in verdict_lines(verdict) if "disposed of on" in line]
    assert said == [
        f"The evidence E1 was disposed of on 20 November 2026, by {by}, because: {WHY}.",
        f"Version 1 of the evidence E2 was disposed of on 20 November 2026, by {by}, because: {WHY}.",
    ]
    assert verdict.ok


def test_one_version_goes_and_the_others_stay(any_app: App, tmp_path: Path) -> None:
    item = held(any_app, tmp_path)
    second = newer(any_app, tmp_path, item, "second")

    any_app.do(dispose_of_version, item.id, 1, because=WHY)

    assert [file.version_id for file in rows(any_app, EvidenceFile)] == [second.id]
    [left] = rows(any_app, Evidence)
    assert (left.title, left.status) == (SECRET, EvidenceStatus.HELD)
    assert len(stored(any_app)) == 1
    assert verify(any_app).problems == ()


def test_an_item_none_of_whose_versions_is_left_is_not_held_any_more(app: App, tmp_path: Path) -> None:
    item = held(app, tmp_path)

    app.do(dispose_of_version, item.id, 1, because=WHY)

    [left] = rows(app, Evidence)
    assert left.status is EvidenceStatus.NOT_HELD
    assert left.why_not_held.startswith("Version 1 was disposed of on 20 November 2026")


def test_an_address_goes_like_a_file(app: App) -> None:
    item = app.do(add_evidence, Evidence(title="Page")).result
    app.do(add_link, item.id, f"https://northmoor.example/{SECRET}", note=SECRET)

    app.do(dispose_of_version, item.id, 1, because=WHY)

    [left] = rows(app, EvidenceVersion)
    assert (left.link, left.link_note) == ("", "")
    assert verify(app).problems == ()


def test_a_file_that_two_items_have_stays_until_the_last_goes(any_app: App, tmp_path: Path) -> None:
    one, two = held(any_app, tmp_path), held(any_app, tmp_path, "Another")
    [path] = stored(any_app)

    first = any_app.do(dispose_of_evidence, one.id, because=WHY).result
    stays = path.exists()
    last = any_app.do(dispose_of_version, two.id, 1, because=WHY).result

    assert (first.shared, stays, last.shared, path.exists()) == (1, True, 0, False)
    assert verify(any_app).problems == ()


@pytest.mark.parametrize("because", ["", " \n "])
def test_without_a_reason_nothing_goes(app: App, tmp_path: Path, because: str) -> None:
    item = held(app, tmp_path)

    for do_it in both_ways(app, item):
        with pytest.raises(Refused, match="reason_missing"):
            do_it(because)

    assert (len(stored(app)), rows(app, Disposal)) == (1, ())


def test_it_is_done_once_and_never_taken_back(app: App, tmp_path: Path) -> None:
    item = held(app, tmp_path)
    newer(app, tmp_path, item, "second")
    entries = [app.do(dispose_of_version, item.id, 1, because=WHY).entry]

    with pytest.raises(Refused, match="version_disposed"):
        app.do(dispose_of_version, item.id, 1, because=WHY)
    with pytest.raises(NotFound, match="no_such_evidence_version"):
        app.do(dispose_of_version, item.id, 3, because=WHY)
    entries.append(app.do(dispose_of_evidence, item.id, because=WHY).entry)
    with pytest.raises(Refused, match="evidence_disposed"):
        app.do(dispose_of_evidence, item.id, because=WHY)
    for entry in entries:
        assert entry is not None
        with pytest.raises(Refused, match="cannot_be_undone"):
            app.do(undo, entry)
    for kind, record_id in (("evidence", item.id), ("disposal", rows(app, Disposal)[0].id)):
        with pytest.raises(Refused, match="dispose"):
            app.do(dispose, kind, record_id)


def test_what_comes_again_under_its_reference_may_go_again(app: App, tmp_path: Path) -> None:
    item = held(app, tmp_path)
    app.do(dispose_of_evidence, item.id, because=WHY)
    again = newer(app, tmp_path, item, "again")

    app.do(dispose_of_evidence, item.id, because=WHY)

    assert (again.number, rows(app, EvidenceFile), stored(app)) == (2, (), [])
    assert verify(app).problems == ()


def test_what_the_release_check_found_in_it_is_forgotten(app: App, tmp_path: Path) -> None:
    item = held(app, tmp_path, text="Her NHS number is 943 476 5919.")
    check_stored(app, [ToCheck(file) for file in rows(app, EvidenceFile)])
    found = list((app.workspace.folder / "checks").rglob("*.json"))

    app.do(dispose_of_evidence, item.id, because=WHY)

    assert (len(found), list((app.workspace.folder / "checks").rglob("*.json"))) == (1, [])


def test_a_file_that_is_open_elsewhere_goes_at_the_next_start(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = held(app, tmp_path)
    [path] = stored(app)

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "It is being used by another process")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.unlink", locked)
        app.do(dispose_of_evidence, item.id, because=WHY)
    stayed = path.exists()
    app.workspace.close()
    again = open_app(app.workspace.folder)

    assert (stayed, path.exists(), verify(again).problems) == (True, False, ())
    again.workspace.close()


# what left, and what waits to go


@pytest.fixture
def council(app: App, tmp_path: Path) -> Releasing:
    return Releasing(app, tmp_path).begin()


def test_what_is_in_a_release_is_not_disposed_of(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    [item] = rows(council.app, Evidence)

    for do_it in both_ways(council.app, item):
        with pytest.raises(Refused) as refused:
            do_it(WHY)
        assert (refused.value.code, refused.value.data["release"]) == ("evidence_released", 1)

    assert verify(council.app).ok


def test_what_is_signed_and_waits_to_go_is_not_disposed_of(council: Releasing) -> None:
    request, _ = council.signed("Your carers survey", "IR1", "Carers survey")
    [item] = rows(council.app, Evidence)

    for do_it in both_ways(council.app, item):
        with pytest.raises(Refused) as refused:
            do_it(WHY)
        assert (refused.value.code, refused.value.data["number"]) == ("evidence_waits_to_go", request.number)


def test_what_the_asker_does_not_want_any_more_may_go_and_its_signature_stays(council: Releasing) -> None:
    request, _ = council.signed("Your carers survey", "IR1", "Carers survey")
    council.app.do(move_on, request.id, Move.WITHDRAW)
    [item] = rows(council.app, Evidence)

    council.app.do(dispose_of_evidence, item.id, because=WHY)

    assert [each.title for each in rows(council.app, Signature)] == ["Carers survey"]
    assert rows(council.app, RequestEvidence) == ()
    assert verify(council.app).ok


def test_an_older_version_that_was_signed_is_signed_no_more_and_it_is_said_why(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    [item] = rows(council.app, Evidence)
    newer(council.app, council.folder, item, "newer")

    council.app.do(dispose_of_version, item.id, 1, because=WHY)

    old = council.app.read(evidence_standings, item.id)[-1]
    assert (old.state, [each.what.value for each in old.changes]) == (SignState.CHANGED, ["disposed"])
    assert verify(council.app).ok


def test_a_version_that_is_gone_is_nothing_to_sign(app: App, tmp_path: Path) -> None:
    item = held(app, tmp_path)
    request = app.do(add_record, Request(wording="Your survey")).result
    app.do(answer_with, request.id, [RequestEvidence(request_id=request.id, evidence_id=item.id)])

    app.do(dispose_of_version, item.id, 1, because=WHY)

    [standing] = app.read(request_standings, request.id)
    assert (standing.what.is_there, standing.state) == (False, SignState.UNSIGNED)


# what was written before


def test_earlier_words_go_and_the_record_stays_as_it_is(any_app: App, tmp_path: Path) -> None:
    item = held(any_app, tmp_path, "Carers survey", "a")
    [before] = rows(any_app, Evidence)
    after = any_app.do(change_record, before, replace(before, shows="How carers fare")).result

    any_app.do(dispose_of_earlier, "evidence", item.id, because=WHY)

    [left] = rows(any_app, Evidence)
    assert replace(left, version=after.version) == after
    payloads = any_app.read(
        lambda reader: (
            reader.connection.exec_driver_sql("select payload from trail_row where payload is not null")
            .scalars()
            .all()
        )
    )
    assert [each for each in payloads if SECRET in each] == []
    verdict = verify(any_app)
    assert (verdict.problems, [each.what for each in verdict.disposals]) == ((), [Disposed.EARLIER])
    any_app.do(change_record, left, replace(left, notes="Goes on"))
    assert verify(any_app).problems == ()


def test_earlier_words_that_are_not_there_or_must_stay(app: App, tmp_path: Path) -> None:
    request = app.do(add_record, Request(wording="Your survey")).result

    for kind, code in (
        ("request", "nothing_earlier"),
        ("absence", "earlier_must_stay"),
        ("pack", "earlier_must_stay"),
    ):
        with pytest.raises(Refused, match=code):
            app.do(dispose_of_earlier, kind, request.id, because=WHY)


# after a kill


def test_a_file_left_by_a_kill_goes_at_the_next_start(app: App, tmp_path: Path) -> None:
    item = held(app, tmp_path)
    [path] = stored(app)
    data = path.read_bytes()
    app.do(dispose_of_evidence, item.id, because=WHY)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)  # as if killed between the two
    engine = app.workspace._readers

    tidy_up(app.workspace.folder, stored_hashes(engine), disposed_hashes(engine))

    assert not path.exists()
    assert not (app.workspace.folder / "left-over").exists()
