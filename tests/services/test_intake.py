"""A folder that is brought in: nothing is kept that nobody accepted, and nothing of it is lost or unsaid."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from inspection_ready.domain.errors import Cancelled, CannotRead, NotFound, Refused
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceUse, EvidenceVersion
from inspection_ready.domain.intake_names import LeftOut
from inspection_ready.domain.release_findings import UnseenKind
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services import intake_folder
from inspection_ready.services.app import App
from inspection_ready.services.intake import Accepted, IntakeFile, ReadFolder, bring_in, read_folder
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.search import read_texts
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.documents.word_files import p, zipped
from tests.intake_files import CARERS, SAFEGUARDING, cloud_only, fill_folder, titled, written
from tests.release_files import docx, pdf

TODAY = date(2026, 11, 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Evidence from teams"
    made.mkdir()
    return made


@pytest.fixture
def council(app: App) -> App:
    app.do(use_shipped_regime)
    return app


def looked_into(app: App, folder: Path) -> dict[str, IntakeFile]:
    return {each.shown: each for each in read_folder(app, folder, on=TODAY).files}


def all_accepted(read: ReadFolder) -> list[Accepted]:
    return [each.as_suggested(each.serves) for each in read.files if each.can_be_accepted]


def left_over(app: App) -> list[str]:
    return [path.name for path in app.workspace.folder.rglob("*.part")]


def counts(app: App) -> tuple[int, ...]:
    with app.reading() as reader:
        return tuple(reader.register(each).count() for each in (Evidence, EvidenceVersion, EvidenceFile))


def test_each_file_says_its_title_days_and_statements_with_the_words(council: App, folder: Path) -> None:
    words = p(f"Position as at 31 March 2026. {CARERS} Figures for Q2 2026/27.")
    written(folder, "carers_v3_FINAL.docx", docx(titled("Strategy for unpaid carers") + words))

    (file,) = looked_into(council, folder).values()

    assert file.title is not None
    assert file.title.words == "Strategy for unpaid carers"
    assert file.dates.as_at is not None
    assert (file.dates.as_at.day, file.dates.as_at.words) == (date(2026, 3, 31), "as at 31 March 2026")
    assert file.dates.covers is not None
    assert (file.dates.covers.first, file.dates.covers.last) == (date(2026, 7, 1), date(2026, 9, 30))
    assert file.dates.covers.words == "Q2 2026/27"
    codes = {each.code: each.words for each in file.serves}
    assert {"QS1", "carers"} <= codes.keys()
    text = f"Strategy for unpaid carers {CARERS}".casefold()
    assert all(word.casefold() in text for words in codes.values() for word in words)


def test_reading_a_folder_changes_nothing(council: App, folder: Path) -> None:
    fill_folder(folder, 16)
    before = council.read(lambda reader: reader.head())

    read_folder(council, folder, on=TODAY)

    assert counts(council) == (0, 0, 0)
    assert council.read(lambda reader: reader.head()) == before
    assert left_over(council) == []


def test_what_is_accepted_is_one_entry_and_one_undo_takes_it_back(council: App, folder: Path) -> None:
    written(folder, "Carers strategy.txt", CARERS)
    written(folder, "Board report.txt", SAFEGUARDING)
    written(folder, "Left for later.txt", "Nothing yet.")
    files = looked_into(council, folder)

    brought = bring_in(
        council,
        [
            files[name].as_suggested(files[name].serves)
            for name in ("Carers strategy.txt", "Board report.txt")
        ],
    )

    assert brought.done is not None
    assert [one.title for one in brought.done.result] == ["Carers strategy", "Board report"]
    assert counts(council) == (2, 2, 2)
    uses = council.read(lambda reader: reader.register(EvidenceUse).all())
    assert {"carers", "QS7"} <= {use.code for use in uses}
    assert verify(council).ok
    again = looked_into(council, folder)
    assert [held.reference for held in again["Carers strategy.txt"].likeness.held] == ["E1"]
    assert not again["Left for later.txt"].is_duplicate
    assert brought.done.entry is not None
    council.do(undo, brought.done.entry)
    assert counts(council) == (0, 0, 0)
    assert left_over(council) == []


def test_no_statement_is_accepted_by_itself(council: App, folder: Path) -> None:
    written(folder, "Carers strategy.txt", CARERS)
    (file,) = looked_into(council, folder).values()
    assert file.serves

    bring_in(council, [file.as_suggested()])

    assert council.read(lambda reader: reader.register(EvidenceUse).all()) == ()


def test_a_newer_version_is_offered_by_name_and_becomes_one_when_accepted(council: App, folder: Path) -> None:
    old = written(folder, "Market position v1.txt", "The first draft.")
    (first,) = looked_into(council, folder).values()
    done = bring_in(council, [first.as_suggested()]).done
    assert done is not None
    old.unlink()
    written(folder, "Market position v2 FINAL.txt", "The final words.")

    (newer,) = looked_into(council, folder).values()

    assert [held.reference for held in newer.likeness.newer_of] == ["E1"]
    assert newer.likeness.marks == ("v2", "FINAL")
    bring_in(council, [Accepted(path=newer.path, sha256=newer.sha256, newer_of=done.result[0].id)])
    assert counts(council) == (1, 2, 2)


def test_doubles_and_files_called_alike_are_said_as_such(council: App, folder: Path) -> None:
    written(folder, "Plan.txt", "One plan.")
    written(folder, "Archive/Plan (1).txt", "One plan.")
    written(folder, "Plan - Copy v2.txt", "Another plan.")

    files = looked_into(council, folder)

    first = str(Path("Archive/Plan (1).txt"))
    assert files["Plan.txt"].likeness.repeats == first
    assert files[first].likeness.repeats == ""
    assert files["Plan - Copy v2.txt"].likeness.alike == (first, "Plan.txt")
    assert not files["Plan - Copy v2.txt"].is_duplicate


def test_what_is_no_document_is_named_with_its_reason_and_not_followed(council: App, folder: Path) -> None:
    outside = written(folder.parent, "Secret.txt", "Outside.")
    written(folder, "Thumbs.db", b"\x00")
    written(folder, "~$Plan.docx", b"\x00")
    written(folder, ".hidden/Plan.txt", "Hidden.")
    written(folder, "half.crdownload", b"\x00")
    written(folder, "Old.inspection/workspace.toml", "")
    (folder / "Link.txt").symlink_to(outside)
    (folder / "Round").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe")

    files = looked_into(council, folder)

    assert {name: file.left_out for name, file in files.items()} == {
        "Thumbs.db": LeftOut.SYSTEM,
        "~$Plan.docx": LeftOut.OFFICE_MARKER,
        ".hidden": LeftOut.HIDDEN,
        "half.crdownload": LeftOut.TEMPORARY,
        "Old.inspection": LeftOut.WORKSPACE,
        "Link.txt": LeftOut.LINK,
        "Round": LeftOut.LINK,
        "pipe": LeftOut.PIPE,
    }


def test_files_that_cannot_be_read_say_why_and_the_others_are_read(
    council: App, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = zipped({"word/document.xml": b" " * 400_000_000})
    written(folder, "a bomb.docx", bomb)
    written(folder, "b broken.docx", docx(p("Words"))[:200])
    written(folder, "c empty.txt", b"")
    written(folder, "d locked.pdf", pdf(("Words",), protect="secret"))
    written(folder, "e scan.pdf", pdf(()))
    cloud_only(monkeypatch, written(folder, "f cloud.txt", "Far away."))
    written(folder, "g good.txt", "Good words.")
    written(folder, "مستند.txt", "Words.")
    written(folder, f"{'n' * 251}.txt", "A long name.")

    files = looked_into(council, folder)

    cannot = {name for name, file in files.items() if not file.can_be_accepted}
    assert cannot == {"c empty.txt", "f cloud.txt"}
    problems = [files[name].problem for name in sorted(cannot)]
    assert [error_sentence(each)[:11] for each in problems if each is not None] == [
        "c empty.txt",
        "The content",
    ]
    for name in ("a bomb.docx", "b broken.docx"):
        damage = files[name].damage
        assert damage is not None
        assert name in error_sentence(damage)
    assert files["d locked.pdf"].no_text is UnseenKind.LOCKED
    assert not files["e scan.pdf"].has_text
    brought = bring_in(council, all_accepted(read_folder(council, folder, on=TODAY)))
    assert brought.not_brought_in == ()
    assert brought.done is not None
    assert len(brought.done.result) == 7
    names = [file.name for file in council.read(lambda reader: reader.register(EvidenceFile).all())]
    assert "مستند.txt" in names
    assert max(map(len, names)) <= 190
    assert verify(council).ok


def test_a_file_that_went_or_changed_is_left_and_the_others_are_kept(council: App, folder: Path) -> None:
    gone, changed = written(folder, "a gone.txt", "One."), written(folder, "b changed.txt", "Two.")
    written(folder, "c good.txt", "Three.")
    accepted = all_accepted(read_folder(council, folder, on=TODAY))
    gone.unlink()
    changed.write_text("Other.")

    brought = bring_in(council, accepted)

    assert [(each.path.name, each.why.code) for each in brought.not_brought_in] == [
        ("a gone.txt", "file_missing"),
        ("b changed.txt", "file_changed_since_read"),
    ]
    assert brought.done is not None
    assert [one.title for one in brought.done.result] == ["C good"]
    assert left_over(council) == []


def test_a_file_that_vanishes_while_the_folder_is_read_is_said(
    council: App, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(folder, "a.txt", "Words.")
    late = written(folder, "b.txt", "Words.")

    def vanish(done: int, _of: int) -> None:
        if done:
            late.unlink(missing_ok=True)

    read = read_folder(council, folder, vanish, on=TODAY)

    assert [each.problem.code if each.problem else "" for each in read.files] == ["", "file_missing"]


def test_stopped_while_reading_what_was_read_is_there(council: App, folder: Path) -> None:
    fill_folder(folder, 10)

    def stop(done: int, of: int) -> None:
        if done * 2 >= of:
            raise Cancelled

    read = read_folder(council, folder, stop, on=TODAY)

    assert (len(read.files), read.left) == (5, 5)


@pytest.mark.parametrize("at", [4, 9])
def test_stopped_while_copying_or_keeping_nothing_is_kept(council: App, folder: Path, at: int) -> None:
    fill_folder(folder, 6)
    accepted = all_accepted(read_folder(council, folder, on=TODAY))

    def stop(done: int, _of: int) -> None:
        if done == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        bring_in(council, accepted, stop)

    assert counts(council) == (0, 0, 0)
    assert left_over(council) == []


def test_a_folder_that_is_none_too_large_or_a_workspace_is_refused(
    council: App, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CannotRead, match="file_missing"):
        read_folder(council, folder / "gone", on=TODAY)
    with pytest.raises(NotFound, match="not_a_folder"):
        read_folder(council, written(folder, "a.txt", "Words."), on=TODAY)
    with pytest.raises(Refused, match="folder_is_workspace"):
        read_folder(council, council.workspace.folder, on=TODAY)
    fill_folder(folder, 6)
    monkeypatch.setattr(intake_folder, "MOST_FILES", 5)
    with pytest.raises(Refused, match="folder_too_large"):
        read_folder(council, folder, on=TODAY)


def test_without_a_regime_there_are_titles_and_days_and_no_statements(app: App, folder: Path) -> None:
    written(folder, "Carers.txt", f"{CARERS} As at 1 May 2026.")

    (file,) = looked_into(app, folder).values()

    assert (file.serves, file.dates.as_at is not None) == ((), True)


def test_a_file_of_two_gigabytes_is_hashed_and_its_words_left(council: App, folder: Path) -> None:
    with (folder / "film.txt").open("wb") as film:
        film.truncate(450_000_000)  # over what is read; the bytes of more would only take longer

    (file,) = looked_into(council, folder).values()

    assert (file.can_be_accepted, file.no_text, file.size) == (True, UnseenKind.CUT, 450_000_000)


def test_real_files_have_words_or_a_reason_and_can_all_be_kept(council: App, shared_data: Path) -> None:
    read = read_folder(council, shared_data, on=TODAY)

    assert len(read.files) > 10
    without = [each for each in read.files if not each.has_text]
    assert all(each.left_out or each.problem or each.damage or each.no_text for each in without)
    assert len(without) < len(read.files) / 2
    accepted = all_accepted(read)
    brought = bring_in(council, accepted)
    assert brought.not_brought_in == ()
    assert counts(council)[0] == len(accepted)
    assert read_texts(council).failed == 0


def test_five_hundred_files_are_read_and_kept_in_one_press(council: App, folder: Path) -> None:
    fill_folder(folder, 500)

    read = read_folder(council, folder, on=TODAY)
    brought = bring_in(council, all_accepted(read))

    assert len(read.files) == 500
    assert all(each.has_text and each.title is not None for each in read.files)
    assert all(each.dates.as_at is not None for each in read.files)
    assert all(each.serves for each in read.files)
    assert brought.not_brought_in == ()
    assert counts(council) == (500, 500, 500)
    assert all(each.likeness.held for each in read_folder(council, folder, on=TODAY).files)
