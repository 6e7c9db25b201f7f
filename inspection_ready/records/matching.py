"""Which column of somebody's spreadsheet is which field of ours, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from inspection_ready.domain.people import Person
from inspection_ready.records.bases import FACTS_CHECKED_BY, FACTS_CHECKED_ON
from inspection_ready.records.cell_readers import EMAIL
from inspection_ready.records.cell_text import cell_text
from inspection_ready.records.facility_words import FACILITY_WORDS, facility_names
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.postcodes import tidy_postcode
from inspection_ready.records.registry import spreadsheet_of
from inspection_ready.records.shared_fields import EMAIL as EMAIL_FIELD
from inspection_ready.records.telephones import tidy_telephone
from inspection_ready.records.words import folded, words

LEFT_OUT = ""
OUR_ID = "id"
FIRST_NAME = "name.first"
LAST_NAME = "name.last"
EMAIL_OF = ".email"
FACILITY = "facility:"
OUR_ID_HEADING = "Inspection Ready number"
REASON_HEADING = "Why it was refused"
AS_AT_HEADING = "Record when exported"
"""Where the record of changes stood, so that what is changed in the file can be told from what is changed here."""

CERTAIN, KNOWN, LIKELY, POSSIBLE, GUESSED = 1.0, 0.99, 0.85, 0.6, 0.5
SIMILAR = 0.86  # of 1: "Telphone" is 0.94 like "Telephone", "Name" is 0.75 like "Names of"
SHARE = 0.6  # of the cells that say anything
SEVERAL_COLUMNS = frozenset({"address", "phone"})
NOISE = words(
    "the of a an our work primary main current employee staff council office details info enter please"
)
ADDRESS_PART = re.compile(
    r"(?:(?:postal|street|base|site|building|property|premises|work)? ?(?:address|addr|add|ad)(?: line)? ?(?:\d|one|two|three|four)"
    r"|house(?: name| number| no)?|building (?:number|no)|street(?: name| number)?|road|locality|village|post ?town|town|city"
    r"|town city|county|area of town|district|thoroughfare)"
)
FIRST_NAMES = words(
    "first firstname forename forenames givenname givennames first_names knownas preferredname"
)
LAST_NAMES = words("last lastname surname familyname secondname")
OUR_IDS = words("inspectionreadynumber inspectionreadyid irnumber")
CHECKS = frozenset({FACTS_CHECKED_BY.name, FACTS_CHECKED_ON.name})
LEFT_OUT_HEADINGS = words("whyitwasrefused lineinthefile rownumber recordwhenexported")


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """``target`` is a field's name, or one of the targets named above; LEFT_OUT is not read."""

    column: int
    heading: str
    target: str
    confidence: float = CERTAIN
    """1 is certain; below LIKELY it is a guess for a person to confirm."""
    was_told: bool = False
    """True where a person chose it."""

    @property
    def is_guess(self) -> bool:
        return bool(self.target) and self.confidence < LIKELY


@dataclass(frozen=True, slots=True)
class ColumnMap:
    columns: tuple[MappedColumn, ...]

    def columns_for(self, target: str) -> tuple[int, ...]:
        return tuple(mapped.column for mapped in self.columns if mapped.target == target)

    @property
    def score(self) -> float:
        return sum(mapped.confidence for mapped in self.columns if mapped.target)

    def telling(self, choices: Mapping[int, str]) -> ColumnMap:
        """With these columns (number to target) chosen by a person."""
        columns = [
            replace(mapped, target=choices[mapped.column], confidence=CERTAIN, was_told=True)
            if mapped.column in choices
            else mapped
            for mapped in self.columns
        ]
        return ColumnMap(tuple(columns))


def match_columns(
    record: Record,
    headings: Sequence[str],
    samples: Sequence[Sequence[object]] = (),
    *,
    facilities: Iterable[str] = (),
    told: Mapping[str, str] | None = None,
) -> ColumnMap:
    """``told`` (heading, folded, to target) goes before anything known or guessed."""
    told = told or {}
    known_facilities = facility_names(facilities) if record.register == "bases" else {}
    found: list[MappedColumn] = []
    for column, heading in enumerate(headings):
        if (name := folded(heading)) in told:
            found.append(MappedColumn(column, heading, told[name], CERTAIN, was_told=True))
        else:
            target, confidence = _best_target(record, heading, known_facilities)
            found.append(MappedColumn(column, heading, target, confidence))
    columns = _drop_improbable(record, found, samples)
    columns = _one_column_each(columns)
    if record.register == "bases":
        columns = _checks_of_something(columns)
    return ColumnMap(tuple(_guess_by_cells(record, columns, samples)))


def target_labels(record: Record, facilities: Iterable[str] = ()) -> dict[str, str]:
    """Every target a column may be given, and its words, in the order to offer them."""
    labels = {LEFT_OUT: "Leave out"}
    for field in _typed(record):
        labels[field.name] = field.label
        if field.name == "name" and record.row_type is Person:
            labels |= {FIRST_NAME: "First name", LAST_NAME: "Surname"}
        if field.link is Person:
            labels[field.name + EMAIL_OF] = f"{field.label}: e-mail"
    if record.register == "bases":
        names = dict.fromkeys([*facilities, *FACILITY_WORDS.values()])
        labels |= {FACILITY + name: f"Facility: {name}" for name in names}
    return labels | {OUR_ID: OUR_ID_HEADING}


def is_ours_to_leave(heading: str) -> bool:
    """What we wrote ourselves into a file of refused rows."""
    return _compact(heading_words(heading)) in LEFT_OUT_HEADINGS


def heading_words(heading: str) -> str:
    """ "PlaceName", "Add1", "E-mail (work) *" as plain words."""  # noqa: D210 - it begins with a quotation
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|[*:?]", " ", heading)
    text = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)", " ", text)
    return folded(text) or folded(heading)


def _typed(record: Record) -> list[Field]:
    return [field for field in record.fields if field.typed]


def _compact(text: str) -> str:
    return text.replace(" ", "")


@lru_cache(maxsize=32)
def _known_headings(register: str) -> dict[str, str]:
    """Compact heading to target; what the field itself is called goes before other words for it."""
    record = spreadsheet_of(register)
    known: dict[str, str] = {}
    for source in ("own", "others"):
        for field in _typed(record):
            own = (field.label, field.name.removesuffix("_id"))
            for heading in own if source == "own" else field.headings:
                known.setdefault(_compact(heading_words(heading)), field.name)
                if field.link is Person:
                    known.setdefault(_compact(heading_words(heading)) + "email", field.name + EMAIL_OF)
                    known.setdefault(_compact(heading_words(heading)) + "name", field.name)
    links = [field.name for field in _typed(record) if field.link is Person]
    if len(links) == 1 and EMAIL_FIELD.name not in {field.name for field in record.fields}:
        for heading in (EMAIL_FIELD.label, *EMAIL_FIELD.headings):  # of the only person a row names
            known.setdefault(_compact(heading_words(heading)), links[0] + EMAIL_OF)
    if record.row_type is Person:
        known |= dict.fromkeys(FIRST_NAMES, FIRST_NAME) | dict.fromkeys(LAST_NAMES, LAST_NAME)
    return known | dict.fromkeys(OUR_IDS, OUR_ID) | dict.fromkeys(LEFT_OUT_HEADINGS, LEFT_OUT)


@lru_cache(maxsize=32)
def _own_headings(register: str) -> frozenset[str]:
    """A column called "Team" goes before one called "Directorate", wherever it stands."""
    fields = _typed(spreadsheet_of(register))
    return frozenset(_compact(heading_words(field.label)) for field in fields) | FIRST_NAMES | LAST_NAMES


def _best_target(record: Record, heading: str, facilities: Mapping[str, str]) -> tuple[str, float]:
    plain = heading_words(heading)
    compact = _compact(plain)
    if not compact:
        return LEFT_OUT, 0.0
    known = _known_headings(record.register)
    if compact in known:
        return known[compact], CERTAIN if compact in _own_headings(record.register) else KNOWN
    if "address" in {field.name for field in record.fields} and ADDRESS_PART.fullmatch(plain):
        return "address", CERTAIN
    if (facility := plain.removeprefix("facility ")) in facilities:
        return FACILITY + facilities[facility], CERTAIN
    if plain.startswith("facility ") and record.register == "bases":
        return FACILITY + heading.split(":", 1)[-1].strip(), CERTAIN
    return _similar_target(plain, known)


def _similar_target(plain: str, known: Mapping[str, str]) -> tuple[str, float]:
    quiet = "".join(word for word in plain.split() if word not in NOISE)
    if quiet in known:
        return known[quiet], LIKELY
    best, confidence = LEFT_OUT, 0.0
    for heading, target in known.items():
        if len(heading) > 4 and abs(len(heading) - len(quiet)) < 4:
            likeness = SequenceMatcher(None, heading, quiet).ratio()
            if likeness >= SIMILAR and likeness * LIKELY > confidence:
                best, confidence = target, likeness * LIKELY
    if confidence:
        return best, confidence
    for word in plain.split():
        if len(word) > 3 and word not in NOISE and word in known:
            return known[word], POSSIBLE
    return LEFT_OUT, 0.0


def _drop_improbable(
    record: Record, columns: list[MappedColumn], samples: Sequence[Sequence[object]]
) -> list[MappedColumn]:
    """A guess by words falls when the cells say otherwise: no e-mail in "E-mail status", one council in "Service"."""
    kept = []
    for mapped in columns:
        cells = _said(samples, mapped.column)
        if (
            mapped.is_guess
            and len(cells) > 3
            and (len(set(cells)) == 1 or not _may_hold(record, mapped.target, cells))
        ):
            kept.append(replace(mapped, target=LEFT_OUT, confidence=0.0))
        else:
            kept.append(mapped)
    return kept


def _may_hold(record: Record, target: str, cells: list[str]) -> bool:
    kind = next((field.kind for field in record.fields if field.name == target), None)
    return kind is None or kind not in LOOKS or _share(kind, cells) > 0.2


def _one_column_each(columns: list[MappedColumn]) -> list[MappedColumn]:
    """The surest column wins a field, and of equals the first; an address has as many parts as it has.

    A telephone and a mobile number are both kept, in the one field there is for them.
    """
    winners: dict[str, MappedColumn] = {}
    for mapped in columns:
        held = winners.get(mapped.target)
        if held is None or mapped.confidence > held.confidence:
            winners[mapped.target] = mapped
    return [
        mapped
        if mapped.target in {LEFT_OUT, *SEVERAL_COLUMNS}
        or mapped.was_told
        or winners[mapped.target] is mapped
        else replace(mapped, target=LEFT_OUT, confidence=0.0)
        for mapped in columns
    ]


def _checks_of_something(columns: list[MappedColumn]) -> list[MappedColumn]:
    """Who checked is said of facilities: without a column for one, it would be read and said of nothing."""
    if any(mapped.target.startswith(FACILITY) for mapped in columns):
        return columns
    return [
        replace(mapped, target=LEFT_OUT, confidence=0.0) if mapped.target in CHECKS else mapped
        for mapped in columns
    ]


def _guess_by_cells(
    record: Record, columns: list[MappedColumn], samples: Sequence[Sequence[object]]
) -> list[MappedColumn]:
    """Columns whose heading says nothing, known by what is in them."""
    taken = {mapped.target for mapped in columns}
    free = [field for field in _typed(record) if field.name not in taken]
    result = []
    for mapped in columns:
        cells = [] if mapped.target or mapped.was_told else _said(samples, mapped.column)
        field = None if is_ours_to_leave(mapped.heading) or len(cells) < 2 else _field_by_cells(free, cells)
        if field is None:
            result.append(mapped)
        else:
            free.remove(field)
            result.append(replace(mapped, target=field.name, confidence=GUESSED))
    if not taken & {record.title, FIRST_NAME, LAST_NAME} and record.name_may_be_guessed:
        return _guess_names(record, result, samples)
    return result


def _field_by_cells(free: list[Field], cells: list[str]) -> Field | None:
    return next((field for field in free if field.kind in LOOKS and _share(field.kind, cells) >= SHARE), None)


def _guess_names(
    record: Record, columns: list[MappedColumn], samples: Sequence[Sequence[object]]
) -> list[MappedColumn]:
    """Without a heading for it, the first column of words that hardly repeat is taken for the name."""
    for position, mapped in enumerate(columns):
        cells = _said(samples, mapped.column)
        wordy = sum(bool(re.search(r"[^\W\d]{2}", cell)) for cell in cells)
        if (
            not mapped.target
            and len(cells) > 1
            and wordy >= SHARE * len(cells)
            and len(set(cells)) >= 0.8 * len(cells)
        ):
            guessed = replace(mapped, target=record.title, confidence=GUESSED)
            return [*columns[:position], guessed, *columns[position + 1 :]]
    return columns


def _said(samples: Sequence[Sequence[object]], column: int) -> list[str]:
    cells = [cell_text(row[column]).strip() for row in samples if column < len(row)]
    return [cell for cell in cells if cell]


def looks_like_data(text: str) -> bool:
    """No heading looks like an e-mail address, a postcode, a telephone number or a plain number."""
    return bool(
        EMAIL.search(text)
        or tidy_postcode(text)
        or re.fullmatch(r"[\d\s.,:/£%()+-]+", text)
        or text.startswith(("http:", "https:", "www."))
    )


def _is_phone(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= 9 and tidy_telephone(text)[1] != "phone_unusual"


LOOKS: Mapping[Kind, Callable[[str], bool]] = {
    Kind.EMAIL: lambda text: EMAIL.search(text) is not None,
    Kind.POSTCODE: lambda text: tidy_postcode(text) is not None,
    Kind.PHONE: _is_phone,
    Kind.WEB: lambda text: text.startswith(("http:", "https:", "www.")),
}


def _share(kind: Kind, cells: list[str]) -> float:
    return sum(LOOKS[kind](cell) for cell in cells) / max(len(cells), 1)
