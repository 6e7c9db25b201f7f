"""A regime that was read once on this machine, kept ready made: reading its text takes a tenth of a start.

Kept is only what our own reader made of exactly this text, under a name made of the text and of the program that read
it: another text, or a reader in which one letter was changed, has another name. What is damaged, or was made by
anything else, is passed over, and the text is read. Nothing in a kept file is run: it names values of the domain.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import fields
from enum import Enum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from inspection_ready.domain.regimes import Regime

PACKAGE = Path(__file__).parents[1]
DOMAIN = "inspection_ready.domain."
MOST_KEPT = 8
READERS = (
    *(f"domain/{name}.py" for name in ("errors", "frozen", "ids", "merge", "mistakes", "offsets", "people")),
    *(f"domain/{name}.py" for name in ("places", "ratings", "regime_stages", "regime_starters", "regimes")),
    *(f"domain/{name}.py" for name in ("rows", "sections", "sign_moves", "timetable")),
    *(f"exchange/{name}.py" for name in ("fields", "kept_regimes", "marked_yaml", "regime_letters")),
    *(
        f"exchange/regime_{name}.py"
        for name in ("accuracy", "lists", "scoring", "signing", "stages", "timetables")
    ),
    *(f"exchange/{name}.py" for name in ("regimes", "whole_files")),
    "records/times_typed.py",
)
"""All that reading a regime runs, in the package; a test holds it to what is imported."""

_TUPLE, _SET, _TABLE, _DATE = 0, 1, 2, 3
_HEADS: dict[type[Any], int] = {tuple: _TUPLE, frozenset: _SET, dict: _TABLE}
_TYPES = 4
"""From here on the number of a type in the list at the head."""


def kept_regime(text: str) -> Regime | None:
    """What was made of this text before; None where it has to be read."""
    try:
        digest, body = _file_of(text).read_bytes().split(b"\n", 1)
        if digest.decode("ascii") != hashlib.sha256(body).hexdigest():
            return None
        types, plain = json.loads(body)
        made = _maker([_type_named(*each) for each in types])(plain)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, the text itself is there to be read
        return None
    return made if isinstance(made, Regime) else None


def keep_regime(text: str, regime: Regime) -> None:
    """A comfort: where it cannot be kept it is read again the next time."""
    types: dict[type[Any], int] = {}
    with suppress(OSError, TypeError):
        plain = _plain(regime, types)
        named = [(each.__module__.removeprefix(DOMAIN), each.__name__) for each in types]
        body = json.dumps([named, plain], ensure_ascii=False, separators=(",", ":")).encode()
        path = _file_of(text)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        part.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        part.replace(path)
        _forget_older(path.parent)


def _file_of(text: str) -> Path:
    """Raises OSError where the program is not there as files: nobody could tell whether it is the same one."""
    from platformdirs import user_cache_path  # slow import, and of no use where no regime is read

    name = hashlib.sha256(text.encode())
    name.update(sys.version.encode())
    for each in (*(PACKAGE / reader for reader in READERS), _yaml()):
        name.update(hashlib.sha256(each.read_bytes()).digest())
    return user_cache_path("Inspection Ready", appauthor=False) / "regimes" / f"{name.hexdigest()}.json"


def _yaml() -> Path:
    """It says its version."""
    found = find_spec("yaml")
    if found is None or found.origin is None:
        raise FileNotFoundError("yaml")
    return Path(found.origin)


def _forget_older(folder: Path) -> None:
    """Of texts and programs that are not used any more."""
    newest_first = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for each in newest_first[MOST_KEPT:]:
        each.unlink(missing_ok=True)


def _plain(value: Any, types: dict[type[Any], int]) -> Any:
    """As JSON holds it. Raises TypeError for a value that a regime has not had so far."""
    if type(value) in {type(None), bool, int, str}:
        return value
    head, parts = _taken_apart(value, types)
    return [head, *(_plain(part, types) for part in parts)]


def _taken_apart(value: Any, types: dict[type[Any], int]) -> tuple[int, Iterable[Any]]:
    kind: type[Any] = type(value)
    if kind in _HEADS:
        return _HEADS[kind], value.items() if kind is dict else value
    if kind is dt.date:
        return _DATE, (value.isoformat(),)
    if not kind.__module__.startswith(DOMAIN):
        raise TypeError(kind)
    head = types.setdefault(kind, _TYPES + len(types))
    if isinstance(value, Enum):
        return head, (value.value,)
    return head, (getattr(value, field.name) for field in fields(value))


def _type_named(module: str, name: str) -> Callable[..., Any]:
    """What makes a value of the domain from what was kept of it. Raises where there is no such type."""
    found = getattr(import_module(DOMAIN + module), name)
    if not isinstance(found, type) or found.__module__ != DOMAIN + module:
        raise TypeError(name)
    return found if issubclass(found, Enum) else _made_of_fields(found)


def _made_of_fields(kind: Any) -> Callable[..., Any]:
    """Raises TypeError for what is no dataclass."""
    names = tuple(field.name for field in fields(kind))

    def made(*values: Any) -> Any:
        return kind(**dict(zip(names, values, strict=True)))

    return made


def _maker(types: list[Callable[..., Any]]) -> Callable[[Any], Any]:
    def table(*pairs: tuple[Any, Any]) -> dict[Any, Any]:
        return dict(pairs)

    def entries(*values: Any) -> tuple[Any, ...]:
        return values

    def several(*values: Any) -> frozenset[Any]:
        return frozenset(values)

    makers: list[Callable[..., Any]] = [entries, several, table, dt.date.fromisoformat, *types]

    def made(plain: Any) -> Any:
        if type(plain) is not list:
            return plain
        head, *rest = plain
        return makers[head](*[made(each) for each in rest])

    return made
