"""Letters: one a person, in their own words, and nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.documents import check_document, write_docx, write_pdf
from inspection_ready.documents.compose import compose_letter, compose_letters, compose_lists
from inspection_ready.documents.model import Document, Heading, Paragraph, Run, Table, plain
from inspection_ready.documents.text import printable
from inspection_ready.documents.walking import runs_of
from inspection_ready.domain.heads import heads_in
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.packs import PackDate, PackFacts
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.timetable import SessionState
from inspection_ready.phrases.not_checked import not_yet_checked
from inspection_ready.phrases.packs import left_out
from tests.documents.northmoor import INVITATION, LETTERS, PEOPLE, awkward_council, empty_council, northmoor
from tests.documents.reading import docx_paragraphs, pdf_paragraphs
from tests.documents.test_parity import as_a_pdf_sets

ELERI = next(person for person in PEOPLE if person.id == 3)


def words(document: Document) -> str:
    said = (plain(runs) for block in document.blocks for runs in runs_of(block))
    return "\n".join(filter(None, said))


def letter_to(person: Person, body: str, *, facts: PackFacts | None = None, subject: str = "S") -> Document:
    return compose_letter(facts or northmoor(), Letter(title="T", subject=subject, body=body), person)


def test_everybody_on_a_list_gets_one_letter_each() -> None:
    assert [each.path for each in compose_letters(northmoor())] == [
        "letters/Invitation CON/Eleri Ŵyn",
        "letters/Invitation CON/Grace Obi",
        "letters/Invitation CON/Mohammad Ali Khan",
        "letters/Notice to partners/Dr Sam Hale",
    ]


def test_a_letter_reads_as_one() -> None:
    first = compose_letters(northmoor())[0].document

    assert words(first) == (
        "Northmoor Council\nAdult Social Care\n"
        "1 December 2026\n"
        "Eleri Ŵyn\nHead of IT\nNorthmoor Council\n"
        "Inspection by CQC\n"
        "Dear Eleri,\n"
        "The Care Quality Commission will be with us on 9 to 11 February 2027 for its inspection.\n"
        "When and where\n"
        "Tuesday 9 February 2027, 9am to 9:45am: Welcome, Exchange Room, Northmoor House\n"
        "Bring two examples from Head of IT.\n"
        "Our borough has 214,300 (2021) people, and [bus stops: to come] bus stops.\n"
        "Where\nWhat\n"
        "Northmoor House\n1 Exchange Square\nNorthmoor\nZZ1 1AA\n"
        "Ask for Grace Obi\n"
        "Yours sincerely\n\n\nGrace Obi\nHead of Business Intelligence"
    )
    assert (first.title, first.is_letter) == ("Inspection by CQC", True)
    assert check_document(first) == ()


def test_a_leaver_gets_no_letter_and_the_pack_says_why() -> None:
    told = {(each.what, each.why) for each in left_out(northmoor())}

    assert ("Letter “Invitation: CON” to Jon Pike", "Jon Pike left on 30 October 2026") in told


def test_somebody_of_the_other_side_than_the_list_gets_no_letter() -> None:
    told = {(each.what, each.why) for each in left_out(northmoor())}

    assert (
        "Letter “Invitation: CON” to Dr Sam Hale",
        "The list “Interviewees” is for people inside the council, and Dr Sam Hale is not",
    ) in told
    assert not any("Sam" in each.path and "Invitation" in each.path for each in compose_letters(northmoor()))


def test_a_letter_without_words_or_readers_is_named() -> None:
    told = {(each.what, each.why) for each in left_out(northmoor())}

    assert ("Letter “Not written”", "It is not written yet") in told
    assert not any("Not chosen" in what for what, _ in told)


def test_what_is_still_open_is_listed_as_not_checked() -> None:
    told = [line for line in not_yet_checked(northmoor()) if line.startswith(("Letter", "List"))]

    assert told == [
        "Letter “Notice to partners”: a draft, not agreed yet",
        "Letter “Invitation: CON”: “bus stops” is to come",
        "Letter “Notice to partners”: “signatory” is to come",
        "List “Interviewees”: nobody has checked it yet",
        "List “Partners”: last checked on 4 March 2026",
        "List “Nobody yet”: nobody has checked it yet",
    ]


def test_a_field_without_a_value_is_never_blank() -> None:
    nobody = Person(name="Ada Brook", side=Side.OUTSIDE)
    fields = "{{role}} {{organisation}} {{on-site dates}} {{Populaton}} {{my sessions}} {{main base}}"

    said = words(letter_to(nobody, fields, facts=empty_council(), subject="{{department}}"))

    assert "[role: to come] [organisation: to come] [on-site dates: to come] [Populaton: to come]" in said
    assert "[my sessions: to come] [main base: to come]" in said
    assert "[department: to come]" in said
    assert "[signatory: to come]" in said


def test_the_date_of_any_stage_is_a_field() -> None:
    dates = (
        PackDate(name="Draft", stage="draft-report", day=date(2027, 3, 25)),
        PackDate(name="Check", stage="factual-accuracy", day=date(2027, 4, 12), is_deadline=True),
        PackDate(name="Review", stage="review", day=date(2027, 1, 4), until=date(2027, 1, 29)),
        PackDate(name="Publication", stage="publication", day=date(2027, 5, 20), is_about=True),
        PackDate(name="Plan", stage="improvement-plan", day=None),
    )
    body = "{{draft-report date}}, by {{Factual accuracy date}}, {{review date}}, {{publication date}}, {{improvement-plan date}}"

    said = words(letter_to(ELERI, body, facts=replace(northmoor(), key_dates=dates)))

    assert (
        "25 March 2027, by 12 April 2027, 4 to 29 January 2027, about 20 May 2027, [improvement-plan date: to come]"
        in said
    )


def test_a_key_fact_nobody_checked_is_marked_or_still_to_come() -> None:
    facts = replace(northmoor(), key_facts=(KeyFact(name="Adults", value="80,000", year="2021"),))
    strict = replace(facts, council=Council(name="N", leave_out_unchecked=True))

    assert "80,000 (2021, not yet checked) people" in words(
        letter_to(ELERI, "{{adults}} people", facts=facts)
    )
    assert "[adults: to come] people" in words(letter_to(ELERI, "{{adults}} people", facts=strict))


def test_a_session_that_is_cancelled_is_in_nobodys_letter() -> None:
    facts = northmoor()
    cancelled = tuple(replace(each, state=SessionState.CANCELLED) for each in facts.sessions)

    said = words(letter_to(ELERI, "{{my sessions}}", facts=replace(facts, sessions=cancelled)))

    assert "[my sessions: to come]" in said


def test_two_people_of_one_name_are_told_apart() -> None:
    facts = northmoor()
    heads = (
        replace(ELERI, id=501, name="Jo Bloggs", role="Manager"),
        replace(ELERI, id=502, name="JO BLOGGS", role="Officer"),
        replace(ELERI, id=503, name="Jo Bloggs", role="Officer"),
    )
    member = facts.members[0]
    members = tuple(replace(member, id=600 + each.id, person_id=each.id) for each in heads)
    made = compose_letters(replace(facts, people=heads, members=members, letters=LETTERS[:1]))

    assert [each.path.rpartition("/")[2] for each in made] == [
        "Jo Bloggs, Manager",
        "JO BLOGGS, Officer",
        "Jo Bloggs, Officer (2)",
    ]


def test_the_head_in_a_letter_can_be_checked_against() -> None:
    facts = northmoor()
    (claim,) = heads_in(compose_letters(facts)[0].document.footer)

    assert claim.count == facts.head.count
    assert claim.agrees_with(facts.head.hash)


names = st.text(min_size=1, max_size=30).filter(lambda name: printable(name).strip())


def shape(document: Document) -> list[object]:
    """Everything but the words: what blocks there are, and how each run looks."""
    return [
        (type(block), [[replace(run, text="") for run in runs] for runs in runs_of(block)])
        for block in document.blocks
    ]


@settings(max_examples=150)
@given(names)
def test_no_name_can_change_a_letter(name: str) -> None:
    body = f"{INVITATION}\n\n*Dear {{{{name}}}}*, **{{{{name}}}}** `{{{{name}}}}`\n\n1. {{{{name}}}}\n"
    plain_letter = letter_to(replace(ELERI, name="Ada", document_name=""), body)

    made = letter_to(replace(ELERI, name=name, document_name=""), body)

    assert shape(made) == shape(plain_letter)
    assert words(made).count(name.strip()) >= 4


@pytest.mark.parametrize(
    "name", ["**bold**", "# Heading", "[a](https://x.example)", "| a | b |", "<b>", "{{role}}"]
)
def test_a_name_is_printed_as_it_is(name: str) -> None:
    made = letter_to(replace(ELERI, name=name), "Dear {{name}},")

    assert Paragraph((Run(f"Dear {name},"),)) in made.blocks


def test_half_of_a_field_in_bold_is_still_a_field() -> None:
    made = letter_to(ELERI, "Dear {{na**me**}}, hello")

    assert "Dear Eleri Ŵyn, hello" in words(made)


def test_a_heading_takes_a_value_of_several_lines_in_one() -> None:
    made = letter_to(ELERI, "# {{main base}}")

    (heading,) = (block for block in made.blocks if isinstance(block, Heading) and block.level == 2)
    assert plain(heading.runs) == "Northmoor House, 1 Exchange Square, Northmoor, ZZ1 1AA"


@pytest.mark.parametrize("facts", [northmoor(), awkward_council()])
def test_every_letter_says_the_same_in_both(facts: PackFacts) -> None:
    for each in compose_letters(facts):
        in_word = as_a_pdf_sets(docx_paragraphs(write_docx(each.document)))
        assert pdf_paragraphs(write_pdf(each.document)) == in_word


def test_awkward_names_make_paths_every_computer_takes() -> None:
    for each in compose_letters(awkward_council()):
        assert len(f"{each.path}.docx") <= 100
        assert not set(each.path) & set('<>:"\\|?*')
        assert ".." not in each.path.split("/")


def test_lists_are_printed_inside_and_outside_apart() -> None:
    made = compose_lists(northmoor())

    headings = [plain(block.runs) for block in made.blocks if isinstance(block, Heading)]
    assert headings == [
        "Inside the council",
        "Heads of service",
        "Interviewees",
        "Nobody yet",
        "Outside the council",
        "Partners",
    ]
    tables = [block for block in made.blocks if isinstance(block, Table)]
    assert [[plain(row[0]) for row in table.rows] for table in tables] == [
        ["Eleri Ŵyn", "Grace Obi"],
        ["Dr Sam Hale", "Eleri Ŵyn", "Mohammad Ali Khan"],
        ["Dr Sam Hale"],
    ]
