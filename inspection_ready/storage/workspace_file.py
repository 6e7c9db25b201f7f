"""workspace.toml: which workspace this is, and where its register lives."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.frozen import dataclass
from inspection_ready.storage.files import write_whole

NAME = "workspace.toml"
FORMAT = 1
SQLITE = "register.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceFile:
    """``register`` is a file in the same folder, or a postgresql+psycopg:// address without a password."""

    id: str
    name: str
    regime: str
    register: str = SQLITE
    format: int = FORMAT

    @property
    def is_shared(self) -> bool:
        return self.register.startswith("postgresql")

    def as_toml(self) -> str:
        words = {"id": self.id, "name": self.name, "regime": self.regime, "register": self.register}
        return "\n".join(
            [f"format = {self.format}", *(f"{key} = {_quoted(word)}" for key, word in words.items()), ""]
        )


def read_workspace_file(folder: Path) -> WorkspaceFile:
    """Raises Refused: "not_a_workspace", "workspace_file_damaged" or "workspace_newer"."""
    try:
        told = tomllib.loads((folder / NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused("not_a_workspace", folder=str(folder)) from error
    except UnicodeDecodeError as error:
        raise Refused("workspace_file_damaged", folder=str(folder), detail="it is not text") from error
    except tomllib.TOMLDecodeError as error:
        raise Refused("workspace_file_damaged", folder=str(folder), detail=str(error)) from error
    except OSError as error:
        reason = error.strerror or ""
        raise Refused("workspace_file_damaged", folder=str(folder), detail=reason) from error
    return _checked(folder, told)


def _checked(folder: Path, told: dict[str, object]) -> WorkspaceFile:
    number = told.get("format")
    if type(number) is int and number > FORMAT:
        raise Refused("workspace_newer", folder=str(folder))
    words = [told.get(name) for name in ("id", "name", "regime", "register")]
    own, name, regime, register = (value if isinstance(value, str) else None for value in words)
    if number != FORMAT or own is None or name is None or regime is None or register is None:
        raise Refused("workspace_file_damaged", folder=str(folder), detail="a line is missing")
    return WorkspaceFile(id=own, name=name, regime=regime, register=register)


def write_workspace_file(folder: Path, file: WorkspaceFile) -> None:
    write_whole(folder / NAME, file.as_toml().encode())


def _quoted(text: str) -> str:
    """A TOML string. JSON's rules are the same, but that TOML wants DEL escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
