"""One window for a workspace: a second start raises the first one and ends."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500
"""Milliseconds. A window that is there answers at once, even while it works."""


class FirstWindow(QObject):
    raise_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def claim(self, folder: Path | None) -> bool:
        """Whether this is the first window on the workspace (None: on the start page). If not, the other was raised."""
        name = _name(folder)
        if self._server is not None and self._server.serverName() == name:
            return True
        if _is_answered(name):
            return False
        self.let_go()
        # left over from a program that was killed; nobody answered on it
        QLocalServer.removeServer(name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        # where it cannot listen there is one window too many; the workspace's own lock still holds
        server.listen(name)
        self._server = server
        return True

    def let_go(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _answer(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.raise_asked.emit()


def _is_answered(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    answered = socket.waitForConnected(PATIENCE)
    socket.abort()
    return answered


def _name(folder: Path | None) -> str:
    """Short, for a socket's path has little room; the same however the folder was written."""
    place = "" if folder is None else str(folder.resolve()).casefold()
    # Qt's, because hashlib brings OpenSSL along before the frame is painted
    digest = QCryptographicHash.hash(f"{getuser()}\n{place}".encode(), QCryptographicHash.Algorithm.Sha256)
    return "inspection-ready-" + bytes(digest.toHex().data()).decode()[:24]
