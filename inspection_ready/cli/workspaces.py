"""new: make a workspace."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from inspection_ready.bootstrap import DEFAULT_REGIME, create_app, remember, tied_to
from inspection_ready.cli.arguments import Commands, Parser, add_command, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.errors import NotFound
from inspection_ready.services.regimes import current_regime

if TYPE_CHECKING:
    from inspection_ready.services.app import App


NOT_TIED = (
    "Nobody called “{name}” is in its register of people yet, so this account is nobody’s so far. Bring the people in, and "
    "say --as again."
)


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(commands, "new", run_new, help="make a workspace")
    parser.add_argument(
        "folder", type=path, metavar="WORKSPACE", help="folder to make; it must not be there yet"
    )
    parser.add_argument("--name", default="", metavar="N", help="the council's name, as documents print it")
    parser.add_argument("--regime", default=DEFAULT_REGIME, metavar="R", help="cqc (the usual one) or ofsted")
    parser.add_argument(
        "--register",
        default="",
        metavar="ADDRESS",
        help="postgresql+psycopg:// address of a shared register, without its password",
    )
    parser.add_argument("--sample", action="store_true", help="with Northmoor, a council that does not exist")


def run_new(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    app = create_app(
        arguments.folder,
        name=arguments.name,
        regime=arguments.regime,
        register=arguments.register,
        sample=arguments.sample,
    )
    try:
        app, is_tied = _tied(app, arguments.as_person)
        remember(app.workspace.folder)
        regime = app.read(current_regime)
        workspace = app.workspace
        told = {
            "workspace": str(workspace.folder),
            "id": workspace.file.id,
            "name": workspace.file.name,
            "regime": regime.code,
            "sample": arguments.sample,
        }
        lines = (
            f"Made the workspace “{workspace.file.name}” in {workspace.folder}.",
            f"It works by: {regime.name}.",
            f'Bring in the lists you have next: inspection-ready import people FILE --workspace "{workspace.folder}"',
        )
        if is_tied:
            return Answer(told, lines)
        not_yet = NOT_TIED.format(name=arguments.as_person)
        return Answer({**told, "not_tied": not_yet}, (*lines, not_yet), has_findings=True)
    finally:
        app.workspace.close()


def _tied(app: App, as_person: str | None) -> tuple[App, bool]:
    """The workspace is made by now, and stays: a new one has nobody in it who could be named."""
    try:
        return tied_to(app, as_person), True
    except NotFound:
        return app, False
