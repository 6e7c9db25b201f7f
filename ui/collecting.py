"""Python's collector of what refers back to itself, as far as the window can feel it."""

from __future__ import annotations

import gc


def rest_is_over() -> None:
    """It rests while the program starts. What is there by now stays, and is never walked again: that takes a third of a
    second each time, in which the window hears nothing.
    """
    gc.freeze()
    gc.enable()
