"""Planning: places the sessions of a timetable, and says what stands in the way.

Importing this package is cheap; the solver is imported when it is first asked.
"""
