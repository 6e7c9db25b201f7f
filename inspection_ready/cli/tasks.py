"""task: how far a task of the checklist is; role fill and agree; diary list, ask and confirm."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.roles import Role
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.records.tasks import TASK_STATUSES
from inspection_ready.services.diaries import (
    ask_for_diaries,
    confirm_diary,
    diary_of,
    list_senior_managers,
)
from inspection_ready.services.people import person_named
from inspection_ready.services.roles import agree_roles, fill_roles
from inspection_ready.services.tasks import set_task_status
from inspection_ready.services.titles import record_titled


def add_to(commands: Commands[Parser]) -> None:
    tasks = commands.add_parser("task", help="tasks of the checklist").add_subparsers(
        metavar="COMMAND", required=True
    )
    status = add_command(tasks, "status", run_status, help="say how far a task is")
    status.add_argument("title", metavar="TITLE")
    status.add_argument("status", metavar="STATUS", choices=[each.value for each in TaskStatus])
    add_workspace(status)
    roles = commands.add_parser("role", help="roles of the inspection").add_subparsers(
        metavar="COMMAND", required=True
    )
    add_workspace(add_command(roles, "fill", run_fill, help="name people whose role is called the same"))
    agree = add_command(roles, "agree", run_agree, help="a role is agreed as it stands")
    agree.add_argument("name", metavar="NAME")
    add_workspace(agree)
    diaries = commands.add_parser("diary", help="diaries to be cleared").add_subparsers(
        metavar="COMMAND", required=True
    )
    add_workspace(add_command(diaries, "list", run_list, help="list the senior managers"))
    for name, run, help_ in (
        ("ask", run_ask, "somebody was asked today"),
        ("confirm", run_confirm, "somebody's diary is clear"),
    ):
        parser = add_command(diaries, name, run, help=help_)
        parser.add_argument("person", metavar="PERSON")
        add_workspace(parser)


def run_status(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        task = app.read(record_titled, Task, arguments.title)
        done = app.do(set_task_status, task.id, TaskStatus(arguments.status)).result
    told = {
        "id": str(done.id),
        "title": done.title,
        "status": done.status.value,
        "done_on": str(done.done_on or ""),
    }
    return Answer(told, (f"{done.title}: {TASK_STATUSES[done.status].lower()}.",))


def run_fill(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        found = app.do(fill_roles).result
    told = {"filled": [{"role": one.role.name, "person": one.person.name} for one in found]}
    lines = [f"{one.role.name}: {one.person.name}" for one in found]
    return Answer(told, tuple(lines) or ("No role without a name was found among the people’s roles.",))


def run_agree(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        role = app.read(record_titled, Role, arguments.name)
        app.do(agree_roles, role.id)
    return Answer({"id": str(role.id), "role": role.name}, (f"{role.name}: agreed.",))


def run_list(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        added = app.do(list_senior_managers).result
    return Answer({"added": added}, (f"Senior managers added: {added}.",))


def run_ask(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        diary = app.read(diary_of, app.read(person_named, arguments.person))
        app.do(ask_for_diaries, diary.id)
    return Answer({"id": str(diary.id)}, (f"{arguments.person}: asked.",))


def run_confirm(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        diary = app.read(diary_of, app.read(person_named, arguments.person))
        app.do(confirm_diary, diary.id)
    return Answer({"id": str(diary.id)}, (f"{arguments.person}: the diary is clear.",))
