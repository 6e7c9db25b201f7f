"""regime load, regime save: work by another regime, or change a copy of this one."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.moments import today
from inspection_ready.domain.readiness import Finding
from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.services.app import App
from inspection_ready.services.readiness import readiness
from inspection_ready.services.regimes import load_regime, save_regime


def add_to(commands: Commands[Parser]) -> None:
    regime = commands.add_parser("regime", help="the regulator's regime as data")
    commands_of_it = regime.add_subparsers(metavar="COMMAND", required=True)
    load = add_command(commands_of_it, "load", run_load, help="work by the regime in this file from now on")
    load.add_argument("file", type=path, metavar="FILE", help="a regime as YAML")
    add_workspace(load)
    save = add_command(
        commands_of_it, "save", run_save, help="write the regime to a file, to change it and load it again"
    )
    save.add_argument("file", type=path, metavar="FILE", help="where to write it; nothing is written over")
    add_workspace(save)


def run_load(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        done = app.do(load_regime, arguments.file)
        regime = done.result
        framework = regime.framework
        told = {
            "workspace": str(app.workspace.folder),
            "code": regime.code,
            "name": regime.name,
            "version": framework.version,
            "changed": done.entry is not None,
        }
        adrift = tuple(map(finding_sentence, _adrift(app)))
    lead = "Now working by" if done.entry is not None else "Nothing had to change: already working by"
    lines = (f"{lead} {regime.name}, version {framework.version}.", *adrift)
    return Answer({**told, "adrift": list(adrift)}, lines)


def _adrift(app: App) -> tuple[Finding, ...]:
    """Responsible people whose theme, statement or item this regime no longer has: they are kept."""
    found = app.read(readiness, today(app.clock))
    return tuple(finding for finding in found if finding.code == "unknown_subject")


def run_save(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        saved = app.read(save_regime, arguments.file)
    told = {"file": str(arguments.file), "code": saved.code, "version": saved.regime_version}
    return Answer(told, (f"{saved.name}, version {saved.regime_version}, is in {arguments.file}.",))
