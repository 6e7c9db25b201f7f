"""What is found in an Excel workbook, and in which cell."""

from __future__ import annotations

import io

import pytest

from inspection_ready.domain.release_findings import Part, ReleaseFault
from tests.documents.word_files import HEAD, inside_relation, outside_relation
from tests.release_files import CORE, SECRET, X, checked, counts, one, relations, rows, xlsx


def test_a_number_is_told_with_its_sheet_and_cell() -> None:
    made = checked("n.xlsx", xlsx(("Cases", "", rows(("Name", "NHS no"), ("A", 9434765919)))))

    found = one(made, ReleaseFault.NHS_NUMBER)
    assert (found.where.sheet, found.where.cell, found.grade, made.pages) == ("Cases", "B2", "likely", 1)


def test_a_date_of_birth_that_excel_counts_is_found_by_its_heading() -> None:
    made = checked("n.xlsx", xlsx(("A", "", rows(("DOB", "Seen"), (17_604, 46_000)))))

    assert counts(made) == {"date-of-birth": 1}
    assert "1948" not in one(made, ReleaseFault.DATE_OF_BIRTH).around


def test_sums_are_nobodys_number() -> None:
    assert (
        counts(checked("n.xlsx", xlsx(("A", "", rows(("Spend", "Visits"), (4010232138, 12), (0.5, 7))))))
        == {}
    )


@pytest.mark.parametrize(
    ("state", "fault"), [("hidden", "hidden-sheet"), ("veryHidden", "very-hidden-sheet"), ("visible", "")]
)
def test_hidden_sheets_are_told_and_read(state: str, fault: str) -> None:
    made = checked("n.xlsx", xlsx(("A", "", rows(("x",))), ("B", state, rows((SECRET,)))))

    assert counts(made) == ({fault: 1} if fault else {}) | {"nhs-number": 1}


def test_hidden_rows_and_columns_are_told_with_their_range() -> None:
    columns = '<cols><col min="2" max="3" hidden="1"/></cols>'
    hidden = {2: 'hidden="1"', 3: 'hidden="true"', 5: 'hidden="1"'}
    made = checked("n.xlsx", xlsx(("A", "", columns + rows(*[("x", "y")] * 5, looks=hidden))))

    assert counts(made) == {"hidden-rows": 3, "hidden-columns": 2}
    rows_found = one(made, ReleaseFault.HIDDEN_ROWS)
    assert [place.cell for place in (rows_found.where, *rows_found.others)] == ["2:3", "5:5"]
    assert one(made, ReleaseFault.HIDDEN_COLUMNS).where.cell == "B:C"


def test_rows_behind_a_filter_are_not_called_hidden() -> None:
    criterion = '<autoFilter ref="A1:B4"><filterColumn colId="0"/></autoFilter>'
    sheet = rows(*[("x", "y")] * 6, looks={3: 'hidden="1"', 6: 'hidden="1"'}) + criterion
    made = checked("n.xlsx", xlsx(("A", "", sheet)))

    assert counts(made) == {"filtered-rows": 1, "hidden-rows": 1}


def test_a_filter_that_hides_nothing_is_no_finding() -> None:
    assert (
        counts(checked("n.xlsx", xlsx(("A", "", rows(("x",), ("y",)) + '<autoFilter ref="A1:A2"/>')))) == {}
    )


def test_comments_of_both_kinds_are_told_once() -> None:
    old = (
        f"{HEAD}<comments {X}><authors><author>Bo Larsen</author><author>tc={{1}}</author></authors><commentList>"
        '<comment ref="A1" authorId="0"><text><r><t>Whose is this?</t></r></text></comment>'
        '<comment ref="A2" authorId="1"><text><t>[Threaded comment] Hers</t></text></comment></commentList></comments>'
    )
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="A2" personId="p1"><text>Hers</text></threadedComment>'
        '<threadedComment ref="A2" personId="p1" parentId="x"><text>Yes</text></threadedComment></ThreadedComments>'
    )
    people = (
        '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<person displayName="Ida Quist" id="p1"/></personList>'
    )
    own = relations(
        inside_relation("comments", "../comments1.xml")
        + inside_relation("threadedComment", "../threadedComments/threadedComment1.xml", "r2")
    )
    more = {
        "xl/comments1.xml": old,
        "xl/threadedComments/threadedComment1.xml": thread,
        "xl/persons/person.xml": people,
        "xl/worksheets/_rels/sheet1.xml.rels": own,
    }
    made = checked("n.xlsx", xlsx(("A", "", rows(("x",))), more=more))

    told = {
        each.about: (each.count, each.where.sheet, each.where.cell)
        for each in made.findings
        if each.fault is ReleaseFault.COMMENT
    }
    assert told == {"Bo Larsen": (1, "A", "A1"), "Ida Quist": (2, "A", "A2")}


def test_links_connections_and_copies_of_rows() -> None:
    more = {
        "xl/externalLinks/externalLink1.xml": f"{HEAD}<externalLink {X}><cell><v>{SECRET}</v></cell></externalLink>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": relations(
            outside_relation("externalLinkPath", "file:///S:/b.xlsx")
        ),
        "xl/connections.xml": f'{HEAD}<connections {X}><connection id="1" name="Mosaic"/></connections>',
        "xl/pivotCache/pivotCacheDefinition1.xml": f"{HEAD}<pivotCacheDefinition {X}/>",
        "xl/pivotCache/pivotCacheRecords1.xml": f'{HEAD}<pivotCacheRecords {X}><r><s v="07700 900123"/></r></pivotCacheRecords>',
        "docProps/core.xml": CORE,
    }
    names = '<definedName name="old" hidden="1">A1</definedName><definedName name="_xlnm._FilterDatabase" hidden="1">A1</definedName>'
    made = checked("n.xlsx", xlsx(("A", "", rows(("x",))), more=more, names=names))

    assert counts(made) == {
        "external-workbook": 1,
        "external-data": 1,
        "pivot-cache": 1,
        "nhs-number": 1,
        "telephone": 1,
        "author": 2,
        "hidden-name": 1,
    }
    assert one(made, ReleaseFault.TELEPHONE).where.part is Part.PIVOT_CACHE


def test_what_xlsxwriter_and_shared_strings_make_is_read() -> None:
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Cases & more")
        sheet.write_row(0, 0, ["Name", "Telephone"])
        sheet.write_row(1, 0, ["A", "07700 900123"])
        sheet.set_header("&LDraft &P")
        sheet.set_column("D:E", None, None, {"hidden": True})
        sheet.write_comment("A2", "Ask her", {"author": "Bo Larsen"})
        book.add_worksheet("Hidden").hide()

    assert counts(checked("n.xlsx", made.getvalue())) == {
        "telephone": 1,
        "draft": 1,
        "hidden-columns": 2,
        "comment": 1,
        "hidden-sheet": 1,
    }
