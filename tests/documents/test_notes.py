"""Notes at the end of their section: numbered through the document, the way there and back."""

from __future__ import annotations

import io
from time import perf_counter
from typing import Any

import pikepdf

from inspection_ready.documents import check_document, write_docx, write_letters_pdf, write_pdf
from inspection_ready.documents.commonmark import blocks_from_commonmark
from inspection_ready.documents.model import Heading, Note, Notes, PageBreak, Paragraph, Run, paragraph, text
from inspection_ready.documents.notes import with_notes
from tests.documents.blocks import document
from tests.documents.reading import W, docx_paragraphs, docx_part, pdf_paragraphs


def noted(words: str, *notes: str) -> Paragraph:
    return Paragraph((Run(words), *(Run("", note=Note(text(each), name=each)) for each in notes)))


def test_notes_are_numbered_through_the_document_and_stand_at_the_end_of_their_section() -> None:
    made = with_notes(
        document(
            Heading(1, text("One")),
            noted("a", "first", "second"),
            Heading(2, text("Below")),
            noted("b", "first"),
            PageBreak(),
            Heading(1, text("Two")),
            noted("c", "first"),
            paragraph("Record of changes", "small"),
        )
    )

    kinds = [type(block).__name__ for block in made.blocks]
    notes = [
        (note.number, note.runs[0].text)
        for block in made.blocks
        if isinstance(block, Notes)
        for note in block.entries
    ]
    assert kinds == [
        *("Heading", "Paragraph", "Heading", "Paragraph", "Notes", "PageBreak"),
        *("Heading", "Paragraph", "Notes", "Paragraph"),
    ]
    assert notes == [(1, "first"), (2, "second"), (3, "first")]


def test_document_without_notes_is_left_as_it_is() -> None:
    made = document(paragraph("x"))

    assert with_notes(made) is made


def test_pdf_leads_to_the_note_and_back_to_its_first_mark() -> None:
    made = document(Heading(1, text("One")), noted("a", "first"), noted("b", "first"))

    with pikepdf.open(io.BytesIO(write_pdf(made))) as file:
        first, second, back = file.pages[0].Annots
        says = [str(each.Contents) for each in (first, second, back)]
        identity, element = file.Root.StructTreeRoot.IDTree.Names
        found = str(identity), str(element.S), str(element.ID)
        shown = [shows(there, link) for there, link in ((back, first), (back, second), (first, back))]

    assert says == ["Go to note 1", "Go to note 1", "Go to the text of note 1"]
    assert shown == [True, True, True]
    assert found == ("note-1", "/Note", "note-1")


def shows(place: Any, link: Any) -> bool:
    """Whether the link shows the place just below the upper edge of the window."""
    return 0 < float(link.Dest[3]) - float(place.Rect[3]) < 30


def test_word_leads_to_the_note_and_back_to_its_first_mark() -> None:
    made = document(Heading(1, text("One")), noted("a", "first"), noted("b", "first"))

    body = docx_part(write_docx(made), "word/document.xml")
    bookmarks = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    ids = [each.get(f"{W}id") for each in body.iter(f"{W}bookmarkStart")]
    links = [each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink")]

    assert links == ["_Toc_note_1", "_Toc_note_1", "_Toc_note_mark_1"]
    assert set(links) < set(bookmarks)
    assert len(set(ids)) == len(ids)


def test_letters_in_one_file_each_have_their_own_notes() -> None:
    letters = [(f"Person {number}", document(noted("a", f"Said to {number}"))) for number in (1, 2)]

    pdf, _ = write_letters_pdf(document(), letters)

    with pikepdf.open(io.BytesIO(pdf)) as file:
        ends = [each.Dest[0].objgen for page in file.pages for each in page.Annots]
        assert ends == [page.obj.objgen for page in file.pages for _ in page.Annots]
        assert len(file.Root.StructTreeRoot.IDTree.Names) == 2 * 2


def test_five_hundred_notes_are_all_there_in_both() -> None:
    source = "\n\n".join(f"Fact {number}[^{number}]." for number in range(500))
    source += "\n\n" + "\n".join(f"[^{number}]: Source {number}" for number in range(500))
    start = perf_counter()

    made = document(Heading(1, text("Facts")), *blocks_from_commonmark(source, level=1).blocks)
    pdf, word = pdf_paragraphs(write_pdf(made)), docx_paragraphs(write_docx(made))

    assert pdf == word
    assert pdf[-2:] == ["[500]", "Source 499"]
    assert pdf[2] == "Fact 0[1]."
    assert perf_counter() - start < 30


def test_checks_look_into_notes_and_know_where_they_are() -> None:
    link = Run("here", link="https://www.northmoor.example/")
    made = document(Heading(1, text("One")), Paragraph((Run("a"), Run("", note=Note((link,))))))

    assert [each.about for each in check_document(made)] == ["here"]
