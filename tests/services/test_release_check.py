"""One file from its first byte to its last: what is bound to what, what stops it, and what is said where it cannot go."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from inspection_ready.domain.errors import Cancelled, CannotRead
from inspection_ready.domain.release_findings import ReleaseFault, UnseenKind
from inspection_ready.exchange.release import sources
from inspection_ready.exchange.safe import ENCRYPTED_STREAM, OLE_SIGNATURE
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.file_walk import DEEPEST
from inspection_ready.services.release_check import check_file
from tests.documents.word_files import p, parts_of, word_file, zipped
from tests.mails import eml
from tests.release_files import KNOWN, SECRET, checked, counts, open_document, pdf, rows, xlsx

BOMB_BYTES = 300_000_000


def photograph(**more: str) -> bytes:
    image = Image.new("RGB", (20, 10))
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Fon", "X1", more.get("artist", "Bo Larsen")
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 4.0, 5.0), 3: "W", 4: (2.0, 1.0, 3.0)})
    made = io.BytesIO()
    image.save(made, "JPEG", exif=exif)
    return made.getvalue()


def refused(path: Path) -> str:
    with pytest.raises(CannotRead) as caught:
        check_file(path, KNOWN)
    assert error_sentence(caught.value)
    return caught.value.code


def written(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_check_holds_for_exactly_these_bytes(tmp_path: Path) -> None:
    data = word_file(p(SECRET))
    path = written(tmp_path, "n.docx", data)

    made = check_file(path, KNOWN)

    assert (made.sha256, made.size, made.format) == (hashlib.sha256(data).hexdigest(), len(data), "docx")
    assert path.read_bytes() == data
    assert made == check_file(path, KNOWN) == checked("n.docx", data)


def test_a_name_may_say_anything(tmp_path: Path) -> None:
    for name in ("n.pdf", "n", "n.txt", "报告.docx", "n" * 250 + ".docx"):
        assert counts(check_file(written(tmp_path, name, word_file(p(SECRET))), KNOWN)) == {"nhs-number": 1}


def test_draft_in_the_name_is_a_mark(tmp_path: Path) -> None:
    assert counts(check_file(written(tmp_path, "Strategy_DRAFT_v2.docx", word_file(p("x"))), KNOWN)) == {
        "draft": 1
    }


def test_progress_rises_to_its_end_and_can_stop(tmp_path: Path) -> None:
    path = written(tmp_path, "n.pdf", pdf(*[(f"Page {number}",) for number in range(60)]))
    told: list[int] = []

    check_file(path, KNOWN, lambda done, of: told.append(done * 100 // of))

    assert told == sorted(told)
    assert told[-1] == 100
    assert len(set(told)) > 20

    def stop(done: int, of: int) -> None:
        if done * 2 > of:
            raise Cancelled

    with pytest.raises(Cancelled):
        check_file(path, KNOWN, stop)


def test_pictures_say_where_they_were_taken() -> None:
    made = checked("n.jpg", photograph())

    assert counts(made) == {"picture-place": 1, "picture-camera": 1, "author": 1}
    assert UnseenKind.PICTURES in {each.kind for each in made.unseen}


def test_pictures_inside_a_file_are_looked_at_too() -> None:
    made = checked("n.docx", word_file(p("x"), more={"word/media/image2.jpeg": photograph()}))

    assert counts(made) == {"picture-place": 1, "picture-camera": 1, "author": 1}
    assert {each.where.inside for each in made.findings if each.fault is ReleaseFault.PICTURE_PLACE} == {
        ("image2.jpeg",)
    }


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "TIFF"])
def test_other_pictures_are_taken_for_pictures(kind: str) -> None:
    made = io.BytesIO()
    Image.new("RGB", (20, 10)).save(made, kind)

    found = checked("n.bin", made.getvalue())

    assert (found.is_readable, counts(found)) == (True, {})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (OLE_SIGNATURE + bytes(600) + "WordDocument".encode("utf-16-le"), UnseenKind.OLD_FORMAT),
        (OLE_SIGNATURE + bytes(600) + ENCRYPTED_STREAM, UnseenKind.LOCKED),
        (b"{\\rtf1 x}", UnseenKind.OLD_FORMAT),
        (zipped({"a.txt": "x"}), UnseenKind.ARCHIVE),
        (zipped({"xl/workbook.bin": "x"}), UnseenKind.OLD_FORMAT),
        (bytes(range(256)) * 20, UnseenKind.UNKNOWN_FORMAT),
        (b"MZ" + bytes(500), UnseenKind.UNKNOWN_FORMAT),
    ],
)
def test_what_cannot_be_looked_into_is_said_to_be_so(data: bytes, kind: UnseenKind) -> None:
    made = checked("n.bin", data)

    assert made.is_readable is False
    assert kind in {each.kind for each in made.unseen}


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    written(tmp_path, "~$n.docx", b"x")

    assert refused(tmp_path / "none.docx") == "file_missing"
    assert refused(tmp_path) == "folder_not_file"
    assert refused(tmp_path / "pipe") == "release_not_a_file"
    assert refused(tmp_path / "~$n.docx") == "office_lock_file"
    assert refused(written(tmp_path, "empty.docx", b"")) == "file_empty"


def test_a_file_that_is_only_in_the_cloud_is_never_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "n.docx", word_file(p("x")))
    real = path.stat()
    told = SimpleNamespace(
        st_size=real.st_size, st_mode=real.st_mode, st_mtime_ns=0, st_file_attributes=0x00400000
    )
    monkeypatch.setattr(Path, "stat", lambda *_, **__: told)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("its content would have been fetched"))

    assert refused(path) == "file_only_in_the_cloud"


def test_a_file_that_changes_meanwhile_is_not_judged(tmp_path: Path) -> None:
    path = written(tmp_path, "n.txt", b"One\n" * 100)

    def change(done: int, of: int) -> None:
        if done * 10 > of:
            path.write_bytes(b"Another\n" * 200)

    with pytest.raises(CannotRead) as caught:
        check_file(path, KNOWN, change)
    assert caught.value.code == "file_changed_meanwhile"


def test_a_file_that_vanishes_meanwhile_is_said_to_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sources, "IN_MEMORY", 10
    )  # as for a file of many megabytes, which is read where it is
    path = written(tmp_path, "n.txt", b"One\n" * 100)

    with pytest.raises(CannotRead) as caught:
        check_file(path, KNOWN, lambda done, of: path.unlink(missing_ok=True) if done * 10 >= of else None)
    assert caught.value.code == "file_missing"


def test_a_file_nobody_may_read_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, "n.txt", b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this account may read anything")

    assert refused(path) == "file_locked"
    path.chmod(stat.S_IRUSR)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "n.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * BOMB_BYTES)

    assert refused(path) == "zip_bomb"


def test_a_bomb_inside_another_file_is_said_not_to_be_read() -> None:
    inner = zipped({"word/document.xml": b" " * 60_000_000})
    made = checked("n.eml", eml(attachments={"bomb.docx": inner}).as_bytes())

    assert [each.about for each in made.unseen if each.kind is UnseenKind.INSIDE_NOT_READ] == ["bomb.docx"]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt"])
def test_an_entity_attack_is_refused_in_every_encoding(tmp_path: Path, kind: str) -> None:
    made = {
        "docx": word_file(p("x")),
        "xlsx": xlsx(("A", "", rows(("x",)))),
        "odt": open_document("odt", "<text:p>x</text:p>"),
    }[kind]
    part = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}[kind]
    attack = '<?xml version="1.0"{}?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    for encoding in ("utf-8", "utf-16"):
        parts = {**parts_of(made), part: attack.format(f' encoding="{encoding}"').encode(encoding)}

        assert refused(written(tmp_path, f"n.{kind}", zipped(parts))) == "entity_attack"


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "n.docx", word_file(p("x")))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("WORD/Document.xml", "<x/>")

    assert refused(path) == "release_damaged"


def test_files_inside_files_are_followed_only_so_far() -> None:
    data = word_file(p(SECRET))
    for level in range(DEEPEST + 2):
        data = word_file(p("x"), more={f"word/embeddings/level{level}.docx": data})
    made = checked("n.docx", data)

    assert "nhs-number" not in counts(made)
    assert UnseenKind.INSIDE_TOO_DEEP in {each.kind for each in made.unseen}


def test_real_files_are_looked_into(shared_data: Path) -> None:
    made = {path.name: check_file(path, KNOWN) for path in sorted(shared_data.rglob("*.*")) if path.is_file()}

    assert {name for name, each in made.items() if not each.is_readable} == {"msgClassAppointment.msg"}
    numbers = {ReleaseFault.NHS_NUMBER, ReleaseFault.NATIONAL_INSURANCE, ReleaseFault.DATE_OF_BIRTH}
    assert [
        name for name, each in made.items() if any(found.fault in numbers for found in each.findings)
    ] == []
    assert counts(made["winword2010_mergefields.docx"]) == {"external-data": 4, "author": 1}
