"""The council's own Word letters: read, looked through, filled in, and set as blocks for the PDF.

A closed grammar: fields, and repeats of rows or paragraphs. Nothing in a file is ever run, and what is filled in is
text and never markup.
"""
