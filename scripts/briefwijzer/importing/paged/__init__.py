"""Readers of pages of lines: a PDF, and the text out of one."""
