"""A council with a draft report to check, for tests: notified, seen on site, with somebody who signs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.accuracy import AccuracyPoint, PointMove
from inspection_ready.domain.releases import SentBy
from inspection_ready.services.accuracy import bear_out_point, move_point
from inspection_ready.services.accuracy_check import receive_draft
from inspection_ready.services.accuracy_standing import accuracy_standing, line_of
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.registers import add_record
from inspection_ready.services.release_sendings import mark_sent
from inspection_ready.services.releases import make_release
from tests.services.releasing import Releasing

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.accuracy_lines import AccuracyStanding, PointLine
    from inspection_ready.domain.evidence import Evidence
    from inspection_ready.domain.requests import Request
    from inspection_ready.services.app import App

TODAY = dt.date(2026, 11, 20)
"""Where the clock of the tests stands: a Friday."""
NOTIFIED = dt.datetime(2026, 7, 1, 9, 30, tzinfo=dt.UTC)
LAST_ON_SITE = dt.date(2026, 9, 24)
CAME = dt.date(2026, 11, 16)
"""A Monday."""
DUE = dt.date(2026, 11, 30)
"""Ten working days later."""


@dataclass
class Checking:
    """``council`` signs and releases; all else is the check of the draft."""

    council: Releasing

    @property
    def app(self) -> App:
        return self.council.app

    def begin(self) -> Checking:
        self.council.begin()
        self.visited()
        self.app.do(receive_draft, on=CAME, told_by="the lead inspector")
        return self

    def visited(self) -> None:
        self.app.do(notify, received=NOTIFIED)
        self.app.do(set_on_site, first=dt.date(2026, 9, 22), last=LAST_ON_SITE)

    def raises(self, correction: str = "The team has 14 posts.", **more: object) -> AccuracyPoint:
        made = AccuracyPoint(correction=correction, page="12", quote="The team has 12 posts.", sort="slips")
        return self.app.do(add_record, replace(made, **more)).result  # type: ignore[arg-type] # any of its fields

    def named(self, point: AccuracyPoint, *evidence: Evidence, pointer: str = "") -> None:
        self.app.do(bear_out_point, point.id, [(each.id, pointer) for each in evidence])

    def moves(self, point: AccuracyPoint, *moves: PointMove, reason: str = "") -> AccuracyPoint:
        for move in moves:
            point = self.app.do(move_point, point.id, move, reason=reason).result
        return point

    def checked(self, correction: str = "The team has 14 posts.", **more: object) -> AccuracyPoint:
        return self.moves(self.raises(correction, **more), PointMove.MAKE_READY, PointMove.CHECK)

    def standing(self) -> AccuracyStanding:
        return self.app.read(accuracy_standing, today=TODAY)

    def line(self, point: AccuracyPoint) -> PointLine:
        return line_of(self.standing(), point.id)

    @property
    def request(self) -> Request:
        found = self.standing().request
        assert found is not None
        return found

    def release(self) -> None:
        """Signed, made, and by somebody's word sent."""
        self.council.sign(self.request)
        self.sends(make_release(self.app).filed.release.number)

    def sends(self, number: int) -> None:
        folder = self.app.workspace.releases
        self.app.do(mark_sent, number, SentBy.EMAIL, sent_to="the lead inspector", folder=folder)


def checking(app: App, folder: Path) -> Checking:
    return Checking(Releasing(app, folder))
