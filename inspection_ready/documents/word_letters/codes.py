"""Field codes: what Word puts between a field's begin and its result."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

MERGE = "MERGEFIELD"
FETCHING = frozenset({
    "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "EMBED", "DATABASE", "RD",
    "MACROBUTTON", "PRINT", "CONTROL", "HTMLCONTROL", "ADDIN", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY", "PRIVATE",
})  # fmt: skip
RULES = frozenset({
    "IF", "NEXT", "NEXTIF", "SKIPIF", "ASK", "FILLIN", "SET", "COMPARE", "MERGEREC", "MERGESEQ", "ADDRESSBLOCK",
    "GREETINGLINE", "QUOTE", "DATA",
})  # fmt: skip
LEFT_ALONE = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME",
    "HYPERLINK", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "FTNREF", "SEQ", "TOC", "TC", "TA", "TOA", "XE", "INDEX",
    "AUTHOR", "TITLE", "SUBJECT", "KEYWORDS", "COMMENTS", "FILENAME", "FILESIZE", "DOCPROPERTY", "DOCVARIABLE",
    "USERNAME", "USERINITIALS", "USERADDRESS", "LASTSAVEDBY", "REVNUM", "NUMWORDS", "NUMCHARS", "INFO", "TEMPLATE",
    "SYMBOL", "EQ", "ADVANCE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "LISTNUM", "AUTONUM", "AUTONUMLGL",
    "AUTONUMOUT", "BARCODE", "DISPLAYBARCODE", "BIBLIOGRAPHY", "CITATION", "SHAPE", "GOTOBUTTON", "=",
})  # fmt: skip
"""They show what Word knows itself: they stay as they are."""
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_QUOTES = str.maketrans({"\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"'})
_CASES = frozenset({"upper", "lower", "firstcap", "caps"})
_STARTS, _ENDS = ("tablestart:",), ("tableend:",)


class CodeKind(Enum):
    MERGE = auto()
    FETCHES = auto()
    RULE = auto()
    LEFT_ALONE = auto()
    ODD = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """How Word was asked to write a value."""

    case: str = ""
    """upper, lower, firstcap or caps."""
    before: str = ""
    after: str = ""
    ignored: str = ""
    """The picture of a date or number, which values of ours do not follow: they are words."""

    def on(self, value: str) -> str:
        match self.case:
            case "upper":
                value = value.upper()
            case "lower":
                value = value.lower()
            case "firstcap":
                value = value[:1].upper() + value[1:]
            case "caps":
                value = " ".join(word[:1].upper() + word[1:] for word in value.split(" "))
            case _:
                pass
        return f"{self.before}{value}{self.after}"


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Code:
    kind: CodeKind
    type: str
    name: str = ""
    """Of a merge field."""
    look: Look = PLAIN


def read_code(text: str) -> Code:
    """``TableStart:`` and ``TableEnd:`` are read as ``each`` and ``end``, as other programs' templates have them."""
    tokens = [
        match[1] if match[2] is None else match[2] for match in _TOKEN.finditer(text.translate(_QUOTES))
    ]
    kind = tokens[0].upper() if tokens else ""
    if kind.startswith("="):
        kind = "="
    if kind != MERGE:
        return Code(_kind(kind), kind or text.strip()[:40])
    name = tokens[1].strip().strip("\xab\xbb ") if len(tokens) > 1 else ""
    if not name:
        return Code(CodeKind.ODD, kind)
    return Code(CodeKind.MERGE, kind, _as_ours(" ".join(name.split())), _look(tokens[2:]))


def _kind(name: str) -> CodeKind:
    if name in FETCHING:
        return CodeKind.FETCHES
    if name in RULES:
        return CodeKind.RULE
    return CodeKind.LEFT_ALONE if name in LEFT_ALONE else CodeKind.ODD


def _as_ours(name: str) -> str:
    start, _, listed = name.partition(":")
    if listed and f"{start.casefold()}:" in _STARTS:
        return f"each {listed.strip()}"
    return "end" if listed and f"{start.casefold()}:" in _ENDS else name


def _look(tokens: list[str]) -> Look:
    case = before = after = ignored = ""
    for switch, value in pairwise([*tokens, ""]):
        match switch.lower():
            case "\\*" if value.lower() in _CASES:
                case = value.lower()
            case "\\b":
                before = value
            case "\\f":
                after = value
            case "\\@" | "\\#":
                ignored = value
            case _:
                pass
    return Look(case, before, after, ignored)
