"""What the key dates and their wall chart print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.pack_items.look import council, on_site, regime
from inspection_ready.domain.pack_items.values import Item, When
from inspection_ready.domain.regimes import ON_SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.pack_items.look import Look
    from inspection_ready.domain.packs import PackDate


def key_dates(look: Look) -> Iterator[Item]:
    """That a date is over is printed beside it, and is no change anybody has to be told of."""
    yield council(look, "name")
    yield regime(look, "name", "regulator", "word")
    yield from notification(look, "notified_at", "message_name")
    if all(entry.stage != ON_SITE for entry in look.facts.key_dates):
        yield on_site(look)
    for entry in look.facts.key_dates:
        said = {"when": When.of(entry), "counted": entry.counted, "is_starter": entry.is_starter}
        yield _date(entry, {"name": entry.name, **said})
    yield from _closures(look)


def wall_chart(look: Look) -> Iterator[Item]:
    yield council(look, "name")
    yield regime(look, "name")
    for entry in look.facts.key_dates:
        marked = entry.is_starter and entry.day is not None
        yield _date(
            entry,
            {
                "name": entry.name,
                "when": When.of(entry),
                "is_starter": marked,
                "is_announced": entry.is_announced or entry.day is None,
            },
        )
    yield from _closures(look)


def notification(look: Look, *names: str) -> Iterator[Item]:
    inspection = look.facts.inspection
    if inspection is not None:
        yield Item("inspection", 0, "", {name: getattr(inspection, name) for name in names})


def _date(entry: PackDate, said: dict[str, object]) -> Item:
    return Item("key_date", entry.stage or entry.name, entry.name, said)


def _closures(look: Look) -> Iterator[Item]:
    """The wall chart shows those within its weeks: one far from them is taken for printed all the same."""
    for closed in sorted(look.facts.closure_days, key=lambda closed: closed.on):
        yield Item("closure_day", closed.on.isoformat(), "", {"on": closed.on, "reason": closed.reason})
