"""Themes and statements nobody answers for, one below the other, so that owners can be given quickly."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from inspection_ready.domain.readiness import Asked
from inspection_ready.services.responsibilities import Given, words_of
from ui.models.links import LinkSource
from ui.widgets.giving import GivingDialog, PersonLine

SAME = "The second is the same person as the owner: nobody stands in for them."


class OwnersDialog(GivingDialog):
    def __init__(self, asked: Sequence[Asked], people: LinkSource, parent: QWidget | None = None) -> None:
        super().__init__(
            "Give owners",
            "Nobody answers for these yet. Type a part of a name, and leave empty what you do not know.",
            parent,
        )
        self._rows = [(one, *self._row(one, people)) for one in asked]
        self.add_buttons("Save these", "Cancel")

    def given(self) -> tuple[Given, ...]:
        """What was filled in."""
        return tuple(
            Given(subject=one.subject, code=one.code, owner_id=owner.person_id, second_id=second.person_id)
            for one, owner, second in self._rows
            if owner.person_id or second.person_id
        )

    def _row(self, asked: Asked, people: LinkSource) -> tuple[PersonLine, PersonLine]:
        owner = PersonLine("Owner", asked.code, people)
        second = PersonLine("Second", asked.code, people)

        def warn() -> None:
            same = owner.person_id is not None and owner.person_id == second.person_id
            second.warn(SAME if same else "")

        owner.changed.connect(warn)
        second.changed.connect(warn)
        self.add_card(words_of(asked), (owner, second))
        return owner, second
