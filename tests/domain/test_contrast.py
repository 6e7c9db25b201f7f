from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.contrast import (
    FOR_LARGE,
    FOR_TEXT,
    colour_typed,
    contrast,
    nearest_that_stands_out,
    stands_out,
)

GROUNDS = ("FFFFFF", "F3F5F8")
colours = st.integers(0, 0xFFFFFF).map("{:06X}".format)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("FFFFFF", "FFFFFF") == 1
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("0000FF", "FFFFFF") == pytest.approx(8.59, abs=0.01)


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_within_the_scale(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


@given(colours, st.sampled_from((FOR_TEXT, FOR_LARGE)))
def test_colour_offered_stands_out_and_is_the_same_where_that_was_enough(ink: str, needed: float) -> None:
    offered = nearest_that_stands_out(ink, GROUNDS, needed)

    assert stands_out(offered, GROUNDS, needed)
    assert (offered == ink) == stands_out(ink, GROUNDS, needed)


@given(colours)
def test_colour_offered_is_of_the_same_hue(ink: str) -> None:
    offered = nearest_that_stands_out(ink, GROUNDS, FOR_TEXT)

    hue, _, saturation = hls(ink)
    offered_hue, _, offered_saturation = hls(offered)
    if min(saturation, offered_saturation) > 0.3 and offered != "000000":
        turned = abs(hue - offered_hue)
        assert min(turned, 1 - turned) < 0.04


@given(colours)
def test_no_colour_nearer_in_lightness_would_have_done(ink: str) -> None:
    offered = nearest_that_stands_out(ink, GROUNDS, FOR_TEXT)

    hue, lightness, saturation = hls(ink)
    nearer = abs(hls(offered)[1] - lightness) - 3 / 255
    if nearer > 0:
        tried = colorsys.hls_to_rgb(hue, lightness - nearer, saturation)
        assert not stands_out("".join(f"{round(part * 255):02X}" for part in tried), GROUNDS, FOR_TEXT)


@pytest.mark.parametrize(
    ("typed", "colour"),
    [
        ("#1d4f91", "1D4F91"),
        ("1D4F91", "1D4F91"),
        (" #06c ", "0066CC"),
        ("#12345", None),
        ("blue", None),
        ("", None),
    ],
)
def test_colour_is_read_as_people_type_it(typed: str, colour: str | None) -> None:
    assert colour_typed(typed) == colour


def hls(colour: str) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*(int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)))
