"""What the release check found in a file, kept by its SHA-256: the second time it is there at once.

Kept beside the register and not in it: it can be worked out again from the file, and what is lost costs only time.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.release_findings import (
    CheckedFile,
    Grade,
    Part,
    Place,
    ReleaseFault,
    ReleaseFinding,
    Unseen,
    UnseenKind,
)
from inspection_ready.storage.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from inspection_ready.domain.release_items import Known

FORMAT = 1


class CheckResults:
    """``root`` is a folder of the workspace; ``checks/ab/abcdef...-0123....json``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def of(self, sha256: str, name: str, known: Known) -> CheckedFile | None:
        """None where it was not checked yet by what is known now, or what was kept is damaged."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            checked = _read(json.loads(self._path(sha256, name, known).read_bytes()))
            return checked if (checked.sha256, checked.name) == (sha256, name) else None
        return None

    def keep(self, checked: CheckedFile, known: Known) -> None:
        data = json.dumps(asdict(checked), ensure_ascii=False, separators=(",", ":")).encode()
        write_whole(self._path(checked.sha256, checked.name, known), data)

    def forget(self, sha256s: Iterable[str]) -> None:
        """What was found in a file tells what is in it, so it goes with the file."""
        for sha256 in sha256s:
            for path in (self.root / sha256[:2]).glob(f"{sha256}-*.json"):
                path.unlink(missing_ok=True)

    def _path(self, sha256: str, name: str, known: Known) -> Path:
        return self.root / sha256[:2] / f"{sha256}-{_digest(name, known)}.json"


def _digest(name: str, known: Known) -> str:
    """Of everything beside its bytes that what is found in a file depends on."""
    told = [FORMAT, _program(), name, known.today.isoformat(), known.people, known.cases]
    told += [known.as_at and known.as_at.isoformat(), known.oldest_months, sorted(known.postcodes)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def _program() -> str:
    """A newer one may find more."""
    try:
        return version("inspection-ready")
    except PackageNotFoundError:  # run from a copy of the source
        return ""


def _read(told: dict[str, Any]) -> CheckedFile:
    findings = tuple(_finding(each) for each in told["findings"])
    unseen = tuple(
        Unseen(**{**each, "kind": UnseenKind(each["kind"]), "inside": tuple(each["inside"])})
        for each in told["unseen"]
    )
    return CheckedFile(**{**told, "findings": findings, "unseen": unseen})


def _finding(told: dict[str, Any]) -> ReleaseFinding:
    read = {
        "fault": ReleaseFault(told["fault"]),
        "grade": Grade(told["grade"]),
        "where": _place(told["where"]),
        "others": tuple(_place(each) for each in told["others"]),
    }
    return ReleaseFinding(**{**told, **read})


def _place(told: dict[str, Any]) -> Place:
    return Place(**{**told, "part": Part(told["part"]), "inside": tuple(told["inside"])})
