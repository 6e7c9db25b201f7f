"""What each finding of the release check is called, and what to do about it."""

from __future__ import annotations

from inspection_ready.domain.release_findings import ReleaseFault

_TAKE_OUT = "Take it out, or say why it may stay."
_ACCEPT = "In Word: Review, then accept or reject every change, and save."
_INSPECT = "In Office: File, Info, Check for Issues, Inspect Document."
_VALUES = "Paste the values in its place, and save."

FAULTS: dict[ReleaseFault, tuple[str, str, str]] = {
    ReleaseFault.NHS_NUMBER: ("NHS number", "NHS numbers", _TAKE_OUT),
    ReleaseFault.NATIONAL_INSURANCE: ("National Insurance number", "National Insurance numbers", _TAKE_OUT),
    ReleaseFault.DATE_OF_BIRTH: ("date of birth", "dates of birth", _TAKE_OUT),
    ReleaseFault.POSTCODE: ("postcode", "postcodes", "If somebody lives there, take it out."),
    ReleaseFault.TELEPHONE: (
        "telephone number",
        "telephone numbers",
        "If it is a person's own, take it out, or give the team's number.",
    ),
    ReleaseFault.EMAIL: (
        "e-mail address",
        "e-mail addresses",
        "If it is a person's own, take it out, or give the team's mailbox.",
    ),
    ReleaseFault.CASE_NAME: ("name from the list of cases", "names from the list of cases", _TAKE_OUT),
    ReleaseFault.PERSON_NAME: (
        "name of somebody in the register",
        "names of people in the register",
        "See that they may be named in evidence.",
    ),
    ReleaseFault.TRACKED_INSERTION: ("tracked insertion", "tracked insertions", _ACCEPT),
    ReleaseFault.TRACKED_DELETION: (
        "tracked deletion, whose words are still in the file",
        "tracked deletions, whose words are still in the file",
        _ACCEPT,
    ),
    ReleaseFault.TRACKED_MOVE: ("tracked move", "tracked moves", _ACCEPT),
    ReleaseFault.TRACKED_FORMAT: ("tracked change of formatting", "tracked changes of formatting", _ACCEPT),
    ReleaseFault.TRACKED_OTHER: (
        "tracked change of a table or list",
        "tracked changes of tables or lists",
        _ACCEPT,
    ),
    ReleaseFault.TRACKING_ON: (
        "track changes is switched on",
        "track changes is switched on",
        "In Word: Review, Track Changes, off.",
    ),
    ReleaseFault.COMMENT: ("comment", "comments", "Read it, then delete it: Review, Delete All Comments."),
    ReleaseFault.HIDDEN_TEXT: ("hidden text", "places with hidden text", f"Take it out. {_INSPECT}"),
    ReleaseFault.PALE_TEXT: (
        "white text",
        "places with white text",
        "Take it out, or give it a colour people can read.",
    ),
    ReleaseFault.TINY_TEXT: (
        "text too small to read",
        "places with text too small to read",
        "Take it out, or make it larger.",
    ),
    ReleaseFault.HIDDEN_SHEET: (
        "hidden sheet",
        "hidden sheets",
        "Delete it, or show it: right-click a tab, Unhide.",
    ),
    ReleaseFault.VERY_HIDDEN_SHEET: (
        "sheet that is hidden so that Excel does not offer to show it",
        "sheets that are hidden so that Excel does not offer to show them",
        f"Copy what should go into a new workbook. {_INSPECT}",
    ),
    ReleaseFault.HIDDEN_ROWS: (
        "hidden row",
        "hidden rows",
        "Delete them, or show them: select all, right-click a row, Unhide.",
    ),
    ReleaseFault.HIDDEN_COLUMNS: (
        "hidden column",
        "hidden columns",
        "Delete them, or show them: select all, right-click a column, Unhide.",
    ),
    ReleaseFault.FILTERED_ROWS: (
        "row behind a filter",
        "rows behind a filter",
        "A filter hides and does not remove. Copy what is shown into a new workbook, as values.",
    ),
    ReleaseFault.HIDDEN_NAME: ("hidden name", "hidden names", _INSPECT),
    ReleaseFault.PIVOT_CACHE: (
        "pivot table with a copy of the rows it was made from",
        "pivot tables with a copy of the rows they were made from",
        "Copy the table and paste it as values, or look through all rows behind it.",
    ),
    ReleaseFault.HIDDEN_SLIDE: (
        "hidden slide",
        "hidden slides",
        "Delete it, or show it: right-click it, Unhide Slide.",
    ),
    ReleaseFault.SPEAKER_NOTES: (
        "slide with speaker notes",
        "slides with speaker notes",
        f"Read them, then take them out. {_INSPECT}",
    ),
    ReleaseFault.EMBEDDED: (
        "file inside this file",
        "files inside this file",
        "Whoever gets this file gets all of it. Put a picture or the values in its place.",
    ),
    ReleaseFault.MACROS: ("macros", "macros", "Save it as a kind without macros (.docx, .xlsx or .pptx)."),
    ReleaseFault.EXTERNAL_TEMPLATE: (
        "template on a drive or server of the council",
        "templates on a drive or server of the council",
        "In Word: File, Options, Add-ins, Templates, and attach Normal.",
    ),
    ReleaseFault.EXTERNAL_PICTURE: (
        "picture that is only linked",
        "pictures that are only linked",
        "Others will not see it. Insert the picture itself.",
    ),
    ReleaseFault.EXTERNAL_WORKBOOK: (
        "link to another workbook or file",
        "links to other workbooks or files",
        _VALUES,
    ),
    ReleaseFault.EXTERNAL_DATA: (
        "connection to data elsewhere",
        "connections to data elsewhere",
        "It may show where data is kept. Take the connection off, and keep the values.",
    ),
    ReleaseFault.AUTHOR: ("name in the properties", "names in the properties", _INSPECT),
    ReleaseFault.COMPANY: ("company in the properties", "companies in the properties", _INSPECT),
    ReleaseFault.PROPERTIES: ("note in the properties", "notes in the properties", f"Read it. {_INSPECT}"),
    ReleaseFault.CUSTOM_PROPERTY: (
        "property somebody added",
        "properties somebody added",
        f"Read it. {_INSPECT}",
    ),
    ReleaseFault.CUSTOM_DATA: (
        "piece of data that other programs left in it",
        "pieces of data that other programs left in it",
        _INSPECT,
    ),
    ReleaseFault.ATTACHMENT: ("attached file", "attached files", "See that it may go too, or take it out."),
    ReleaseFault.SCRIPT: (
        "script that runs by itself",
        "scripts that run by themselves",
        "Make the PDF anew from its source.",
    ),
    ReleaseFault.HIDDEN_LAYER: (
        "layer that is not shown",
        "layers that are not shown",
        "Make the PDF anew without it.",
    ),
    ReleaseFault.ANNOTATION: (
        "remark on a page",
        "remarks on pages",
        "Read it, then delete it, or make the PDF anew.",
    ),
    ReleaseFault.FORM_FIELD: (
        "form field",
        "form fields",
        "See what was typed there; print it to a new PDF to fix it.",
    ),
    ReleaseFault.EARLIER_VERSIONS: (
        "earlier state that is still in the file",
        "earlier states that are still in the file",
        "It may be no more than a signature. Make the file anew from its source to be sure.",
    ),
    ReleaseFault.PICTURE_PLACE: (
        "picture that says where it was taken",
        "pictures that say where they were taken",
        "Take it out: in Windows, Properties, Details, Remove Properties.",
    ),
    ReleaseFault.PICTURE_CAMERA: (
        "picture that names the camera or telephone",
        "pictures that name the camera or telephone",
        "To take it out: in Windows, Properties, Details, Remove Properties.",
    ),
    ReleaseFault.DRAFT: (
        "mark that it is a draft",
        "marks that it is a draft",
        "Take the mark off, or wait for the final one.",
    ),
    ReleaseFault.MARKED: (
        "mark of who may see it",
        "marks of who may see it",
        "See that it may go to the regulator, and how.",
    ),
    ReleaseFault.AS_AT_MISSING: (
        "No as-at date was found",
        "No as-at date was found",
        "Write on it the day its figures or statements are of: “as at 31 March 2026”.",
    ),
    ReleaseFault.AS_AT_OLD: (
        "newest as-at date is old",
        "newest as-at date is old",
        "See whether there is a newer one, or say why this stands.",
    ),
    ReleaseFault.AS_AT_AHEAD: (
        "as-at date is still to come",
        "as-at dates are still to come",
        "See whether it is mistyped.",
    ),
    ReleaseFault.AS_AT_DIFFERS: (
        "as-at date is not the one the register holds",
        "as-at dates are not the one the register holds",
        "Put right whichever is wrong.",
    ),
    ReleaseFault.LINK_TO_FILE: (
        "link to a file on a drive",
        "links to files on a drive",
        "Nobody outside can follow it, and it shows names of folders. Take the link off.",
    ),
    ReleaseFault.LINK_INSIDE: (
        "link to a page inside the council",
        "links to pages inside the council",
        "See whether the regulator could open it. If not, take it off, or send the page as a file.",
    ),
    ReleaseFault.LINK_WITHOUT_TARGET: (
        "link that leads nowhere",
        "links that lead nowhere",
        "Mend it, or take it off.",
    ),
    ReleaseFault.PASSWORD: (
        "The file is protected by a password",
        "files are protected by a password",
        "Nobody can look into it here, nor may the regulator be able to. Save it without the password.",
    ),
    ReleaseFault.MACHINE_PATH: ("path on somebody’s computer", "paths on somebody’s computer", _INSPECT),
    ReleaseFault.BLIND_COPY: (
        "reader who was copied in without the others knowing",
        "readers who were copied in without the others knowing",
        "Export the message without them.",
    ),
}
"""One, many, and what to do. A sentence where it begins with a capital and counts nothing."""
