"""Sentences for a register that several people share on a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Mapping

SERVER_SENTENCES: Mapping[str, str] = {
    "register_login_refused": "The server of the shared register does not let this account in: the password is wrong or "
    "missing, or the account is not known there. Nothing was changed. Check the password in the keyring (under "
    "“Inspection Ready”) or in the pgpass file, or ask whoever looks after the database.",
    "register_lost_while_saving": "The connection to the shared register was lost while a change was being saved, so it is "
    "not certain whether it was kept: all of it was, or nothing. Look at the record of changes before you do it again.",
    "register_no_database": "The server of the shared register answers, but has no database of that name. Nothing was "
    "changed. Check the address, or ask whoever looks after the database to make it.",
    "register_not_allowed": "Your account on the server of the shared register may not do this. Nothing was changed. "
    "Ask whoever looks after the database for the right to read and write the register.",
    "register_unreachable": "The register of this workspace cannot be reached: its server is not running, or the network "
    "does not lead there. Nothing was changed. Check the network connection, and try again.",
}
