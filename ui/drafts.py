"""Unsaved work on sections, kept on this machine until it is saved or given up: a crash loses a few seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.services.own_notes import forget_note, keep_note, read_note

TYPED = ("title", "included", "status", "source", "owner_id", "review_on", "text")


@dataclass(frozen=True, slots=True)
class Draft:
    version: int
    """Of the section when the draft was begun."""
    at: str
    """When it was last kept, in words."""
    typed: Mapping[str, Any]

    def on(self, section: Section) -> Section:
        typed = dict(self.typed)
        typed["status"] = SectionStatus(typed["status"])
        typed["source"] = SectionSource(typed["source"])
        typed["review_on"] = _day(typed["review_on"])
        return replace(section, **typed)


class Drafts:
    """Of one workspace; by the id of the section."""

    def __init__(self, workspace: str) -> None:
        self._note = f"drafts-{workspace}"
        self._drafts: dict[int, Draft] = _read(read_note(self._note))

    def __contains__(self, section_id: int) -> bool:
        return section_id in self._drafts

    def get(self, section_id: int) -> Draft | None:
        return self._drafts.get(section_id)

    def keep(self, section: Section, *, at: str) -> None:
        held = self._drafts.get(section.id)
        typed = {name: getattr(section, name) for name in TYPED}
        typed["review_on"] = section.review_on.isoformat() if section.review_on else None
        version = held.version if held else section.version
        self._drafts[section.id] = Draft(version, at, typed)
        self._write()

    def forget(self, section_id: int) -> None:
        if self._drafts.pop(section_id, None) is not None:
            self._write()

    def _write(self) -> None:
        if not self._drafts:
            forget_note(self._note)
            return
        told = {
            str(each): {"version": draft.version, "at": draft.at, "typed": dict(draft.typed)}
            for each, draft in self._drafts.items()
        }
        keep_note(self._note, told)


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)


def _read(note: Any) -> dict[int, Draft]:
    """A note written by hand or by another version is passed over, not tripped over."""
    found: dict[int, Draft] = {}
    for key, told in note.items() if isinstance(note, dict) else ():
        try:
            draft = Draft(
                int(told["version"]), str(told["at"]), {name: told["typed"][name] for name in TYPED}
            )
            SectionStatus(draft.typed["status"])
            SectionSource(draft.typed["source"])
            _day(draft.typed["review_on"])
            found[int(key)] = draft
        except (KeyError, TypeError, ValueError):
            continue
    return found
