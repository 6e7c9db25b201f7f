"""Commands that more than one page gives, with the words of what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspection_ready.domain.tasks import TaskStatus
from inspection_ready.phrases.diaries import listed_words
from inspection_ready.phrases.learning import short
from inspection_ready.services.diaries import ask_for_diaries, confirm_diary, list_senior_managers
from inspection_ready.services.learning import see_to
from inspection_ready.services.letters import send_letter_to
from inspection_ready.services.registers import title_of
from inspection_ready.services.tasks import set_task_status

if TYPE_CHECKING:
    from inspection_ready.domain.letters import Letter
    from ui.page import Page


def list_managers(page: Page) -> None:
    page.long_command(
        lambda app, _: app.do(list_senior_managers), said=lambda done: listed_words(done.result)
    )


def note_asked(page: Page, diary_ids: Sequence[int]) -> None:
    page.command(lambda app: app.do(ask_for_diaries, *diary_ids), said="Noted that they were asked today.")


def note_confirmed(page: Page, diary_id: int) -> None:
    page.long_command(
        lambda app, _: app.do(confirm_diary, diary_id),
        said=lambda done: f"Noted that the diary of {page.context.app.read(title_of, done.result)} is clear.",
    )


def tick_off(page: Page, task_id: int) -> None:
    page.long_command(
        lambda app, _: app.do(set_task_status, task_id, TaskStatus.DONE),
        said=lambda done: f"Done: {done.result.title}.",
    )


def see_to_promise(page: Page, learnt_id: int) -> None:
    page.long_command(
        lambda app, _: app.do(see_to, learnt_id),
        said=lambda done: f"Seen to: {short(done.result.owed)}",
    )


def send_letter(page: Page, letter: Letter, list_ids: Sequence[int]) -> None:
    page.command(
        lambda app: app.do(send_letter_to, letter.id, list_ids),
        said=f"Said to which lists “{letter.title}” goes.",
    )
