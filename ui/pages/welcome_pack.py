"""The welcome pack: its sections in order, the text of one, and how it will look."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from inspection_ready.domain.charts import facts_over_years
from inspection_ready.domain.moments import LONDON, today
from inspection_ready.domain.people import Person
from inspection_ready.domain.picture_marks import picture_key
from inspection_ready.domain.searching import Haystack
from inspection_ready.domain.sections import Section
from inspection_ready.phrases.dates import moment
from inspection_ready.records.registry import record_of
from inspection_ready.services import sections
from inspection_ready.services.listing import Listing, page
from inspection_ready.services.registers import add_record, change_record, remove_record
from ui.drafts import Drafts
from ui.models.links import LinkSource, naming_fields
from ui.models.register_list import Row
from ui.models.sections_on_view import SectionsOnView, read_sections
from ui.page import Context, Page, Target
from ui.section_charts import SectionCharts
from ui.section_pictures import SectionPictures
from ui.section_preview import SectionPreview
from ui.section_versions import SectionVersions
from ui.widgets.layout import scrolling
from ui.widgets.section_form import SectionForm
from ui.widgets.section_list import SectionList, Shown, is_shown, section_words

if TYPE_CHECKING:
    from inspection_ready.services.verbs import Done

KEEP_EVERY = 3000
"""Milliseconds from the first letter typed to the draft on the disk."""
NARROW = 120
"""Average letters across."""


class WelcomePackPage(Page):
    title = "Welcome pack"
    kinds = frozenset({"section", "person", "key_fact", "picture"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sections: dict[int, Section] = {}
        self._owners: dict[int, str] = {}
        self._wanted: int | None = None
        self._to_name: int | None = None
        """The section that was just added: once it is open, its title waits to be typed."""
        self._drafts = Drafts(context.app.workspace.file.id)
        self.list = SectionList()
        self.form = SectionForm(self._people(Listing(array("q"), Haystack(()))))
        self.pictures = SectionPictures(self, self.form.editor)
        self.charts = SectionCharts(self.form.editor)
        self.versions = SectionVersions(self)
        self.drawing = SectionPreview(self, self.form)
        self.preview = self.drawing.preview
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.paper = scrolling(self.form, "The section")
        for widget, stretch in ((self.list, 2), (self.paper, 4), (self.preview, 4)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.body.addWidget(self.splitter, 1)
        self.splitter.setSizes([250, 750, 0])
        self.form.hide()
        self.preview.hide()
        self.list.set_look_only(context.look_only)
        self.form.set_read_only(context.look_only)
        self._keeping = QTimer(self, interval=KEEP_EVERY, singleShot=True)
        self._connect()

    # what the window asks of a page

    def load(self) -> None:
        self.query(read_sections, self._show, key="sections")

    def arrive(self, target: Target) -> None:
        if isinstance(target, int):
            self._wanted = target
            self.load()

    def focus_first(self) -> None:
        self.list.list.setFocus() if self._sections else self.list.add.setFocus()

    def may_leave(self) -> bool:
        """Nothing is asked: what is unsaved is kept as a draft, and offered when the person comes back."""
        if self._keep_draft():
            title = self.form.title_line.text()
            self.context.said(f"“{title}” is kept as a draft. It is not saved yet.", None)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep_draft()
        self.drawing.stop()
        super().hideEvent(event)

    # what the person asks for

    def add_new(self) -> None:
        self.command(
            lambda app: app.do(add_record, Section(title="New section")),
            said="Added a section.",
            then=self._added,
        )

    def save(self) -> bool:
        form = self.form
        before = form.before
        if before is None or not form.is_dirty or self.context.look_only:
            return False
        if problem := form.problem():
            form.say(problem)
            form.title_line.setFocus()
            return False
        made = form.made()
        self.command(
            lambda app: app.do(change_record, before, made),
            said=f"Saved “{made.title}”.",
            then=lambda done: self._saved(done, made),
        )
        return True

    def discard(self) -> None:
        if self.form.before is not None:
            self._drafts.forget(self.form.before.id)
            self._open(self.form.before.id)
            self._say_line(self.form.before.id)

    def remove(self) -> None:
        section = self._sections.get(self.list.current or 0)
        if section is None:
            return
        answer = self.context.messages.ask(
            f"Remove the section “{section.title}”?",
            choices=("Remove",),
            detail="You can undo this afterwards.",
        )
        if answer == 0:
            self.command(
                lambda app: app.do(remove_record, section),
                said=f"Removed “{section.title}”.",
                then=lambda _: self._removed(section.id),
            )

    def move_section(self, by: int) -> None:
        section = self._sections.get(self.list.current or 0)
        if section is not None and not self.context.look_only:
            self._wanted = section.id
            self.command(
                lambda app: app.do(sections.move_section, section.id, by=by), said=f"Moved “{section.title}”."
            )

    def show_preview(self, shown: bool) -> None:
        self.preview.setVisible(shown)
        self._arrange()
        if shown:
            whole = self.splitter.width()
            form = max(whole * 9 // 20, self.form.minimumSizeHint().width() + 24)
            beside = 0 if self.list.isHidden() else whole * 4 // 20
            self.splitter.setSizes([beside, form, whole - beside - form])
            self.drawing.draw()

    def show_versions(self) -> None:
        if self.form.before is not None:
            self.versions.ask(self.form.before, is_dirty=self.form.is_dirty)

    # inside

    def _arrange(self) -> None:
        """Where there is no room for three side by side, the preview takes the place of the list."""
        narrow = self.width() < NARROW * self.fontMetrics().averageCharWidth()
        self.list.setHidden(narrow and self.preview.isVisibleTo(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.move_asked.connect(self.move_section)
        self.list.add_asked.connect(self.add_new)
        self.list.remove_asked.connect(self.remove)
        self.form.changed.connect(self._typed)
        self.form.save_asked.connect(self.save)
        self.form.discard_asked.connect(self.discard)
        self.form.map_asked.connect(self._go_to_map)
        self.form.preview.toggled.connect(self.show_preview)
        self.form.versions.clicked.connect(self.show_versions)
        self._keeping.timeout.connect(self._keep_draft)
        self.form.editor.edit.picture_offered.connect(self.pictures.take)

    def _go_to_map(self) -> None:
        self.context.go("settings", "map")

    def _people(self, people: Listing) -> LinkSource:
        def fetch(ids: Sequence[int]) -> Sequence[Row]:
            return self.context.app.read(page, record_of(Person), ids, fields=naming_fields(Person))

        return LinkSource(Person, people, fetch)

    def _show(self, loaded: SectionsOnView) -> None:
        self._sections = {section.id: section for section in loaded.sections}
        self._owners = loaded.owners
        self.pictures.held = {picture_key(picture.name): picture for picture in loaded.pictures}
        self.charts.years = tuple(facts_over_years(loaded.facts))
        self.form.owner.set_source(self._people(loaded.people))
        self.form.editor.offer(
            facts=[(fact.name, fact.value) for fact in loaded.facts],
            pictures=[picture.name for picture in loaded.pictures],
            from_file=self.pictures.choose,
            sections=loaded.places,
        )
        held = self._wanted or (self.form.before.id if self.form.before is not None else None)
        current = held if held in self._sections else next(iter(self._sections), None)
        self._wanted = None
        lines = [(section.id, self._line(section)) for section in loaded.sections]
        now = today(self.context.app.clock)
        kinds = {
            section.id: frozenset(each for each in Shown if is_shown(section, each, now))
            for section in loaded.sections
        }
        self.list.show_sections(lines, current=current, kinds=kinds)
        if current is None:
            self.form.before = None
            self.form.hide()
        elif not self._is_typing_in(current):
            self._open(current)
            self._await_name(current)

    def _await_name(self, section_id: int) -> None:
        if self._to_name == section_id:
            self._to_name = None
            self.form.title_line.setFocus()
            self.form.title_line.selectAll()

    def _is_typing_in(self, section_id: int) -> bool:
        return self.form.before is not None and self.form.before.id == section_id and self.form.is_dirty

    def _choose(self, section_id: int) -> None:
        if self.form.before is None or section_id != self.form.before.id:
            self._keep_draft()
            self._open(section_id)

    def _open(self, section_id: int) -> None:
        before = self._sections[section_id]
        draft = self._drafts.get(section_id)
        shown, notice = before, ""
        if draft is not None:
            shown = draft.on(before)
            notice = f"These are changes you have not saved, kept at {draft.at}."
            if draft.version != before.version:
                notice += " The section was changed since you began them. Saving replaces that change."
        self.form.show_section(shown, before=before, notice=notice)
        self.form.show()
        self.pictures.show(shown.text)
        self.drawing.draw_soon()

    def _typed(self) -> None:
        if not self._keeping.isActive():
            self._keeping.start()
        self.drawing.draw_soon()

    def _keep_draft(self) -> bool:
        """Whether there was anything unsaved."""
        self._keeping.stop()
        before = self.form.before
        if before is None or self.context.look_only or not self.form.is_dirty:
            return False
        now = self.context.app.clock.now().astimezone(LONDON)
        self._drafts.keep(self.form.made(), at=moment(now))
        self._say_line(before.id)
        return True

    def _line(self, section: Section) -> str:
        owner = self._owners.get(section.owner_id or 0, "")
        return section_words(section, owner=owner, is_unsaved=section.id in self._drafts)

    def _say_line(self, section_id: int) -> None:
        if section_id in self._sections:
            self.list.say(section_id, self._line(self._sections[section_id]))

    def _saved(self, done: Done[Any], made: Section) -> None:
        self._keeping.stop()
        self._drafts.forget(done.result.id)
        self._sections[done.result.id] = done.result
        if self.form.before is not None and self.form.before.id == done.result.id:
            has_followed = self.form.made().text == made.text != done.result.text
            self.form.mark_saved(done.result)
            if has_followed:  # its references to itself have its new name
                self._open(done.result.id)

    def _added(self, done: Done[Any]) -> None:
        self._keep_draft()
        self._wanted = done.result.id
        self.form.before = None
        self._to_name = done.result.id

    def _removed(self, section_id: int) -> None:
        self._drafts.forget(section_id)
        self.form.before = None
