"""What the pages of one workspace share, made when a window shows it and brought to life once it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

# the window asks for this after its first paint: these bring the threads and SQLAlchemy along
from ui.background import Background
from ui.messages import Messages
from ui.page import Context
from ui.refresh import Refresh

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.errors import ExpectedError
    from inspection_ready.services.app import App
    from ui.day_watch import DayWatch
    from ui.main_window import MainWindow


def new_context(window: MainWindow, sentence: Callable[[ExpectedError], str]) -> Context:
    messages = Messages(window, sentence=sentence)
    messages.noticed.connect(window.notice.say)
    background = Background(window)
    background.progressed.connect(window.footer.show_progress)
    background.busy_changed.connect(lambda busy: None if busy else window.footer.end_progress())
    window.footer.cancel_asked.connect(background.cancel_command)
    return Context(
        background=background,
        refresh=Refresh(window),
        messages=messages,
        go=window.places.follow,
        give=window.places.give,
        said=window.said,
    )


def bring_to_life(context: Context, app: App, window: MainWindow, *, look_only: bool) -> DayWatch:
    """The workspace is open. Returns what tells its pages of a new day, until it is stopped."""
    # slow imports: SQLAlchemy, and what looking at the first page does without
    from ui.day_watch import DayWatch
    from ui.pack_making import PackMaking
    from ui.safe_copying import SafeCopying

    context.opened, context.look_only = app, look_only
    context.copying = SafeCopying(app, context.background, context.messages, window)
    context.making = PackMaking(context, context.background)
    context.ask_who = lambda: _ask_who(app, window)
    watch = DayWatch(app.clock, window)
    watch.turned.connect(context.refresh.day_turned)
    return watch


def _ask_who(app: App, window: MainWindow) -> None:
    from inspection_ready.bootstrap import has_said_who

    if not has_said_who(app):
        from ui.dialogs.who import ask_who  # asked once

        ask_who(app, window)
