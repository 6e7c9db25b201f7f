"""What the page of packs does with findings and with old packs: each asks for a reason, which is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.moments import today
from inspection_ready.phrases.pack_findings import found_words
from ui.dialogs.reason import ReasonDialog
from ui.navigation import place_showing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inspection_ready.domain.pack_findings import PackFinding
    from inspection_ready.services.pack_letters import PackLetter
    from inspection_ready.services.packs import FiledPack
    from ui.dialogs.mark_sent import Marking
    from ui.page import Page

LEAVE = (
    "The pack prints the reason, with who gave it and when. It holds for exactly this finding in what stands there "
    "now: once that changes, it is open again."
)
LET_GO_TOGETHER = (
    "The reason is kept, with who gave it and when, and printed nowhere. It holds for exactly these lists: once others "
    "are ticked, it has to be given anew."
)
DISPOSE = (
    "The files of Pack {number} are removed from the workspace, and cannot be brought back from here. That there "
    "was a pack, its fingerprint, who disposed of it, when and why stay recorded. Copies that were printed, sent or "
    "put elsewhere, in a safe copy too, are not touched."
)


class PackLeaving:
    def __init__(self, page: Page) -> None:
        self._page = page

    def go(self, found: PackFinding) -> None:
        self._page.context.go(place_showing(found.register).id, found.record_id)

    def leave(self, found: PackFinding) -> None:
        about = f"{found_words(found)}\n\n{LET_GO_TOGETHER if found.is_kept_inside else LEAVE}"
        do = "Let them get it together" if found.is_kept_inside else "Leave it as it is"
        dialog = ReasonDialog(do, about, do=do, parent=self._page)
        dialog.accepted.connect(lambda: self._leave(found, dialog.reason))
        dialog.open()

    def reopen(self, found: PackFinding) -> None:
        from inspection_ready.services.overrides import withdraw_override  # slow import: SQLAlchemy

        said = "Took the reason back: it is to be mended again."
        self._page.command(lambda app: app.do(withdraw_override, found), said=said)

    def dispose(self, filed: FiledPack) -> None:
        number = filed.pack.number
        dialog = ReasonDialog(
            f"Dispose of Pack {number}",
            DISPOSE.format(number=number),
            do=f"Dispose of Pack {number}",
            parent=self._page,
        )
        dialog.accepted.connect(lambda: self._dispose(number, dialog.reason))
        dialog.open()

    def mark_sent(self, filed: FiledPack) -> None:
        """Asks which of its letters were sent."""
        from inspection_ready.services.pack_sendings import pack_letters  # slow import: SQLAlchemy
        from inspection_ready.services.who import name_of  # slow import, as above

        now = self._page.context.app.clock
        self._page.query(
            lambda app: (pack_letters(filed), app.read(name_of, app.who.person_id) or app.who.account),
            lambda told: self._ask_which(filed, *told, on=today(now)),
            key="pack letters",
        )

    def _ask_which(self, filed: FiledPack, letters: Sequence[PackLetter], me: str, *, on: date) -> None:
        from ui.dialogs.mark_sent import MarkSentDialog  # slow import: seldom wanted

        dialog = MarkSentDialog(filed.pack.number, letters, on=on, by=me, parent=self._page)
        dialog.accepted.connect(lambda: self._mark(filed, dialog.marking))
        dialog.open()

    def _mark(self, filed: FiledPack, marking: Marking | None) -> None:
        if marking is None:
            return
        from inspection_ready.services.pack_sendings import mark_these_sent  # slow import: SQLAlchemy

        letters, on, by = marking.letters, marking.on, marking.by
        self._page.command(
            lambda app: mark_these_sent(app, filed, letters, on=on, by=by),
            said=f"Noted that letters of Pack {filed.pack.number} were sent, by the word of {by}.",
        )

    def _leave(self, found: PackFinding, reason: str) -> None:
        from inspection_ready.services.overrides import override_finding  # slow import: SQLAlchemy

        self._page.command(
            lambda app: app.do(override_finding, found, because=reason),
            said="Left as it is, with the reason.",
        )

    def _dispose(self, number: int, reason: str) -> None:
        from inspection_ready.services.pack_disposal import dispose_of_pack  # slow import: SQLAlchemy

        self._page.command(
            lambda app: dispose_of_pack(app, number, because=reason), said=f"Disposed of Pack {number}."
        )
