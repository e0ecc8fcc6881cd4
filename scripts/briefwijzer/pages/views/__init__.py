"""Views: what each kind of page shows, decided here so that templates only show it.

A view holds values and records of the corpus, and links that are right for the page it is shown on. All text is plain
text; the templates escape it.
"""
