"""Dates of stages in the window: entered by hand, cleared, and taken from messages once somebody has said so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.moments import today
from inspection_ready.domain.stages import HAVE_THEIR_OWN_DOOR, StageDate, StageFacts
from inspection_ready.phrases.key_dates import counted_words
from inspection_ready.services.inspection import current_key_dates, inspection_of, stage_dates
from inspection_ready.services.notification import read_message
from inspection_ready.services.stage_messages import MessageRead, read_filed, read_offers, take_message
from inspection_ready.services.stages import clear_stage_date, set_stage_date, stage_facts
from ui.dialogs.message import MessageDialog
from ui.dialogs.stage_date import StageDateDialog, StageEntry
from ui.widgets.notification import MESSAGES

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.key_dates import KeyDate
    from inspection_ready.services.app import App
    from ui.page import Page


@dataclass(frozen=True, slots=True)
class _Known:
    facts: StageFacts | None
    """None before the notification: then nothing is asked."""
    dates: dict[str, KeyDate]
    held: dict[str, StageDate]
    has_message: bool

    @property
    def names(self) -> dict[str, str]:
        return {stage: key.name for stage, key in self.dates.items()}


class ToldDates:
    """``page`` asks and does it, and holds this."""

    def __init__(self, page: Page) -> None:
        self._page = page

    # by hand

    def enter(self, stage: str) -> None:
        if not self._page.context.look_only:
            self._page.query(self._known, partial(self._open, stage), key="stage")

    def _open(self, stage: str, known: _Known) -> None:
        if known.facts is None:
            return
        key = known.dates[stage]
        counted = counted_words(key)
        help_ = f"{counted[:1].upper()}{counted[1:].rstrip('.')}." if counted else ""
        dialog = StageDateDialog(
            {stage: key.name}, known.facts, known.held.get(stage), help_=help_, parent=self._page
        )
        dialog.accepted.connect(lambda: self._save(dialog.entry, known))
        dialog.open()

    def clear(self, stage: str) -> None:
        self._page.command(
            lambda app: app.do(clear_stage_date, stage),
            said="Cleared the date that was told. It is counted again, or to come.",
        )

    # from messages

    def choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._page, "Choose the message", "", MESSAGES)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Then asks what of it is to be entered."""

        def work(app: App) -> tuple[_Known, MessageRead]:
            return self._known(app), app.read(read_offers, read_message(path))

        self._page.query(work, lambda found: self._ask(*found, path), key="message")

    def read_filed(self) -> None:
        """The message of the notification once more: it may tell more than when it came."""
        self._page.query(
            lambda app: (self._known(app), app.read(read_filed)),
            lambda found: self._ask(*found, None),
            key="message",
        )

    def _ask(self, known: _Known, read: MessageRead, path: Path | None) -> None:
        if known.facts is None:
            return
        dialog = MessageDialog(read, known.names, can_file=not known.has_message, parent=self._page)
        if read.is_filed and not dialog.ticks and path is not None:
            dialog.deleteLater()
            self._page.context.messages.notice(
                f"{read.message.name} is the message of this notification, which is filed already, and no other date "
                "was found in it. Nothing was changed."
            )
            return
        dialog.accepted.connect(lambda: self._answered(dialog, known, path))
        dialog.open()

    def _answered(self, dialog: MessageDialog, known: _Known, path: Path | None) -> None:
        read = dialog.read
        if dialog.is_other:
            self._enter_other(known, read, path)
            return
        offers, is_notification = dialog.ticked, dialog.is_to_be_filed
        entered = ", ".join(known.names[offer.stage] for offer in offers)
        said = f"Entered from {read.message.name}: {entered}." if entered else f"Filed {read.message.name}."
        self._page.command(
            lambda app: app.do(
                take_message,
                message=read.message,
                told_by=read.sender,
                offers=offers,
                is_notification=is_notification,
            ),
            said=said,
        )

    def _enter_other(self, known: _Known, read: MessageRead, path: Path | None) -> None:
        """Of any stage: what was not understood can still be typed, and the message filed with it."""
        assert known.facts is not None  # nothing was asked otherwise
        stages = {stage: name for stage, name in known.names.items() if stage not in HAVE_THEIR_OWN_DOOR}
        dialog = StageDateDialog(stages, known.facts, path=path, told_by=read.sender, parent=self._page)
        dialog.accepted.connect(lambda: self._save(dialog.entry, known))
        dialog.open()

    # inside

    def _save(self, entry: StageEntry | None, known: _Known) -> None:
        if entry is None:
            return

        def work(app: App) -> Any:
            message = read_message(entry.path) if entry.path is not None else None
            return app.do(
                set_stage_date,
                entry.stage,
                first=entry.first,
                last=entry.last,
                told_by=entry.told_by,
                notes=entry.notes,
                message=message,
            )

        self._page.command(work, said=f"Entered the date: {known.names[entry.stage]}.")

    def _known(self, app: App) -> _Known:
        return _read(app, today(app.clock))


def _read(app: App, now: dt.date) -> _Known:
    with app.reading() as reader:
        held = inspection_of(reader)
        return _Known(
            stage_facts(reader, today=now) if held is not None else None,
            {each.stage: each for each in current_key_dates(reader, today=now)},
            {each.stage: each for each in stage_dates(reader)},
            held is not None and bool(held.message_name),
        )
