"""Where somebody or something is: the parts of an address and its postcode, wherever a row has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspection_ready.domain.notes import Note
from inspection_ready.records.addresses import join_address
from inspection_ready.records.postcodes import take_postcode, tidy_postcode
from inspection_ready.records.telephones import tidy_telephone

if TYPE_CHECKING:
    from inspection_ready.records.clean import Cleaner
    from inspection_ready.services.import_reading import Cells, Reading

LATITUDES = (49.0, 61.0)
LONGITUDES = (-9.0, 2.5)
"""Of the United Kingdom, in degrees: no place in it has them the other way round."""


class Addresses:
    """``columns`` hold the parts of an address, in their order."""

    def __init__(self, clean: Cleaner, columns: Sequence[int]) -> None:
        self._clean = clean
        self._columns = columns

    def take(self, reading: Reading, cells: Cells) -> None:
        values = reading.values
        parts = [self._clean(cells[column]) for column in self._columns]
        if any(part.clears for part in parts):
            reading.clears.append("address")
            return
        for code in dict.fromkeys(part.mended for part in parts if part.mended):
            said = next(part.value for part in parts if part.mended == code)
            reading.notes.append(Note.of(code, field="Address", before=said))
        address = "\n".join(part.value for part in parts if part.value)
        stated = values.get("postcode", "")
        if stated and tidy_postcode(stated) is None:
            stated, rest = _postcode_among(stated, reading)
            address = f"{address}\n{rest}" if rest else address
        found, without = take_postcode(address)
        if found and stated in {"", found}:
            address = without
            if not stated:
                reading.notes.append(Note.of("postcode_moved", field="Postcode", before=found))
        elif found:
            reading.notes.append(Note.of("two_postcodes", field="Postcode", before=found, after=stated))
        if postcode := stated or found or _postcode_elsewhere(reading):
            values["postcode"] = postcode
        else:
            values.pop("postcode", None)
        if address:
            values["address"] = join_address([address])

    def reads_as(self, held: str, new: object) -> bool:
        return join_address([self._clean(held).value or ""]) == new


def put_position_right(reading: Reading) -> None:
    latitude, longitude = (reading.values.get(name) for name in ("latitude", "longitude"))
    if latitude is None or longitude is None:
        return
    if LATITUDES[0] <= longitude <= LATITUDES[1] and LONGITUDES[0] <= latitude <= LONGITUDES[1]:
        reading.values |= {"latitude": longitude, "longitude": latitude}
        reading.notes.append(Note.of("position_swapped", field="Latitude"))


def _take_phone(stated: str, reading: Reading) -> bool:
    """True where the postcode column holds a telephone number, and there was none."""
    number, code = tidy_telephone(stated)
    if code == "phone_unusual" or not number or "phone" in reading.values:
        return False
    reading.values["phone"] = number
    reading.notes.append(Note.of("phone_moved", field="Phone", before=stated))
    return True


def _postcode_elsewhere(reading: Reading) -> str:
    """In the telephone column, which it leaves, or in the name, where it stays."""
    if found := tidy_postcode(reading.values.get("phone", "")):
        del reading.values["phone"]
        reading.notes[:] = [note for note in reading.notes if note.code != "phone_unusual"]
        reading.notes.append(Note.of("postcode_in_phone", field="Postcode", before=found))
        return found
    found, _ = take_postcode(reading.values.get("name", ""))
    if found:
        reading.notes.append(Note.of("postcode_in_name", field="Postcode", before=found))
    return found


def _postcode_among(text: str, reading: Reading) -> tuple[str, str]:
    """What the postcode column holds, where that is more or less than a postcode, and what belongs elsewhere."""
    found, rest = take_postcode(text)
    reading.notes[:] = [note for note in reading.notes if note.code != "postcode_unusual"]
    if found:
        reading.notes.append(Note.of("address_moved", field="Postcode", before=rest))
        return found, rest
    if not any(map(str.isdigit, text)):
        reading.notes.append(Note.of("address_moved", field="Postcode", before=text))
        return "", text
    if _take_phone(text, reading):
        return "", ""
    reading.notes.append(Note.of("postcode_unusual", field="Postcode", before=text))
    return text, ""
