"""Arguments that several commands take, and how a command is added."""

from __future__ import annotations

import argparse
import datetime as dt
import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from inspection_ready.bootstrap import open_app, remember
from inspection_ready.cli.output import REFUSED, Answer, Progress
from inspection_ready.domain.moments import LONDON
from inspection_ready.records.times_typed import typed_time

if TYPE_CHECKING:
    from inspection_ready.services.app import App

MOST = 1 << 62

Command = Callable[[argparse.Namespace, Progress], Answer]
Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no public name


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence instead of the usage and a sentence."""
        print(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help", file=sys.stderr)
        raise SystemExit(REFUSED)


def add_command(commands: Commands[Parser], name: str, run: Command, *, help: str) -> Parser:  # noqa: A002 - argparse's word
    parser = commands.add_parser(name, help=help, description=help, allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="say it as one JSON object on standard output")
    parser.add_argument(
        "--as",
        dest="as_person",
        metavar="PERSON",
        help="who uses this account, by e-mail or name; it is remembered",
    )
    parser.set_defaults(run=run)
    return parser


def add_workspace(parser: Parser) -> None:
    parser.add_argument("--workspace", required=True, type=path, metavar="W", help="folder of the workspace")


@contextmanager
def opened(arguments: argparse.Namespace, *, write: bool) -> Iterator[App]:
    """The workspace that was named, closed afterwards. ``--as`` is tied to the account first."""
    app = open_app(arguments.workspace, write=write, as_person=arguments.as_person)
    try:
        remember(app.workspace.folder)
        yield app
    finally:
        app.workspace.close()


def path(text: str) -> Path:
    """Whatever may be there or may be made; not what no disk could hold, such as a name of 300 letters."""
    try:
        os.lstat(text)
    except (ValueError, OSError) as error:
        if isinstance(error, ValueError) or error.errno in {errno.ENAMETOOLONG, errno.EINVAL}:
            start = text[:40].replace("\0", "?")
            raise argparse.ArgumentTypeError(f"“{start}…” cannot be the name of a file or folder") from error
    return Path(text)


def moment(text: str) -> dt.datetime:
    """A day alone is refused: midnight would be a guess, and is printed on every document."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        try:
            return dt.datetime.fromisoformat(text)
        except ValueError as error:
            told = f"{text} is not a date and time like 2026-12-01T09:30"
            raise argparse.ArgumentTypeError(told) from error
    raise argparse.ArgumentTypeError(
        f"{text} has no time, and hours are counted from it. Write it like {day.isoformat()}T09:30"
    )


def moment_here(text: str) -> dt.datetime:
    """What is typed without a zone is by the council's clock."""
    at = moment(text)
    return at if at.tzinfo is not None else at.replace(tzinfo=LONDON)


def day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not a date like 2027-02-09") from error


def time_of_day(text: str) -> int:
    """Minutes after midnight."""
    minutes = typed_time(text)
    if minutes is None:
        raise argparse.ArgumentTypeError(f"{text} is not a time like 10:30am or 2:30pm")
    return minutes


def whole_number(text: str) -> int:
    """From 1, and no larger than a database counts."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:20]) < MOST:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number from 1")
    return int(text)


def names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
