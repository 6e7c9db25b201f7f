"""Looks a Word letter through before anything is merged: its fields and where they are, and what is the matter."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING

from inspection_ready.documents.word_letters.codes import CodeKind
from inspection_ready.documents.word_letters.dangers import dangers
from inspection_ready.documents.word_letters.fields import part_fields
from inspection_ready.documents.word_letters.only_word import not_carried
from inspection_ready.documents.word_letters.places import Places, is_a_copy
from inspection_ready.documents.word_letters.unlinked import data_sources
from inspection_ready.domain.merge import broken_fields, field_key
from inspection_ready.domain.word_letters import (
    FoundField,
    WordFault,
    WordFinding,
    WordPart,
    WordPlace,
    WordReport,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspection_ready.documents.word_letters.fields import Found, OddCode
    from inspection_ready.documents.word_letters.package import Story
    from inspection_ready.documents.word_letters.template import WordTemplate

ALIKE = 0.66
MOST_REPEATS = 100
_HIDDEN = ("comments", "glossaryDocument")
"""Parts with fields that nobody sees, and that no letter needs."""
_CHANGES = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo"})
_ODD = {
    CodeKind.FETCHES: WordFault.FETCHES,
    CodeKind.RULE: WordFault.MERGE_RULE,
    CodeKind.ODD: WordFault.ODD_CODE,
    CodeKind.MERGE: WordFault.ODD_CODE,
    CodeKind.LEFT_ALONE: WordFault.ODD_CODE,
}


def examine(template: WordTemplate, known: Sequence[str], lists: Mapping[str, Sequence[str]]) -> WordReport:
    """``known`` are the names of the fields a letter may have. Findings that stop the merge come first."""
    looks = [_Look(template, story, known, lists) for story in template.package.stories]
    fields = tuple(found for look in looks for found in look.fields())
    findings = [*dangers(template.package)]
    findings += [each for look in looks for each in look.findings()]
    findings += _of_the_file(template, has_fields=bool(fields))
    findings += not_carried(template.package)
    return WordReport(fields=fields, findings=_counted(findings))


def _of_the_file(template: WordTemplate, *, has_fields: bool) -> Iterator[WordFinding]:
    file = WordPlace(part=WordPart.FILE)
    if not has_fields:
        yield WordFinding(fault=WordFault.NO_FIELDS, place=file)
    if sum(len(each.repeats) for each in template.repeats.values()) > MOST_REPEATS:
        yield WordFinding(fault=WordFault.TOO_MANY_REPEATS, place=file, about=str(MOST_REPEATS))
    for name in filter(None, map(template.package.related, _HIDDEN)):
        fields = part_fields(template.package.root(name), file=template.package.file)
        for odd in fields.odd:
            if odd.code.kind is CodeKind.FETCHES:
                yield WordFinding(fault=WordFault.FETCHES, place=file, about=odd.code.type)
    for source in data_sources(template.package):
        if source.is_outside:
            yield WordFinding(fault=WordFault.DATA_SOURCE, place=file, about=source.target)


class _Look:
    """At one part."""

    def __init__(
        self, template: WordTemplate, story: Story, known: Sequence[str], lists: Mapping[str, Sequence[str]]
    ) -> None:
        self._story, self._places = story, Places(story)
        self._fields = template.fields[story.name]
        self._repeats = template.repeats[story.name]
        self._known, self._lists = known, lists

    def fields(self) -> Iterator[FoundField]:
        for found in self._found():
            if not found.is_end:
                yield FoundField(
                    name=found.each or found.name,
                    place=self._places.of(found.paragraph),
                    is_repeat=bool(found.each),
                    of_list=field_key(found.name) in map(field_key, self._of_the_list_around(found)),
                )

    def findings(self) -> Iterator[WordFinding]:
        yield from map(self._odd, (each for each in self._fields.odd if not is_a_copy(each.paragraph)))
        for fault in self._repeats.faults:
            if not is_a_copy(fault.found.paragraph):
                yield self._about(fault.fault, fault.found, fault.about)
        for found in self._found():
            yield from self._of_a_field(found)
        for words in self._fields.words:
            if not is_a_copy(words.paragraph):
                for half in broken_fields(words.text, self._known):
                    place = self._places.of(words.paragraph)
                    yield WordFinding(fault=WordFault.BROKEN_FIELD, place=place, about=half)
        yield from self._marks()

    def _found(self) -> Iterator[Found]:
        return (found for found in self._fields.found if not is_a_copy(found.paragraph))

    def _odd(self, odd: OddCode) -> WordFinding:
        fault = WordFault.UNFINISHED_CODE if odd.is_unfinished else _ODD[odd.code.kind]
        return WordFinding(fault=fault, place=self._places.of(odd.paragraph), about=odd.code.type)

    def _about(self, fault: WordFault, found: Found, about: str, meant: str = "") -> WordFinding:
        return WordFinding(fault=fault, place=self._places.of(found.paragraph), about=about, meant=meant)

    def _of_a_field(self, found: Found) -> Iterator[WordFinding]:
        if found.is_end:
            return
        if found.each:
            if field_key(found.each) not in self._lists:
                yield self._about(
                    WordFault.UNKNOWN_LIST, found, found.each, _nearest(found.each, self._lists)
                )
            return
        names = [*self._known, *self._of_the_list_around(found)]
        if field_key(found.name) not in map(field_key, names):
            yield self._about(WordFault.UNKNOWN_FIELD, found, found.name, _nearest(found.name, names))
        if found.look.ignored:
            yield self._about(WordFault.FORMAT_IGNORED, found, found.name)

    def _of_the_list_around(self, found: Found) -> Sequence[str]:
        inside = (each for each in self._repeats.repeats if each.start <= found.at < each.end)
        repeat = next(inside, None)
        return self._lists.get(repeat.list_key, ()) if repeat else ()

    def _marks(self) -> Iterator[WordFinding]:
        tags = Counter(node.tag for node in self._story.root.walk())
        place = WordPlace(part=self._story.part, pages=self._story.pages)
        if any(tags[tag] for tag in _CHANGES):
            yield WordFinding(fault=WordFault.TRACKED_CHANGES, place=place)
        if tags["w:commentReference"]:
            yield WordFinding(fault=WordFault.COMMENTS, place=place, times=tags["w:commentReference"])


def _nearest(name: str, names: Sequence[str] | Mapping[str, object]) -> str:
    """The field it may have been meant to be; empty where none is like it."""
    spelt = {field_key(each): each for each in reversed([*names])}
    like = get_close_matches(field_key(name), spelt, n=1, cutoff=ALIKE)
    return spelt[like[0]] if like else ""


def _counted(findings: Sequence[WordFinding]) -> tuple[WordFinding, ...]:
    """Each once, and those that stop the merge first."""
    times = Counter(findings)
    once = tuple(each if count == 1 else _times(each, count) for each, count in times.items())
    stopping = WordReport(findings=once).blocking
    return (*stopping, *(each for each in once if each not in stopping))


def _times(finding: WordFinding, count: int) -> WordFinding:
    return WordFinding(
        fault=finding.fault, place=finding.place, about=finding.about, meant=finding.meant, times=count
    )
