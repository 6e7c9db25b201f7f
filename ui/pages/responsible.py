"""Responsible people: what the regime asks about is chosen by code and title, and owners are given in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.people import Person
from inspection_ready.domain.readiness import Asked
from inspection_ready.domain.responsibilities import Responsibility
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.records.fields import Field
from inspection_ready.records.registry import record_of
from inspection_ready.records.responsibilities import RESPONSIBILITIES, SUBJECTS
from inspection_ready.services.listing import listing
from inspection_ready.services.responsibilities import asked_about, give, titled_listing, without_owner
from ui.dialogs.owners import OwnersDialog
from ui.models.links import LinkSource
from ui.page import Context
from ui.register_page import RegisterPage
from ui.register_reading import Loaded
from ui.widgets.asked_editor import AskedEditor
from ui.widgets.editors import Editor
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.services.listing import Filter

CODE = "code"


@dataclass(frozen=True)
class Titled(Loaded):
    asked: tuple[Asked, ...] = ()


class ResponsiblePage(RegisterPage):
    title = "Responsible people"
    record = RESPONSIBILITIES
    kinds = frozenset({"responsibility", "person"})
    choices = (
        ALL,
        *(Choice(words, (Condition("subject", Ask.IS, (value,)),)) for value, words in SUBJECTS.items()),
        Choice("No owner", (Condition("owner_id", Ask.EMPTY),)),
        Choice("No second", (Condition("second_id", Ask.EMPTY),)),
    )

    def title_in_words(self, title: str) -> str:
        return f"who is responsible for {title}"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.give_button = self.add_step(
            "Add all that have nobody",
            "Themes and statements without an owner, one below the other.",
            self.give_owners,
        )
        subject = self.form.rows["subject"].editor
        subject.changed.connect(lambda: self._which.show_subject(subject.value()))

    def editor_of(self, field: Field) -> Editor | None:
        if field.name != CODE:
            return None
        self._which = AskedEditor(field)
        self._which.chosen.connect(self._subject_follows)
        return self._which

    def give_owners(self) -> None:
        self.query(
            lambda app: (app.read(without_owner), app.read(listing, record_of(Person))),
            lambda it: self._offer(it[0], LinkSource(Person, it[1], partial(self._fetch_names, Person))),
            key="owners",
        )

    def _offer(self, asked: Sequence[Asked], people: LinkSource) -> None:
        if not asked:
            self.context.messages.notice("Every theme and statement has an owner.")
            return
        dialog = OwnersDialog(asked, people, self)
        dialog.accepted.connect(lambda: self._give(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _give(self, dialog: OwnersDialog) -> None:
        given = dialog.given()
        count = len(given)
        noun = "theme or statement" if count == 1 else "themes and statements"
        self.command(lambda app: app.do(give, given), said=f"Said who is responsible for {count} {noun}.")

    def _subject_follows(self, asked: Asked) -> None:
        self.form.rows["subject"].editor.set_value(asked.subject)

    def _read(self, app: App, filters: Sequence[Filter], order: Any) -> Loaded:
        with app.reading() as reader:
            found, titles = titled_listing(reader, order=order, filters=filters)
            linked = {each: listing(reader, record_of(each)) for each in self._linked_types()}
            total = reader.register(Responsibility).count()
            return Titled(found, total, linked, {CODE: titles}, asked_about(reader))

    def _show(self, loaded: Loaded) -> None:
        if isinstance(loaded, Titled):
            self._which.set_asked(loaded.asked)
        super()._show(loaded)
