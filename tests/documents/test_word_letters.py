"""The council's own Word letters: fields put in where they stand, and nothing else touched."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.documents.text import printable
from inspection_ready.documents.word_letters.letter import WordLetterReader
from inspection_ready.documents.word_letters.template import MOST_WRITTEN, read_template
from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.merge import field_key
from tests.documents.reading import W, docx_paragraphs, docx_part
from tests.documents.word_files import (
    field,
    merge_field,
    p,
    parts_of,
    run,
    simple_field,
    table,
    text_box,
    word_file,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VALUES = {
    "name": "Eleri Ŵyn",
    "role": "Head of IT <& more>",
    "mainbase": "Northmoor House\n1 Exchange Square",
    "regulator": "the regulator",
}
SESSIONS = [
    {"day": "9 February", "time": "9am", "session": "Welcome"},
    {"day": "10 February", "time": "2pm", "session": "Safeguarding"},
]


def merged(
    data: bytes, values: Mapping[str, str] = VALUES, items: Sequence[Mapping[str, str]] = SESSIONS
) -> bytes:
    def value(name: str, begins: bool) -> str:
        return values.get(field_key(name), f"[{name}: to come]") + ("!" if begins and "dot" in name else "")

    filled = WordLetterReader(data, file="letter.docx").filled(value, {"session": items, "sessions": items})
    return filled.written()


def said(data: bytes) -> list[str]:
    return docx_paragraphs(merged(data))


def test_a_merge_field_of_word_becomes_its_value_and_keeps_its_look() -> None:
    made = merged(word_file(p("Dear ", merge_field("Name", "<w:b/>"), ", hello")))

    assert docx_paragraphs(made) == ["Dear Eleri Ŵyn, hello"]
    (bold,) = (
        node
        for node in docx_part(made, "word/document.xml").iter(f"{W}r")
        if node.find(f".//{W}b") is not None
    )
    assert "".join(bold.itertext()) == "Eleri Ŵyn"
    assert b"fldChar" not in parts_of(made)["word/document.xml"]


def test_a_simple_field_keeps_its_look_too() -> None:
    made = merged(
        word_file(p("Dear ", simple_field("MERGEFIELD  First_Name", "«First_Name»"))), {"firstname": "Eleri"}
    )

    assert docx_paragraphs(made) == ["Dear Eleri"]
    assert docx_part(made, "word/document.xml").find(f".//{W}i") is not None


@pytest.mark.parametrize("name", ["main base", "Main_Base", "MainBase", "MAIN-BASE", "«Main base»"])
def test_spelling_does_not_tell_fields_apart(name: str) -> None:
    assert said(word_file(p(merge_field(name)))) == ["Northmoor House 1 Exchange Square"]
    assert said(word_file(p(f"{{{{ {name.strip('«»')} }}}}"))) == ["Northmoor House 1 Exchange Square"]


def test_fields_are_filled_in_everywhere_people_read() -> None:
    data = word_file(
        p("Body {{name}}") + p(text_box(p("Box {{name}}"))) + table(("A",), ("Cell {{name}}",)),
        header=p("Header ", merge_field("name")),
        footer=p("Footer {{name}}"),
    )

    made = parts_of(merged(data))

    assert made["word/document.xml"].count(b"Box </w:t>") == 0
    assert made["word/document.xml"].count("Box Eleri Ŵyn".encode()) == 2  # as Word has it, twice
    assert "Cell Eleri Ŵyn".encode() in made["word/document.xml"]
    assert "Eleri Ŵyn".encode() in made["word/header1.xml"]
    assert "Footer Eleri Ŵyn".encode() in made["word/footer1.xml"]


def test_every_other_part_stays_as_the_council_made_it() -> None:
    data = word_file(p("Dear {{name}}") + p("Nothing here"), header=p("No field"))
    before, after = parts_of(data), parts_of(merged(data))

    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml"}
    text = before["word/document.xml"]
    assert after["word/document.xml"] == text.replace(b"{{name}}", "Eleri Ŵyn".encode())


def test_a_letter_without_fields_is_written_as_it_is() -> None:
    data = word_file(p("Dear all,") + table(("A", "B"), ("1", "2")), footer=p("Page ", field("PAGE", "1")))

    assert parts_of(merged(data)) == parts_of(data)


def test_a_template_becomes_a_document() -> None:
    made = parts_of(merged(word_file(p("{{name}}"), kind="template")))

    assert b"template.main" not in made["[Content_Types].xml"]
    assert b"document.main+xml" in made["[Content_Types].xml"]


pieces = st.lists(st.integers(min_value=0, max_value=80), max_size=12)
LETTER = "Dear {{name}}, as {{ role }} of {{main base}}: {{Populaton}} & <so on>{{name}}"


@settings(max_examples=200)
@given(pieces, st.booleans())
def test_however_word_cuts_a_field_the_letter_is_the_same(cuts: list[int], is_bold: bool) -> None:
    ends = sorted({0, len(LETTER), *(cut for cut in cuts if cut < len(LETTER))})
    runs = (
        run(LETTER[start:end], "<w:b/>" if is_bold and place % 2 else "")
        + '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'
        for place, (start, end) in enumerate(pairwise(ends))
    )

    assert said(word_file(p(*runs))) == said(word_file(p(LETTER)))


values = st.text(max_size=40).filter(lambda text: printable(text).strip())


@settings(max_examples=150)
@given(values)
def test_no_value_can_become_markup_or_a_field(value: str) -> None:
    data = word_file(p("A {{name}} B ", merge_field("name"), " C"))
    shape = re.compile(rb"<[^>]*>")
    plain = shape.findall(parts_of(merged(data, {"name": "x"}))["word/document.xml"])

    made = parts_of(merged(data, {"name": value}))["word/document.xml"]

    lines = printable(value).count("\n")
    kept = shape.findall(made)
    assert len(kept) == len(plain) + 2 * 3 * lines  # an end, a break and a beginning for each line
    assert docx_paragraphs(merged(data, {"name": value}))


@pytest.mark.parametrize("value", ["{{role}}", "{{each session}}", "</w:t>", "&amp;", "MERGEFIELD role"])
def test_a_value_is_printed_as_it_is(value: str) -> None:
    assert docx_paragraphs(merged(word_file(p("{{name}}")), {"name": value})) == [value]


def test_paragraphs_between_the_marks_repeat() -> None:
    data = word_file(
        p("You are at:")
        + p("{{each session}}")
        + p("{{day}}, {{time}}")
        + p("{{session}} for {{name}}")
        + p("{{end}}")
        + p("Goodbye")
    )

    assert said(data) == [
        "You are at:",
        "9 February, 9am",
        "Welcome for Eleri Ŵyn",
        "10 February, 2pm",
        "Safeguarding for Eleri Ŵyn",
        "Goodbye",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("{{each session}}{{day}}", "{{session}}{{end}}")],
        [("{{each sessions}}", ""), ("{{day}}", "{{session}}"), ("{{end}}", "")],
        [(p(merge_field("TableStart:Sessions"), merge_field("day")), p(merge_field("session"), merge_field("TableEnd:Sessions")))],
    ],
)  # fmt: skip
def test_rows_between_the_marks_repeat(rows: list[tuple[str, str]]) -> None:
    data = word_file(table(("Day", "What"), *rows) + p("after"))

    assert said(data) == ["Day", "What", "9 February", "Welcome", "10 February", "Safeguarding", "after"]


def test_one_paragraph_with_both_marks_repeats() -> None:
    assert said(word_file(p("{{each session}}At {{time}}{{end}}") + p("after"))) == [
        "At 9am",
        "At 2pm",
        "after",
    ]


def test_paragraphs_of_a_cell_repeat_and_leave_it_one() -> None:
    data = word_file(table(("Head",), (p("{{each session}}") + p("{{time}}") + p("{{end}}"),)))

    made = docx_part(merged(data, items=[]), "word/document.xml")

    assert said(data) == ["Head", "9am", "2pm"]
    assert all(cell.find(f"{W}p") is not None for cell in made.iter(f"{W}tc"))


def test_what_may_be_in_a_file_once_is_not_repeated() -> None:
    mark = '<w:bookmarkStart w:id="4" w:name="_GoBack"/><w:bookmarkEnd w:id="4"/>'
    data = word_file(p("{{each session}}") + p(mark, "{{time}}") + p("{{end}}"))

    assert b"bookmark" not in parts_of(merged(data))["word/document.xml"]


def test_words_in_another_case_or_with_words_around_are_as_word_writes_them() -> None:
    data = word_file(p(field('MERGEFIELD name \\* Upper \\b "To " \\f "."', "«name»")))

    assert said(data) == ["To ELERI ŴYN."]


def test_what_is_deleted_or_only_a_field_code_is_no_field() -> None:
    gone = '<w:del w:id="1" w:author="A"><w:r><w:delText>{{name}}</w:delText></w:r></w:del>'
    data = word_file(p("Hello", gone, field("PAGE \\* {{name}}", "1")))

    assert parts_of(merged(data)) == parts_of(data)


def test_a_letter_that_would_fill_the_disk_is_stopped() -> None:
    data = word_file(p("{{each session}}") + p("{{name}}" * 100) + p("{{end}}"))

    with pytest.raises(Refused) as refused:
        merged(data, {"name": "x" * 1000}, [{}] * (MOST_WRITTEN // 100_000 + 1))

    assert refused.value.code == "word_letter_too_long"


def test_the_same_letter_is_the_same_bytes() -> None:
    data = word_file(p("{{name}}"), header=p("{{role}}"))

    assert merged(data) == merged(data)


@pytest.mark.parametrize("xml", ["<w:document>", "", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "<a>" * 300])
def test_xml_that_is_none_or_grows_is_refused(xml: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read_template(word_file("", more={"word/document.xml": xml}), file="letter.docx")

    assert refused.value.code in {"word_file_damaged", "word_file_attack"}


def test_a_letter_somebody_wrote_in_word(shared_data: Path) -> None:
    data = (shared_data / "word" / "winword2010_mergefields.docx").read_bytes()
    values = {
        "titel": "Ms",
        "voornaam": "Ada",
        "achternaam": "Brook",
        "postcode": "ZZ1 1AA",
        "plaats": "Northmoor",
    }

    made = merged(data, values)

    assert docx_paragraphs(made)[:2] == ["Ms Ada Brook", "[Adresregel_1: to come]"]
    assert "Dear Ada," in docx_paragraphs(made)
    before, after = parts_of(data), parts_of(made)
    assert {name for name in after if after[name] != before[name]} == {
        "word/document.xml",
        "word/settings.xml",  # Word's own list of whom to write to
        "word/_rels/settings.xml.rels",
        "[Content_Types].xml",
    }
    assert b"bouke.mdb" not in b"".join(after.values())
