"""What is kept of a regime is what reading it makes, or it is not there."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from inspection_ready.exchange import kept_regimes
from inspection_ready.exchange.kept_regimes import MOST_KEPT, READERS, keep_regime, kept_regime
from inspection_ready.exchange.regimes import read_regime, read_regime_text
from inspection_ready.resources import resource_path
from inspection_ready.services.regimes import _parsed

SHIPPED = sorted(resource_path("frameworks").glob("*.yaml"))
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder they are kept in."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    return tmp_path / "Inspection Ready" / "regimes"


@pytest.fixture
def text() -> str:
    return read_regime_text(SHIPPED[0])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_kept_is_what_was_read(path: Path) -> None:
    text = read_regime_text(path)
    regime = read_regime(text)

    keep_regime(text, regime)

    assert kept_regime(text) == regime
    assert repr(kept_regime(text)) == repr(regime)


def test_nothing_is_kept_of_another_text(text: str) -> None:
    keep_regime(text, read_regime(text))

    assert kept_regime(f"{text}\n") is None


@pytest.mark.parametrize("spoilt", ["cut", "changed", "empty"])
def test_what_is_damaged_is_passed_over(text: str, kept: Path, spoilt: str) -> None:
    keep_regime(text, read_regime(text))
    (path,) = kept.glob("*.json")
    held = path.read_bytes()

    path.write_bytes(
        {"cut": held[:-9], "changed": held.replace(b"Director", b"Dictator"), "empty": b""}[spoilt]
    )

    assert kept_regime(text) is None


def test_a_kept_file_can_name_nothing_but_values_of_the_domain(text: str, kept: Path) -> None:
    keep_regime(text, read_regime(text))
    (path,) = kept.glob("*.json")
    for named in (b'[["ids","new_id"],[4]]', b'[["rows","field"],[4]]', b'[["errors","Refused"],[4,"x"]]'):
        body = b"[[" + named[1:].replace(b"],[", b"]],[", 1)
        path.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)

        assert kept_regime(text) is None


def test_a_reader_in_which_a_letter_changed_reads_again(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_regime(text, read_regime(text))
    changed = tmp_path / "program"
    for reader in READERS:
        (changed / reader).parent.mkdir(parents=True, exist_ok=True)
        (changed / reader).write_bytes((kept_regimes.PACKAGE / reader).read_bytes())
    monkeypatch.setattr(kept_regimes, "PACKAGE", changed)
    assert kept_regime(text) is not None

    (changed / READERS[-1]).write_bytes((changed / READERS[-1]).read_bytes() + b"#")

    assert kept_regime(text) is None


def test_a_program_that_is_not_there_as_files_keeps_nothing(
    text: str, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_regimes, "PACKAGE", tmp_path / "nowhere")

    keep_regime(text, read_regime(text))

    assert not kept.exists()
    assert kept_regime(text) is None


def test_all_that_reading_runs_is_in_its_name() -> None:
    told = (
        "import sys, inspection_ready.exchange.kept_regimes, inspection_ready.exchange.regimes\n"
        "print(*sorted(name for name in sys.modules if name.startswith('inspection_ready.')))"
    )
    run = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    layers = {"inspection_ready.domain", "inspection_ready.exchange", "inspection_ready.records"}

    assert sorted(READERS) == sorted(
        f"{name.removeprefix('inspection_ready.').replace('.', '/')}.py"
        for name in set(run.stdout.split()) - layers
    )


def test_the_oldest_are_forgotten(text: str, kept: Path) -> None:
    regime = read_regime(text)
    keep_regime(text, regime)
    (first,) = kept.glob("*.json")
    os.utime(first, (1, 1))

    for number in range(MOST_KEPT):
        keep_regime(f"{text}#{number}", regime)

    assert len(list(kept.iterdir())) == MOST_KEPT
    assert kept_regime(text) is None


def test_what_a_regime_never_held_is_not_kept(text: str, kept: Path) -> None:
    regime = read_regime(text)

    keep_regime(text, replace(regime, name=object()))  # type: ignore[arg-type] # as if a reader made it

    assert not kept.exists()


def test_the_program_reads_a_text_once_on_a_machine(
    text: str, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _parsed.cache_clear()
    read = _parsed(text)
    _parsed.cache_clear()
    monkeypatch.setattr("inspection_ready.exchange.regimes.read_regime", None)

    again = _parsed(text)

    assert again == read
    assert again is not read
    assert len(list(kept.iterdir())) == 1
