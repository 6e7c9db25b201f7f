from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Never

import pytest

import ui.application
from inspection_ready.__main__ import NO_SCREEN, STOPPED, main

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """What the window was asked to open; no window comes up."""
    asked: list[Sequence[str]] = []

    def run_window(argv: Sequence[str]) -> int:
        asked.append(list(argv))
        return 0

    monkeypatch.setattr(ui.application, "run_window", run_window)
    return asked


def test_no_arguments_open_the_window(opened: list[Sequence[str]]) -> None:
    code = main([])

    assert (code, opened) == (0, [[]])


def test_folder_alone_opens_the_window_on_it(opened: list[Sequence[str]], tmp_path: Path) -> None:
    (tmp_path / "workspace.toml").touch()

    code = main([str(tmp_path)])

    assert (code, opened) == (0, [[str(tmp_path)]])


def test_word_that_is_no_command_is_refused_without_a_window(
    opened: list[Sequence[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["nonsense"])

    assert (stopped.value.code, opened) == (2, [])
    assert "nonsense" in capsys.readouterr().err


def test_folder_called_like_a_command_does_not_hide_it(
    opened: list[Sequence[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "packs").mkdir()
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit):
        main(["packs"])

    assert opened == []
    assert "--workspace" in capsys.readouterr().err


def test_window_without_a_screen_is_a_sentence(
    opened: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    code = main([])

    assert (code, opened) == (2, [])
    assert capsys.readouterr().err == f"{NO_SCREEN}\n"


@pytest.mark.parametrize(("more", "windows"), [([], [[]]), (["--json"], [])])
def test_demo_opens_the_window_where_there_is_a_screen(
    opened: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch, more: list[str], windows: list[list[str]]
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")

    code = main(["demo", *more])

    assert (code, opened) == (0, windows)


def test_ctrl_c_while_the_command_line_is_loaded_is_calm(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stopped(ModuleType):
        def __getattr__(self, name: str) -> Never:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "inspection_ready.cli", Stopped("inspection_ready.cli"))

    code = main(["packs"])

    assert (code, *capsys.readouterr()) == (2, "", f"{STOPPED}\n")


def test_ctrl_c_while_a_library_runs_a_text_does_not_end_by_the_signal(tmp_path: Path) -> None:
    text = """
import sys
from inspection_ready import __main__, cli

cli.main = lambda _: exec("raise KeyboardInterrupt")
sys.exit(__main__.main(["packs"]))
"""
    (tmp_path / "stopped.py").write_text(text, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "stopped"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{STOPPED}\n")
