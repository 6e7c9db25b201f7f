"""The ledger of requests: what was asked in whose words, by when, what became of it, and what answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.requests import (
    DONE_WITH,
    IN_HAND,
    WORKING,
    Move,
    Request,
    RequestEvidence,
    RequestState,
    Turnaround,
    Urgency,
)
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.phrases.requests import changes_words, turnaround_sentence
from inspection_ready.phrases.signatures import broken_words
from inspection_ready.records.requests import OCCASIONS, REQUESTS, STATES
from inspection_ready.services.request_papers import BY, write_chronology
from inspection_ready.services.requests import (
    WholeRequest,
    answer_with,
    list_changes,
    move_on,
    note_chase,
    take_list,
    turnarounds,
    whole_request,
)
from inspection_ready.services.sign_standings import broken_since_signed, request_standings
from ui.dialogs.request_list import RequestListDialog
from ui.offered_evidence import OfferedEvidence, nothing_offered
from ui.register_page import RegisterPage
from ui.request_chasing import RequestChasing
from ui.scrutinies import Scrutinies
from ui.widgets.evidence_behind import EvidenceBehind
from ui.widgets.layout import words
from ui.widgets.request_work import RequestWork
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from inspection_ready.domain.request_lists import ListChanges, PastedList
    from inspection_ready.domain.requests import Occasion
    from inspection_ready.domain.rows import Row
    from inspection_ready.domain.signatures import SignStanding
    from inspection_ready.services.app import App
    from ui.page import Context, Target

LONGEST = 60
"""Letters of a wording, where it is named in a sentence."""
NO_EVIDENCE = "No evidence answers it yet. Choose a piece of evidence by a part of its title."
FILES = "Word (*.docx);;PDF (*.pdf);;Excel (*.xlsx);;Text with commas (*.csv)"
WAITS = Condition("state", Ask.IS, WORKING)


@dataclass(frozen=True)
class Parts:
    whole: WholeRequest
    signed: tuple[SignStanding, ...]


class RequestsPage(RegisterPage):
    title = "Requests"
    record = REQUESTS
    kinds = frozenset(
        {
            "request",
            "request_step",
            "request_evidence",
            "evidence",
            "evidence_version",
            "person",
            "chase_draft",
            "signature",
        }
    )
    reads_what_changed = True
    panel_share = 0.55
    choices = (
        Choice("In hand", (Condition("state", Ask.IS, IN_HAND),)),
        ALL,
        Choice("Waiting for an answer", (WAITS,)),
        Choice("Late", (Condition("late", Ask.HOLDS),)),
        Choice("Urgent", (WAITS, Condition("urgency", Ask.IS, (Urgency.URGENT,)))),
        Choice("No owner", (WAITS, Condition("owner_id", Ask.EMPTY))),
        *(Choice(name, (Condition("state", Ask.IS, (state,)),)) for state, name in STATES.items()
          if state in {*DONE_WITH, RequestState.WITHDRAWN}),
        *(Choice(name, (Condition("occasion", Ask.IS, (each,)),)) for each, name in OCCASIONS.items()),
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.work = RequestWork()
        self.evidence = EvidenceBehind(
            nothing_offered(),
            name="Evidence that answers it",
            empty=NO_EVIDENCE,
        )
        self.offered = OfferedEvidence(self, self.evidence, partial(self._fetch_names, Evidence))
        for part in (self.work, self.evidence):
            part.set_read_only(context.look_only)
        self.panel.add_part(self.work, "Work")
        self.panel.add_part(self.evidence, "Evidence")
        self.scrutinies = Scrutinies(self, may_go=False)
        self.take = self.add_step(
            "Take a list", "Paste or read the regulator’s list, or a newer one: what it changes is shown first.",
            self.ask_for_list,
        )  # fmt: skip
        self.chasing = RequestChasing(self)
        self.chase = self.add_step(
            "Chase",
            "Who owes answers now: draft an e-mail for each, look at it first, and keep what was sent.",
            self.chasing.open_chase,
        )
        self.take_form = self.add_step(
            "Read a form",
            "Answers in a spreadsheet that came back: each is shown before any is taken.",
            self.chasing.choose_form,
        )
        self.chronology = self.add_step(
            "Save the chronology",
            "Every request and what became of it, as Word, PDF or Excel.",
            self.choose_file,
        )
        self.chronology.setEnabled(True)  # it changes nothing
        self.standing = words("", "help")
        self.broken = words("", "problem")
        self.broken.hide()
        self.body.insertWidget(1, self.standing)
        self.body.insertWidget(1, self.broken)
        self.work.move_asked.connect(self.make_move)
        self.work.chase_asked.connect(self.note_chase)
        self.evidence.evidence_asked.connect(self.keep_evidence)

    def title_in_words(self, title: str) -> str:
        return f"the request “{shorten(title, LONGEST, placeholder=' ...')}”"

    def arrive(self, target: Target) -> None:
        """``target`` "chase" is the next chase, where one may be written."""
        if target == "chase" and self.chase.isEnabled():
            self.chasing.open_chase()
        super().arrive(target)

    def load(self) -> None:
        super().load()
        now = self.context.app.clock.now()
        self.query(
            lambda app: sum(app.read(turnarounds, now, key=BY["person"]).values(), Turnaround()),
            lambda counted: self.standing.setText(turnaround_sentence(counted)),
            key="turnaround",
        )
        self.query(lambda app: app.read(broken_since_signed), self._show_broken, key="broken")

    def opened(self, row: Row | None) -> None:
        if row is not None:
            request_id = row.id
            self.query(lambda app: parts_of(app, request_id), self._show_parts, key="parts")
            self.offered.read()
        self.scrutinies.opened()

    # what is asked of it

    def make_move(self, move: Move) -> None:
        request, note = self._on_view, self.work.note_text
        if request is not None:
            self.command(
                lambda app: app.do(move_on, request.id, move, note=note),
                said=f"Took request {request.number} a step on.",
                failed=self._not_moved,
            )

    def note_chase(self) -> None:
        request, whom = self._on_view, self.work.note_text
        if request is None:
            return
        if not whom:
            self.context.messages.notice("Write in the note who was asked again, and how.")
            self.work.note.setFocus()
            return
        self.command(
            lambda app: app.do(note_chase, request.id, whom=whom),
            said=f"Noted that request {request.number} was chased.",
        )

    def keep_evidence(self, pairs: Sequence[tuple[int, str]]) -> None:
        request = self._on_view
        if request is not None:
            wanted = [
                RequestEvidence(request_id=request.id, evidence_id=each, pointer=pointer)
                for each, pointer in pairs
            ]
            self.command(
                lambda app: app.do(answer_with, request.id, wanted),
                said=f"Said which evidence answers request {request.number}.",
            )

    def ask_for_list(self) -> None:
        dialog = RequestListDialog(self._look_at_list, self)
        dialog.accepted.connect(lambda: self._take(dialog))
        dialog.open()

    def choose_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save the chronology", "Requests and answers.docx", FILES
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        at = self.context.app.clock.now()
        self.query(
            lambda app: app.read(write_chronology, path, at=at),
            lambda _: self.context.said(f"Saved {path.name}.", None),
            key="save",
        )

    # inside

    @property
    def _on_view(self) -> Request | None:
        row = self.form.before
        return row if isinstance(row, Request) and self.panel.isVisible() else None

    def _look_at_list(
        self, pasted: PastedList, occasion: Occasion, then: Callable[[ListChanges], None]
    ) -> None:
        self.query(
            lambda app: app.read(list_changes, pasted.lines, occasion=occasion), then, key="list changes"
        )

    def _take(self, dialog: RequestListDialog) -> None:
        entry = dialog.entry
        if entry is None:
            return
        self.long_command(
            lambda app, _: app.do(
                take_list,
                entry.pasted.lines,
                occasion=entry.occasion,
                asked_by=entry.asked_by,
                due_at=entry.due_at,
                drop=entry.drop,
            ),
            said=lambda done: f"Took the list: {changes_words(done.result)}.",
        )

    def _not_moved(self, error: Exception) -> None:
        self.context.messages.tell(error)
        if isinstance(error, Refused) and error.code == "answer_is_empty":
            self.panel.tabs.setCurrentWidget(self.evidence)

    def _show_broken(self, found: Sequence[Request]) -> None:
        self.broken.setText(broken_words([each.number for each in found]))
        self.broken.setVisible(bool(found))

    def _show_parts(self, parts: Parts) -> None:
        self.work.show_whole(parts.whole, parts.signed, self.context.app.clock.now())
        self.evidence.show_held([(evidence, use.pointer) for use, evidence in parts.whole.evidence])


def parts_of(app: App, request_id: int) -> Parts:
    with app.reading() as reader:
        return Parts(
            whole_request(reader, request_id),
            request_standings(reader, request_id),
        )
