"""The pages of help, in the order they are offered."""

from __future__ import annotations

from inspection_ready.domain.frozen import dataclass
from inspection_ready.resources import resource_path


@dataclass(frozen=True, slots=True)
class HelpPage:
    """``title`` is also the first heading of the file."""

    id: str
    title: str

    def text(self) -> str:
        """Markdown."""
        return resource_path(*self.path()).read_text("utf-8")

    def path(self) -> tuple[str, ...]:
        return ("changelog.md",) if self.id == NEWS else ("help", f"{self.id}.md")


NEWS = "news"
WINDOW = "window"
BEFORE_A_WORKSPACE = "safe-copies"
"""On the first page, and while a workspace closes."""

HELP_PAGES: tuple[HelpPage, ...] = (
    HelpPage(WINDOW, "What the keys and menus do"),
    HelpPage("notification", "When the notification arrives"),
    HelpPage("packs", "Packs, and what changed since the last"),
    HelpPage("evidence", "Evidence and coverage"),
    HelpPage("claims", "Claims, and what shows them"),
    HelpPage("welcome-pack", "Write the welcome pack"),
    HelpPage("requests", "Requests"),
    HelpPage("replies", "Replies"),
    HelpPage("sign-off", "Sign-off"),
    HelpPage("releases", "Releases to the regulator"),
    HelpPage("accuracy", "Factual accuracy of the draft report"),
    HelpPage("search", "Searching everything"),
    HelpPage("views", "Filters and views"),
    HelpPage("leavers", "When somebody leaves"),
    HelpPage("letters", "Letters and lists"),
    HelpPage("sheets", "Badges, cards, signs and labels"),
    HelpPage("look", "The council's look"),
    HelpPage("maps", "Maps without internet"),
    HelpPage("key-dates", "Key dates"),
    HelpPage("timetable", "The timetable"),
    HelpPage("mock-interviews", "Mock interviews"),
    HelpPage("papers", "Papers of the timetable, and the learning log"),
    HelpPage("safe-copies", "Safe copies"),
    HelpPage("sharing", "Sharing a workspace"),
    HelpPage("release-check", "Checking a file before it is signed"),
    HelpPage("checking", "Checking that nothing was changed behind your back"),
    HelpPage("who", "Who uses this computer"),
    HelpPage("settings", "What this machine remembers"),
    HelpPage("command-line", "The command line"),
    HelpPage(NEWS, "What is new"),
)


def help_page(page_id: str) -> HelpPage:
    return next(page for page in HELP_PAGES if page.id == page_id)
