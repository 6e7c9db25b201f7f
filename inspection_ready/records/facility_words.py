"""What people head a column of a bases list with, and which facility it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from inspection_ready.records.words import folded

FACILITY_WORDS: Mapping[str, str] = {
    "parking": "Parking", "car parking": "Parking", "car park": "Parking", "visitor parking": "Parking",
    "wifi": "Wi-Fi", "wi fi": "Wi-Fi", "wireless": "Wi-Fi", "guest wifi": "Wi-Fi", "guest wi fi": "Wi-Fi",
    "step free": "Step-free access", "step free access": "Step-free access", "disabled access": "Step-free access",
    "wheelchair access": "Step-free access", "wheelchair": "Step-free access", "accessible": "Step-free access",
    "accessibility": "Step-free access", "lift": "Lift", "lifts": "Lift",
    "hearing loop": "Hearing loop", "induction loop": "Hearing loop", "loop": "Hearing loop",
    "fire": "Fire", "fire procedure": "Fire", "fire evacuation": "Fire", "fire assembly point": "Fire",
    "first aid": "First aid", "first aider": "First aid", "first aiders": "First aid",
    "toilets": "Toilets", "accessible toilet": "Accessible toilet", "accessible toilets": "Accessible toilet",
    "refreshments": "Refreshments", "catering": "Refreshments", "kitchen": "Refreshments",
    "ev charging": "EV charging", "ev charger": "EV charging", "ev chargers": "EV charging", "electric car charging": "EV charging",
    "electric vehicle charging": "EV charging", "charging points": "EV charging",
    "disabled toilet": "Accessible toilet", "disabled toilets": "Accessible toilet", "quiet room": "Quiet room", "cycle parking": "Cycle parking", "bike parking": "Cycle parking",
    "prayer room": "Prayer room", "public transport": "Public transport", "nearest station": "Public transport",
}  # fmt: skip


def facility_names(held: Iterable[str]) -> dict[str, str]:
    return dict(FACILITY_WORDS) | {folded(name): name for name in held}
