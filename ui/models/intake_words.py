"""What is to be known of one file of a folder, in words."""

from __future__ import annotations

from collections.abc import Iterator

from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.intake import LEFT_OUT, date_lines, likeness_lines, no_text_words, title_words
from inspection_ready.services.intake import IntakeFile


def file_words(file: IntakeFile) -> str:
    """Why it cannot be accepted; else what else it may be, and why it has no words. Empty where there is nothing to know."""
    return " ".join(_known(file))


def from_words(file: IntakeFile) -> str:
    """Where the suggested title and days were found."""
    if file.title is None:
        return ""
    found = [f"Title {title_words(file.title)}.", *(f"{line}." for line in date_lines(file.dates))]
    return " ".join(found)


def _known(file: IntakeFile) -> Iterator[str]:
    if file.left_out is not None:
        yield LEFT_OUT[file.left_out]
    elif file.problem is not None:
        yield error_sentence(file.problem)
    else:
        yield from likeness_lines(file.likeness)
        if file.damage is not None:
            yield error_sentence(file.damage)
        elif not file.has_text:
            yield no_text_words(file.no_text)
