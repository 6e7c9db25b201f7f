"""What the values of conditions are called, and which can be asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.coverage import Strength
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.people import Person
from inspection_ready.domain.searching import folded, sort_key
from inspection_ready.phrases.claims import PROOFS
from inspection_ready.phrases.evidence import STRENGTHS
from inspection_ready.phrases.values import NO, YES
from inspection_ready.records.aspects import Aspect, Sort, aspects_of
from inspection_ready.records.registry import record_named, record_of
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    from inspection_ready.domain.regimes import FrameworkVersion
    from inspection_ready.domain.rows import Row
    from inspection_ready.domain.views import Condition
    from inspection_ready.storage.unit_of_work import Reader

TICKS = {"yes": YES, "no": NO}
_OF_THE_REGIME = frozenset({Sort.STATEMENT, Sort.CATEGORY, Sort.ITEM})


@dataclass(frozen=True)
class Known:
    """Of each aspect: its values and what they are called, in the order to offer them."""

    values: Mapping[str, Mapping[str, str]]
    free: frozenset[str]
    """Aspects whose values are any text."""

    def words(self, what: str, value: str) -> str | None:
        """None for a value that is not there any more."""
        return value if what in self.free else self.values.get(what, {}).get(value)


def known_values(reader: Reader, register: str, conditions: Sequence[Condition]) -> Known:
    """Of the aspects these conditions name; each register that is named is read once."""
    wanted = {one.what for one in conditions}
    return values_of(reader, register, [each for each in aspects_of(register) if each.what in wanted])


def values_of(reader: Reader, register: str, aspects: Sequence[Aspect]) -> Known:
    linked: dict[type[Row], Mapping[str, str]] = {}
    framework = _framework(reader) if any(each.sort in _OF_THE_REGIME for each in aspects) else None
    values: dict[str, Mapping[str, str]] = {}
    for each in aspects:
        if each.link is not None:
            if each.link not in linked:
                linked[each.link] = titles(reader, each.link)
            values[each.what] = linked[each.link]
        elif each.sort is Sort.NAME:
            values[each.what] = _texts(reader, register, each.what)
        else:
            values[each.what] = _fixed(each, framework)
    free = frozenset(each.what for each in aspects if each.sort in (Sort.TEXT, Sort.NAME))
    return Known(values, free)


def titles(reader: Reader, row_type: type[Row]) -> Mapping[str, str]:
    """By id, in order of what they are called; people who share a name are told apart."""
    title = record_of(row_type).title
    rows: Sequence[Any] = reader.register(row_type).all()
    alike = Counter(folded(str(getattr(row, title))) for row in rows)
    called = {str(row.id): _called(row, str(getattr(row, title)), alike) for row in rows}
    return dict(sorted(called.items(), key=lambda pair: sort_key(pair[1])))


def _called(row: Any, title: str, alike: Counter[str]) -> str:
    if not isinstance(row, Person) or alike[folded(title)] == 1:
        return title
    more = row.email or row.role or row.team
    return f"{title} ({more})" if more else title


def _texts(reader: Reader, register: str, what: str) -> Mapping[str, str]:
    """The team of a request is that of its owner."""
    row_type = Person if register == "requests" else record_named(register).row_type
    held = {str(text) for text in reader.register(row_type).values(what) if text}
    return {text: text for text in sorted(held, key=sort_key)}


def _fixed(aspect: Aspect, framework: FrameworkVersion | None) -> Mapping[str, str]:
    if aspect.sort in _OF_THE_REGIME:
        return {} if framework is None else dict(_asked(aspect.sort, framework))
    choices = _WORDS.get(aspect.sort, aspect.choices) or {}
    return {str(value): words for value, words in choices.items()}


_WORDS: Mapping[Sort, Mapping[Any, str]] = {
    Sort.TICK: TICKS,
    Sort.KNOWN: TICKS,
    Sort.PROOF: PROOFS,
    Sort.STRENGTH: {each: words for each, words in STRENGTHS.items() if each is not Strength.NOT_WANTED},
}


def _asked(sort: Sort, framework: FrameworkVersion) -> Iterator[tuple[str, str]]:
    """Codes with their words, in the regime's order."""
    if sort is Sort.STATEMENT:
        yield from ((each.id, f"{each.id} {each.title}") for each in framework.statements)
    elif sort is Sort.CATEGORY:
        yield from ((each.id, each.name) for each in framework.categories if each.used)
    else:
        yield from ((each.number or each.id, each.title) for each in framework.requests)


def _framework(reader: Reader) -> FrameworkVersion | None:
    try:
        return current_regime(reader).framework
    except NotFound:
        return None
