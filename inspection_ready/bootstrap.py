"""Puts the parts together, for the window and for the command line."""
