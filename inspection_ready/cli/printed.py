"""What commands that print something share: what it is, the folder, a look before, and what was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from inspection_ready.cli.arguments import Parser, add_command, add_workspace, opened, path, whole_number
from inspection_ready.cli.output import Answer

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable
    from enum import StrEnum
    from pathlib import Path

    from inspection_ready.cli.arguments import Command, Commands
    from inspection_ready.cli.output import Progress
    from inspection_ready.services.app import App

M_co = TypeVar("M_co", covariant=True)


class Written(Protocol[M_co]):
    @property
    def made(self) -> M_co: ...

    @property
    def folder(self) -> Path: ...

    @property
    def files(self) -> tuple[str, ...]: ...

    @property
    def pages(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class Printing(Generic[M_co]):
    make: Callable[[App, argparse.Namespace], M_co]
    """Nothing is written."""
    write: Callable[[App, argparse.Namespace, Progress], Written[M_co]]
    told: Callable[[M_co], dict[str, object]]
    """What was made, for machines."""
    would: Callable[[M_co], Iterable[str]]
    """What was made and not written, for people."""
    said: Callable[[Written[M_co]], Iterable[str]]
    """What was written, for people."""

    def run(self, arguments: argparse.Namespace, progress: Progress) -> Answer:
        with opened(arguments, write=False) as app:
            if arguments.dry_run:
                made = self.make(app, arguments)
                return Answer(self.told(made), tuple(self.would(made)))
            written = self.write(app, arguments, progress)
        told = self.told(written.made) | {
            "folder": str(written.folder),
            "files": list(written.files),
            "pages": written.pages,
        }
        return Answer(told, tuple(self.said(written)))


def add_printing(
    commands: Commands[Parser],
    name: str,
    run: Command,
    kinds: type[StrEnum],
    *,
    help: str,  # noqa: A002 - argparse's word
) -> Parser:
    """``kinds`` are what it prints."""
    parser = add_command(commands, name, run, help=help)
    parser.add_argument("what", type=kinds, choices=list(kinds), metavar="WHAT", help=", ".join(kinds))
    add_workspace(parser)
    return parser


def add_day(parser: Parser) -> None:
    parser.add_argument("--day", type=whole_number, metavar="N", help="only this day of the timetable")


def add_folder(parser: Parser, *, dry_run: str) -> None:
    """``dry_run``: what is said where nothing is to be written."""
    parser.add_argument("--out", type=path, metavar="DIR", help="make the folder here")
    parser.add_argument("--dry-run", action="store_true", help=f"say {dry_run}, and write nothing")
