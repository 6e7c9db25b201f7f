"""What people answered to the invitation to a session, beside it: in short with a mark, and whole without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from inspection_ready.domain.calendar_answers import Said
from inspection_ready.phrases.issues import start_words
from inspection_ready.phrases.slip_answers import SAID

if TYPE_CHECKING:
    from inspection_ready.domain.slips import Seen

IN_SHORT: Mapping[Said, str] = {
    Said.DECLINED: "× {count} no",
    Said.DELEGATED: "→ {count} sending another",
    Said.TENTATIVE: "? {count} maybe",
    Said.NOTHING: "? {count} open",
    Said.ACCEPTED: "√ {count} yes",
}
"""The weightiest first. The marks are in every font of Windows, which a tick is not."""
FEW = 2
"""More than so many of one mind are counted."""
ALIKE: Mapping[Said, str] = {
    Said.NOTHING: "None of {count} has answered yet",
    Said.ACCEPTED: "All {count} accepted",
    Said.DECLINED: "All {count} declined",
}
ON_PAPER = "Told on paper"
Names = Mapping[Said | None, Sequence[str]]
"""Who said what; None: told on paper, where no answer is expected."""


def answers_mark(names: Names, *, is_of_another_time: bool) -> str:
    """× 1 no, √ 2 yes; of a time before, where the session has moved since it was asked for."""
    counted = [said.format(count=len(names[each])) for each, said in IN_SHORT.items() if names.get(each)]
    return f"{', '.join(counted)}{' (another time)' if is_of_another_time else ''}"


def answers_words(names: Names, asked: Seen | None) -> str:
    """Declined: Asha Verma. Accepted: Ben Hill; ``asked``: what they answered to, where it is another time by now.

    Where many say the same they are counted: who they are stands beside it.
    """
    said: dict[Said | None, str] = {**{each: SAID[each] for each in IN_SHORT}, None: ON_PAPER}
    asked_of = [each for each in IN_SHORT if names.get(each)]
    alike = ALIKE.get(asked_of[0], "") if len(asked_of) == 1 and len(names[asked_of[0]]) > FEW else ""
    told = ". ".join(
        alike.format(count=len(names[each])) if alike and each else f"{said[each]}: {', '.join(names[each])}"
        for each in said
        if names.get(each)
    )
    return f"{told} (asked for {start_words(asked)})" if told and asked is not None else told
