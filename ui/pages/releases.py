"""Releases: the next one, those that were made, and everything the regulator has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.errors import Cancelled
from inspection_ready.phrases.release_holds import hold_words
from inspection_ready.phrases.releases import asked_words, file_words, sent_words, standing_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.file_checks import hold_again, let_go
from inspection_ready.services.pack_check import changed_release_files
from inspection_ready.services.release_outlook import ReleaseOutlook, release_outlook
from inspection_ready.services.release_sendings import Held, mark_sent, regulator_has, withdraw_release
from inspection_ready.services.releases import FiledRelease, MadeRelease, checked_plan, make_release, releases
from inspection_ready.services.who import name_of
from ui.dialogs.reason import ReasonDialog
from ui.page import Context, Page, Target
from ui.widgets.layout import scrolling, words
from ui.widgets.made_releases import MadeReleases
from ui.widgets.next_release import NextRelease
from ui.widgets.plain_table import PlainTable
from ui.work import Work

if TYPE_CHECKING:
    from inspection_ready.domain.release_findings import CheckedFile
    from inspection_ready.domain.release_holds import Hold
    from inspection_ready.services.app import App
    from ui.background import Progress
    from ui.dialogs.release_sent import Sent

NEXT, MADE, HAS = "The next release", "Releases that were made", "What the regulator has"
COLUMNS = ("Request", "What", "Release, and how it went", "Now")
LETTERS = (24, 0, 40, 30)
NOTHING_SENT = (
    "The regulator has nothing yet, as far as anybody has said. Mark a release as sent once it has gone."
)
LET_GO = (
    "{found}\n\nThe reason is kept, with who gave it and when, and is printed nowhere. It holds for exactly these bytes "
    "and this finding: a file that is saved again has to be looked into again."
)
TAKE_BACK = (
    "It stays recorded that Release {number} was made, and how it was sent; what has left cannot be called back from "
    "here, so tell the regulator. Its answers can go again, in a new release."
)


@dataclass(frozen=True)
class Loaded:
    outlook: ReleaseOutlook
    releases: tuple[FiledRelease, ...]
    has: tuple[Held, ...]


class ReleasesPage(Page):
    title = "Releases"
    knows_the_day = True
    kinds = frozenset(
        {"release", "release_sending", "release_withdrawal", "check_override", "request", "request_evidence",
         "evidence", "evidence_version", "signature", "person", "absence"}
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.next = NextRelease()
        self.made = MadeReleases()
        self.work = Work(context.background, self.next.working, self)
        for part in (self.next, self.made):
            part.set_look_only(context.look_only)
        self.nothing = words(NOTHING_SENT, "help")
        self.has = PlainTable(HAS, COLUMNS, LETTERS, self)
        self._lay_out()
        self._connect()

    # what the window asks of a page

    def load(self) -> None:
        self.query(_loaded, self._show, key="releases")

    def arrive(self, target: Target) -> None:
        if target == "made":
            self.tabs.setCurrentIndex(1)

    def focus_first(self) -> None:
        if self.tabs.currentIndex() == 0:
            self.next.focus_first()
        else:
            self.tabs.tabBar().setFocus()

    # what the person asks for

    def make(self, pointers: bool) -> None:
        if not self.work.is_running:
            self.context.ask_who()
            self._run(
                lambda app, progress: make_release(app, pointers=pointers, progress=progress),
                self._made,
                "Making the release ...",
            )

    def look_into_files(self) -> None:
        if not self.work.is_running:
            self._run(
                lambda app, progress: checked_plan(app, progress=progress),
                lambda _: None,
                "Looking into the files ...",
            )

    def ask_to_let_go(self, told: tuple[CheckedFile, Hold]) -> None:
        file, hold = told
        about = LET_GO.format(found=f"{file.name}: {hold_words(hold)}")
        dialog = ReasonDialog("Let it go", about, do="Let it go", parent=self)
        dialog.accepted.connect(lambda: self._let_go(file, hold, dialog.reason))
        dialog.open()

    def hold_back(self, told: tuple[CheckedFile, Hold]) -> None:
        file, hold = told
        self.command(lambda app: app.do(hold_again, file, hold.key), said=f"{file.name} is held back again.")

    def ask_how_it_went(self, filed: FiledRelease) -> None:
        self.query(
            lambda app: app.read(name_of, app.who.person_id) or app.who.account,
            partial(self._ask_how, filed),
            key="who",
        )

    def ask_to_take_back(self, filed: FiledRelease) -> None:
        number = filed.release.number
        title = f"Take Release {number} back"
        dialog = ReasonDialog(title, TAKE_BACK.format(number=number), do=title, parent=self)
        dialog.accepted.connect(lambda: self._take_back(number, dialog.reason))
        dialog.open()

    def check(self, filed: FiledRelease) -> None:
        self.made.say("Checking ...")
        self.query(lambda _: changed_release_files(filed), partial(self._checked, filed), key="check")

    # inside

    def _run(self, work: Callable[[App, Progress], object], then: Callable[..., None], what: str) -> None:
        app = self.context.app
        self.work.write(what, lambda progress: work(app, progress), then, failed=self._failed)
        self.next.begin()

    def _made(self, made: MadeRelease) -> None:
        number, lines = made.filed.release.number, len(made.filed.lines)
        self.context.messages.clear()
        self.context.said(f"Made Release {number}: {count_of(lines, 'answer')}.", None)
        self.tabs.setCurrentIndex(1)
        self.context.refresh.send(Changes({"release": frozenset({made.filed.release.id})}))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.context.messages.notice("Stopped. No release was made, and nothing of it is left.")
        else:
            self.context.messages.tell(error)

    def _ended(self) -> None:
        self.next.end()
        self.reload()

    def _show(self, loaded: Loaded) -> None:
        self.next.show_outlook(loaded.outlook)
        self.made.show_releases(loaded.releases)
        self.tabs.setTabText(1, f"{MADE} ({len(loaded.releases)})")
        self.has.show_rows([_has_row(each) for each in loaded.has])
        self.has.setVisible(bool(loaded.has))
        self.nothing.setVisible(not loaded.has)

    def _let_go(self, file: CheckedFile, hold: Hold, reason: str) -> None:
        self.command(
            lambda app: app.do(let_go, file, hold.key, because=reason),
            said=f"It holds {file.name} back no longer, with the reason.",
        )

    def _ask_how(self, filed: FiledRelease, me: str) -> None:
        from ui.dialogs.release_sent import ReleaseSentDialog  # slow import: seldom wanted

        at = self.context.app.clock.now()
        dialog = ReleaseSentDialog(filed.release.number, at=at, by=me, parent=self)
        dialog.accepted.connect(lambda: self._mark(filed.release.number, dialog.sent))
        dialog.open()

    def _mark(self, number: int, sent: Sent | None) -> None:
        if sent is not None:
            self.command(
                lambda app: app.do(
                    mark_sent, number, sent.how, sent_to=sent.to, by=sent.by, at=sent.at, note=sent.note,
                    folder=app.workspace.releases,
                ),
                said=f"Noted that Release {number} was sent.",
            )  # fmt: skip

    def _take_back(self, number: int, reason: str) -> None:
        self.command(
            lambda app: app.do(withdraw_release, number, because=reason), said=f"Took Release {number} back."
        )

    def _checked(self, filed: FiledRelease, changed: tuple[str, ...]) -> None:
        number = filed.release.number
        if changed:
            self.made.say(f"Changed or missing since it was made: {', '.join(changed)}. Do not send it.")
        else:
            self.made.say(
                f"Release {number} is as it was made: {count_of(len(filed.files), 'file')} checked."
            )

    def _lay_out(self) -> None:
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName("Releases")
        self.tabs.addTab(scrolling(self.next, NEXT), NEXT)
        self.tabs.addTab(self.made, MADE)
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.addWidget(self.nothing)
        inner.addWidget(self.has, 1)
        inner.addStretch(0)
        self.tabs.addTab(held, HAS)
        self.has.hide()
        self.body.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.work.ended.connect(self._ended)
        self.next.make_asked.connect(self.make)
        self.next.check_asked.connect(self.look_into_files)
        self.next.let_go_asked.connect(self.ask_to_let_go)
        self.next.hold_asked.connect(self.hold_back)
        self.made.send_asked.connect(self.ask_how_it_went)
        self.made.withdraw_asked.connect(self.ask_to_take_back)
        self.made.check_asked.connect(self.check)


def _loaded(app: App) -> Loaded:
    return Loaded(release_outlook(app), releases(app), app.read(regulator_has))


def _has_row(each: Held) -> tuple[str, str, str, str]:
    own = each.line.item
    went = "\n".join(map(sent_words, each.sendings))
    return (
        asked_words(own.request_number, own.their_ref),
        f"{own.title}\n{file_words(own, each.line.paths)}",
        f"Release {each.release.number}\n{went}",
        standing_words(each.withdrawal, each.replaced_by),
    )
