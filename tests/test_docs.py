"""Every command, option and setting is explained in resources/help; every action is, by tests/ui/test_help.py."""

from __future__ import annotations

import argparse
import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import commands as dev_commands
from inspection_ready.cli import build_parser
from inspection_ready.records.registry import EXPORTED, IMPORTED, RECORDS
from inspection_ready.resources import resource_path
from inspection_ready.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TAKEN_BY_ALL = {"--json", "--as", "--help"}


def help_page(name: str) -> str:
    return resource_path("help", name).read_text("utf-8")


def runnable(
    parser: argparse.ArgumentParser, name: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Those that can be run, by their whole names."""
    nested = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not nested or parser.get_default("run") is not None:
        yield name, parser
    for action in nested:
        for word, sub in action.choices.items():
            yield from runnable(sub, f"{name} {word}".strip())


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {
        option for action in parser._actions for option in action.option_strings if option.startswith("--")
    }


COMMANDS = dict(runnable(build_parser()))
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n?)*)", help_page("command-line.md"), re.MULTILINE))


def test_every_command_has_its_section() -> None:
    assert sorted(SECTIONS) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained_where_its_command_is(command: str) -> None:
    explained = re.findall(r"^- `(--[a-z-]+)`", SECTIONS.get(command, ""), re.MULTILINE)

    assert set(explained) == options(COMMANDS[command]) - TAKEN_BY_ALL


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_in_the_line_that_shows_how(command: str) -> None:
    line = re.search(rf"^`inspection-ready {command}\b.*`$", SECTIONS.get(command, ""), re.MULTILINE)

    assert line is not None
    assert set(re.findall(r"--[a-z-]+", line[0])) == options(COMMANDS[command]) - TAKEN_BY_ALL


@pytest.mark.parametrize(
    ("command", "registers"),
    [("import", IMPORTED), ("export", EXPORTED), ("list", tuple(record.register for record in RECORDS))],
)
def test_every_register_is_named_where_its_command_is(command: str, registers: tuple[str, ...]) -> None:
    named = re.search(r": ((?:`[a-z-]+`(?:, | or )?)+)\.", SECTIONS[command])

    assert named is not None
    assert tuple(re.findall(r"`([a-z-]+)`", named[1])) == registers


@pytest.mark.parametrize("option", sorted(TAKEN_BY_ALL))
def test_every_command_takes_what_all_take(option: str) -> None:
    assert [name for name, parser in COMMANDS.items() if option not in options(parser)] == []


def test_every_setting_is_explained_in_its_own_words() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", help_page("settings.md"), re.MULTILINE)

    assert rows == [(each.name, each.metadata["help"]) for each in fields(Settings)]


def test_the_readme_names_only_commands_that_dev_knows() -> None:
    named = re.findall(r"packaging/dev\.py (\w+)", (ROOT / "README.md").read_text("utf-8"))

    assert set(named) == set(dev_commands.COMMANDS)


def test_every_file_the_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    named = re.findall(r"\]\(([^)#:]+)\)|`((?:packaging|tests|resources)/[\w./-]+)`", text)

    assert [path for pair in named for path in pair if path and not (ROOT / path).exists()] == []
