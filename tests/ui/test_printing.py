"""Printing, on a printer that writes a PDF: every page as it is in the pack, on paper of its own size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

import ui.dialogs.printing as printing_dialog
from inspection_ready.services.inspection import notify
from inspection_ready.services.packs import FiledPack, make_pack, pack_numbered
from tests.plugins.registers import made_from
from tests.plugins.window import OpenWindow, settle
from ui.background import Background
from ui.dialogs.printing import NO_PRINTER, NOT_TAKEN, STOPPED, PrintDialog
from ui.models.printables import printable_with, printables_of
from ui.pages.packs import PacksPage
from ui.printing import BLANK, Ended, Printing, Side, sides_asked_for, sides_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow

A4, A4_WIDE, A3_WIDE = (595, 842), (842, 595), (1191, 842)
SHADE = 2
"""How far two drawings of one page may be apart."""


@pytest.fixture(scope="module")
def workspace_with_pack(filled_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: no test here changes the pack."""

    def make(app: App) -> None:
        app.do(notify, received=dt.datetime(2026, 12, 1, 9, 30))  # noqa: DTZ001 - a time on the clock in England
        make_pack(app, only=["key-dates", "wall-chart", "letters"], letters=["Members’ briefing"])

    return made_from(filled_workspace, tmp_path_factory.mktemp("with pack"), make)


@pytest.fixture
def app(open_copy: Callable[[Path], App], workspace_with_pack: Path) -> App:
    return open_copy(workspace_with_pack)


@pytest.fixture
def filed(app: App) -> FiledPack:
    return pack_numbered(app, 1)


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def sizes(path: Path) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(path)
    found = [(round(page.get_width()), round(page.get_height())) for page in document]
    document.close()
    return found


def greys(path: Path, index: int, *, across: int = 24) -> list[int]:
    """The page as a few squares of grey, so that two drawings of it can be held against each other."""
    document = pypdfium2.PdfDocument(path)
    page = document[index]
    image = page.render(scale=20 * across / page.get_width(), grayscale=True).to_pil().convert("L")
    small = image.resize((across, round(across * page.get_height() / page.get_width())), Image.Resampling.BOX)
    document.close()
    return list(small.tobytes())


def difference(one: list[int], other: list[int]) -> float:
    """The mean, in shades of grey of 255."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def print_all(qtbot: QtBot, filed: FiledPack, printer: QPrinter) -> list[Ended]:
    background = Background()
    sides = sides_of(file for each in printables_of(filed) for file in each.files)
    printing = Printing(printer, sides, background, background)
    ended: list[Ended] = []
    printing.ended.connect(ended.append)
    printing.start()
    qtbot.waitUntil(lambda: bool(ended))
    background.stop()
    return ended


def test_every_page_is_printed_on_its_own_paper_as_it_is(
    qtbot: QtBot, filed: FiledPack, tmp_path: Path
) -> None:
    out = tmp_path / "printed.pdf"

    ended = print_all(qtbot, filed, pdf_printer(out))

    files = [file for each in printables_of(filed) for file in each.files]
    originals = [(path, index) for path, pages in files for index in range(pages)]
    assert ended == [Ended.DONE]
    assert sizes(out) == [size for path, _ in files for size in sizes(path)]
    assert {A4, A3_WIDE} <= set(sizes(out))
    printed = [greys(out, at) for at in range(3)]
    for at, (path, index) in enumerate(originals[:3]):
        assert difference(printed[at], greys(path, index)) < SHADE
    assert difference(printed[0], printed[1]) > 2 * SHADE  # two pages are told apart by this


def test_paper_the_printer_does_not_have_gives_way_to_the_usual(
    qtbot: QtBot, filed: FiledPack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "printed.pdf"
    printer = pdf_printer(out)
    background = Background()
    wall_chart = next(each for each in printables_of(filed) if each.title == "Key dates: wall chart")
    printing = Printing(printer, sides_of(wall_chart.files), background, background)
    monkeypatch.setattr(printing, "_sizes", {printer.pageLayout().pageSize().id()})
    with qtbot.waitSignal(printing.ended):
        printing.start()
    background.stop()

    path = wall_chart.files[0][0]
    assert set(sizes(out)) == {A4_WIDE}
    assert difference(greys(out, 0), greys(path, 0)) < SHADE


def numbered(count: int, path: Path) -> tuple[Side, ...]:
    return tuple(Side(path, index) for index in range(count))


@pytest.mark.parametrize(
    ("choose", "expected"),
    [
        (lambda _: None, [0, 1, 2, 3]),
        (lambda p: p.setFromTo(2, 3), [0, 1, 2, 3]),  # only where the person asked for some pages
        (lambda p: (p.setFromTo(2, 3), p.setPrintRange(QPrinter.PrintRange.PageRange)), [1, 2]),
        (lambda p: p.setPageOrder(QPrinter.PageOrder.LastPageFirst), [3, 2, 1, 0]),
        (lambda p: p.setCopyCount(2), [0, 1, 2, 3, 0, 1, 2, 3]),
        (lambda p: (p.setCopyCount(2), p.setCollateCopies(False)), [0, 0, 1, 1, 2, 2, 3, 3]),
    ],
)
def test_pages_and_copies_are_those_that_were_asked_for(
    qtbot: QtBot, tmp_path: Path, choose: Callable[[QPrinter], object], expected: list[int]
) -> None:
    printer = pdf_printer(tmp_path / "printed.pdf")
    choose(printer)

    assert [side.index for side in sides_asked_for(printer, numbered(4, tmp_path))] == expected


class TwoSided(QPrinter):
    """A printer set to both sides; one that writes a PDF knows no sides."""

    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexLongSide


def two_sided(path: Path) -> QPrinter:
    printer = TwoSided(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_no_letter_stands_on_the_back_of_another(qtbot: QtBot, tmp_path: Path) -> None:
    one, two, three = (tmp_path / f"{number}.pdf" for number in (1, 2, 3))
    sides = sides_of([(one, 1), (two, 2), (three, 3)])

    on_paper = sides_asked_for(two_sided(tmp_path / "printed.pdf"), sides)

    assert on_paper == (
        Side(one, 0), BLANK, Side(two, 0), Side(two, 1), Side(three, 0), Side(three, 1), Side(three, 2), BLANK,
    )  # fmt: skip


def test_blank_backs_are_printed_and_not_counted(qtbot: QtBot, filed: FiledPack, tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    letters = printables_of(filed)[3]
    background = Background()
    printing = Printing(two_sided(out), sides_of(letters.files), background, background)
    told: list[tuple[int, int]] = []
    printing.progressed.connect(lambda *told_now: told.append(told_now))
    with qtbot.waitSignal(printing.ended):
        printing.start()
    background.stop()

    assert {pages for _, pages in letters.files} == {1}
    assert sizes(out) == [A4] * 2 * letters.pages
    assert [max(greys(out, at)) == min(greys(out, at)) == 255 for at in (0, 1, 2, 3)] == [False, True] * 2
    assert (told[-1], printing.count) == ((letters.pages, letters.pages), letters.pages)


def test_documents_of_a_pack_are_offered_with_all_letters_as_one(filed: FiledPack) -> None:
    offered = printables_of(filed)
    letters = [file for file in filed.files if file.document == "letters" and file.pages]

    assert [each.title for each in offered] == [
        "About this pack", "Key dates", "Key dates: wall chart", "Letters",
    ]  # fmt: skip
    assert (len(offered[3].files), offered[3].pages) == (len(letters), sum(f.pages or 0 for f in letters))


def test_word_file_is_printed_from_the_pdf_beside_it(filed: FiledPack) -> None:
    word, pdf = filed.files[2], filed.files[3]

    assert word.path.endswith(".docx")
    assert printable_with(filed, word) == printable_with(filed, pdf)
    assert [path.name for path, _ in printable_with(filed, word).files] == ["key-dates.pdf"]


@pytest.fixture
def printer_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's own window, answered: where the printer writes."""
    out = tmp_path / "printed.pdf"

    def answer(_parent: QWidget, *, pages: int) -> QPrinter:
        return pdf_printer(out)

    monkeypatch.setattr(printing_dialog, "ask_printer", answer)
    monkeypatch.setattr(printing_dialog, "has_printer", lambda: True)
    return out


@pytest.fixture
def window(open_window: OpenWindow, app: App, filed: FiledPack, qtbot: QtBot) -> MainWindow:
    window = open_window(app, look_only=True)
    window.go("packs")
    settle(qtbot, window)
    return window


def dialog_of(window: MainWindow) -> PrintDialog:
    assert isinstance(window.page, PacksPage)
    return window.page.findChildren(PrintDialog)[-1]


def test_pack_is_printed_from_its_page_with_what_is_left_ticked(
    window: MainWindow, qtbot: QtBot, filed: FiledPack, printer_of: Path
) -> None:
    assert isinstance(window.page, PacksPage)
    window.page.made.print_pack.click()
    dialog = dialog_of(window)
    offered = [box.text() for box in dialog.boxes]
    for box in (dialog.boxes[0], *dialog.boxes[2:]):
        box.click()
    said = dialog.total.text()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.go.click()

    assert offered[1] == "Key dates (2 pages)"
    assert said == "Together 2 pages. Each on paper of its own size, where the printer has it."
    assert sizes(printer_of) == [A4, A4]
    assert window.footer.words.text() == "Given to the printer: 2 pages."


def test_nothing_ticked_is_not_printed(window: MainWindow, filed: FiledPack) -> None:
    assert isinstance(window.page, PacksPage)
    window.page.made.print_file.click()
    dialog = dialog_of(window)
    dialog.boxes[0].click()

    assert not dialog.go.isEnabled()
    dialog.leave.click()


def test_printing_is_stopped_at_once_and_the_window_is_free(
    window: MainWindow, qtbot: QtBot, printer_of: Path
) -> None:
    assert isinstance(window.page, PacksPage)
    window.page.made.print_pack.click()
    dialog = dialog_of(window)
    dialog.go.click()
    assert dialog.working.isVisible()
    assert dialog.windowModality() is dialog.windowModality().NonModal
    with qtbot.waitSignal(dialog.destroyed):
        dialog.working.cancel.click()

    assert window.notice.words.text() == STOPPED
    settle(qtbot, window)


def test_workspace_that_closes_stops_the_printing(window: MainWindow, qtbot: QtBot, printer_of: Path) -> None:
    assert isinstance(window.page, PacksPage)
    window.page.made.print_pack.click()
    dialog = dialog_of(window)
    dialog.go.click()
    with qtbot.waitSignal(dialog.destroyed):
        window.leave_workspace()


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_printer_that_does_not_take_it_is_said_and_can_be_tried_again(
    window: MainWindow, qtbot: QtBot, printer_of: Path
) -> None:
    printer_of.mkdir()  # a folder in its place: the printer cannot begin
    assert isinstance(window.page, PacksPage)
    window.page.made.print_file.click()
    dialog = dialog_of(window)
    dialog.go.click()
    qtbot.waitUntil(dialog.problem.isVisible)

    assert dialog.problem.text() == NOT_TAKEN
    assert dialog.go.isVisible()
    dialog.leave.click()


def test_file_that_is_gone_is_named(
    window: MainWindow, qtbot: QtBot, filed: FiledPack, printer_of: Path
) -> None:
    assert isinstance(window.page, PacksPage)
    window.page.made.print_file.click()
    (filed.folder / "about.pdf").unlink()
    dialog = dialog_of(window)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.go.click()

    assert "about.pdf" in window.notice.words.text()


def test_computer_without_a_printer_says_what_to_do(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing_dialog, "has_printer", lambda: False)
    assert isinstance(window.page, PacksPage)
    window.page.made.print_file.click()
    dialog = dialog_of(window)
    dialog.go.click()

    assert dialog.problem.text() == NO_PRINTER
    dialog.leave.click()


def test_closing_the_systems_window_prints_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, printer_of: Path
) -> None:
    monkeypatch.setattr(printing_dialog, "ask_printer", lambda *_, **__: None)
    assert isinstance(window.page, PacksPage)
    window.page.made.print_file.click()
    dialog = dialog_of(window)
    dialog.go.click()

    assert dialog.choosing.isVisible()
    assert not printer_of.exists()
    dialog.leave.click()
