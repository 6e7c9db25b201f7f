"""evidence bring-in: a folder of files, with what each suggests of itself; kept only as far as it is accepted."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.moments import today
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.intake import (
    LEFT_OUT,
    counted_words,
    date_lines,
    likeness_lines,
    no_text_words,
    shared_line,
    title_words,
)
from inspection_ready.phrases.values import count_of
from inspection_ready.services.intake import (
    Accepted,
    BroughtIn,
    IntakeFile,
    ReadFolder,
    bring_in,
    read_folder,
)

if TYPE_CHECKING:
    from inspection_ready.services.app import App

EVERYTHING = "all"


def add_bring_in(verbs: Commands[Parser]) -> None:
    parser = add_command(
        verbs, "bring-in", run_bring_in, help="read a folder of files, and keep those you accept as evidence"
    )
    parser.add_argument("folder", type=path, metavar="FOLDER", help="with whatever is in it")
    add_workspace(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="show what each file suggests, and change nothing"
    )
    parser.add_argument(
        "--accept",
        nargs="+",
        default=[],
        metavar="NAME",
        help="the files to keep, as they are shown; “all” is each that is not held yet",
    )
    parser.add_argument(
        "--with-statements", action="store_true", help="those that share words with it are served by it too"
    )


def run_bring_in(arguments: argparse.Namespace, progress: Progress) -> Answer:
    is_kept = bool(arguments.accept) and not arguments.dry_run
    with opened(arguments, write=is_kept) as app:
        read = read_folder(app, arguments.folder, progress, on=today(app.clock))
        chosen = _chosen(read, arguments.accept)
        if not is_kept:
            return _read_answer(read, chosen)
        accepted = [each.as_suggested(each.serves if arguments.with_statements else ()) for each in chosen]
        return _kept_answer(app, read, accepted, progress)


def _chosen(read: ReadFolder, names: Sequence[str]) -> list[IntakeFile]:
    """Raises NotFound for a name that is none, or that cannot be accepted."""
    can_be = [each for each in read.files if each.can_be_accepted]
    if EVERYTHING in names:
        return [each for each in can_be if not each.is_duplicate]
    by_name = {each.shown: each for each in can_be}
    for name in names:
        if name not in by_name:
            raise NotFound("nothing_to_accept", name=name, folder=read.folder.name)
    return [by_name[name] for name in dict.fromkeys(names)]


def _read_answer(read: ReadFolder, chosen: Sequence[IntakeFile]) -> Answer:
    told = {**_told(read), "would_accept": [each.shown for each in chosen]}
    return Answer(told, (*_lines(read), f"{_summary(read)} Nothing was changed."))


def _kept_answer(app: App, read: ReadFolder, accepted: Sequence[Accepted], progress: Progress) -> Answer:
    brought = bring_in(app, accepted, progress)
    kept = () if brought.done is None else brought.done.result
    told = {
        **_told(read),
        "entry": None if brought.done is None else brought.done.entry,
        "brought_in": [{"id": str(one.id), "reference": one.reference, "title": one.title} for one in kept],
        "not_brought_in": [
            {"file": each.path.name, "reason": error_sentence(each.why)} for each in brought.not_brought_in
        ],
    }
    return Answer(told, tuple(_kept_lines(brought)), has_findings=bool(brought.not_brought_in))


def _kept_lines(brought: BroughtIn) -> Iterator[str]:
    kept = () if brought.done is None else brought.done.result
    for one in kept:
        yield f"  {one.reference} “{one.title}”"
    for each in brought.not_brought_in:
        yield f"  Left: {error_sentence(each.why)}"
    yield f"Brought in {count_of(len(kept), 'file')}."


def _summary(read: ReadFolder) -> str:
    files = [each for each in read.files if each.can_be_accepted]
    doubles = sum(each.is_duplicate for each in files)
    return counted_words(can_be=len(files), doubles=doubles, cannot=len(read.files) - len(files))


def _lines(read: ReadFolder) -> Iterator[str]:
    for each in read.files:
        yield each.shown
        if each.left_out is not None:
            yield f"  {LEFT_OUT[each.left_out]}"
        elif each.problem is not None:
            yield f"  {error_sentence(each.problem)}"
        else:
            yield from (f"  {line}" for line in _file_lines(each))


def _file_lines(file: IntakeFile) -> Iterator[str]:
    if file.title is not None:
        yield f"“{file.title.words}”, {title_words(file.title)}"
    yield from date_lines(file.dates)
    yield from (shared_line(each) for each in file.serves)
    yield from likeness_lines(file.likeness)
    if file.damage is not None:
        yield error_sentence(file.damage)
    elif not file.has_text:
        yield no_text_words(file.no_text)


def _told(read: ReadFolder) -> dict[str, object]:
    return {"folder": str(read.folder), "files": [_file_told(each) for each in read.files]}


def _file_told(file: IntakeFile) -> dict[str, object]:
    as_at, covers = file.dates.as_at, file.dates.covers
    return {
        "file": file.shown,
        "can_be_accepted": file.can_be_accepted,
        "left_out": None if file.left_out is None else file.left_out.value,
        "problem": None if file.problem is None else error_sentence(file.problem),
        "sha256": file.sha256,
        "size": file.size,
        "has_text": file.has_text,
        "title": None if file.title is None else file.title.words,
        "as_at": None if as_at is None else as_at.day.isoformat(),
        "as_at_from": None if as_at is None else as_at.words,
        "covers_from": None if covers is None else covers.first.isoformat(),
        "covers_to": None if covers is None else covers.last.isoformat(),
        "covers_words": None if covers is None else covers.words,
        "shares_words_with": [
            {"subject": each.subject.value, "code": each.code, "words": list(each.words)}
            for each in file.serves
        ],
        "repeats": file.likeness.repeats or None,
        "held_in": [each.reference for each in file.likeness.held],
        "may_be_newer_than": [each.reference for each in file.likeness.newer_of],
        "called_alike": list(file.likeness.alike),
    }
