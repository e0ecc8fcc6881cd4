"""Entries of layers that rules can find: proposed, and never taken for what a person looked at."""
