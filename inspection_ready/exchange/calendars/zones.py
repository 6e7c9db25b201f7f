"""Time zones of a calendar file, by whatever name: IANA's, Windows', a maker's own, or the rules the file brings along."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

if TYPE_CHECKING:
    from inspection_ready.exchange.calendars.blocks import Block

ENGLAND = "Europe/London"
PROPERTY = re.compile(
    r"^(DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)((?:;[^\r\n]*)?):([ \t]*\d{8}[^:\r\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
TZID = re.compile(r';TZID=("[^"]*"|.*?)(?=;[A-Z-]+=|$)', re.IGNORECASE)
LOCATION = re.compile(
    r"^(?:X-LIC-LOCATION|TZID-ALIAS-OF)(?:;[^:\r\n]*)?:(.+?)[ \t]*$", re.IGNORECASE | re.MULTILINE
)
NAMED = re.compile(r"^TZID(?:;[^:\r\n]*)?:(.+?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
KEPT = re.compile(r";(?:VALUE=PERIOD|RANGE=THISANDFUTURE)(?=;|$)", re.IGNORECASE)
WITH_TIME = re.compile(r"T\d{4,6}", re.IGNORECASE)


class Zones:
    """``floating``: where a time without a zone is meant; the calendar's own zone where it tells one."""

    def __init__(self, blocks: tuple[Block, ...], floating: str = "") -> None:
        self._rules = {name[1].strip('"'): each.text for each in blocks if (name := NAMED.search(each.text))}
        self._found: dict[str, str | None] = {}
        self.unknown: dict[str, None] = {}
        """Names that could not be made out; their times are read by the clock in England."""
        self.floating = (self.resolved(floating) if floating else None) or ENGLAND

    def settled(self, text: str) -> str:
        """The times of an unfolded event, each with a zone that is known."""
        return PROPERTY.sub(self._settle, text)

    def resolved(self, name: str) -> str | None:
        """A name the reader knows; None where nothing is known of it."""
        name = name.strip().strip('"')
        if name not in self._found:
            self._found[name] = self._resolve(name)
        return self._found[name]

    def _settle(self, match: re.Match[str]) -> str:
        name, parameters, value = match[1], match[2] or "", match[3].strip()
        others = "".join(KEPT.findall(parameters))
        if not WITH_TIME.search(value):
            return f"{name}{others};VALUE=DATE:{value}"  # a day in no zone, whatever is told
        if value.upper().endswith("Z") or "Z/" in value.upper():
            return f"{name}{others}:{value}"
        told = TZID.search(parameters)
        zone = self.floating
        if told is not None:
            found = self.resolved(told[1])
            if found is None:
                self.unknown[told[1].strip('"')] = None
            zone = found or ENGLAND
        return f"{name}{others};TZID={zone}:{value}"

    def _resolve(self, name: str) -> str | None:
        if found := _known(name):
            return found
        if rules := self._rules.get(name):
            place = LOCATION.search(rules)
            return (_known(place[1]) if place else None) or _kept_rules(rules)
        # "(UTC+00:00) Dublin, Edinburgh, Lisbon, London", without its rules
        return ENGLAND if "london" in name.casefold() else None


def _known(name: str) -> str | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # slow import

    if name.casefold() in {"utc", "z", "tzone://microsoft/utc", "etc/utc", "coordinated universal time"}:
        return "UTC"
    if name in WINDOWS_TO_OLSON:
        return WINDOWS_TO_OLSON[name]
    parts = name.strip("/").split("/")
    ends = ("/".join(parts[at:]).casefold() for at in range(len(parts)))
    return next((found for each in ends if (found := _names().get(each))), None)


@cache
def _names() -> dict[str, str]:
    """Names with a place: "EST" alone is told by a calendar's own rules, if at all."""
    return {each.casefold(): each for each in available_timezones() if "/" in each}


def _kept_rules(rules: str) -> str | None:
    """Under a name of their own: two files may mean different things by "Customized Time Zone"."""
    import icalendar  # slow import
    from icalendar.timezone import tzp  # slow import

    name = f"rules-{hashlib.sha256(rules.encode()).hexdigest()[:16]}"
    text = re.sub(NAMED, f"TZID:{name}", rules)
    try:
        zone = icalendar.Timezone.from_ical(text)
        tzp.cache_timezone_component(zone)
        return name if tzp.timezone(name) is not None else None
    except Exception:  # noqa: BLE001 - whatever broken rules raise, their times are still read
        return None
