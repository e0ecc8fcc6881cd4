"""The JSON Schema of brief.json, made from the types that write it."""

from __future__ import annotations

import json

from .export import LetterExport


def letter_schema() -> str:
    """The schema, draft 2020-12. A key with a default may be missing: brief.json leaves out what has no value."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | LetterExport.model_json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
