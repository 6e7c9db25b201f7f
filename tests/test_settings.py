from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from inspection_ready import settings as module
from inspection_ready.settings import (
    MOST_RECENT,
    NOBODY,
    Settings,
    read_settings,
    settings_path,
    write_settings,
)


def test_settings_are_the_usual_ones_to_begin_with() -> None:
    assert read_settings() == Settings()


def test_settings_are_read_back_as_they_were_written() -> None:
    settings = Settings(
        recent=("/somewhere/Northmoor.inspection",),
        people={"w1": 7},
        safe_copies={"w1": "/copies"},
        text_size=125,
    )

    write_settings(settings)

    assert read_settings() == settings


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"version": 1, "text_size": "large"}', '{"text_size": 100}']
)
def test_damaged_settings_stop_nobody(damage: str) -> None:
    write_settings(Settings(text_size=150))
    settings_path().write_text(damage, encoding="utf-8")

    assert read_settings() == Settings()


def test_settings_of_a_newer_version_are_read_as_far_as_they_are_known() -> None:
    write_settings(Settings())
    settings_path().write_text('{"version": 99, "text_size": 150, "smell": "roses"}', encoding="utf-8")

    assert read_settings() == Settings(text_size=150)


def test_older_settings_are_taken_through_every_upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    def zoom_to_text_size(told: dict[str, Any]) -> dict[str, Any]:
        return {**told, "text_size": told["zoom"] * 10}

    def double(told: dict[str, Any]) -> dict[str, Any]:
        return {**told, "text_size": told["text_size"] * 2}

    monkeypatch.setattr(module, "UPGRADES", (zoom_to_text_size, double))
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text('{"version": 1, "zoom": 9}', encoding="utf-8")

    assert read_settings() == Settings(text_size=180)


def test_latest_workspace_comes_first_and_once(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings = settings.opened(tmp_path / name)

    assert settings.recent == (str(tmp_path / "a"), str(tmp_path / "b"))


def test_only_so_many_workspaces_are_remembered(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(MOST_RECENT + 3):
        settings = settings.opened(tmp_path / str(number))

    assert len(settings.recent) == MOST_RECENT


def test_account_is_tied_to_one_person_in_each_workspace() -> None:
    settings = Settings().used_by("w1", 7).used_by("w2", 8).used_by("w1", 9)

    assert settings.people == {"w1": 9, "w2": 8}
    assert settings.used_by("w1", None).people == {"w1": NOBODY, "w2": 8}
