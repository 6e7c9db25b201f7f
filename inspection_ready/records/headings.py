"""Which field the heading of a column is for, by its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from inspection_ready.domain.people import Person
from inspection_ready.records.column_maps import (
    CERTAIN,
    EMAIL_OF,
    FACILITY,
    FIRST_NAME,
    KNOWN,
    LAST_NAME,
    LEFT_OUT,
    LIKELY,
    OUR_ID,
    POSSIBLE,
)
from inspection_ready.records.fields import Field, Record
from inspection_ready.records.registry import spreadsheet_of
from inspection_ready.records.shared_fields import EMAIL as EMAIL_FIELD
from inspection_ready.records.words import folded, words

SIMILAR = 0.86  # of 1: "Telphone" is 0.94 like "Telephone", "Name" is 0.75 like "Names of"
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
LEFT_OUT_HEADINGS = words("whyitwasrefused lineinthefile rownumber recordwhenexported")


def is_ours_to_leave(heading: str) -> bool:
    """What we wrote ourselves into a file of refused rows."""
    return _compact(heading_words(heading)) in LEFT_OUT_HEADINGS


def heading_words(heading: str) -> str:
    """ "PlaceName", "Add1", "E-mail (work) *" as plain words."""  # noqa: D210 - it begins with a quotation
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|[*:?]", " ", heading)
    text = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)", " ", text)
    return folded(text) or folded(heading)


def typed_fields(record: Record) -> list[Field]:
    return [field for field in record.fields if field.typed]


def _compact(text: str) -> str:
    return text.replace(" ", "")


@lru_cache(maxsize=32)
def _known_headings(register: str) -> dict[str, str]:
    """Compact heading to target; what the field itself is called goes before other words for it."""
    record = spreadsheet_of(register)
    known: dict[str, str] = {}
    for source in ("own", "others"):
        for field in typed_fields(record):
            own = (field.label, field.name.removesuffix("_id"))
            for heading in own if source == "own" else field.headings:
                known.setdefault(_compact(heading_words(heading)), field.name)
                if field.link is Person:
                    known.setdefault(_compact(heading_words(heading)) + "email", field.name + EMAIL_OF)
                    known.setdefault(_compact(heading_words(heading)) + "name", field.name)
    links = [field.name for field in typed_fields(record) if field.link is Person]
    if len(links) == 1 and EMAIL_FIELD.name not in {field.name for field in record.fields}:
        for heading in (EMAIL_FIELD.label, *EMAIL_FIELD.headings):  # of the only person a row names
            known.setdefault(_compact(heading_words(heading)), links[0] + EMAIL_OF)
    if record.row_type is Person:
        known |= dict.fromkeys(FIRST_NAMES, FIRST_NAME) | dict.fromkeys(LAST_NAMES, LAST_NAME)
    return known | dict.fromkeys(OUR_IDS, OUR_ID) | dict.fromkeys(LEFT_OUT_HEADINGS, LEFT_OUT)


@lru_cache(maxsize=32)
def _own_headings(register: str) -> frozenset[str]:
    """A column called "Team" goes before one called "Directorate", wherever it stands."""
    fields = typed_fields(spreadsheet_of(register))
    return frozenset(_compact(heading_words(field.label)) for field in fields) | FIRST_NAMES | LAST_NAMES


def best_target(record: Record, heading: str, facilities: Mapping[str, str]) -> tuple[str, float]:
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
