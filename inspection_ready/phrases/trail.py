"""Says an entry of the record of changes in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspection_ready.domain.trail import Action
from inspection_ready.phrases.brands import LABELS as BRAND_LABELS
from inspection_ready.phrases.maps import LABELS as MAP_LABELS

ACTIONS = {
    Action.ADDED: "Added",
    Action.CHANGED: "Changed",
    Action.REMOVED: "Removed",
    Action.DISPOSED: "Disposed of",
}

VERB_WORDS: Mapping[str, str] = {
    "accuracy.answer_time": "Entered the regulator’s answer on more time for the draft report",
    "accuracy.ask_time": "Noted that more time was asked for to check the draft report",
    "accuracy.evidence": "Said which evidence is behind a point about the draft report",
    "accuracy.file": "Filed the sheet of points about the draft report to be signed",
    "accuracy.move": "Took a point about the draft report a step on",
    "accuracy.none": "Confirmed that nothing in the draft report is to be corrected",
    "accuracy.receive": "Entered the day the draft report came",
    "accuracy.respond": "Entered what the regulator made of a point",
    "availability.mark": "Marked times on a calendar",
    "availability.read": "Read a diary",
    "base_fact.set": "Set the facilities of a base",
    "brand.change": "Changed the council’s look",
    "chase.drop": "Noted that drafts of chases were not sent",
    "chase.mark_sent": "Noted that chases were sent",
    "chase.rules": "Changed the chase ladder, or the words of the drafts",
    "chase.write": "Wrote drafts of chases",
    "closure_day.add": "Added a closure day",
    "closure_day.remove": "Removed a closure day",
    "council.change": "Changed the council’s name or settings",
    "diary.ask": "Asked for diaries to be cleared",
    "diary.confirm": "Noted that a diary is clear",
    "diary.list_senior_managers": "Listed the senior managers whose diaries are cleared",
    "claim.evidence": "Said which evidence is behind a claim",
    "evidence.add": "Added a piece of evidence",
    "evidence.add_files": "Added a version of evidence, with its files",
    "evidence.add_link": "Added a version of evidence, with its address",
    "evidence.add_several": "Added several pieces of evidence",
    "evidence.bring_in": "Brought in files as evidence",
    "evidence.dispose": "Disposed of a piece of evidence",
    "evidence.dispose_version": "Disposed of a version of evidence",
    "evidence.change_judged": "Changed evidence, and judged its quality",
    "evidence.judge": "Judged the quality of evidence",
    "evidence.serve": "Said what evidence serves",
    "facility_kind.add": "Added a kind of facility",
    "import.run": "Brought in a spreadsheet",
    "inspection.correct": "Corrected the notification",
    "inspection.notify": "Entered the notification",
    "inspection.set_on_site": "Entered the days on site",
    "learning.done": "Noted that what was promised in an interview is seen to",
    "learning.reopen": "Noted that what was promised in an interview is to be seen to again",
    "learning.request": "Made a request of what was promised in an interview",
    "letter.begin": "Began to write a letter to people",
    "letter.drop_word_file": "Took the Word file off a letter",
    "letter.mark_pack_sent": "Noted that letters of a pack were sent",
    "letter.mark_sent": "Noted that letters were sent",
    "letter.note_pack": "Noted whom the letters of a pack are for",
    "letter.send_to": "Said to which lists a letter goes",
    "letter.use_word_file": "Gave a letter a Word file",
    "letter.write": "Wrote letters to people",
    "list.add_members": "Put people on a list",
    "list.check": "Went through a list",
    "list.remove_members": "Took people off a list",
    "map.choose": "Chose the council’s map",
    "map.describe": "Said whose the map is",
    "map.remove": "Took the council’s map away",
    "finding.override": "Left a finding in a document as it is, with the reason",
    "finding.withdraw_override": "Took back the reason for leaving a finding as it is",
    "pack.dispose": "Disposed of a pack",
    "pack.make": "Made a pack",
    "release.hold_again": "Took back the reason for letting a finding go",
    "release.let_go": "Let a finding of the release check go, with the reason",
    "release.make": "Made a release",
    "release.send": "Noted that a release was sent",
    "release.withdraw": "Took a release back",
    "person.leave": "Entered that somebody leaves, and who takes over",
    "picture.add": "Added a picture",
    "picture.replace": "Put another file in the place of a picture’s",
    "record.add": "Added a record",
    "record.change": "Changed a record",
    "record.dispose_earlier": "Disposed of what was written of a record before",
    "record.dispose": "Disposed of a record",
    "record.remove": "Removed a record",
    "regime.add_facility_kinds": "Added the regime’s kinds of facility",
    "regime.add_letters": "Added the regime’s letters to start from",
    "regime.add_starters": "Added the regime’s functions, facilities, sections, roles, tasks, letters and timetables to start from",
    "regime.add_timetables": "Added the regime’s timetables to start from",
    "regime.load": "Loaded a regime",
    "regime.start": "Chose the regime, with functions, facilities, sections, roles, tasks, letters and timetables to start from",
    "regime.add_roles": "Added the regime’s roles to start from",
    "regime.add_tasks": "Added the regime’s checklist to start from",
    "regime.use_shipped": "Chose the regime",
    "reply.bring_back": "Brought a reply back to be dealt with",
    "reply.file": "Filed what came with a reply",
    "reply.person": "Said whose a reply is",
    "reply.take_form": "Took the answers of a form that came with a reply",
    "reply.sign": "Recorded what a reply says of what was to be signed",
    "reply.set_aside": "Set replies aside",
    "reply.take_in": "Brought replies in",
    "request.chase": "Noted that somebody was asked again",
    "request.evidence": "Said which evidence answers a request",
    "request.move": "Took a request a step on",
    "request.take_form": "Took answers from a spreadsheet form",
    "request.take_list": "Took the regulator’s list of requests",
    "responsible.give": "Said who is responsible",
    "role.agree": "Agreed roles",
    "role.fill": "Named the people who hold roles",
    "sample.fill": "Filled in the sample council",
    "section.move": "Moved a section",
    "section.order": "Put the sections in order",
    "section.restore": "Brought a version of a section back",
    "session.add": "Added a session",
    "session.change": "Changed a session",
    "session.move": "Moved a session",
    "session.move_block": "Moved everything from a session to the end of its day",
    "session.move_many": "Moved sessions",
    "session.remove": "Removed a session",
    "session.set_people": "Said who is at a session",
    "session.stretch": "Made a session longer or shorter",
    "session.swap": "Swapped two sessions",
    "session.swap_days": "Swapped two days of a timetable",
    "signature.answer_sheet": "Recorded what came back of a sheet to be signed",
    "signature.disagree": "Recorded that something is not agreed to go out",
    "signature.rules": "Changed the rules of signing",
    "signature.sheet": "Made a sheet to be signed",
    "signature.sign": "Recorded a signature",
    "signature.withdraw": "Took a signature back",
    "signature.withdraw_all": "Took signatures back",
    "stage_date.clear": "Left a stage’s date to come, or to be counted, again",
    "stage_date.set": "Entered what was told of a stage’s date",
    "stage_date.take_message": "Entered what a message tells",
    "slip.drop": "Noted that change slips were not sent",
    "slip.mark_sent": "Noted that change slips were sent",
    "slip.write": "Wrote change slips and calendar entries",
    "timetable.issue": "Issued the timetable",
    "mock.find": "Wrote down what a mock interview showed",
    "timetable.add_starters": "Added the templates that come with the app",
    "timetable.take_template": "Brought in a template from a file",
    "timetable.change": "Changed a timetable",
    "timetable.copy": "Copied a timetable",
    "timetable.fill": "Found people for the sessions",
    "timetable.keep_as_template": "Kept a timetable as a template",
    "timetable.make": "Made a timetable from a template",
    "timetable.place": "Placed sessions of a timetable",
    "timetable.set_dates": "Set the dates of a timetable’s days",
    "timetable.take_edits": "Took changes to a timetable from a spreadsheet",
    "timetable.start": "Began a timetable",
    "task.set_status": "Said how far a task is",
    "view.change": "Changed what a view of a list shows",
    "view.remove": "Removed a view of a list",
    "view.rename": "Renamed a view of a list",
    "view.save": "Kept a view of a list",
    "undo": "Took back an earlier change",
}

OF_ONE_RECORD = frozenset({"record.add", "record.change", "record.remove", "record.dispose"})
"""Verbs that say nothing their record does not say better."""

OF_A_STEP: Mapping[str, str] = {
    "task.set_status": "{now}: the task {title}",
    "diary.confirm": "Noted that the diary of {title} is clear",
}
"""Verbs that take one record a step on: ``title`` is the record's, ``now`` the step it is at."""

OTHER_LABELS: Mapping[tuple[str, str], str] = {
    **{("brand", name): label for name, label in BRAND_LABELS.items()},
    ("brand", "logo_name"): BRAND_LABELS["logo"],
    ("brand", "template_name"): BRAND_LABELS["template"],
    **{("map", name): label for name, label in MAP_LABELS.items()},
    ("council", "name"): "Council’s name",
    ("council", "department"): "Department",
    ("council", "fact_months"): "Months until a fact is stale",
    ("council", "most_claims"): "Most claims on one piece of evidence",
    ("council", "leave_out_unchecked"): "Leave out what nobody has checked",
    ("chase_rules", "ladder"): "Steps of the ladder",
    ("chase_rules", "subject"): "Subject of the drafts",
    ("chase_rules", "body"): "Words of the drafts",
    ("inspection", "notified_at"): "Notification received",
    ("inspection", "message_name"): "Message filed",
    ("inspection", "on_site_from"): "On site from",
    ("inspection", "on_site_to"): "On site to",
    ("finding_override", "document"): "Document",
    ("finding_override", "under"): "Under the heading",
    ("finding_override", "about"): "About",
    ("finding_override", "reason"): "Reason",
    ("finding_override", "given_by"): "Given by",
    ("disposal", "name"): "Reference",
    ("disposal", "number"): "Version",
    ("disposal", "disposed_by"): "Disposed of by",
    ("disposal", "reason"): "Reason",
    ("pack_disposal", "disposed_by"): "Disposed of by",
    ("pack_disposal", "reason"): "Reason",
    ("pack", "number"): "Number",
    ("pack", "folder"): "Folder",
    ("sign_off_rules", "own_alone"): "May sign what they alone own",
    ("sign_off_rules", "goes_to"): "Who decides where nobody can sign",
    ("release", "number"): "Number",
    ("release", "folder"): "Folder",
    ("release_item", "request_number"): "Request",
    ("release_item", "title"): "What it is",
    ("release_item", "signed_by"): "Signed by",
    ("release_item", "signed_as"): "Capacity",
    ("release_sending", "sent_to"): "To",
    ("release_sending", "by"): "By",
    ("release_sending", "note"): "Note",
    ("release_withdrawal", "by"): "By",
    ("release_withdrawal", "reason"): "Reason",
    ("check_override", "file"): "File",
    ("check_override", "fault"): "Finding",
    ("check_override", "reason"): "Reason",
    ("check_override", "given_by"): "Given by",
    ("timetable_issue", "number"): "Number",
    ("timetable_issue", "name"): "Timetable",
    ("timetable_issue", "why"): "Why",
    ("timetable_issue", "by"): "Issued by",
    ("slip_batch", "number"): "Number",
    ("slip_batch", "folder"): "Folder",
    ("slip_batch", "sent_by"): "Sent, as said by",
    ("slip", "name"): "Person",
    ("slip", "address"): "Address",
    ("slip_answer", "title"): "Entry",
    ("slip_answer", "attendee"): "Who answers",
    ("saved_view", "name"): "Name",
    ("saved_view", "find"): "Words searched for",
    ("regime_text", "name"): "Regime",
    ("regime_text", "regime_version"): "Version",
}
"""Fields of records that are no flat register; those without a label are not shown."""

OTHER_KINDS: Mapping[str, tuple[str, str]] = {
    "brand": ("look", "looks"),
    "timetable_issue": ("issue of the timetable", "issues of the timetable"),
    "slip_batch": ("batch of change slips", "batches of change slips"),
    "slip": ("change slip", "change slips"),
    "slip_answer": ("answer to an invitation", "answers to invitations"),
    "council": ("council", "council settings"),
    "chase_rules": ("chase ladder", "chase ladders"),
    "inspection": ("inspection", "inspections"),
    "map": ("part of the map", "parts of the map"),
    "pack": ("pack", "packs"),
    "pack_file": ("file of a pack", "files of a pack"),
    "finding_override": ("reason for leaving a finding", "reasons for leaving findings"),
    "disposal": ("disposal", "disposals"),
    "pack_disposal": ("disposal of a pack", "disposals of packs"),
    "release": ("release", "releases"),
    "release_item": ("line of a release", "lines of a release"),
    "release_file": ("file of a release", "files of a release"),
    "release_sending": ("sending of a release", "sendings of releases"),
    "release_withdrawal": ("release taken back", "releases taken back"),
    "check_override": ("reason for letting a finding go", "reasons for letting findings go"),
    "regime_text": ("regime", "regimes"),
    "saved_view": ("view of a list", "views of lists"),
    "sign_off_rules": ("rule of signing", "rules of signing"),
    "stored_file": ("stored file", "stored files"),
}
"""One of them, several of them."""

LONGEST = 80
"""Letters of a value; longer ones are cut."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field of a change, in words; "" where nothing was held. ``is_told`` False: too long to show."""

    label: str
    before: str
    after: str
    is_told: bool = True


def change_words(change: FieldWords) -> str:
    """Role from “Officer” to “Manager”."""
    if not change.is_told:
        return f"{change.label} written anew"
    if not change.before:
        return f"{change.label} set to {_quoted(change.after)}"
    if not change.after:
        return f"{change.label} emptied, it was {_quoted(change.before)}"
    return f"{change.label} from {_quoted(change.before)} to {_quoted(change.after)}"


def record_words(action: Action, *, singular: str, title: str, changes: Sequence[FieldWords]) -> str:
    """Changed the person “Jo Bloggs”: Role from “Officer” to “Manager”."""
    named = (
        f"{ACTIONS[action]} the {singular} {_quoted(title)}" if title else f"{ACTIONS[action]} a {singular}"
    )
    if action is Action.CHANGED and changes:
        return f"{named}: {'; '.join(map(change_words, changes))}"
    return named


def step_words(verb: str, *, title: str, changes: Sequence[FieldWords]) -> str:
    """Done: the task “Book rooms”."""
    now = changes[0].after if changes else ""
    return OF_A_STEP[verb].format(title=_quoted(title), now=now)


def own_words(action: Action, verb: str, changes: Sequence[FieldWords]) -> str:
    """What an entry did to the record whose history is on view."""
    done = ACTIONS[action] if action is not Action.CHANGED else ""
    told = "; ".join(map(change_words, changes)) if action is Action.CHANGED else ""
    by = "" if verb in OF_ONE_RECORD else VERB_WORDS[verb]
    words = ": ".join(part for part in (by, told or done) if part)
    return words or ACTIONS[action]


def several_words(verb: str, counts: Sequence[tuple[Action, int, str, str]]) -> str:
    """Brought in a spreadsheet: 12 people added, 1 person changed. ``counts``: action, how many, one, several."""
    parts = [
        f"{count:,} {one if count == 1 else several} {ACTIONS[action].lower()}"
        for action, count, one, several in counts
    ]
    return f"{VERB_WORDS[verb]}: {', '.join(parts)}" if parts else VERB_WORDS[verb]


def decided_words(name: str) -> str:
    return f"decided by {name}"


def _quoted(words: str) -> str:
    return f"“{words if len(words) <= LONGEST else f'{words[:LONGEST]}…'}”"
