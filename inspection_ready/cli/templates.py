"""template save, template bring, template starters: templates that go to other councils and come from them."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.moments import today
from inspection_ready.phrases.template_files import fault_sentence, nobody_sentence
from inspection_ready.phrases.values import count_of
from inspection_ready.services.starters_shipped import add_shipped_templates
from inspection_ready.services.template_files import read_template, take_template, write_template
from inspection_ready.services.timetable import timetable_named


def add_to(commands: Commands[Parser]) -> None:
    template = commands.add_parser("template", help="templates of timetables, as files of their own")
    verbs = template.add_subparsers(metavar="COMMAND", required=True)
    save = add_command(verbs, "save", run_save, help="save a template as one file for another council")
    save.add_argument("name", metavar="NAME", help="the template")
    save.add_argument("file", type=path, metavar="FILE", help="where to; its name ends in .xlsx")
    add_workspace(save)
    bring = add_command(verbs, "bring", run_bring, help="bring in a template that was saved as a file")
    bring.add_argument("file", type=path, metavar="FILE", help="the file")
    add_workspace(bring)
    bring.add_argument("--name", default="", metavar="N", help="what to call it here; without it, as it says")
    bring.add_argument("--dry-run", action="store_true", help="only look at it")
    starters = add_command(
        verbs, "starters", run_starters, help="add the templates that come with the app and are not here"
    )
    add_workspace(starters)


def run_save(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        template = app.read(timetable_named, arguments.name, is_template=True)
        count = app.read(write_template, template, arguments.file)
    told = {"name": template.name, "file": str(arguments.file), "sessions": count}
    return Answer(told, (f"Saved “{template.name}” with {count_of(count, 'session')} as {arguments.file}.",))


def run_bring(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=not arguments.dry_run) as app:
        read = app.read(read_template, arguments.file, today=today(app.clock))
        name = arguments.name or read.template.name
        if not arguments.dry_run:
            app.do(take_template, read, name=arguments.name)
    left_out = [fault_sentence(each) for each in read.left_out]
    nobody = nobody_sentence(read.nobody_for)
    told = {
        "name": name,
        "days": read.template.days,
        "tracks": read.template.tracks,
        "sessions": len(read.sessions),
        "left_out": left_out,
        "nobody_for": list(read.nobody_for),
        "is_dry_run": arguments.dry_run,
    }
    did = "Would bring" if arguments.dry_run else "Brought"
    lines = [
        f"{did} in “{name}”: {count_of(len(read.sessions), 'session')} on {count_of(read.template.days, 'day')}.",
        *left_out,
    ]
    return Answer(told, (*lines, *filter(None, (nobody,))))


def run_starters(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        names = app.do(add_shipped_templates).result
    lines = [f"Added “{name}”." for name in names] or ["Every template that comes with the app is here."]
    return Answer({"added": list(names)}, tuple(lines))
