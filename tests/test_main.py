from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import ui.application
from inspection_ready.__main__ import main


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
    code = main([str(tmp_path)])

    assert (code, opened) == (0, [[str(tmp_path)]])


def test_word_that_is_no_command_is_refused_without_a_window(
    opened: list[Sequence[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["nonsense"])

    assert (stopped.value.code, opened) == (2, [])
    assert "nonsense" in capsys.readouterr().err
