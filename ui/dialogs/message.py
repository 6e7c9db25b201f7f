"""A message that came: what it seems to be, and what of it is to be entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from inspection_ready.domain.message_offers import Offer
from inspection_ready.domain.regimes import NOTIFICATION
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.messages import reading_lines
from inspection_ready.phrases.stages import offer_sentence, offer_words
from inspection_ready.services.stage_messages import MessageRead
from ui.widgets.layout import button, buttons_below, give_room, say, scrolling, subheading, words
from ui.widgets.wrapped_tick import WrappedTick

FILE_IT = "File it with the notification, and leave the time as it is"


class MessageDialog(QDialog):
    """Accepted: ``ticked`` and ``is_to_be_filed`` say what to enter, or ``is_other`` that the person will say it."""

    def __init__(
        self, read: MessageRead, names: Mapping[str, str], *, can_file: bool, parent: QWidget | None = None
    ) -> None:
        """``names`` of stages by id. ``can_file``: the notification has no message yet."""
        super().__init__(parent)
        self.setWindowTitle(f"What does {read.message.name} tell?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.read = read
        self.is_other = False
        self._names = names
        offers = [offer for offer in read.offers if not (read.is_filed and offer.stage == NOTIFICATION)]
        self.ticks = [(self._tick(offer, offers), offer) for offer in offers]
        self.file = WrappedTick(FILE_IT)
        self.file.setHidden(not can_file)
        looks_right = read.reading is None or not read.reading.is_another_kind
        self.file.set_ticked(can_file and looks_right)
        self.problem = words("", "problem")
        self.problem.hide()
        self.enter = button("Enter what is ticked", role="main")
        self.other = button("Enter another date")
        self._lay_out()
        for tick in (self.file, *(tick for tick, _ in self.ticks)):
            tick.toggled.connect(self._offer)
        self.enter.clicked.connect(self._check)
        self.other.clicked.connect(self._other)
        self._offer()

    @property
    def ticked(self) -> tuple[Offer, ...]:
        return tuple(offer for tick, offer in self.ticks if tick.is_ticked())

    @property
    def is_to_be_filed(self) -> bool:
        return self.file.is_ticked()

    # inside

    def _tick(self, offer: Offer, offers: Sequence[Offer]) -> WrappedTick:
        """Ticked to begin with where it is the only day for its stage; the notification's own time never is."""
        tick = WrappedTick(self._words(offer))
        alone = [each.stage for each in offers].count(offer.stage) == 1
        tick.set_ticked(alone and offer.stage != NOTIFICATION)
        return tick

    def _words(self, offer: Offer) -> str:
        if offer.stage == NOTIFICATION:
            said = offer_words(offer, "Correct the notification, which came at another time")
            return f"{said}. This message takes the place of the one that is filed"
        return offer_words(offer, self._names.get(offer.stage, offer.stage))

    def _offer(self) -> None:
        self.enter.setEnabled(bool(self.ticked) or self.is_to_be_filed)
        say(self.problem, "")

    def _check(self) -> None:
        stages = [offer.stage for offer in self.ticked]
        twice = next((stage for stage in stages if stages.count(stage) > 1), None)
        if twice is None:
            self.accept()
        else:
            say(
                self.problem,
                f"Two dates are ticked for “{self._names.get(twice, twice)}”. Tick the right one only.",
            )

    def _other(self) -> None:
        self.is_other = True
        self.accept()

    def _lay_out(self) -> None:
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setSpacing(8)
        for tick, offer in self.ticks:
            parts.addWidget(tick)
            if sentence := offer_sentence(offer):
                tick.describe(sentence)
                parts.addWidget(words(sentence, "help"))
        parts.addWidget(self.file)
        if not self.ticks:
            parts.addWidget(words("No date was found in it that a stage could have.", "help"))
        parts.addWidget(subheading("What was read"))
        said = words(self._read_words())
        said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        said.setAccessibleName("What was read")
        parts.addWidget(said)
        parts.addStretch(1)
        buttons = buttons_below(self, self.enter, self.other, leave=button("Enter nothing"))
        layout = QVBoxLayout(self)
        layout.addWidget(
            words("Nothing has been entered yet. Check each against the message, and tick what is right.")
        )
        layout.addWidget(scrolling(inside, "What the message tells"), 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        give_room(self, letters=90, lines=28)

    def _read_words(self) -> str:
        if self.read.reading is not None:
            return "\n".join(reading_lines(self.read.reading))
        assert self.read.unread is not None  # one of the two is there
        return error_sentence(self.read.unread)
