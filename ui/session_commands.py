"""What the timetable's page can do about its sessions: add one, open it in a form, remove it."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.searching import Haystack
from inspection_ready.domain.timetable import Part, Session
from inspection_ready.records.registry import record_of
from inspection_ready.services.listing import Listing, page
from inspection_ready.services.sessions import add_session, change_session, remove_session
from ui.dialogs.session import SessionDialog
from ui.models.links import LinkSource, naming_fields
from ui.models.session_words import called

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection_ready.domain.rows import Row
    from inspection_ready.services.app import App
    from ui.pages.timetable import TimetablePage


class SessionCommands:
    """``page`` does them, and holds this."""

    def __init__(self, page: TimetablePage) -> None:
        self._page = page

    def add_at(self, starts: int, track: int) -> None:
        """A form for a new session on the day on view, at this minute of it and in this track."""
        held = self._page.on_view.timetable
        if held is None or self._page.context.look_only:
            return
        day = self._page.tabs.day
        new = Session(timetable_id=held.id, day=day, starts=starts, minutes=60, track=track, title="")
        self._open_form(new, {}, is_new=True)

    def open(self, session_id: int) -> None:
        on_view = self._page.on_view
        session = on_view.session(session_id)
        if on_view.whole is not None and session is not None:
            people = {each.person_id: each.part for each in on_view.whole.at(session_id)}
            self._open_form(session, people, is_new=False)

    def remove(self, session_id: int) -> None:
        """At once: the foot of the window offers Undo."""
        session = self._page.on_view.session(session_id)
        if session is not None and not self._page.context.look_only:
            self._page.command(
                lambda app: app.do(remove_session, session), said=f"Removed {called(session)}."
            )

    def _open_form(self, session: Session, people: Mapping[int, Part], *, is_new: bool) -> None:
        held = self._page.on_view.timetable
        dialog = SessionDialog(
            session,
            people,
            self._source,
            is_template=held is not None and held.is_template,
            is_new=is_new,
            parent=self._page,
        )
        dialog.set_read_only(self._page.context.look_only)
        dialog.form.save_asked.connect(lambda: self._save(dialog))
        dialog.form.remove_asked.connect(lambda: self._remove_in_form(dialog))
        dialog.open()

    def _save(self, dialog: SessionDialog) -> None:
        if self._page.context.look_only or not dialog.check():
            return
        is_new, before, session, people = dialog.is_new, dialog.before, dialog.session, dialog.people
        self._page.show_next(session.id)

        def work(app: App) -> Any:
            if is_new:
                return app.do(add_session, session, people)
            return app.do(change_session, before, session, people)

        self._page.command(
            work,
            said=f"{'Added' if is_new else 'Changed'} {called(session)}.",
            then=lambda _: dialog.accept(),
            failed=lambda error: dialog.not_saved(error, self._page.context.messages),
        )

    def _remove_in_form(self, dialog: SessionDialog) -> None:
        session = dialog.before
        dialog.accept()
        self.remove(session.id)

    def _source(self, row_type: type[Row]) -> LinkSource:
        listed = self._page.on_view.linked.get(row_type, Listing(array("q"), Haystack(())))
        return LinkSource(row_type, listed, partial(self._fetch_names, row_type))

    def _fetch_names(self, row_type: type[Row], ids: Sequence[int]) -> Any:
        fields = naming_fields(row_type)
        return self._page.context.app.read(page, record_of(row_type), ids, fields=fields)
