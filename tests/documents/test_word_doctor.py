"""What the doctor says of a Word letter before anything is merged."""

from __future__ import annotations

import pytest

from inspection_ready.documents.word_letters.doctor import examine
from inspection_ready.documents.word_letters.template import read_template
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.merge import LIST_FIELDS, MergeField, MergeList, list_keys
from inspection_ready.domain.word_letters import BLOCKING, WordFault, WordReport
from inspection_ready.phrases.word_letters import field_line, finding_sentence, report_lines
from tests.documents.word_files import (
    HEAD,
    PACKAGE,
    field,
    inside_relation,
    merge_field,
    outside_relation,
    p,
    picture,
    run,
    simple_field,
    table,
    text_box,
    word_file,
)
from tests.documents.word_files import W as WORD

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
LISTS = {key: LIST_FIELDS[one] for one in MergeList for key in list_keys(one)}
FACTS = ["Job title", "Population"]


def report(data: bytes) -> WordReport:
    return examine(read_template(data, file="letter.docx"), [*map(str, MergeField), *FACTS], LISTS)


def findings(body: str, **more: str) -> list[str]:
    """But for what is said of every letter."""
    found = report(word_file(body, **more)).findings  # type: ignore[arg-type] # of words alone
    return [finding_sentence(each) for each in found if each.fault is not WordFault.OWN_LOOK]


def test_fields_are_named_with_their_places() -> None:
    data = word_file(
        p("{{name}}") + table(("A", "B"), ("x", "{{role}}")) + p(text_box(p("{{council}}"))),
        header=p(merge_field("Job_Title")),
        footer=table(("{{today}}",)),
    )

    assert list(map(field_line, report(data).fields)) == [
        "«name»: body",
        "«role»: table 1, row 2",
        "«council»: text box",
        "«Job_Title»: page header",
        "«today»: table 1, row 1 in the page footer",
    ]


def test_a_field_that_does_not_exist_is_named_with_the_one_that_was_meant() -> None:
    assert findings(p("Dear {{name}}"), header=p(merge_field("Job Titel")))[0] == (
        "Page header: «Job Titel»: did you mean Job title? It is printed as “to come”."
    )
    assert findings(p("{{xyzzy}}")) == [
        "Body: «xyzzy»: no field and no key fact is called so. It is printed as “to come”."
    ]


def test_a_name_said_of_each_session_is_known_there_and_nowhere_else() -> None:
    inside = p("{{each session}}") + p("{{time}} {{name}}") + p("{{end}}")

    assert findings(inside) == []
    assert findings(inside + p("{{time}}")) == [
        "Body: «time»: no field and no key fact is called so. It is printed as “to come”."
    ]
    assert report(word_file(inside)).names == ("my sessions", "name")


@pytest.mark.parametrize("half", ["{{name}", "name}}", "«name»", "{name}"])
def test_what_looks_like_a_field_and_is_none_is_named(half: str) -> None:
    (told,) = findings(p("{{role}}") + p(f"Dear {half} hello"))

    assert "looks like a field and is none" in told


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (p("{{each session}}") + p("x"), WordFault.UNCLOSED_REPEAT),
        (p("x{{end}}"), WordFault.END_WITHOUT_REPEAT),
        (p("{{each sesion}}x{{end}}"), WordFault.UNKNOWN_LIST),
        (p("{{each session}}{{each session}}x{{end}}{{end}}"), WordFault.REPEAT_IN_REPEAT),
        (p("{{each session}}") + table(("x{{end}}",)), WordFault.SPLIT_REPEAT),
        (p("{{each session}}x{{end}}") * 101, WordFault.TOO_MANY_REPEATS),
        (p(field('DDEAUTO c:\\\\windows "x"', "x")), WordFault.FETCHES),
        (p(simple_field(' INCLUDEPICTURE "https://x.example/a.png" ', "x")), WordFault.FETCHES),
        (p(field("MACROBUTTON Run x", "x")), WordFault.FETCHES),
        (p(field("NEXT", "x")), WordFault.MERGE_RULE),
        (p(field("GREETINGLINE", "x")), WordFault.MERGE_RULE),
        (p(field("FROBNICATE", "x")), WordFault.ODD_CODE),
        (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), WordFault.UNFINISHED_CODE),
        (
            p(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                field("QUOTE 68 68 69", "DDE"),
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            ),
            WordFault.MERGE_RULE,
        ),
    ],
)  # fmt: skip
def test_what_must_be_mended_first_stops_the_merge(body: str, fault: WordFault) -> None:
    blocking = report(word_file(body)).blocking

    assert fault in {each.fault for each in blocking}
    assert fault in BLOCKING
    assert finding_sentence(blocking[0]).endswith((".", ")."))


def test_a_code_that_is_cut_over_runs_is_read_whole() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "".join(
        f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
        for part in (" D", "DE", "AUTO x ")
    )

    assert [each.fault for each in report(word_file(p(begin, code, separate, run("x"), end))).blocking] == [
        WordFault.FETCHES
    ]


@pytest.mark.parametrize(
    ("relation", "fault", "about"),
    [
        (outside_relation("attachedTemplate", "https://x.example/evil.dotm"), WordFault.OUTSIDE, "https://x.example/evil.dotm"),
        (outside_relation("image", "https://x.example/a.png"), WordFault.OUTSIDE, "https://x.example/a.png"),
        (outside_relation("oleObject", "file:///x.xlsx"), WordFault.OUTSIDE, "file:///x.xlsx"),
        (inside_relation("oleObject", "embeddings/oleObject1.bin"), WordFault.OBJECT, "oleObject"),
        (inside_relation("aFChunk", "afchunk.mht"), WordFault.OUTSIDE, "aFChunk"),
        (inside_relation("control", "activeX/activeX1.xml"), WordFault.OBJECT, "control"),
    ],
)  # fmt: skip
def test_what_is_kept_elsewhere_or_is_another_programs_is_named(
    relation: str, fault: WordFault, about: str
) -> None:
    (stops,) = report(word_file(p("{{name}}"), relations=relation)).blocking

    assert (stops.fault, stops.about) == (fault, about)


def made_from(template: str) -> bytes:
    """A letter that notes which template it came from, as Word notes it in nearly every file."""
    relations = outside_relation("attachedTemplate", template)
    settings = (
        f'{HEAD}<w:settings {WORD} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<w:attachedTemplate r:id="rId9"/><w:zoom w:percent="100"/></w:settings>'
    )
    return word_file(
        p("{{name}}"),
        relations=inside_relation("settings", "settings.xml"),
        more={
            "word/_rels/settings.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
            "word/settings.xml": settings,
        },
    )


@pytest.mark.parametrize("template", ["\\\\server\\letter.dotx", "https://x.example/evil.dotm"])
def test_a_template_on_a_server_is_found_in_the_settings(template: str) -> None:
    (stops,) = report(made_from(template)).blocking

    assert f"It has something that is fetched from {template}." in finding_sentence(stops)


@pytest.mark.parametrize("template", ["file:///C:\\Templates\\Normal.dotm", "Normal.dotm"])
def test_a_template_on_this_computer_is_left_out_and_no_fault(template: str) -> None:
    data = made_from(template)

    fixed = read_template(data, file="Ours.docx").fixed_parts

    assert report(data).blocking == ()
    assert b"attachedTemplate" not in fixed["word/settings.xml"] + fixed["word/_rels/settings.xml.rels"]
    assert b"w:zoom" in fixed["word/settings.xml"]


def test_a_field_in_a_comment_is_found_too() -> None:
    comments = f"{HEAD}<w:comments {WORD}>{p(field('DDEAUTO x', 'x'))}</w:comments>"
    data = word_file(
        p("{{name}}"),
        relations=inside_relation("comments", "comments.xml"),
        more={"word/comments.xml": comments},
    )

    (stops,) = report(data).blocking

    assert finding_sentence(stops) == "The field DDEAUTO would run or fetch something. Take it out in Word."


def test_more_fields_than_anybody_writes_are_refused_at_once() -> None:
    for body in (
        "".join(p("{{a}}") for _ in range(2001)),
        p("{{a}}" * 500_000),
        p(*[run("{{a}}")] * 2001),
        p(BEGIN * 30_000),
    ):
        with pytest.raises(CannotRead) as refused:
            report(word_file(body))
        assert refused.value.code == "word_too_many_fields"


def test_a_link_may_lead_outside() -> None:
    link = '<w:hyperlink r:id="rIdOut"><w:r><w:t>our pages</w:t></w:r></w:hyperlink>'

    assert (
        report(
            word_file(p("{{name}}", link), relations=outside_relation("hyperlink", "https://x.example/"))
        ).blocking
        == ()
    )


def test_what_the_pdf_has_otherwise_is_listed() -> None:
    changes = '<w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>'
    body = (
        p("{{name}}", changes)
        + table(("a", "b"), ("c", "d"), header=False)
        + p(text_box(p("Box")))
        + p(picture(""))
    )
    body += p('<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:commentReference w:id="0"/></w:r>')

    told = dict(report_lines(report(word_file(body, header=p("Northmoor Council")))))

    assert told["To look at"] == (
        "Body: tracked changes. Everybody could see them: accept or reject them in Word first.",
        "Body: comments. Everybody could read them: delete them in Word first.",
        "Body: a picture without alternative text. In Word, say what it shows, or mark it as decorative.",
    )
    assert told["Otherwise in the PDF"] == (
        "Body: a text box. The PDF has its words as a paragraph.",
        "Table 1: a table without a header row. The PDF has its cells as paragraphs. If it is a list of data, tick Repeat Header Rows for its first row in Word.",
        "Body: a footnote or endnote. The PDF does not have it.",
        "Page header: the PDF has its words once, above the letter.",
        "The PDF has the app’s own letters, colours and margins, not those of the Word file.",
    )


def test_every_fault_can_be_said() -> None:
    from inspection_ready.phrases.word_letters import _SENTENCES

    assert set(_SENTENCES) == set(WordFault)


def test_a_letter_without_fields_says_so() -> None:
    assert findings(p("Dear all")) == ["It has no fields, so everybody gets the same letter."]
