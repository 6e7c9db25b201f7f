"""Letters to start from: each with a subject, a text and the fields they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.merge import MergeField, broken_fields, stage_field, unknown_fields
from inspection_ready.domain.regime_stages import Stage
from inspection_ready.domain.regime_starters import StarterLetter
from inspection_ready.exchange.regime_lists import listed

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields


def read_letters(top: Fields, *, stages: tuple[Stage, ...]) -> tuple[StarterLetter, ...]:
    own = tuple(stage_field(stage.id) for stage in stages)
    letters = []
    for fields, basis in listed(top, "letters", key="title"):
        letter = StarterLetter(
            title=fields.text("title"),
            audience=fields.text("audience", default=""),
            subject=fields.text("subject"),
            body=fields.text("body"),
            basis=basis,
        )
        for key, text in (("subject", letter.subject), ("body", letter.body)):
            for name in (*unknown_fields(text, own), *broken_fields(text, own)):
                fields.note(
                    key, "no_such", value=name, kind="field of letters", near=(), known=(*_KNOWN, *own)
                )
        letters.append(letter)
    return tuple(letters)


_KNOWN = tuple(field.value for field in MergeField)
