"""References between sections of the welcome pack: links in both formats, and plain words where they lead nowhere."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from inspection_ready.documents import check_document, write_docx, write_pdf
from inspection_ready.documents.compose.welcome_pack import (
    compose_section,
    compose_welcome_pack,
    section_findings,
)
from inspection_ready.documents.model import Document, Run
from inspection_ready.documents.walking import runs_of
from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.sections import Section, SectionSource
from tests.documents.northmoor import northmoor
from tests.documents.reading import W, docx_paragraphs, docx_part, pdf_paragraphs


def facts(written: str, **bases: object) -> PackFacts:
    sections = (
        Section(id=1, title="Welcome", position=1, text=written),
        Section(id=2, title="Key bases", position=2, text="# By car\n\nx\n\n# #2\n\ny\n"),
        Section(id=3, title="C# for all", position=3, text="z"),
        Section(id=4, title="Bases", position=4, source=SectionSource.BASES),
    )
    held = tuple(replace(each, **bases) if each.id == 2 else each for each in sections)  # type: ignore[arg-type]  # whichever field
    return replace(northmoor(), sections=held, left_out=())


def links(made: Document) -> list[tuple[str, str]]:
    runs = (run for block in made.blocks for each in runs_of(block) for run in each)
    return [(run.text, run.link) for run in runs if run.link.startswith("#")]


@pytest.mark.parametrize(
    ("written", "words", "anchor"),
    [
        ("[](<section:Key bases>)", "Key bases", "#section-2"),
        ("[key BASES](<section:key bases>)", "Key bases", "#section-2"),
        ("[](section:Key bases)", "Key bases", "#section-2"),
        ("[where they are](<section:Key bases>)", "where they are", "#section-2"),
        ("[](<section:Key bases#by car>)", "By car", "#section-2-1"),
        ("[](<section:Key bases##2>)", "#2", "#section-2-2"),
        ("[](<section:C# for all>)", "C# for all", "#section-3"),
        ("[Welcome](section:Welcome)", "Welcome", "#section-1"),
    ],
)
def test_reference_leads_there_with_the_words_of_now(written: str, words: str, anchor: str) -> None:
    made = compose_welcome_pack(facts(f"See {written}."))

    assert links(made) == [(words, anchor)]
    assert section_findings(facts(f"See {written}."), facts("").sections[0]) == ()
    assert check_document(made) == ()


def test_reference_leads_to_what_a_register_prints() -> None:
    (link,) = links(compose_welcome_pack(facts("[](<section:Bases#Northmoor House>)")))

    assert link == ("Northmoor House", "#section-4-1")


@pytest.mark.parametrize(
    ("written", "bases", "fault", "words"),
    [
        ("[](<section:Key base>)", {}, DocumentFault.REFERENCE_MISSING, "Key base"),
        ("[](<section:Key bases#Bus>)", {}, DocumentFault.REFERENCE_MISSING, "Bus"),
        ("[our list](<section:Nowhere>)", {}, DocumentFault.REFERENCE_MISSING, "our list"),
        ("[](<section:Key bases>)", {"included": False}, DocumentFault.REFERENCE_LEFT_OUT, "Key bases"),
        ("[](<section:Key bases#By car>)", {"text": " "}, DocumentFault.REFERENCE_LEFT_OUT, "By car"),
    ],
)
def test_reference_to_nowhere_is_plain_words_and_a_finding(
    written: str, bases: dict[str, object], fault: DocumentFault, words: str
) -> None:
    told = facts(f"See {written}.", **bases)
    made = compose_welcome_pack(told)

    (finding,) = section_findings(told, told.sections[0])

    assert (finding.fault, finding.where) == (fault, "Welcome")
    assert links(made) == []
    assert (Run(f"See {words}."),) in [runs for block in made.blocks for runs in runs_of(block)]


def test_section_alone_has_the_words_and_no_finding() -> None:
    told = facts("See [](<section:Key bases>).")

    made = compose_section(told, told.sections[0])

    assert links(made) == []
    assert "See Key bases." in pdf_paragraphs(write_pdf(made))
    assert [each for each in check_document(made) if each.fault is DocumentFault.LINK_TO_NOWHERE] == []


def test_both_formats_lead_to_the_heading() -> None:
    made = compose_welcome_pack(facts("See [](<section:Key bases#By car>)."))
    pdf, word = write_pdf(made), write_docx(made)

    with pikepdf.open(io.BytesIO(pdf)) as file:
        (says,) = {
            str(each.Contents)
            for page in list(file.pages)[1:]
            for each in page.get("/Annots", [])
            if "/Dest" in each
        }
    body = docx_part(word, "word/document.xml")
    names = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]

    assert says == "Go to By car"
    assert "_Toc_section_2_1" in names
    assert "_Toc_section_2_1" in [each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink")]
    assert pdf_paragraphs(pdf) == docx_paragraphs(word)
