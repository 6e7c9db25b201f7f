"""What each kind of thing a pack prints is called, and each of its fields, where changes of a pack are told."""

from __future__ import annotations

from collections.abc import Mapping

from inspection_ready.domain.pack_changes import Sort

OTHER_KINDS: Mapping[str, tuple[str, str]] = {
    "key_date": ("key date", "key dates"),
    "map": ("map", "maps"),
    "introduced": ("person in who’s who", "people in who’s who"),
    "named_fact": ("key fact named in a text", "key facts named in texts"),
    "named_picture": ("picture shown in a text", "pictures shown in texts"),
    "left_out": ("thing left out", "things left out"),
    "timetable_day": ("day of the timetable", "days of the timetable"),
}
"""Of what has no register of its own, or is called otherwise in print."""

ALONE: Mapping[str, str] = {
    "council": "the council’s own details",
    "regime": "the framework",
    "inspection": "the notification",
    "main_base": "the main base",
    "timetable": "the timetable’s heading",
}
"""Of which there is only one."""

SORTS: Mapping[Sort, str] = {
    Sort.NEW: "new",
    Sort.GONE: "no longer there",
    Sort.CHANGED: "changed",
    Sort.REORDERED: "in another order",
    Sort.MOVED: "moved",
    Sort.KNOWN: "now known",
    Sort.TO_COME: "to come again",
    Sort.DONE: "done",
    Sort.AGREED: "agreed",
    Sort.LEFT: "left",
    Sort.CLOSED: "closed",
    Sort.LEFT_OUT: "left out",
}

SORTS_OF: Mapping[tuple[str, Sort], str] = {
    (kind, sort): words
    for kind in ("task", "timetable_day")
    for sort, words in (
        (Sort.KNOWN, "now with a date"),
        (Sort.MOVED, "with another date"),
        (Sort.TO_COME, "with no date any more"),
    )
}
"""Of what has a date, and is none."""

HEADINGS: Mapping[str, str] = {
    "base_fact": "{name}",
    "closure_day": "Council closed on {day}",
    "council": "The council",
    "diary": "Diary of {name}",
    "distribution_list": "List “{name}”",
    "facility_kind": "Kind of facility “{name}”",
    "inspection": "The notification",
    "introduced": "{name} in who’s who",
    "left_out": "Left out: {name}",
    "letter": "Letter “{name}”",
    "main_base": "The main base",
    "map": "Map “{name}”",
    "named_fact": "Key fact “{name}”, named in a text",
    "named_picture": "Picture “{name}”, shown in a text",
    "picture": "Picture “{name}”",
    "regime": "The framework",
    "room": "Room “{name}”",
    "section": "Section “{name}”",
    "session": "Session “{name}”",
    "task": "Task “{name}”",
    "timetable": "The timetable",
    "timetable_day": "Day {id}",
}
"""Others are called by their names alone."""

LABELS: Mapping[tuple[str, str], str] = {
    ("base", "address"): "Address",
    ("base", "position"): "Map position",
    ("base_fact", "checked"): "Checked",
    ("council", "department"): "Department",
    ("council", "leave_out_unchecked"): "Leave out what nobody has checked",
    ("council", "name"): "Name",
    ("diary", "on"): "Date",
    ("diary", "state"): "State",
    ("distribution_list", "checked"): "Checked",
    ("distribution_list", "letters"): "Letters",
    ("distribution_list", "members"): "People",
    ("inspection", "message_name"): "Message filed",
    ("inspection", "notified_at"): "Received",
    ("introduced", "belongs_to"): "Team or organisation",
    ("introduced", "functions"): "Contact for",
    ("introduced", "group"): "Group",
    ("introduced", "is_contact_only"): "Holds no role",
    ("introduced", "name"): "Name",
    ("introduced", "photograph"): "Photograph",
    ("introduced", "role"): "Role",
    ("introduced", "roles"): "Roles held",
    ("introduced", "themes"): "Answers for",
    ("key_date", "counted"): "How it is counted",
    ("key_date", "is_announced"): "Bank holidays of its year announced",
    ("key_date", "is_starter"): "Starter",
    ("key_date", "name"): "Name",
    ("key_fact", "checked"): "Checked",
    ("key_fact", "is_checked"): "Checked",
    ("left_out", "why"): "Why",
    ("letter", "name"): "Title",
    ("letter", "named_for"): "Sessions named in it",
    ("letter", "people"): "People",
    ("letter", "word_file"): "Word file",
    ("main_base", "base"): "Base",
    ("map", "attribution"): "Credit below it",
    ("map", "name"): "Name",
    ("map", "sha256"): "The picture itself",
    ("named_fact", "is_known"): "In the key facts",
    ("named_picture", "is_known"): "Among the pictures",
    ("person", "name"): "Name",
    ("picture", "sha256"): "The picture itself",
    ("place", "address"): "Address",
    ("place", "checked"): "Checked",
    ("place", "position"): "Map position",
    ("place", "is_checked"): "Checked",
    ("regime", "accountable"): "Who signs",
    ("regime", "asked"): "What somebody must answer for",
    ("regime", "name"): "Name",
    ("regime", "regulator"): "Regulator",
    ("regime", "regulator_short"): "Regulator in short",
    ("regime", "word"): "What the visit is called",
    ("section", "is_draft"): "Draft",
    ("session", "escorts"): "Escort",
    ("session", "is_gap"): "Somebody still to be named",
    ("session", "note_takers"): "Note-taker",
    ("session", "people"): "Who takes part",
    ("session", "seconds"): "Second",
    ("session", "slot"): "Time",
    ("session", "who_left"): "Who has left",
    ("task", "due"): "By when",
    ("task", "is_late"): "Late",
    ("timetable", "pencilled"): "Sessions that may still change",
}
"""Of fields that no form has, or that a form calls otherwise."""

PLAIN = frozenset(
    {("key_date", "when"), ("timetable_day", "on"), ("closure_day", "on"), ("main_base", "base")}
)
"""What a thing is all about: its label would say nothing."""
NEVER_SHOWN = frozenset({"asked", "named_for", "photograph", "sha256", "word_file"})
"""That they differ is told, and no more."""
SAID_BY: Mapping[tuple[str, str], str] = {
    ("session", "is_gap"): "people",
    ("session", "who_left"): "people",
    ("key_fact", "is_checked"): "checked",
    ("place", "is_checked"): "checked",
    ("key_date", "counted"): "when",
    ("task", "done_on"): "status",
    ("task", "is_late"): "status",
    ("role", "agreed_on"): "status",
    ("diary", "on"): "state",
}
"""A field that says nothing more where the other one is told too."""
BRIEF: Mapping[str, str] = {
    "base": "address",
    "base_fact": "value",
    "closure_day": "reason",
    "function": "contact_id",
    "introduced": "role",
    "key_date": "when",
    "key_fact": "value",
    "left_out": "why",
    "person": "role",
    "responsibility": "owner_id",
    "role": "person_id",
    "session": "slot",
    "task": "due",
    "timetable_day": "on",
}
"""The one field that is told of what is new or gone."""
