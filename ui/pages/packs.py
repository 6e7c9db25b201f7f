"""Packs: the next one, and those that were made, to look at, open and check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.pack_findings import PackFinding
from inspection_ready.records.registry import RECORDS
from inspection_ready.services.pack_findings import pack_findings
from inspection_ready.services.pack_outlook import PackOutlook, pack_outlook
from inspection_ready.services.packs import FiledPack, MadePack, packs
from ui.models.printables import Printable
from ui.pack_leaving import PackLeaving
from ui.page import Context, Page, Target
from ui.widgets.layout import scrolling
from ui.widgets.made_packs import MadePacks
from ui.widgets.pack_findings import PackFindings
from ui.widgets.pack_maker import PackMaker

if TYPE_CHECKING:
    from inspection_ready.services.app import App

MADE = "Packs that were made"
KINDS = frozenset(record.code for record in RECORDS) | {
    "brand",
    "council",
    "finding_override",
    "inspection",
    "map",
    "pack",
    "pack_disposal",
    "regime_text",
}


@dataclass(frozen=True)
class Loaded:
    outlook: PackOutlook
    packs: tuple[FiledPack, ...]


class PacksPage(Page):
    title = "Packs"
    knows_the_day = True
    kinds = KINDS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.maker = PackMaker()
        self.findings = PackFindings()
        self.findings.set_look_only(context.look_only)
        self.findings.hide()
        self.leaving = PackLeaving(self)
        self.made = MadePacks(self)
        self._lay_out()
        self._connect()
        self.maker.setDisabled(context.look_only)

    # what the window asks of a page

    def load(self) -> None:
        now = self.context.app.clock.now()

        def work(app: App) -> Loaded:
            return Loaded(app.read(pack_outlook, at=now, packs=app.workspace.packs), packs(app))

        self.query(work, self._show, key="packs")
        self.query(lambda app: _found(app, now), self._show_findings, key="findings")

    def arrive(self, target: Target) -> None:
        if self.made.pick(target):
            self.tabs.setCurrentIndex(1)

    def focus_first(self) -> None:
        making = self.tabs.currentIndex() == 0 and self.maker.make.isEnabled()
        (self.maker.make if making else self.tabs.tabBar()).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.made.share_width(event.size().width())

    # inside

    def _show(self, loaded: Loaded) -> None:
        self.maker.show_outlook(loaded.outlook)
        self.made.show_packs(loaded.packs)
        self.tabs.setTabText(1, f"{MADE} ({len(loaded.packs)})")

    def _show_findings(self, found: tuple[PackFinding, ...]) -> None:
        self.findings.show_findings(found)
        self.findings.show()

    @Slot(object)
    def _made(self, made: MadePack | None) -> None:
        if made is None:
            self.reload()
            return
        self.made.expect_new()
        self.tabs.setCurrentIndex(1)
        if self.isVisible():
            self.made.list.setFocus()

    def _print(self, printables: Sequence[Printable]) -> None:
        from ui.dialogs.printing import PrintDialog  # slow import: QtPrintSupport, seldom wanted

        PrintDialog(printables, self.context, self).show()

    def _lay_out(self) -> None:
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName("Packs")
        making = QWidget()
        inner = QVBoxLayout(making)
        inner.addWidget(self.maker)
        inner.addWidget(self.findings)
        inner.addStretch(1)
        self.tabs.addTab(scrolling(making, "The next pack"), "The next pack")
        self.tabs.addTab(self.made, MADE)
        self.body.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.context.packing.show_in(self.maker)
        self.context.packing.ended.connect(self._made)
        self.maker.missing_asked.connect(lambda: self.context.go("gaps", ""))
        self.made.print_asked.connect(self._print)
        self.made.dispose_asked.connect(self.leaving.dispose)
        self.made.mark_asked.connect(self.leaving.mark_sent)
        self.findings.go_asked.connect(self.leaving.go)
        self.findings.leave_asked.connect(self.leaving.leave)
        self.findings.open_asked.connect(self.leaving.reopen)


def _found(app: App, now: datetime) -> tuple[PackFinding, ...]:
    """None without a framework, where no pack can be made."""
    try:
        return app.read(pack_findings, at=now)
    except NotFound:
        return ()
