from __future__ import annotations

from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES, STARTER

TASK_STATUSES = {
    TaskStatus.TO_DO: "To do",
    TaskStatus.STARTED: "Started",
    TaskStatus.DONE: "Done",
    TaskStatus.NOT_NEEDED: "Not needed",
}

TASKS = Record(
    code="task",
    register="tasks",
    row_type=Task,
    singular="task",
    plural="tasks",
    title="title",
    order=("position", "title"),
    identity=(("title",),),
    fields=(
        Field(
            "title",
            "Task",
            required=True,
            headings=("task name", "action", "what", "what to do", "item", "checklist item", "description"),
            width=280,
        ),
        Field(
            "function_id",
            "Function",
            Kind.LINK,
            "The function that does it. Its key contact and second answer where nobody is named below.",
            link=Function,
            headings=("support function", "team", "service", "area", "department"),
            width=160,
        ),
        Field(
            "owner_id",
            "Owner",
            Kind.LINK,
            link=Person,
            headings=("lead", "who", "responsible", "responsible person", "lead officer", "assigned to"),
            width=160,
        ),
        Field(
            "second_id",
            "Second",
            Kind.LINK,
            link=Person,
            headings=("deputy", "backup", "cover"),
            in_list=False,
        ),
        Field(
            "when",
            "Due, counted",
            Kind.OFFSET,
            "For example: by 2 working days after notification, or: by 10 working days before on-site.",
            headings=("when", "timing", "due when", "deadline rule", "timescale"),
            in_list=False,
        ),
        Field(
            "due_on",
            "Due on",
            Kind.DATE,
            "A date of your own. It stands instead of the counted one.",
            headings=("due", "due date", "deadline", "by when", "date due", "target date"),
            width=290,
        ),
        Field(
            "status",
            "Status",
            Kind.CHOICE,
            choices=TASK_STATUSES,
            headings=("state", "progress", "rag"),
            width=90,
        ),
        Field(
            "done_on",
            "Done on",
            Kind.DATE,
            headings=("completed on", "date done", "completed"),
            in_list=False,
        ),
        Field(
            "position", "Order", Kind.NUMBER, headings=("position", "no", "number"), in_list=False, width=70
        ),
        STARTER,
        NOTES,
    ),
)
