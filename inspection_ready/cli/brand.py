"""brand: the council's look on every document."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from inspection_ready.cli.arguments import Commands, Parser, add_command, add_workspace, opened, path
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.domain.brands import Brand
from inspection_ready.domain.printed_brands import BrandFont
from inspection_ready.phrases.brands import FONT_WORDS, LABELS, template_lines
from inspection_ready.services.brands import (
    NewLogo,
    brand_of,
    change_brand,
    held_template_reading,
    read_template,
    without_logo,
    without_template,
)
from inspection_ready.services.pictures import read_picture

if TYPE_CHECKING:
    from inspection_ready.services.app import App

REMOVED = ("logo", "template", "all")
WORDS = ("accent", "link", "header", "footer", "logo_alt")


def add_to(commands: Commands[Parser]) -> None:
    brand = commands.add_parser("brand", help="the council's look: colours, font, logo, Word template")
    verbs = brand.add_subparsers(metavar="COMMAND", required=True)
    add_workspace(add_command(verbs, "show", run_show, help="show how documents look"))
    change = add_command(verbs, "set", run_set, help="change what is named; the rest stays")
    add_workspace(change)
    change.add_argument("--accent", metavar="COLOUR", help="of headings and rules, such as 1D4F91")
    change.add_argument("--link", metavar="COLOUR", help="of links; without one, the accent, made readable")
    change.add_argument("--font", choices=[font.value for font in BrandFont], help="of all text")
    change.add_argument("--header", metavar="WORDS", help="at the head of each page")
    change.add_argument("--footer", metavar="WORDS", help="at the foot of each page")
    change.add_argument("--logo", type=path, metavar="FILE", help="a JPEG or PNG, for the first page")
    change.add_argument("--logo-alt", metavar="WORDS", help="what the logo says")
    template = add_command(verbs, "template", run_template, help="make Word files with the council's own")
    template.add_argument("file", type=path, metavar="FILE", help="a .docx or .dotx")
    add_workspace(template)
    remove = add_command(verbs, "remove", run_remove, help="go back to the app's own look")
    remove.add_argument("what", choices=REMOVED, help="the logo, the template, or the whole look")
    add_workspace(remove)


def run_show(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=False) as app:
        return _answer(app, app.read(brand_of))


def run_set(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    told: dict[str, Any] = {name: getattr(arguments, name) for name in WORDS}
    if arguments.font is not None:
        told["font"] = BrandFont(arguments.font)
    wanted = {name: value for name, value in told.items() if value is not None}
    file = arguments.logo
    logo = None if file is None else NewLogo(file.name, read_picture(file))
    with opened(arguments, write=True) as app:
        before = app.read(brand_of)
        return _answer(app, app.do(change_brand, before, replace(before, **wanted), logo=logo).result)


def run_template(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    template = read_template(arguments.file)
    with opened(arguments, write=True) as app:
        before = app.read(brand_of)
        return _answer(app, app.do(change_brand, before, before, template=template).result)


def run_remove(arguments: argparse.Namespace, _progress: Progress) -> Answer:
    with opened(arguments, write=True) as app:
        before = app.read(brand_of)
        after = {
            "logo": without_logo(before),
            "template": without_template(before),
            "all": Brand(id=before.id, version=before.version),
        }[arguments.what]
        return _answer(app, app.do(change_brand, before, after).result)


def _answer(app: App, brand: Brand) -> Answer:
    reading = app.read(held_template_reading)
    names = ("accent", "link", "header", "footer", "logo_name", "logo_alt", "logo_sha256")
    told: dict[str, object] = {name: getattr(brand, name) for name in names}
    told |= {
        "font": brand.font.value,
        "template_name": brand.template_name,
        "template_sha256": brand.template_sha256,
        "template_not_in_pdf": [each.value for each in reading.unlike] if reading else [],
        "template_faint_styles": [asdict(style) for style in reading.faint] if reading else [],
    }
    logo = f"{brand.logo_name}, which says “{brand.logo_alt}”" if brand.logo_name else "none"
    lines = {
        "accent": brand.accent or "as the app has it",
        "link": brand.link or "the same, made to stand out as text must",
        "font": FONT_WORDS[brand.font],
        "header": brand.header or "the council’s name",
        "footer": brand.footer or "none of the council’s own",
        "logo": logo,
        "template": brand.template_name or "none; Word files look as PDFs do",
    }
    said = [f"{LABELS[name]}: {line}" for name, line in lines.items()]
    said += [f"  {line}" for line in template_lines(reading)] if reading else []
    return Answer(told, tuple(said))
