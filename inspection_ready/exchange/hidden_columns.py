"""Which columns of an Excel workbook are hidden: the reader gives them like any other, and does not tell."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import PurePosixPath

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
COLUMNS = re.compile(rb"<(?:\w+:)?cols>(.*?)</(?:\w+:)?cols>", re.DOTALL)
COLUMN = re.compile(r"<(?:\w+:)?col\s[^>]*>")
ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
WHERE_COLUMNS_STAND = 1 << 18
"""Bytes: before the first row, and a sheet has few kinds of columns."""


def hidden_columns(archive: zipfile.ZipFile) -> dict[str, tuple[range, ...]]:
    """Of each sheet, by its name; columns are counted from 0."""
    names = set(archive.namelist())
    if not {WORKBOOK, RELATIONS} <= names:
        return {}
    parts = {
        each["Id"]: _part(each["Target"])
        for each in _elements(RELATION, _text(archive, RELATIONS))
        if {"Id", "Target"} <= each.keys()
    }
    found = {}
    for sheet in _elements(SHEET, _text(archive, WORKBOOK)):
        part = parts.get(sheet.get("r:id", ""), "")
        if part in names:
            found[sheet.get("name", "")] = tuple(_hidden_in(archive, part))
    return found


def _hidden_in(archive: zipfile.ZipFile, part: str) -> list[range]:
    with archive.open(part) as stream:
        columns = COLUMNS.search(stream.read(WHERE_COLUMNS_STAND))
    if columns is None:
        return []
    return [
        range(int(each["min"]) - 1, int(each["max"]))
        for each in _elements(COLUMN, columns.group(1).decode("utf-8", "replace"))
        if each.get("hidden") in {"1", "true"}
        and each.get("min", "").isdecimal()
        and each.get("max", "").isdecimal()
    ]


def _part(target: str) -> str:
    """Written from the root of the package, or from the folder of the workbook."""
    return target[1:] if target.startswith("/") else str(PurePosixPath("xl") / target)


def _elements(pattern: re.Pattern[str], text: str) -> list[dict[str, str]]:
    return [
        {name: unescape(one or other) for name, one, other in ATTRIBUTE.findall(element)}
        for element in pattern.findall(text)
    ]


def _text(archive: zipfile.ZipFile, part: str) -> str:
    return archive.read(part).decode("utf-8", "replace")
