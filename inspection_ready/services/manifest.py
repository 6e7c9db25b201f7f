"""The manifest beside a pack's documents: what is in it, what is not, and what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.filing import BuiltFile, Pack, PackFile
from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.pack_findings import PackFinding
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.printed_brands import PrintedBrand
from inspection_ready.phrases.about import finding_place
from inspection_ready.phrases.documents import finding_words
from inspection_ready.phrases.not_checked import not_yet_checked
from inspection_ready.phrases.packs import left_out
from inspection_ready.services.changed_since import since_told
from inspection_ready.services.pack_letters import letters_told
from inspection_ready.storage.pack_folders import MANIFEST
from inspection_ready.storage.workspace_file import WorkspaceFile

if TYPE_CHECKING:
    from inspection_ready.services.pack_documents import BuiltDocuments

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What a pack was to have; a document with nothing to print is in none.

    ``letters`` are the titles of those asked for; None means those that have been given lists.
    """

    documents: tuple[str, ...]
    letters: tuple[str, ...] | None = None


def write_manifest(
    workspace: WorkspaceFile, facts: PackFacts, built: BuiltDocuments, asked: Asked, *, zipped: str
) -> bytes:
    """``zipped`` is the name of the ZIP, which holds this manifest, and so cannot be in it with its digest."""
    files = built.files
    inspection = facts.inspection
    told: dict[str, Any] = {
        "format": FORMAT,
        "workspace": {"id": workspace.id, "name": workspace.name},
        "pack": facts.number,
        "made_at": facts.prepared_at.astimezone(UTC).isoformat(timespec="seconds"),
        "regime": facts.regime_name,
        "inspection": None if inspection is None else inspection_told(inspection),
        "record_of_changes": {"entries": facts.head.count, "head": facts.head.hash},
        "look": brand_told(facts.brand),
        "asked_for": asdict(asked),
        "included": sorted({file.document for file in files}),
        "files": [{name: getattr(file, name) for name in BuiltFile.__slots__} for file in files],
        "left_out": [{"what": each.what, "why": each.why} for each in left_out(facts)],
        "not_yet_checked": list(not_yet_checked(facts)),
        "findings": [finding_told(each) for each in built.findings if not each.is_kept_inside],
        "letters": letters_told(facts, built.letters),
        "changed_since": since_told(facts.since),
        "zip": zipped,
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def brand_told(brand: PrintedBrand) -> dict[str, str | None]:
    """Colours, font and words, and which files: "" and None stand for the app's own look."""
    return {
        "accent": brand.accent,
        "link": brand.link,
        "font": brand.font.value,
        "header": brand.header,
        "footer": brand.footer,
        "logo_sha256": None if brand.logo is None else hashlib.sha256(brand.logo.data).hexdigest(),
        "template_sha256": None if brand.template is None else brand.template.sha256,
    }


def finding_told(found: PackFinding) -> dict[str, Any]:
    """For programs; ``left_because`` is None while it is open."""
    override = found.override
    return {
        "code": found.code,
        "document": found.document,
        "fault": found.finding.fault.value,
        "where": finding_place(found),
        "found": finding_words(found.finding),
        "left_because": None if override is None else override.reason,
        "left_by": None if override is None else override.given_by,
        "left_at": None if override is None else override.given_at.astimezone(UTC).isoformat(),
    }


def inspection_told(inspection: Inspection) -> dict[str, str | None]:
    return {
        "id": str(inspection.id),
        "notified_at": inspection.notified_at.astimezone(UTC).isoformat(timespec="seconds"),
        "message": inspection.message_name,
        "message_sha256": inspection.message_sha256,
        "on_site_from": _day(inspection.on_site_from),
        "on_site_to": _day(inspection.on_site_to),
    }


MOMENT = ("notified_at", "message_sha256")
DAYS = ("on_site_from", "on_site_to")


def agrees(folder: Path, inspection: Inspection, names: Sequence[str]) -> bool | None:
    """Whether the pack says these of the inspection as they stand now; None where its manifest is gone or elsewhere."""
    told, held = told_of_inspection(folder), inspection_told(inspection)
    return None if told is None else all(told.get(name) == held[name] for name in names)


def told_of_inspection(folder: Path) -> Mapping[str, Any] | None:
    """What the manifest of a pack says of the inspection it was made for; None where it is gone or damaged."""
    told = (read_manifest(folder) or {}).get("inspection")
    return told if isinstance(told, dict) else None


def read_manifest(folder: Path) -> Mapping[str, Any] | None:
    """None where it is gone or damaged, or the pack is kept on another machine."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def rows_from(told: Mapping[str, Any], *, folder: str, sha256: str) -> tuple[Pack, tuple[PackFile, ...]]:
    """The records of a pack, by its manifest. Raises KeyError, TypeError or ValueError where it is not one of ours."""
    head, inspection = told["record_of_changes"], told["inspection"]
    pack = Pack(
        number=int(told["pack"]),
        folder=folder,
        made_at=datetime.fromisoformat(told["made_at"]),
        head_count=int(head["entries"]),
        head_hash=head["head"],
        manifest_sha256=sha256,
        inspection_id=None if inspection is None else int(inspection["id"]),
    )
    return pack, tuple(PackFile(pack_id=pack.id, **file) for file in told["files"])
