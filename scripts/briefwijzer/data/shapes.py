"""Turning the value of a file into typed records, and what does not fit into problems."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from ..problems import MOST_PROBLEMS, Problem, did_you_mean
from .records import Record, traits_of
from .yamlfile import Source

R = TypeVar("R", bound=Record)


def typed(source: Source, model: type[R], problems: list[Problem]) -> R | None:
    """Give a file's value its type, or None with everything noted that does not fit."""
    if not isinstance(source.value, dict):
        message = "is a list, not keys with values" if isinstance(source.value, list) else "is one text, not keys"
        hint = f"Start with a key such as '{next(iter(model.model_fields))}:'."
        problems.append(Problem(source.place(()), "K007", message, hint))
        return None
    try:
        record = model.model_validate(source.value)
    except ValidationError as error:
        found = [dict[str, Any](one) for one in error.errors(include_url=False)[:MOST_PROBLEMS]]
        told = [_shape_problem(source, model, one) for one in found]
        hints = {problem.hint for problem in told}
        for one, problem in zip(found, told, strict=True):
            if one["type"] != "missing" or f"Did you mean '{one['loc'][-1]}'?" not in hints:  # misspelt is not missing
                problems.append(problem)
        return None
    locate(record, source.file, ())
    return record


_NO_KEYS: frozenset[str] = frozenset()


def locate(record: Record, file: str, route: tuple[str | int, ...]) -> None:
    """Tell each record where it stands; drop pydantic's set of the keys that were written, which nothing uses."""
    for name, value in vars(record).items():
        if isinstance(value, Record):
            locate(value, file, (*route, name))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, Record):
                    locate(item, file, (*route, name, index))
    vars(record).update(_file=file, _route=route)
    object.__setattr__(record, "__pydantic_fields_set__", _NO_KEYS)


def _shape_problem(source: Source, model: type[Record], error: dict[str, Any]) -> Problem:
    """Say what pydantic found in our words."""
    route, kind, context = tuple(error["loc"]), error["type"], error.get("ctx", {})
    key = next((step for step in reversed(route) if isinstance(step, str)), "")
    if kind == "problem":
        return Problem(source.place(route), context["code"], f"{key}: {context['message']}", context["hint"])
    if kind == "missing":
        return Problem(source.place(route[:-1]), "K102", f"the key '{key}' is missing", "Every such record needs it.")
    if kind == "extra_forbidden":
        known = _fields_at(model, route[:-1])
        hint = did_you_mean(str(key), known) or f"Known here: {', '.join(known)}."
        return Problem(source.place(route, key=True), "K101", f"unknown key '{key}'", hint)
    if kind == "literal_error" and isinstance(error["input"], str):
        hint = f"One of: {context['expected']}."
        return Problem(source.place(route), "K103", f"{key}: '{error['input'][:60]}' is not known", hint)
    said = {
        "too_short": ("the list is empty", "Add an item, or remove the key if it is optional."),
        "list_type": ("is not a list", "Put each item on a line of its own, after '- '."),
        "model_type": ("is one text or a list, not keys with values", "Put each key on a line of its own, indented."),
    }
    message, hint = said.get(kind, ("is not a text", "Write one text; use >- for a long one."))
    return Problem(source.place(route), "K103", f"{key}: {message}", hint)


def _fields_at(model: type[Record], route: tuple[str | int, ...]) -> list[str]:
    """The keys that a record at ``route`` below a model may have."""
    current = model
    for key in (step for step in route if isinstance(step, str)):
        (current,) = (one for one in traits_of(current)[key] if isinstance(one, type))
    return list(current.model_fields)
