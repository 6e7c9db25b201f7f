from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.intake import HeldFile, InFolder, TitleFrom, likenesses, suggested_title
from inspection_ready.domain.intake_dates import suggested_dates
from inspection_ready.domain.intake_names import (
    LeftOut,
    left_out_by_name,
    name_key,
    readable_name,
    version_marks,
)
from inspection_ready.domain.intake_words import MOST, MOST_WORDS, shared_words, wanted
from inspection_ready.domain.responsibilities import Subject

ON = dt.date(2026, 11, 20)
DAYS = st.dates(dt.date(2000, 1, 1), ON)


def as_at(text: str, name: str = "") -> tuple[dt.date, str] | None:
    found = suggested_dates(text, name, on=ON).as_at
    return None if found is None else (found.day, found.words)


def covers(text: str, name: str = "") -> tuple[str, str] | None:
    found = suggested_dates(text, name, on=ON).covers
    return None if found is None else (found.first.isoformat(), found.last.isoformat())


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("CarersSurvey_2026-Q2_FINAL v3.docx", "Carers Survey 2026-Q2"),
        ("Copy of Budget (1).xlsx", "Budget"),
        ("ASC_Workforce_Strategy_2025-2028_v0.7_clean_(2).docx", "ASC Workforce Strategy 2025-2028"),
        ("New Directions final.pdf", "New Directions"),
        ("2026-09-01%20Carers%20survey.docx", "2026-09-01 Carers survey"),
        ("draft.docx", "draft"),
        ("سياسة_2026 v2.pdf", "سياسة 2026"),
    ],
)
def test_a_file_name_is_made_readable(name: str, title: str) -> None:
    assert readable_name(name) == title


@given(st.text(min_size=1, max_size=255))
def test_any_name_becomes_a_title_and_a_key_without_losing_itself(name: str) -> None:
    assert readable_name(name)
    assert name_key(name) == name_key(name.swapcase().swapcase()) or not name.isascii()
    version_marks(name)
    left_out_by_name(name)


@given(
    st.lists(st.sampled_from(["carers", "plan", "2026", "Board"]), min_size=1, max_size=4, unique=True),
    st.lists(st.sampled_from(["v2", "FINAL", "v1.3", "copy", "(2)"]), max_size=3),
    st.sampled_from(["docx", "pdf", "xlsx"]),
)
def test_versions_of_one_name_share_a_key(words: list[str], marks: list[str], ending: str) -> None:
    plain, marked = " ".join(words), "_".join([*words, *marks])

    assert name_key(f"{marked}.{ending}") == name_key(f"{plain}.docx")


def test_monthly_reports_are_no_versions_of_each_other() -> None:
    assert name_key("Report April 2026.docx") != name_key("Report May 2026.docx")


def test_a_title_of_the_document_counts_before_its_name_where_a_person_wrote_it() -> None:
    titles = ("Microsoft Word - Document1", "Contents", "  Carers \n strategy ", "Other")

    assert suggested_title("x.docx", titles).words == "Carers strategy"
    assert suggested_title("Plan_v2.docx", ("Document1", "12.3")).found_in is TitleFrom.FILE_NAME


@pytest.mark.parametrize(
    ("text", "name", "day", "words"),
    [
        ("Data as at 31 March 2026.", "", dt.date(2026, 3, 31), "as at 31 March 2026"),
        ("Position as of 3 May 2026", "", dt.date(2026, 5, 3), "as of 3 May 2026"),
        ("Updated: 12/06/2026", "", dt.date(2026, 6, 12), "Updated: 12/06/2026"),
        ("Updated 1 June 2026, as at 2 April 2026", "", dt.date(2026, 4, 2), "as at 2 April 2026"),
        ("", "Survey 20260901", dt.date(2026, 9, 1), "20260901"),
        ("", "Minutes 3rd Sept 2026", dt.date(2026, 9, 3), "3rd Sept 2026"),
        ("", "Dashboard_Sep2026", dt.date(2026, 9, 30), "Sep2026"),
        ("as at 31 March 2025", "Survey 20260901", dt.date(2025, 3, 31), "as at 31 March 2025"),
    ],
)
def test_an_as_at_day_is_found_with_its_words(text: str, name: str, day: dt.date, words: str) -> None:
    assert as_at(text, name) == (day, words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("as at 31 December 2027", ""),  # it has not come yet
        ("as at 31 June 2026", ""),
        ("Market 2026", "Market2026"),
        ("", "Ref 12345678"),
        ("", "31.02.2026"),
    ],
)
def test_what_is_no_day_gives_none(text: str, name: str) -> None:
    assert as_at(text, name) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Performance Q2 2026/27", ("2026-07-01", "2026-09-30")),
        ("Quarter 4 (2025-26)", ("2026-01-01", "2026-03-31")),
        ("April 2026 to March 2027", ("2026-04-01", "2027-03-31")),
        ("October to December 2026", ("2026-10-01", "2026-12-31")),
        ("November to February 2026", ("2025-11-01", "2026-02-28")),
        ("1 April 2025 – 31 March 2026", ("2025-04-01", "2026-03-31")),
        ("the year ending 31 March 2026", ("2025-04-01", "2026-03-31")),
        ("the quarter ended 30 June 2026", ("2026-04-01", "2026-06-30")),
        ("Annual report 2025/26", ("2025-04-01", "2026-03-31")),
    ],
)
def test_a_period_is_found_in_words_and_in_names(text: str, span: tuple[str, str]) -> None:
    assert covers(text) == span
    assert covers("", text.replace("/", "-")) == span or "–" in text


@pytest.mark.parametrize(
    "text", ["2026-09-01", "31 April 2026 to 30 June 2026", "2025/28", "extension 2026/2030"]
)
def test_what_is_no_period_gives_none(text: str) -> None:
    assert covers(text) is None


@given(DAYS)
def test_every_day_that_was_is_read_back_as_at(day: dt.date) -> None:
    assert as_at(f"Figures as at {day.day} {day:%B %Y}.") == (day, f"as at {day.day} {day:%B %Y}")
    assert as_at("", f"Report {day.isoformat()}") == (day, day.isoformat())


@given(st.text(max_size=400), st.text(max_size=60))
def test_any_words_give_dates_that_are_sound_and_stand_in_them(text: str, name: str) -> None:
    found = suggested_dates(text, name, on=ON)

    if found.as_at is not None:
        assert found.as_at.day <= ON
        assert found.as_at.words in " ".join((name if found.as_at.is_from_name else text).split())
    if found.covers is not None:
        assert found.covers.first <= found.covers.last


CARERS = wanted(
    Subject.STATEMENT,
    "S1",
    "S1 Carers",
    title=["Supporting unpaid carers"],
    about=["breaks", "carers assessment"],
    said=[],
)
MARKET = wanted(
    Subject.STATEMENT, "S2", "S2 Market", title=["Market shaping"], about=["capacity", "sufficiency"], said=[]
)
BOARD = wanted(Subject.ITEM, "board", "Board papers", title=["Board papers"], about=[], said=[])
ASKED = (CARERS, MARKET, BOARD)


def test_what_shares_words_is_suggested_with_the_words_as_they_stand() -> None:
    (found,) = shared_words("Breaks for unpaid Carers, and every carer's assessment.", "Breaks", ASKED)

    assert found.code == "S1"
    assert set(found.words) == {"Breaks", "unpaid", "Carers", "assessment"}


def test_words_that_everybody_uses_suggest_nothing() -> None:
    assert shared_words("The council supports people with care and services.", "People", ASKED) == ()


@given(st.text(max_size=500), st.text(max_size=80))
def test_every_word_that_is_shown_stands_in_the_file_and_few_are_suggested(text: str, title: str) -> None:
    found = shared_words(f"{text} breaks carers capacity sufficiency", title, ASKED)

    whole = f"{title}\n{text} breaks carers capacity sufficiency"
    assert all(word in whole for each in found for word in each.words)
    assert all(0 < len(each.words) <= MOST_WORDS for each in found)
    for subject, most in MOST.items():
        assert sum(each.subject is subject for each in found) <= most


NAMES = st.sampled_from(["Plan.docx", "Plan v2.docx", "Other.pdf", "PLAN final.pdf", "Ünder.txt"])
HASHES = st.sampled_from(["a", "b", "c"])


@given(
    st.lists(st.tuples(NAMES, HASHES), max_size=8),
    st.lists(st.tuples(st.integers(1, 3), NAMES, HASHES), max_size=5),
)
def test_likenesses_are_of_content_first_and_of_each_pair_both_ways(
    files: list[tuple[str, str]], held: list[tuple[int, str, str]]
) -> None:
    folder = [InFolder(f"{place}/{name}", name, sha) for place, (name, sha) in enumerate(files)]
    kept = [HeldFile(number, f"E{number}", "Title", name, sha) for number, name, sha in held]

    told = likenesses(folder, kept)

    by_shown = dict(zip((each.shown for each in folder), told, strict=True))
    firsts = [each for each, likeness in zip(folder, told, strict=True) if not likeness.repeats]
    assert len(firsts) == len({each.sha256 for each in folder})
    for each, likeness in zip(folder, told, strict=True):
        assert {one.sha256 for one in likeness.held} <= {each.sha256}
        assert not (likeness.held and likeness.newer_of)
        assert all(each.shown in by_shown[other].alike for other in likeness.alike)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Thumbs.db", LeftOut.SYSTEM),
        ("~$Plan.docx", LeftOut.OFFICE_MARKER),
        (".~lock.Plan.odt#", LeftOut.OFFICE_MARKER),
        (".DS_Store", LeftOut.SYSTEM),
        (".git", LeftOut.HIDDEN),
        ("Plan.lnk", LeftOut.TEMPORARY),
        ("Plan.docx", None),
        ("no ending", None),
    ],
)
def test_what_is_no_document_is_known_by_its_name(name: str, why: LeftOut | None) -> None:
    assert left_out_by_name(name) is why
