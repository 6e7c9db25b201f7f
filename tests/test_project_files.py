"""What every file of the project keeps to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OUR_FOLDERS = [".ci", "inspection_ready", "ui", "resources", "tests", "packaging"]
SIGNS_OF_A_MACHINE = {
    "a folder of somebody's machine": r"(?<![\w.$~])/(?:home|root|work|opt|Users)/\w",
    "a package index or mirror": r"https?://[^\s/\"']*(?:pypi|pythonhosted|artifactory|nexus|mirror)",
}
# a noqa or type: ignore with codes, and nothing after them
BARE_EXCEPTION = re.compile(r"#\s*(?:noqa|type: ignore)(?:: ?[A-Z0-9, ]+|\[[\w, -]+\])?\s*$", re.MULTILINE)


def our_files(*suffixes: str) -> list[Path]:
    """Found by walking, because a copy of the project need not have git."""
    files = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    files += [path for folder in OUR_FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    ours = [path for path in files if "__pycache__" not in path.parts]
    return [path for path in ours if not suffixes or path.suffix in suffixes]


@pytest.mark.parametrize("sign", SIGNS_OF_A_MACHINE.values(), ids=SIGNS_OF_A_MACHINE)
def test_no_file_knows_the_machine_it_was_made_on(sign: str) -> None:
    texts = {file: file.read_bytes().decode("utf-8", errors="ignore") for file in our_files()}

    found = {
        file.relative_to(ROOT): match.group()
        for file, text in texts.items()
        if (match := re.search(sign, text))
    }

    assert found == {}


def test_every_silenced_line_says_why() -> None:
    found = {
        file.relative_to(ROOT): BARE_EXCEPTION.findall(file.read_text("utf-8")) for file in our_files(".py")
    }

    assert {file: bare for file, bare in found.items() if bare} == {}


def test_every_exception_in_the_settings_says_why() -> None:
    assert unexplained((ROOT / "pyproject.toml").read_text("utf-8")) == []


def test_an_exception_without_a_reason_is_noticed() -> None:
    settings = """
        [tool.ruff.lint]
        ignore = [
          "D100", # noise
          "E501",
        ]
        [tool.ruff.lint.per-file-ignores]
        "tests/**" = [
          "S", # throw-away passwords
        ]
        "ui/**" = ["N802"]
        [[tool.mypy.overrides]]
        module = ["holidays.*"]
        ignore_missing_imports = true
    """

    assert unexplained(settings) == ['"E501",', '"ui/**" = ["N802"]', "ignore_missing_imports = true"]


def unexplained(settings: str) -> list[str]:
    """The lines that make an exception without a comment on them."""
    lines = [line.strip() for line in settings.splitlines()]
    start = lines.index("ignore = [")
    codes = lines[start + 1 : lines.index("]", start)]
    start = lines.index("[tool.ruff.lint.per-file-ignores]") + 1
    places = [line for line in _section(lines[start:]) if not line.endswith("[")]
    overrides = [index for index, line in enumerate(lines) if line == "[[tool.mypy.overrides]]"]
    types = [
        line for index in overrides for line in _section(lines[index + 1 :]) if not line.startswith("module")
    ]
    return [line for line in [*codes, *places, *types] if len(line) > 1 and "#" not in line]


def _section(lines: list[str]) -> list[str]:
    """Up to the next heading."""
    end = next((index for index, line in enumerate(lines) if line.startswith("[")), len(lines))
    return lines[:end]
