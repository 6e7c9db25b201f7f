"""The way a newcomer meets the project: dev.py on a small project of the same shape, with a lock of one package."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "packaging" / "dev.py"
NOT_FINISHED = "What was begun is not used: the next run starts over.\n"
APP = """
import json, sys
import greeting
sys.stdout.write(json.dumps([greeting.WORD, *sys.argv[1:]]))
"""


@dataclass(frozen=True, slots=True)
class Project:
    root: Path
    wheels: Path
    index: str | None = None

    def dev(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        with self.started(*arguments) as running:
            out, err = running.communicate()
        return subprocess.CompletedProcess(running.args, running.returncode, out, err)

    def started(self, *arguments: str) -> subprocess.Popen[str]:
        source = {"PIP_INDEX_URL": self.index} if self.index else {"PIP_NO_INDEX": "1"}
        return subprocess.Popen(
            [sys.executable, str(self.root / "packaging" / "dev.py"), *arguments],
            env={
                **os.environ,
                "PIP_FIND_LINKS": str(self.wheels),
                "PIP_RETRIES": "0",
                "NO_COLOR": "1",
                **source,
            },
            cwd=self.root.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # so that an interruption reaches it and its children, as from a keyboard
        )

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def lock(self, sha256: str) -> None:
        for name in ("run.txt", "test.txt", "bench.txt"):
            text = f"greeting==1.0 --hash=sha256:{sha256}\n"
            (self.root / "packaging" / "requirements" / name).write_text(text)


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "wheels" / "greeting-1.0-py3-none-any.whl"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("greeting.py", "WORD = 'hello'\n")
        parts.writestr(
            "greeting-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n"
        )
        parts.writestr(
            "greeting-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        parts.writestr("greeting-1.0.dist-info/RECORD", "")
    return path


@pytest.fixture
def project(tmp_path: Path, wheel: Path) -> Project:
    root = tmp_path / "project"
    (root / "packaging" / "requirements").mkdir(parents=True)
    for script in ROOT.glob("packaging/*.py"):
        shutil.copy(script, root / "packaging")
    (root / "inspection_ready").mkdir()
    (root / "inspection_ready" / "__main__.py").write_text(APP)
    project = Project(root, wheel.parent)
    project.lock(hashlib.sha256(wheel.read_bytes()).hexdigest())
    return project


@pytest.mark.slow
def test_the_first_run_sets_up_and_the_second_starts_at_once(project: Project, wheel: Path) -> None:
    first = project.dev("run", "check", "--json")
    wheel.unlink()  # nothing could be installed any more
    second = project.dev("run", "check", "--json")

    assert json.loads(first.stdout) == ["hello", "check", "--json"]
    assert first.stderr == (
        f"Installing what the app needs into {project.venv}. The first time, this takes a few minutes.\n"
    )
    assert (second.returncode, second.stdout, second.stderr) == (0, first.stdout, "")


@pytest.mark.slow
def test_a_file_that_is_not_the_locked_one_is_refused(project: Project) -> None:
    project.lock("0" * 64)

    refused = project.dev("run")

    said = "A downloaded file is not the one this project was tested with, so it was left out."
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.endswith(f"{said} {NOT_FINISHED}")


@pytest.mark.slow
def test_without_the_internet_the_person_is_told(project: Project, wheel: Path) -> None:
    wheel.unlink()
    nobody_listens = Project(project.root, project.wheels, index="http://127.0.0.1:9/simple")

    offline = nobody_listens.dev("run")

    assert offline.returncode == 2
    said = "The internet could not be reached, and the first run needs it."
    assert offline.stderr.endswith(f"{said} {NOT_FINISHED}")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="process groups are interrupted otherwise there")
def test_an_interrupted_set_up_is_said_to_be_unused_and_is_made_again(project: Project) -> None:
    with project.started("run") as running:
        while not (project.venv / "pyvenv.cfg").exists():
            assert running.poll() is None
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate()

    done = project.dev("run")

    assert running.returncode == 130
    assert said.endswith("Stopped. Nothing half made will be used.\n")
    assert json.loads(done.stdout) == ["hello"]


def test_an_environment_somebody_else_made_is_left_alone(project: Project) -> None:
    project.venv.mkdir()
    (project.venv / "theirs").touch()

    done = project.dev("run")

    assert done.returncode == 2
    assert done.stderr == (
        f"{project.venv} is there already and was made by something else, so it was left alone. "
        "Rename or delete it, and run this again.\n"
    )
    assert [each.name for each in project.venv.iterdir()] == ["theirs"]


def test_an_unknown_command_lists_the_known_ones(project: Project) -> None:
    done = project.dev("polish")

    assert done.returncode == 2
    assert done.stderr == (
        "Say what to do: python3 packaging/dev.py demo | test | app | run | lint | bench | pictures\n"
    )


def test_dev_can_be_read_by_a_python_much_too_old() -> None:
    source = DEV.read_text("utf-8")

    ast.parse(source, feature_version=(3, 4))

    assert "f'" not in source
    assert 'f"' not in source  # the parser above lets f-strings through


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 14, 0)])
def test_a_python_we_did_not_test_with_is_refused(
    version: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)

    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(DEV), run_name="__main__")

    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said.startswith(
        "Inspection Ready is tested with Python 3.11, 3.12 and 3.13, and this is Python "
        f"{version[0]}.{version[1]}. Nothing was changed. "
    )
