"""Somebody leaves: everything they are named for, and who takes each of it over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from inspection_ready.services.leavers import Duty, HandOver
from ui.models.links import LinkSource
from ui.widgets.giving import GivingDialog, PersonLine

ALREADY = "This person is named here already: nobody would stand in for them."
THEMSELVES = "This is who is leaving."


class HandOverDialog(GivingDialog):
    """Accepted: ``handovers`` says who takes over; what was left empty stays with the leaver, and is a gap."""

    def __init__(
        self,
        name: str,
        person_id: int,
        duties: Sequence[Duty],
        people: LinkSource,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"{name} is leaving",
            f"{name} is named in these places. Choose who takes over. What you leave empty keeps their name and is "
            "listed as a gap until somebody has it.",
            parent,
        )
        self._person_id = person_id
        self.everything = PersonLine("Who takes over", "everything below", people)
        self.everything.changed.connect(self._fill)
        if len(duties) > 1:
            self.add_card(
                "One person for everything", (self.everything,), help_="It can still be changed below."
            )
        self._rows = [(duty, self._row(duty, people)) for duty in duties]
        self.add_buttons("Save the date and hand over", "Go back to the form")

    def handovers(self) -> tuple[HandOver, ...]:
        return tuple(
            HandOver(duty, line.person_id)
            for duty, line in self._rows
            if line.person_id not in (None, self._person_id)
        )

    def _row(self, duty: Duty, people: LinkSource) -> PersonLine:
        line = PersonLine("Who takes over", f"{duty.part}, {duty.what}", people)

        def warn() -> None:
            if line.person_id == self._person_id:
                line.warn(THEMSELVES)
            else:
                line.warn(ALREADY if line.person_id in duty.others else "")

        line.changed.connect(warn)
        self.add_card(duty.what, (line,), help_=duty.part)
        return line

    def _fill(self) -> None:
        person_id = self.everything.person_id
        if person_id is not None:
            for _, line in self._rows:
                line.editor.set_value(person_id)
                line.changed.emit()
