"""Says the gaps of letters and distribution lists: what is the matter, then what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from inspection_ready.phrases.dates import day

if TYPE_CHECKING:
    from inspection_ready.domain.readiness import Finding

MOST_NAMED = 5


def _who(finding: Finding) -> str:
    names: Sequence[str] = finding.data["names"]
    shown = list(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        shown.append(f"{len(names) - MOST_NAMED} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _quoted(finding: Finding) -> str:
    return ", ".join(f"“{name}”" for name in finding.data["names"])


def _marked(finding: Finding) -> str:
    file = finding.data["file"]
    return f"as a field of {file}" if file else "in double braces"


def _is(finding: Finding) -> str:
    return "is" if len(finding.data["names"]) == 1 else "are"


def _months(finding: Finding) -> str:
    months = finding.data["months"]
    return "a month" if months == 1 else f"{months} months"


def _left(finding: Finding, what: str) -> str:
    return f"{finding.data['person']}, {what} the letter “{finding.name}”, left on {day(finding.data['left_on'])}."


LETTER_GAPS: Mapping[tuple[str, str], Callable[[Finding], str]] = {
    ("list_empty", ""): lambda f: f"Nobody is on the list “{f.name}”. Put people on it, or remove it.",
    ("list_unchecked", ""): lambda f: (
        f"Nobody has gone through the list “{f.name}” yet. Do so, and note who did and when."
    ),
    ("list_stale", ""): lambda f: (
        f"The list “{f.name}” was last gone through more than {_months(f)} ago. Go through it again."
    ),
    ("member_has_left", ""): lambda f: (
        f"{_who(f)} {'has' if len(f.data['names']) == 1 else 'have'} left and {_is(f)} still on the list “{f.name}”. "
        "They get no letter. Take them off, and think who comes instead."
    ),
    ("member_of_other_side", ""): lambda f: (
        f"{_who(f)} {_is(f)} on the list “{f.name}”, which is for the other side of the council. "
        "They get no letter. Put them on another list, or correct where they are."
    ),
    ("member_without_email", ""): lambda f: (
        f"{_who(f)} {_is(f)} on the list “{f.name}” without an e-mail address. Add it, or hand the letter over on paper."
    ),
    ("letter_unknown_field", ""): lambda f: (
        f"The letter “{f.name}” has {_quoted(f)} {_marked(f)}: no field and no key fact is called so. "
        "Correct it, or it is printed as “to come”."
    ),
    ("letter_broken_field", ""): lambda f: (
        f"In the letter “{f.name}” {_quoted(f)} looks like a field and is none. "
        "Choose it from Insert field, or it is printed as it stands."
    ),
    ("letter_empty", ""): lambda f: (
        f"The letter “{f.name}” goes to a list but has no words. Write it, or take the list off."
    ),
    ("letter_starter", ""): lambda f: (
        f"The letter “{f.name}” is as it came with the app. Check its wording, and mark it as agreed."
    ),
    ("letter_draft", ""): lambda f: f"The letter “{f.name}” is still a draft. Have it agreed.",
    ("letter_without_subject", ""): lambda f: f"The letter “{f.name}” has no subject. Write one.",
    ("no_signatory", ""): lambda f: f"Nobody signs the letter “{f.name}”. Choose in whose name it goes out.",
    ("signatory_has_left", ""): lambda f: f"{_left(f, 'who signs')} Choose who signs instead.",
    ("no_owner", "letter"): lambda f: f"The letter “{f.name}” has no owner. Choose one.",
    ("owner_has_left", "letter"): lambda f: f"{_left(f, 'the owner of')} Choose another owner.",
}
