"""What one person's machine remembers between starts; nothing of a workspace is here."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

MOST_RECENT = 10
NOBODY = 0
"""In place of a person's id: asked, and not in the list."""


@dataclass(frozen=True, slots=True)
class Settings:
    recent: tuple[str, ...] = field(
        default=(), metadata={"help": "Folders of the workspaces opened last, the latest first."}
    )
    people: Mapping[str, int] = field(
        default_factory=dict,
        metadata={
            "help": "Who uses this account: for each workspace, by its id, the person's id in it; "
            "0 for nobody in its list."
        },
    )
    safe_copies: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"help": "For each workspace, by its id, the folder its safe copies go to."},
    )
    reply_folders: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"help": "For each workspace, by its id, the folder where saved replies are looked for."},
    )
    safe_copy_minutes: int = field(
        default=30,
        metadata={"help": "After how many minutes of work a safe copy is made, if something changed."},
    )
    plan_matters: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "help": "How much each preference matters where sessions are placed: not, some or lot; what is not named "
            "matters as usual."
        },
    )
    clash_list: bool = field(
        default=False, metadata={"help": "Whether the list of clashes is open under a timetable."}
    )
    ways_stay: bool = field(
        default=False,
        metadata={"help": "Whether travel stays where it is when the session it belongs to is moved."},
    )
    text_size: int = field(default=100, metadata={"help": "Of all text in the window, in per cent."})
    theme: str = field(default="system", metadata={"help": "Colours of the window: system, light or dark."})
    window: str = field(default="", metadata={"help": "Where the window was and how large, as Qt writes it."})

    def opened(self, folder: Path) -> Settings:
        """With this workspace as the latest."""
        own = str(folder.absolute())
        rest = [each for each in self.recent if each != own]
        return replace(self, recent=(own, *rest)[:MOST_RECENT])

    def used_by(self, workspace_id: str, person_id: int | None) -> Settings:
        """With this account tied to the person in that workspace; to nobody for None, which is an answer too."""
        return replace(self, people={**self.people, workspace_id: person_id or NOBODY})


Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: tuple[Upgrade, ...] = ()
"""The first takes what version 1 wrote to version 2, and so on."""

VERSION = len(UPGRADES) + 1


def settings_path() -> Path:
    from platformdirs import user_config_path  # slow import, and of no use to commands that read no settings

    return user_config_path("Inspection Ready", appauthor=False, roaming=False) / "settings.json"


def read_settings() -> Settings:
    """The usual settings where there are none yet, or where the file cannot be read: it only holds comforts."""
    try:
        told = json.loads(settings_path().read_text(encoding="utf-8"))
        return _from_json(told)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Settings()


def write_settings(settings: Settings) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {each.name: _plain(getattr(settings, each.name)) for each in fields(settings)}
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_text(json.dumps({"version": VERSION, **told}, indent=2), encoding="utf-8")
    part.replace(path)


def _from_json(told: dict[str, Any]) -> Settings:
    for upgrade in UPGRADES[told.pop("version") - 1 :]:
        told = upgrade(told)
    usual = Settings()
    held = {
        each.name: _like(getattr(usual, each.name), told[each.name])
        for each in fields(Settings)
        if each.name in told
    }
    return Settings(**held)


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value


def _like(usual: Any, value: Any) -> Any:
    """``value``, where it is of the same sort as the usual one. Raises TypeError."""
    if isinstance(usual, tuple) and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    if isinstance(usual, Mapping) and isinstance(value, dict):
        return value
    if type(value) is type(usual):
        return value
    raise TypeError(value)
