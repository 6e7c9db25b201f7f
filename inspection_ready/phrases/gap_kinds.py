"""Says what kind of thing is missing, to stand beside how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from inspection_ready.domain.readiness import Severity
from inspection_ready.phrases.accuracy_gaps import ACCURACY_KINDS
from inspection_ready.phrases.claim_gaps import CLAIM_KINDS
from inspection_ready.phrases.clash_gaps import CLASH_KINDS
from inspection_ready.phrases.coverage_gaps import COVERAGE_KINDS
from inspection_ready.phrases.evidence_gaps import EVIDENCE_KINDS
from inspection_ready.phrases.issue_gaps import ISSUE_KINDS
from inspection_ready.phrases.learning import LEARNING_KINDS
from inspection_ready.phrases.maps import MAP_KINDS
from inspection_ready.phrases.request_gaps import REQUEST_KINDS

if TYPE_CHECKING:
    from inspection_ready.domain.gap_kinds import GapKind


def kind_words(kind: GapKind) -> str:
    """For example "Bases without a postcode"."""
    return _KINDS.get((kind.code, kind.register)) or _KINDS[kind.code, ""]


def counts_words(counted: Mapping[Severity, int]) -> str:
    """For example "2 to do first, 31 to do soon, 12 when you can"; "" where nothing is missing."""
    return ", ".join(f"{count:,} {_COUNTED[severity]}" for severity, count in counted.items() if count)


_COUNTED = {Severity.HIGH: "to do first", Severity.MEDIUM: "to do soon", Severity.LOW: "when you can"}

_KINDS: dict[tuple[str, str], str] = {
    ("no_owner", "responsibility"): "Nobody responsible yet",
    ("no_owner", "function"): "Functions without a key contact",
    ("no_owner", "section"): "Sections without an owner",
    ("no_owner", "task"): "Tasks nobody answers for",
    ("no_owner", "letter"): "Letters without an owner",
    ("no_second", "responsibility"): "No second for who is responsible",
    ("no_second", "function"): "Functions without a second",
    ("no_second", "task"): "Tasks without a second",
    ("second_is_owner", "responsibility"): "Responsible, and second as well",
    ("second_is_owner", "function"): "Key contact, and second as well",
    ("second_is_owner", "task"): "Owner of a task, and second as well",
    ("second_is_owner", "role"): "Holder of a role, and second as well",
    ("owner_has_left", "responsibility"): "Responsible people who have left",
    ("owner_has_left", "function"): "Key contacts who have left",
    ("owner_has_left", "section"): "Section owners who have left",
    ("owner_has_left", "task"): "Task owners who have left",
    ("owner_has_left", "role"): "Roles held by people who have left",
    ("owner_has_left", "letter"): "Letter owners who have left",
    ("second_has_left", "responsibility"): "Seconds who have left",
    ("second_has_left", "function"): "Seconds of functions who have left",
    ("second_has_left", "task"): "Seconds of tasks who have left",
    ("second_has_left", "role"): "Seconds of roles who have left",
    ("unknown_subject", ""): "Named for what is not in the framework",
    ("contact_for_many", ""): "Key contacts of several functions",
    ("no_email", ""): "People without an e-mail address",
    ("no_director", ""): "No Director in the list of people",
    ("director_away", ""): "Director away on a key date",
    ("main_person_away", ""): "Main people away from the visit",
    ("task_late", ""): "Tasks whose day has passed",
    ("signer_missing", ""): "Roles that sign, held by nobody",
    ("nobody_signs", ""): "No role that signs",
    ("role_not_agreed", ""): "Roles not agreed yet",
    ("diary_not_asked", ""): "Diaries nobody has asked about",
    ("diary_asked", ""): "Diaries asked for and not confirmed",
    ("diary_problem", ""): "Diaries that cannot be cleared",
    ("no_main_base", ""): "No main base",
    ("several_main_bases", ""): "More than one main base",
    ("no_address", ""): "Bases without an address",
    ("no_postcode", ""): "Bases without a postcode",
    ("no_facts", ""): "Bases of which no facility is known",
    ("facts_unknown", ""): "Bases with facts nobody knows",
    ("facts_unchecked", ""): "Bases with facts nobody has checked",
    ("facts_stale", ""): "Bases with facts to check again",
    ("no_way", ""): "Stations without the way from them",
    ("place_unchecked", ""): "Places nobody has checked",
    ("place_stale", ""): "Places to check again",
    ("no_timetable", ""): "No timetable",
    ("session_without_people", ""): "Sessions with nobody named",
    **CLASH_KINDS,
    **ISSUE_KINDS,
    **COVERAGE_KINDS,
    ("timetable_is_longer", ""): "Timetable longer than the visit",
    ("day_off", ""): "Timetable days that are no working days",
    ("days_on_one_date", ""): "Timetable days on one date",
    ("section_empty", ""): "Sections not written yet",
    ("section_without_records", ""): "Sections with nothing to print",
    ("section_not_agreed", ""): "Sections not agreed yet",
    ("section_review_due", ""): "Sections to look at again",
    ("section_unknown_fact", ""): "Sections naming facts that are not held",
    ("section_unknown_picture", ""): "Sections naming pictures that are not held",
    ("section_chart_without_numbers", ""): "Charts without numbers",
    ("section_chart_not_numbers", ""): "Charts that leave out what is not a number",
    ("key_fact_incomplete", ""): "Key facts that are not complete",
    ("key_fact_unchecked", ""): "Key facts nobody has checked",
    ("key_fact_stale", ""): "Key facts to check again",
    ("picture_without_alt", ""): "Pictures without a description",
    ("picture_without_source", ""): "Pictures without source or licence",
    ("picture_unused", ""): "Pictures no section shows",
    **MAP_KINDS,
    ("list_empty", ""): "Lists with nobody on them",
    ("list_unchecked", ""): "Lists nobody has checked",
    ("list_stale", ""): "Lists to check again",
    ("member_has_left", ""): "Lists with people who have left",
    ("member_of_other_side", ""): "Lists that mix inside and outside",
    ("member_without_email", ""): "Lists with people without e-mail",
    ("letter_unknown_field", ""): "Letters with unknown fields",
    ("letter_broken_field", ""): "Letters with broken fields",
    ("letter_empty", ""): "Letters not written yet",
    ("letter_starter", ""): "Letters still as the starter has them",
    ("letter_draft", ""): "Letters not agreed yet",
    ("letter_without_subject", ""): "Letters without a subject",
    ("no_signatory", ""): "Letters nobody signs",
    ("signatory_has_left", ""): "Letters signed by people who have left",
    **EVIDENCE_KINDS,
    **REQUEST_KINDS,
    **LEARNING_KINDS,
    **CLAIM_KINDS,
    **ACCURACY_KINDS,
}
