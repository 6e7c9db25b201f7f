"""What the council claims of itself, under each statement: strengths, areas for improvement, and the evidence behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from inspection_ready.domain.claims import Claim, ClaimEvidence, ClaimLine
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.moments import today
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.phrases.claims import proof_words, standing_sentence
from inspection_ready.records.claims import CLAIMS, SAYS
from inspection_ready.services.claims import (
    bear_out,
    claim_line,
    listed_claims,
    statements_asked,
    write_claims,
)
from inspection_ready.services.readiness import day_that_counts
from ui.offered_evidence import OfferedEvidence, nothing_offered
from ui.register_page import RegisterPage
from ui.register_reading import Loaded
from ui.widgets.asked_editor import AskedEditor
from ui.widgets.evidence_behind import EvidenceBehind
from ui.widgets.layout import words
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.readiness import Asked
    from inspection_ready.domain.rows import Row
    from inspection_ready.records.fields import Field
    from inspection_ready.services.app import App
    from inspection_ready.services.listing import Filter
    from ui.page import Context
    from ui.widgets.editors import Editor

LONGEST = 60
"""Letters of a wording, where it is named in a sentence."""
FILES = "Word (*.docx);;PDF (*.pdf)"
STATEMENT = "statement"
NO_EVIDENCE = "Nothing is behind it yet. Choose a piece of evidence by a part of its title."
NOTHING_YET = (
    "Nothing is claimed yet. Press “Add” for the first strength or area for improvement of your self-assessment, "
    "or import a list of them; then name the evidence behind each."
)
UNPROVED = Choice("Not proved", (Condition("unproved", Ask.HOLDS),))


@dataclass(frozen=True)
class Claimed(Loaded):
    asked: Sequence[Asked] = ()
    standing: str = ""


@dataclass(frozen=True)
class Parts:
    line: ClaimLine
    on: dt.date


class ClaimsPage(RegisterPage):
    title = "Claims"
    record = CLAIMS
    kinds = frozenset(
        {
            "claim",
            "claim_evidence",
            "evidence",
            "person",
            "council",
            "regime_text",
            "inspection",
            "stage_date",
        }
    )
    knows_the_day = True
    panel_share = 0.5
    choices = (
        ALL,
        UNPROVED,
        *(Choice(f"{name}", (Condition("says", Ask.IS, (says,)),)) for says, name in SAYS.items()),
        Choice("No evidence", (Condition("bare", Ask.HOLDS),)),
        Choice("No owner", (Condition("owner_id", Ask.EMPTY),)),
        Choice("No as-at date", (Condition("as_at", Ask.EMPTY),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.evidence = EvidenceBehind(nothing_offered(), name="Evidence behind it", empty=NO_EVIDENCE)
        self.offered = OfferedEvidence(self, self.evidence, partial(self._fetch_names, Evidence))
        self.evidence.set_read_only(context.look_only)
        self.proof = words("")
        inside = self.evidence.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.insertWidget(0, self.proof)
        self.panel.add_part(self.evidence, "Evidence")
        self.paper = self.add_step(
            "Save as Word or PDF",
            "Every claim with its evidence, what is not proved, and which evidence no claim uses.",
            self.choose_file,
        )
        self.paper.setEnabled(True)  # it changes nothing
        self.standing = words("", "help")
        self.body.insertWidget(1, self.standing)
        self.evidence.evidence_asked.connect(self.keep_evidence)

    def title_in_words(self, title: str) -> str:
        return f"the claim “{shorten(title, LONGEST, placeholder=' ...')}”"

    def editor_of(self, field: Field) -> Editor | None:
        if field.name != STATEMENT:
            return None
        self._which = AskedEditor(field)
        return self._which

    def opened(self, row: Row | None) -> None:
        if row is not None:
            claim_id, now = row.id, today(self.context.app.clock)
            self.query(lambda app: parts_of(app, claim_id, now), self._show_parts, key="parts")
            self.offered.read()

    def keep_evidence(self, pairs: Sequence[tuple[int, str]]) -> None:
        claim = self._on_view
        if claim is None:
            return
        wanted = [
            ClaimEvidence(claim_id=claim.id, evidence_id=each, pointer=pointer) for each, pointer in pairs
        ]
        called = self.title_in_words(claim.wording)
        self.command(
            lambda app: app.do(bear_out, claim.id, wanted), said=f"Said which evidence is behind {called}."
        )

    def choose_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save the claims", "What we say of ourselves.docx", FILES
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        self.save_as(write_claims, path)

    # inside

    @property
    def _on_view(self) -> Claim | None:
        row = self.form.before
        return row if isinstance(row, Claim) and self.panel.isVisible() else None

    def _read(self, app: App, filters: Sequence[Filter], order: Any) -> Loaded:
        now = today(self.context.app.clock)
        with app.reading() as reader:
            found = listed_claims(
                reader,
                today=now,
                order=order,
                filters=filters,
            )
            return Claimed(
                found.listing,
                reader.register(Claim).count(),
                self._linked_listings(reader),
                dict(found.told),
                statements_asked(reader),
                standing_sentence(found.standing) if found.standing.lines else NOTHING_YET,
            )

    def _show(self, loaded: Loaded) -> None:
        if isinstance(loaded, Claimed):
            self._which.set_asked(loaded.asked)
            self.standing.setText(loaded.standing)
        super()._show(loaded)

    def _show_parts(self, parts: Parts) -> None:
        self.proof.setText(proof_words(parts.line, parts.on))
        self.evidence.show_held([(one.evidence, one.pointer) for one in parts.line.behind])


def parts_of(app: App, claim_id: int, now: dt.date) -> Parts:
    with app.reading() as reader:
        on = day_that_counts(reader, today=now)
        line = claim_line(reader, claim_id, on=on)
        return Parts(line, on)
