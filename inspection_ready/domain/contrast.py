"""How far two colours stand apart, as the accessibility guidelines measure it (WCAG 2.2, 1.4.3 and 1.4.11).

A colour is six hexadecimal digits: red, green, blue.
"""

from __future__ import annotations

import colorsys
import re

FOR_TEXT = 4.5
FOR_LARGE = 3.0
"""Text of 18 points, or of 14 in bold; and lines that say something."""
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_STEPS = 255


def colour_typed(words: str) -> str | None:
    """Six digits in capitals, from what people type or paste: "#1d4f91", "1D4F91", "#06c". None for anything else."""
    found = _HEX.fullmatch(words.strip())
    if found is None:
        return None
    digits = found[1]
    return (digits if len(digits) == 6 else "".join(each * 2 for each in digits)).upper()


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def stands_out(ink: str, grounds: tuple[str, ...], needed: float) -> bool:
    return all(contrast(ink, ground) >= needed for ground in grounds)


def nearest_that_stands_out(ink: str, grounds: tuple[str, ...], needed: float) -> str:
    """The colour itself, or the nearest of its hue, darker or lighter, that does on every one of the grounds.

    Black or white where no other does; on grounds that leave no colour at all, the one of the two that comes nearest.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(ink))
    if stands_out(ink, grounds, needed):
        return ink
    for step in range(1, _STEPS + 1):
        for direction in (-1, 1):
            tried = lightness + direction * step / _STEPS
            if 0 <= tried <= 1:
                colour = _written(*colorsys.hls_to_rgb(hue, tried, saturation))
                if stands_out(colour, grounds, needed):
                    return colour
    return max(("000000", "FFFFFF"), key=lambda each: min(contrast(each, ground) for ground in grounds))


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def _written(red: float, green: float, blue: float) -> str:
    return "".join(f"{round(part * 255):02X}" for part in (red, green, blue))
