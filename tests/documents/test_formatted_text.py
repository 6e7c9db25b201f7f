from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from inspection_ready.documents.formatted_text import read_commonmark
from inspection_ready.domain.chart_marks import CHART
from inspection_ready.domain.commonmark import to_commonmark
from inspection_ready.domain.formatted_text import (
    Blocks,
    Heading,
    Item,
    Note,
    Paragraph,
    PictureMark,
    Run,
    Runs,
    Table,
    settled,
    words_of,
)
from inspection_ready.domain.picture_marks import PICTURE, picture_key, pictures_in

LETTERS = st.sampled_from(
    [*list("ab1 .,:*_#-+>|<&;!()[]\\`~='\"\n\xa0é£“€x"), "&amp;", "1.", "  ", "http://a.b"]
)
TEXTS = st.lists(LETTERS, min_size=1, max_size=8).map("".join)
LINKS = st.sampled_from(
    [
        "",
        "",
        "note:b",
        "https://northmoor.example/a_b",
        "mailto:a@b.example",
        "https://x.example/?a=1&copy;=2",
    ]
)
MARKS = st.sampled_from(["1", "2024", "a-b", "b_c"]).map(lambda name: Run(f"[{name}]", link=f"note:{name}"))
"""Of notes; a mark that was typed over is among the links."""
RUNS = st.lists(
    st.one_of(st.builds(Run, TEXTS, bold=st.booleans(), italic=st.booleans(), link=LINKS), MARKS), max_size=5
).map(tuple)
ROWS = st.lists(st.lists(RUNS, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Paragraph, RUNS),
        st.builds(Heading, st.integers(1, 3), RUNS),
        st.builds(Item, RUNS, st.integers(0, 3), st.one_of(st.none(), st.integers(0, 12))),
        st.builds(Table, ROWS),
        st.builds(PictureMark, TEXTS, TEXTS, TEXTS, st.sampled_from([PICTURE, CHART])),
        st.builds(Note, st.sampled_from(["1", "2024", "two words", ""]), RUNS),
    ),
    max_size=6,
).map(tuple)


@given(BLOCKS)
@example((Paragraph((Run("Note:", bold=True), Run("x"))),))
@example((Heading(1, (Run("#"),)), Heading(2, (Run("a #"),)), Heading(3, (Run("a \\#"),))))
@example((Paragraph((Run("a", bold=True), Run("b", bold=True, italic=True), Run("c", italic=True))),))
@example((Paragraph((Run("a", italic=True), Run("b", bold=True), Run("c", bold=True, italic=True))),))
@example(
    (
        Paragraph(
            (Run("a", bold=True, italic=True), Run("b", italic=True), Run("c", bold=True, italic=True)),
        ),
    )
)
@example((Paragraph((Run("a"), Run("b", italic=True), Run(".", bold=True))),))
@example((Item((Run("a"),)), Item((Run("b"),), 1, 3), Item((Run("c"),), 0, 4)))
@example((PictureMark("Town hall (back) 100% <x>", "A [big] *hall* & door", 'The "hall" \\'),))
@example((PictureMark("Plan, ground:1", "a"), PictureMark(",:1", "a", scheme=CHART)))
@example((Item((Run("a"),), 0, 1), PictureMark("Map"), Item((Run("b"),), 0, 2)))
@example((Paragraph((Run("!"), Run("[1]", link="note:1"), Run("(x)"))),))
@example((Item((Run("a"),)), Note("1", (Run("# one\n- two"),)), Note("2", ()), Paragraph((Run("b"),))))
@example((Table((((Run("[1]", link="note:1"),),),)), Note("1", (Run("[2]: b", bold=True),))))
@example((Table((((Run("a | b \\| c"),), (Run("\\"),)),)),))
def test_formatted_text_written_is_read_back_the_same(blocks: Blocks) -> None:
    text = to_commonmark(blocks)

    assert read_commonmark(text) == settled(blocks)


@given(st.lists(RUNS, min_size=1, max_size=3).map(tuple))
@example(((Run("a", italic=True), Run("b"), Run("c", italic=True)),))
def test_head_of_a_table_is_the_same_whether_it_was_bold_or_not(head: tuple[Runs, ...]) -> None:
    bold = tuple(tuple(replace(run, bold=True) for run in cell) for cell in head)
    plain = tuple(tuple(replace(run, bold=False) for run in cell) for cell in head)

    assert settled((Table((bold,)),)) == settled((Table((plain,)),))


@given(BLOCKS)
def test_settled_text_is_settled(blocks: Blocks) -> None:
    once = settled(blocks)

    assert settled(once) == once


@given(BLOCKS)
def test_settling_keeps_every_word(blocks: Blocks) -> None:
    kept = words_of(settled(blocks))

    assert "".join(kept) == "".join(words_of(blocks))


@given(st.lists(LETTERS, max_size=60).map("".join))
@example("1. one\n\n   more of one\n2. two\n   - nested\n\n   after\n3. three\n")
@example("> quoted\n\n```\nfence\n  kept\n```\n\n![a picture](x.png)\n")
def test_any_text_is_stable_once_it_was_written_again(text: str) -> None:
    first = read_commonmark(text)

    assert read_commonmark(to_commonmark(first)) == first


@given(st.lists(st.builds(PictureMark, TEXTS, TEXTS, TEXTS), max_size=3).map(tuple))
def test_names_of_pictures_are_found_without_reading_the_text(blocks: Blocks) -> None:
    marks = [block for block in settled(blocks) if isinstance(block, PictureMark)]

    found = pictures_in(to_commonmark(blocks))

    assert set(map(picture_key, found)) == {picture_key(mark.name) for mark in marks}
