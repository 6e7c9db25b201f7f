from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspection_ready import __main__ as program
from inspection_ready import cli as command_line
from inspection_ready.cli import ALONE, build_parser
from inspection_ready.settings import read_settings
from tests.cli.conftest import Cli

ROOT = Path(__file__).resolve().parents[2]


def commands(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command there is, in the words that are typed."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield " ".join(path)
    for action in below:
        for name, sub in action.choices.items():
            yield from commands(sub, (*path, name))


@pytest.mark.parametrize("path", sorted(commands(build_parser())))
def test_every_command_says_how_it_is_used(path: str, cli: Cli) -> None:
    said = cli(*path.split(), "--help")

    assert said.code == 0
    assert "--json" in said.out
    assert "--as PERSON" in said.out


@pytest.mark.parametrize("command", sorted(ALONE))
def test_command_that_is_loaded_alone_is_the_one_of_all(command: str) -> None:
    every, own = (
        next(each for each in parser._actions if isinstance(each, argparse._SubParsersAction)).choices[
            command
        ]
        for parser in (build_parser(), build_parser(command))
    )

    assert own.format_help() == every.format_help()
    assert own.get_default("run") is every.get_default("run")


def test_missing_argument_is_one_sentence(cli: Cli) -> None:
    said = cli("packs")

    assert (said.code, said.out) == (2, "")
    assert (
        said.err == "The following arguments are required: --workspace. See: inspection-ready packs --help\n"
    )


def test_moment_that_cannot_be_read_is_one_sentence(cli: Cli, workspace: Path) -> None:
    said = cli("notify", "--workspace", workspace, "--received", "next Tuesday")

    assert said.code == 2
    assert said.err.startswith(
        "Argument --received: next Tuesday is not a date and time like 2026-12-01T09:30."
    )


def test_person_is_remembered_for_the_account(cli: Cli, workspace: Path, people_file: Path) -> None:
    cli("import", "people", people_file, "--workspace", workspace)
    cli("facility-kind", "add", "Tea", "--workspace", workspace, "--as", "amara OSEI")
    cli("facility-kind", "add", "Coffee", "--workspace", workspace)

    entries = cli("history", "--workspace", workspace, "--json").json["entries"]

    assert [entry["who"].startswith("Amara Osei (") for entry in entries[:3]] == [True, True, False]
    assert len(read_settings().people) == 1


def test_person_may_be_named_by_e_mail(cli: Cli, workspace: Path, people_file: Path) -> None:
    cli("import", "people", people_file, "--workspace", workspace)

    said = cli("check", "--workspace", workspace, "--as", "Sian.Evans@northmoor.example")

    assert said.code == 1


def test_two_people_of_one_name_are_both_named(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    people = tmp_path / "two.csv"
    people.write_text("Name,E-mail\nJo Bloggs,jo.one@northmoor.example\nJo Bloggs,jo.two@northmoor.example\n")
    cli("import", "people", people, "--workspace", workspace)

    said = cli("check", "--workspace", workspace, "--as", "Jo Bloggs")

    assert said.code == 2
    assert said.err == (
        "More than one person is called “Jo Bloggs”: Jo Bloggs (jo.one@northmoor.example) and "
        "Jo Bloggs (jo.two@northmoor.example). Nothing was changed. Use the e-mail address.\n"
    )


def test_bug_is_told_calmly_with_what_to_send(
    cli: Cli, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("inspection_ready.cli.readiness.readiness", fail)

    said = cli("check", "--workspace", workspace)

    assert (said.code, said.out) == (70, "")
    assert said.err.startswith(command_line.OUR_FAULT)
    assert said.err.rstrip().endswith("ZeroDivisionError")


def test_stopping_with_the_keyboard_is_calm(
    cli: Cli, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("inspection_ready.services.packs.write_documents", stop)

    said = cli("packs", "--workspace", workspace)

    assert (said.code, said.out, said.err) == (2, "", f"{program.STOPPED}\n")
    assert list((workspace / "packs").iterdir()) == []


def test_ctrl_c_that_a_library_caught_stops_the_command_at_its_next_step(
    cli: Cli, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []

    def swallow(
        _facts: object, _wanted: object, _folder: object, progress: Callable[[int, int], None]
    ) -> None:
        progress(0, 3)
        with contextlib.suppress(BaseException):
            signal.raise_signal(signal.SIGINT)
        steps.append("went on")
        progress(1, 3)
        steps.append("never")

    monkeypatch.setattr("inspection_ready.services.packs.write_documents", swallow)

    said = cli("packs", "--workspace", workspace)

    assert (said.code, said.out, said.err) == (2, "", f"{program.STOPPED}\n")
    assert steps == ["went on"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_console_that_knows_no_welsh_letters_is_written_to_all_the_same(
    workspace: Path, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name\nSiân Ŵyn\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "inspection_ready"]
    subprocess.run(
        [*command, "import", "people", people, "--workspace", workspace],
        cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip

    listed = subprocess.run(
        [*command, "list", "people", "--workspace", workspace],
        cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip

    assert listed.stdout.decode("utf-8").splitlines()[1].startswith("Siân Ŵyn")


def test_reader_that_has_seen_enough_stops_nothing(workspace: Path) -> None:
    command = [sys.executable, "-m", "inspection_ready", "list", "functions", "--workspace", str(workspace)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.close()

    assert running.returncode == 0


def test_day_without_a_time_is_no_moment(cli: Cli, workspace: Path) -> None:
    said = cli("notify", "--workspace", workspace, "--received", "2026-12-01")

    assert said.code == 2
    assert said.err.startswith(
        "Argument --received: 2026-12-01 has no time, and hours are counted from it. "
        "Write it like 2026-12-01T09:30."
    )


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_name_no_disk_could_hold_is_one_sentence(name: str, cli: Cli) -> None:
    said = cli("check", "--workspace", name)

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "cannot be the name of a file or folder" in said.err


def test_workspace_that_cannot_be_made_says_why(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name\n")

    inside_a_file = cli("new", tmp_path / "list.csv" / "Northmoor.inspection")
    on_no_database = cli("new", tmp_path / "Northmoor.inspection", "--register", "mysql://server/x")

    assert (inside_a_file.code, on_no_database.code) == (2, 2)
    assert inside_a_file.err.startswith("No workspace can be made in ")
    assert on_no_database.err.startswith(
        "“mysql://server/x” is not an address of a register. Nothing was made."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]
