"""The data folder: files read and typed, joined into a corpus."""
