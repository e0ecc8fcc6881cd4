"""Briefwijzer: a policy letter from YAML to a searchable site."""
