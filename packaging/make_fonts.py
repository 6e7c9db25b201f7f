"""Makes resources/fonts from published font packages; run by hand when a font has a new release.

    npm pack @fontsource/atkinson-hyperlegible-next && tar xzf fontsource-*.tgz
    python packaging/make_fonts.py package/ /usr/share/fonts/truetype/dejavu

The web package cuts each style into Latin and extended Latin; here the two are joined again into one
TrueType file, because that is what a PDF can embed. Hinting and layout tables are left out: the PDF
writer uses neither. The Open Font License names no reserved name, so the files keep theirs.
Needs fontTools and brotli, at build time only.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools import merge, ttLib

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
STYLES = {"Regular": "400-normal", "Italic": "400-italic", "Bold": "700-normal", "BoldItalic": "700-italic"}
DEJAVU = ("", "-Bold", "-Oblique", "-BoldOblique")
UNUSED_TABLES = ("GPOS", "GSUB", "GDEF", "fpgm", "prep", "cvt ", "gasp", "DSIG")
# fontTools stamps the moment of the merge; a fixed one makes the same input give the same bytes
# (seconds since 1904, 1 January 2026)
FIXED_MOMENT = 3_850_070_400


def main() -> None:
    package, dejavu = Path(sys.argv[1]), Path(sys.argv[2])
    for style, cut in STYLES.items():
        join_cuts(package / "files", cut, style)
    shutil.copy(package / "LICENSE", FONTS / "AtkinsonHyperlegibleNext-OFL.txt")
    for style in DEJAVU:
        shutil.copy(dejavu / f"DejaVuSans{style}.ttf", FONTS)


def join_cuts(files: Path, cut: str, style: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        cuts = [
            plain_truetype(files / f"atkinson-hyperlegible-next-{part}-{cut}.woff2", Path(scratch))
            for part in ("latin", "latin-ext")
        ]
        font = merge.Merger().merge([str(path) for path in cuts])
    name_style(font, style)
    font["head"].modified = font["head"].created = FIXED_MOMENT
    font.recalcTimestamp = False
    font.save(FONTS / f"AtkinsonHyperlegibleNext-{style}.ttf", reorderTables=None)


def plain_truetype(source: Path, folder: Path) -> Path:
    font = ttLib.TTFont(source)
    font.flavor = None
    for table in UNUSED_TABLES:
        if table in font:
            del font[table]
    target = folder / f"{source.stem}.ttf"
    font.save(target)
    return target


def name_style(font: ttLib.TTFont, style: str) -> None:
    """A PDF reader tells fonts apart by PostScript name, so each style needs its own."""
    spaced = style.replace("BoldItalic", "Bold Italic")
    for record_id, text in (
        (2, spaced),
        (4, f"Atkinson Hyperlegible Next {spaced}"),
        (6, f"AtkinsonHyperlegibleNext-{style}"),
    ):
        font["name"].setName(text, record_id, 3, 1, 0x409)


if __name__ == "__main__":
    main()
