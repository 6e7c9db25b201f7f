"""The evidence register: each piece with what it is made of, what it serves, and how good it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.evidence import Evidence, EvidenceStatus, Quality
from inspection_ready.domain.moments import today
from inspection_ready.domain.sample_checks import is_judged_anew
from inspection_ready.domain.views import TODAY, Ask, Condition
from inspection_ready.records.evidence import EVIDENCE
from inspection_ready.services.evidence import NewEvidence, add_files, add_link, add_several, judge, serve
from inspection_ready.services.evidence_files import copied
from inspection_ready.services.evidence_reading import (
    WholeEvidence,
    evidence_categories,
    whole_evidence,
)
from inspection_ready.services.responsibilities import asked_about
from inspection_ready.services.sample_checks import change_judged, checks_of, suggestions
from inspection_ready.services.sign_standings import evidence_standings
from ui.dialogs.bring_in import BringInDialog
from ui.dialogs.evidence_version import EvidenceVersionDialog
from ui.dialogs.look_next import LookNextDialog
from ui.evidence_copies import EvidenceCopies
from ui.register_page import RegisterPage
from ui.scrutinies import Scrutinies
from ui.widgets.evidence_uses import EvidenceUses
from ui.widgets.evidence_versions import EvidenceVersions
from ui.widgets.sample_checks import SampleChecks
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from inspection_ready.domain.evidence import EvidenceUse
    from inspection_ready.domain.readiness import Asked
    from inspection_ready.domain.rows import Row
    from inspection_ready.domain.sample_checks import SampleCheck, Suggestion
    from inspection_ready.domain.signatures import SignStanding
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done
    from ui.background import Progress
    from ui.page import Context

WAITED_FOR = (EvidenceStatus.ASKED, EvidenceStatus.NONE_SUPPLIED)
HELD = Condition("status", Ask.IS, (EvidenceStatus.HELD,))


@dataclass(frozen=True)
class Parts:
    whole: WholeEvidence
    asked: Sequence[Asked]
    categories: Sequence[tuple[str, str]]
    checks: Sequence[SampleCheck]
    signed: tuple[SignStanding, ...]


class EvidencePage(RegisterPage):
    title = "Evidence"
    record = EVIDENCE
    kinds = frozenset(
        {
            "evidence",
            "evidence_version",
            "evidence_file",
            "evidence_use",
            "claim_evidence",
            "sample_check",
            "person",
            "regime_text",
            "request",
            "request_evidence",
            "signature",
            "disposal",
        }
    )
    reads_what_changed = True
    panel_share = 0.5
    titles_stand_alone = True
    takes_any_files = True
    choices = (
        ALL,
        Choice("Held", (HELD,)),
        Choice("Asked for, not come", (Condition("status", Ask.IS, WAITED_FOR),)),
        Choice("Awaiting approval", (Condition("status", Ask.IS, (EvidenceStatus.AWAITING,)),)),
        Choice("Not HELD", (Condition("status", Ask.IS, (EvidenceStatus.NOT_HELD,)),)),
        Choice("No owner", (Condition("owner_id", Ask.EMPTY),)),
        Choice("Review date past", (Condition("review_on", Ask.BY, (TODAY,)),)),
        Choice("No as-at date", (HELD, Condition("as_at", Ask.EMPTY))),
        Choice("Not judged", (HELD, Condition("quality", Ask.IS, (Quality.NOT_JUDGED,)))),
        Choice("Never looked at", (HELD, Condition("looked_at_on", Ask.EMPTY))),
        Choice("No claim uses it", (HELD, Condition("unclaimed", Ask.HOLDS))),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.copies = EvidenceCopies(self)
        self.versions = EvidenceVersions()
        self.uses = EvidenceUses()
        self.checks = SampleChecks()
        for part in (self.versions, self.uses, self.checks):
            part.set_read_only(context.look_only)
        self.panel.add_part(self.versions, "Files and addresses")
        self.panel.add_part(self.uses, "Serves")
        self.panel.add_part(self.checks, "Looked at")
        self.scrutinies = Scrutinies(self, may_go=True)
        self.coverage = self.add_step(
            "Coverage", "What is held for each statement and category, and what is not.", self._to_coverage
        )
        self.folder = self.add_step(
            "Bring in a folder",
            "Read all files of a folder here, look at what they suggest, and accept those you want to keep.",
            self.choose_intake,
        )
        self.coverage.setEnabled(True)  # it changes nothing, so it is there to look at too
        self.next = self.add_step(
            "What to look at next", "A few pieces to read as a sample, and why each.", self.offer_next
        )
        self.next.setEnabled(True)  # it changes nothing
        self.versions.files_asked.connect(self.choose_files)
        self.versions.link_asked.connect(self.ask_for_link)
        self.versions.open_asked.connect(self.copies.open_version)
        self.versions.copy_asked.connect(self.copies.choose_folder)
        self.versions.dispose_asked.connect(self.scrutinies.dispose_version)
        self.uses.uses_asked.connect(self.keep_uses)
        self.checks.looked.connect(self.note_look)

    def opened(self, row: Row | None) -> None:
        if row is not None:
            evidence_id = row.id
            self.query(lambda app: parts_of(app, evidence_id), self._show_parts, key="parts")
        self.scrutinies.opened()

    # files

    def take_files(self, paths: Sequence[Path]) -> None:
        """Dropped on an open piece of evidence they are its new version; else each is a new piece."""
        if len(paths) == 1 and paths[0].is_dir():
            self.bring_in(paths[0])
        elif any(path.is_dir() for path in paths):
            self.context.messages.notice("Drop one folder at a time, or only files. Nothing was changed.")
        elif self._on_view is not None:
            self.ask_for_version(paths)
        elif self._may_turn_to_another():
            self.add_each(paths)

    def choose_intake(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "The folder to bring in")
        if folder:
            self.bring_in(Path(folder))

    def bring_in(self, folder: Path) -> None:
        dialog = BringInDialog(self.context, folder, self)
        dialog.brought_in.connect(self._brought_in)
        dialog.open()

    def choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "The files of a new version")
        if chosen:
            self.ask_for_version([Path(each) for each in chosen])

    def ask_for_version(self, paths: Sequence[Path]) -> None:
        evidence = self._on_view
        if evidence is None:
            return
        dialog = EvidenceVersionDialog(evidence.title, paths, self)
        dialog.accepted.connect(lambda: self._add_version(evidence, paths, dialog))
        dialog.open()

    def ask_for_link(self) -> None:
        evidence = self._on_view
        if evidence is None:
            return
        dialog = EvidenceVersionDialog(evidence.title, (), self)
        dialog.accepted.connect(lambda: self._add_version(evidence, (), dialog))
        dialog.open()

    def add_each(self, paths: Sequence[Path]) -> None:
        """One new piece of evidence for each file, called as the file is."""

        def work(app: App, progress: Progress) -> Done[Any]:
            with copied(app.workspace.files, paths, progress) as files:
                new = [
                    NewEvidence(evidence=Evidence(title=Path(each.name).stem), files=(each,))
                    for each in files
                ]
                return app.do(add_several, new)

        count = len(paths)
        said = f"Added {count} {self._noun(count)}. Say what each shows, and whose it is."
        self.long_command(work, said=said, then=lambda done: self.arrive(done.result[0].id))

    def keep_uses(self, uses: Sequence[EvidenceUse]) -> None:
        evidence = self._on_view
        if evidence is not None:
            self.command(
                lambda app: app.do(serve, evidence.id, uses), said=f"Said what {evidence.title} serves."
            )

    # sample checks

    def change(self, before: Row, row: Row) -> None:
        """Whoever judges its quality in the form has looked at it: that look is kept with the others."""
        was, now = cast("Evidence", before), cast("Evidence", row)
        if not is_judged_anew(was, now):
            super().change(before, row)
            return
        self.long_command(
            lambda app, _: app.do(change_judged, was, now),
            said=lambda done: f"Changed {self._called(done.result)}, and noted that it was looked at.",
            then=self._saved,
            failed=self._refused,
        )

    def note_look(self, quality: Quality, found: str) -> None:
        evidence = self._on_view
        if evidence is not None and self.may_leave():  # what was typed in the form is of the item before
            self.command(
                lambda app: app.do(judge, evidence.id, quality, found=found),
                said=f"Noted that {evidence.title} was looked at.",
            )

    def offer_next(self) -> None:
        seed = today(self.context.app.clock).isoformat()
        self.query(
            lambda app: app.read(suggestions, seed=seed),
            lambda found: self._show_next(found, seed),
            key="next",
        )

    # inside

    @property
    def _on_view(self) -> Evidence | None:
        row = self.form.before
        return row if isinstance(row, Evidence) and self.panel.isVisible() else None

    def _add_version(self, evidence: Evidence, paths: Sequence[Path], dialog: EvidenceVersionDialog) -> None:
        entry = dialog.entry
        if entry is None:
            return

        def work(app: App, progress: Progress) -> Done[Any]:
            if entry.link:
                with copied(app.workspace.files, entry.copies, progress) as copies:
                    return app.do(
                        add_link,
                        evidence.id,
                        entry.link,
                        note=entry.note,
                        dates=entry.dates,
                        notes=entry.notes,
                        copies=copies,
                    )
            with copied(app.workspace.files, paths, progress) as files:
                return app.do(add_files, evidence.id, files, dates=entry.dates, notes=entry.notes)

        self.long_command(
            work,
            said=lambda done: f"{evidence.title} has version {done.result.number} now.",
            then=self._added,
        )

    def _brought_in(self, done: Done[Any]) -> None:
        count = len(done.result)
        self.context.said(f"Brought in {count} {'file' if count == 1 else 'files'}.", done.entry)
        self.context.refresh.send(done.changes)

    def _added(self, done: Done[Any]) -> None:
        if done.entry is None:
            self.context.messages.notice(
                f"That is what version {done.result.number} is made of already. Nothing was changed."
            )

    def _show_parts(self, parts: Parts) -> None:
        self.versions.show_lines(parts.whole.versions)
        self.checks.show_checks(parts.checks)
        self.versions.show_signing(parts.signed)
        self.uses.offer(parts.asked, parts.categories)
        self.uses.show_lines(parts.whole.evidence.id, parts.whole.uses)

    def _show_next(self, found: Sequence[Suggestion], seed: str) -> None:
        dialog = LookNextDialog(found, seed=seed, parent=self)
        dialog.chosen.connect(self.arrive)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _to_coverage(self) -> None:
        self.context.go("coverage", None)


def parts_of(app: App, evidence_id: int) -> Parts:
    with app.reading() as reader:
        return Parts(
            whole_evidence(reader, evidence_id),
            asked_about(reader),
            tuple(evidence_categories(reader).items()),
            checks_of(reader, evidence_id),
            evidence_standings(reader, evidence_id),
        )
