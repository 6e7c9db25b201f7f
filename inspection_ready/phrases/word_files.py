"""Why a Word file, a letter or a template, was not taken."""

from __future__ import annotations

AGAIN = "Nothing was changed. Open it in Word, save it as a Word document (.docx), and choose that."
WORD_FILE_SENTENCES = {
    "no_word_file": "{file} is not a Word file: it is {what}. Nothing was changed. "
    "Choose a Word document or template, which ends in .docx or .dotx.",
    "word_file_attack": "{file} holds instructions no honest document has, so it was not read. Nothing was "
    "changed. Do not open it, and tell whoever looks after your computers.",
    "word_file_damaged": "{file} is damaged, or was not made by Word. " + AGAIN,
    "word_file_too_large": "{file} is too large ({megabytes} MB; {most} MB is the most). Nothing was changed. "
    "Make its pictures smaller in Word (Compress Pictures), and choose it again.",
    "word_file_too_much": "{file} would unpack to far more than any letter or template, so it was not read. "
    "Nothing was changed. Ask whoever sent it for a fresh copy.",
    "word_file_too_old": "{file} is an older kind of Word file. " + AGAIN,
    "word_file_with_macros": "{file} holds macros or other programs, and nothing here runs those. Nothing was changed. "
    "Save it in Word as a document or template without macros (.docx or .dotx), and choose that.",
    "word_file_with_password": "{file} is protected by a password. Nothing was changed. "
    "Take the password off in Word, and choose it again.",
}
"""For ``phrases.errors``."""
