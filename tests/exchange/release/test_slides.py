"""What is found in a PowerPoint presentation, and on which slide."""

from __future__ import annotations

from inspection_ready.domain.release_findings import Part, ReleaseFault, UnseenKind
from tests.documents.word_files import HEAD, inside_relation
from tests.release_files import SECRET, A, P, checked, counts, one, pptx, relations, shape, slide


def test_a_number_is_told_with_its_slide() -> None:
    made = checked("n.pptx", pptx(slide(shape("Hello")), slide(shape("NHS number", "943 476 5919"))))

    assert (one(made, ReleaseFault.NHS_NUMBER).where.slide, made.pages) == (2, 2)
    assert UnseenKind.WHITE_ON_WHITE in {each.kind for each in made.unseen}


def test_hidden_slides_and_shapes_are_told_and_read() -> None:
    made = checked("n.pptx", pptx(slide(shape(SECRET), 'show="0"'), slide(shape("x", look='hidden="1"'))))

    assert counts(made) == {"hidden-slide": 1, "nhs-number": 1, "hidden-text": 1}


def test_speaker_notes_are_told_without_the_number_of_the_slide() -> None:
    number = '<p:sp><p:txBody><a:p><a:fld type="slidenum"><a:t>1</a:t></a:fld></a:p></p:txBody></p:sp>'
    more = {
        "ppt/slides/_rels/slide1.xml.rels": relations(
            inside_relation("notesSlide", "../notesSlides/notesSlide1.xml")
        ),
        "ppt/slides/_rels/slide2.xml.rels": relations(
            inside_relation("notesSlide", "../notesSlides/notesSlide2.xml")
        ),
        "ppt/notesSlides/notesSlide1.xml": slide(shape("Say 07700 900123") + number, tag="notes"),
        "ppt/notesSlides/notesSlide2.xml": slide(shape("") + number, tag="notes"),
    }
    made = checked("n.pptx", pptx(slide(shape("x")), slide(shape("y")), more=more))

    assert counts(made) == {"speaker-notes": 1, "telephone": 1}
    found = one(made, ReleaseFault.SPEAKER_NOTES)
    assert (found.where.slide, found.around) == (1, "Say 07••• ••••23")


def test_comments_of_both_kinds_and_their_replies() -> None:
    old = f'{HEAD}<p:cmLst {P}><p:cm authorId="0"><p:text>Whose?</p:text></p:cm></p:cmLst>'
    new = (
        f'{HEAD}<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" {A}>'
        '<p188:cm authorId="{1}"><p188:replyLst><p188:reply authorId="{1}"><p188:txBody><a:p><a:r><a:t>Yes</a:t></a:r></a:p>'
        "</p188:txBody></p188:reply></p188:replyLst><p188:txBody><a:p><a:r><a:t>Hers?</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>"
    )
    more = {
        "ppt/commentAuthors.xml": f'{HEAD}<p:cmAuthorLst {P}><p:cmAuthor id="0" name="Bo Larsen"/></p:cmAuthorLst>',
        "ppt/authors.xml": '<a:authorLst xmlns:a="http://schemas.microsoft.com/office/powerpoint/2018/8/main"><a:author id="{1}" name="Ida Quist"/></a:authorLst>',
        "ppt/comments/comment1.xml": old,
        "ppt/comments/modernComment_1.xml": new,
        "ppt/slides/_rels/slide1.xml.rels": relations(
            inside_relation("comments", "../comments/comment1.xml")
            + inside_relation("comments", "../comments/modernComment_1.xml", "r2")
        ),
    }
    made = checked("n.pptx", pptx(slide(shape("x")), more=more))

    told = {each.about: each.count for each in made.findings if each.fault is ReleaseFault.COMMENT}
    assert told == {"Bo Larsen": 1, "Ida Quist": 2}


def test_a_mark_in_the_layout_of_all_slides_is_found() -> None:
    layout = slide(shape("Click to edit Master title style", "DRAFT"), tag="sldMaster")
    made = checked("n.pptx", pptx(slide(shape("x")), more={"ppt/slideMasters/slideMaster1.xml": layout}))

    assert counts(made) == {"draft": 1}
    assert one(made, ReleaseFault.DRAFT).where.part is Part.LAYOUT


def test_a_slide_no_list_names_is_read_too() -> None:
    made = checked("n.pptx", pptx(slide(shape("x")), more={"ppt/slides/slide9.xml": slide(shape(SECRET))}))

    assert counts(made) == {"nhs-number": 1}
