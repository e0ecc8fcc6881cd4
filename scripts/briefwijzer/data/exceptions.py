"""Problems that are accepted, each with a reason."""

from __future__ import annotations

from pydantic import Field

from .records import Record
from .values import ProblemCode, Text


class Accepted(Record):
    """A problem that is accepted at one place."""

    code: ProblemCode = Field(description="code of the problem")
    file: Text = Field(description="file in which it occurs")
    about: Text = Field(description="words of the message")
    reason: Text = Field(description="why it is accepted")


class ExceptionsFile(Record):
    """exceptions.yml: problems that are accepted, each with a reason."""

    accepted: list[Accepted] = Field(description="in any order")
