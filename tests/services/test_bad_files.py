"""The worst files there are, at every door: as evidence, in a folder, before a release, to be cleaned, as a message.

Each is kept byte for byte, or it is said why not in a sentence that names it; nothing is left lying about. What a file
is made to do never happens: nothing is unpacked past a bound, nothing is fetched, no memory is filled.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.evidence import Evidence, EvidenceFile
from inspection_ready.exchange import chosen_files
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.clean_copies import make_clean_copy
from inspection_ready.services.evidence import add_evidence
from inspection_ready.services.evidence_files import copied, save_copies
from inspection_ready.services.intake import bring_in, read_folder
from inspection_ready.services.release_check import check_file
from inspection_ready.services.reply_intake import read_messages, take_in
from inspection_ready.services.verify import verify
from tests.documents.word_files import p, parts_of, word_file, zipped
from tests.release_files import KNOWN, open_document, pptx, rows, shape, slide, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.services.app import App

ON = date(2026, 11, 20)
DECLARED = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
)
WORD, MAIN = word_file(p("Words")), "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KEPT = "kept"


def with_part(whole: bytes, name: str, content: bytes) -> bytes:
    return zipped({**parts_of(whole), name: content})


def attacked(whole: bytes, part: str) -> bytes:
    """With declarations before the part, as if they were its own."""
    return with_part(whole, part, DECLARED + parts_of(whole)[part].partition(b"?>")[2])


def body(words: bytes) -> bytes:
    return f'<w:document xmlns:w="{MAIN}"><w:body>'.encode() + words + b"</w:body></w:document>"


def in_small_parts() -> bytes:
    """None of its parts is much by itself."""
    return zipped(
        {**parts_of(WORD), **{f"word/header{n}.xml": body(b"<w:p/>" * 1_000_000) for n in range(12)}}
    )


def nested(times: int) -> bytes:
    data = WORD
    for _ in range(times):
        data = with_part(WORD, "word/embeddings/inner.docx", data)
    return data


def packed_pdf(*, times: int = 1) -> bytes:
    """One page whose drawing is a hundred million blanks, packed once or over again."""
    drawing = b" " * 100_000_000
    for _ in range(times):
        drawing = zlib.compress(drawing, 9)
    filters = b"[" + b" /FlateDecode" * times + b"]"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>",
        b"<< /Filter %b /Length %d >>\nstream\n" % (filters, len(drawing)) + drawing + b"\nendstream",
    )
    made, places = b"%PDF-1.7\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + told + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer << /Size 5 /Root 1 0 R >>\n"
    return made + head + b"startxref\n%d\n%%%%EOF" % len(made)


@dataclass(frozen=True)
class Bad:
    """What each door says: a code, or that it is kept, or looked into, or copied."""

    name: str
    make: Callable[[], bytes]
    check: str = "looked into"
    clean: str = "clean_kind"
    reply: str = "not_a_message"


BOMB, ATTACK = ("zip_bomb", "zip_bomb"), ("entity_attack", "entity_attack")
BAD = [
    Bad("bomb.docx", lambda: with_part(WORD, "word/document.xml", b" " * 60_000_000), *BOMB),
    Bad("bomb in small parts.docx", in_small_parts, *BOMB),
    Bad("nested.docx", lambda: nested(40), clean="clean_refused"),
    Bad("only an archive.zip", lambda: zipped({"a.txt": b"x"})),
    Bad("attack.docx", lambda: attacked(WORD, "word/document.xml"), *ATTACK),
    Bad("attack in what it points at.docx", lambda: attacked(WORD, "word/_rels/document.xml.rels"), *ATTACK),
    Bad("attack in its types.docx", lambda: attacked(WORD, "[Content_Types].xml"), clean="entity_attack"),
    Bad("attack.xlsx", lambda: attacked(xlsx(("A", "", rows(("x",)))), "xl/workbook.xml"), *ATTACK),
    Bad("attack.pptx", lambda: attacked(pptx(slide(shape("x"))), "ppt/slides/slide1.xml"), *ATTACK),
    Bad("attack.odt", lambda: attacked(open_document("odt", "<text:p>x</text:p>"), "content.xml"), *ATTACK),
    Bad("attack.svg", lambda: DECLARED + b"<svg><text>&c;&d;</text><script>go()</script></svg>"),
    Bad("deep.docx", lambda: with_part(WORD, "word/document.xml", body(b"<w:p>" * 9_000 + b"</w:p>" * 9_000)),
        clean="release_damaged"),
    Bad("half.docx", lambda: WORD[:900], "release_damaged", "release_damaged"),
    Bad("zeros.docx", lambda: bytes(5_000), reply="file_empty"),
    Bad("paths.docx", lambda: with_part(WORD, "../../../escaped.txt", b"x"), clean="copied"),
    Bad("packed.pdf", packed_pdf, "zip_bomb", "zip_bomb"),
    Bad("packed twice.pdf", lambda: packed_pdf(times=2), "zip_bomb", "zip_bomb"),
    Bad("quotes.csv", lambda: b'"' * 1_000_000),
    Bad("one line.csv", lambda: b"x," * 1_000_000),
    Bad("no message.eml", lambda: bytes(range(1, 32)) * 20),
    Bad("half a message.msg", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(900), reply="message_damaged"),
]  # fmt: skip


def said(app: App, door: Callable[[], object], name: str) -> str:
    """The code of what it refuses, whose sentence names the file; what it gives otherwise."""
    try:
        found = door()
    except ExpectedError as error:
        sentence = error_sentence(error)
        assert name in sentence
        assert sentence.endswith(".")
        found = error.code
    assert left_over(app) == []
    return str(found)


def left_over(app: App) -> list[str]:
    return [path.name for path in app.workspace.folder.rglob("*") if path.suffix == ".part"]


def as_evidence(app: App, path: Path) -> str:
    with copied(app.workspace.files, [path]) as files:
        app.do(add_evidence, Evidence(title=path.name), files)
    return KEPT


def looked_into(path: Path) -> str:
    check_file(path, KNOWN)
    return "looked into"


def cleaned(path: Path, target: Path) -> str:
    make_clean_copy(path, target, KNOWN)
    return "copied"


def as_reply(app: App, path: Path) -> str:
    with read_messages(app.workspace.files, [path]) as brought:
        for each in brought.refused:
            raise each.error
        app.do(take_in, brought.new, workspace_id="w")
    return KEPT


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_at_every_door_it_is_kept_whole_or_said_why_not(app: App, tmp_path: Path, bad: Bad) -> None:
    path = tmp_path / "folder" / bad.name
    path.parent.mkdir()
    path.write_bytes(bad.make())
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()

    assert said(app, lambda: as_evidence(app, path), bad.name) == KEPT
    assert said(app, lambda: looked_into(path), bad.name) == bad.check
    assert said(app, lambda: cleaned(path, tmp_path / bad.name), bad.name) == bad.clean
    assert said(app, lambda: as_reply(app, path), bad.name) == bad.reply
    (found,) = read_folder(app, path.parent, on=ON).files
    assert found.can_be_accepted
    assert found.likeness.held is not None
    assert bring_in(app, [found.as_suggested()]).not_brought_in == ()
    assert {file.sha256 for file in stored(app)} == {sha256}
    assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    assert verify(app).ok
    assert sorted(each.name for each in tmp_path.parent.glob("escaped*")) == []


def stored(app: App) -> tuple[EvidenceFile, ...]:
    return app.read(lambda reader: reader.register(EvidenceFile).all())


# names

NAMES = {
    "n" * 251 + ".txt": "n" * 180 + ".txt",
    "ق" * 120 + ".txt": "ق" * 113 + ".txt",
    "概要 – Überblick.txt": "概要 – Überblick.txt",
    "CON.txt": "CON_.txt",
    "plan.txt.": "plan.txt",
    "plan: final?.txt": "plan final.txt",
    "a\u202etxt.exe": "atxt.exe",
    "new\nline.txt": "new line.txt",
    "e\u0301te\u0301.txt": "été.txt",
    "été.txt": "été (2).txt",
    "SURVEY.txt": "SURVEY.txt",
    "Survey.TXT": "Survey (2).TXT",
}


def test_whatever_files_are_called_they_are_kept_and_can_be_saved_again(app: App, tmp_path: Path) -> None:
    """Under names that Windows takes, no two alike; as evidence together, and from a folder each by itself."""
    folder, out = tmp_path / "folder", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    for number, name in enumerate(NAMES):
        (folder / name).write_bytes(b"%d" % number)

    with copied(app.workspace.files, [folder / name for name in NAMES]) as files:
        app.do(add_evidence, Evidence(title="All"), files)
    with app.reading() as reader:
        saved = save_copies(reader, stored(app), out)

    assert [file.name for file in stored(app)] == list(NAMES.values())
    assert [path.read_bytes() for path in saved] == [b"%d" % number for number in range(len(NAMES))]
    read = read_folder(app, folder, on=ON)
    assert [each.problem for each in read.files] == [None] * len(NAMES)
    brought = bring_in(app, [each.as_suggested() for each in read.files])
    assert brought.not_brought_in == ()
    assert brought.done is not None
    assert len(brought.done.result) == len(NAMES)
    assert verify(app).ok


def test_links_that_lead_round_or_nowhere_are_said_and_not_followed(app: App, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "round").symlink_to(folder)
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")

    read = read_folder(app, folder, on=ON)

    assert [each.left_out.value for each in read.files if each.left_out] == ["link"] * 3
    assert said(app, lambda: as_evidence(app, folder / "itself.txt"), "itself.txt") == "file_unreadable"
    assert said(app, lambda: as_evidence(app, folder / "nowhere.txt"), "nowhere.txt") == "file_missing"
    assert said(app, lambda: check_file(folder / "itself.txt", KNOWN), "itself.txt") == "file_unreadable"
    assert said(app, lambda: as_reply(app, folder / "nowhere.txt"), "nowhere.txt") == "file_missing"


# what the system does to a file meanwhile


def as_windows_tells(path: Path) -> SimpleNamespace:
    """Of a file whose content OneDrive has not fetched."""
    told = os.stat(path)  # noqa: PTH116 - Path.stat is what is stood in for
    return SimpleNamespace(
        st_mode=told.st_mode,
        st_size=told.st_size,
        st_mtime_ns=told.st_mtime_ns,
        st_file_attributes=chosen_files.ONLY_IN_THE_CLOUD,
    )


@pytest.mark.parametrize("door", ["evidence", "check", "clean", "reply"])
def test_what_is_only_in_the_cloud_is_said_at_every_door(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    path = tmp_path / "Strategy.docx"
    path.write_bytes(WORD)
    told, opened = as_windows_tells(path), Path.open
    monkeypatch.setattr(Path, "stat", lambda self, **more: told if self == path else os.stat(self, **more))  # noqa: PTH116 - as above

    def not_there(self: Path, *args: str, **more: str) -> object:
        if self == path:
            raise OSError(22, "The cloud file provider is not running")
        return opened(self, *args, **more)  # type: ignore[call-overload] # as it was called

    monkeypatch.setattr(Path, "open", not_there)
    doors = {
        "evidence": lambda: as_evidence(app, path),
        "check": lambda: check_file(path, KNOWN),
        "clean": lambda: make_clean_copy(path, tmp_path / "c.docx", KNOWN),
        "reply": lambda: as_reply(app, path),
    }

    assert said(app, doors[door], path.name) == "file_only_in_the_cloud"


@pytest.mark.parametrize("door", ["check", "clean"])
@pytest.mark.parametrize("meanwhile", ["gone", "changed", "cut"])
def test_a_file_that_goes_or_changes_while_it_is_looked_into_is_said(
    app: App, tmp_path: Path, door: str, meanwhile: str
) -> None:
    path = tmp_path / "survey.docx"
    path.write_bytes(WORD)

    def harm(done: int, _of: int) -> None:
        if done and meanwhile == "gone":
            path.unlink(missing_ok=True)
        elif done:
            path.write_bytes(WORD + b"!" if meanwhile == "changed" else WORD[:100])

    doors = {
        "check": lambda: check_file(path, KNOWN, harm),
        "clean": lambda: make_clean_copy(path, tmp_path / "c.docx", KNOWN, harm),
    }
    code = said(app, doors[door], path.name)

    assert code == ("file_missing" if meanwhile == "gone" else "file_changed_meanwhile")
    assert not (tmp_path / "c.docx").exists()


# memory

MEASURED = """
import sys
from contextlib import suppress
from pathlib import Path
from inspection_ready.domain.errors import CannotRead
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.file_texts import read_file_text
from inspection_ready.services.release_check import check_file
from inspection_ready.storage.files import FileStore
from tests.release_files import KNOWN

def most():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1])

before, path = most(), Path(sys.argv[1])
if sys.argv[2] == "copy":
    with copied(FileStore(path.parent / "files"), [path]) as (file,):
        assert file.staged.size == path.stat().st_size
elif sys.argv[2] == "text":
    read_file_text(path)
else:
    with suppress(CannotRead):
        check_file(path, KNOWN)
print((most() - before) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="nothing tells what a process took")
@pytest.mark.parametrize(
    ("name", "door"), [("large.bin", "copy"), ("large.bin", "text"), ("packed.pdf", "check")]
)
def test_a_large_or_tightly_packed_file_takes_little_memory(tmp_path: Path, name: str, door: str) -> None:
    """In a process of its own, in which the most it ever took is counted. A hole in a file costs the disk nothing."""
    path = tmp_path / name
    if name.endswith(".pdf"):
        path.write_bytes(packed_pdf(times=1 + ("twice" in name)))
    else:
        with path.open("wb") as file:
            file.truncate(300_000_000)

    told = subprocess.run(
        [sys.executable, "-P", "-c", MEASURED, path, door],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
        capture_output=True,
        text=True,
    )

    assert int(told.stdout) < 100  # megabytes, with the libraries that are first wanted here
