"""What is found in OpenDocument files."""

from __future__ import annotations

from inspection_ready.domain.release_findings import ReleaseFault, UnseenKind
from tests.documents.word_files import HEAD
from tests.release_files import OPEN, SECRET, checked, counts, one, open_document


def test_a_text_with_changes_comments_and_hidden_words() -> None:
    who = "<office:change-info><dc:creator>Bo Larsen</dc:creator><dc:date>2026-01-02</dc:date></office:change-info>"
    changes = (
        f"<text:tracked-changes><text:changed-region><text:insertion>{who}</text:insertion></text:changed-region>"
        f"<text:changed-region><text:deletion>{who}<text:p>{SECRET}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = (
        f"{changes}<text:h>Title</text:h><text:p>One<office:annotation><dc:creator>Ida Quist</dc:creator><text:p>Whose?</text:p>"
        '</office:annotation></text:p><text:p>two <text:span text:style-name="T1">secret</text:span></text:p>'
        '<text:p><text:a xlink:href="file:///S:/x">x</text:a></text:p>'
    )
    styles = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    made = checked("n.odt", open_document("odt", body, styles=styles))

    assert counts(made) == {
        "tracked-insertion": 1,
        "tracked-deletion": 1,
        "comment": 1,
        "nhs-number": 1,
        "hidden-text": 1,
        "link-to-file": 1,
    }
    assert one(made, ReleaseFault.TRACKED_DELETION).about == "Bo Larsen"
    assert one(made, ReleaseFault.COMMENT).about == "Ida Quist"


def test_a_spreadsheet_with_hidden_sheets_rows_and_columns() -> None:
    def row(*cells: str, look: str = "") -> str:
        return f"<table:table-row {look}>{''.join(f'<table:table-cell><text:p>{each}</text:p></table:table-cell>' for each in cells)}</table:table-row>"

    body = (
        '<table:table table:name="Cases"><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        + row("Name", "NHS no")
        + row("A", "9434765919")
        + row("x", look='table:visibility="collapse"')
        + row("x", look='table:visibility="filter" table:number-rows-repeated="3"')
        + '</table:table><table:table table:name="Old" table:style-name="ta2"/>'
    )
    styles = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    made = checked("n.ods", open_document("ods", body, styles=styles))

    assert counts(made) == {
        "nhs-number": 1,
        "hidden-columns": 2,
        "hidden-rows": 1,
        "filtered-rows": 3,
        "hidden-sheet": 1,
    }
    where = one(made, ReleaseFault.NHS_NUMBER).where
    assert (where.sheet, where.cell, made.pages) == ("Cases", "B2", 2)


def test_a_presentation_with_notes_and_a_hidden_slide() -> None:
    body = (
        '<draw:page draw:style-name="dp2"><draw:frame><text:p>One</text:p></draw:frame>'
        "<presentation:notes><text:p>Ring 07700 900123</text:p></presentation:notes></draw:page>"
        "<draw:page><presentation:notes><text:p>2</text:p></presentation:notes></draw:page>"
    )
    styles = '<style:style style:name="dp2"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
    made = checked("n.odp", open_document("odp", body, styles=styles))

    assert counts(made) == {"hidden-slide": 1, "speaker-notes": 1, "telephone": 1}
    assert made.pages == 2


def test_properties_headers_macros_and_versions() -> None:
    more = {
        "meta.xml": f"<office:document-meta {OPEN}><office:meta><meta:initial-creator>Bo Larsen</meta:initial-creator>"
        f'<meta:user-defined meta:name="Case">{SECRET}</meta:user-defined></office:meta></office:document-meta>',
        "styles.xml": f"<office:document-styles {OPEN}><style:header><text:p>DRAFT</text:p></style:header></office:document-styles>",
        "Basic/Standard/Module1.xml": "<x/>",
        "VersionList.xml": "<x/>",
    }
    made = checked("n.odt", open_document("odt", "<text:p>x</text:p>", more=more))

    assert counts(made) == {
        "author": 1,
        "custom-property": 1,
        "nhs-number": 1,
        "draft": 1,
        "macros": 1,
        "earlier-versions": 1,
    }


def test_one_with_a_password_is_said_to_be_locked() -> None:
    manifest = f"{HEAD}<manifest:manifest {OPEN}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    made = checked("n.odt", open_document("odt", "", more={"META-INF/manifest.xml": manifest}))

    assert (counts(made), made.is_readable) == ({"password": 1}, False)
    assert UnseenKind.LOCKED in {each.kind for each in made.unseen}
