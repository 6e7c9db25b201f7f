"""search: everything that is held, the text of the files of evidence included."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.phrases.release import place_words
from inspection_ready.phrases.search import read_words, waiting_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.search import (
    FilesRead,
    InFile,
    Named,
    everything,
    find_in_files,
    named,
    read_texts,
    unread_files,
)


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(commands, "search", run_search, help="search everything, the text of files included")
    parser.add_argument("words", nargs="+", metavar="WORD", help="every one of them must be there")
    add_workspace(parser)
    parser.add_argument(
        "--read-files", action="store_true", help="first read the text of files that were not read yet"
    )


def run_search(arguments: argparse.Namespace, progress: Progress) -> Answer:
    typed = " ".join(arguments.words)
    with opened(arguments, write=arguments.read_files) as app:
        read = read_texts(app, progress) if arguments.read_files else None
        with app.reading() as reader:
            records = named(reader, everything(reader), typed)
            in_files = find_in_files(reader, typed)
            unread = len(unread_files(reader))
    told = {
        "records": [_record_told(each) for each in records],
        "in_files": [_file_told(each) for each in in_files],
        "unread_files": unread,
    }
    return Answer(told, tuple(_lines(records, in_files, read, unread)))


def _record_told(found: Named) -> dict[str, object]:
    return {"kind": found.record.code, "id": str(found.id), "title": found.title, "shows": found.words}


def _file_told(found: InFile) -> dict[str, object]:
    return {
        "evidence": found.evidence.reference,
        "title": found.evidence.title,
        "version": found.number,
        "is_newest": found.is_newest,
        "file": found.file,
        "where": place_words(found.where),
        "around": found.around,
    }


def _lines(
    records: Sequence[Named], in_files: Sequence[InFile], read: FilesRead | None, unread: int
) -> Iterator[str]:
    if read is not None and read != FilesRead():
        yield read_words(read=read.read, without=read.without, failed=read.failed)
    for each in records:
        yield f"{each.record.singular.capitalize()}: {each.title}{f' ({each.words})' if each.words else ''}"
    for found in in_files:
        older = "" if found.is_newest else f", version {found.number}, which is not the newest"
        where = place_words(found.where)
        yield f"{found.evidence.reference} “{found.evidence.title}”: {found.file}{f', {where}' if where else ''}{older}"
        yield f"  {found.around}"
    yield f"Found {count_of(len(records), 'record')}, and {count_of(len(in_files), 'place')} in files."
    if unread:
        yield f"{waiting_words(unread)} Add --read-files."
