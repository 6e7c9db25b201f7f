from __future__ import annotations

import sys
from pathlib import Path

import pytest

import bench
import commands
import debian
from environment import VENV, CannotSetUp


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is ready, whose ``inspection_ready`` and ``ui.pictures`` write down how they were called."""
    diary = (
        "import os, sys; open(os.environ['DIARY'], 'a').write(' '.join([__package__, *sys.argv[1:]]) + '\\n')"
    )
    for package, module in (("inspection_ready", "__main__"), ("ui", "pictures")):
        (tmp_path / package).mkdir()
        (tmp_path / package / f"{module}.py").write_text(diary)
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "pictures.py").write_text("import sys; sys.exit(5)")
    monkeypatch.setenv("DIARY", str(tmp_path / "diary"))
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    monkeypatch.setattr(commands, "make_ready", lambda _: Path(sys.executable))
    monkeypatch.setattr(debian, "provide", lambda *_: True)
    return tmp_path


def diary_of(project: Path) -> list[str]:
    return (project / "diary").read_text().splitlines()


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        (["demo", "--out", "here", "--json"], "inspection_ready demo --out here --json"),
        (["run", "check", "--workspace", "w"], "inspection_ready check --workspace w"),
        (["app"], "inspection_ready"),
    ],
)
def test_a_command_hands_its_arguments_on(project: Path, typed: list[str], called: str) -> None:
    code = commands.main(typed)

    assert code == 0
    assert diary_of(project) == [called]


def test_pictures_are_made_anew_and_a_failure_is_told(project: Path) -> None:
    old = project / "build" / "pictures" / "old.png"
    old.parent.mkdir(parents=True)
    old.touch()

    code = commands.main(["pictures"])

    assert code == 5
    assert diary_of(project) == [f"ui {project / 'build' / 'pictures' / 'window'}"]
    assert not old.exists()


def test_lint_fails_where_any_of_its_checks_does(project: Path) -> None:
    for check in ("ruff", "mypy"):
        (project / f"{check}.py").write_text(f"import sys; sys.exit({int(check == 'mypy')})")
    (project / "importlinter").mkdir()
    (project / "importlinter" / "cli.py").write_text("def lint_imports_command(): pass")

    assert commands.main(["lint"]) == 1


def test_benchmarks_run_without_what_cannot_be_installed(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    measured: list[list[str]] = []

    def refuse_bench(lock: str) -> Path:
        if lock == "bench":
            raise CannotSetUp("The internet could not be reached.")
        return Path(sys.executable)

    def measure(_python: Path, arguments: list[str]) -> int:
        measured.append(arguments)
        return 0

    monkeypatch.setattr(commands, "make_ready", refuse_bench)
    monkeypatch.setattr(bench, "measure", measure)

    assert commands.main(["bench", "-k", "pack"]) == 0
    assert measured == [["-k", "pack"]]
    assert "The internet could not be reached. The benchmarks against other programs are skipped." in (
        capsys.readouterr().err
    )


@pytest.mark.parametrize(("there", "provided"), [(None, debian.OFFICE), ("/usr/bin/soffice", [])])
def test_office_that_is_there_is_not_replaced(
    project: Path, monkeypatch: pytest.MonkeyPatch, there: str | None, provided: list[str]
) -> None:
    """Debian's smaller package would take away the one a person works with."""
    asked: list[str] = []
    monkeypatch.setattr("shutil.which", lambda _: there)
    monkeypatch.setattr(debian, "provide", lambda packages, _say: asked.extend(packages))
    monkeypatch.setattr(bench, "measure", lambda *_: 0)

    commands.main(["bench"])

    assert [
        each for each in asked if each not in debian.QT + debian.TESTS + debian.WEASYPRINT + debian.FET
    ] == provided


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen there")
@pytest.mark.parametrize(
    ("display", "there"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True)]
)
def test_a_screen_is_known_by_its_name(
    monkeypatch: pytest.MonkeyPatch, display: dict[str, str], there: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in display.items():
        monkeypatch.setenv(name, value)

    assert commands.has_screen() is there


def test_what_python_compiled_is_kept_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    told = commands.settings(offscreen=False)

    assert told["PYTHONDONTWRITEBYTECODE"] == ""
    assert Path(told["PYTHONPYCACHEPREFIX"]) == VENV / "compiled"
