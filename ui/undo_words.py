"""What the foot of the window says when something is taken back."""

from __future__ import annotations

TAKEN_BACK, DONE_AGAIN = "Taken back: ", "Done again: "


def words_for_undoing(said: str) -> str:
    """Undoing what was taken back does it again."""
    was = said.removeprefix(TAKEN_BACK).removeprefix(DONE_AGAIN)
    return f"{DONE_AGAIN if said.startswith(TAKEN_BACK) else TAKEN_BACK}{was}"
