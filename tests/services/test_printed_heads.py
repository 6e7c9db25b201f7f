"""A head that has left in a pack is found again in each of its files, and in a message about it."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.filing import Head
from inspection_ready.domain.heads import HeadClaim, heads_in, printed_head
from inspection_ready.domain.people import Person
from inspection_ready.domain.verifying import Wrong
from inspection_ready.services.packs import make_pack
from inspection_ready.services.printed_heads import text_of
from inspection_ready.services.regimes import start_with_regime
from inspection_ready.services.verify import verify
from tests.story import add
from tests.tampering import recompute_chain, tampering

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

HEAD = Head(1234, "0123456789abcdef" * 4)


@pytest.mark.parametrize(
    "text",
    [
        str(HEAD),
        printed_head(HEAD),
        f"Record of changes: 1,234 entries before this pack, head {HEAD}",
        f"record of changes: 1234 entries,\nhead 1234-{HEAD.hash[:30]}\n{HEAD.hash[30:]}\nPage 2",
        f'{{"record_of_changes": {{\n "entries": 1234,\n "head": "{HEAD.hash}"}}}}',
    ],
)
def test_head_is_read_in_every_form_it_is_printed_in(text: str) -> None:
    assert set(heads_in(text)) == {HeadClaim(1234, HEAD.hash)}


@pytest.mark.parametrize("text", ["", "12 entries", "QS1-4", f"file {HEAD.hash}", "12-0123456789abcdef"])
def test_what_is_no_head_is_not_taken_for_one(text: str) -> None:
    assert heads_in(text) == ()


def test_every_file_of_a_pack_vouches_for_the_record_before_it(app: App) -> None:
    app.do(start_with_regime, "cqc")
    app.do(add, Person(name="Ada Brook", role="Director"))
    head = app.read(lambda reader: reader.head())
    folder = make_pack(app, only=["contacts"]).filed.folder

    found = {path.name: set(heads_in(text_of(path))) for path in folder.iterdir()}

    documents = ("about.docx", "about.pdf", "contacts.docx", "contacts.pdf", "manifest.json")
    assert {name: heads for name, heads in found.items() if not name.endswith(".zip")} == {
        name: {HeadClaim(head.count, head.hash)} for name in documents
    }


@pytest.mark.parametrize("name", ["contacts.docx", "contacts.pdf", "manifest.json"])
def test_recomputed_record_does_not_pass_against_a_file_that_left(
    app: App, tmp_path: Path, name: str
) -> None:
    app.do(start_with_regime, "cqc")
    app.do(add, Person(name="Ada Brook", role="Director"))
    left = tmp_path / name
    left.write_bytes((make_pack(app, only=["contacts"]).filed.folder / name).read_bytes())
    assert verify(app, against=str(left)).ok

    with tampering(app) as run:
        run("update person set role = 'Officer'")
        run("update trail_row set payload = replace(payload, '\"Director\"', '\"Officer\"') where seq = 2")
        recompute_chain(run)

    assert Wrong.RECOMPUTED in {problem.wrong for problem in verify(app, against=str(left)).problems}


def test_head_in_a_message_is_found(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Pack 1"
    message.set_content(f"Attached is Pack 1.\n\n{printed_head(HEAD)}")
    path = tmp_path / "draft.eml"
    path.write_bytes(bytes(message))

    assert set(heads_in(text_of(path))) == {HeadClaim(1234, HEAD.hash)}


def test_file_that_only_begins_like_a_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(b"PK\x03\x04 and nothing more")

    with pytest.raises(CannotRead) as caught:
        text_of(path)

    assert caught.value.code == "not_a_word_file"


def test_part_of_a_word_file_that_is_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<a/>")
        file.writestr("word/big.xml", bytes(65 << 20))

    assert len(text_of(path)) < 100
