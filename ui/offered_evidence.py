"""The evidence that can be chosen to stand behind something: read once, and again when evidence changed.

It may be a hundred thousand pieces: whoever walks through the requests does not wait for them at every one.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.searching import Haystack
from inspection_ready.records.registry import record_of
from inspection_ready.services.listing import Listing, listing
from ui.models.links import LinkSource

if TYPE_CHECKING:
    from inspection_ready.domain.changes import Changes
    from ui.models.register_list import Fetch
    from ui.page import Page
    from ui.widgets.evidence_behind import EvidenceBehind


def nothing_offered() -> LinkSource:
    """Until it is read."""
    return LinkSource(Evidence, Listing(array("q"), Haystack(())), lambda _ids: ())


class OfferedEvidence(QObject):
    def __init__(self, page: Page, shown: EvidenceBehind, fetch: Fetch) -> None:
        super().__init__(page)
        self._page = page
        self._shown = shown
        self._fetch = fetch
        self._is_read = False
        page.context.refresh.changed.connect(self._heard)

    def read(self) -> None:
        if not self._is_read:
            self._is_read = True
            self._page.query(
                lambda app: app.read(listing, record_of(Evidence)),
                self._offer,
                key="offered",
                failed=self._not_read,
            )

    def _offer(self, found: Listing) -> None:
        self._shown.set_source(LinkSource(Evidence, found, self._fetch))

    def _not_read(self, error: Exception) -> None:
        self._is_read = False
        self._page.context.messages.tell(error)

    @Slot(object)
    def _heard(self, changes: Changes) -> None:
        if changes.touch("evidence", "person"):
            self._is_read = False
