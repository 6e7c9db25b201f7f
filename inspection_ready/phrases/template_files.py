"""A template as a file: what is wrong with one, and what was left out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection_ready.phrases.imports import note_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from inspection_ready.domain.template_files import Fault

    Told = Mapping[str, Any]

MOST_TOLD = 8


def fault_sentence(fault: Fault) -> str:
    """Sessions, row 4: Start: “half nine” is not a time of day."""
    where = f"{fault.sheet}, row {fault.line}" if fault.line else fault.sheet
    return f"{where}: {note_sentence(fault.note)}"


def nobody_sentence(wanted: Sequence[str]) -> str:
    """Nobody here is called “Waits team” or “Police” ...; empty where somebody is found for everything."""
    if not wanted:
        return ""
    named = " or ".join(filter(None, (", ".join(f"“{each}”" for each in wanted[:-1]), f"“{wanted[-1]}”")))
    return f"Nobody here is called {named}. A timetable made from it leaves those as gaps until a role is so called."


def _faults(told: Told) -> str:
    faults = told["faults"]
    shown = " ".join(fault_sentence(each) for each in faults[:MOST_TOLD])
    more = f" And {len(faults) - MOST_TOLD} more." if len(faults) > MOST_TOLD else ""
    return f"{told['file']} was not brought in, and nothing was changed. {shown}{more} Mend it, and bring it in again."


TEMPLATE_FILE_SENTENCES: dict[str, str | Callable[[Told], str]] = {
    "template_faults": _faults,
    "only_of_a_template": "Days, tracks and a look before are for a template only. Nothing was changed. "
    "Copy the timetable, and move its sessions.",
    "template_needs_xlsx": "A template is saved as an Excel file, and {file} is none. Nothing was written. "
    "Choose a name that ends in .xlsx.",
    "no_template_file": "{file} is no template: it has no sheet “{sheet}”. Nothing was changed. "
    "A template that was saved as a file has two sheets, “Template” and “Sessions”. Sessions in any other "
    "spreadsheet come in with Import.",
}
