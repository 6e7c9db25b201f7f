"""The day: how long since the notification and which dates come, what is due, what is missing, what was done last."""

from __future__ import annotations

import time as clock_time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.due import Due
from inspection_ready.domain.gap_kinds import GapKind, by_severity
from inspection_ready.domain.moments import today
from inspection_ready.phrases.coming import coming_when, how_far
from inspection_ready.phrases.dates import time, weekday_and_day
from inspection_ready.phrases.today import NO_DATES, NOT_NOTIFIED, ready_words, since_words, working_words
from inspection_ready.services.today import Started, Today, today_of
from ui.navigation import place_showing, way_to_missing
from ui.page import Context, Page
from ui.widgets.date_strip import DateStrip, Tile
from ui.widgets.due_card import DueCard
from ui.widgets.first_steps import FirstSteps, Step
from ui.widgets.latest_card import LatestCard
from ui.widgets.layout import button, scrolling
from ui.widgets.missing_card import MissingCard
from ui.widgets.side_by_side import SideBySide

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.services.history import HistoryLine

LATEST = 8
BESIDE = 95
"""Letters of width, from which what waits among the replies stands beside the heading."""
DATES = 3
"""The next ones; the page of the inspection has them all."""


class TodayPage(Page):
    title = "Today"
    knows_the_day = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._loaded: Today | None = None
        self.steps = FirstSteps()
        self.inspection = button("All key dates")
        self.strip = DateStrip(self.inspection)
        self.replies = button("", role="link")
        self.due = DueCard()
        self.missing = MissingCard()
        self.latest = LatestCard()
        self._lay_out()
        self._connect()
        self.latest.undo.setHidden(context.look_only)
        self.latest.undo.setEnabled(False)
        self._offer_ways()
        self.replies.hide()

    def affected_by(self, changes: Changes) -> bool:
        """Readiness looks at every register."""
        return bool(changes)

    def load(self) -> None:
        if not self.context.is_open:
            return  # the window shows what could be read so far, and asks again
        self._offer_ways()
        clock = self.context.app.clock
        on, now = today(clock), clock.now()
        self.query(lambda app: app.read(today_of, on=on, at=now), self.show_today, key="today")
        self.query(_latest, self.latest.show_latest, key="latest")
        self.query(_replies, self._show_replies, key="replies")

    def focus_first(self) -> None:
        """Before the rows are there their table waits for them; one that stays empty hides, and passes the keyboard on."""
        first = self.steps.first() if self.steps.isVisible() else None
        tables = (card.rows for card in (self.due, self.missing) if not card.rows.isHidden())
        at = first or next(tables, self.inspection)
        at.setFocus()
        self._area.ensureWidgetVisible(at)

    def show_today(self, loaded: Today) -> None:
        is_first, at = self._loaded is None, self._at_keyboard()
        self._loaded = loaded
        self.heading.setText(f"Today, {weekday_and_day(loaded.on)}")
        steps = _steps(loaded.started)
        self.steps.show_steps(steps)
        # the notification comes when it comes: with the rest done nothing is owed
        self.steps.setHidden(all(step.is_done for step in steps if step.place != "notification"))
        self.inspection.setText("All key dates" if loaded.notified else "Enter the notification")
        self.strip.show_tiles(_tiles(loaded))
        self.due.show_due(loaded.due, open_tasks=loaded.open_tasks, is_notified=loaded.notified is not None)
        self.missing.show_findings(loaded.findings)
        if at is not None and (is_first or self.steps.isAncestorOf(at) or not at.isVisible()):
            self.focus_first()  # the first steps are known only now or made anew, or the list it was in is empty

    # what the person asks for

    def go_to_dates(self) -> None:
        """Before the notification there are none: then to where it is entered."""
        is_notified = self._loaded is not None and self._loaded.notified is not None
        self.context.go("inspection" if is_notified else "notification", None)

    def go_to_due(self, due: Due) -> None:
        """A chase is of many requests: to all of them."""
        target = due.register if due.register == "chase" else due.record_id
        self.context.go(place_showing(due.register).id, target)

    def go_to_missing(self, kind: GapKind | None) -> None:
        self.context.go(*way_to_missing(self._loaded.findings if self._loaded else (), kind))

    def tick_off(self, due: Due) -> None:
        self.due.rows.setFocus()  # the button goes with the last row that can be ticked off
        from ui.shared_commands import note_confirmed, see_to_promise, tick_off  # slow import: SQLAlchemy

        steps = {"diary": note_confirmed, "learnt": see_to_promise}
        steps.get(due.register, tick_off)(self, due.record_id)

    def undo_one(self, line: HistoryLine) -> None:
        from inspection_ready.services.undo import undo  # slow import: SQLAlchemy

        self.command(lambda app: app.do(undo, line.seq), said=f"Undid: {line.what}")

    # inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the heading there is room to spare; with large text there is not."""
        super().resizeEvent(event)
        is_wide = self.width() >= BESIDE * self.fontMetrics().averageCharWidth()
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(beside if is_wide else below)

    def _show_replies(self, told: str) -> None:
        self.replies.setText(told)
        self.replies.setVisible(bool(told))

    def _at_keyboard(self) -> QWidget | None:
        """What has the keyboard on this page; None where something else has it."""
        at = QApplication.focusWidget()
        return at if at is not None and self.isAncestorOf(at) else None

    def _offer_ways(self) -> None:
        can_go = self.context.is_open
        for way in (self.steps, self.inspection, self.replies):
            way.setEnabled(can_go)
        self.due.offer_ways(can_go=can_go, can_change=can_go and not self.context.look_only)
        self.missing.offer_ways(can_go=can_go)

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        below = SideBySide(self.missing, self.latest)
        for part, stretch in ((self.steps, 0), (self.strip, 0), (self.due, 3), (below, 2)):
            layout.addWidget(part, stretch)
        self.due.hug()
        self.body.setContentsMargins(24, 7, 24, 8)
        self.body.setSpacing(6)
        self.heading.setWordWrap(True)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self.heading, 1)
        self._top.addWidget(self.replies, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.insertLayout(0, self._top)
        self._area = scrolling(inside, "Today")
        self.body.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.steps.went.connect(self.context.go)
        self.inspection.clicked.connect(self.go_to_dates)
        self.replies.clicked.connect(lambda: self.context.go("replies", None))
        self.due.went.connect(self.go_to_due)
        self.due.ticked.connect(self.tick_off)
        self.missing.went.connect(self.go_to_missing)
        self.latest.undo_asked.connect(self.undo_one)


def _latest(app: App) -> tuple[HistoryLine, ...]:
    from inspection_ready.services.history import latest_entries  # slow import: SQLAlchemy

    return app.read(latest_entries, limit=LATEST)


def _replies(app: App) -> str:
    """In words, how many replies wait; "" where none does."""
    from inspection_ready.bootstrap import replies_looked_for_in  # slow import: SQLAlchemy
    from inspection_ready.phrases.replies import waiting_words
    from inspection_ready.services.replies_waiting import replies_waiting  # slow import: SQLAlchemy

    found = app.read(replies_waiting, replies_looked_for_in(app), now=clock_time.time())
    return waiting_words(found.replies, found.in_folder)


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tiles(loaded: Today) -> list[Tile]:
    if loaded.notified is None:
        return [Tile(NOT_NOTIFIED, ready_words(by_severity(loaded.findings)), "")]
    at = loaded.notified.at
    since = loaded.notified.since
    came = Tile(since_words(since), working_words(since), f"{weekday_and_day(at.date())}, {time(at)}")
    ahead = [
        Tile(_begin(how_far(each)), each.key.name, _begin(coming_when(each))) for each in loaded.dates[:DATES]
    ]
    return [came, *ahead] if ahead else [came, Tile("", NO_DATES, "")]


def _steps(started: Started) -> tuple[Step, ...]:
    return (
        Step("Bring in the people", "Import people", "imports", "people", started.people),
        Step(
            "Say who is the key contact of each function",
            "Go to functions",
            "functions",
            None,
            0 < started.functions == started.functions_with_contact,
            f"{started.functions_with_contact} of {started.functions}"
            if started.functions_with_contact
            else "",
        ),
        Step("Bring in the bases", "Import bases", "imports", "bases", started.bases),
        Step(
            "Write the first section of the welcome pack",
            "Go to the welcome pack",
            "welcome-pack",
            None,
            started.sections,
        ),
        Step(
            "When it arrives, enter the notification",
            "Go to the notification",
            "notification",
            None,
            started.notification,
        ),
    )
