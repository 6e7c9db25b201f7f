from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.mistakes import Mistake
from inspection_ready.domain.offsets import Limit, Offset, Unit
from inspection_ready.domain.people import Tier
from inspection_ready.domain.ratings import Rating, Rounding, rating_for
from inspection_ready.domain.regimes import Mark, Regime
from inspection_ready.domain.timetable import Half, SessionFormat, Turn
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.exchange.regimes import read_regime, read_regime_file, write_regime_text
from inspection_ready.phrases.clashes import clash_sentence
from inspection_ready.phrases.mistakes import mistake_sentence
from inspection_ready.resources import resource_path
from inspection_ready.services.starter_timetables import session_of, template_of

if TYPE_CHECKING:
    from pathlib import Path

CQC = resource_path("frameworks", "cqc-local-authority-2025.yaml")
ILACS = resource_path("frameworks", "ofsted-ilacs-2025.yaml")
SHIPPED = {path.stem: path.read_text("utf-8") for path in (CQC, ILACS)}


def mistakes_of(text: str) -> tuple[Mistake, ...]:
    with pytest.raises(CannotRead) as caught:
        read_regime(text)
    found = caught.value.data["mistakes"]
    assert isinstance(found, tuple)
    return found


def sentences_of(text: str) -> list[str]:
    return [mistake_sentence(mistake) for mistake in mistakes_of(text)]


def changed(old: str, new: str, text: str = SHIPPED[CQC.stem]) -> tuple[str, int]:
    """The shipped file with one passage changed, and the line of it."""
    assert text.count(old) == 1
    return text.replace(old, new), text[: text.index(old)].count("\n") + 1


# Timetables


ONE_DAY = """
  list:
    - name: Two days on site
      days: 2
      tracks: 1
      sessions:
        - {day: 3, at: half past nine, minutes: 45, track: 2, format: chat, title: Talk, wanted: Principal Social worker}
        - {day: 1, at: "11:30pm", minutes: 45, format: break, title: Late}
"""


def test_every_mistake_of_a_timetable_is_named_by_its_line_and_field() -> None:
    text = SHIPPED[CQC.stem]
    start = text.index("timetables:\n  mark")
    end = text.index("\nfacilities:")
    list_at = text.index("\n  list:\n", start)

    told = sentences_of(text[:list_at] + ONE_DAY + text[end:])

    first = text[:list_at].count("\n") + 7
    place = "timetables > Two days on site > Talk"
    assert [(line.split(":")[0], line.partition(": ")[2]) for line in told] == [
        (f"line {first}, {place} > at", "a time like 9:30am or 2:15pm is expected, not “half past nine”"),
        (f"line {first}, {place} > day", "a whole number from 1 to 2 is expected, not “3”"),
        (f"line {first}, {place} > track", "a whole number from 0 to 1 is expected, not “2”"),
        (
            f"line {first}, {place} > format",
            (
                "“chat” is not one of the choices; known: interview, focus_group, drop_in, visit, call, case_tracking, "
                "mock_interview, meeting, break, travel"
            ),
        ),
        (f"line {first}, {place} > wanted", told[4].partition(": ")[2]),
        (
            f"line {first + 1}, timetables > Two days on site > Late > minutes",
            "it would end after midnight; make it shorter, or begin earlier",
        ),
    ]
    assert (
        told[4]
        .partition(": ")[2]
        .startswith("there is no role Principal Social worker; did you mean “Principal Social Worker”?")
    )


def test_the_shipped_timetables_are_starters_that_nobody_would_have_to_be_at_twice_for() -> None:
    timetables = read_regime_file(CQC).framework.timetables

    assert [(one.name, one.days, one.tracks, one.basis.mark) for one in timetables] == [
        ("Two days on site", 2, 3, Mark.GENERAL),
        ("Three days on site", 3, 3, Mark.GENERAL),
        ("Four days on site", 4, 3, Mark.GENERAL),
        ("Mock interviews", 3, 1, Mark.FOUND),
    ]
    for one in timetables:
        assert {session.day for session in one.sessions} == set(range(1, one.days + 1))
        places = [(each.day, each.track, each.starts, each.starts + each.minutes) for each in one.sessions]
        for n, (day, track, starts, ends) in enumerate(places):
            beside = [other for other in places[n + 1 :] if other[0] == day and {0, track} & {0, other[1]}]
            shared = [each for each in beside if 0 in {track, each[1]} or each[1] == track]
            assert all(ends <= other[2] or other[3] <= starts for other in shared), (one.name, day, starts)


@pytest.mark.parametrize("path", [CQC, ILACS])
def test_no_shipped_timetable_breaks_its_own_rules_and_order(path: Path) -> None:
    for one in read_regime_file(path).framework.timetables:
        template = template_of(one)
        whole = WholeTimetable(
            timetable=template, sessions=tuple(session_of(template, each) for each in one.sessions)
        )
        assert [
            clash_sentence(each) for each in clashes(whole, Circumstances(today=dt.date(2026, 11, 30)))
        ] == []


def test_every_visit_of_the_shipped_regime_is_about_every_statement() -> None:
    framework = read_regime_file(CQC).framework

    for one in framework.timetables[:3]:
        about = {code for session in one.sessions for code in session.statements}
        assert about == {each.id for each in framework.statements}, one.name


def test_mock_interviews_come_in_the_order_that_was_found() -> None:
    (mock,) = [each for each in read_regime_file(CQC).framework.timetables if each.name == "Mock interviews"]
    seen = sorted(mock.sessions, key=lambda each: (each.day, each.starts))

    assert [each.title for each in seen if each.format is SessionFormat.MOCK_INTERVIEW] == [
        "Director of Adult Social Services",
        "Service Directors",
        "Heads of service",
        "Service managers",
        "Team managers",
        "Safeguarding board manager",
        "Commissioning managers",
        "Public Health",
    ]
    assert [each.title for each in seen if each.turn is Turn.FIRST] == ["Director of Adult Social Services"]
    assert mock.basis.source.startswith(
        "A council’s published adult social care self-assessment, May 2023: the order"
    )


def test_children_have_a_starter_of_two_weeks() -> None:
    (one,) = read_regime_file(ILACS).framework.timetables

    assert (one.name, one.days, one.basis.mark) == ("Two weeks on site", 10, Mark.GENERAL)
    assert {session.day for session in one.sessions} == set(range(1, 11))


RULED = """
  list:
    - name: Ours
      days: 1
      tracks: 1
      rules: {day_from: "9am", lunch_minutes: 45, breather: 0}
      sessions:
        - {day: 1, at: "9:30am", minutes: 45, track: 1, format: mock_interview, title: Waits, group: Waits team, turn: first, only_on_day: 1, earliest: "9am", latest: noon, half: morning, inspectors: One inspector, seats: 3, statements: [QS1, QS6]}
        - {day: 1, at: "11am", minutes: 45, format: meeting, title: Plain}
"""


def test_a_timetable_of_a_file_has_rules_and_sessions_what_they_need() -> None:
    (ours,) = read_regime(with_timetables(RULED)).framework.timetables

    assert ours.rules == (("day_from", 540), ("lunch_minutes", 45), ("breather", 0))
    waits, plain = ours.sessions
    assert (waits.wanted, waits.turn, waits.only_on_day, waits.earliest, waits.latest) == (
        "Waits team", Turn.FIRST, 1, 540, 720,
    )  # fmt: skip
    assert (waits.inspectors, waits.seats, waits.statements) == ("One inspector", 3, ("QS1", "QS6"))
    assert (plain.wanted, plain.turn, plain.inspectors, plain.seats, plain.statements) == (
        "", Turn.ANY, "", None, (),
    )  # fmt: skip
    assert (waits.half, plain.half) == (Half.MORNING, Half.ANY)
    assert session_of(template_of(ours), waits).half is Half.MORNING
    assert template_of(ours).lunch_minutes == 45
    assert template_of(ours).between_bases == 30


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("lunch_minutes: 45", "lunch_minutes: 300", "lunch is longer than the time there is for it"),
        ('"9am", lunch', '"6pm", lunch', "the days would end before they start"),
        ("breather", "breathing", "there is no such field; did you mean “breather”?"),
        ("QS6", "QS99", "there is no statement QS99"),
        ("half: morning", "half: mornings", "“mornings” is not one of the choices"),
        ("seats: 3", "seats: 0", "a whole number from 1 to 999 is expected, not “0”"),
    ],
)
def test_a_rule_or_a_need_that_cannot_be_is_named(old: str, new: str, said: str) -> None:
    (told,) = sentences_of(with_timetables(RULED.replace(old, new)))

    assert told.partition(": ")[2].startswith(said)


def with_timetables(told: str) -> str:
    text = SHIPPED[CQC.stem]
    start = text.index("timetables:\n  mark")
    return text[: text.index("\n  list:\n", start)] + told + text[text.index("\nfacilities:") :]


# What is shipped


def test_cqc_has_four_themes_and_nine_statements_in_order() -> None:
    framework = read_regime_file(CQC).framework

    assert [theme.name for theme in framework.themes] == [
        "Working with people",
        "Providing support",
        "How the local authority ensures safety within the system",
        "Leadership",
    ]
    assert [(one.id, one.theme, one.title, len(one.i)) for one in framework.statements] == [
        ("QS1", "T1", "Assessing needs", 2),
        ("QS2", "T1", "Supporting people to live healthier lives", 2),
        ("QS3", "T1", "Equity in experience and outcomes", 1),
        ("QS4", "T2", "Care provision, integration and continuity", 1),
        ("QS5", "T2", "Partnerships and communities", 1),
        ("QS6", "T3", "Safe systems, pathways and transitions", 2),
        ("QS7", "T3", "Safeguarding", 1),
        ("QS8", "T4", "Governance, management and sustainability", 0),
        ("QS9", "T4", "Learning, improvement and innovation", 0),
    ]
    assert {one.wording.mark for one in framework.statements} == {Mark.FOUND}


def test_cqc_wording_is_kept_to_the_letter() -> None:
    framework = read_regime_file(CQC).framework

    assert framework.statement("QS1").we == (
        "We maximise the effectiveness of people’s care and treatment by assessing and reviewing their health, "
        "care, wellbeing and communication needs with them."
    )
    assert framework.statement("QS2").i == (
        (
            "I can get information and advice about my health, care and support and how I can be as well as "
            "possible – physically, mentally and emotionally."
        ),
        "I am supported to plan ahead for important changes in my life that I can anticipate.",
    )
    assert framework.statement("QS7").we == (
        "We work with people to understand what being safe means to them as well as with our partners on the best "
        "way to achieve this. We concentrate on improving people’s lives while protecting their right to live in "
        "safety, free from bullying, harassment, abuse, discrimination, avoidable harm and neglect. We make sure we "
        "share concerns quickly and appropriately."
    )
    assert framework.statement("QS6").aliases == ("Safe pathways, systems and transitions",)


def test_cqc_law_keeps_what_was_found_apart_from_what_was_not() -> None:
    safeguarding = read_regime_file(CQC).framework.statement("QS7")

    assert [(hook.act, hook.sections, hook.basis.mark) for hook in safeguarding.legal] == [
        ("Care Act 2014", "1, 6 to 7, 42 to 43, 68", Mark.FOUND),
        ("Care Act 2014", "44 to 45", Mark.GENERAL),
    ]


def test_cqc_looks_for_four_of_six_categories_under_every_statement() -> None:
    framework = read_regime_file(CQC).framework

    assert [one.id for one in framework.categories if one.used] == ["EC1", "EC2", "EC3", "EC5"]
    assert len(framework.required) == 9 * 4


def test_a_required_cell_can_be_switched_off() -> None:
    text, _ = changed("not_required: []", "not_required: [{statement: QS8, category: EC1}]")

    cells = {(cell.statement, cell.category) for cell in read_regime(text).framework.required}

    assert len(cells) == 9 * 4 - 1
    assert ("QS8", "EC1") not in cells


def test_cqc_scoring_rates_a_published_council() -> None:
    framework = read_regime_file(CQC).framework
    assert framework.scoring is not None
    statements = tuple(one.id for one in framework.statements)

    rating = rating_for(dict.fromkeys(statements, 3), statements=statements, scoring=framework.scoring)

    assert isinstance(rating, Rating)
    assert (rating.name, rating.rounded) == ("Good", 75)
    assert framework.scoring.rounding is Rounding.NEAREST_HALF_UP
    assert framework.scoring.rounding_basis.mark is Mark.DERIVED


def test_cqc_stages_say_how_their_days_are_counted() -> None:
    framework = read_regime_file(CQC).framework

    assert {stage.id: stage.offset for stage in framework.stages if stage.offset} == {
        "information-return": Offset(
            least=3, most=3, unit=Unit.WEEKS, event="notification", before=False, limit=Limit.BY
        ),
        "on-site-notice": Offset(
            least=6, most=8, unit=Unit.WEEKS, event="on-site", before=True, limit=Limit.AT_LEAST
        ),
        "on-site": Offset(
            least=6, most=6, unit=Unit.MONTHS, event="notification", before=False, limit=Limit.BY
        ),
        "feedback-call": Offset(
            least=2, most=2, unit=Unit.WEEKS, event="on-site", before=False, limit=Limit.ABOUT
        ),
        "factual-accuracy": Offset(
            least=10, most=10, unit=Unit.WORKING_DAYS, event="draft-report", before=False, limit=Limit.BY
        ),
        "publication": Offset(
            least=8, most=8, unit=Unit.WEEKS, event="on-site", before=False, limit=Limit.ABOUT
        ),
    }


def test_cqc_request_list_has_no_invented_numbers_and_is_marked_a_starter() -> None:
    requests = read_regime_file(CQC).framework.requests

    assert {item.number for item in requests} == {""}
    assert [item.id for item in requests if not item.basis.is_starter] == ["self-assessment"]


def test_cqc_names_who_answers_and_who_may_stand_in() -> None:
    regime = read_regime_file(CQC)

    assert (regime.word, regime.everyday_word) == ("assessment", "inspection")
    assert (regime.accountable.short, regime.accountable.deputies) == ("DASS", ("Service Director",))
    assert [role.name for role in regime.framework.roles if role.tier is Tier.SERVICE_DIRECTOR] == [
        "Service Director"
    ]


def test_cqc_takes_three_kinds_of_points_about_a_draft_and_evidence_for_one() -> None:
    accuracy = read_regime(SHIPPED[CQC.stem]).framework.accuracy

    assert accuracy is not None
    assert (accuracy.received, accuracy.returned) == ("draft-report", "factual-accuracy")
    assert [(kind.id, kind.needs_evidence) for kind in accuracy.kinds] == [
        ("slips", False), ("judgement", True), ("missing", False),
    ]  # fmt: skip
    assert accuracy.basis.mark is Mark.FOUND


def test_of_ilacs_no_kind_of_point_is_claimed_to_be_known() -> None:
    accuracy = read_regime(SHIPPED[ILACS.stem]).framework.accuracy

    assert accuracy is not None
    assert accuracy.kinds == ()
    assert accuracy.basis.is_starter


def test_a_regime_that_says_nothing_of_a_draft_loads_and_a_wrong_stage_or_kind_is_named() -> None:
    text = SHIPPED[CQC.stem]
    whole = text[text.index("\naccuracy:") : text.index("\n# E-mails from CQC")]
    stage, line = changed("  received: draft-report", "  received: the-draft")
    twice, again = changed("    - id: missing\n", "    - id: slips\n")

    assert read_regime(text.replace(whole, "")).framework.accuracy is None
    assert [each.line for each in mistakes_of(stage)] == [line]
    assert "the-draft" in sentences_of(stage)[0]
    assert [(each.code, each.line) for each in mistakes_of(twice)] == [("duplicate", again)]


def test_every_fact_found_names_its_source() -> None:
    for regime in (read_regime_file(CQC), read_regime_file(ILACS)):
        framework = regime.framework
        bases = [regime.accountable.basis]
        for group in (
            framework.themes,
            framework.categories,
            framework.stages,
            framework.requests,
            framework.roles,
        ):
            bases += [one.basis for one in group]
        bases += [one.wording for one in framework.statements]

        assert [basis for basis in bases if basis.mark is Mark.FOUND and not basis.source] == []


def test_ilacs_has_no_statements_and_no_scores() -> None:
    regime = read_regime_file(ILACS)
    framework = regime.framework

    assert (regime.accountable.short, framework.request_list) == ("DCS", "Annex A")
    assert (framework.statements, framework.required, framework.scoring) == ((), (), None)
    assert [grade.name for grade in framework.grades] == [
        "Outstanding",
        "Good",
        "Requires improvement to be good",
        "Inadequate",
    ]
    assert [item.number for item in framework.requests] == [f"List {number}" for number in range(1, 12)]
    assert framework.stage("on-site").offset == Offset(
        least=1, most=1, unit=Unit.MONDAYS, event="notification", before=False, limit=Limit.ON
    )
    assert framework.valid_from == dt.date(2025, 4, 11)


# What is wrong, and where


def test_unknown_theme_is_named_with_its_line_and_those_that_are_known() -> None:
    text, line = changed("theme: T1\n      title: Equity", "theme: T9\n      title: Equity")

    assert sentences_of(text) == [
        f"line {line}, statements > QS3 > theme: there is no theme T9; known: T1, T2, T3, T4"
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("status: current", "status: curent", "framework > status: “curent” is not one of the choices"),
        ("valid_from: 2025-06-30", "valid_from: mid 2025", "framework > valid_from: a date like 2025-06-30"),
        (
            "valid_from: 2025-06-30",
            "valid_form: 2025-06-30",
            "framework > valid_form: there is no such field",
        ),
        ("value: 50}", "value: fifty}", "figures > cases-listed > value: a whole number from 0 to 10000"),
        (
            "when: by 3 weeks after notification",
            "when: within 3 weeks",
            "stages > information-return > when: “within",
        ),
        (
            "when: by 3 weeks after notification",
            "when: by 3 weeks after notifcation",
            "stages > information-return > when: there is no event notifcation",
        ),
        ("id: EC6", "id: EC5", "categories > EC5 > id: “EC5” is used already"),
        ("id: EC6", "id: EC 6", "categories > EC 6 > id: “EC 6” cannot be an id"),
        (
            "at least 6 to 8 weeks before on-site\n",
            "at least 8 to 6 weeks before on-site\n",
            "stages > on-site-notice > when: in “at",
        ),
        ("highest: 100", "highest: 99", "scoring > Outstanding > highest: 100 is expected, not 99"),
        ("score: 4", "score: 3", "scoring > number 4 > score: “3” is used already"),
        (
            "rounding: nearest, half up",
            "rounding: nearest",
            "scoring > rounding: “nearest” is not one of the choices",
        ),
        (
            "- {id: people-spoken-to, name: People CQC aims to speak with, value: 6}",
            "- People CQC aims to speak with",
            "figures > number 3: fields with their names are expected",
        ),
        ("lowest: 39", "lowest: 40", "scoring > Requires improvement > lowest: 39 is expected, not 40"),
        (
            "name: Requires improvement\n      lowest",
            "name:\n      lowest",
            "scoring > number 2 > name: this is empty",
        ),
        ("word: assessment", "word: [assessment]", "regime > word: a single text is expected here"),
        (
            "deputies: [Service Director]",
            "deputies: Service Director",
            "regime > accountable > deputies: a list is",
        ),
        ("format: 1", "format: 2", "format: this must be 1, not “2”"),
        (
            "regulator_short: CQC",
            "regulator_short: CQC\n  regulator_short: Ofsted",
            "regime > regulator_short: this field",
        ),
        (
            "used: no\n    - id: EC5",
            "used: nope\n    - id: EC5",
            "categories > EC4 > used: yes or no is expected",
        ),
    ],
)
def test_a_mistake_names_its_field_and_what_was_expected(old: str, new: str, sentence: str) -> None:
    text, line = changed(old, new)

    said = sentences_of(text)

    assert len(said) == 1
    assert said[0].partition(", ")[2].startswith(sentence) is True
    assert abs(int(said[0].split(",")[0].removeprefix("line ")) - line) <= 1


def test_a_regime_without_a_notification_to_count_from_is_refused() -> None:
    text, _ = changed(
        "name: Notification\n      called: the notification\n      event: yes", "name: Notification"
    )

    said = sentences_of(text)

    assert [one.partition(", ")[2] for one in said if "> when:" not in one] == [
        "stages: one stage needs the id “notification” and “event: yes”; other days are counted from it"
    ]
    assert {mistake.code for mistake in mistakes_of(text)} == {"no_notification", "no_such"}


def test_a_scale_of_nothing_but_zero_is_refused() -> None:
    text = SHIPPED[CQC.stem]
    for score in (2, 3, 4):
        text = text.replace(f"    - score: {score}\n", f"    - worth: {score}\n")

    codes = [mistake.code for mistake in mistakes_of(text.replace("    - score: 1\n", "    - score: 0\n"))]

    assert "no_scores" in codes


def test_a_misspelt_field_is_offered_the_right_one() -> None:
    text, line = changed("valid_from: 2025-06-30", "valid_form: 2025-06-30")

    assert sentences_of(text) == [
        f"line {line}, framework > valid_form: there is no such field; did you mean “valid_from”?"
    ]


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines() -> None:
    text, first = changed("status: current", "status: soon")
    text, second = changed("id: EC6", "id: EC5", text)
    text, third = changed("value: 50}", "value: fifty}", text)

    assert [mistake.line for mistake in mistakes_of(text)] == [first, second, third]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: there is nothing in the file"),
        ("# only a remark\n", "line 1: there is nothing in the file"),
        ("- a\n- b\n", "line 1: fields with their names are expected here, such as “name: Leadership”"),
        (
            "format: 1\nregime: &a {code: x}\nframework: *a\n",
            "line 2: anchors and aliases (& and *) are not accepted; write the text out",
        ),
        ("format: 1\n---\nformat: 1\n", "line 2: a second document starts here; keep one regime in one file"),
        (
            "format: !!python/object:os.system 1\n",
            (
                "line 1: types written with an exclamation mark (tag:yaml.org,2002:python/object:os.system) "
                "are not accepted; take it out"
            ),
        ),
        (
            "format: 1\nname: a\x00b\n",
            "line 2: there is a character here that cannot be printed (U+0000); delete it",
        ),
        (
            "format: 1\r\nname: a\u2028b\r\n",
            "line 2: there is a character here that cannot be printed (U+2028); delete it",
        ),
        ("[" * 5000, "line 1: there are more than 12 levels inside each other"),
        ("? [a]\n: b\n", "line 1: the name of a field must be a single word"),
        ("x" * (512 * 1024 + 1), "line 1: the file is larger than 512 KB, which no regime needs"),
    ],
)
def test_a_file_that_is_no_regime_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    assert sentences_of(text) == [sentence]


def test_a_missing_quotation_mark_is_told_with_its_line() -> None:
    text, line = changed('version: "2025"', 'version: "2025')

    mistakes = mistakes_of(text)

    assert [mistake.code for mistake in mistakes] == ["not_yaml"]
    assert mistakes[0].line >= line


def test_a_control_character_behind_an_escape_is_refused() -> None:
    text, line = changed('version: "2025"\n  status', 'version: "2025"\n  notice_of: "\\0"\n  status')
    text = text.replace("  notice: >-", "  notes: >-").replace("notice_of", "notice")

    assert f"line {line + 1}, framework > notice: there is a character here" in sentences_of(text)[0]


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefg", "bcdefgh", strict=True)
    )

    assert [mistake.code for mistake in mistakes_of(bomb)] == ["anchor"]


def test_a_file_saved_in_a_windows_encoding_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "cqc.yaml"
    text = SHIPPED[CQC.stem]
    path.write_bytes(text.encode("cp1252"))
    line = text[: text.index("’")].count("\n") + 1

    with pytest.raises(CannotRead) as caught:
        read_regime_file(path)

    assert caught.value.data["mistakes"] == (Mistake(line=line, code="not_utf_8"),)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_saved_by_notepad_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "ilacs.yaml"
    path.write_bytes(SHIPPED[ILACS.stem].replace("\n", "\r\n").encode(encoding))

    assert read_regime_file(path) == read_regime_file(ILACS)


@pytest.mark.parametrize(("name", "code"), [("none.yaml", "file_missing"), (".", "folder_not_file")])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(CannotRead) as caught:
        read_regime_file(tmp_path / name)

    assert caught.value.code == code


def test_a_regime_is_not_written_to_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        write_regime_text(tmp_path / "none" / "ours.yaml", "format: 1")

    assert caught.value.code == "output_folder_missing"


# Whatever one does to a shipped file, it loads or a line is named


def loads_or_names_a_line(text: str) -> Regime | None:
    try:
        return read_regime(text)
    except CannotRead as error:
        mistakes = error.data["mistakes"]
        assert isinstance(mistakes, tuple)
        lines = text.count("\n") + 2
        assert mistakes
        assert all(1 <= mistake.line <= lines for mistake in mistakes)
        assert all(mistake_sentence(mistake).startswith("line ") for mistake in mistakes)
        return None


def one_changed(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text) - 1))
    kind = draw(
        st.sampled_from(["delete", "insert", "replace", "cut line", "repeat line", "indent line", "end"])
    )
    piece = draw(st.one_of(st.characters(codec=None), st.sampled_from(["\t", ": ", "- ", "&a ", "*a", "!", "'", '"', "{", "[", "|", "\n", "#", "%", "\x00", "\ud800", "<<: "])))  # fmt: skip
    if kind == "end":
        return text[:at]
    if kind in {"delete", "insert", "replace"}:
        return text[:at] + ("" if kind == "delete" else piece) + text[at + (kind != "insert") :]
    lines = text.splitlines(keepends=True)
    row = text.count("\n", 0, at)
    new = {"cut line": [], "repeat line": [lines[row]] * 2, "indent line": ["  " + lines[row]]}[kind]
    return "".join(lines[:row] + new + lines[row + 1 :])


@st.composite
def mutations(draw: st.DrawFn) -> str:
    return one_changed(draw, SHIPPED[draw(st.sampled_from(sorted(SHIPPED)))])


@settings(max_examples=300)
@given(text=mutations())
def test_any_single_change_to_a_shipped_file_loads_or_names_a_line(text: str) -> None:
    loads_or_names_a_line(text)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_taking_out_any_line_of_a_shipped_file_loads_or_names_a_line(name: str) -> None:
    lines = SHIPPED[name].splitlines(keepends=True)

    for row in range(0, len(lines), 5):
        loads_or_names_a_line("".join(lines[:row] + lines[row + 1 :]))


@settings(max_examples=200)
@given(text=st.text(st.sampled_from(":-[]{}&*!|>'\"%@`#?, \n\tabc01"), max_size=60))
def test_any_scribble_is_refused_with_a_line(text: str) -> None:
    assert loads_or_names_a_line(text) is None
