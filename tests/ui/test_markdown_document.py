from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from inspection_ready.domain.formatted_text import (
    Blocks,
    Heading,
    Item,
    Note,
    Paragraph,
    PictureMark,
    Run,
    Table,
    settled,
)
from inspection_ready.services.formatted_text import formatted, to_commonmark
from ui.widgets.markdown_document import fill_document
from ui.widgets.markdown_reading import read_document

TEXTS = st.lists(st.sampled_from([*"ab1 .*_#|<&\n\u00a0é", "word ", "1."]), min_size=1, max_size=6).map(
    "".join
)
LINKS = st.sampled_from(["", "", "https://northmoor.example/a_b", "mailto:a@b.example"])
MARKS = st.sampled_from(["1", "2024"]).map(lambda name: Run(f"[{name}]", link=f"note:{name}"))
RUNS = st.lists(
    st.one_of(st.builds(Run, TEXTS, bold=st.booleans(), italic=st.booleans(), link=LINKS), MARKS), max_size=4
).map(tuple)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Paragraph, RUNS),
        st.builds(Heading, st.integers(1, 3), RUNS),
        st.builds(Item, RUNS, st.integers(0, 3), st.one_of(st.none(), st.integers(0, 4))),
        st.builds(Table, st.lists(st.lists(RUNS, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)),
        st.builds(PictureMark, TEXTS, TEXTS, TEXTS),
        st.builds(Note, st.sampled_from(["1", "2024"]), RUNS),
    ),
    max_size=6,
).map(tuple)

TABLE = Table((((Run("Name"),), (Run("Phone"),)), ((Run("Reception", bold=True),), (Run("01632 960001"),))))
WORD_HALF_ITALIC = (Run("a", italic=True), Run("b"), Run("c", italic=True))


@given(BLOCKS)
@example((TABLE, TABLE))
@example((Table(((WORD_HALF_ITALIC,), (WORD_HALF_ITALIC,))),))
@example((PictureMark("Map"), PictureMark("Map"), TABLE, PictureMark("Map", "A map")))
@example((Item((Run("a"),), 0, 1), PictureMark("Map", "A map", "The way"), Item((Run("b"),), 0, 2)))
@example((Item((Run("a"),), 0, 1), Item((Run("b"),), 1, None), Item((Run("c"),), 0, 2), TABLE))
@example((Item((Run("a"),), 0, 1), Item((Run("b"),), 0, 1)))
def test_document_gives_back_the_blocks_it_was_filled_with(qapp: QApplication, blocks: Blocks) -> None:
    document = QTextDocument()

    fill_document(document, settled(blocks))

    assert read_document(document) == settled(blocks)


def test_text_is_the_same_after_it_was_in_the_editor(qapp: QApplication) -> None:
    document = QTextDocument()
    text = (
        "# Welcome *to* Northmoor\n\n"
        "A line that goes on for a good deal more than eighty columns, which Qt's own writer would wrap there.\\\n"
        'Ask for **Reception**, see [the map](https://northmoor.example/a_b "Map").\n\n'
        "3. three\n   - nested\n     1. deeper\n4. four\n\n"
        "| Name | Phone |\n| --- | --- |\n| a \\| b | 01632 960001 |\n"
    )

    fill_document(document, formatted(text))

    assert to_commonmark(read_document(document)) == text
