"""The notification: led from the message to the packs, step by step, in any order, left and taken up again.

Where somebody is among the steps is kept nowhere: a window that is opened again begins where the workspace stands.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.moments import today
from inspection_ready.domain.notification_steps import ORDER, Step, step_to_go_on_with
from inspection_ready.phrases.notification_steps import STEP_HELP, STEP_TITLES, step_number, step_words
from inspection_ready.services.notification_steps import NotificationSteps, filed_reading, notification_steps
from ui.inspection_commands import InspectionCommands
from ui.page import Context, Page, Target
from ui.step_commands import StepCommands
from ui.widgets.step_dates import DatesStep
from ui.widgets.step_frame import StepFrame, StepPart
from ui.widgets.step_letters import LettersStep
from ui.widgets.step_list import StepLine, StepList
from ui.widgets.step_message import MessageStep
from ui.widgets.step_missing import MissingStep
from ui.widgets.step_on_site import OnSiteStep
from ui.widgets.step_pack import PackStep
from ui.widgets.step_people import PeopleStep

if TYPE_CHECKING:
    from inspection_ready.domain.messages import Reading
    from inspection_ready.services.packs import MadePack

NARROW = 120
"""Average letters across; below this a step takes the place of the list of steps."""


class NotificationPage(Page):
    title = "Notification"
    offers_way_back = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.current = ORDER[0]
        self._is_read = False
        self._wanted: Step | None = None
        """The step to show once the workspace has been read; None where it stands."""
        self._wants_keyboard = False
        self._dropped: Path | None = None
        self._read_message: str | None = None
        """The SHA-256 of the filed message that was read last."""
        self._shows_list = False
        self.message, self.dates, self.missing = MessageStep(), DatesStep(), MissingStep()
        self.people, self.letters, self.pack = PeopleStep(), LettersStep(), PackStep()
        self.on_site = OnSiteStep()
        self.parts = dict(zip(ORDER, self._parts(), strict=True))
        self.frames = {step: self._frame(step, part) for step, part in self.parts.items()}
        self.list = StepList("Steps of the notification")
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        for part in self.parts.values():
            part.set_look_only(context.look_only)

    # what the window asks of a page

    def affected_by(self, changes: Changes) -> bool:
        """What is missing looks at every register."""
        return bool(changes)

    def load(self) -> None:
        now = self.context.app.clock.now()
        self.query(partial(notification_steps, at=now), self._show, key="steps")

    def arrive(self, target: Target) -> None:
        """``target`` is the name of a step."""
        if isinstance(target, str):
            self._wanted = Step(target)
            if self._is_read:
                self.go_to(self._wanted)

    def take_file(self, path: Path) -> None:
        """Once it is known whether a notification is there."""
        self._dropped = path
        self.reload()

    def focus_first(self) -> None:
        self._wants_keyboard = not self._is_read
        if self._is_read:
            self.enter()

    # going from step to step

    def go_to(self, step: Step) -> None:
        self.current = step
        self._shows_list = False
        row = ORDER.index(step)
        self.list.show_current(row)
        self.stack.setCurrentIndex(row)
        self._arrange()

    def enter(self) -> None:
        """The keyboard goes into the step on view."""
        self._shows_list = False
        self._arrange()
        self.parts[self.current].focus_first()

    def step_on(self, by: int) -> None:
        self.go_to(ORDER[ORDER.index(self.current) + by])
        self.enter()

    def show_list(self) -> None:
        self._shows_list = True
        self._arrange()
        self.list.setFocus()

    # inside

    def _show(self, steps: NotificationSteps) -> None:
        self._show_states(steps)
        self.message.show_inspection(steps.inspection, steps.oddities)
        self.dates.show_dates(
            steps.dates,
            steps.closures,
            today=today(self.context.app.clock),
            is_notified=steps.facts.is_notified,
        )
        self.missing.show_findings(steps.outlook.findings)
        self.people.show_people(steps.diaries, steps.tasks, unlisted=steps.facts.unlisted_managers)
        self.letters.show_letters(steps.letters, steps.lists, steps.uses)
        self.pack.show_steps(steps)
        self.on_site.show_steps(steps)
        self._read_filed(steps)
        if not self._is_read:
            self._is_read = True
            self.go_to(self._wanted or step_to_go_on_with(steps.facts))
        if self._wants_keyboard and self.isVisible():
            self.enter()
        self._wants_keyboard = False
        self._take_dropped(steps)

    def _show_states(self, steps: NotificationSteps) -> None:
        lines = []
        for row, (step, progress) in enumerate(steps.progress.items(), 1):
            words = step_words(step, progress, steps.facts)
            self.frames[step].show_state(step_number(step), words)
            title = STEP_TITLES[step]
            spoken = f"{step_number(step)}, {title}. {words}"
            lines.append(StepLine(row, title, words, spoken, progress))
        self.list.show_lines(lines)

    def _read_filed(self, steps: NotificationSteps) -> None:
        """Only when it is another message than before: it may have attachments of many megabytes."""
        sha256 = steps.inspection.message_sha256 if steps.inspection else None
        if sha256 != self._read_message:
            self._read_message = sha256
            self.query(lambda app: app.read(filed_reading), self._show_filed, key="filed")

    def _show_filed(self, reading: Reading | None) -> None:
        self.message.show_filed(reading)
        self.on_site.show_named(reading.dates if reading else ())

    def _take_dropped(self, steps: NotificationSteps) -> None:
        path, self._dropped = self._dropped, None
        if path is None:
            return
        if steps.inspection is not None:
            self.context.give("inspection", path)
            return
        self.go_to(Step.MESSAGE)
        self.enter()
        self.message.form.take(path)

    def _started(self) -> None:
        self.go_to(Step.DATES)
        self.enter()

    @Slot(object)
    def _made(self, made: MadePack | None) -> None:
        """The keyboard goes to the pack, where it was at the making of it."""
        at = QApplication.focusWidget()
        is_there = at is not None and self.frames[self.current].isAncestorOf(at)
        self._wants_keyboard = made is not None and is_there and self.current in (Step.PACK, Step.ON_SITE)

    def _parts(self) -> tuple[StepPart, ...]:
        """In the order of the steps."""
        return (
            self.message, self.dates, self.missing, self.people, self.letters, self.pack, self.on_site,
        )  # fmt: skip

    def _frame(self, step: Step, part: StepPart) -> StepFrame:
        frame, row = StepFrame(STEP_TITLES[step], STEP_HELP[step], part), ORDER.index(step)
        around = [STEP_TITLES[ORDER[at]] if 0 <= at < len(ORDER) else "" for at in (row - 1, row + 1)]
        frame.name_ways(*around)
        frame.before_asked.connect(lambda: self.step_on(-1))
        frame.next_asked.connect(lambda: self.step_on(1))
        frame.all_asked.connect(self.show_list)
        return frame

    def _lay_out(self) -> None:
        for frame in self.frames.values():
            self.stack.addWidget(frame)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.entered.connect(self.enter)
        inspection = self.commands = InspectionCommands(self)
        inspection.serve_form(self.message.form, started=self._started)
        inspection.serve_card(self.message.card)
        inspection.serve_closures(self.dates.closures)
        inspection.serve_on_site(self.on_site.on_site)
        steps = self.steps = StepCommands(self)
        steps.serve_people(self.people)
        steps.serve_letters(self.letters)
        for box in (self.pack.box, self.on_site.box):
            steps.serve_box(box)
        self.context.packing.ended.connect(self._made)
        self.missing.went.connect(self.context.go)

    def _chosen(self, row: int) -> None:
        """In the list: the keyboard stays there."""
        self.current = ORDER[row]
        self.stack.setCurrentIndex(row)

    def _arrange(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        narrow = self.width() < NARROW * letter
        self.list.fit_width(stands_alone=narrow)
        self.list.setVisible(not narrow or self._shows_list)
        self.stack.setVisible(not narrow or not self._shows_list)
        for frame in self.frames.values():
            frame.all.setVisible(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
