"""A Word letter of Northmoor's own, with something of everything the PDF carries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.word_letters import WordLetter, WordLetterFile
from tests.documents.word_files import (
    merge_field,
    outside_relation,
    p,
    picture,
    run,
    simple_field,
    table,
    word_file,
)

if TYPE_CHECKING:
    from inspection_ready.domain.packs import PackFacts

LINK = f'<w:hyperlink r:id="rIdOut">{run("the council’s pages")}</w:hyperlink>'
LETTER = word_file(
    p(merge_field("Name"))
    + p(simple_field("MERGEFIELD Role", "«Role»"))
    + p("Your interview", style="Heading1")
    + p("Dear {{fi", run("rst na", "<w:b/>"), "me}},")
    + p("We meet on {{on-site dates}}. Read ", LINK, " before.")
    + p("Bring your badge.", item="1")
    + p("Bring your examples.", item="1")
    + p("First we talk.", item="2")
    + p("Then you ask.", item="2")
    + table(("When", "What"), ("{{each session}}{{day}}, {{time}}", "{{session}}{{end}}"))
    + p("Where", style="Heading3")
    + p("{{main base}}")
    + p(picture("The front door of Northmoor House"))
    + p("Yours sincerely")
    + p("{{signatory}}"),
    header=p("Northmoor Council"),
    footer=p("Town Hall, Northmoor"),
    relations=outside_relation("hyperlink", "https://www.northmoor.example/"),
)


def with_word_letter(facts: PackFacts) -> PackFacts:
    """The first letter is written from it."""
    letter = facts.letters[0]
    fields = (
        "{{Name}}\n{{Role}}\n{{first name}}\n{{on-site dates}}\n{{my sessions}}\n{{main base}}\n{{signatory}}"
    )
    word = WordLetter(letter_id=letter.id, file="Ours.docx", sha256="0" * 64, fields=fields)
    file = WordLetterFile(letter_id=letter.id, file="Ours.docx", data=LETTER)
    return replace(facts, word_letters=(word,), word_files=(file,))
