"""Text typed into a cell as people type it, made to formatted text: a bullet is a bullet, a new line a new line."""

from __future__ import annotations

import re

BULLET = re.compile(r"[ \t]*(?:[•▪●■◦‣][ \t]*|[·–][ \t]+)(?=\S)(?!\\$)")
"""With words behind it: one alone on its line, which a line break may follow, is only a sign."""
NOT_PLAIN = re.compile(r"[ \t]*(?:[-*+][ \t]|[>#|]|\d{1,9}[.)][ \t]|[-=]+[ \t]*$)|\t| {4}|.*\|")
"""A line that means something to CommonMark, or may: lists, headings, quotations, tables, code."""
FENCES = ("```", "~~~")


def formatted(text: str) -> str:
    """CommonMark comes back as it was, but for the end of a line inside a paragraph, which becomes a line break."""
    if "\n" not in text and not BULLET.match(text):
        return text
    if any(fence in text for fence in FENCES):
        return text
    typed = text.split("\n")
    lines = [BULLET.sub("- ", line, count=1) if BULLET.match(line) else line for line in typed]
    whole: list[str] = []
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else ""
        whole.append(_with_its_end(line, following))
        if line != typed[place] and _is_plain(following):
            whole.append("")  # what stands below the last bullet is no part of it
    return "\n".join(whole)


def _with_its_end(line: str, following: str) -> str:
    ends_so = line.endswith(("\\", "  "))
    return f"{line}\\" if _is_plain(line) and _is_plain(following) and not ends_so else line


def _is_plain(line: str) -> bool:
    return bool(line.strip()) and NOT_PLAIN.match(line) is None
