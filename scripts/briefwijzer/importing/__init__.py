"""From an official file to a letter of the corpus: docs/developers/architecture.md has the way of a file."""
