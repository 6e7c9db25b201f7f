"""Letters: their words with fields, the lists they go to, and how each person’s copy looks."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterStatus, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.moments import today
from inspection_ready.domain.people import Person
from inspection_ready.domain.searching import Haystack
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.phrases.values import count_of
from inspection_ready.records.letters import LETTERS
from inspection_ready.services.listing import Listing
from inspection_ready.services.preview import letter_pdf, page_count
from inspection_ready.services.regimes import known_stages
from inspection_ready.services.sendings import SendingLine, mark_sent, sending_lines
from inspection_ready.services.who import name_of
from ui.dialogs.send_letter import SendLetterDialog
from ui.models.links import LinkSource
from ui.open_files import open_path
from ui.register_page import RegisterPage
from ui.shared_commands import send_letter
from ui.widgets.goes_to import GoesTo
from ui.widgets.letter_preview import CHOOSE, LetterPreview
from ui.widgets.letter_text import LetterText
from ui.widgets.sent_letters import SentLetters
from ui.widgets.view_choice import ALL, Choice
from ui.widgets.word_letter import WordLetterPart
from ui.word_letters import WordLetters

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.records.fields import Field
    from inspection_ready.services.app import App
    from ui.page import Context
    from ui.widgets.editors import Editor


@dataclass(frozen=True)
class Parts:
    lists: Sequence[tuple[DistributionList, int]]
    chosen: frozenset[int]
    somebody: int | None
    """A person the letter goes to."""
    key_facts: Sequence[str]
    stages: Sequence[tuple[str, str]]
    """The id of each stage of the regime, and its name."""
    sendings: Sequence[SendingLine]
    me: str


class LettersPage(RegisterPage):
    title = "Letters"
    record = LETTERS
    kinds = frozenset(
        {
            "letter",
            "letter_use",
            "word_letter",
            "distribution_list",
            "list_member",
            "person",
            "key_fact",
            "sending",
            "sent_letter",
        }
    )
    hidden = ("position",)
    panel_share = 0.6
    choices = (
        ALL,
        Choice("Drafts", (Condition("status", Ask.IS, (LetterStatus.DRAFT,)),)),
        Choice("Agreed", (Condition("status", Ask.IS, (LetterStatus.AGREED,)),)),
        Choice("Signed by nobody yet", (Condition("signatory_id", Ask.EMPTY),)),
        Choice("Starters", (Condition("is_starter", Ask.IS, ("yes",)),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._parts: Parts | None = None
        self.goes_to = GoesTo(for_packs=True)
        self.goes_to.chosen.connect(self._send_to)
        nobody = Listing(array("q"), Haystack(()))
        self.preview = LetterPreview(LinkSource(Person, nobody, partial(self._fetch_names, Person)), context)
        self.preview.asked.connect(self._draw)
        self.panel.add_part(self.goes_to, "Goes to")
        self.word = WordLetterPart(look_only=context.look_only)
        self.word_letters = WordLetters(self, self.word, self._show_worst)
        self.panel.add_part(self.word, "Word file")
        self.panel.add_part(self.preview, "Preview")
        self.sent = SentLetters()
        self.sent.set_read_only(context.look_only)
        self.sent.write_asked.connect(self._write_to_people)
        self.sent.folder_asked.connect(open_path)
        self.sent.marked.connect(self._mark_sent)
        self.panel.add_part(self.sent, "Written to")

    def editor_of(self, field: Field) -> Editor | None:
        return LetterText(field) if field.name == "body" else None

    def opened(self, row: Row | None) -> None:
        self.preview.pages.clear(CHOOSE)
        self.word_letters.opened(row if isinstance(row, Letter) else None)
        if row is not None:
            letter_id = row.id
            self.query(lambda app: _read_parts(app, letter_id), self._show_parts, key="parts")

    def _show_parts(self, parts: Parts) -> None:
        text = cast("LetterText", self.form.rows["body"].editor)
        text.show_key_facts(parts.key_facts)
        text.show_stages(parts.stages)
        self.goes_to.show_lists(parts.lists, parts.chosen, read_only=self.context.look_only)
        self.preview.person.set_source(self._links(self.linked)[Person])
        self.preview.offer(parts.somebody)
        self._parts = parts
        self.sent.show_lines(parts.sendings, me=parts.me)

    def _send_to(self, list_ids: list[int]) -> None:
        letter = self.form.before
        if isinstance(letter, Letter):
            send_letter(self, letter, list_ids)

    def take_file(self, path: Path) -> None:
        """A Word file that was dropped: for the letter on view."""
        if self.form.before is None:
            self.context.said(f"Open the letter that {path.name} is for, and drop it again.", None)
            return
        self.panel.tabs.setCurrentWidget(self.word)
        self.word_letters.take(path)

    # writing it to people

    def _write_to_people(self) -> None:
        letter, parts = self.form.before, self._parts
        if not isinstance(letter, Letter) or parts is None:
            return
        if self.form.is_dirty:
            self.sent.say("Save what you changed in the letter first.")
            return
        dialog = SendLetterDialog(letter, parts.lists, parts.chosen, self.context, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _mark_sent(self, line: SendingLine, by: str) -> None:
        on = today(self.context.app.clock)
        self.command(
            lambda app: app.do(mark_sent, line.sending.id, on=on, by=by),
            said=f"Marked {count_of(line.people, 'letter')} of “{line.title}” as sent, by the word of {by}.",
        )

    # the preview

    def _show_worst(self, letter: Letter, pdf: bytes, pages: int) -> None:
        self.panel.tabs.setCurrentWidget(self.preview)
        self._drawn(letter, pdf, pages)

    def _draw(self, person_id: int | None) -> None:
        if person_id is None or self.form.before is None:
            self.preview.pages.clear(CHOOSE)
            return
        letter, now = cast("Letter", self.form.made()), self.context.app.clock.now()

        def work(app: App) -> tuple[bytes, int]:
            pdf = app.read(letter_pdf, letter, person_id, at=now)
            return pdf, page_count(pdf)

        self.query(work, lambda drawn: self._drawn(letter, *drawn), key="preview")

    def _drawn(self, letter: Letter, pdf: bytes, pages: int) -> None:
        self.preview.pages.show_pdf(pdf, pages, title=letter.title)


def _read_parts(app: App, letter_id: int) -> Parts:
    with app.reading() as reader:
        members = reader.register(ListMember).all()
        counts = Counter(member.list_id for member in members)
        chosen = frozenset(use.list_id for use in reader.register(LetterUse).find(letter_id=letter_id))
        return Parts(
            [(one, counts[one.id]) for one in reader.register(DistributionList).all("side", "name")],
            chosen,
            next((member.person_id for member in members if member.list_id in chosen), None),
            [fact.name for fact in reader.register(KeyFact).all("position", "name")],
            [(stage.id, stage.name) for stage in known_stages(reader)],
            sending_lines(reader, folder=app.workspace.folder, letter_id=letter_id),
            name_of(reader, app.who.person_id),
        )
