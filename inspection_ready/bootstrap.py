"""Puts the parts together, for the window and for the command line.

Importing this is cheap, because the window is painted before the database is imported.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.moments import Clock, SystemClock
from inspection_ready.domain.people import Person
from inspection_ready.domain.who import Who
from inspection_ready.settings import read_settings, write_settings

if TYPE_CHECKING:
    from inspection_ready.services.app import App

UNKNOWN_ACCOUNT = "unknown account"
DEFAULT_REGIME = "cqc"


def this_account() -> Who:
    """The account and the machine; a person is known only inside a workspace."""
    import getpass  # slow import, needed once a workspace is opened
    import platform  # as above

    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        account = UNKNOWN_ACCOUNT
    return Who(account, platform.node())


def default_place() -> Path:
    """Where workspaces are kept unless somebody says otherwise."""
    from inspection_ready.storage.places import default_place as place  # slow import: SQLAlchemy

    return place()


def open_app(
    folder: Path, *, write: bool = True, as_person: str | None = None, clock: Clock | None = None
) -> App:
    """Open a workspace. A pack or release that a kill left finished and unrecorded is recorded; others begun are removed.

    ``as_person`` (an e-mail or a name) ties this account to that person from now on. Raises Refused, NotFound.
    """
    from inspection_ready.services.pack_disposal import finish_disposals  # slow import: SQLAlchemy
    from inspection_ready.services.packs import finish_packs  # slow import: SQLAlchemy
    from inspection_ready.services.releases import finish_releases  # slow import: SQLAlchemy
    from inspection_ready.services.workspaces import open_workspace  # slow import: SQLAlchemy

    app = open_workspace(folder, clock=clock or SystemClock(), who=this_account(), write=write)
    try:
        app = tied_to(app, as_person)
        if write:
            finish_disposals(app)
            finish_packs(app)
            finish_releases(app)
    except BaseException:
        app.workspace.close()
        raise
    return app


def create_app(
    folder: Path,
    *,
    name: str = "",
    regime: str = DEFAULT_REGIME,
    register: str = "",
    sample: bool = False,
    clock: Clock | None = None,
) -> App:
    """Make a workspace with a shipped regime and its starters, and open it to write. Raises Refused, NotFound.

    ``name`` is the council's; the workspace is called that too, or by its folder without one. ``register``
    is the postgresql+psycopg:// address of a shared one; what it holds already is joined. ``sample`` fills it
    with the sample council.
    """
    from inspection_ready.services.regimes import shipped_regime  # slow import: SQLAlchemy
    from inspection_ready.services.workspaces import create_workspace  # as above
    from inspection_ready.storage.workspace_file import SQLITE  # as above

    code = shipped_regime(regime).regime.code
    app = create_workspace(
        folder,
        name=name,
        regime=code,
        register=register or SQLITE,
        clock=clock or SystemClock(),
        who=this_account(),
    )
    try:
        _start(app, code, name, sample=sample)
    except BaseException:
        app.workspace.close()
        raise
    return app


def _start(app: App, regime: str, name: str, *, sample: bool) -> None:
    from inspection_ready.services import regimes  # slow import: SQLAlchemy
    from inspection_ready.services.council import change_council, council_of  # as above
    from inspection_ready.services.sample import fill_sample  # as above

    if not app.read(regimes.regimes):
        app.do(regimes.use_shipped_regime if sample else regimes.start_with_regime, regime)
    if sample:
        app.do(fill_sample)
    council = app.read(council_of)
    if name and not council.name:
        app.do(change_council, council, replace(council, name=name))


def remember(folder: Path) -> None:
    """Put a workspace first among the recent ones."""
    with suppress(OSError):  # a comfort: a settings file that cannot be written must not stop the work
        write_settings(read_settings().opened(folder))


def safe_copies_of(app: App) -> Path | None:
    """Where this machine keeps safe copies of the workspace; None where nobody has said."""
    held = read_settings().safe_copies.get(app.workspace.file.id)
    return None if held is None else Path(held)


def keep_safe_copies_in(app: App, folder: Path | None) -> None:
    """None: nowhere any more. What was copied there stays."""
    settings, own = read_settings(), app.workspace.file.id
    safe_copies = {key: value for key, value in settings.safe_copies.items() if key != own}
    if folder is not None:
        safe_copies[own] = str(folder)
    with suppress(OSError):  # as above
        write_settings(replace(settings, safe_copies=safe_copies))


def replies_looked_for_in(app: App) -> Path | None:
    """Where this machine looks for saved replies to this workspace's requests; None where nobody has said."""
    held = read_settings().reply_folders.get(app.workspace.file.id)
    return None if held is None else Path(held)


def look_for_replies_in(app: App, folder: Path | None) -> None:
    """None: nowhere any more."""
    settings, own = read_settings(), app.workspace.file.id
    folders = {key: value for key, value in settings.reply_folders.items() if key != own}
    if folder is not None:
        folders[own] = str(folder)
    with suppress(OSError):  # it only holds comforts
        write_settings(replace(settings, reply_folders=folders))


def close_app(app: App, *, progress: Callable[[int, int], None] = lambda _done, _of: None) -> None:
    """Close the workspace, with a safe copy before where this machine keeps one and something changed since.

    Raises Refused where the copy cannot be made; the workspace is closed all the same.
    """
    from inspection_ready.services.safe_copies import make_safe_copy_if_changed  # slow import: SQLAlchemy

    try:
        into = safe_copies_of(app)
        if into is not None and app.workspace.can_write:
            make_safe_copy_if_changed(app, into, progress=progress)
    finally:
        app.workspace.close()


def work_on_copy(copy: Path, *, take_over: bool = False) -> Path:
    """The workspace made from a safe copy, where workspaces are usually kept. Raises Refused, CannotRead."""
    from inspection_ready.services.safe_copies import restore  # slow import: SQLAlchemy

    name = copy.name.removesuffix(" safe copy")
    folders = chain((f"{name}.inspection",), (f"{name} {number}.inspection" for number in count(2)))
    folder = next(found for each in folders if not (found := default_place() / each).exists())
    return restore(copy, folder, clock=SystemClock(), who=this_account(), take_over=take_over)


def tied_to(app: App, as_person: str | None) -> App:
    """Recorded by the person this account is tied to: the one named now, by e-mail or name, or the one named before.

    Raises NotFound; Refused where several people fit.
    """
    from inspection_ready.services.people import person_named  # slow import: SQLAlchemy

    if as_person is not None:
        return tied_to_person(app, app.read(person_named, as_person).id)
    held = read_settings().people.get(app.workspace.file.id)
    return _acting(app, held) if held else app


def tied_to_person(app: App, person_id: int | None) -> App:
    """From now on the account is that person's, in this workspace; nobody's for None."""
    settings = read_settings().used_by(app.workspace.file.id, person_id)
    with suppress(OSError):  # as above
        write_settings(settings)
    return app.acting_as(person_id)


def has_said_who(app: App) -> bool:
    """Whether whoever uses this account said who they are, or that they are not in the list."""
    return app.workspace.file.id in read_settings().people


def _acting(app: App, person_id: int) -> App:
    try:
        with app.reading() as reader:
            reader.register(Person).get(person_id)
    except NotFound:  # removed from the register since
        return app
    return app.acting_as(person_id)
