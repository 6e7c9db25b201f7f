"""map: the council's map, on which plans are drawn."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Refused
from inspection_ready.phrases.maps import NEEDS_MAIN_BASE, area_words, part_words
from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.services.maps import HeldMap, choose_map, cut_map, describe_map, held_map, remove_map

if TYPE_CHECKING:
    from inspection_ready.services.app import App

NO_MAP = "There is no map: plans are drawn by distance and direction."


def add_to(commands: Commands[Parser]) -> None:
    noun = commands.add_parser("map", help="the council's map, on which plans are drawn")
    verbs = noun.add_subparsers(metavar="COMMAND", required=True)
    add_workspace(
        add_command(verbs, "show", run_show, help="show which map is held, and what is wrong with it")
    )
    change = add_command(verbs, "set", run_set, help="cut the map from a file, or say whose it is")
    change.add_argument("--file", type=path, metavar="FILE", help="an .mbtiles file of pictures")
    change.add_argument("--name", metavar="N", help="what the map is called")
    change.add_argument("--attribution", metavar="WORDS", help="whose map it is, as its licence words it")
    add_workspace(change)
    add_workspace(add_command(verbs, "remove", run_remove, help="draw plans without a map again"))


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        return _answer(_held(app))


def run_set(arguments: argparse.Namespace, progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        if arguments.file is not None:
            cut = cut_map(app, arguments.file, progress=progress)
            app.do(choose_map, cut, name=arguments.name, attribution=arguments.attribution)
        else:
            held = _held(app).maps
            if not held:
                raise Refused("no_map_to_describe")
            name = held[0].name if arguments.name is None else arguments.name
            whose = held[0].attribution if arguments.attribution is None else arguments.attribution
            app.do(describe_map, held, name=name, attribution=whose)
        return _answer(_held(app))


def run_remove(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        parts = app.do(remove_map).result
    said = "The map is taken away: plans are drawn by distance and direction." if parts else NO_MAP
    return Answer({"removed": bool(parts)}, (said,))


def _held(app: App) -> HeldMap:
    return app.read(held_map, on_the_clock(app.clock.now()).date())


def _answer(held: HeldMap) -> Answer:
    findings = [finding_sentence(each) for each in held.findings]
    if not held.has_main_base:
        findings.append(NEEDS_MAIN_BASE)
    names = ("name", "attribution", "file", "west", "south", "east", "north")
    told: dict[str, object] = {name: getattr(held.maps[0], name) for name in names} if held.maps else {}
    fields = ("part", "sha256", "media_type", "width", "height", "zoom", "blank")
    told["parts"] = [{name: getattr(each, name) for name in fields} for each in held.maps]
    told["findings"] = findings
    if not held.maps:
        return Answer(told, (NO_MAP, *findings))
    first = held.maps[0]
    lines = (
        f"{first.name}, from {first.file}",
        f"Map: {first.attribution or 'nobody has said whose it is'}",
        area_words(first),
        *map(part_words, held.maps),
        *findings,
    )
    return Answer(told, lines)
