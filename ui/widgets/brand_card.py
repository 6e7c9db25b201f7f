"""The council's look in Settings: colours, font, words, logo and Word template, and a page drawn with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from inspection_ready.domain.brands import Brand, BrandFinding, TemplateReading
from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.printed_brands import WordTemplate
from inspection_ready.phrases.brands import FONT_WORDS, LABELS, finding_sentence, template_lines
from inspection_ready.records.fields import Field, Kind
from inspection_ready.services.brands import (
    NewLogo,
    brand_findings,
    brand_of,
    change_brand,
    held_template_reading,
    read_template,
    template_reading,
    without_logo,
    without_template,
)
from inspection_ready.services.pictures import read_picture
from inspection_ready.services.preview import look_pdf, page_count
from ui.page import Page
from ui.widgets.editors import ChoiceEditor, LineEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.file_choice import FileChoice
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, subheading, words
from ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done

LETTERS_ACROSS = 75
"""Average letters: of a line that is typed, or a choice."""
PREVIEW_HEIGHT = 520
TITLE = "The welcome pack"
HELPS = {
    "accent": "Six letters and digits, such as 1D4F91. Empty: as the app has it.",
    "link": "Empty: the colour of headings, made dark enough to read.",
    "font": "PDFs carry the font with them; Word uses one that every computer has.",
    "header": "Empty: the council’s name.",
    "footer": "An address, or a line every document must have. One line.",
    "logo_alt": "For people who cannot see it: the council’s name, as a rule.",
}
LOGO_HELP = "A JPEG or PNG, at the head of the first page of PDFs, and of Word files made without a template."
TEMPLATE_HELP = (
    "A Word document or template of the council’s (.docx or .dotx). Word files then have its styles, headers, footers "
    "and page, and PDFs its page and colours; its own text is left out. Nothing in it is run."
)
PICTURES, WORD_FILES = "Pictures (*.jpg *.jpeg *.png)", "Word files (*.docx *.dotx)"


class BrandCard(QFrame):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("card")
        self._page = page
        self._brand: Brand | None = None
        self._logo: NewLogo | None = None
        self._template: WordTemplate | None = None
        self._dropped: set[str] = set()
        self.rows = {name: _row(name) for name in HELPS}
        self.logo = FileChoice("logo", PICTURES, LOGO_HELP)
        self.template = FileChoice("Word template", WORD_FILES, TEMPLATE_HELP)
        self.save_button = button("Save the look", role="main", name="Save the council's look")
        self.show_button = button("Show a page", name="Show the welcome pack in this look")
        self.preview = PdfPreview(page.context)
        self.preview.setMinimumHeight(PREVIEW_HEIGHT)
        self.preview.hide()
        self._lay_out()
        self._fit_fields()
        self._connect()
        if page.context.look_only:
            for row in self.rows.values():
                row.editor.set_read_only(True)
            for choice in (self.logo, self.template):
                choice.set_read_only()
            self.save_button.setDisabled(True)

    @property
    def is_changed(self) -> bool:
        return self._brand is not None and (
            self._typed() != self._brand or self._logo is not None or self._template is not None
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_fields()

    def load(self) -> None:
        self._page.query(lambda app: app.read(brand_of), self._show, key="brand")
        self._read_held()

    def save(self) -> None:
        before = self._brand
        if before is None or self._page.context.look_only:
            return
        after, logo, template = self._typed(), self._logo, self._template
        self._page.command(
            lambda app: app.do(change_brand, before, after, logo=logo, template=template),
            said="Changed the council's look. The next pack is made with it; packs made before stay as they are.",
            then=self._saved,
            failed=self._failed,
        )

    def go_back(self) -> None:
        """As it is kept: what was typed or chosen since is forgotten."""
        if self._brand is not None:
            self._fill(self._brand)
            self._read_held()

    def show_page(self) -> None:
        if self._brand is None:
            return
        typed, logo, template = self._typed(), self._logo, self._template
        self._page.query(
            lambda app: _drawn(app, typed, logo, template),
            self._show_pages,
            key="brand pages",
            failed=self._failed,
        )

    def take_logo(self, path: Path) -> None:
        self.logo.say_problem("")
        self._page.query(
            lambda _: NewLogo(path.name, read_picture(path)),
            self._logo_read,
            key="logo",
            failed=lambda error: self._not_taken(self.logo, error),
        )

    def take_template(self, path: Path) -> None:
        self.template.say_problem("")
        self._page.query(
            lambda _: _template_with_words(path),
            self._template_read,
            key="template",
            failed=lambda error: self._not_taken(self.template, error),
        )

    # inside

    def _fit_fields(self) -> None:
        """As wide as their words ask at whatever size the text is."""
        for row in self.rows.values():
            row.editor.setMaximumWidth(LETTERS_ACROSS * self.fontMetrics().averageCharWidth())

    def _typed(self) -> Brand:
        assert self._brand is not None, "asked only once it was read"
        brand = self._brand
        if "logo" in self._dropped:
            brand = without_logo(brand)
        if "template" in self._dropped:
            brand = without_template(brand)
        told: dict[str, Any] = {name: row.editor.value() or "" for name, row in self.rows.items()}
        return replace(brand, **told)

    def _show(self, brand: Brand) -> None:
        if not self.is_changed:
            self._fill(brand)

    def _fill(self, brand: Brand) -> None:
        self._brand, self._logo, self._template = brand, None, None
        self._dropped.clear()
        for name, row in self.rows.items():
            row.editor.set_value(getattr(brand, name))
        self.logo.show_held(brand.logo_name)
        self.template.show_held(brand.template_name)
        self._say(())

    def _saved(self, done: Done[Any]) -> None:
        self._fill(done.result)

    def _logo_read(self, logo: NewLogo) -> None:
        self._logo = logo
        self.logo.show_held(logo.file)
        self.rows["logo_alt"].editor.setFocus()

    def _template_read(self, read: tuple[WordTemplate, tuple[str, ...]]) -> None:
        self._template, told = read
        self.template.show_held(self._template.name)
        self.template.tell(told)

    def _read_held(self) -> None:
        """What there is to say of the template that is kept."""
        self._page.query(lambda app: app.read(held_template_reading), self._tell_held, key="template told")

    def _tell_held(self, reading: TemplateReading | None) -> None:
        if self._template is None and "template" not in self._dropped:
            self.template.tell(template_lines(reading) if reading else ())

    def _take_off_logo(self) -> None:
        self._logo = None
        self._dropped.add("logo")
        self.rows["logo_alt"].editor.set_value("")
        self.logo.show_held("")
        self.logo.choose.setFocus()

    def _take_off_template(self) -> None:
        self._template = None
        self._dropped.add("template")
        self.template.show_held("")
        self.template.tell(())
        self.template.choose.setFocus()

    def _check(self) -> None:
        """Beside the field as soon as the keyboard leaves it."""
        if self._brand is not None:
            typed = self._typed()
            self._page.query(lambda _: brand_findings(typed), self._say, key="brand findings")

    def _say(self, findings: tuple[BrandFinding, ...]) -> None:
        said = {finding.about: finding_sentence(finding) for finding in findings}
        for name, row in self.rows.items():
            row.say_problem(said.get(name, ""))
        if "template" in said:
            self.template.say_problem(said["template"])

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ExpectedError) and error.code == "brand_breaks_documents":
            findings: Any = error.data["findings"]
            self._say(findings)
            first = self.rows.get(findings[0].about)
            if first is not None:
                first.editor.setFocus()
        else:
            self._page.context.messages.tell(error)

    def _not_taken(self, choice: FileChoice, error: Exception) -> None:
        if isinstance(error, ExpectedError):
            choice.say_problem(self._page.context.messages.in_words(error))
        else:
            self._page.context.messages.tell(error)

    def _show_pages(self, drawn: tuple[bytes, int]) -> None:
        self._say(())
        self.preview.show()
        self.preview.show_pdf(*drawn, title=TITLE)

    def _connect(self) -> None:
        for row in self.rows.values():
            if isinstance(row.editor, LineEditor):
                row.editor.line.editingFinished.connect(self._check)
        self.logo.chosen.connect(self.take_logo)
        self.logo.taken_off.connect(self._take_off_logo)
        self.template.chosen.connect(self.take_template)
        self.template.taken_off.connect(self._take_off_template)
        self.save_button.clicked.connect(self.save)
        self.show_button.clicked.connect(self.show_page)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(subheading("The council's look"))
        layout.addWidget(
            words("How every document looks. A look that would make one hard to read is not taken.", "help")
        )
        for name, row in self.rows.items():
            if name == "logo_alt":
                layout.addWidget(self.logo)
            layout.addWidget(row)
        layout.addWidget(self.template)
        buttons = FlowLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.show_button)
        layout.addLayout(buttons)
        layout.addWidget(self.preview)


def _row(name: str) -> FieldRow:
    if name == "font":
        field = Field(name, LABELS[name], Kind.CHOICE, help=HELPS[name], choices=FONT_WORDS)
        return FieldRow(field, ChoiceEditor(field, FONT_WORDS))
    field = Field(name, LABELS[name], help=HELPS[name])
    return FieldRow(field, LineEditor(field))


def _template_with_words(path: Path) -> tuple[WordTemplate, tuple[str, ...]]:
    template = read_template(path)
    return template, template_lines(template_reading(template))


def _drawn(app: App, brand: Brand, logo: NewLogo | None, template: WordTemplate | None) -> tuple[bytes, int]:
    with app.reading() as reader:
        pdf = look_pdf(reader, brand, logo=logo, template=template, at=app.clock.now())
    return pdf, page_count(pdf)
