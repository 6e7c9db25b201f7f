"""A cleaned copy: what is taken out of it, what is kept, and what stands against making one."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from inspection_ready.domain.errors import Cancelled, Refused
from inspection_ready.domain.release_cleaning import AGAINST
from inspection_ready.domain.release_findings import ReleaseFault
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services import clean_copies
from inspection_ready.services.clean_copies import CleanCopy, make_clean_copy
from tests.documents.word_files import MAIN, inside_relation, p, parts_of, run, table, word_file, zipped
from tests.release_files import (
    KNOWN,
    comments,
    counts,
    pdf,
    pptx,
    relations,
    rows,
    shape,
    slide,
    with_properties,
    xlsx,
)

INS = '<w:ins w:id="1" w:author="Bo">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="Bo"><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'
GONE_END = '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="Bo"/></w:rPr></w:pPr>{}</w:p>'
REMARKED = (
    '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
)


def council_file(body: str, **more: str) -> bytes:
    """With comments and properties, and named as Word names them."""
    parts = parts_of(
        word_file(
            body,
            relations=inside_relation("comments", "comments.xml", "rIdComments"),
            more={"word/comments.xml": comments(("Bo", "x")), **with_properties(), **more},
        )
    )
    override = f'<Override PartName="/word/comments.xml" ContentType="{MAIN}.comments+xml"/>'
    core = '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f"{override}{core}</Types>".encode()
    )
    own = '<Relationship Id="rIdCore" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"</Relationships>", f"{own}</Relationships>".encode()
    )
    return zipped(parts)


def cleaned(tmp_path: Path, data: bytes, name: str = "n.docx") -> CleanCopy:
    path = tmp_path / name
    path.write_bytes(data)
    made = make_clean_copy(path, None, KNOWN)
    assert path.read_bytes() == data
    return made


def refusal(tmp_path: Path, data: bytes, name: str = "n.docx") -> Refused:
    with pytest.raises(Refused) as caught:
        cleaned(tmp_path, data, name)
    assert error_sentence(caught.value)
    assert [each.name for each in tmp_path.iterdir()] == [name]
    return caught.value


def words(path: Path) -> list[str]:
    return [each.text for each in docx.Document(str(path)).paragraphs]


def test_comments_properties_and_plain_changes_are_gone(tmp_path: Path) -> None:
    body = p(INS.format(run("new ")), DEL.format("old "), REMARKED.format(run("kept")))
    made = cleaned(tmp_path, council_file(body))

    assert made.path.name == "n (cleaned).docx"
    assert counts(made.before) == {
        "tracked-insertion": 1,
        "tracked-deletion": 1,
        "comment": 1,
        "author": 2,
        "company": 1,
    }
    assert counts(made.after) == {}
    assert words(made.path) == ["new kept"]
    properties = docx.Document(str(made.path)).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("Strategy", "", "")


def test_what_has_nothing_to_do_with_it_stays_byte_for_byte(tmp_path: Path) -> None:
    data = council_file(p("x"), **{"word/theme/theme1.xml": "<x  a='1' />"})
    made = cleaned(tmp_path, data)

    before, after = parts_of(data), parts_of(made.path.read_bytes())
    same = {name for name in after if after[name] == before[name]}
    assert {"word/theme/theme1.xml", "word/styles.xml", "word/media/image1.jpeg"} <= same
    assert before.keys() - after.keys() == {"word/comments.xml"}
    assert b"comments" not in after["[Content_Types].xml"] + after["word/_rels/document.xml.rels"]


def test_the_same_file_gives_the_same_copy(tmp_path: Path) -> None:
    data = council_file(p("x"))

    first, second = cleaned(tmp_path, data), cleaned(tmp_path, data)

    assert second.path.name == "n (cleaned) (2).docx"
    assert first.path.read_bytes() == second.path.read_bytes()


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (GONE_END.format(run("one ")) + p("two"), ["one two"]),
        (GONE_END.format(DEL.format("gone")) + p("two"), ["two"]),
        (GONE_END.format(run("a ")) + GONE_END.format(run("b ")) + p("c"), ["a b c"]),
        (GONE_END.format("") + table(("x",)) + p("end"), ["end"]),
        (p("one", INS.format(run(" two", "<w:b/>"))), ["one two"]),
    ],
)
def test_deleted_ends_of_paragraphs_join_as_in_word(tmp_path: Path, body: str, left: list[str]) -> None:
    assert words(cleaned(tmp_path, word_file(body)).path) == left


def test_a_deleted_row_goes_and_an_inserted_one_stays(tmp_path: Path) -> None:
    made = table(("kept",), ("gone",), ("new",), header=False)
    start = '<w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
    for words_in, mark in (("gone", "del"), ("new", "ins")):
        made = made.replace(
            f"{start}{p(words_in)}",
            f"{start.replace('<w:tr>', f'<w:tr><w:trPr><w:{mark} w:id={chr(34)}9{chr(34)} w:author={chr(34)}Bo{chr(34)}/></w:trPr>')}{p(words_in)}",
        )
    copy = cleaned(tmp_path, word_file(made + p("end")))

    (left,) = docx.Document(str(copy.path)).tables
    assert [row.cells[0].text for row in left.rows] == ["kept", "new"]


def test_a_deletion_nobody_can_carry_out_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, word_file(GONE_END.format(run("one")) + table(("x",)))).code == "clean_unclear"


MOVED = '<w:moveFrom w:id="3" w:author="Bo">{0}</w:moveFrom><w:moveTo w:id="4" w:author="Bo">{0}</w:moveTo>'
FORMAT = '<w:rPrChange w:id="5" w:author="Bo"><w:rPr/></w:rPrChange>'


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (word_file(p(MOVED.format(run("x")))), ReleaseFault.TRACKED_MOVE),
        (word_file(p(run("x", FORMAT))), ReleaseFault.TRACKED_FORMAT),
        (word_file(p(run("x", "<w:vanish/>"))), ReleaseFault.HIDDEN_TEXT),
        (word_file(p("x"), more={"word/embeddings/a.docx": word_file(p("x"))}), ReleaseFault.EMBEDDED),
        (word_file(p("x"), more={"word/vbaProject.bin": b"x"}), ReleaseFault.MACROS),
    ],
)
def test_what_a_person_must_decide_is_refused_with_the_reason(
    tmp_path: Path, data: bytes, fault: ReleaseFault
) -> None:
    error = refusal(tmp_path, data)

    assert (error.code, error.data["fault"]) == ("clean_refused", fault)


def test_workbooks_and_presentations_lose_their_properties(tmp_path: Path) -> None:
    for name, data in (
        ("n.xlsx", xlsx(("A", "", rows(("x",))), more=with_properties())),
        ("n.pptx", pptx(slide(shape("x")), more=with_properties())),
    ):
        made = cleaned(tmp_path, data, name)

        assert counts(made.before) == {"author": 2, "company": 1}
        assert counts(made.after) == {}


def test_a_workbook_with_comments_or_a_hidden_sheet_is_refused(tmp_path: Path) -> None:
    comment = '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList><comment ref="A1"><text><t>x</t></text></comment></commentList></comments>'
    own = relations(inside_relation("comments", "../comments1.xml"))
    more = {"xl/comments1.xml": comment, "xl/worksheets/_rels/sheet1.xml.rels": own}

    assert refusal(tmp_path, xlsx(("A", "", ""), more=more), "n.xlsx").data["fault"] is ReleaseFault.COMMENT
    assert refusal(tmp_path, xlsx(("A", "hidden", "")), "n.xlsx").data["fault"] is ReleaseFault.HIDDEN_SHEET


@pytest.mark.parametrize(
    ("name", "data"), [("n.pdf", pdf(("x",))), ("n.txt", b"x"), ("n.docm", word_file(p("x")))]
)
def test_other_kinds_are_refused(tmp_path: Path, name: str, data: bytes) -> None:
    assert refusal(tmp_path, data, name).code == "clean_kind"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "n.docx"
    path.write_bytes(council_file(p("x")))

    with pytest.raises(Refused) as caught:
        make_clean_copy(path, path, KNOWN)
    assert caught.value.code == "clean_target_there"


def test_one_that_is_stopped_or_not_clean_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "n.docx"
    path.write_bytes(council_file(p("x")))

    def stop(done: int, of: int) -> None:
        if done * 10 >= of * 6:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_clean_copy(path, None, KNOWN, stop)
    monkeypatch.setattr(clean_copies, "cleaned_copy", lambda data, **_: data)
    with pytest.raises(Refused) as caught:
        make_clean_copy(path, None, KNOWN)

    assert caught.value.code == "clean_not_clean"
    assert list(tmp_path.iterdir()) == [path]


def test_every_reason_against_a_copy_has_its_sentence() -> None:
    for fault in (*AGAINST, ReleaseFault.COMMENT):
        assert "Nothing was changed" in error_sentence(Refused("clean_refused", file="n.docx", fault=fault))
