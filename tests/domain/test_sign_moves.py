from __future__ import annotations

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.sign_moves import (
    USUAL_MOVES,
    MayMove,
    MovesFault,
    SignMove,
    SignRule,
    SignState,
    faults_of,
)
from inspection_ready.exchange.regimes import read_regime, read_regime_text
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.regimes import shipped_regimes

OFFICER = frozenset({MayMove.ACCOUNTABLE})


def test_the_usual_table_can_be_signed_by_and_both_regimes_have_it_written_down() -> None:
    assert list(faults_of(USUAL_MOVES)) == []
    for shipped in shipped_regimes():
        assert "\nsign_off:\n" in read_regime_text(shipped.path)
        assert shipped.regime.sign_off == USUAL_MOVES


def test_a_table_without_a_way_to_a_state_or_out_of_one_is_found() -> None:
    without = {key: rule for key, rule in USUAL_MOVES.items() if key[1] is not SignMove.WITHDRAW}
    stuck = {key: rule for key, rule in USUAL_MOVES.items() if key != (SignState.NOT_AGREED, SignMove.SIGN)}
    del stuck[SignState.NOT_AGREED, SignMove.CHANGE]

    assert list(faults_of(without)) == [(MovesFault.UNREACHABLE, SignState.WITHDRAWN)]
    assert list(faults_of(stuck)) == [(MovesFault.STUCK, SignState.NOT_AGREED)]


def test_a_table_that_lets_anybody_sign_or_lets_a_change_stay_signed_is_found() -> None:
    anybody = frozenset({MayMove.ANYONE, MayMove.ACCOUNTABLE})
    loose = {**USUAL_MOVES, (SignState.UNSIGNED, SignMove.SIGN): SignRule(SignState.SIGNED, anybody)}
    deaf = {**USUAL_MOVES, (SignState.SIGNED, SignMove.CHANGE): SignRule(SignState.SIGNED, OFFICER)}

    assert (MovesFault.SIGNED_BY_ANYONE, SignState.UNSIGNED) in faults_of(loose)
    assert (MovesFault.CHANGE_STAYS_SIGNED, SignState.SIGNED) in faults_of(deaf)


@pytest.mark.parametrize(
    ("was", "is_", "words"),
    [
        ("to: signed, by: [accountable, deputy]", "to: signed, by: [anyone]", "must be for accountable or deputy alone"),
        ("by: [accountable, deputy]", "by: [everybody]", "there is no who may everybody"),
        ("move: withdraw, from: [signed, changed], to: withdrawn", "move: withdraw, from: [signed], to: changed", "no move leads to “withdrawn”"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_regime_s_table_is_named(was: str, is_: str, words: str) -> None:
    (regime,) = [each for each in shipped_regimes() if each.regime.code == "cqc-local-authority"]
    text = read_regime_text(regime.path)
    assert was in text

    with pytest.raises(CannotRead) as refused:
        read_regime(text.replace(was, is_))

    assert words in error_sentence(refused.value)


def test_a_regime_of_before_has_the_usual_table() -> None:
    (regime,) = [each for each in shipped_regimes() if each.regime.code == "cqc-local-authority"]
    text = read_regime_text(regime.path)
    start = text.index("\nsign_off:\n")
    older = text[:start] + text[text.index("\nframework:\n") :]

    assert read_regime(older).sign_off == USUAL_MOVES
