"""A sentence or two for each expected error: what happened, what was kept, what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from inspection_ready.phrases import dates
from inspection_ready.phrases.accuracy import ACCURACY_SENTENCES
from inspection_ready.phrases.answer_forms import ANSWER_FORM_SENTENCES
from inspection_ready.phrases.availability_week import MARK_SENTENCES
from inspection_ready.phrases.brands import BRAND_SENTENCES
from inspection_ready.phrases.chases import CHASE_SENTENCES
from inspection_ready.phrases.claims import CLAIM_SENTENCES
from inspection_ready.phrases.diary_reading import DIARY_SENTENCES
from inspection_ready.phrases.disposals import DISPOSAL_SENTENCES
from inspection_ready.phrases.evidence_errors import EVIDENCE_SENTENCES
from inspection_ready.phrases.file_errors import FILE_SENTENCES
from inspection_ready.phrases.inspection_errors import INSPECTION_SENTENCES
from inspection_ready.phrases.intake import INTAKE_SENTENCES
from inspection_ready.phrases.issue_disposals import ISSUE_DISPOSAL_SENTENCES
from inspection_ready.phrases.issued_papers import ISSUED_PAPER_SENTENCES
from inspection_ready.phrases.issues import ISSUE_SENTENCES
from inspection_ready.phrases.learning import LEARNING_SENTENCES
from inspection_ready.phrases.maps import MAP_SENTENCES
from inspection_ready.phrases.message_errors import MESSAGE_SENTENCES
from inspection_ready.phrases.mock_interviews import MOCK_SENTENCES
from inspection_ready.phrases.papers import PAPER_SENTENCES
from inspection_ready.phrases.plan_errors import PLAN_SENTENCES
from inspection_ready.phrases.record_errors import RECORD_SENTENCES
from inspection_ready.phrases.release_errors import RELEASE_SENTENCES
from inspection_ready.phrases.releases import RELEASE_MAKING_SENTENCES
from inspection_ready.phrases.replies import REPLY_SENTENCES
from inspection_ready.phrases.requests import REQUEST_SENTENCES
from inspection_ready.phrases.search import SEARCH_SENTENCES
from inspection_ready.phrases.sendings import SENDING_SENTENCES, stopped_words
from inspection_ready.phrases.server_errors import SERVER_SENTENCES
from inspection_ready.phrases.sheets import SHEET_SENTENCES
from inspection_ready.phrases.signature_errors import SIGNATURE_SENTENCES
from inspection_ready.phrases.slips import SLIP_SENTENCES
from inspection_ready.phrases.stages import STAGE_SENTENCES
from inspection_ready.phrases.template_files import TEMPLATE_FILE_SENTENCES
from inspection_ready.phrases.timetable_edits import EDIT_SENTENCES
from inspection_ready.phrases.views import VIEW_SENTENCES
from inspection_ready.phrases.word_files import WORD_FILE_SENTENCES
from inspection_ready.phrases.word_letters import WORD_LETTER_SENTENCES

if TYPE_CHECKING:
    from inspection_ready.domain.errors import ExpectedError

Told = Mapping[str, Any]
Sentence = str | Callable[[Told], str]
"""Text with the names of the error's data in braces, or a function of the data where text is not enough."""


def error_sentence(error: ExpectedError) -> str:
    said = SENTENCES[error.code]
    return said.format_map(error.data) if isinstance(said, str) else said(error.data)


def _kept_without_pack(told: Told) -> str:
    """What is kept stands first; the rest says why there is no pack, and what to do about it."""
    kept = {"notification": "The notification is filed", "on_site": "The days on site are entered"}
    why = error_sentence(told["error"])
    for untrue in ("Nothing was changed. ", "No pack was made. ", "No pack was made here. "):
        why = why.replace(untrue, "")
    return f"{kept[told['what']]} and kept, but no pack was made. {why} Only the pack is still to be made."


def _letters_stopped(told: Told) -> str:
    """Why it stopped, what is good all the same, and how the rest is written."""
    why = (
        error_sentence(told["error"]).replace("Nothing was changed. ", "").replace("Nothing was changed.", "")
    )
    kept = stopped_words(
        title=told["title"], people=told["people"], remaining=told["remaining"], folder=told["folder"]
    )
    return f"{why.strip()} {kept}"


def _moment(told: str) -> str:
    """For a moment written as ISO 8601; "" where it is not one."""
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return ""
    return dates.day(moment.date())


def _in_use(told: Told) -> str:
    who = told.get("account") or "Somebody"
    where = f" on {told['machine']}" if told.get("machine") else ""
    since = _moment(str(told.get("since") or ""))
    since = f" since {since}" if since else ""
    return (
        f"{who}{where} has had this workspace open{since}, and only one program at a time may change it. "
        "Nothing was changed. Close it there, or open it here to read."
    )


def _leased(told: Told) -> str:
    since = _moment(str(told.get("since") or ""))
    since = f", since {since}" if since else ""
    return (
        f"{told['account']} on {told['machine']} already works on a copy of this workspace{since}. Nothing was made. "
        "Ask whether they are done, and then take it over."
    )


def _backups(told: Told) -> str:
    names = told.get("backups") or ()
    if not names:
        return "There is no backup in its backups folder; look for a safe copy."
    return f"The newest backup in its backups folder is “{names[0]}”."


def _record(told: Told) -> str:
    kind = str(told["kind"]).replace("_", " ")
    return f"{kind} “{told['name']}”" if told.get("name") else f"a {kind}"


SENTENCES: dict[str, Sentence] = {
    # any command
    "cancelled": "Stopped, as you asked. Nothing was changed.",
    # disk and database
    "disk_full": "The disk is full. Nothing was changed. Make some room on it and try again.",
    "disk_failing": "The disk could not be read or written. What was saved before is kept. "
    "Try again; if it happens again, copy the workspace to another disk.",
    "register_busy": "Another program is changing this workspace just now. Nothing was changed. "
    "Try again in a moment.",
    "register_has_password": "The address has a password in it, which would be written down for anybody to read. "
    "Nothing was made. Leave the password out: it is looked for in the keyring (under “Inspection Ready”) and in the "
    "file that PostgreSQL calls pgpass.",
    "register_not_understood": "“{register}” is not an address of a register. Nothing was made. "
    "Write it like postgresql+psycopg://account@server/database, without the password.",
    # packs
    "kept_without_pack": _kept_without_pack,
    # workspaces
    "copy_leased": _leased,
    "copy_not_proved": "A copy of the register was made, but could not be read back, so it was thrown away. "
    "The workspace itself was not changed. Check the disk and try again.",
    "file_for_folder": "In {folder} there is a file called “{name}” where a folder belongs. Nothing was changed. "
    "Move the file elsewhere; the folder is made again. If the folder held anything, put it back from a safe copy.",
    "folder_in_use": "{folder} is there already and is not empty. Nothing was changed. Choose another name.",
    "in_a_synchronised_folder": "{folder} is kept in step by {service}, which can damage a workspace that is "
    "open. Nothing was changed. Keep the workspace in {place}, and choose {service} for its safe copies.",
    "name_too_long": "The name of a file or folder is too long for this disk. Nothing was changed. "
    "Choose a shorter one.",
    "not_a_safe_copy": "{folder} is not a safe copy: it holds no registers. Nothing was made. Choose the folder whose "
    "name ends in “safe copy”, inside the folder you named in Settings.",
    "not_a_workspace": "{folder} is not a workspace: it holds no workspace.toml. Nothing was changed. "
    "Choose the folder of a workspace, or make one with new.",
    "on_a_network_drive": "{folder} is on a network drive, where a workspace can be damaged while it is open. "
    "Nothing was changed. Keep it in {place}, and choose the network drive for its safe copies.",
    "opened_to_read": "This workspace was opened to read, so it cannot be changed. Nothing was changed.",
    "register_damaged": lambda told: (
        f"The register of this workspace is damaged. Nothing was changed. {_backups(told)}"
    ),
    "register_empty": "The register of this workspace is empty: it was never finished, or was replaced. "
    "Nothing was changed. Look for a backup or a safe copy.",
    "register_missing": lambda told: (
        f"The register is missing from {told['folder']}. Nothing was changed. {_backups(told)}"
    ),
    "workspace_file_damaged": "workspace.toml in {folder} cannot be read ({detail}). Nothing was changed. "
    "Put back the file from a safe copy.",
    "workspace_gone": "The workspace is no longer in {folder}: somebody renamed, moved or removed it. "
    "Nothing was changed. Close this window, and open the workspace where it is now.",
    "workspace_in_use": _in_use,
    "workspace_newer": "This workspace was made by a newer version of Inspection Ready. Nothing was changed. "
    "Open it with that version, or update this one.",
    "workspace_not_made": "No workspace can be made in {folder} ({reason}). Nothing was made. "
    "Choose another place.",
    "workspace_older": "This workspace was made by an older version of Inspection Ready. Nothing was changed. "
    "Open it once in the window, to bring it up to date; a backup is made first.",
    "workspace_read_only": "This workspace may be read here, but not written. Nothing was changed. "
    "Copy it to a folder of your own, or open it to read.",
    "workspace_unsettled": "{folder} was copied while somebody worked in it, and may not be written to here, so "
    "what was saved last cannot be read. Nothing was changed. Copy it to a folder of your own and open it there.",
    # undo and disposal
    "already_undone": "This was undone already. Nothing was changed. "
    "To do it again, undo the change that undid it.",
    "cannot_be_undone": "This cannot be undone, because what it made may have left the building or is gone. "
    "Nothing was changed. Make the opposite change by hand.",
    "cannot_dispose": "Packs, releases, issues, what was sent and stored files are not disposed of one by one. "
    "Nothing was changed.",
    "contents_disposed": "What this change did has been disposed of since, so it cannot be undone. "
    "Nothing was changed.",
    "later_changes": lambda told: (
        f"This cannot be undone while a later change stands on it: change {told['later']}, "
        f"to {_record(told)}. Nothing was changed. Undo that one first."
    ),
    "later_links": lambda told: (
        f"This cannot be undone while {_record(told)} points at what it added. Nothing was changed. "
        "Change that first."
    ),
    "undo_makes_two": "This cannot be undone, because there is such a {singular} again by now. Nothing was changed.",
    "later_removal": lambda told: (
        f"This cannot be undone while {_record(told)}, which it names, is gone: change {told['later']} removed it. "
        "Nothing was changed. Undo that one first."
    ),
    # verify
    "no_head_found": "No head of a record of changes was found in {against}. Nothing was checked. "
    "Give the head itself, or a file that has one printed in it.",
    "not_a_word_file": "{path} is not a Word file, though it begins like one. Nothing was checked.",
    "too_large_for_a_head": "{path} is too large to be something this app made. Nothing was checked.",
    # records
    "breaks_a_rule": "The register refused this record ({detail}). Nothing was changed.",
    "changed_meanwhile": "Somebody else changed this meanwhile. Their change was kept and yours was not made. "
    "Look at it as it is now, and try again.",
    "no_such_version": lambda told: (
        f"The section has no version {told['number']}. Nothing was changed. "
        + (f"It has versions 1 to {told['last']}." if told["last"] else "Nothing has been recorded about it.")
    ),
    "no_such_entry": "There is no change number {entry} in this workspace. Nothing was changed.",
    "no_such_record": "This record is no longer there; somebody may have removed it.",
    "stored_file_missing": "A stored file is missing from the workspace. Run verify to see which, "
    "and put it back from a safe copy.",
    # regimes, the notification, the sample
    **INSPECTION_SENTENCES,
    **RECORD_SENTENCES,
    **DIARY_SENTENCES,
    **MARK_SENTENCES,
    **DISPOSAL_SENTENCES,
    **MAP_SENTENCES,
    **FILE_SENTENCES,
    **BRAND_SENTENCES,
    **SERVER_SENTENCES,
    **MESSAGE_SENTENCES,
    **PLAN_SENTENCES,
    **SENDING_SENTENCES,
    "letters_stopped": _letters_stopped,
    **PAPER_SENTENCES,
    **SHEET_SENTENCES,
    **SIGNATURE_SENTENCES,
    **STAGE_SENTENCES,
    **TEMPLATE_FILE_SENTENCES,
    **MOCK_SENTENCES,
    **LEARNING_SENTENCES,
    **WORD_FILE_SENTENCES,
    **RELEASE_SENTENCES,
    **WORD_LETTER_SENTENCES,
    **EDIT_SENTENCES,
    **EVIDENCE_SENTENCES,
    **RELEASE_MAKING_SENTENCES,
    **REPLY_SENTENCES,
    **INTAKE_SENTENCES,
    **SEARCH_SENTENCES,
    **REQUEST_SENTENCES,
    **CLAIM_SENTENCES,
    **ACCURACY_SENTENCES,
    **CHASE_SENTENCES,
    **ISSUE_SENTENCES,
    **ISSUED_PAPER_SENTENCES,
    **ISSUE_DISPOSAL_SENTENCES,
    **SLIP_SENTENCES,
    **ANSWER_FORM_SENTENCES,
    **VIEW_SENTENCES,
}
