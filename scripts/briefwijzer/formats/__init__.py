"""A letter and its works in the formats of other programs; one module for each format."""
