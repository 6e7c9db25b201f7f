"""What a text people wrote prints besides its own words: key facts and pictures it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.chart_marks import chart_mark, charts_in
from inspection_ready.domain.charts import facts_over_years
from inspection_ready.domain.merge import field_key, fields_in
from inspection_ready.domain.pack_items.values import Checked, Item
from inspection_ready.domain.picture_marks import picture_key, pictures_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspection_ready.domain.key_facts import KeyFact
    from inspection_ready.domain.pack_items.look import Look


def key_fact_table(look: Look) -> Iterator[Item]:
    for fact in look.facts.shown_key_facts():
        said = {
            "name": fact.name,
            "value": fact.value,
            "year": fact.year,
            "source": fact.source,
            "website": fact.website,
            "checked": Checked.of(look.facts, fact),
        }
        yield Item("key_fact", fact.id, fact.name, said)


def named_key_facts(texts: Iterable[str], known: Iterable[KeyFact]) -> Iterator[Item]:
    """A name that no fact has is printed as one that is missing. That a text names another is the text's change."""
    known = tuple(known)
    yield from _charted_key_facts(texts, known)
    facts = {field_key(fact.name): fact for fact in known}
    for key, name in {field_key(name): name for text in texts for name in fields_in(text)}.items():
        fact = facts.get(key)
        yield Item("named_fact", key, name, {"is_known": fact is not None}, is_own=False)
        if fact is not None:
            said = {"value": fact.value, "year": fact.year, "is_checked": fact.is_checked}
            yield Item("key_fact", fact.id, fact.name, said, is_own=False)


def _charted_key_facts(texts: Iterable[str], known: Iterable[KeyFact]) -> Iterator[Item]:
    years = {field_key(name): facts for name, facts in facts_over_years(known).items()}
    marks = (chart_mark(chart.name) for text in texts for chart in charts_in(text))
    for key in dict.fromkeys(field_key(mark.of) for mark in marks if mark is not None and mark.of):
        for fact in years.get(key, ()):
            said = {"value": fact.value, "year": fact.year, "is_checked": fact.is_checked}
            yield Item("key_fact", fact.id, fact.name, said, is_own=False)


def shown_pictures(look: Look, texts: Iterable[str]) -> Iterator[Item]:
    pictures = {picture_key(picture.name): picture for picture in look.facts.pictures}
    for key, name in {picture_key(name): name for text in texts for name in pictures_in(text)}.items():
        picture = pictures.get(key)
        yield Item("named_picture", key, name, {"is_known": picture is not None}, is_own=False)
        if picture is not None:
            said = {
                "sha256": picture.sha256,
                "alt": picture.alt,
                "is_decorative": picture.is_decorative,
                "caption": picture.caption,
                "source": ", ".join(part for part in (picture.source, picture.licence) if part.strip()),
            }
            yield Item("picture", key, picture.name, said, is_own=False)
