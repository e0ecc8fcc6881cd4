"""Printed citations, read as they stand."""
