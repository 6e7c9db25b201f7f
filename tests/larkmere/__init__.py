"""Larkmere, a council that does not exist: its lists as different people of it would send them, each in their own way.

Titles stand above and notes below, headings are nobody's standard, dates are written seven ways, capitals are shouted,
and the files come out of Excel, of a system that speaks semicolons, and of somebody's e-mail.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import xlsxwriter
from PIL import Image, ImageDraw

from tests.larkmere import lists, workbooks
from tests.larkmere.days import Day, dated
from tests.mails import LETTER, eml

Rows = Sequence[Sequence[object]]

TEXTS: Mapping[str, tuple[str, str, str]] = {
    "partners": ("partners.csv", lists.PARTNERS, "cp1252"),
    "functions": ("Support functions.tsv", lists.FUNCTIONS, "utf-16"),
    "rooms": ("rooms.csv", lists.ROOMS, "utf-8-sig"),
    "places": ("hotels and stations.csv", lists.PLACES, "cp1252"),
    "roles": ("roles.csv", lists.ROLES, "utf-8-sig"),
    "tasks": ("checklist.csv", lists.TASKS, "cp1252"),
    "diaries": ("diaries.csv", lists.DIARIES, "utf-8"),
    "key-facts": ("figures.csv", lists.KEY_FACTS, "utf-8-sig"),
    "evidence": ("evidence log.csv", lists.EVIDENCE, "utf-8-sig"),
    "requests": ("CQC questions.csv", lists.REQUESTS, "utf-8"),
    "claims": ("self assessment points.csv", lists.CLAIMS, "cp1252"),
    "accuracy-points": ("factual accuracy log.csv", lists.POINTS, "cp1252"),
    "lists": ("mailing lists.csv", lists.LISTS, "utf-8-sig"),
    "closure-days": ("closures.csv", lists.CLOSURE_DAYS, "utf-8"),
    "templates": ("template.csv", lists.TEMPLATE, "utf-8"),
    "timetable": ("timetable.csv", lists.TIMETABLE, "utf-8-sig"),
    "availability": ("part timers.csv", lists.AVAILABILITY, "utf-8"),
    "base-ways": ("travel times.csv", lists.BASE_WAYS, "utf-8"),
    "learning": ("what they asked.csv", lists.LEARNING, "utf-8"),
    "mock-findings": ("how the mocks went.csv", lists.MOCK_FINDINGS, "utf-8-sig"),
    "absences": ("away.csv", lists.ABSENCES, "utf-8-sig"),
}
WORKBOOKS: Mapping[str, tuple[str, Mapping[str, Rows]]] = {
    "people": ("Staff list.xlsx", {"Cover": (("Staff list",),), "Staff": workbooks.STAFF}),
    "bases": ("BASES for CQC v3 FINAL.xlsx", {"Bases": workbooks.BASES}),
    "responsible": ("Who answers.xlsx", {"Sheet1": workbooks.RESPONSIBLE}),
    "sections": ("Welcome pack wording.xlsx", {"Wording": workbooks.SECTIONS}),
    "letters": ("Letters.xlsx", {"Letters": workbooks.LETTERS}),
}


def write_files(folder: Path, today: dt.date, *, base: str = "", other_base: str = "") -> dict[str, Path]:
    """Every file by what it holds; ``people`` comes with ``partners``.

    ``base`` and ``other_base`` take the place of the two buildings the lists name.
    """
    folder.mkdir(parents=True, exist_ok=True)

    def told(words: str) -> str:
        words = dated(words, today)
        words = words.replace("Market House", base) if base else words
        return words.replace("Ferry Road Hub", other_base) if other_base else words

    files = {}
    for held, (name, text, encoding) in TEXTS.items():
        files[held] = folder / name
        files[held].write_bytes(told(text).replace("\n", "\r\n").encode(encoding))
    for held, (name, sheets) in WORKBOOKS.items():
        files[held] = folder / name
        with xlsxwriter.Workbook(str(files[held])) as book:
            day_format = book.add_format({"num_format": "dd/mm/yyyy"})
            for sheet_name, rows in sheets.items():
                sheet = book.add_worksheet(sheet_name)
                for row, cells in enumerate(rows):
                    for column, cell in enumerate(cells):
                        if isinstance(cell, Day):
                            on = today + dt.timedelta(days=cell.offset)
                            sheet.write_datetime(row, column, on, day_format)
                        elif cell != "":
                            sheet.write(row, column, told(cell) if isinstance(cell, str) else cell)
    return files


def write_answers(path: Path, topics: Iterable[str]) -> Path:
    """Who answers for what nobody answers for, in a sheet made from the words of the readiness check."""
    lines = (f"{topic};Niamh O’Brien;Łukasz Żuk" for topic in topics)
    path.write_text("\n".join(("Topic;Lead;Deputy", *lines)) + "\n", "utf-8-sig")
    return path


def write_map(path: Path) -> Path:
    picture = Image.new("RGB", (900, 500), "white")
    draw = ImageDraw.Draw(picture)
    draw.line([(0, 80), (300, 260), (900, 200)], fill="steelblue", width=30)
    draw.ellipse([(420, 210), (480, 270)], fill="firebrick")
    picture.save(path)
    return path


def write_notification(path: Path, at: dt.datetime) -> Path:
    """As a mail program saves it. It names days on site, which nobody takes from it unasked."""
    stamp = f"{at:%a, %d %b %Y %H:%M:%S} +0000"
    message = eml(
        subject="Notification of assessment: Larkmere Council",
        text=LETTER.replace("Dear Amara", "Dear Grace"),
        date=stamp,
        received=(f"from mx.regulator.example by mail.larkmere.example; {stamp}",),
    )
    path.write_bytes(message.as_bytes())
    return path
