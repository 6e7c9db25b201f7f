"""Changes somebody proposes to a timetable, in words; and why a line of theirs cannot be one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.timetable import Session
from inspection_ready.domain.timetable_edits import Aspect, FieldEdit, Proposal
from inspection_ready.phrases.dates import clock
from inspection_ready.phrases.timetable import day_words, length_words, times_words, track_words
from inspection_ready.phrases.values import count_of, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.domain.whole_timetable import WholeTimetable

EDIT_SENTENCES = {
    "edits_not_exported": "{file} was not exported from here, or its columns “Inspection Ready number” and “{heading}” "
    "were taken out. Nothing was changed. Export the timetable, and have that file edited; or import this one.",
    "edits_of_another": "{file} was exported from another workspace, or before this one was put back from a copy. "
    "Nothing was changed. Export the timetable anew, and have that file edited.",
    "edits_are_old": "Something was changed since {file} was compared. Nothing was taken. Compare it again.",
    "no_such_proposal": "There is no proposed change {number}: there are {count}. Nothing was changed.",
}
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Labels:
    """What fields and choices are called: the registers describe them, and phrases do not know those."""

    fields: Mapping[str, str]
    choices: Mapping[str, Mapping[Any, str]]
    parts: Mapping[Any, str]


@dataclass(frozen=True, slots=True)
class EditWords:
    """``names``: people, rooms and bases, by id."""

    whole: WholeTimetable
    names: Mapping[int, str]
    labels: Labels

    def title(self, proposal: Proposal) -> str:
        session = proposal.session
        return f"{session.code} {session.title}".strip()

    def change(self, proposal: Proposal) -> str:
        match proposal.aspect:
            case Aspect.ADDED:
                return f"New: {self._place_in_time(proposal.session)}{self._with(proposal)}"
            case Aspect.REMOVED:
                return "Not in the file any more: it would be cancelled"
            case Aspect.TIME:
                return self._time(proposal)
            case Aspect.PEOPLE:
                return "; ".join(self._person(each) for each in proposal.edits)
            case _:
                return "; ".join(self._field(each) for each in proposal.edits)

    def conflict(self, proposal: Proposal) -> str:
        """Empty where nothing was changed here meanwhile."""
        told = [self._meanwhile(each) for each in proposal.edits if each.is_conflict]
        return f"Changed here too since it went out: {'; '.join(told)}." if told else ""

    def _time(self, proposal: Proposal) -> str:
        before = proposal.session
        changes: dict[str, Any] = {each.name: each.told for each in proposal.edits}
        after = replace(before, **changes)
        said = []
        if (before.day, before.starts, before.track) != (after.day, after.starts, after.track):
            said.append(f"Moved from {self._place_in_time(before)} to {self._place_in_time(after)}")
        if before.minutes != after.minutes:
            word = "longer" if after.minutes > before.minutes else "shorter"
            said.append(
                f"{word}: {length_words(after.minutes)} instead of {length_words(before.minutes)}, until {clock(after.ends)}"
            )
        told = "; ".join(said)
        return told[:1].upper() + told[1:]

    def _place_in_time(self, session: Session) -> str:
        day = day_words(self.whole.day(session.day), is_template=self.whole.timetable.is_template)
        return f"{day}, {times_words(session)}, {track_words(session.track)}"

    def _with(self, proposal: Proposal) -> str:
        names = [self.names.get(each, "") for each in proposal.people]
        return f", with {joined(names)}" if names else ""

    def _person(self, edit: FieldEdit) -> str:
        name = self.names.get(edit.person_id or 0, "")
        if edit.told is None:
            return f"{name} no longer ({self._part(edit.now or edit.was)})"
        if edit.now is None:
            return f"{name} comes ({self._part(edit.told)})"
        return f"{name}: {self._part(edit.told)} instead of {self._part(edit.now)}"

    def _part(self, part: Any) -> str:
        return self.labels.parts.get(part, "").lower()

    def _field(self, edit: FieldEdit) -> str:
        label = self.labels.fields.get(edit.name, edit.name)
        before, after = self._value(edit.name, edit.now), self._value(edit.name, edit.told)
        if not before:
            return f"{label}: “{after}”"
        return f"{label}: “{after}” instead of “{before}”" if after else f"{label}: “{before}” taken away"

    def _meanwhile(self, edit: FieldEdit) -> str:
        if edit.name == "people":
            name = self.names.get(edit.person_id or 0, "")
            return f"{name} is {self._part(edit.now) if edit.now else 'not there any more'}"
        label = self.labels.fields.get(edit.name, edit.name)
        now, was = self._value(edit.name, edit.now), self._value(edit.name, edit.was)
        return f"{label} is “{now or NOTHING}”, and was “{was or NOTHING}”"

    def _value(self, name: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if name in {"base_id", "room_id", "prep_lead_id"}:
            return self.names.get(value, "")
        if name in {"starts", "earliest", "latest"}:
            return clock(value)
        if name == "minutes":
            return length_words(value)
        if name == "track":
            return track_words(value)
        return self.labels.choices.get(name, {}).get(value, str(value))


def edits_told(*, lines: int, same: int, proposed: int, conflicts: int, refused: int) -> str:
    """12 lines: 3 proposed changes, 1 of them changed here too; 8 lines the same; 1 line refused."""
    changes = count_of(proposed, "proposed change") if proposed else "nothing to change"
    clashing = f", {conflicts} of them changed here too" if conflicts else ""
    told = [f"{changes}{clashing}", f"{count_of(same, 'line')} the same" if same else ""]
    told.append(f"{count_of(refused, 'line')} refused" if refused else "")
    return f"{count_of(lines, 'line')}: {'; '.join(filter(None, told))}."


def together_words(new: int, mended: int) -> str:
    """Taken together: 2 new clashes, and 1 of those there are now is mended."""
    said = count_of(new, "new clash", "new clashes") if new else "no new clashes"
    if mended:
        said += f", and {mended} of those there are now {'is' if mended == 1 else 'are'} mended"
    return f"Taken together: {said}."
