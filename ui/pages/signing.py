"""Sign-off: who may sign today, what waits, and what was signed by whom; the coordinator records what they said."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from inspection_ready.domain.moments import today
from inspection_ready.domain.sign_sheets import Means
from inspection_ready.phrases.signatures import (
    nobody_words,
    part_words,
    sheet_answer_words,
    signer_words,
    why_closed_words,
)
from inspection_ready.phrases.values import count_of
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.sign_checks import shown
from inspection_ready.services.sign_messages import write_sign_message
from inspection_ready.services.sign_sheets import answer_sheet, make_sheet, write_sheet
from inspection_ready.services.signatures import Word, change_rules, disagree, sign, withdraw_all
from inspection_ready.services.signing_now import SigningNow, signing_now, waits
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.sign_message import SignMessageDialog
from ui.dialogs.sign_rules import SignRulesDialog
from ui.dialogs.signing import SignDialog, SignEntry
from ui.page import Context, Page, Target
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, scrolling, words
from ui.widgets.sign_lines import CHOICES, SignLines

if TYPE_CHECKING:
    from inspection_ready.domain.signatures import SignStanding
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done
    from ui.background import Progress

FILES = "Word (*.docx);;PDF (*.pdf)"
DRAFTS = "E-mail drafts (*.eml)"


class SigningPage(Page):
    title = "Sign-off"
    kinds = frozenset(
        {"signature", "sign_sheet", "sign_off_rules", "request", "request_evidence", "evidence",
         "evidence_version", "person", "role", "absence", "regime_text"}
    )  # fmt: skip
    knows_the_day = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found: SigningNow | None = None
        self.who = words("")
        self.closed = words("", "help")
        self.lines = SignLines(self)
        self.agreed = button("Agreed", role="main")
        self.not_agreed = button("Not agreed")
        self.take_back = button("Take back")
        self.message = button("Ask by e-mail")
        self.sheet = button("Make a sheet to be signed")
        self.came_back = button("A sheet came back")
        self.rules = button("Rules of signing")
        self._lay_out()
        self.lines.request_asked.connect(lambda request_id: self.context.go("requests", request_id))
        self.agreed.clicked.connect(lambda: self.ask_word(agreed=True))
        self.not_agreed.clicked.connect(lambda: self.ask_word(agreed=False))
        self.take_back.clicked.connect(self.ask_why)
        self.message.clicked.connect(self.ask_whom)
        self.sheet.clicked.connect(self.choose_file)
        self.came_back.clicked.connect(self.ask_sheet)
        self.rules.clicked.connect(self.ask_rules)

    def load(self) -> None:
        on = today(self.context.app.clock)
        self.query(lambda app: app.read(signing_now, on=on), self._show, key="signing")

    def arrive(self, target: Target) -> None:
        """A register's name shows what waits; the id of a signature shows everything."""
        self.lines.choice.setCurrentIndex(len(CHOICES) - 1 if isinstance(target, int) else 0)

    def focus_first(self) -> None:
        self.lines.table.setFocus()

    # what is asked of it

    def ask_word(self, *, agreed: bool) -> None:
        lines = self.lines.chosen
        if self._found is None or not lines:
            self.context.messages.notice(
                "Choose in the list what it is about. Several lines can be chosen together."
            )
            return
        dialog = SignDialog(_about(lines, agreed=agreed), self._found.signers, agreed=agreed, parent=self)
        dialog.accepted.connect(lambda: self._record(lines, dialog.entry, agreed=agreed))
        dialog.open()

    def ask_sheet(self) -> None:
        found = self._found
        if found is None or not found.sheets:
            self.context.messages.notice("No sheet was made yet. Make one first.")
            return
        about = "What came back counts for exactly what was on the sheet: a line that changed since is left as it is."
        dialog = SignDialog(about, found.signers, sheets=found.sheets, parent=self)
        dialog.accepted.connect(lambda: self._record_sheet(dialog.entry))
        dialog.open()

    def ask_why(self) -> None:
        signed = [
            each.signature for each in self.lines.chosen if each.signature and not each.signature.is_withdrawn
        ]
        if not signed:
            self.context.messages.notice("Choose in the list a signature to take back.")
            return
        about = f"{count_of(len(signed), 'signature')} will be taken back. They stay in the record, with the reason."
        dialog = ReasonDialog("Take a signature back", about, do="Take back", parent=self)
        dialog.accepted.connect(
            lambda: self.command(
                lambda app: app.do(withdraw_all, [each.id for each in signed], because=dialog.reason),
                said=f"Took back {count_of(len(signed), 'signature')}.",
            )
        )
        dialog.open()

    def ask_rules(self) -> None:
        if self._found is None:
            return
        before = self._found.rules
        dialog = SignRulesDialog(before, self)
        dialog.accepted.connect(
            lambda: self.command(
                lambda app: app.do(change_rules, before, dialog.rules), said="Changed the rules of signing."
            )
        )
        dialog.open()

    def choose_file(self) -> None:
        if self._found is None or not (self._waiting()):
            self.context.messages.notice("Nothing waits to be signed.")
            return
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the sheet", "Sign-off sheet.docx", FILES)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """A sheet of the chosen lines, or of all that waits where none is; for the first who may sign."""
        assert self._found is not None
        lines = [shown(each) for each in self._waiting()]
        to = self._found.signers.open[0].person.id if self._found.signers.open else None
        self.command(
            lambda app: app.do(make_sheet, lines, to_id=to),
            said=f"Made a sheet of {count_of(len(lines), 'line')}.",
            then=lambda done: self._write(path, done),
        )

    def ask_whom(self) -> None:
        if self._found is None or not self._waiting():
            self.context.messages.notice("Nothing waits to be signed.")
            return
        dialog = SignMessageDialog(len(self._waiting()), self._found.signers, self)
        dialog.accepted.connect(lambda: self.choose_draft(dialog.to_id, with_files=dialog.with_files))
        dialog.open()

    def choose_draft(self, to_id: int, *, with_files: bool) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the draft", "For your signature.eml", DRAFTS)
        if chosen:
            self.write_draft_to(Path(chosen), to_id, with_files=with_files)

    def write_draft_to(self, path: Path, to_id: int, *, with_files: bool) -> None:
        """A draft about the chosen lines, or all that waits where none is."""
        lines = [shown(each) for each in self._waiting()]

        def work(app: App) -> Done[Any]:
            own = app.workspace.file.id
            return app.do(make_sheet, lines, to_id=to_id, means=Means.EMAIL, workspace_id=own)

        self.command(
            work,
            said=f"Made a draft about {count_of(len(lines), 'line')}. Nothing is sent from here.",
            then=lambda done: self.query(
                lambda app: write_sign_message(app, done.result, path, with_files=with_files),
                lambda _: self.context.said(f"Saved {path.name}. Open it, look at it and send it.", None),
                key="save",
            ),
        )

    # inside

    def _waiting(self) -> tuple[SignStanding, ...]:
        assert self._found is not None
        return tuple(each for each in self.lines.chosen if waits(each)) or self._found.waiting

    def _write(self, path: Path, done: Done[Any]) -> None:
        at = self.context.app.clock.now()
        self.query(
            lambda app: app.read(write_sheet, done.result, path, at=at),
            lambda _: self.context.said(f"Saved {path.name}.", None),
            key="save",
        )

    def _record(self, lines: tuple[SignStanding, ...], entry: SignEntry | None, *, agreed: bool) -> None:
        if entry is None:
            return
        asked = [shown(each) for each in lines]
        verb = sign if agreed else disagree
        self.long_command(
            lambda app, progress: _with_proof(app, progress, entry, lambda word: app.do(verb, asked, word)),
            said=f"Recorded {count_of(len(asked), 'line')} as {'agreed' if agreed else 'not agreed'}.",
        )

    def _record_sheet(self, entry: SignEntry | None) -> None:
        if entry is None:
            return
        against = dict(entry.not_agreed)
        self.long_command(
            lambda app, progress: _with_proof(
                app, progress, entry, lambda word: app.do(answer_sheet, entry.sheet, word, against)
            ),
            said=lambda done: sheet_answer_words(
                len(done.result.agreed), len(done.result.not_agreed), len(done.result.left)
            ),
        )

    def _show(self, found: SigningNow) -> None:
        self._found = found
        known = found.signers
        may = [signer_words(each, known.short) for each in known.open]
        self.who.setText(
            f"May sign today: {'; '.join(may)}." if may else nobody_words(known.accountable, known.goes_to)
        )
        self.who.setProperty("role", "" if may else "problem")
        self.who.style().unpolish(self.who)
        self.who.style().polish(self.who)
        closed = " ".join(filter(None, map(why_closed_words, known.all)))
        say(self.closed, closed)
        can = not self.context.look_only
        for each in (self.agreed, self.not_agreed, self.message):
            each.setEnabled(can and bool(may))
        for each in (self.take_back, self.sheet, self.came_back, self.rules):
            each.setEnabled(can)
        self.lines.show_standings(found.standings)

    def _lay_out(self) -> None:
        tools = QWidget(self)
        row = FlowLayout(tools)
        for each in (
            self.agreed,
            self.not_agreed,
            self.take_back,
            self.message,
            self.sheet,
            self.came_back,
            self.rules,
        ):
            row.addWidget(each)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget, stretch in ((self.who, 0), (self.closed, 0), (tools, 0), (self.lines, 1)):
            layout.addWidget(widget, stretch)
        self.body.addWidget(scrolling(inside, self.title), 1)


def _about(lines: tuple[SignStanding, ...], *, agreed: bool) -> str:
    named = "\n".join(
        f"{part_words(each.what)}, for request {each.what.request.number}" for each in lines[:8]
    )
    more = f"\nand {len(lines) - 8} more" if len(lines) > 8 else ""
    said = "agrees that exactly this goes out" if agreed else "does not agree that this goes out"
    return f"Somebody who may sign {said}:\n{named}{more}"


def _with_proof(app: App, progress: Progress, entry: SignEntry, do: Callable[[Word], Done[Any]]) -> Done[Any]:
    """The file is copied whole first, and goes again where the command comes to nothing."""
    with ExitStack() as stack:
        proof = None
        if entry.proof is not None:
            (proof,) = stack.enter_context(copied(app.workspace.files, [entry.proof], progress))
        return do(Word(signer_id=entry.signer_id, how=entry.how, at=entry.at, note=entry.note, proof=proof))
