from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.file_texts import LONGEST_BLOCK, TextPart, blocks
from inspection_ready.domain.release_findings import Place

WORDS = st.text(alphabet="ab é\n", max_size=40) | st.text(alphabet="ab ", min_size=1_000, max_size=4_000)
PARTS = st.lists(
    st.builds(TextPart, st.builds(Place, page=st.integers(1, 3), paragraph=st.integers(0, 5)), WORDS),
    max_size=12,
)


@given(PARTS)
def test_no_word_is_lost_moved_to_another_page_or_left_in_a_block_too_long(parts: list[TextPart]) -> None:
    made = list(blocks(parts))

    for page in (1, 2, 3):
        before = "".join("".join(part.words.split()) for part in parts if part.where.page == page)
        assert "".join("".join(each.words.split()) for each in made if each.where.page == page) == before
    assert all(len(each.words) <= LONGEST_BLOCK + 1 for each in made)


def test_neighbours_on_a_page_are_one_block_at_the_place_of_the_first() -> None:
    first, second = Place(page=1, paragraph=1), Place(page=1, paragraph=2)
    other = Place(page=2, paragraph=3)

    made = list(blocks([TextPart(first, "One."), TextPart(second, "Two."), TextPart(other, "Three.")]))

    assert made == [TextPart(first, "One.\nTwo."), TextPart(other, "Three.")]
