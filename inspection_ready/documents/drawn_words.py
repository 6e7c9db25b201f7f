"""Words that must find room in a drawing: broken into few lines, and cut where that is not enough."""

from __future__ import annotations

from inspection_ready.documents.pdf.lines import words_width

CUT = "…"


def one_line(words: str, size: float, width: float, *, bold: bool = False) -> str:
    """The words, or as many letters as fit with a mark that more were there: a list below has them whole."""
    if words_width(words, size, bold=bold) <= width:
        return words
    while words and words_width(words.rstrip() + CUT, size, bold=bold) > width:
        words = words[:-1]
    return words.rstrip() + CUT


def wrapped(words: str, size: float, width: float, *, most: int, bold: bool = False) -> tuple[str, ...]:
    """At most so many lines; the last is cut where there is more."""
    lines: list[str] = []
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == most or words_width(joined, size, bold=bold) <= width):
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(one_line(line, size, width, bold=bold) for line in lines)
