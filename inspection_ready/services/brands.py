"""The council's look: kept in the workspace, checked before it is, and read for what is printed now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.brands import Brand, BrandFault, BrandFinding, TemplateReading
from inspection_ready.domain.contrast import colour_typed
from inspection_ready.domain.errors import CannotRead, ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.printed_brands import PrintedBrand, WordTemplate
from inspection_ready.domain.printed_pictures import PrintedPicture
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.printed_pictures import MadePicture, PictureKind
    from inspection_ready.storage.reading import Registers
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True)
class NewLogo:
    file: str
    made: MadePicture


@dataclass(frozen=True, slots=True)
class ReadBrand:
    """``broken``: which of its files are lost, by their fields; True where one is gone, False where it was changed."""

    printed: PrintedBrand
    broken: dict[str, bool]


def brand_of(reader: Registers) -> Brand:
    """As it was set; the app's own look where nobody has."""
    held = reader.register(Brand).all()
    return held[0] if held else Brand()


def brand_findings(brand: Brand) -> tuple[BrandFinding, ...]:
    """Why documents would be worse for it, in the order of the form; nothing where it may be kept."""
    from inspection_ready.documents.brand_check import check_brand  # slow import: needs the fonts

    return check_brand(brand)


def read_template(path: Path) -> WordTemplate:
    """A Word file of the council's, ready to be made documents with. It takes a moment. Raises CannotRead; Refused."""
    from inspection_ready.exchange.word_files import read_word_file  # slow import, and seldom needed

    data = read_word_file(path)
    template = WordTemplate(path.name, hashlib.sha256(data).hexdigest(), data)
    _refuse(template_findings(template))
    return template


def template_findings(template: WordTemplate) -> tuple[BrandFinding, ...]:
    """Its styles that hardly anybody can read. Raises CannotRead where no document can be made with it."""
    from inspection_ready.documents.docx.council.trial import faint_styles_of  # slow import: lxml

    faint = tuple(style for style in faint_styles_of(template) if style.breaks_documents)
    told = {"file": template.name, "styles": faint}
    return (BrandFinding("template", BrandFault.TEMPLATE_TOO_FAINT, told),) if faint else ()


def template_reading(template: WordTemplate) -> TemplateReading:
    """What there is to say of one that may be used: where PDFs look otherwise, and what is read with effort."""
    from inspection_ready.documents.docx.council.look import template_look  # slow import: lxml
    from inspection_ready.documents.docx.council.trial import faint_styles_of  # slow import: lxml

    return replace(template_look(template).reading, faint=faint_styles_of(template))


def held_template_reading(reader: Reader) -> TemplateReading | None:
    """The same for the one that is kept; None where there is none, or its file is lost."""
    template = read_brand(reader).printed.template
    return None if template is None else template_reading(template)


@verb("brand.change")
def change_brand(
    uow: UnitOfWork,
    before: Brand,
    after: Brand,
    *,
    logo: NewLogo | None = None,
    template: WordTemplate | None = None,
) -> Brand:
    """``before`` is what ``brand_of`` gave. The files are whole on the disk before the row that names them.

    Raises Refused("brand_breaks_documents") with the findings; ChangedMeanwhile.
    """
    after = refuse_what_breaks(after, logo, template)
    brands = uow.register(Brand)
    held = brands.all()
    if held and before not in held:  # the app's own look, read before somebody set the first of the council's
        raise ChangedMeanwhile("changed_meanwhile", kind="brand", ids=(held[0].id,))
    if logo is not None:
        uow.keep_file(logo.file, logo.made.data)
    if template is not None:
        uow.keep_file(template.name, template.data)
    if held:
        return brands.change(before, after)
    return brands.add(replace(after, id=before.id, version=1))


def refuse_what_breaks(brand: Brand, logo: NewLogo | None, template: WordTemplate | None) -> Brand:
    """As it is kept, with its new files. Raises Refused("brand_breaks_documents") with the findings."""
    kept = _with_files(_tidied(brand), logo, template)
    _refuse(brand_findings(kept))
    return kept


def without_logo(brand: Brand) -> Brand:
    """Its file stays, for packs and undo."""
    return replace(
        brand, logo_sha256=None, logo_name="", logo_type="", logo_width=0, logo_height=0, logo_alt=""
    )


def without_template(brand: Brand) -> Brand:
    """As above."""
    return replace(brand, template_sha256=None, template_name="")


def read_brand(reader: Reader) -> ReadBrand:
    """As documents are written with it. A file that is lost is left out, and no pack fails for it."""
    return printed_with(reader, brand_of(reader))


def printed_with(
    reader: Reader, brand: Brand, *, logo: NewLogo | None = None, template: WordTemplate | None = None
) -> ReadBrand:
    """The same for a look that is not kept yet: its new files come with it."""
    broken: dict[str, bool] = {}
    held_logo = logo.made.data if logo else _file(reader, brand.logo_sha256, "logo", broken)
    if template is None:
        data = _file(reader, brand.template_sha256, "template", broken)
        if data is not None:
            template = WordTemplate(brand.template_name, brand.template_sha256 or "", data)
    printed = PrintedBrand(
        accent=colour_typed(brand.accent) or "",
        link=colour_typed(brand.link) or "",
        font=brand.font,
        header=brand.header,
        footer=brand.footer,
        logo=None if held_logo is None else _logo(_with_files(brand, logo, None), held_logo),
        template=template,
    )
    return ReadBrand(printed, broken)


def _file(reader: Reader, sha256: str | None, field: str, broken: dict[str, bool]) -> bytes | None:
    if sha256 is None:
        return None
    try:
        data = reader.files.read_unchanged(sha256)
    except (NotFound, CannotRead, OSError) as error:
        broken[field] = not isinstance(error, CannotRead)
        return None
    if data is None:
        broken[field] = False
    return data


def _logo(brand: Brand, data: bytes) -> PrintedPicture:
    kind: PictureKind = "image/png" if brand.logo_type == "image/png" else "image/jpeg"
    return PrintedPicture(
        name=brand.logo_name,
        data=data,
        kind=kind,
        width=brand.logo_width,
        height=brand.logo_height,
        alt=brand.logo_alt,
    )


def _with_files(brand: Brand, logo: NewLogo | None, template: WordTemplate | None) -> Brand:
    if logo is not None:
        brand = replace(
            brand,
            logo_sha256=hashlib.sha256(logo.made.data).hexdigest(),
            logo_name=logo.file,
            logo_type=logo.made.kind,
            logo_width=logo.made.width,
            logo_height=logo.made.height,
        )
    if template is not None:
        brand = replace(brand, template_sha256=template.sha256, template_name=template.name)
    return brand


def _tidied(brand: Brand) -> Brand:
    """Colours as they are kept; one that is none stays as it was typed, to be refused."""
    return replace(
        brand,
        accent=colour_typed(brand.accent) or brand.accent.strip(),
        link=colour_typed(brand.link) or brand.link.strip(),
        header=" ".join(brand.header.split()),
        footer=" ".join(brand.footer.split()),
        logo_alt=" ".join(brand.logo_alt.split()),
    )


def _refuse(findings: tuple[BrandFinding, ...]) -> None:
    if findings:
        raise Refused("brand_breaks_documents", findings=findings)
