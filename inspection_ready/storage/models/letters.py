from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.letters import Letter, LetterStatus, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Side
from inspection_ready.domain.word_letters import WordLetter
from inspection_ready.storage.models.base import ByValue, RowModel


class DistributionListModel(RowModel):
    __tablename__ = "distribution_list"
    row_type = DistributionList
    kind = "distribution_list"

    name: Mapped[str]
    side: Mapped[Side] = mapped_column(ByValue(Side))
    purpose: Mapped[str] = mapped_column(Text)
    checked_by: Mapped[str]
    checked_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)


class ListMemberModel(RowModel):
    __tablename__ = "list_member"
    row_type = ListMember
    kind = "list_member"

    list_id: Mapped[int] = mapped_column(ForeignKey("distribution_list.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    notes: Mapped[str] = mapped_column(Text)


class LetterModel(RowModel):
    __tablename__ = "letter"
    row_type = Letter
    kind = "letter"

    title: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str] = mapped_column(Text)
    audience: Mapped[str]
    signatory_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    status: Mapped[LetterStatus] = mapped_column(ByValue(LetterStatus))
    origin: Mapped[str]
    position: Mapped[int]
    is_starter: Mapped[bool]
    notes: Mapped[str] = mapped_column(Text)


class LetterUseModel(RowModel):
    __tablename__ = "letter_use"
    row_type = LetterUse
    kind = "letter_use"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("distribution_list.id"), index=True)


class WordLetterModel(RowModel):
    __tablename__ = "word_letter"
    row_type = WordLetter
    kind = "word_letter"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    file: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    fields: Mapped[str] = mapped_column(Text)
