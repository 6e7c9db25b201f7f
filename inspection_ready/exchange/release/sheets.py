"""An Excel workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault
from inspection_ready.domain.release_items import Format, Item, Noticed, Piece, Step
from inspection_ready.exchange.release.office import office_items, texts_of
from inspection_ready.exchange.release.parts import Attributes, Package
from inspection_ready.exchange.release.relations import relations_of
from inspection_ready.exchange.release.sheet_cells import SheetCells

WORKBOOK = "xl/workbook.xml"
MOST_LETTERS = 150_000_000
"""Of shared strings that are held to be shown with their cell; more are searched without it."""
STATES = {"hidden": ReleaseFault.HIDDEN_SHEET, "veryHidden": ReleaseFault.VERY_HIDDEN_SHEET}
OWN_NAMES = "_xlnm."


@dataclass(slots=True)
class _Workbook:
    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, state and relation id, in the order of the tabs."""
    items: list[Item] = field(default_factory=list)


def sheet_items(package: Package) -> Iterator[Item]:
    book = _workbook(package)
    yield from book.items
    strings: list[str] = []
    yield from _strings(package, strings)
    targets = {relation.id: relation.target for relation in relations_of(package, WORKBOOK)}
    sheets = [(name, state, targets.get(id_, "")) for name, state, id_ in book.sheets]
    yield Format("xlsx", len(sheets))
    size = max(1, sum(package.size(part) for _, _, part in sheets if part in package))
    done = 0
    for name, state, part in sheets:
        if state in STATES:
            yield Noticed(STATES[state], Grade.LIKELY, Place(sheet=name), name)
        yield Piece(name, Place(sheet=name, part=Part.HEADER), is_name=True)
        if part in package:
            cells = SheetCells(name, strings)
            for read in package.steps(part, start=cells.start, end=cells.end, text=cells.text):
                yield from cells.items
                cells.items.clear()
                yield Step(done + read, size)
            cells.finish()
            yield from cells.items
            done += package.size(part)
    yield from _around(package, {part: name for name, _, part in sheets})


def _workbook(package: Package) -> _Workbook:
    book = _Workbook()

    def start(name: str, told: Attributes) -> None:
        if name == "x:sheet":
            book.sheets.append((told.get("name", ""), told.get("state", ""), told.get("r:id", "")))
        elif name == "x:definedName" and told.get("hidden") in {"1", "true"}:
            said = told.get("name", "")
            if not said.startswith((OWN_NAMES, "_")):
                book.items.append(Noticed(ReleaseFault.HIDDEN_NAME, Grade.POSSIBLE, Place(), said))

    package.walk(WORKBOOK, start=start)
    return book


def _strings(package: Package, strings: list[str]) -> Iterator[Item]:
    wanted, ends = frozenset(("x:t",)), frozenset(("x:si",))
    held = 0
    for words in _shared(package, wanted, ends):
        held += len(words)
        if held <= MOST_LETTERS:
            strings.append(words)
        else:
            yield Piece(words, Place())


def _shared(package: Package, wanted: frozenset[str], ends: frozenset[str]) -> Iterator[str]:
    """One text for each string, empty ones too: cells name them by their number."""
    words: list[str] = []
    found: list[str] = []
    state = [0, 0]

    def start(name: str, _: Attributes) -> None:
        state[0] += name in wanted
        state[1] += name == "x:rPh"

    def end(name: str) -> None:
        state[0] -= name in wanted
        state[1] -= name == "x:rPh"
        if name in ends:
            found.append("".join(words))
            words.clear()

    def text(data: str) -> None:
        if state[0] and not state[1]:
            words.append(data)

    for _ in package.steps("xl/sharedstrings.xml", start=start, end=end, text=text):
        yield from found
        found.clear()


def _around(package: Package, sheet_of: dict[str, str]) -> Iterator[Item]:
    owner = {
        relation.target: name for part, name in sheet_of.items() for relation in relations_of(package, part)
    }

    def place_of(part: str) -> Place:
        return Place(sheet=sheet_of.get(part) or owner.get(part, ""))

    authors = _persons(package)
    for name in package.names:
        if name.endswith(".xml") and "/_rels/" not in name:
            if name.startswith("xl/comments"):
                yield from _comments(package, name, owner.get(name, ""))
            elif name.startswith("xl/threadedcomments/"):
                yield from _threaded(package, name, owner.get(name, ""), authors)
    yield from _caches(package)
    yield from _connections(package)
    yield from office_items(package, place_of)


def _comments(package: Package, part: str, sheet: str) -> Iterator[Item]:
    authors: list[str] = []
    now: list[str] = ["", "", ""]  # the cell, the author, the words
    found: list[Item] = []
    into = [""]

    def start(name: str, told: Attributes) -> None:
        if name == "x:comment":
            number = told.get("authorId", "")
            author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
            now[:] = [told.get("ref", ""), author, ""]
        elif name == "x:author":
            authors.append("")
        into[0] = name

    def text(words: str) -> None:
        if into[0] == "x:t":
            now[2] += words
        elif into[0] == "x:author":
            authors[-1] += words

    def end(name: str) -> None:
        into[0] = ""
        if name != "x:comment":
            return
        where = Place(sheet=sheet, cell=now[0], part=Part.COMMENT)
        author = "" if now[1].startswith("tc={") else now[1]
        if not now[1].startswith("tc={"):  # a copy, for older programs, of one that is told with its thread
            found.append(Noticed(ReleaseFault.COMMENT, Grade.LIKELY, where, author, now[2]))
        found.append(Piece(now[2], where))

    package.walk(part, start=start, end=end, text=text)
    yield from found


def _persons(package: Package) -> dict[str, str]:
    people: dict[str, str] = {}

    def start(name: str, told: Attributes) -> None:
        if name == "person":
            people[told.get("id", "")] = told.get("displayName", "")

    for part in package.starting("xl/persons/"):
        if part.endswith(".xml"):
            package.walk(part, start=start)
    return people


def _threaded(package: Package, part: str, sheet: str, authors: dict[str, str]) -> Iterator[Item]:
    now = ["", "", ""]
    found: list[Item] = []

    def start(name: str, told: Attributes) -> None:
        if name == "threadedComment":
            now[:] = [told.get("ref", ""), authors.get(told.get("personId", ""), ""), ""]

    def text(words: str) -> None:
        now[2] += words

    def end(name: str) -> None:
        if name == "threadedComment":
            where = Place(sheet=sheet, cell=now[0], part=Part.COMMENT)
            found.extend(
                (
                    Noticed(ReleaseFault.COMMENT, Grade.LIKELY, where, now[1], now[2].strip()),
                    Piece(now[2], where),
                )
            )

    package.walk(part, start=start, end=end, text=text)
    yield from found


def _caches(package: Package) -> Iterator[Item]:
    """A pivot table keeps a copy of the rows it was made from, even where their sheet was taken out."""
    where = Place(part=Part.PIVOT_CACHE)
    for name in package.names:
        if not name.endswith(".xml") or "/_rels/" in name:
            continue
        if name.startswith("xl/pivotcache/pivotcachedefinition"):
            yield Noticed(ReleaseFault.PIVOT_CACHE, Grade.POSSIBLE, where)
        if name.startswith("xl/pivotcache/"):
            yield from (Piece(words, where) for words in _values(package, name))
        elif name.startswith("xl/externallinks/"):
            wanted, ends = frozenset(("x:v",)), frozenset(("x:cell",))
            yield from (Piece(words, Place()) for words in texts_of(package, name, wanted=wanted, ends=ends))


def _values(package: Package, part: str) -> Iterator[str]:
    found: list[str] = []

    def start(name: str, told: Attributes) -> None:
        if name in {"x:s", "x:n"} and "v" in told:
            found.append(told["v"])

    for _ in package.steps(part, start=start):
        yield from found
        found.clear()


def _connections(package: Package) -> Iterator[Item]:
    found: list[Item] = []

    def start(name: str, told: Attributes) -> None:
        if name == "x:connection":
            about = told.get("name", "")
            found.append(Noticed(ReleaseFault.EXTERNAL_DATA, Grade.LIKELY, Place(), about))

    package.walk("xl/connections.xml", start=start)
    yield from found
