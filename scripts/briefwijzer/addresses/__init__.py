"""Addresses of pages and files, links between them, and the promise that they stay."""
