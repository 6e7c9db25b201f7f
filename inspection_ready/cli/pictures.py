"""pictures: the maps and photographs sections show."""

from __future__ import annotations

import argparse

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.pictures import Picture
from inspection_ready.services.pictures import add_picture, read_picture


def add_to(commands: Commands[Parser]) -> None:
    pictures = commands.add_parser("pictures", help="maps and photographs for the welcome pack")
    verbs = pictures.add_subparsers(metavar="COMMAND", required=True)
    add = add_command(verbs, "add", run_add, help="keep a picture in the workspace")
    add.add_argument("file", type=path, metavar="FILE", help="a JPEG or PNG")
    add_workspace(add)
    add.add_argument("--name", default="", metavar="N", help="how sections name it")
    add.add_argument("--alt", default="", metavar="WORDS", help="what it shows, for people who cannot see it")
    add.add_argument("--decorative", action="store_true", help="it says nothing the text does not")
    add.add_argument("--caption", default="", metavar="WORDS", help="printed under it")
    add.add_argument("--source", default="", metavar="WHO", help="who made it, or where it comes from")
    add.add_argument("--licence", default="", metavar="TERMS", help="under what terms it may be printed")
    shown = add_command(verbs, "list", run_list, help="show the pictures the workspace has")
    add_workspace(shown)


def run_add(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    made = read_picture(arguments.file)
    with opened(arguments, write=True) as app:
        picture = app.do(
            add_picture,
            made,
            file=arguments.file.name,
            name=arguments.name,
            alt=arguments.alt,
            is_decorative=arguments.decorative,
            caption=arguments.caption,
            source=arguments.source,
            licence=arguments.licence,
        ).result
    smaller = " It was made smaller: paper shows no more." if made.is_smaller else ""
    return Answer(
        _told(picture),
        (f"“{picture.name}” is kept.{smaller}", f"In a section, write ![](<picture:{picture.name}>)."),
    )


def run_list(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        pictures = app.read(lambda reader: reader.register(Picture).all("name"))
    lines = tuple(_line(picture) for picture in pictures)
    told = {"count": len(pictures), "pictures": [_told(picture) for picture in pictures]}
    return Answer(told, lines or ("There are no pictures here yet.",))


def _told(picture: Picture) -> dict[str, object]:
    """Ids as text: programs in other languages would round so large a number."""
    names = ("name", "media_type", "width", "height", "alt", "is_decorative", "caption", "source", "licence")
    return {
        "id": str(picture.id),
        **{name: getattr(picture, name) for name in names},
        "sha256": picture.sha256,
    }


def _line(picture: Picture) -> str:
    shows = "decorative" if picture.is_decorative else picture.alt or "nobody has said what it shows"
    return f"{picture.name}: {shows} ({picture.width} by {picture.height} points)"
