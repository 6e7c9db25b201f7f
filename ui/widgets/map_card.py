"""The council's map in Settings: the file it is cut from, whose it is, what is wrong with it, and the plan drawn on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Cancelled, ExpectedError
from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.phrases.maps import LABELS, NEEDS_MAIN_BASE, area_words, chosen_words, part_words
from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.records.fields import Field
from inspection_ready.services.maps import HeldMap, choose_map, cut_map, describe_map, held_map, remove_map
from inspection_ready.services.preview import page_count, section_pdf
from ui.page import Page
from ui.widgets.editors import LineEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.file_choice import FileChoice
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, subheading, words
from ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done

WIDE = 560
PREVIEW_HEIGHT = 520
TITLE = "Plan of bases and places"
FILES = "Maps (*.mbtiles)"
WHAT_FOR = (
    "Plans in the welcome pack are drawn on it, with numbered pins. Without a map they are drawn by distance and "
    "direction, and say the same."
)
FILE_HELP = (
    "An .mbtiles file holds a map as pictures, and needs no internet. The people who make the council’s maps (the GIS "
    "team) can give you one: ask for “raster tiles in PNG, as MBTiles, zooms 10 to 16” of the area your bases lie in. "
    "It may be large, and lie on a network drive: only the pictures that plans show are kept here."
)
HELPS = {
    "name": "",
    "attribution": "Whose map it is, in the words of its licence, such as “© Crown copyright and database rights 2026 "
    "Ordnance Survey AC0000000000” or “© OpenStreetMap contributors (openstreetmap.org/copyright)”.",
}


class MapCard(QFrame):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("card")
        self._page = page
        self._held: HeldMap | None = None
        self.file = FileChoice("map", FILES, FILE_HELP)
        self.facts = words("", "help")
        self.problems = words("", "warning")
        self.rows = {name: _row(name) for name in HELPS}
        self.save_button = button("Save", role="main", name="Save what is said of the map")
        self.show_button = button("Show the plan", name="Show the plan on this map")
        self.preview = PdfPreview(page.context)
        self.preview.setMinimumHeight(PREVIEW_HEIGHT)
        for widget in (self.facts, self.problems, self.preview):
            widget.hide()
        self._lay_out()
        self._connect()
        if page.context.look_only:
            self.file.set_read_only()
            for row in self.rows.values():
                row.editor.set_read_only(True)

    @property
    def is_changed(self) -> bool:
        first = self._first()
        return first is not None and self._typed() != {name: getattr(first, name) for name in HELPS}

    def load(self) -> None:
        self._page.query(_held, self._show, key="map")

    def focus_first(self) -> None:
        self.file.choose.setFocus()

    def take_file(self, path: Path) -> None:
        """What plans show of it is cut out and kept; it stays where it is."""
        if self._page.context.look_only:
            return
        self.file.say_problem("")
        self._page.long_command(
            lambda app, progress: app.do(choose_map, cut_map(app, path, progress=progress)),
            said=lambda done: chosen_words(done.result),
            then=self._chosen,
            failed=self._not_taken,
        )

    def save(self) -> None:
        if self._held is None or not self._held.maps or self._page.context.look_only:
            return
        held, typed = self._held.maps, self._typed()
        self._page.command(
            lambda app: app.do(describe_map, held, **typed),
            said="Changed what is said of the map.",
            then=lambda _: self._read_again(),
            failed=self._not_saved,
        )

    def go_back(self) -> None:
        """As it is kept: what was typed since is forgotten."""
        if self._held is not None:
            self._fill(self._held)

    def show_plan(self) -> None:
        self._page.query(_plan, self._show_pages, key="map pages")

    # inside

    def _first(self) -> Any:
        return self._held.maps[0] if self._held is not None and self._held.maps else None

    def _typed(self) -> dict[str, str]:
        return {name: str(row.editor.value() or "") for name, row in self.rows.items()}

    def _show(self, held: HeldMap) -> None:
        if self.is_changed:
            self._say(held)
        else:
            self._fill(held)

    def _fill(self, held: HeldMap) -> None:
        self._held = held
        first = self._first()
        for name, row in self.rows.items():
            row.editor.set_value(getattr(first, name) if first else "")
            row.say_problem("")
            row.setVisible(first is not None)
        self.save_button.setVisible(first is not None and not self._page.context.look_only)
        self.show_button.setVisible(first is not None)
        if first is None:
            self.preview.hide()
        self.file.show_held("" if first is None else f"{first.name}, from {first.file}")
        self._say(held)

    def _say(self, held: HeldMap) -> None:
        """What it covers, and what is wrong with it now: bases may have moved since it was cut."""
        lines = [area_words(held.maps[0]), *map(part_words, held.maps)] if held.maps else []
        problems = [finding_sentence(each) for each in held.findings]
        if not held.has_main_base:
            problems.append(NEEDS_MAIN_BASE)
        for label, said in ((self.facts, lines), (self.problems, problems)):
            label.setText("\n".join(said))
            label.setVisible(bool(said))

    def _chosen(self, _: Done[Any]) -> None:
        self._read_again()
        self.show_plan()

    def _read_again(self) -> None:
        """Once a command has made what stands in the form its own."""
        self._held = None
        self.load()

    def _take_off(self) -> None:
        if self._page.context.look_only:
            return
        self._page.command(
            lambda app: app.do(remove_map),
            said="Took the map away. Plans are drawn by distance and direction.",
            then=self._taken_off,
        )

    def _taken_off(self, _: Done[Any]) -> None:
        self._read_again()
        self.file.choose.setFocus()

    def _not_taken(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._page.context.messages.notice("Stopped. The map is as it was.")
        elif isinstance(error, ExpectedError):
            self.file.say_problem(self._page.context.messages.in_words(error))
        else:
            self._page.context.messages.tell(error)

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, ExpectedError) and error.code == "map_attribution_too_long":
            self.rows["attribution"].say_problem(self._page.context.messages.in_words(error))
            self.rows["attribution"].editor.setFocus()
        else:
            self._page.context.messages.tell(error)

    def _show_pages(self, drawn: tuple[bytes, int]) -> None:
        self.preview.show()
        self.preview.show_pdf(*drawn, title=TITLE)

    def _connect(self) -> None:
        self.file.chosen.connect(self.take_file)
        self.file.taken_off.connect(self._take_off)
        self.save_button.clicked.connect(self.save)
        self.show_button.clicked.connect(self.show_plan)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(subheading("The council's map"))
        layout.addWidget(words(WHAT_FOR, "help"))
        for widget in (self.file, self.facts, self.problems):
            layout.addWidget(widget)
        for row in self.rows.values():
            row.editor.setMaximumWidth(WIDE)
            layout.addWidget(row)
        buttons = FlowLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.show_button)
        layout.addLayout(buttons)
        layout.addWidget(self.preview)


def _row(name: str) -> FieldRow:
    field = Field(name, LABELS[name], help=HELPS[name])
    return FieldRow(field, LineEditor(field))


def _held(app: App) -> HeldMap:
    return app.read(held_map, on_the_clock(app.clock.now()).date())


def _plan(app: App) -> tuple[bytes, int]:
    with app.reading() as reader:
        pdf = section_pdf(reader, Section(title=TITLE, source=SectionSource.PLAN), at=app.clock.now())
    return pdf, page_count(pdf)
