"""Readers of the files of word processors: Word and ODT."""
