"""packs: make a pack now."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

from inspection_ready.cli.arguments import Commands, Parser, add_command, names, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.pack_checks import add_checks, open_lines
from inspection_ready.cli.pack_letters import add_letters_sent
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.key_dates import KeyDate, Span
from inspection_ready.phrases.key_dates import counted_words, when_words
from inspection_ready.phrases.pack_changes import since_words
from inspection_ready.phrases.packs import title_of
from inspection_ready.phrases.values import count_of
from inspection_ready.services.app import App
from inspection_ready.services.changed_since import since_told
from inspection_ready.services.inspection import current_key_dates
from inspection_ready.services.pack_documents import DOCUMENTS
from inspection_ready.services.packs import MadePack, make_pack

LETTERS = "letters"
MOST_CHANGES = 30
"""Said in lines; --json has them all."""


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(commands, "packs", run_packs, help="make a pack of documents in Word and PDF")
    # not required of argparse, which would ask it of the commands below twice
    parser.add_argument("--workspace", type=path, metavar="W", help="folder of the workspace")
    add_out(parser)
    parser.add_argument("--only", type=names, metavar="D,D", help=f"only these of: {', '.join(DOCUMENTS)}")
    add_letters(parser)
    parser.set_defaults(refuse=parser.error)
    verbs = parser.add_subparsers(metavar="COMMAND")
    add_checks(verbs)
    add_letters_sent(verbs)


def add_letters(parser: Parser) -> None:
    parser.add_argument(
        "--letters",
        type=_letters,
        metavar="T,T",
        help="titles of the letters to print, none, or chosen: those that have been given lists",
    )


def add_out(parser: Parser) -> None:
    parser.add_argument("--out", type=path, metavar="DIR", help="put a copy of the pack's folder here too")


def _letters(text: str) -> tuple[str, ...] | None:
    """Apart by semicolons where there is one, for a title may have a comma."""
    if text.strip().casefold() == "chosen":
        return None
    if text.strip().casefold() == "none":
        return ()
    return tuple(part.strip() for part in text.split(";") if part.strip()) if ";" in text else names(text)


def run_packs(arguments: argparse.Namespace, progress: Progress) -> Answer:
    if arguments.workspace is None:
        arguments.refuse("the following arguments are required: --workspace")
    with opened(arguments, write=True) as app:
        made = make_pack(
            app, only=arguments.only, letters=arguments.letters, out=arguments.out, progress=progress
        )
        return Answer(pack_told(app, made), pack_lines(app, made))


def pack_told(app: App, made: MadePack) -> dict[str, object]:
    """The keys every command that makes a pack gives."""
    return {
        "pack": made.filed.pack.number,
        "folder": str(made.copy or made.filed.folder),
        "files": [
            {"path": file.path, "document": file.document, "sha256": file.sha256, "pages": file.pages}
            for file in made.filed.files
        ],
        "zip": _zip_told(made),
        "workspace": str(app.workspace.folder),
        "left_out": [{"what": each.what, "why": each.why} for each in made.left_out],
        "changed_since": since_told(made.since),
        "key_dates": [date_told(each) for each in key_dates_of(app)],
    }


def _zip_told(made: MadePack) -> dict[str, str] | None:
    """All of it in one file; None for a pack from before there were any."""
    zipped = made.filed.zipped
    return None if zipped is None else {"path": zipped.path, "sha256": zipped.sha256}


def pack_lines(app: App, made: MadePack) -> tuple[str, ...]:
    dates = [f"  {each.name}: {when_words(each)}" for each in key_dates_of(app)]
    return (*made_lines(made), "Key dates:", *dates)


def made_lines(made: MadePack) -> tuple[str, ...]:
    """What is in the pack, without the dates."""
    lines = [f"Pack {made.filed.pack.number} is in {made.copy or made.filed.folder}"]
    for file in made.filed.files:
        if file.document == LETTERS:
            continue  # there may be hundreds
        pages = "" if file.pages is None else f" ({file.pages} {'page' if file.pages == 1 else 'pages'})"
        lines.append(f"  {title_of(file.document)}: {file.path}{pages}")
    lines += [f"  {title_of(LETTERS)}: {words}" for words in _letters_made(made)]
    if made.filed.zipped is not None:
        lines.append(f"  All of it in one file: {made.filed.zipped.path}")
    if made.left_out:
        lines += ["Left out:", *(f"  {each.what}: {each.why}" for each in made.left_out)]
    lines += open_lines(made.findings)
    lines += _since_lines(made)
    return tuple(lines)


def _since_lines(made: MadePack) -> Iterator[str]:
    """Nothing of a first pack."""
    if made.since is None:
        return
    yield since_words(made.since.pack, made.since.summary)
    yield from (f"  {note}" for note in made.since.notes)
    changes = made.since.changes
    yield from (f"  {change.said}" for change in changes[:MOST_CHANGES])
    if len(changes) > MOST_CHANGES:
        yield f"  And {count_of(len(changes) - MOST_CHANGES, 'more change')}, all in manifest.json."


def _letters_made(made: MadePack) -> list[str]:
    """For example "letters/Thank you: 12 letters, each in Word and PDF"."""
    folders = Counter(
        file.path.rpartition("/")[0]
        for file in made.filed.files
        if file.document == LETTERS and file.pages is not None
    )
    return [
        f"{folder}: {count_of(count, 'letter')}, each in Word and PDF" for folder, count in folders.items()
    ]


def key_dates_of(app: App) -> tuple[KeyDate, ...]:
    return app.read(current_key_dates, today=on_the_clock(app.clock.now()).date())


def date_told(key: KeyDate) -> dict[str, object]:
    """``from`` and ``to`` are null while the date is to come; ``when`` says what is known."""
    return {
        "stage": key.stage,
        "name": key.name,
        "from": _iso(key.when, "first"),
        "to": _iso(key.when, "last"),
        "when": when_words(key),
        "counted": counted_words(key),
        "is_told": key.is_told,
        "told_by": key.told_by,
        "is_announced": key.is_announced,
    }


def _iso(span: Span | None, end: str) -> str | None:
    return None if span is None else getattr(span, end).isoformat()
