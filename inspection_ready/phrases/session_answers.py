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
    Said.DECLINED: "× {count} declined",
    Said.DELEGATED: "→ {count} sending somebody else",
    Said.TENTATIVE: "? {count} for now",
    Said.NOTHING: "? {count} not answered",
    Said.ACCEPTED: "√ {count} accepted",
}
"""The weightiest first. The marks are in every font of Windows, which a tick is not."""
ON_PAPER = "Told on paper"
Names = Mapping[Said | None, Sequence[str]]
"""Who said what; None: told on paper, where no answer is expected."""


def answers_mark(names: Names, *, is_of_another_time: bool) -> str:
    """× 1 declined, √ 2 accepted; of a time before, where the session has moved since it was asked for."""
    counted = [said.format(count=len(names[each])) for each, said in IN_SHORT.items() if names.get(each)]
    return f"{', '.join(counted)}{' (another time)' if is_of_another_time else ''}"


def answers_words(names: Names, asked: Seen | None) -> str:
    """Declined: Asha Verma. Accepted: Ben Hill; ``asked``: what they answered to, where it is another time by now."""
    said: dict[Said | None, str] = {**{each: SAID[each] for each in IN_SHORT}, None: ON_PAPER}
    told = ". ".join(f"{said[each]}: {', '.join(names[each])}" for each in said if names.get(each))
    return f"{told} (asked for {start_words(asked)})" if told and asked is not None else told
