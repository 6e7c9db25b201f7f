"""What becomes of a template in fewer days or tracks, told to a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection_ready.domain.template_fit import Fit
    from inspection_ready.domain.timetable import Session, Timetable


def fit_told(template: Timetable, fit: Fit) -> dict[str, object]:
    return {
        "template": template.name,
        "days": fit.days,
        "tracks": fit.tracks,
        "kept": len(fit.kept),
        "moved": [
            {"title": each.was.title, "from": _place(each.was), "to": _place(each.now)} for each in fit.moved
        ],
        "left_out": [
            {"title": each.session.title, "at": _place(each.session), "why": each.why.value}
            for each in fit.left_out
        ],
    }


def _place(session: Session) -> dict[str, int]:
    """The start in minutes after midnight."""
    return {"day": session.day, "starts": session.starts, "track": session.track}
