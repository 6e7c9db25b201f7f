"""Says in sentences what a pack prints otherwise than the pack before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from inspection_ready.domain.pack_changes import Change, Sort
from inspection_ready.domain.regimes import ON_SITE
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.pack_change_words import ALONE, HEADINGS, OTHER_KINDS, SORTS, SORTS_OF
from inspection_ready.phrases.values import count_of

KindWords = Callable[[str], tuple[str, str]]
"""One of a kind of record, several of it."""

MOST_PARTS = 8
"""Of a summary: the rest is counted."""


def title_since(pack: int) -> str:
    return f"What changed since Pack {pack}"


def heading(change: Change, kind_words: KindWords) -> str:
    if change.sort is Sort.REORDERED:
        words = kind_of(change.kind, kind_words)[1]
        return words[:1].upper() + words[1:]
    told = HEADINGS.get(change.kind, "{name}")
    if change.kind == "closure_day":
        return told.format(day=day(date.fromisoformat(str(change.id))))
    if change.kind == "key_date" and change.id == ON_SITE and not change.name:
        return "Days on site"
    name = change.name or "Without a name"
    return told.format(name=name[:1].upper() + name[1:], id=change.id)


def kind_of(kind: str, kind_words: KindWords) -> tuple[str, str]:
    return OTHER_KINDS[kind] if kind in OTHER_KINDS else kind_words(kind)


def in_one_words(sort: Sort, *, pack: int, on: date | None, brief: str) -> tuple[str, str]:
    """Was and now of what only one of the two packs prints."""
    if sort is Sort.NEW:
        return f"Not in Pack {pack}", brief or "New"
    told = brief or f"In Pack {pack}"
    gone = {Sort.LEFT: "Left", Sort.CLOSED: "Closed", Sort.LEFT_OUT: "Left out"}.get(sort, "No longer there")
    return told, f"{gone} on {day(on)}" if on is not None else gone


def new_or_gone_sentence(sort: Sort, about: str, *, brief: str, on: date | None) -> str:
    """New: Session “Welcome”, Day 1, 9am to 9:45am."""
    if sort is Sort.NEW:
        return f"New: {about}, {brief}" if brief else f"New: {about}"
    if on is not None:
        return f"{about}: {SORTS[sort]} on {day(on)}"
    return f"{about}: {SORTS[sort]}"


def field_words(label: str, was: str, now: str) -> str:
    """Role was “Officer”, now “Manager”; without a label: was ..., now ...; without words only that it changed."""
    if not was and not now:
        return f"{label} changed"
    return f"{label} was {was}, now {now}" if label else f"was {was}, now {now}"


def moved_words(was: str, now: str) -> str:
    return f"moved from {was} to {now}"


def summary_sentence(
    changes: Sequence[Change], pack: int, kind_words: KindWords, *, new: int, gone: int
) -> str:
    """3 sections changed, 2 sessions moved. Nothing that is printed has changed since Pack 1."""
    parts = [*summary_parts(changes, kind_words)]
    if new:
        parts.append(f"{count_of(new, 'document')} new")
    if gone:
        parts.append(f"{count_of(gone, 'document')} with nothing to print any more")
    if not parts:
        return f"Nothing that is printed has changed since Pack {pack}."
    words = ", ".join(parts)
    return f"{words[:1].upper()}{words[1:]}."


def since_words(pack: int, summary: str) -> str:
    """Since Pack 1: 3 sections changed; a sentence that names the pack stands as it is."""
    if f"Pack {pack}" in summary:
        return summary
    return f"Since Pack {pack}: {summary[:1].lower()}{summary[1:]}"


def summary_parts(changes: Iterable[Change], kind_words: KindWords) -> list[str]:
    """In the order in which the changes are told."""
    told = tuple(changes)
    counted = Counter((each.kind, each.sort) for each in told if not _follows(each)) or Counter(
        (each.kind, each.sort) for each in told
    )
    parts = [_counted(kind, sort, number, kind_words) for (kind, sort), number in counted.items()]
    rest = sum(list(counted.values())[MOST_PARTS:])
    return [*parts[:MOST_PARTS], f"{count_of(rest, 'other change')}"] if rest else parts


def _follows(change: Change) -> bool:
    """How many sessions are pencilled changes with their own states."""
    return change.kind == "timetable" and all(each.field == "pencilled" for each in change.fields)


def _counted(kind: str, sort: Sort, number: int, kind_words: KindWords) -> str:
    what = SORTS_OF.get((kind, sort), SORTS[sort])
    if kind in ALONE:
        return f"{ALONE[kind]} {what}"
    one, several = kind_of(kind, kind_words)
    return f"{several} {what}" if sort is Sort.REORDERED else f"{count_of(number, one, several)} {what}"


def document_words(changes: Sequence[Change], pack: int, kind_words: KindWords, *, is_sure: bool) -> str:
    words = ", ".join(summary_parts(changes, kind_words))
    if not words:
        return f"The same as in Pack {pack}" if is_sure else "No change that can be told"
    return f"{words[:1].upper()}{words[1:]}"


def new_document_words(pack: int) -> str:
    return f"New: it was not in Pack {pack}"


def gone_document_words(pack: int) -> str:
    return f"It was in Pack {pack}; there is nothing to print in it now"


def disposed_note(count: int, pack: int) -> str:
    records, they = ("1 record was", "it") if count == 1 else (f"{count:,} records were", "they")
    return f"{records} disposed of since Pack {pack}. What {they} said then is erased, and is not told here."


def framework_words(name: str, version: str) -> str:
    return f"{name}, {version}"


def regime_note(then: str, now: str, pack: int) -> str:
    if then == now:
        return f"The framework was loaded anew since Pack {pack}. Dates and lists are told as each pack has them."
    return (
        f"Pack {pack} was made by the framework “{then}”, this one by “{now}”. "
        "Dates and lists are told as each pack has them."
    )


def only_note(documents: Sequence[str]) -> str:
    return f"Only what is in this pack is compared: {', '.join(documents)}."


def cannot_tell_note(pack: int, why: str) -> str:
    """Nothing is guessed: the pack is made, and says why it cannot say more."""
    return f"What changed since Pack {pack} cannot be told. {why}"
