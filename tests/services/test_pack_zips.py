"""The ZIP of a pack: all of it, the same bytes each time, with names and paths that Windows takes."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.compose.letters import LONGEST_NAME, LONGEST_TITLE
from inspection_ready.phrases.packs import zip_name
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.pack_check import changed_files
from inspection_ready.services.packs import make_pack, packs
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.verify import verify
from inspection_ready.storage.pack_zips import write_zip
from tests.services.test_stopping_packs import address_letters

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

DAY = date(2026, 11, 29)
MOST_ON_WINDOWS = 240


def test_zip_holds_every_file_of_the_pack_and_its_manifest(app: App) -> None:
    app.do(use_shipped_regime)
    app.do(address_letters, 2, title="Diolch Ŵyn")

    filed = make_pack(app, only=["contacts", "letters"]).filed

    assert filed.zipped is not None
    with zipfile.ZipFile(filed.folder / filed.zipped.path) as held:
        inside = {name: held.read(name) for name in held.namelist()}
        flagged = {info.filename: bool(info.flag_bits & 0x800) for info in held.infolist()}
    on_disk = {
        path.relative_to(filed.folder).as_posix(): path.read_bytes()
        for path in filed.folder.rglob("*")
        if path.is_file() and path.suffix != ".zip"
    }
    assert inside == on_disk
    assert list(inside)[:2] == ["about.docx", "about.pdf"]
    assert flagged == {name: not name.isascii() for name in inside}
    assert any(flagged.values())


def test_zip_is_recorded_and_verified_like_the_other_files(app: App) -> None:
    app.do(use_shipped_regime)
    filed = make_pack(app, only=["contacts"]).filed
    assert filed.zipped is not None
    path = filed.folder / filed.zipped.path

    assert packs(app) == (filed,)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == filed.zipped.sha256
    assert verify(app).problems == ()
    path.write_bytes(b"another")
    assert changed_files(filed) == (filed.zipped.path,)
    assert [problem.path for problem in verify(app).problems] == [f"packs/{filed.pack.folder}/{path.name}"]


def test_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(b"one" * 1000)
    (tmp_path / "two.docx").write_bytes(b"two" * 1000)
    at = datetime(2026, 11, 29, 10, 30, tzinfo=UTC)

    made = [
        write_zip(tmp_path / name, tmp_path, ("one.pdf", "two.docx"), at=at) for name in ("a.zip", "b.zip")
    ]

    assert made[0] == made[1]
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(
    ("council", "expected"),
    [
        ("Larkmere", "Larkmere Pack 2 2026-11-29.zip"),
        ("", "Pack 2 2026-11-29.zip"),
        ("CON", "CON_ Pack 2 2026-11-29.zip"),
        ("A/B: the council.", "A B the council Pack 2 2026-11-29.zip"),
        ("Cyngor Ŵyn", "Cyngor Ŵyn Pack 2 2026-11-29.zip"),
    ],
)
def test_zip_says_by_its_name_whose_it_is(council: str, expected: str) -> None:
    assert zip_name(council, 2, DAY) == expected


def test_longest_path_fits_where_windows_unpacks_it() -> None:
    """Into a folder of the ZIP's name, in the downloads of somebody with a long name."""
    downloads = r"C:\Users\firstname.a.long-lastname\OneDrive - Some Council\Downloads"
    folder = zip_name("W" * 300, 1000, DAY).removesuffix(".zip")
    inside = "\\".join(("letters", "T" * LONGEST_TITLE, f"{'N' * LONGEST_NAME} (1000).docx"))

    assert len(f"{downloads}\\{folder}\\{inside}") < MOST_ON_WINDOWS


def test_zip_carries_the_councils_name(app: App) -> None:
    app.do(use_shipped_regime)
    council = app.read(council_of)
    app.do(change_council, council, replace(council, name="Larkmere"))

    filed = make_pack(app, only=["contacts"]).filed

    assert filed.zipped is not None
    assert filed.zipped.path == "Larkmere Pack 1 2026-11-20.zip"
