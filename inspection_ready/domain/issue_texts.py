"""The copy an issue keeps, as text and back: one form, so that the same copy is the same letters."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from inspection_ready.domain.issues import IssueCopy, IssuedPerson, IssuedSession
from inspection_ready.domain.timetable import Part, SessionFormat, SessionState

FORM = 1
_PLAIN = (
    "key", "session_id", "code", "title", "day", "starts", "minutes", "track", "wanted", "base", "address",
    "room", "where", "inspectors", "brief", "notes",
)  # fmt: skip


def copy_text(copy: IssueCopy) -> str:
    told = {
        "form": FORM,
        "timetable_id": copy.timetable_id,
        "name": copy.name,
        "sessions": [_session_told(each) for each in copy.sessions],
    }
    if copy.is_disposed:
        told["is_disposed"] = True
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def copy_in(text: str) -> IssueCopy:
    """Raises ValueError for what was never written here."""
    try:
        told = json.loads(text)
        if told["form"] != FORM:
            raise ValueError(told["form"])  # noqa: TRY301 - said once, below
        return IssueCopy(
            timetable_id=told["timetable_id"],
            name=told["name"],
            sessions=tuple(map(_session_in, told["sessions"])),
            is_disposed=told.get("is_disposed", False),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("no copy of a timetable") from error


def _session_told(session: IssuedSession) -> dict[str, object]:
    return {
        **{name: getattr(session, name) for name in _PLAIN},
        "format": session.format.value,
        "state": session.state.value,
        "on": None if session.on is None else session.on.isoformat(),
        "people": [[each.person_id, each.name, each.part.value] for each in session.people],
    }


def _session_in(told: dict[str, Any]) -> IssuedSession:
    return IssuedSession(
        **{name: told[name] for name in _PLAIN},
        format=SessionFormat(told["format"]),
        state=SessionState(told["state"]),
        on=None if told["on"] is None else dt.date.fromisoformat(told["on"]),
        people=tuple(
            IssuedPerson(person_id=person_id, name=name, part=Part(part))
            for person_id, name, part in told["people"]
        ),
    )
