"""backup, safe-copy and restore: copies of a workspace."""

from __future__ import annotations

import argparse

from inspection_ready.bootstrap import keep_safe_copies_in, safe_copies_of, this_account
from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import SystemClock
from inspection_ready.services.safe_copies import back_up_now, make_safe_copy, restore


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands, "backup", run_backup, help="make a dated copy of the register inside the workspace"
    )
    add_workspace(parser)
    parser = add_command(commands, "safe-copy", run_safe_copy, help="copy the workspace to a safe place")
    add_workspace(parser)
    parser.add_argument(
        "--to", type=path, metavar="DIR", help="a folder in OneDrive or on a network drive; it is remembered"
    )
    parser = add_command(commands, "restore", run_restore, help="make a workspace from a safe copy")
    parser.add_argument("copy", type=path, metavar="COPY", help="folder of the safe copy")
    parser.add_argument(
        "folder", type=path, metavar="WORKSPACE", help="folder to make; it must not be there yet"
    )
    parser.add_argument(
        "--take-over", action="store_true", help="although somebody else works on a copy: they are done"
    )


def run_backup(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        backup = back_up_now(app)
    return Answer({"file": str(backup.path)}, (f"A copy of the register is in {backup.path}.",))


def run_safe_copy(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        into = arguments.to.absolute() if arguments.to is not None else safe_copies_of(app)
        if into is None:
            raise Refused("no_safe_copy_folder")
        copy = make_safe_copy(app, into, progress=progress)
        keep_safe_copies_in(app, into)
    told = {
        "folder": str(copy.folder),
        "register": str(copy.register.path),
        "copied": copy.copied,
        "damaged": list(copy.damaged),
    }
    lines = [f"The safe copy is in {copy.folder}; {copy.copied} files were new to it."]
    lines += [f"{path} is not as it was stored, so it was not copied. Run verify." for path in copy.damaged]
    return Answer(told, tuple(lines), has_findings=bool(copy.damaged))


def run_restore(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    clock, who = SystemClock(), this_account()
    folder = restore(arguments.copy, arguments.folder, clock=clock, who=who, take_over=arguments.take_over)
    lines = (
        f"Made the workspace {folder} from the newest copy.",
        "What was changed elsewhere after that copy is not in it. Go on working in one of the two only.",
    )
    return Answer({"workspace": str(folder)}, lines)
