"""versions: of a section of the welcome pack."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, whole_number
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.sections import Section
from inspection_ready.phrases.section_versions import difference_lines, packs_words, same_words
from inspection_ready.services.section_versions import (
    SectionVersion,
    differences_to,
    restore_version,
    section_version,
    section_versions,
)
from inspection_ready.services.titles import record_titled


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands, "versions", run_versions, help="the versions of a section: who, when, in which packs"
    )
    parser.add_argument("section", metavar="SECTION", help="its title")
    add_workspace(parser)
    parser.add_argument(
        "--show", type=whole_number, metavar="N", help="this version, and what is different now"
    )
    parser.add_argument(
        "--bring-back", type=whole_number, metavar="N", help="make the words of this version those of now"
    )


def run_versions(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    if arguments.bring_back is not None:
        return _bring_back(arguments)
    with opened(arguments, write=False) as app, app.reading() as reader:
        section = record_titled(reader, Section, arguments.section)
        if arguments.show is not None:
            return _shown(section_version(reader, section.id, arguments.show), section)
        every = section_versions(reader, section.id)
    told = {"section": section.title, "versions": [_told(each) for each in every]}
    lines = [
        f"{each.number}. {each.when}, {each.who}: {each.what}. In packs: {packs_words(each.packs)}."
        for each in every
    ]
    return Answer(told, tuple(lines) or ("Nothing has been recorded about it yet.",))


def _shown(version: SectionVersion, section: Section) -> Answer:
    found = differences_to(version, section)
    lines = [" ".join(filter(None, pair)) for pair in difference_lines(found, version.number)]
    same = same_words(found, is_as_now=version.of(section) == section)
    told = {
        "section": section.title,
        **_told(version),
        "text": version.wording.text,
        "is_as_now": version.of(section) == section,
        "lines": lines,
    }
    return Answer(told, (*lines, *filter(None, (same,))))


def _bring_back(arguments: argparse.Namespace) -> Answer:
    with opened(arguments, write=True) as app:
        section = app.read(record_titled, Section, arguments.section)
        done = app.do(restore_version, section.id, arguments.bring_back)
    told = {"section": done.result.title, "version": arguments.bring_back, "entry": done.entry}
    if done.entry is None:
        return Answer(told, (f"“{done.result.title}” has these words already.",))
    return Answer(told, (f"“{done.result.title}” has the words of version {arguments.bring_back} again.",))


def _told(version: SectionVersion) -> dict[str, object]:
    return {
        "number": version.number,
        "entry": version.entry,
        "at": version.at.isoformat(),
        "who": version.who,
        "what": version.what,
        "title": version.wording.title,
        "packs": list(version.packs),
    }
