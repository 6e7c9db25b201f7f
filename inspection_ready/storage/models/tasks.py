from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.roles import Role, RoleStatus, Signing
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.storage.models.base import ByValue, RowModel


class TaskModel(RowModel):
    __tablename__ = "task"
    row_type = Task
    kind = "task"

    title: Mapped[str]
    function_id: Mapped[int | None] = mapped_column(ForeignKey("function.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    second_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    when: Mapped[str]
    due_on: Mapped[date | None]
    status: Mapped[TaskStatus] = mapped_column(ByValue(TaskStatus))
    done_on: Mapped[date | None]
    position: Mapped[int]
    is_starter: Mapped[bool]
    notes: Mapped[str] = mapped_column(Text)


class RoleModel(RowModel):
    __tablename__ = "role"
    row_type = Role
    kind = "role"

    name: Mapped[str]
    group: Mapped[str]
    duties: Mapped[str] = mapped_column(Text)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    second_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    signing: Mapped[Signing] = mapped_column(ByValue(Signing))
    status: Mapped[RoleStatus] = mapped_column(ByValue(RoleStatus))
    agreed_on: Mapped[date | None]
    position: Mapped[int]
    is_starter: Mapped[bool]
    notes: Mapped[str] = mapped_column(Text)


class DiaryModel(RowModel):
    __tablename__ = "diary"
    row_type = Diary
    kind = "diary"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    asked_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    problem: Mapped[str] = mapped_column(Text)
    notes: Mapped[str] = mapped_column(Text)
