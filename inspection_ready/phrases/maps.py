"""The council's map in words: what it is, what is wrong with it, and why a file could not be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.maps import MapPart
from inspection_ready.phrases.values import joined

if TYPE_CHECKING:
    from inspection_ready.domain.maps import Map
    from inspection_ready.domain.readiness import Finding

LABELS: Mapping[str, str] = {
    "name": "Name of the map",
    "attribution": "Credit below the map",
    "file": "File",
    "sha256": "Picture",
    "blank": "Parts of a hundred that are blank",
}
PARTS: Mapping[MapPart, str] = {
    MapPart.NEAR: "The streets around the main base",
    MapPart.WIDE: "All bases and places",
}
_AS_IT_WAS = "Nothing was changed."
_ASK = "Ask the council’s GIS team for"
MAP_SENTENCES: dict[str, str | Callable[[Mapping[str, Any]], str]] = {
    "map_attribution_too_long": "This has {letters:,} characters, and there is room for {most} below the map. "
    f"{_AS_IT_WAS} Write who owns the map and the year, as the licence words it.",
    "map_damaged": f"{{file}} is damaged, or was not copied whole. {_AS_IT_WAS} Copy it again from where it came.",
    "map_lost": "{file} could not be read to its end: it was moved, or the network broke off. "
    f"{_AS_IT_WAS} Copy the file to this computer and choose it there.",
    "no_map_to_describe": "There is no map yet. Nothing was changed. Give the file of one with --file.",
    "map_mostly_blank": f"{{file}} has nothing for {{blank}}% of the area the bases lie in. {_AS_IT_WAS} {_ASK} "
    "a file that covers the whole area.",
    "map_needs_main_base": "Nobody has said where the main base is, so it is not known which part of a map is needed. "
    f"{_AS_IT_WAS} Fill in the latitude and longitude of the main base under Bases, then choose the map again.",
    "map_of_lines": "{file} holds lines and areas to be drawn (vector tiles), not pictures, and these cannot be printed. "
    f"{_AS_IT_WAS} {_ASK} “raster tiles in PNG, as MBTiles” of the same map.",
    "map_of_other_tiles": "The tiles of {file} are in a format that is not known. "
    f"{_AS_IT_WAS} {_ASK} “raster tiles in PNG, JPEG or WebP, as MBTiles”.",
    "map_tile_too_large": "{file} has a tile of {width:,} by {height:,} points, and tiles of a map are 256 or 512 wide, so "
    f"it was not opened. {_AS_IT_WAS} {_ASK} “raster tiles of 256 or 512 pixels, as MBTiles”.",
    "map_too_close": "{file} shows far more detail than fits on a page: its tiles begin at zoom {first}. "
    f"{_AS_IT_WAS} {_ASK} the same map with zooms from {{zoom}} on.",
    "map_too_far": "{file} shows the area from too far away: its tiles end at zoom {last}. "
    f"{_AS_IT_WAS} {_ASK} the same map with zooms up to 16.",
    "map_too_slow": "{file} does not answer in time, and is perhaps no ordinary map. "
    f"{_AS_IT_WAS} Copy it to this computer and try again; if that does not help, {_ASK[:1].lower()}{_ASK[1:]} "
    "an MBTiles file with an index.",
    "map_too_small": f"{{file}} shows too little around the main base to be a map of it. {_AS_IT_WAS} {_ASK} "
    "a file that covers the area of the bases.",
    "map_with_instructions": "{file} holds instructions no honest map has, so it was not read. "
    f"{_AS_IT_WAS} Do not open it, and tell whoever looks after your computers.",
    "map_without_main_base": f"{{file}} does not show the place where the main base is. {_AS_IT_WAS} Check its position "
    f"under Bases. If that is right, {_ASK[:1].lower()}{_ASK[1:]} a file that covers it.",
    "map_without_tiles": "{file} is a database, but has no tiles of a map in it (a GeoPackage has none, for example). "
    f"{_AS_IT_WAS} {_ASK} “raster tiles in PNG, as MBTiles”.",
    "not_a_map": "{file} is not a map of this kind: it is another kind of file, or is protected with a password. "
    f"{_AS_IT_WAS} Choose a file that ends in .mbtiles. A picture of a map is added under Pictures.",
    "stored_map_changed": "The picture of the map “{name}” was changed outside the app, so the plan is drawn without it. "
    "Choose the map again, or bring the workspace back from a safe copy.",
}
MAP_KINDS: Mapping[tuple[str, str], str] = {
    ("map_without_attribution", ""): "Map that does not say whose it is",
    ("map_without_main_base", ""): "Map without the main base",
    ("map_cut_too_small", ""): "Map to be cut again",
    ("map_ends_before", ""): "Map that ends before some bases",
    ("map_blank", ""): "Map with blank parts",
    ("map_unused", ""): "Map no section shows",
}
MAP_GAPS: dict[tuple[str, str], Callable[[Finding], str]] = {
    ("map_without_attribution", ""): lambda f: (
        f"The map “{f.name}” does not say whose it is, and its licence will ask for that. Ask the GIS team for the words, "
        "such as “© Crown copyright and database rights 2026 Ordnance Survey”, and fill them in as its credit under Settings."
    ),
    ("map_without_main_base", ""): lambda f: (
        f"The main base is not on the map “{f.name}”, so plans are drawn without it. "
        "Choose the map’s file again under Settings: it is cut around the bases as they are now."
    ),
    ("map_cut_too_small", ""): lambda f: (
        f"{joined(f.data['names'])} {_lie(f)} off the map “{f.name}”. "
        "Choose its file again under Settings: it is cut around the bases as they are now."
    ),
    ("map_ends_before", ""): lambda f: (
        f"{joined(f.data['names'])} {_lie(f)} outside what the file of the map “{f.name}” covers, and {_stand(f)} at its "
        "edge. Ask the GIS team for a larger one, if that matters."
    ),
    ("map_blank", ""): lambda f: (
        f"{f.data['blank']}% of the map “{f.name}” is blank: its file has nothing there. "
        "Look at it under Settings, and ask the GIS team for a whole one if that matters."
    ),
    ("map_unused", ""): lambda f: (
        f"No section shows the map “{f.name}”. In the welcome pack, make one from “Plan of bases and places”."
    ),
}


NEEDS_MAIN_BASE = "Before a map can be chosen, somebody has to say where the main base is: fill in its latitude and longitude under Bases."


def area_words(held: Map) -> str:
    """Covers latitude 51.20 to 51.40, longitude −1.20 to −0.90."""
    said = f"latitude {held.south:.2f} to {held.north:.2f}, longitude {held.west:.2f} to {held.east:.2f}"
    return f"The file covers {said}.".replace("-", "\N{MINUS SIGN}")


def part_words(held: Map) -> str:
    """The streets around the main base: 1.3 by 1.1 miles, 1,100 by 917 points."""
    across, down = (length * held.miles_a_pixel for length in (held.width, held.height))
    return f"{PARTS[held.part]}: {across:.1f} by {down:.1f} miles, {held.width:,} by {held.height:,} points"


def chosen_words(parts: Sequence[Map]) -> str:
    """What was done, for the status line."""
    pictures = "1 picture" if len(parts) == 1 else f"{len(parts)} pictures"
    return f"Cut {pictures} from {parts[0].file}. The next pack draws its plan on them."


def _lie(finding: Finding) -> str:
    return "lies" if len(finding.data["names"]) == 1 else "lie"


def _stand(finding: Finding) -> str:
    return "stands" if len(finding.data["names"]) == 1 else "stand"
