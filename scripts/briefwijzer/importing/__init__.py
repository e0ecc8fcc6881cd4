"""From an official file to a letter of the corpus."""
