"""The site, built beside the old one, checked, and put in its place."""
