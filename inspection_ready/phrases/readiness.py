"""Says a finding in a sentence: what is the matter, then what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from inspection_ready.domain.readiness import Severity
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.sections import SectionSource, SectionStatus
from inspection_ready.phrases.accuracy_gaps import ACCURACY_GAPS
from inspection_ready.phrases.claim_gaps import CLAIM_GAPS
from inspection_ready.phrases.clash_gaps import CLASH_GAPS
from inspection_ready.phrases.coverage_gaps import COVERAGE_GAPS
from inspection_ready.phrases.dates import day, day_range, weekday_and_day
from inspection_ready.phrases.evidence_gaps import EVIDENCE_GAPS
from inspection_ready.phrases.issue_gaps import ISSUE_GAPS
from inspection_ready.phrases.learning import LEARNING_GAPS
from inspection_ready.phrases.letter_gaps import LETTER_GAPS
from inspection_ready.phrases.maps import MAP_GAPS
from inspection_ready.phrases.request_gaps import REQUEST_GAPS
from inspection_ready.phrases.values import count_of, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.readiness import Finding

SEVERITIES = {Severity.HIGH: "Do first", Severity.MEDIUM: "Do soon", Severity.LOW: "When you can"}
_SUBJECTS = {
    Subject.THEME: "theme",
    Subject.STATEMENT: "quality statement",
    Subject.ITEM: "request-list item",
}
_SEVERAL = {
    "no_owner": "No owner yet",
    "no_second": "No second yet",
    "session_without_people": "Nobody named yet",
    "no_facts": "No facilities known yet",
}
_STATUSES = {SectionStatus.NOT_STARTED: "not started", SectionStatus.DRAFT: "still a draft"}

_RECORDS = {
    SectionSource.ROOMS: "rooms",
    SectionSource.STATIONS: "stations",
    SectionSource.HOTELS: "hotels",
    SectionSource.FOOD: "places to eat",
    SectionSource.PARKING: "car parks",
    SectionSource.TIMETABLE: "sessions",
    SectionSource.KEY_FACTS: "key facts",
    SectionSource.PLAN: "position of the main base",
    SectionSource.WHO_IS_WHO: "people who hold a role or are the contact of a function",
}


def finding_sentence(finding: Finding) -> str:
    say = _SAY.get((finding.code, finding.register)) or _SAY[finding.code, ""]
    return say(finding)


def several_sentence(findings: Sequence[Finding]) -> str:
    """For findings of one code, when each would say the same: a line to stand above their ``short_name``s."""
    counts = Counter(_kind(finding) for finding in findings)
    what = joined([count_of(number, kind) for kind, number in counts.items()])
    return f"{_SEVERAL[findings[0].code]} for {what}:"


def may_be_several(finding: Finding) -> bool:
    return finding.code in _SEVERAL


def short_name(finding: Finding) -> str:
    """Under ``several_sentence``: the name, and the code of a theme or statement."""
    is_coded = finding.data.get("subject") in {Subject.THEME, Subject.STATEMENT} or (
        finding.register == "session" and finding.data["code"]
    )
    return f"{finding.data['code']} {finding.name}" if is_coded else finding.name


def _kind(finding: Finding) -> str:
    subject = finding.data.get("subject")
    return _SUBJECTS[subject] if isinstance(subject, Subject) else finding.register


def severity_words(severity: Severity) -> str:
    return SEVERITIES[severity]


def _or(names: Sequence[str]) -> str:
    """For example "value, year or source"."""
    return joined(names).replace(" and ", " or ")


def _what(finding: Finding) -> str:
    """The thing that needs somebody: the quality statement “Assessing needs” (QS1), or a function or section."""
    subject = finding.data.get("subject")
    if isinstance(subject, Subject):
        code = "" if subject is Subject.ITEM else f" ({finding.data['code']})"
        return f"the {_SUBJECTS[subject]} “{finding.name}”{code}"
    named = finding.register in {"evidence", "section", "task", "role"}
    return f"the {finding.register} “{finding.name}”" if named else f"“{finding.name}”"


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _months(finding: Finding) -> str:
    months = finding.data["months"]
    return "a month" if months == 1 else f"{months} months"


def _left(finding: Finding, who: str) -> str:
    person, on = finding.data["person"], finding.data["left_on"]
    return f"{person}, {who} {_what(finding)}, left on {day(on)}."


def _director_away(finding: Finding) -> str:
    data = finding.data
    away = day_range(data["from"], data["to"]) if data["to"] else f"{day(data['from'])}, with no end date"
    role = f", {data['role']}," if data["role"] else ""
    return (
        f"{finding.name}{role} is away from {away}, which takes in “{data['day']}” "
        f"({day_range(data['first'], data['last'])}). Agree who stands in."
    )


def _session(finding: Finding) -> str:
    """ "Service Directors" (D1-03): two sessions may have one title."""  # noqa: D210 - it begins with a quotation
    code = f" ({finding.data['code']})" if finding.data["code"] else ""
    return f"“{finding.name}”{code}"


def _without_people(finding: Finding) -> str:
    wanted = f" Wanted: {finding.data['wanted']}." if finding.data["wanted"] else ""
    return f"Nobody is named for the session {_session(finding)}.{wanted} Choose who takes part."


def _days(days: Sequence[int]) -> str:
    return f"Day {days[0]}" if len(days) == 1 else f"Days {joined([str(day) for day in days])}"


def _longer(finding: Finding) -> str:
    days = finding.data["days"]
    come = "comes" if len(days) == 1 else "come"
    return (
        f"{_days(days)} of “{finding.name}” {come} after the last day on site. "
        "Move those sessions to an earlier day, or choose a date for the day."
    )


def _main_person_away(finding: Finding) -> str:
    data = finding.data
    away = day_range(data["from"], data["to"]) if data["to"] else f"{day(data['from'])}, with no end date"
    return f"{finding.name}, {data['role']}, is away from {away}, which takes in days on site. Agree who stands in."


_SAY: dict[tuple[str, str], Callable[[Finding], str]] = {
    ("no_owner", "responsibility"): lambda f: f"Nobody is responsible for {_what(f)}. Choose an owner.",
    ("no_owner", "function"): lambda f: f"{_what(f)} has no key contact. Choose one.",
    ("no_owner", "section"): lambda f: f"{_begin(_what(f))} has no owner. Choose one.",
    ("no_owner", "task"): lambda f: f"Nobody answers for the task “{f.name}”. Choose an owner or a function.",
    ("task_late", ""): lambda f: (
        f"The task “{f.name}” was due by {day(f.data['due'])}. Do it, or say that it is done or not needed."
    ),
    ("signer_missing", ""): lambda f: (
        f"The role “{f.name}” signs what goes to the regulator, and nobody holds it. Name the person."
    ),
    ("nobody_signs", ""): lambda f: (
        f"No role signs what goes to the regulator. Say which does: the {f.name}, as the regime has it."
    ),
    ("role_not_agreed", ""): lambda f: (
        f"The role “{f.name}”, held by {f.data['person']}, is still a draft. Have it agreed."
    ),
    ("diary_not_asked", ""): lambda f: f"{f.name} has not been asked to clear their diary. Ask.",
    ("diary_asked", ""): lambda f: (
        f"{f.name} was asked to clear their diary on {day(f.data['asked_on'])} and has not confirmed. Ask again."
    ),
    ("diary_problem", ""): lambda f: (
        f"{f.name} cannot clear their diary: {f.data['problem']}. Agree what to do."
    ),
    ("no_second", ""): lambda f: f"{_begin(_what(f))} has no second. Choose someone who can step in.",
    ("second_is_owner", "responsibility"): lambda f: (
        f"{f.data['person']} is both the owner and the second of {_what(f)}. Choose another second."
    ),
    ("second_is_owner", "function"): lambda f: (
        f"{f.data['person']} is both the key contact and the second of {_what(f)}. Choose another second."
    ),
    ("second_is_owner", "task"): lambda f: (
        f"{f.data['person']} is both the owner and the second of {_what(f)}. Choose another second."
    ),
    ("second_is_owner", "role"): lambda f: (
        f"One person holds the role “{f.name}” and is its second. Choose another second."
    ),
    ("owner_has_left", "task"): lambda f: f"{_left(f, 'the owner of')} Choose another owner.",
    ("owner_has_left", "role"): lambda f: f"{_left(f, 'who held')} Name another person.",
    ("owner_has_left", "responsibility"): lambda f: f"{_left(f, 'responsible for')} Choose another owner.",
    ("owner_has_left", "function"): lambda f: f"{_left(f, 'the key contact of')} Choose another key contact.",
    ("owner_has_left", "section"): lambda f: f"{_left(f, 'the owner of')} Choose another owner.",
    ("second_has_left", ""): lambda f: f"{_left(f, 'the second of')} Choose another second.",
    ("unknown_subject", ""): lambda f: (
        f"Someone is named for {_SUBJECTS[f.data['subject']]} {f.name}, which is not in this framework. "
        "Correct the code, or remove the line."
    ),
    ("contact_for_many", ""): lambda f: (
        f"{f.name} is the key contact of {joined(f.data['functions'])}. Check that each has a second who can cover."
    ),
    ("no_email", ""): lambda f: f"{f.name} has no e-mail address. Add one, or a leaving date.",
    ("director_away", ""): _director_away,
    ("no_director", ""): lambda f: (
        f"Nobody in the list of people has the tier “Director”. Give it to the {f.name}, so that absences are seen."
    ),
    ("no_main_base", ""): lambda _: (
        "No base is marked as the main base. Mark the one inspectors should come to."
    ),
    ("several_main_bases", ""): lambda f: (
        f"“{f.name}” is marked as the main base, and so is another ({joined(f.data['names'])}). Keep one."
    ),
    ("no_address", ""): lambda f: f"“{f.name}” has no address. Add it.",
    ("no_postcode", ""): lambda f: (
        f"“{f.name}” has no postcode. Add it, so that visitors can find the building."
    ),
    ("facts_unknown", ""): lambda f: (
        f"Nothing is known about {joined(f.data['kinds'])} at “{f.name}”. Ask the building’s manager."
    ),
    ("no_facts", ""): lambda f: (
        f"Nothing is known about the facilities of “{f.name}”. Ask the building’s manager."
    ),
    ("facts_unchecked", ""): lambda f: (
        f"Nobody has checked {joined(f.data['kinds'])} at “{f.name}”. Check, and note who did and when."
    ),
    ("facts_stale", ""): lambda f: (
        f"The last check of {joined(f.data['kinds'])} at “{f.name}” is more than {_months(f)} old. Check again."
    ),
    ("no_way", ""): lambda f: (
        f"“{f.name}” does not say how to get from there to the main base. Write the way in words."
    ),
    ("place_unchecked", ""): lambda f: f"Nobody has checked “{f.name}”. Check, and note who did and when.",
    ("place_stale", ""): lambda f: (
        f"The last check of “{f.name}” is more than {_months(f)} old. Check again."
    ),
    ("no_timetable", ""): lambda _: (
        "There is no timetable yet. Make one from a template, so that people and rooms can be kept."
    ),
    ("session_without_people", ""): _without_people,
    **CLASH_GAPS,
    **ISSUE_GAPS,
    **COVERAGE_GAPS,
    ("timetable_is_longer", ""): _longer,
    ("day_off", ""): lambda f: (
        f"Day {f.data['day']} of “{f.name}” is on {weekday_and_day(f.data['on'])}, which is no working day. "
        "Check that the regulator asked for it and that the building is open."
    ),
    ("days_on_one_date", ""): lambda f: (
        f"{_days(f.data['days'])} of “{f.name}” are both on {weekday_and_day(f.data['on'])}. "
        "Choose another date for one."
    ),
    ("main_person_away", ""): _main_person_away,
    ("section_without_records", ""): lambda f: (
        f"The section “{f.name}” has no {_RECORDS[f.data['source']]} to print. Add them, or switch it off."
    ),
    ("section_review_due", ""): lambda f: (
        f"The section “{f.name}” was to be looked at again by {day(f.data['review_on'])}. "
        "Read it, and give it a new day."
    ),
    ("section_unknown_fact", ""): lambda f: (
        f"The section “{f.name}” names {joined(f.data['names'])}, which the key facts do not have. "
        "Add it there, or correct the name."
    ),
    ("section_unknown_picture", ""): lambda f: (
        f"The section “{f.name}” shows {joined(f.data['names'])}, which the pictures do not have. "
        "Add it there, or take it out."
    ),
    ("section_chart_without_numbers", ""): lambda f: (
        f"The section “{f.name}” asks for a chart that has no numbers ({joined(f.data['names'])}). "
        "Put it straight below a table of numbers, or take it out."
    ),
    ("section_chart_not_numbers", ""): lambda f: (
        f"A chart in the section “{f.name}” leaves out {joined(f.data['names'])}, which is not a number. "
        "Write it as 9,120, 12.5% or £1.2 million, or leave the cell empty."
    ),
    ("key_fact_incomplete", ""): lambda f: (
        f"The key fact “{f.name}” has no {_or(f.data['missing'])}. Add it."
    ),
    ("key_fact_unchecked", ""): lambda f: (
        f"Nobody has checked the key fact “{f.name}”. Check, and note who did and when."
    ),
    ("key_fact_stale", ""): lambda f: (
        f"The last check of the key fact “{f.name}” is more than {_months(f)} old. Check again."
    ),
    ("picture_without_alt", ""): lambda f: (
        f"The picture “{f.name}” says nothing to people who cannot see it. "
        "Write what it shows, or mark it as decorative."
    ),
    ("picture_without_source", ""): lambda f: (
        f"The picture “{f.name}” has no {_or(f.data['missing'])}. Say whose it is, and that you may print it."
    ),
    ("picture_unused", ""): lambda f: (
        f"No section shows the picture “{f.name}”. Put it in one, or remove it."
    ),
    ("section_empty", ""): lambda f: (
        f"The section “{f.name}” is switched on but empty. Write it, or switch it off."
    ),
    ("section_not_agreed", ""): lambda f: (
        f"The section “{f.name}” is {_STATUSES[f.data['status']]}. Have it agreed, or switch it off."
    ),
    **MAP_GAPS,
    **LETTER_GAPS,
    **EVIDENCE_GAPS,
    **REQUEST_GAPS,
    **LEARNING_GAPS,
    **CLAIM_GAPS,
    **ACCURACY_GAPS,
}
