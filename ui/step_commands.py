"""What the steps of the notification can do about diaries, tasks, letters and packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.open_files import open_path
from ui.shared_commands import list_managers, note_asked, note_confirmed, send_letter, tick_off

if TYPE_CHECKING:
    from ui.page import Page
    from ui.widgets.pack_box import PackBox
    from ui.widgets.step_letters import LettersStep
    from ui.widgets.step_people import PeopleStep


class StepCommands:
    """``page`` does them, and holds this."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def serve_people(self, people: PeopleStep) -> None:
        page = self._page
        people.list_asked.connect(lambda: list_managers(page))
        people.asked.connect(lambda diary_ids: note_asked(page, diary_ids))
        people.confirmed.connect(lambda diary_id: note_confirmed(page, diary_id))
        people.done_asked.connect(lambda task_id: tick_off(page, task_id))
        people.went.connect(self._page.context.go)

    def serve_letters(self, letters: LettersStep) -> None:
        letters.send_asked.connect(lambda letter, list_ids: send_letter(self._page, letter, list_ids))
        letters.went.connect(self._page.context.go)

    def serve_box(self, box: PackBox) -> None:
        """A way for the pack that was made, and the making of the next."""
        context = self._page.context
        context.packing.show_in(box.maker)
        box.maker.missing_asked.connect(lambda: context.go("notification", "missing"))
        box.result.look_asked.connect(lambda: context.go("packs", box.filed.pack.number))
        box.result.folder_asked.connect(lambda: open_path(box.filed.folder))
        box.result.print_asked.connect(lambda: self._print(box))

    def _print(self, box: PackBox) -> None:
        from ui.dialogs.printing import PrintDialog  # slow import: QtPrintSupport, seldom wanted
        from ui.models.printables import printables_of

        PrintDialog(printables_of(box.filed), self._page.context, self._page).show()
