"""The places of the window, one for each noun, in the order of the sidebar."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from ui.help_pages import WINDOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.gap_kinds import GapKind
    from inspection_ready.domain.readiness import Finding
    from ui.page import Page  # pages are imported when first opened: the frame is on view before that


@dataclass(frozen=True, slots=True)
class Place:
    """``page`` is "module:Class"; ``in_sidebar`` is False for a page reached from another."""

    id: str
    title: str
    page: str
    shows: tuple[str, ...] = ()
    """The kinds of record somebody is sent here for."""
    in_sidebar: bool = True
    has_number: bool = True
    """Whether it is counted for the keys Alt+1 to Alt+9. What has a key of its own moves none of the others."""
    help: str = WINDOW
    """The page of help that F1 opens here."""

    def page_class(self) -> type[Page]:
        module, name = self.page.split(":")
        found: type[Page] = getattr(import_module(module), name)  # slow import: with the page's services
        return found


GAPS = "gaps"

PLACES: tuple[Place, ...] = (
    Place("today", "Today", "ui.pages.today:TodayPage"),
    Place(GAPS, "What is missing", "ui.pages.gaps:GapsPage", in_sidebar=False),
    Place("search", "Search", "ui.pages.search:SearchPage", has_number=False, help="search"),
    Place("people", "People", "ui.pages.people:PeoplePage", ("person",), help="leavers"),
    Place("functions", "Functions", "ui.pages.registers:FunctionsPage", ("function",)),
    Place("absences", "Absences", "ui.pages.registers:AbsencesPage", ("absence",), help="leavers"),
    Place(
        "responsible",
        "Responsible people",
        "ui.pages.responsible:ResponsiblePage",
        ("responsibility",),
        help="leavers",
    ),
    Place("bases", "Bases", "ui.pages.bases:BasesPage", ("base", "room", "base_fact")),
    Place("facility-kinds", "Facility kinds", "ui.pages.registers:FacilityKindsPage", ("facility_kind",)),
    Place("places", "Places nearby", "ui.pages.registers:PlacesPage", ("place",)),
    Place(
        "evidence",
        "Evidence",
        "ui.pages.evidence:EvidencePage",
        ("evidence", "evidence_version", "evidence_file", "evidence_use", "sample_check"),
        help="evidence",
    ),
    Place(
        "requests",
        "Requests",
        "ui.pages.requests:RequestsPage",
        ("request", "request_step", "request_evidence", "chase_batch", "chase_draft", "chase"),
        help="requests",
    ),
    Place("replies", "Replies", "ui.pages.replies:RepliesPage", ("reply", "reply_file"), help="replies"),
    Place(
        "signing",
        "Sign-off",
        "ui.pages.signing:SigningPage",
        ("signature", "signature_file", "sign_sheet", "sign_sheet_line"),
        help="sign-off",
    ),
    Place(
        "releases",
        "Releases",
        "ui.pages.releases:ReleasesPage",
        ("release", "release_item", "release_sending", "release_withdrawal", "check_override"),
        help="releases",
    ),
    Place(
        "accuracy",
        "Factual accuracy",
        "ui.pages.accuracy:AccuracyPage",
        ("accuracy_point", "point_evidence", "accuracy_check"),
        help="accuracy",
    ),
    Place("coverage", "Coverage", "ui.pages.coverage:CoveragePage", help="evidence"),
    Place("claims", "Claims", "ui.pages.claims:ClaimsPage", ("claim", "claim_evidence"), help="claims"),
    Place("roles", "Roles and sign-off", "ui.pages.roles:RolesPage", ("role",)),
    Place("tasks", "Checklist", "ui.pages.tasks:TasksPage", ("task",)),
    Place("diaries", "Diaries", "ui.pages.diaries:DiariesPage", ("diary",)),
    Place("key-facts", "Key facts", "ui.pages.registers:KeyFactsPage", ("key_fact",)),
    Place("pictures", "Pictures", "ui.pages.pictures:PicturesPage", ("picture",)),
    Place(
        "welcome-pack",
        "Welcome pack",
        "ui.pages.welcome_pack:WelcomePackPage",
        ("section",),
        help="welcome-pack",
    ),
    Place(
        "letters",
        "Letters",
        "ui.pages.letters:LettersPage",
        ("letter", "letter_use", "word_letter", "sending", "sent_letter"),
        help="letters",
    ),
    Place("lists", "Lists", "ui.pages.lists:ListsPage", ("distribution_list", "list_member"), help="letters"),
    Place("sheets", "Badges and signs", "ui.pages.sheets:SheetsPage", help="sheets"),
    Place("notification", "Notification", "ui.pages.notification:NotificationPage", help="notification"),
    Place(
        "inspection",
        "Inspection",
        "ui.pages.inspection:InspectionPage",
        ("stage_date", "closure_day"),
        help="key-dates",
    ),
    Place(
        "timetable",
        "Timetable",
        "ui.pages.timetable:TimetablePage",
        ("timetable", "timetable_day", "session", "attendance"),
        help="timetable",
    ),
    Place(
        "availability",
        "Availability",
        "ui.pages.availability:AvailabilityPage",
        ("availability",),
        help="timetable",
    ),
    Place(
        "base-ways", "Ways between bases", "ui.pages.registers:BaseWaysPage", ("base_way",), help="timetable"
    ),
    Place("papers", "Papers", "ui.pages.papers:PapersPage", help="papers"),
    Place(
        "learning",
        "Learning log",
        "ui.pages.learning:LearningPage",
        ("learnt",),
        help="papers",
    ),
    Place(
        "mock-interviews",
        "Mock interviews",
        "ui.pages.mock_interviews:MockInterviewsPage",
        ("mock_finding",),
        help="mock-interviews",
    ),
    Place("packs", "Packs", "ui.pages.packs:PacksPage", help="packs"),
    Place("imports", "Import", "ui.pages.imports:ImportsPage"),
    Place("trail", "Record of changes", "ui.pages.trail:TrailPage", help="checking"),
    Place("settings", "Settings", "ui.pages.settings:SettingsPage", ("brand", "map"), help="safe-copies"),
)


def way_to_missing(findings: Sequence[Finding], kind: GapKind | None) -> tuple[str, int | str | None]:
    """The place and what to show there: the record itself where there is one of this kind, else the list of them.

    ``kind`` None is everything that is missing.
    """
    from inspection_ready.domain.gap_kinds import kind_of  # wanted after the first paint only

    of_kind = [finding for finding in findings if kind_of(finding) == kind]
    if len(of_kind) == 1:
        return place_showing(of_kind[0].register).id, of_kind[0].record_id
    return GAPS, "" if kind is None else kind.key


def keys_of_places() -> dict[str, str]:
    """The first nine of the sidebar that are counted, by their ids."""
    counted = [place.id for place in PLACES if place.in_sidebar and place.has_number]
    return {place: f"Alt+{number}" for number, place in enumerate(counted[:9], start=1)}


def place_of(place_id: str) -> Place:
    for place in PLACES:
        if place.id == place_id:
            return place
    raise KeyError(place_id)


def place_showing(kind: str) -> Place:
    """Where a kind of record is looked at. Raises KeyError."""
    for place in PLACES:
        if kind in place.shows:
            return place
    raise KeyError(kind)
