"""The factual accuracy of the draft report: its points, how far each is, and the sheet that goes to the regulator."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.accuracy import AccuracyPoint, PointMove, PointState, letter_of
from inspection_ready.domain.accuracy_lines import AccuracyStanding
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.moments import today
from inspection_ready.domain.searching import Haystack
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.phrases.accuracy import SHEET_TITLE
from inspection_ready.records.accuracy import POINTS
from inspection_ready.services.accuracy import bear_out_point, listed_points, move_point, respond
from inspection_ready.services.accuracy_check import confirm_none, file_sheet, write_accuracy
from inspection_ready.services.accuracy_standing import days_left
from inspection_ready.services.listing import Filter, Listing
from ui.accuracy_reading import Parts, Raised, parts_of, said_of
from ui.accuracy_steps import AccuracySteps
from ui.dialogs.accuracy import responded
from ui.dialogs.reason import ReasonDialog
from ui.models.links import LinkSource
from ui.register_page import NARROW, RegisterPage
from ui.register_reading import Loaded
from ui.widgets.evidence_behind import EvidenceBehind
from ui.widgets.kind_editor import KindEditor
from ui.widgets.layout import scrolling, words
from ui.widgets.point_work import PointWork
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.records.fields import Field
    from inspection_ready.services.app import App
    from inspection_ready.services.listing import Filter
    from ui.dialogs.fields import FieldsDialog
    from ui.page import Context
    from ui.widgets.editors import Editor

LONGEST = 60
"""Letters of a correction, where it is named in a sentence."""
FILES = "Word (*.docx);;PDF (*.pdf)"
SORT = "sort"
NO_EVIDENCE = "Nothing is behind it yet. Choose a piece of evidence by a part of its title."
WHICH_SHEET = "For inside it has owners, states, notes and what is not put forward. Neither files anything."
LEFT_OUT_ABOUT = (
    "It stays in the list with the reason, and does not go to the regulator. It can be put forward again."
)


class AccuracyPage(RegisterPage):
    title = "Factual accuracy"
    record = POINTS
    kinds = frozenset(
        {
            "accuracy_point",
            "accuracy_check",
            "point_evidence",
            "evidence",
            "evidence_version",
            "request",
            "request_evidence",
            "person",
            "regime_text",
            "inspection",
            "stage_date",
            "closure_day",
        }
    )
    knows_the_day = True
    panel_share = 0.5
    choices = (
        ALL,
        Choice("To be worked on", (Condition("to_work_on", Ask.HOLDS),)),
        Choice("To be checked", (Condition("to_check", Ask.HOLDS),)),
        Choice("No owner", (Condition("owner_id", Ask.EMPTY),)),
        Choice("No evidence", (Condition("bare", Ask.HOLDS),)),
        Choice("Not put forward", (Condition("state", Ask.IS, (PointState.LEFT_OUT,)),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.work = PointWork()
        self.evidence = EvidenceBehind(
            self._evidence(Listing(array("q"), Haystack(()))), name="Evidence behind it", empty=NO_EVIDENCE
        )
        for part in (self.work, self.evidence):
            part.set_read_only(context.look_only)
        self.panel.add_part(scrolling(self.work, "Work on the point"), "Work")
        self.panel.add_part(self.evidence, "Evidence")
        self.form.remove_button.setText("Do not put forward")
        self.standing_now: AccuracyStanding | None = None
        self._told_now: tuple[str, ...] = ()
        self.steps = AccuracySteps(self)
        self.none = self.add_step(
            "Nothing to correct", "You confirm that the council has no point to raise.", self.confirm_none
        )
        self.file = self.add_step(
            "File to be signed",
            "The sheet for the regulator, with the evidence it names, goes to be signed. Every point must be checked.",
            self.file_sheet,
        )
        self.paper = self.add_step(
            "Save as Word or PDF",
            "As the regulator gets it, or for inside with owners and states.",
            self.choose_file,
        )
        self.paper.setEnabled(True)  # it changes nothing
        self.standing = words("", "help")
        self.body.insertWidget(1, self.standing)
        self.work.move_asked.connect(self.make_move)
        self.work.response_asked.connect(self.ask_for_response)
        self.evidence.evidence_asked.connect(self.keep_evidence)

    def title_in_words(self, title: str) -> str:
        return f"the point “{shorten(title, LONGEST, placeholder=' ...')}”"

    def editor_of(self, field: Field) -> Editor | None:
        if field.name != SORT:
            return None
        self._which = KindEditor(field)
        return self._which

    def opened(self, row: Row | None) -> None:
        if row is not None:
            point_id, now = row.id, today(self.context.app.clock)
            self.query(lambda app: parts_of(app, point_id, now), self._show_parts, key="parts")

    # what is asked of a point

    def make_move(self, move: PointMove) -> None:
        point = self._on_view
        if point is None:
            return
        if move is not PointMove.LEAVE_OUT:
            self._move(point, move)
            return
        dialog = ReasonDialog(
            f"Point {point.number} is not put forward", LEFT_OUT_ABOUT, do="Do not put forward", parent=self
        )
        dialog.accepted.connect(lambda: self._move(point, move, dialog.reason))
        dialog.open()

    def remove(self) -> None:
        """A point is left out with a reason, never removed."""
        self.make_move(PointMove.LEAVE_OUT)

    def ask_for_response(self) -> None:
        point = self._on_view
        if point is not None:
            dialog = responded(point, today(self.context.app.clock), self)
            dialog.accepted.connect(lambda: self._respond(point, dialog))
            dialog.open()

    def keep_evidence(self, pairs: Sequence[tuple[int, str]]) -> None:
        point = self._on_view
        if point is not None:
            self.command(
                lambda app: app.do(bear_out_point, point.id, pairs),
                said=f"Said which evidence is behind point {point.number}.",
            )

    # what is asked of the whole

    def confirm_none(self) -> None:
        answer = self.context.messages.ask(
            "Confirm that there is nothing to correct?",
            choices=("Confirm",),
            detail="The sheet for the regulator will say so. You still file it to be signed.",
        )
        if answer == 0:
            self.command(lambda app: app.do(confirm_none), said="Confirmed that there is nothing to correct.")

    def file_sheet(self) -> None:
        self.long_command(
            lambda app, _: app.do(file_sheet),
            said="Filed the sheet. It waits to be signed, with the evidence it names.",
        )

    def choose_file(self) -> None:
        answer = self.context.messages.ask(
            "Save which sheet?", choices=("For the regulator", "For inside"), detail=WHICH_SHEET
        )
        if answer is None:
            return
        inside = answer == 1
        name = f"{SHEET_TITLE}{', inside' if inside else ''}.docx"
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the points", name, FILES)
        if chosen:
            self.save_to(Path(chosen), inside=inside)

    def save_to(self, path: Path, *, inside: bool) -> None:
        at = self.context.app.clock.now()
        self.query(
            lambda app: app.read(write_accuracy, path, at=at, inside=inside),
            lambda _: self.context.said(f"Saved {path.name}.", None),
            key="save",
        )

    # inside

    @property
    def _on_view(self) -> AccuracyPoint | None:
        row = self.form.before
        return row if isinstance(row, AccuracyPoint) and self.panel.isVisible() else None

    def _arrange(self, *, list_first: bool = False) -> None:
        """Where one point takes the place of the list, it has the whole page: large words need it."""
        super()._arrange(list_first=list_first)
        self._show_what_applies()

    def _show_what_applies(self) -> None:
        alone, standing = self.list.isHidden(), self.standing_now
        has_come = standing is not None and standing.received is not None
        is_open = standing is not None and not standing.put_forward and not standing.has_none
        is_narrow = self.width() < NARROW * self.fontMetrics().averageCharWidth()
        self.standing.setHidden(alone)
        self.standing.setText("\n".join(self._told_now[::3] if is_narrow else filter(None, self._told_now)))
        self.standing.setToolTip("\n".join(filter(None, self._told_now)))
        self.steps.show_standing(standing, alone=alone)
        self.none.setHidden(alone or not has_come or not is_open)
        for each in (self.file, self.paper):
            each.setHidden(alone or not has_come)

    def _move(self, point: AccuracyPoint, move: PointMove, reason: str = "") -> None:
        self.command(
            lambda app: app.do(move_point, point.id, move, reason=reason),
            said=f"Took point {point.number} a step on.",
        )

    def _respond(self, point: AccuracyPoint, dialog: FieldsDialog) -> None:
        told = dialog.values
        self.command(
            lambda app: app.do(respond, point.id, told["response"], words=told["words"] or "", on=told["on"]),
            said=f"Entered what the regulator made of point {point.number}.",
        )

    def _read(self, app: App, filters: Sequence[Filter], order: Any) -> Loaded:
        now = today(self.context.app.clock)
        with app.reading() as reader:
            found = listed_points(reader, today=now, order=order, filters=filters)
            return Raised(
                found.listing,
                reader.register(AccuracyPoint).count(),
                self._linked_listings(reader),
                dict(found.told),
                found.standing,
                days_left(reader, found.standing, today=now),
            )

    def _show(self, loaded: Loaded) -> None:
        if isinstance(loaded, Raised) and loaded.standing is not None:
            standing = loaded.standing
            self.standing_now = standing
            kinds = standing.rules.kinds if standing.rules is not None else ()
            self._which.set_offered(
                {each.id: f"({letter_of(place)}) {each.name}" for place, each in enumerate(kinds)}
            )
            self.form.rows[SORT].setVisible(bool(kinds))
            self._told_now = said_of(standing, loaded.left, self.context.app.clock.now())
            self._show_what_applies()
        super()._show(loaded)

    def _show_parts(self, parts: Parts) -> None:
        self.work.show_line(parts.line)
        self.evidence.set_source(self._evidence(parts.evidence))
        self.evidence.show_held([(each.evidence, each.pointer) for each in parts.line.behind])

    def _evidence(self, offered: Listing) -> LinkSource:
        return LinkSource(Evidence, offered, partial(self._fetch_names, Evidence))
