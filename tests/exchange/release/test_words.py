"""What is found in a Word file, and where."""

from __future__ import annotations

import pytest

from inspection_ready.domain.release_findings import Part, ReleaseFault, UnseenKind
from inspection_ready.exchange.safe import OLE_SIGNATURE
from tests.documents.word_files import (
    field,
    inside_relation,
    outside_relation,
    p,
    parts_of,
    picture,
    run,
    simple_field,
    table,
    text_box,
    word_file,
    zipped,
)
from tests.release_files import SECRET, checked, comments, counts, one, with_properties

INS = '<w:ins w:id="1" w:author="Bo Larsen" w:date="2026-01-02T03:04:05Z">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="Ida Quist"><w:r><w:delText xml:space="preserve">NHS number 943 476 5919</w:delText></w:r></w:del>'
MOVED = '<w:moveFrom w:id="3" w:author="Bo Larsen">{0}</w:moveFrom><w:moveTo w:id="4" w:author="Bo Larsen">{0}</w:moveTo>'
FORMAT = '<w:rPrChange w:id="5" w:author="Bo Larsen"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def test_a_plain_file_has_nothing() -> None:
    assert counts(checked("n.docx", word_file(p("All is well.")))) == {}


def test_a_number_is_told_with_its_page_and_paragraph() -> None:
    found = one(
        checked("n.docx", word_file(p("One") + p(BREAK, run("Two")) + p(SECRET))), ReleaseFault.NHS_NUMBER
    )

    assert (found.where.page, found.where.is_page_about, found.where.paragraph) == (2, True, 3)


def test_words_cut_into_runs_are_read_as_one() -> None:
    body = p(*(run(each) for each in ("NHS num", "ber 943 ", "476 59", "19")))

    assert counts(checked("n.docx", word_file(body))) == {"nhs-number": 1}


def test_the_heading_of_a_column_says_what_is_below_it() -> None:
    body = table(("Person", "NHS no"), ("Somebody", "4010232137"))

    assert one(checked("n.docx", word_file(body)), ReleaseFault.NHS_NUMBER).grade == "likely"


@pytest.mark.parametrize("part", ["header", "footer"])
def test_headers_and_footers_are_read(part: str) -> None:
    inside = p("Draft") + p(SECRET)
    made = checked(
        "n.docx", word_file(p("x"), header=inside) if part == "header" else word_file(p("x"), footer=inside)
    )

    assert counts(made) == {"draft": 1, "nhs-number": 1}
    assert one(made, ReleaseFault.DRAFT).where.part == part


def test_a_text_box_is_read_once_though_it_is_written_twice() -> None:
    assert counts(checked("n.docx", word_file(p(text_box(p(SECRET)))))) == {"nhs-number": 1}


def test_a_watermark_is_a_mark() -> None:
    shape = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="Draft"/></v:shape></w:pict></w:r>'

    found = one(checked("n.docx", word_file(p("x"), header=p(shape))), ReleaseFault.DRAFT)

    assert found.where.part is Part.WATERMARK


def test_tracked_changes_are_told_by_who_made_them() -> None:
    body = p(INS.format(run("new words")), DEL, run("kept", FORMAT)) + p(MOVED.format(run("moved")))
    made = checked("n.docx", word_file(body))

    assert counts(made) == {
        "nhs-number": 1,
        "tracked-insertion": 1,
        "tracked-deletion": 1,
        "tracked-move": 2,
        "tracked-format": 1,
    }
    assert one(made, ReleaseFault.TRACKED_INSERTION).about == "Bo Larsen"
    assert one(made, ReleaseFault.TRACKED_INSERTION).around == "new words"
    assert one(made, ReleaseFault.NHS_NUMBER).where.part is Part.DELETED


def test_how_a_word_looked_before_does_not_hide_it_now() -> None:
    assert "hidden-text" not in counts(checked("n.docx", word_file(p(run("kept", FORMAT)))))


def test_a_deleted_row_and_the_end_of_a_paragraph_are_changes_too() -> None:
    mark = '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="Bo"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    row = '<w:tbl><w:tr><w:trPr><w:del w:id="2" w:author="Bo"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'

    assert counts(checked("n.docx", word_file(mark + row))) == {"tracked-insertion": 1, "tracked-deletion": 1}


def test_comments_are_told_and_read() -> None:
    said = comments(("Bo Larsen", "Is this hers?"), ("Ida Quist", SECRET), ("Bo Larsen", "Yes"))
    made = checked("n.docx", word_file(p("x"), more={"word/comments.xml": said}))

    assert counts(made) == {"comment": 3, "nhs-number": 1}
    assert {each.about: each.count for each in made.findings if each.fault is ReleaseFault.COMMENT} == {
        "Bo Larsen": 2,
        "Ida Quist": 1,
    }


HIDDEN_STYLE = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="More"><w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Banner"><w:pPr><w:shd w:val="clear" w:fill="003366"/></w:pPr></w:style>'
    "</w:styles>"
)


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (p(run("secret", "<w:vanish/>")), {"hidden-text": 1}),
        (p(run("shown", '<w:vanish w:val="0"/>')), {}),
        (p(run("shown", "<w:webHidden/>")), {}),
        (p(run("secret", '<w:rStyle w:val="Secret"/>')), {"hidden-text": 1}),
        (p(run("secret", '<w:rStyle w:val="More"/>')), {"hidden-text": 1}),
        ("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>shown</w:t></w:r></w:p>", {}),
        (p(run("pale", '<w:color w:val="FFFFFF"/>')), {"pale-text": 1}),
        (p(run("white on blue", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="003366"/>')), {}),
        (p(run("white on blue", '<w:color w:val="FFFFFF"/>'), style="Banner"), {}),
        (
            '<w:tbl><w:tblPr><w:tblStyle w:val="GridTable4"/></w:tblPr><w:tr><w:tc>'
            + p(run("head", '<w:color w:val="FFFFFF"/>'))
            + "</w:tc></w:tr></w:tbl>",
            {},
        ),
        (p(run("tiny", '<w:sz w:val="2"/>')), {"tiny-text": 1}),
        (p(run("small", '<w:sz w:val="14"/>')), {}),
    ],
)
def test_what_cannot_be_read_on_paper(body: str, faults: dict[str, int]) -> None:
    assert counts(checked("n.docx", word_file(body, more={"word/styles.xml": HIDDEN_STYLE}))) == faults


def test_what_it_points_at_outside() -> None:
    out = "".join(
        outside_relation(kind, target, f"r{number}")
        for number, (kind, target) in enumerate(
            [
                ("hyperlink", "file:///S:/a.docx"),
                ("image", "http://x.org/a.png"),
                ("hyperlink", "https://www.gov.uk"),
            ]
        )
    )
    template = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///S:/T/council.dotx" TargetMode="External"/></Relationships>'
    made = checked(
        "n.docx", word_file(p("x"), relations=out, more={"word/_rels/settings.xml.rels": template})
    )

    assert counts(made) == {"link-to-file": 1, "external-picture": 1, "external-template": 1}


def test_fields_that_fetch_something() -> None:
    body = p(field('INCLUDETEXT "S:\\\\Adults\\\\x.docx"', "x")) + p(
        simple_field('HYPERLINK "http://intranet/x"', "y")
    )

    assert counts(checked("n.docx", word_file(body))) == {"external-data": 1, "link-inside": 1}


def test_files_inside_are_looked_into() -> None:
    inner = word_file(p(SECRET))
    made = checked("n.docx", word_file(p("x"), more={"word/embeddings/Inner.docx": inner}))

    assert counts(made) == {"embedded": 1, "nhs-number": 1}
    assert one(made, ReleaseFault.NHS_NUMBER).where.inside == ("Inner.docx",)


def test_an_old_object_inside_is_said_not_to_be_read() -> None:
    made = checked("n.docx", word_file(p("x"), more={"word/embeddings/oleObject1.bin": OLE_SIGNATURE + b"x"}))

    assert counts(made) == {"embedded": 1}
    assert UnseenKind.OLD_FORMAT in {each.kind for each in made.unseen if each.inside}


def test_macros_are_told_and_never_read() -> None:
    made = checked("n.docm", word_file(p("x"), more={"word/vbaProject.bin": b"x"}))

    assert counts(made) == {"macros": 1}
    assert UnseenKind.MACROS_NOT_READ in {each.kind for each in made.unseen}


def test_properties_name_people() -> None:
    made = checked("n.docx", word_file(p("x"), more=with_properties()))

    assert counts(made) == {"author": 2, "company": 1}
    assert {each.about for each in made.findings if each.fault is ReleaseFault.AUTHOR} == {
        "Bo Larsen",
        "Ida Quist",
    }


def test_charts_pictures_and_data_of_other_programs_are_read() -> None:
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:pt><c:v>NHS number 943 476 5919</c:v></c:pt></c:chart>'
    data = f"<x>{SECRET}</x>"
    body = p(picture("A photo of 07700 900123"))
    made = checked(
        "n.docx", word_file(body, more={"word/charts/chart1.xml": chart, "customXml/item1.xml": data})
    )

    assert counts(made) == {"nhs-number": 2, "telephone": 1, "custom-data": 1}
    assert one(made, ReleaseFault.TELEPHONE).where.part is Part.ALT_TEXT


def test_pictures_are_said_not_to_be_seen() -> None:
    made = checked("n.docx", word_file(p(picture("A door"))))

    assert {each.kind: each.number for each in made.unseen}[UnseenKind.PICTURES] == 1


def test_settings_and_a_mail_merge() -> None:
    settings = (
        '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:trackRevisions/>'
        '<w:mailMerge><w:query w:val="SELECT * FROM cases"/></w:mailMerge>'
        f'<w:docVars><w:docVar w:name="n" w:val="{SECRET}"/></w:docVars></w:settings>'
    )
    made = checked("n.docx", word_file(p("x"), more={"word/settings.xml": settings}))

    assert counts(made) == {"tracking-on": 1, "external-data": 1, "custom-data": 1, "nhs-number": 1}


def test_strict_word_is_read_like_the_other() -> None:
    loose, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts = {name: each.replace(loose, strict) for name, each in parts_of(word_file(p(SECRET))).items()}

    assert counts(checked("n.docx", zipped(parts))) == {"nhs-number": 1}


def test_a_part_of_a_relation_inside_is_no_link() -> None:
    relation = inside_relation("hyperlink", "document.xml")

    assert counts(checked("n.docx", word_file(p("x"), relations=relation))) == {}
