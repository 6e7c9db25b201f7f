"""To whom a letter was written, when and how; and the word that it was really sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.phrases.dates import day
from inspection_ready.records.sendings import HOWS
from inspection_ready.services.sendings import SendingLine, ToOne
from ui.widgets.layout import button, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.written_batches import Columns, WrittenBatches


class SentLetters(WrittenBatches):
    write_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        write = button("Write this letter to people", role="main")
        super().__init__(
            Columns(
                name="Times this letter was written",
                headings=("Written", "Lists", "The words"),
                widths=(0, 26, 22),
                folds=90,
            ),
            Columns(
                name="People it was written to",
                headings=("Person", "How", "Address", "Sent"),
                widths=(0, 14, 34, 28),
                folds=110,
            ),
            never="This letter has not been written to anybody yet.",
            folder="Open the folder of these letters",
            above=write,
            parent=parent,
        )
        self.write = write
        self.write.clicked.connect(self.write_asked)

    def set_read_only(self, read_only: bool) -> None:
        for widget in (self.write, self.by, self.mark):
            widget.setDisabled(read_only)

    def batch_words(self, line: SendingLine) -> tuple[str, str, str]:
        sending = line.sending
        changed = "Written anew since" if line.is_text_changed else "As they are now"
        lists = ", ".join(sending.lists.splitlines())
        reason = f". Together because: {sending.mixed_because}" if sending.mixed_because else ""
        return line.said, f"{lists}{reason}", changed

    def people_words(self, line: SendingLine) -> Sequence[Sequence[str]]:
        return [_person(each) for each in line.to]

    def why_not(self, _line: SendingLine) -> str:
        """Somebody else may say it again, later."""
        return ""

    def show_current(self, line: SendingLine | None) -> None:
        self.mark.setText(
            "Mark all of them as sent today" if line is None else f"Mark {len(line.to)} as sent today"
        )


def _person(each: ToOne) -> tuple[str, str, str, str]:
    row = each.letter
    now = f", now {each.address_now or 'none'}" if each.has_new_address else ""
    sent = "" if row.sent_on is None else f"{day(row.sent_on)}, says {row.sent_by}"
    return each.name, HOWS[row.how], f"{row.address}{now}", sent


class LettersTo(QWidget):
    """The letters that were written to one person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.none = words("No letter has been written to this person yet.", "help")
        self.table = PlainTable(
            "Letters to this person",
            ("Letter", "Written", "How", "Address", "Sent"),
            (22, 14, 12, 0, 18),
            self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.none)
        layout.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[SendingLine]) -> None:
        rows = [(line.title, day(line.sending.at), *_person(each)[1:]) for line in lines for each in line.to]
        self.none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.show_rows(rows)
