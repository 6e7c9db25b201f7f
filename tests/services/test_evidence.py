from __future__ import annotations

import hashlib
import os
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import Cancelled, CannotRead, ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.evidence import (
    Evidence,
    EvidenceFile,
    EvidenceStatus,
    EvidenceUse,
    EvidenceVersion,
    Quality,
)
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.verifying import Wrong
from inspection_ready.exchange.chosen_files import ONLY_IN_THE_CLOUD
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.evidence import (
    NewEvidence,
    VersionDates,
    add_evidence,
    add_files,
    add_link,
    add_several,
    judge,
    serve,
)
from inspection_ready.services.evidence_files import MOST_FILES, NewFile, copied, save_copies
from inspection_ready.services.evidence_reading import (
    evidence_named,
    same_files_elsewhere,
    served_as,
    whole_evidence,
)
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.undo import undo
from inspection_ready.services.verbs import VERBS, verb
from inspection_ready.services.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done
    from inspection_ready.storage.unit_of_work import UnitOfWork

TODAY = date(2026, 11, 20)


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def written(folder: Path, name: str, data: bytes = b"The survey.") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def versioned(app: App, evidence: Evidence, *paths: Path, **dates: date) -> Done[EvidenceVersion]:
    with copied(app.workspace.files, paths) as files:
        return app.do(add_files, evidence.id, files, dates=VersionDates(**dates))


def left_over(app: App) -> list[str]:
    """Copies that were begun and nobody keeps."""
    return [path.name for path in app.workspace.folder.rglob("*.part")]


@pytest.fixture
def survey(app: App) -> Evidence:
    app.do(use_shipped_regime)
    return app.do(add_record, Evidence(title="Carers survey")).result


VERBS.pop("test.add_and_renumber", None)  # a test run may import this file under two names


@verb("test.add_and_renumber")
def add_and_renumber(uow: UnitOfWork) -> list[str]:
    """The references of what is added in one command, in which one is numbered by hand on the way."""
    first = add_record(uow, Evidence(title="One"))
    second = add_record(uow, Evidence(title="Two"))
    change_record(uow, first, replace(first, reference="E40"))
    third = add_record(uow, Evidence(title="Three"))
    own = add_record(uow, Evidence(title="Own", reference="e50"))
    fourth = add_record(uow, Evidence(title="Four"))
    return [each.reference for each in (first, second, third, own, fourth)]


def test_references_given_in_one_command_follow_each_other(any_app: App) -> None:
    assert any_app.do(add_and_renumber).result == ["E1", "E2", "E41", "e50", "E51"]
    assert any_app.do(add_record, Evidence(title="After")).result.reference == "E52"


def test_a_reference_is_given_where_there_is_none_and_is_nobody_elses(app: App, survey: Evidence) -> None:
    own = app.do(add_record, Evidence(title="Policy", reference="POL-7")).result
    next_ = app.do(add_record, Evidence(title="Report")).result

    assert (survey.reference, own.reference, next_.reference) == ("E1", "POL-7", "E2")
    with pytest.raises(Refused, match="already_there"):
        app.do(add_record, Evidence(title="Another", reference="POL-7"))


def test_files_become_a_version_that_is_kept_byte_for_byte(
    app: App, survey: Evidence, tmp_path: Path
) -> None:
    paths = [written(tmp_path, "Survey.docx", b"one"), written(tmp_path, "Tables.xlsx", b"two")]

    made = versioned(app, survey, *paths, as_at=date(2026, 9, 1), covers_from=date(2026, 4, 1)).result

    whole = app.read(whole_evidence, survey.id)
    assert whole.current is not None
    assert [(one.name, one.size) for one in whole.current.files] == [("Survey.docx", 3), ("Tables.xlsx", 3)]
    assert [app.workspace.files.read(one.sha256) for one in whole.current.files] == [b"one", b"two"]
    assert (made.number, made.as_at, made.received_on) == (1, date(2026, 9, 1), TODAY)
    now = whole.evidence
    assert (now.status, now.as_at, now.covers_from, now.received_on) == (
        EvidenceStatus.HELD,
        date(2026, 9, 1),
        date(2026, 4, 1),
        TODAY,
    )
    assert left_over(app) == []
    assert verify(app).ok


def test_a_newer_version_leaves_the_one_before_as_it_was(app: App, survey: Evidence, tmp_path: Path) -> None:
    versioned(app, survey, written(tmp_path, "a.txt", b"old"), as_at=date(2026, 1, 1))
    versioned(app, survey, written(tmp_path, "a.txt", b"new"), as_at=date(2026, 9, 1))

    newer, older = app.read(whole_evidence, survey.id).versions

    assert (newer.version.number, older.version.number) == (2, 1)
    assert (newer.version.as_at, older.version.as_at) == (date(2026, 9, 1), date(2026, 1, 1))
    assert [app.workspace.files.read(line.files[0].sha256) for line in (newer, older)] == [b"new", b"old"]


def test_the_same_files_again_change_nothing(app: App, survey: Evidence, tmp_path: Path) -> None:
    paths = [written(tmp_path, "a.txt"), written(tmp_path, "b.txt", b"more")]
    first = versioned(app, survey, *paths)

    again = versioned(app, survey, *reversed(paths))
    renamed = versioned(app, survey, written(tmp_path, "c.txt"))

    assert first.entry is not None
    assert (again.entry, again.result) == (None, first.result)
    assert renamed.result.number == 2
    assert left_over(app) == []


def test_the_same_files_again_put_right_what_was_changed_or_is_gone(
    app: App, survey: Evidence, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.txt", b"words")
    versioned(app, survey, path)
    (file,) = rows(app, EvidenceFile)
    stored = app.workspace.files.path_of(file.sha256)

    for harm in (lambda: stored.write_bytes(b"other"), stored.unlink):
        harm()
        versioned(app, survey, path)

        assert stored.read_bytes() == b"words"
        assert len(rows(app, EvidenceVersion)) == 1
        assert left_over(app) == []


def test_two_items_may_share_a_file_and_it_is_kept_once(app: App, survey: Evidence, tmp_path: Path) -> None:
    other = app.do(add_record, Evidence(title="Annual report")).result
    path = written(tmp_path, "both.pdf")

    versioned(app, survey, path)
    versioned(app, other, path)

    sha256 = hashlib.sha256(b"The survey.").hexdigest()
    assert [one.sha256 for one in rows(app, StoredFile)] == [sha256]
    assert [one.id for one in app.read(same_files_elsewhere, [sha256])] == sorted([survey.id, other.id])


def test_what_awaits_approval_still_does_with_a_draft(app: App, survey: Evidence, tmp_path: Path) -> None:
    app.do(change_record, survey, replace(survey, status=EvidenceStatus.AWAITING, body="Cabinet"))

    versioned(app, survey, written(tmp_path, "draft.docx"))

    assert rows(app, Evidence)[0].status is EvidenceStatus.AWAITING


def test_an_address_needs_to_say_what_was_there(app: App, survey: Evidence) -> None:
    with pytest.raises(Refused, match="link_without_note"):
        app.do(add_link, survey.id, "https://northmoor.example/survey", note=" ")
    with pytest.raises(Refused, match="version_without_link"):
        app.do(add_link, survey.id, " ", note="The page")
    first = app.do(add_link, survey.id, "https://northmoor.example/survey", note="The page on 1 May")
    again = app.do(add_link, survey.id, " https://northmoor.example/survey", note="The page on 1 May ")
    later = app.do(add_link, survey.id, "https://northmoor.example/survey", note="The page on 1 June")

    assert (first.result.is_link, again.entry, later.result.number) == (True, None, 2)


def test_a_version_of_nothing_is_refused(app: App, survey: Evidence) -> None:
    with pytest.raises(Refused, match="version_without_files"):
        app.do(add_files, survey.id, ())
    with pytest.raises(NotFound), copied(app.workspace.files, [Path(__file__)]) as files:
        app.do(add_files, 1, files)
    assert left_over(app) == []
    assert rows(app, StoredFile) == ()


def test_names_that_differ_in_capitals_only_are_told_apart(
    app: App, survey: Evidence, tmp_path: Path
) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    paths = [written(tmp_path / "one", "Survey.pdf", b"1"), written(tmp_path / "two", "SURVEY.PDF", b"2")]

    versioned(app, survey, *paths)

    assert [one.name for one in rows(app, EvidenceFile)] == ["Survey.pdf", "SURVEY (2).PDF"]


def test_a_name_no_computer_takes_is_made_one(app: App, survey: Evidence, tmp_path: Path) -> None:
    long = "Überblick 概要 " + "x" * 160
    path = written(tmp_path, f"{long}: draft?.docx")

    versioned(app, survey, path)

    (kept,) = rows(app, EvidenceFile)
    assert kept.name.startswith("Überblick 概要 xxx")
    assert kept.name.endswith(".docx")
    assert not set(kept.name) & set('<>:"/\\|?*')


def test_undo_takes_a_version_back_and_the_item_is_as_it_was(
    app: App, survey: Evidence, tmp_path: Path
) -> None:
    done = versioned(app, survey, written(tmp_path, "a.txt"))
    assert done.entry is not None

    app.do(undo, done.entry)

    (now,) = rows(app, Evidence)
    assert (now.status, now.received_on) == (EvidenceStatus.NOT_ASKED, None)
    assert not rows(app, EvidenceVersion)
    assert not rows(app, EvidenceFile)
    assert verify(app).ok


def test_removing_an_item_takes_its_versions_and_uses_along(
    app: App, survey: Evidence, tmp_path: Path
) -> None:
    versioned(app, survey, written(tmp_path, "a.txt"))
    app.do(serve, survey.id, [app.read(served_as, "QS1/EC5", survey.id)])

    app.do(remove_record, rows(app, Evidence)[0])

    assert [rows(app, each) for each in (Evidence, EvidenceVersion, EvidenceFile, EvidenceUse)] == [()] * 4


def test_several_come_in_together_or_not_at_all(app: App, survey: Evidence, tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{number}.txt", str(number).encode()) for number in range(3)]
    use = EvidenceUse(evidence_id=0, subject=Subject.STATEMENT, code="QS1", category="EC5")

    def new(files: Sequence[NewFile], code: str) -> list[NewEvidence]:
        uses = (replace(use, code=code),)
        return [
            NewEvidence(evidence=Evidence(title=str(number)), files=(file,), uses=uses)
            for number, file in enumerate(files)
        ]

    with copied(app.workspace.files, paths) as files, pytest.raises(Refused, match="serves_what_is_not"):
        app.do(add_several, new(files, "QS77"))
    assert rows(app, Evidence) == (survey,)
    assert rows(app, StoredFile) == ()
    with copied(app.workspace.files, paths) as files:
        added = app.do(add_several, new(files, "QS1")).result

    assert [(one.reference, one.status) for one in added] == [
        ("E2", EvidenceStatus.HELD),
        ("E3", EvidenceStatus.HELD),
        ("E4", EvidenceStatus.HELD),
    ]
    assert len(rows(app, EvidenceUse)) == 3
    assert left_over(app) == []
    assert verify(app).ok


def test_it_serves_exactly_what_was_said(app: App, survey: Evidence) -> None:
    first = [app.read(served_as, what, survey.id) for what in ("QS1/EC5", "T1", "Carers strategy and offer")]
    assert app.do(serve, survey.id, first).result == (3, 0, 0)

    pointed = replace(first[0], pointer="page 12")
    assert app.do(serve, survey.id, [pointed, first[1]]).result == (0, 1, 1)

    lines = app.read(whole_evidence, survey.id).uses
    assert [(line.title, line.category, line.use.pointer) for line in lines] == [
        ("T1 Working with people", "", ""),
        ("QS1 Assessing needs", "Processes", "page 12"),
    ]
    assert app.do(serve, survey.id, [line.use for line in lines]).entry is None


@pytest.mark.parametrize(
    ("what", "code"),
    [("QS77", "serves_what_is_not_asked"), ("QS1/EC99", "no_such_category"), ("T1/EC1", "no_such_category")],
)
def test_what_the_framework_does_not_ask_is_not_served(
    app: App, survey: Evidence, what: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        app.do(serve, survey.id, [app.read(served_as, what, survey.id)])

    assert refused.value.code == code
    assert error_sentence(refused.value).endswith("Nothing was changed.")


def test_a_judgement_says_who_looked_and_when(app: App, survey: Evidence) -> None:
    judged = app.do(judge, survey.id, Quality.STRONG, shows_impact=True, by="Joanne Whitlock").result

    assert (judged.quality, judged.shows_impact, judged.looked_at_on, judged.looked_at_by) == (
        Quality.STRONG,
        True,
        TODAY,
        "Joanne Whitlock",
    )


def test_it_is_found_by_reference_or_title_and_never_guessed(app: App, survey: Evidence) -> None:
    twin = app.do(add_record, Evidence(title="carers  Survey")).result

    assert app.read(evidence_named, "E2") == twin
    assert app.read(evidence_named, "e1") == survey
    with pytest.raises(NotFound, match="no_such_evidence"):
        app.read(evidence_named, "nothing")
    app.do(change_record, twin, replace(twin, title="Carers survey"))
    with pytest.raises(Refused) as several:
        app.read(evidence_named, "Carers survey")
    assert "E1, E2" in error_sentence(several.value)


# files that cannot be kept


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda _path: None, "file_missing"),
        (lambda path: path.mkdir(), "folder_not_file"),
        (lambda path: path.write_bytes(b""), "evidence_is_empty"),
        (os.mkfifo, "evidence_is_a_pipe"),
    ],
)
def test_what_is_no_file_with_something_in_it_is_refused(
    app: App, tmp_path: Path, make: Callable[[Path], object], code: str
) -> None:
    make(tmp_path / "x.pdf")

    with pytest.raises(CannotRead) as refused, copied(app.workspace.files, [tmp_path / "x.pdf"]):
        pytest.fail("it was copied")

    assert refused.value.code == code
    assert "x.pdf" in error_sentence(refused.value)
    assert left_over(app) == []


def test_one_bad_file_of_several_leaves_nothing_behind(app: App, survey: Evidence, tmp_path: Path) -> None:
    good, bad = written(tmp_path, "a.txt"), tmp_path / "gone.txt"

    with pytest.raises(CannotRead, match="file_missing"):
        versioned(app, survey, good, bad)

    assert left_over(app) == []
    assert rows(app, EvidenceVersion) == ()


def test_a_file_that_is_written_while_it_is_copied_is_refused(
    app: App, survey: Evidence, tmp_path: Path
) -> None:
    path = written(tmp_path, "big.bin", bytes(3_000_000))

    def write_meanwhile(_done: int, _of: int) -> None:
        with path.open("ab") as stream:
            stream.write(b"more")

    with (
        pytest.raises(CannotRead, match="file_changed_while_copied"),
        copied(app.workspace.files, [path], write_meanwhile),
    ):
        pytest.fail("it was copied")
    assert left_over(app) == []


def test_a_file_that_vanishes_while_it_is_copied_is_kept_whole(
    app: App, survey: Evidence, tmp_path: Path
) -> None:
    """Where the system lets an open file go, it can still be read to its end."""
    path = written(tmp_path, "big.bin", bytes(3_000_000))

    with copied(app.workspace.files, [path], lambda _done, _of: path.unlink(missing_ok=True)) as files:
        app.do(add_files, survey.id, files)

    assert not path.exists()
    assert app.workspace.files.read(rows(app, EvidenceFile)[0].sha256) == bytes(3_000_000)
    assert left_over(app) == []


def test_cancelled_while_copying_nothing_is_left(app: App, survey: Evidence, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    def cancel(done: int, of: int) -> None:
        heard.append((done, of))
        if done > 2_000_000:
            raise Cancelled

    with (
        pytest.raises(Cancelled),
        copied(app.workspace.files, [written(tmp_path, "b", bytes(5_000_000))], cancel),
    ):
        pytest.fail("it was copied")

    assert heard[-1][1] == 5_000_000
    assert left_over(app) == []


def test_a_placeholder_of_the_cloud_that_cannot_come_says_what_to_do(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "Strategy.docx")
    told = path.stat()

    class Placeholder:
        st_mode, st_size, st_mtime_ns = told.st_mode, told.st_size, told.st_mtime_ns
        st_file_attributes = ONLY_IN_THE_CLOUD

    def not_there(*_: object, **__: object) -> None:
        raise OSError(22, "The cloud file provider is not running")

    monkeypatch.setattr(Path, "stat", lambda *_, **__: Placeholder())
    monkeypatch.setattr(Path, "open", not_there)

    with pytest.raises(CannotRead) as refused, copied(app.workspace.files, [path]):
        pytest.fail("it was copied")

    assert error_sentence(refused.value).startswith("The content of Strategy.docx is not on this computer")


def test_too_many_files_for_one_version_are_refused(app: App, tmp_path: Path) -> None:
    paths = [tmp_path / str(number) for number in range(MOST_FILES + 1)]

    with pytest.raises(Refused) as refused, copied(app.workspace.files, paths):
        pytest.fail("it was copied")

    assert "201 files" in error_sentence(refused.value)


def test_a_large_file_is_copied_in_little_memory(app: App, survey: Evidence, tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "large.bin"
    with path.open("wb") as stream:
        for _ in range(64):
            stream.write(random.Random(1).randbytes(1 << 20))
    tracemalloc.start()
    try:
        versioned(app, survey, path)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert most < 8 << 20  # bytes, of 64 MB
    assert rows(app, EvidenceFile)[0].size == 64 << 20


# copies


def test_copies_are_what_was_stored_and_nothing_is_written_over(
    app: App, survey: Evidence, tmp_path: Path
) -> None:
    versioned(app, survey, written(tmp_path, "a.txt", b"kept"))
    files = rows(app, EvidenceFile)
    there = written(tmp_path, "a.txt", b"mine")

    saved = app.read(save_copies, files, tmp_path)

    assert [(path.name, path.read_bytes()) for path in saved] == [("a (2).txt", b"kept")]
    assert there.read_bytes() == b"mine"


def test_a_stored_file_that_was_changed_is_not_opened(app: App, survey: Evidence, tmp_path: Path) -> None:
    versioned(app, survey, written(tmp_path, "a.txt", b"kept"))
    (file,) = rows(app, EvidenceFile)
    stored = app.workspace.files.path_of(file.sha256)
    stored.write_bytes(b"kepd")

    with pytest.raises(CannotRead, match="stored_evidence_changed"):
        app.read(save_copies, [file], tmp_path)
    assert [problem.wrong for problem in verify(app).problems] == [Wrong.FILE_CHANGED]
    stored.unlink()
    with pytest.raises(NotFound, match="stored_evidence_missing"):
        app.read(save_copies, [file], tmp_path)


def test_a_new_item_and_its_first_files_are_one_entry(app: App, tmp_path: Path) -> None:
    before = app.read(lambda reader: reader.head().count)

    with copied(app.workspace.files, [written(tmp_path, "a.txt")]) as files:
        made = app.do(add_evidence, Evidence(title="Policy"), files).result

    assert made.status is EvidenceStatus.HELD
    assert app.read(lambda reader: reader.head().count) == before + 1


def test_two_who_change_one_item_do_not_overwrite_each_other(app: App, survey: Evidence) -> None:
    app.do(change_record, survey, replace(survey, team="Localities"))

    with pytest.raises(ChangedMeanwhile):
        app.do(change_record, survey, replace(survey, team="Directorate"))
