"""A reply beside what its person still owes: read, and filed once somebody agrees."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.messages import REMARKS
from inspection_ready.phrases.replies import remarks, who_words
from inspection_ready.records.replies import REPLIES
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, scrolling, subheading, words
from ui.widgets.link_editor import LinkEditor
from ui.widgets.reply_answers import ReplyAnswers
from ui.widgets.reply_attachment import AttachmentCard
from ui.widgets.reply_signing import ReplySigning

if TYPE_CHECKING:
    from inspection_ready.services.reply_filing import Answering, FileAs
    from inspection_ready.services.reply_reading import WholeReply
    from inspection_ready.services.sign_replies import SignReply
    from ui.models.links import LinkSource

OWN, ALL = "Show all of the message", "Show their own words only"
NO_WORDS = "They wrote nothing that is not quoted."
NO_FILES = "Nothing is attached."
BESIDE = 75
"""Letters of width, from which what they owe stands beside what they wrote."""
HIGH = 22
"""Lines of height, from which the buttons always stand below what is read."""
LEAST_LINES, MOST_LINES = 4, 14


class ReplyReview(QWidget):
    file_asked = Signal()
    sign_asked = Signal()
    aside_asked = Signal()
    back_asked = Signal()
    open_asked = Signal(int)
    """The number of an attachment; 0 for the message itself."""
    form_asked = Signal(int)
    """The number of an attachment that is a form."""
    person_said = Signal(object)
    """A person's id, or None."""

    def __init__(self, people: LinkSource, evidence: LinkSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evidence = evidence
        self._read_only = False
        self._signs: SignReply | None = None
        self.whole: WholeReply | None = None
        self.cards: list[AttachmentCard] = []
        self.subject = subheading("")
        self.subject.setWordWrap(True)
        self.who = words("")
        self.person = LinkEditor(REPLIES.field("person_id"), people, self)
        self.person.main.setAccessibleName("Whose answer it is")
        self.remarks = words("", "warning")
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("What they wrote")
        self.all_of_it = button(OWN, role="link")
        self.answers = ReplyAnswers(self)
        self.signing = ReplySigning(self)
        self.nothing = words(NO_FILES, "help")
        self.filed = words("", "good")
        self.file = button("File these", role="main")
        self.sign = button("Record what they say", role="main")
        self.aside = button("Set it aside")
        self.back = button("Have it wait again")
        self.open = button("Open the message")
        self._lay_out()
        self._connect()

    def set_sources(self, people: LinkSource, evidence: LinkSource) -> None:
        self._evidence = evidence
        self.person.set_source(people)
        for card in self.cards:
            card.which.set_source(evidence)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only

    def show_whole(
        self, whole: WholeReply, signs: SignReply | None = None, forms: Collection[int] = ()
    ) -> None:
        """One that is the same as before keeps what was chosen for it.

        ``signs``: it answers what was to be signed. ``forms`` are the numbers of attachments answered in.
        """
        if self.whole is not None and _alike(self.whole, whole) and self._signs == signs:
            return
        is_another = self.whole is None or self.whole.reply.id != whole.reply.id
        self.whole, self._signs = whole, signs
        if signs is not None:
            self.signing.show_reply(signs)
        self.signing.setHidden(signs is None)
        for each in (self._owing, self._whose, self.person):
            each.setHidden(signs is not None)
        reply, name = whole.reply, whole.person.name if whole.person else ""
        self.subject.setText(f"{reply.number}. {reply.subject}")
        self.who.setText(who_words(reply, name, whole.sure, is_from_them=whole.is_from_them))
        self.person.set_value(reply.person_id)
        noted = sorted(REMARKS[each] for each in whole.mail.remarks) if whole.mail else []
        unread = [] if whole.unread is None else [error_sentence(whole.unread)]
        say(self.remarks, "\n".join((*remarks(reply, name), *noted, *unread)))
        self._show_text(is_all=False)
        self.answers.show_owed(whole.owed, is_known=whole.person is not None)
        self._show_files(whole, forms)
        filed = "\n".join(
            f"{each.name} was filed as {evidence.reference} {evidence.title}."
            for each, evidence in whole.filed
        )
        say(self.filed, filed)
        self._offer()
        self._put()
        if is_another:
            self._area.verticalScrollBar().setValue(0)

    def filings(self) -> tuple[FileAs, ...] | None:
        """None where something is missing, which is said beside it."""
        lacking = [card for card in self.cards if not card.check()]
        if lacking:
            return None
        return tuple(filing for card in self.cards if (filing := card.filing()) is not None)

    def answering(self) -> tuple[Answering, ...]:
        return self.answers.answering()

    # inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside, what they owe stands below."""
        super().resizeEvent(event)
        self._fit_tools()
        is_wide = self.width() >= BESIDE * self.fontMetrics().averageCharWidth()
        self._split.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    def _fit_tools(self) -> None:
        """Where there is little room the buttons stand at the end of what is read, and not always on view."""
        is_high = self.height() >= HIGH * self.fontMetrics().lineSpacing()
        inside = self._below.parentWidget() is not self
        if is_high == inside:
            layout = self.layout() if is_high else self._column
            assert layout is not None  # it was laid out
            layout.addWidget(self._below)

    def _show_text(self, *, is_all: bool) -> None:
        assert self.whole is not None  # it is shown
        shown = self.whole.text if is_all else self.whole.words or NO_WORDS
        self.text.setPlainText(shown)
        self.all_of_it.setText(ALL if is_all else OWN)
        self.all_of_it.setVisible(self.whole.text.strip() != self.whole.words.strip())
        lines = min(max(shown.count("\n") + 1 + len(shown) // 60, LEAST_LINES), MOST_LINES)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + 20)

    def _turn(self) -> None:
        self._show_text(is_all=self.all_of_it.text() == OWN)

    def _show_files(self, whole: WholeReply, forms: Collection[int]) -> None:
        for card in self.cards:
            self._files.removeWidget(card)
            card.deleteLater()
        titles = {each.id: f"{each.reference} {each.title}".strip() for each in whole.evidence}
        owed = [each.request for each in whole.owed]
        self.cards = [
            AttachmentCard(
                file,
                whole.suggested[file.number],
                owed=owed,
                evidence=self._evidence,
                titles=titles,
                is_form=file.number in forms,
            )
            for file in whole.files
        ]
        for card in self.cards:
            card.set_read_only(self._read_only or not whole.reply.waits)
            card.changed.connect(self._put)
            card.open_asked.connect(self.open_asked)
            card.form_asked.connect(self.form_asked)
            self._files.addWidget(card)
        self.nothing.setHidden(bool(self.cards) or self._signs is not None)
        self._attached.setHidden(not self.cards and self._signs is not None)

    def _put(self) -> None:
        self.answers.tick({card.request_id for card in self.cards if card.request_id is not None})

    def _offer(self) -> None:
        assert self.whole is not None  # it is shown
        waits, may = self.whole.reply.waits, not self._read_only
        signs = self._signs is not None
        for widget, is_shown in (
            (self.file, waits and not signs),
            (self.sign, waits and signs),
            (self.aside, waits),
            (self.back, not waits),
        ):
            widget.setVisible(is_shown)
            widget.setEnabled(may)
        self.signing.set_read_only(not (waits and may))
        self.person.set_read_only(not (waits and may) or signs)
        self.answers.set_read_only(not (waits and may))

    def _person_chosen(self) -> None:
        if self.whole is None or self.person.problem():
            return
        said = self.person.value()
        if said != self.whole.reply.person_id and (said is not None or not self.person.line.text().strip()):
            self.person_said.emit(said)

    def _connect(self) -> None:
        self.all_of_it.clicked.connect(self._turn)
        self.person.changed.connect(self._person_chosen)
        self.file.clicked.connect(self.file_asked)
        self.sign.clicked.connect(self.sign_asked)
        self.aside.clicked.connect(self.aside_asked)
        self.back.clicked.connect(self.back_asked)
        self.open.clicked.connect(lambda: self.open_asked.emit(0))

    def _lay_out(self) -> None:
        label = self._whose = QLabel("&Answers for", self)
        label.setBuddy(self.person.main)
        left, right = QWidget(), QWidget()
        self._owing = right
        reading, owing = QVBoxLayout(left), QVBoxLayout(right)
        reading.setContentsMargins(0, 0, 8, 0)
        owing.setContentsMargins(8, 0, 0, 0)
        files = QWidget()
        self._files = QVBoxLayout(files)
        self._files.setContentsMargins(0, 0, 0, 0)
        self._attached = subheading("What is attached")
        for widget in (subheading("What they wrote"), self.text, self.all_of_it, self._attached,
                       self.nothing, files):  # fmt: skip
            reading.addWidget(widget)
        reading.setAlignment(self.all_of_it, Qt.AlignmentFlag.AlignLeft)
        reading.addStretch(1)
        for widget in (subheading("What they still owe"), self.answers):
            owing.addWidget(widget)
        owing.addStretch(1)
        split = self._split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 0, 8, 0)
        for widget in (self.subject, self.who, label, self.person, self.remarks, self.filed):
            column.addWidget(widget)
        column.addWidget(split, 1)
        column.addWidget(self.signing)
        self._below = QWidget(self)
        self._column = column
        tools = FlowLayout(self._below)
        for each in (self.file, self.sign, self.aside, self.back, self.open):
            tools.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(inside, "The reply")
        layout.addWidget(self._area, 1)
        layout.addWidget(self._below)


def _alike(before: WholeReply, now: WholeReply) -> bool:
    return (
        before.reply == now.reply
        and before.files == now.files
        and before.owed == now.owed
        and before.person == now.person
        and before.filed == now.filed
    )
