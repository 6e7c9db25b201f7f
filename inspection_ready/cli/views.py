"""views: lists as somebody filters them, kept under a name."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import today
from inspection_ready.domain.views import Condition, SavedView, conditions_text
from inspection_ready.phrases.views import conditions_sentence
from inspection_ready.services.view_options import condition_named
from inspection_ready.services.views import (
    VIEWED,
    Asked,
    all_views,
    as_asked,
    remove_view,
    rename_view,
    save_view,
    view_named,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.services.app import App

WHERE = "what is asked of the list, such as “owner: Amara Osei” or “stale”; may be given several times"


def add_to(commands: Commands[Parser]) -> None:
    views = commands.add_parser("views", help="lists as you filter them, kept under a name")
    verbs = views.add_subparsers(metavar="COMMAND", required=True)
    show = add_command(verbs, "show", run_show, help="show the views that are kept")
    add_workspace(show)
    save = add_command(verbs, "save", run_save, help="keep a view of a list")
    _add_view(save, "what to call it")
    add_workspace(save)
    add_where(save)
    save.add_argument("--find", default="", metavar="WORDS", help="only rows that show all these words")
    rename = add_command(verbs, "rename", run_rename, help="give a view another name")
    _add_view(rename, "its name")
    rename.add_argument("to", metavar="TO", help="its new name")
    add_workspace(rename)
    remove = add_command(verbs, "remove", run_remove, help="remove a view; what it showed stays as it is")
    _add_view(remove, "its name")
    add_workspace(remove)


def add_where(parser: Parser) -> None:
    parser.add_argument("--where", action="append", default=[], metavar="ASKED", help=WHERE)


def _add_view(parser: Parser, called: str) -> None:
    parser.add_argument(
        "register", metavar="LIST", help="the list it is of: evidence, requests, coverage ..."
    )
    parser.add_argument("name", metavar="NAME", help=called)


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        views = [(view, asked_of(app, view.register, view.asks)) for view in app.read(all_views)]
    told = [_told(view, asked) for view, asked in views]
    return Answer({"views": told}, tuple(_lines(views)) or ("No view is kept yet.",))


def run_save(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        conditions = conditions_of(app, arguments.register, arguments.where)
        text = conditions_text(conditions)
        view = SavedView(
            register=arguments.register, name=arguments.name, conditions=text, find=arguments.find
        )
        kept = app.do(save_view, view).result
        asked = asked_of(app, kept.register, kept.asks)
    return Answer(_told(kept, asked), (f"Kept the view “{kept.name}”.", *_lines([(kept, asked)])))


def run_rename(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        view = app.read(view_named, checked(arguments.register), arguments.name)
        kept = app.do(rename_view, view, arguments.to).result
        asked = asked_of(app, kept.register, kept.asks)
    return Answer(_told(kept, asked), (f"The view “{view.name}” is called “{kept.name}” now.",))


def run_remove(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        view = app.read(view_named, checked(arguments.register), arguments.name)
        app.do(remove_view, view)
    return Answer({"register": view.register, "name": view.name}, (f"Removed the view “{view.name}”.",))


# for other commands


def checked(register: str) -> str:
    """Raises Refused."""
    if register not in VIEWED:
        raise Refused("no_list_with_views", register=register, known=VIEWED)
    return register


def conditions_of(app: App, register: str, where: Sequence[str]) -> tuple[Condition, ...]:
    now = today(app.clock)
    return tuple(app.read(condition_named, register, each, today=now) for each in where)


def asked_of(app: App, register: str, conditions: Sequence[Condition]) -> Asked:
    return app.read(as_asked, register, conditions, now=app.clock.now(), today=today(app.clock))


def _told(view: SavedView, asked: Asked) -> dict[str, object]:
    return {
        "id": str(view.id),
        "register": view.register,
        "name": view.name,
        "asked": list(asked.said),
        "find": view.find,
        "left_out": list(asked.lost),
    }


def _lines(views: Sequence[tuple[SavedView, Asked]]) -> Iterator[str]:
    for view, asked in views:
        yield f"{view.register}: {view.name}"
        if asked.said:
            yield f"  {conditions_sentence(asked.said)}"
        if view.find:
            yield f"  Shows “{view.find}”"
        yield from (f"  {each}" for each in asked.lost)
