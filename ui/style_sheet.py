"""The style sheet over Fusion. Lengths are on a grid of 4 px; a focused control trades padding for its ring."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from inspection_ready.resources import resource_path

BOX = 1.5
"""Pixels of a tick box for each point of the text beside it."""
EDGE = 2  # px, of a tick box

_SHEET = Template("""
QMainWindow, QDialog, QMessageBox { background: $window; }
QLabel#heading { font-size: ${large}pt; font-weight: bold; color: $text; }
QLabel#subheading { font-size: ${medium}pt; font-weight: bold; color: $text; }
QLabel[role="help"], QLabel[role="count"] { color: $muted; }
QLabel[role="problem"] { color: $error; font-weight: bold; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="good"] { color: $good; }
QFrame#notice { background: $error_surface; border: 1px solid $error; border-left: 6px solid $error; }
QFrame#notice QLabel { color: $text; }
QFrame#warning { background: $warning_surface; border: 1px solid $warning; border-left: 6px solid $warning; }
QFrame#card { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame#tile { border: 0; border-left: 3px solid $accent; }
QFrame#footer { background: $surface; border-top: 1px solid $line; }

QListWidget#places { background: $sidebar; color: $sidebar_text; border: 3px solid $sidebar; outline: 0;
  padding: 4px 0; }
QListWidget#places:focus { border-color: $sidebar_focus; }
QListWidget#places::item { padding: 8px 8px; border-left: 4px solid $sidebar; }
QListWidget#places::item:hover { background: $sidebar_current; border-left-color: $sidebar_current; }
QListWidget#places::item:selected { background: $sidebar_current; color: $sidebar_text;
  border-left-color: $sidebar_focus; }
QListWidget#places QScrollBar { background: $sidebar; }
QListWidget#places QScrollBar::handle { background: $sidebar_muted; border-color: $sidebar; }
QListWidget#places:disabled, QListWidget#places::item:disabled { color: $sidebar_muted; }
QFrame#sidebar { background: $sidebar; }
QFrame#sidebar QLabel { color: $sidebar_text; }
QFrame#sidebar QLabel#product { font-size: ${medium}pt; font-weight: bold; }
QFrame#sidebar QLabel#workspace { color: $sidebar_muted; }

QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 4px;
  padding: 5px 14px; min-height: 1.5em; }
QPushButton:hover { border-color: $accent; background: $stripe; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border: 3px solid $focus; padding: 3px 12px; }
QPushButton:disabled { color: $muted; border-color: $line; background: $window; }
QPushButton[role="main"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: bold; }
QPushButton[role="main"]:hover { background: $accent_strong; }
QPushButton[role="main"]:focus { border: 3px solid $focus; }
QPushButton[role="main"]:disabled { background: $window; color: $muted; border-color: $line; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent;
  text-decoration: underline; padding: 4px 6px; }
QPushButton[role="link"]:focus { border: 3px solid $focus; padding: 2px 4px; }
QPushButton[role="link"]:disabled { color: $muted; text-decoration: none; }
QToolButton { background: transparent; border: 3px solid transparent; border-radius: 4px; padding: 2px;
  color: $text; }
QToolButton:hover { background: $selection; }
QToolButton:focus { border-color: $focus; }
QToolButton::menu-indicator { image: url("$chevron"); width: 14px; height: 14px; subcontrol-position: right center; }
QToolButton[popupMode="2"] { padding-right: 18px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QDateTimeEdit { background: $surface;
  color: $text; border: 1px solid $edge; border-radius: 4px; padding: 5px 7px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus,
QDateTimeEdit:focus { border: 3px solid $focus; padding: 3px 5px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $error;
  border-width: 2px; padding: 4px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $muted; background: $window; }
QLineEdit, QComboBox, QSpinBox, QDateEdit, QDateTimeEdit { min-height: 1.5em; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QComboBox::drop-down { border: 0; width: 26px; subcontrol-position: right center; }
QComboBox::down-arrow { image: url("$chevron"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $edge;
  selection-background-color: $selection; selection-color: $text; outline: 0; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 3px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QListWidget::indicator, QTableView::indicator, QRadioButton::indicator {
  width: ${box}px; height: ${box}px; border: 2px solid $edge; background: $surface; }
QCheckBox::indicator, QListWidget::indicator, QTableView::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: ${half_box}px; }
QCheckBox::indicator:checked, QListWidget::indicator:checked, QTableView::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
  stop: 0 $accent, stop: 0.5 $accent, stop: 0.6 $surface, stop: 1 $surface); border-color: $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; width: 24px; background: transparent; }
QSpinBox::up-arrow { image: url("$chevron_up"); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url("$chevron"); width: 12px; height: 12px; }

QTableView, QTreeView, QListView { background: $surface; alternate-background-color: $stripe; color: $text;
  border: 1px solid $line; padding: 2px; gridline-color: $line; outline: 0;
  selection-background-color: $selection; selection-color: $text; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 3px solid $focus; padding: 0; }
QTableView[role="inset"] { border: 3px solid $surface; padding: 0; }
QTableView[role="inset"]:focus { border-color: $focus; }
QTableView::item { padding: 2px 6px; }
QTableView::item:selected { background: $selection; color: $text; }
QTableView::item:focus { border: 2px solid $focus; padding: 0 4px; }
QHeaderView::section { background: $window; color: $text; font-weight: bold; border: 0;
  border-bottom: 2px solid $edge; border-right: 1px solid $line; padding: 6px 8px; }
QTableView#week QHeaderView::section:vertical { font-weight: normal; border-bottom: 1px solid $line; padding: 0 8px; }
QHeaderView::section:focus { background: $selection; }
QTableCornerButton::section { background: $window; border: 0; }

QTabWidget::pane { border: 1px solid $line; background: $surface; }
QTabBar::tab { background: $window; color: $text; border: 1px solid $line; border-bottom: 0; padding: 7px 14px; }
QTabBar::tab:selected { background: $surface; font-weight: bold; border-top: 3px solid $accent; }
QTabBar::tab:focus { border: 3px solid $focus; padding: 5px 12px; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget#inside, QWidget#inside { background: transparent; }
QScrollBar { background: $window; border: 0; margin: 0; }
QScrollBar:vertical { width: 14px; }
QScrollBar:horizontal { height: 14px; }
QScrollBar::handle { background: $edge; border: 3px solid $window; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea:focus { border: 3px solid $focus; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 4px; }
QSplitter::handle:vertical { height: 4px; }
QProgressBar { border: 1px solid $edge; border-radius: 4px; background: $surface; color: $text;
  text-align: center; }
QProgressBar::chunk { background: $selection; }
QMenuBar { background: $surface; color: $text; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: $selection; color: $text; }
QMenu { background: $surface; color: $text; border: 1px solid $edge; }
QMenu::item { padding: 6px 24px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $muted; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 4px; }
""")


_PLAIN = Template("""
QLabel#heading { font-size: ${large}pt; font-weight: bold; }
QLabel#subheading, QLabel#product { font-size: ${medium}pt; font-weight: bold; }
QLabel[role="problem"], QLabel[role="warning"] { font-weight: bold; }
QFrame#notice, QFrame#warning { border: 3px solid palette(text); }
QFrame#card { border: 1px solid palette(text); }
QListWidget#places::item { padding: 8px; }
QPushButton { border: 1px solid palette(text); padding: 5px 14px; }
QPushButton:focus { border: 3px solid palette(highlight); padding: 3px 12px; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox { border: 1px solid palette(text); padding: 5px 7px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
  border: 3px solid palette(highlight); padding: 3px 5px; }
QTableView, QListView { border: 1px solid palette(text); padding: 2px; }
QTableView:focus, QListView:focus { border: 3px solid palette(highlight); padding: 0; }
QTableView[role="inset"] { border: 3px solid palette(base); padding: 0; }
QTableView[role="inset"]:focus { border-color: palette(highlight); }
QFrame#tile { border: 0; border-left: 3px solid palette(text); }
QCheckBox::indicator, QListWidget::indicator, QTableView::indicator, QRadioButton::indicator { width: ${box}px; height: ${box}px; border: 2px solid palette(text); }
QRadioButton::indicator { border-radius: ${half_box}px; }
QCheckBox::indicator:checked, QListWidget::indicator:checked, QTableView::indicator:checked, QRadioButton::indicator:checked { background: palette(highlight); }
QCheckBox:focus, QRadioButton:focus { border: 3px solid palette(highlight); }
""")


def plain_sheet(*, points: float) -> str:
    """For high contrast: sizes, and edges in the system's colours; no colour of ours."""
    return _PLAIN.substitute(_sizes(points))


def style_sheet(colours: Mapping[str, str], *, points: float) -> str:
    tick = "tick-white" if colours["on_accent"] == "#ffffff" else "tick-dark"
    drawn = {"chevron": "chevron", "chevron_up": "chevron-up", "tick": tick}
    paths = {name: resource_path("icons", f"{file}.svg").as_posix() for name, file in drawn.items()}
    return _SHEET.substitute(colours, **_sizes(points), **paths)


def _sizes(points: float) -> dict[str, str]:
    box = round(points * BOX)
    return {
        "large": f"{points * 1.7:.1f}",
        "medium": f"{points * 1.2:.1f}",
        "box": str(box),
        "half_box": str(box // 2 + EDGE),
    }
