"""Going from place to place: one page at a time, made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from ui.navigation import GAPS, PLACES, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from ui.main_window import MainWindow
    from ui.page import Page, Target

NO_PLACE = ""


class Places:
    """``window`` shows them; its sidebar and its way back lead here."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.pages: dict[str, Page] = {}
        self.current = NO_PLACE
        window.sidebar.chosen.connect(self._chosen)
        window.way_back.asked.connect(self.go_back)

    @property
    def page(self) -> Page | None:
        return self.pages.get(self.current)

    def go(self, place: str, target: Target = None) -> None:
        context = self._window.context
        if context is None or not context.is_open:
            return
        if place != self.current:
            if self.page is not None and not self.page.may_leave():
                self._mark()
                return
            self.show(place)
        page = self.pages[place]
        if target is not None:
            page.arrive(target)
        page.focus_first()
        self._window.way_back.arrived(place)

    def follow(self, place: str, target: Target = None) -> None:
        """A page leads to another."""
        window, origin, origin_place = self._window, self.page, self.current
        self.go(place, target)
        if origin is not None and origin.offers_way_back and self.current != origin_place:
            window.way_back.offer(origin.title, origin_place)
            window.menus.enable()

    def give(self, place: str, path: Path) -> None:
        """Open the page and hand it the file, unless something unsaved keeps the person."""
        self.go(place)
        if self.page is not None and self.current == place:
            self.page.take_file(path)

    def show(self, place: str) -> None:
        """Whatever page is on view, it may be left."""
        window = self._window
        assert window.context is not None
        if place not in self.pages:
            self.pages[place] = place_of(place).page_class()(window.context)
            window.stack.addWidget(self.pages[place])
        self.current = place
        window.show_instead(self.pages[place])
        self._mark()

    def forget(self) -> None:
        """With the workspace whose pages they were."""
        for page in self.pages.values():
            self._window.stack.removeWidget(page)
            page.deleteLater()
        self.pages.clear()
        self.current = NO_PLACE

    # what the menus ask for

    def go_back(self) -> None:
        if self._window.way_back.place:
            self.go(self._window.way_back.place)

    def go_next(self) -> None:
        self._step(1)

    def go_previous(self) -> None:
        self._step(-1)

    def go_to_gaps(self) -> None:
        self.go(GAPS)

    def go_to_search(self) -> None:
        self.go("search")

    def focus_list(self) -> None:
        self._window.sidebar.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # inside

    def _step(self, by: int) -> None:
        """Also from a page that is not in the sidebar, which has its place in the order all the same."""
        places = [place.id for place in PLACES if place.in_sidebar or place.id == self.current]
        if self.current in places:
            self.go(places[(places.index(self.current) + by) % len(places)])

    def _mark(self) -> None:
        sidebar = self._window.sidebar
        if place_of(self.current).in_sidebar:
            sidebar.show_current(self.current)
        else:
            sidebar.go_beside()

    def _chosen(self, place: str) -> None:
        # queued: the list must have settled before a page may ask and send the person back
        self._window.way_back.leave()
        QTimer.singleShot(0, self._window, lambda: self.go(place))
