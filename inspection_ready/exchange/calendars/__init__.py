"""Calendars other people keep, as .ics files."""
