from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageStat

import make_sample_pictures
from inspection_ready.resources import resource_path


@pytest.mark.parametrize("name", make_sample_pictures.PICTURES)
def test_picture_of_the_sample_is_the_one_that_is_drawn(name: str) -> None:
    """Edges may differ by a shade where another library sets the letters."""
    drawn = make_sample_pictures.PICTURES[name]().convert("RGB")

    with Image.open(resource_path("sample", name)) as shipped:
        difference = ImageChops.difference(drawn, shipped.convert("RGB"))

    assert max(ImageStat.Stat(difference).mean) < 1
