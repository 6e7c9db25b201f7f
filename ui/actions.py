"""The table of actions: what can be asked for, the keys for it, and who does it."""

from __future__ import annotations

from enum import Enum

from inspection_ready.domain.frozen import dataclass


class On(Enum):
    WINDOW = "window"
    PLACES = "places"
    """Whatever goes from place to place."""
    PAGE = "page"
    """The page on view; disabled where it has no such slot."""


@dataclass(frozen=True, slots=True)
class Action:
    """``slot`` is a method without arguments. ``writes`` is not offered where the workspace is to look at only."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    on: On
    slot: str
    writes: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("new", "&Edit", "&New", ("Ctrl+N",), On.PAGE, "add_new", writes=True),
    Action("edit", "&Edit", "&Change", ("F2",), On.PAGE, "edit_current", writes=True),
    Action("save", "&Edit", "&Save", ("Ctrl+S",), On.PAGE, "save", writes=True),
    Action("find", "&Edit", "&Find in this list", ("Ctrl+F",), On.PAGE, "find_in_list"),
    Action("filter", "&Edit", "Fi&lter this list", ("Ctrl+L",), On.PAGE, "filter_list"),
    Action("unfilter", "&Edit", "Show &all of this list", ("Ctrl+Shift+L",), On.PAGE, "clear_filter"),
    Action("undo", "&Edit", "&Undo what was done last", ("Ctrl+Z",), On.WINDOW, "undo_last", writes=True),
    Action("redo", "&Edit", "&Do it again", ("Ctrl+Y", "Ctrl+Shift+Z"), On.WINDOW, "redo_last", writes=True),
    Action("import", "&File", "&Import from a spreadsheet", ("Ctrl+I",), On.PAGE, "import_file", writes=True),
    Action("export", "&File", "&Export to a spreadsheet", ("Ctrl+E",), On.PAGE, "export_file"),
    Action("open", "&File", "&Open another workspace", ("Ctrl+O",), On.WINDOW, "show_start"),
    Action("close", "&File", "E&xit", ("Ctrl+Q",), On.WINDOW, "close"),
    Action("previous", "&Go", "&Previous page", ("Ctrl+PgUp",), On.PLACES, "go_previous"),
    Action("next", "&Go", "&Next page", ("Ctrl+PgDown",), On.PLACES, "go_next"),
    Action("back", "&Go", "&Back to the steps", ("Alt+Left",), On.PLACES, "go_back"),
    Action("places", "&Go", "To the &list of pages", ("F6",), On.PLACES, "focus_list"),
    Action("gaps", "&Go", "What is &missing", ("Ctrl+M",), On.PLACES, "go_to_gaps"),
    Action("search", "&Go", "&Search everything", ("Ctrl+Shift+F",), On.PLACES, "go_to_search"),
    Action("reload", "&Go", "&Read again", ("F5",), On.PAGE, "reload"),
    Action("help", "&Help", "&Help on this page", ("F1",), On.WINDOW, "show_help"),
    Action("keys", "&Help", "&Keys", ("Ctrl+F1",), On.WINDOW, "show_keys"),
    Action("news", "&Help", "What is &new", (), On.WINDOW, "show_news"),
)
