"""Document properties: who wrote it, for whom, with what, and what else was noted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault
from inspection_ready.domain.release_items import Item, Noticed, Piece
from inspection_ready.exchange.release.parts import Attributes, Package

WHERE = Place(part=Part.PROPERTIES)
WHO = {
    "creator": "author",
    "lastModifiedBy": "last-modified-by",
    "initial-creator": "author",
    "manager": "manager",
}
WHAT = (
    "title",
    "subject",
    "description",
    "keywords",
    "category",
    "contentStatus",
    "Comments",
    "HyperlinkBase",
)
NOBODY = {
    "",
    "(anonymous)",
    "anonymous",
    "admin",
    "administrator",
    "owner",
    "python-docx",
    "openpyxl",
    "microsoft office user",
    "user",
    "author",
    "unknown",
    "apache poi",
    "windows user",
}
THE_COUNCIL = re.compile(r"\b(?:council|borough|county|authority)\b", re.IGNORECASE)
"""Not a person: that the council made it is no secret."""
PROGRAMS = re.compile(
    r"\((?:unspecified|untitled|anonymous)\)|microsoft|libreoffice|openoffice|python|docx4j|apache|aspose|reportlab|google|pdf",
    re.IGNORECASE,
)
OFFICE_MADE = re.compile(
    r"^(?:contenttypeid|mediaserviceimagetags|order|_dlc_|lcf\d|msip_label_|taxcatchall|workbookguid"
    r"|xd_|templateurl|complianceassetid|_extendeddescription|triggerflowinfo|docid|tcsubject|sharedwithusers|_)",
    re.IGNORECASE,
)
"""Custom properties that SharePoint and sensitivity labels leave; told together."""


def core_items(package: Package) -> Iterator[Item]:
    """docProps/core.xml, app.xml and custom.xml of an Office file."""
    yield from who_items(_texts(package, "docprops/core.xml"))
    app = _texts(package, "docprops/app.xml")
    if company := app.get("Company", "").strip():
        yield Noticed(ReleaseFault.COMPANY, Grade.POSSIBLE, WHERE, company)
    if manager := app.get("Manager", "").strip():
        yield Noticed(ReleaseFault.AUTHOR, Grade.POSSIBLE, WHERE, manager)
        yield Piece(manager, WHERE)
    for key in ("Template", "HyperlinkBase"):
        if re.search(r"[\\/]", app.get(key, "")):
            yield Noticed(ReleaseFault.MACHINE_PATH, Grade.POSSIBLE, WHERE, app[key])
    yield from custom_items(_custom(package))


def who_items(told: Mapping[str, str]) -> Iterator[Item]:
    """``told`` by the names of Dublin Core; the title is looked at as a title."""
    people = {told.get(key, "").strip() for key in WHO}
    for who in sorted(person for person in people if person.casefold() not in NOBODY):
        if THE_COUNCIL.search(who):
            continue
        yield Noticed(ReleaseFault.AUTHOR, Grade.POSSIBLE, WHERE, who)
        yield Piece(who, WHERE)
    for key in WHAT:
        value = told.get(key, "").strip()
        if value and not PROGRAMS.match(value):
            yield Piece(value, WHERE, is_name=True, is_title=key == "title")
            if key not in {"title", "subject", "HyperlinkBase"}:
                yield Noticed(ReleaseFault.PROPERTIES, Grade.POSSIBLE, WHERE, key, value)


def custom_items(custom: Mapping[str, str]) -> Iterator[Item]:
    for name, value in custom.items():
        if OFFICE_MADE.match(name) or not value.strip():
            continue
        yield Noticed(ReleaseFault.CUSTOM_PROPERTY, Grade.POSSIBLE, WHERE, name, value)
        yield Piece(value, WHERE, name, is_name=True)
    made = [value for name, value in custom.items() if OFFICE_MADE.match(name) and value.strip()]
    if made:
        yield Noticed(ReleaseFault.CUSTOM_DATA, Grade.POSSIBLE, WHERE, count=len(made))


def _texts(package: Package, part: str) -> dict[str, str]:
    """The text of each element, by its name without a prefix."""
    found: dict[str, list[str]] = {}
    open_: list[str] = []

    def start(name: str, _: Attributes) -> None:
        open_.append(name.rpartition(":")[2])

    def end(_: str) -> None:
        open_.pop()

    def text(words: str) -> None:
        if open_:
            found.setdefault(open_[-1], []).append(words)

    package.walk(part, start=start, end=end, text=text)
    return {name: "".join(words) for name, words in found.items()}


def _custom(package: Package) -> dict[str, str]:
    found: dict[str, str] = {}
    name = [""]

    def start(element: str, told: Attributes) -> None:
        if element.rpartition(":")[2] == "property":
            name[0] = told.get("name", "")

    def text(words: str) -> None:
        if name[0]:
            found[name[0]] = found.get(name[0], "") + words

    package.walk("docprops/custom.xml", start=start, text=text)
    return found
