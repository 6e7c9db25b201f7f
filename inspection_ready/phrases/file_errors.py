"""Sentences for files from outside that cannot be used, and files of ours that cannot be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Told = Mapping[str, Any]

_SAVE_AGAIN = "Nothing was changed. Open it in Excel, save it as an Excel workbook (.xlsx), and try again."


def _where(told: Told) -> str:
    return f", at cell {told['cell']}" if told.get("cell") else ""


def _no_such_sheet(told: Told) -> str:
    sheets = ", ".join(f"“{sheet}”" for sheet in told["sheets"])
    has = f"Its sheets are: {sheets}." if sheets else "It has no sheets with names."
    return f"{told['file']} has no sheet “{told['sheet']}” with anything in it. Nothing was changed. {has}"


def _headings_unknown(told: Told) -> str:
    headings = ", ".join(f"“{heading}”" for heading in told["headings"][:8]) or "none"
    return (
        f"No column of {told['file']} could be recognised as “{told['needed']}”. Nothing was changed. "
        f"Its headings are: {headings}. Say which column it is in the preview, or with --map."
    )


def confirm_sentence(guesses: Iterable[tuple[str, str]]) -> str:
    """What to do about guesses: each a heading, and what its column was taken for."""
    lines = " and ".join(f"“{heading},{target}”" for heading, target in guesses)
    return f"To confirm, give --map a file with the line {lines}."


def _columns_unsure(told: Told) -> str:
    guessed = " and ".join(f"column “{heading}” is “{target}”" for heading, target in told["guesses"])
    missing = "" if told["has_headings"] else "No row of headings was found in it. "
    return (
        f"It is only a guess that in {told['file']} {guessed}. Nothing was changed. {missing}"
        f"Look at its rows with --dry-run. {confirm_sentence(told['guesses'])}"
    )


FILE_SENTENCES: dict[str, str | Callable[[Told], str]] = {
    "binary_workbook": "{file} is a binary Excel workbook (.xlsb). " + _SAVE_AGAIN,
    "entity_attack": "{file} holds instructions no honest file has, so it was not read. Nothing was "
    "changed. Do not open it, and tell whoever looks after your computers.",
    "file_damaged": "{file} is damaged. " + _SAVE_AGAIN,
    "file_empty": "{file} is empty. Nothing was changed.",
    "file_locked": "{file} is open in another program, or you may not read it. Nothing was changed. "
    "Close it there and try again.",
    "file_missing": "There is no file {file} in {folder}. Nothing was changed.",
    "file_too_large": "{file} is too large ({megabytes} MB). Nothing was changed. Split it into smaller files.",
    "file_unreadable": "{file} cannot be read ({reason}). Nothing was changed. "
    "Copy it to this computer and try again.",
    "folder_not_file": "{file} is a folder, and a file is needed. Nothing was changed.",
    "message_too_large": "{file} is too large for a message ({megabytes:,} MB; {most} MB is the most). Nothing was changed. "
    "Save the message without its large attachments, or file the notification without it.",
    "message_is_a_pipe": "{file} is a pipe or a device, and not a file. Nothing was changed. "
    "Save the message as a file, and give that.",
    "not_a_spreadsheet": "{file} is not a spreadsheet: it is {what}. Nothing was changed. "
    "Choose a CSV, TSV or Excel file.",
    "office_lock_file": "{file} is only a marker that {real_name} is open somewhere. Nothing was changed. "
    "Choose {real_name} itself.",
    "password_protected": "{file} is protected by a password. Nothing was changed. "
    "Take the password off in Excel, and try again.",
    "too_many_cells": lambda told: (
        f"{told['file']} says it has more cells than any list{_where(told)}, so it was not read. "
        "Nothing was changed. Copy the list itself into a new workbook, and try again."
    ),
    "too_many_columns": lambda told: (
        f"{told['file']} has {told['columns']} columns{_where(told)}; {told['most']} is the most that is read. "
        "Nothing was changed. Take out the columns you do not need, and try again."
    ),
    "xml_spreadsheet": "{file} is an old kind of Excel file (XML Spreadsheet 2003). " + _SAVE_AGAIN,
    "zip_bomb": "{file} would unpack to {megabytes} MB, far more than any document or list, so it was not read. "
    "Nothing was changed. Ask whoever sent it for a fresh copy.",
    # pictures
    "not_a_picture": "{file} is not a picture that can be printed. Nothing was changed. "
    "Choose a picture that ends in .jpg or .png.",
    "picture_damaged": "{file} is damaged or only a part of a picture. Nothing was changed. "
    "Copy it again from where it came, or open it in a picture program and save it as a new JPEG.",
    "picture_file_too_large": "{file} is too large ({megabytes} MB). Nothing was changed. "
    "Open it in a picture program, save it as a JPEG, and choose that.",
    "picture_of_another_kind": "{file} is {what}, and only JPEG and PNG pictures can be printed. Nothing was "
    "changed. Open it in a picture program, such as Paint or Photos, save it as a JPEG (for photographs) or "
    "a PNG (for maps and drawings), and choose that.",
    "picture_too_large": "{file} has {millions} million points, far more than paper can show, so it was not "
    "opened. Nothing was changed. Make it smaller in a picture program (2,000 points wide is plenty), "
    "and choose that.",
    "stored_picture_changed": "The file of the picture “{name}” was changed outside the app, so it is not shown. "
    "Put the file in its place again (Another file), or bring the workspace back from a safe copy.",
    # lists that are brought in
    "cannot_import_register": lambda told: (
        f"There is no register “{told['register']}”. Nothing was changed. "
        f"There are: {', '.join(told['known'])}."
    ),
    "columns_unsure": _columns_unsure,
    "headings_unknown": _headings_unknown,
    "no_such_sheet": _no_such_sheet,
    "import_plan_is_old": "Something was changed after {file} was looked at. Nothing was imported. "
    "Look at the file again.",
    "mapping_not_read": "{file} does not say what headings are. Nothing was changed. "
    "Give it two columns: the heading in the file, and what it is.",
    "mapping_target_unknown": lambda told: (
        f"Line {told['line']} of {told['file']}: a column cannot be “{told['target']}”. Nothing was changed. "
        f"It can be: {', '.join(told['known'])}."
    ),
    # writing
    "output_failed": "{file} could not be written to {folder} ({reason}). Choose another place.",
    "output_folder_missing": "There is no folder {folder}. Nothing was written. Choose another place.",
    "output_is_folder": "{file} is a folder. Nothing was written. Give the name of a file.",
    "output_locked": "{file} is open in another program, or may not be written. It was left as it was. "
    "Close it there, or choose another name, such as {other}.",
    "output_read_only": "{folder} cannot be written to. Nothing was written. Choose another place.",
    "text_too_long_for_excel": "Row {row} holds {length} characters in one cell, and Excel takes {most}. "
    "Nothing was written. Shorten it, or write a CSV file instead.",
    "message_ending": "{file} does not end in .eml. Nothing was written. Give it that ending.",
    "document_ending": "{file} ends in neither .docx nor .pdf. Nothing was written. Give it one of them.",
    "wrong_kind_of_file": "{file} ends in neither .xlsx nor .csv. Nothing was written. Give it one of them.",
}
