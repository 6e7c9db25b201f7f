"""What PostgreSQL complains of, as codes."""

from __future__ import annotations

import re

_STATES = {
    "3D000": "register_no_database",
    "42501": "register_not_allowed",
    "25006": "register_not_allowed",
    "28P01": "register_login_refused",
    "28000": "register_login_refused",
    "40001": "register_busy",
    "40P01": "register_busy",
    "53100": "disk_full",
    "53300": "register_busy",
    "55P03": "register_busy",
    "57014": "register_busy",
}
_CLASSES = {"08": "register_unreachable", "57": "register_unreachable"}
"""Connections, and a server that is being stopped."""

_SAID = (
    (r"no password supplied|password authentication failed|role .* does not exist", "register_login_refused"),
    (r"no pg_hba\.conf entry|authentication failed|pg_hba\.conf rejects", "register_login_refused"),
    (r"permission denied for database", "register_not_allowed"),
    (r"database .* does not exist", "register_no_database"),
    (r"too many (?:clients|connections)|connection slots", "register_busy"),
)
"""In the server's words: an error on the way in has no state. Other languages are taken for "unreachable"."""


def server_code(error: BaseException) -> str | None:
    """None for what is no trouble of the server's or of the way there."""
    if not type(error).__module__.startswith("psycopg"):
        return None
    state = getattr(error, "sqlstate", None)
    if state is not None:
        return _STATES.get(state, _CLASSES.get(state[:2]))
    if type(error).__name__ not in {"OperationalError", "ConnectionTimeout"}:
        return None
    words = str(error)
    found = (code for pattern, code in _SAID if re.search(pattern, words, re.IGNORECASE))
    return next(found, "register_unreachable")
