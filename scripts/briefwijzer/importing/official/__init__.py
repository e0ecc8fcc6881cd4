"""Readers of what the state publishes as XML and HTML."""
