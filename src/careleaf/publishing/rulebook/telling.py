"""Expressions, windows and facts of a definition in plain English; every value with its source and its signer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from careleaf.definition.expressions import (
    AgeWithin,
    All,
    Always,
    AnswerIs,
    AnyExpression,
    AnyOf,
    Not,
    NumberIs,
    comparisons,
)
from careleaf.definition.pathway import Pathway
from careleaf.definition.rules import Window
from careleaf.definition.saying import say
from careleaf.definition.values import Slot
from careleaf.definition.vocabulary import Event, Role
from careleaf.publishing.compose.inline import Inliner
from careleaf.publishing.document import plain

_COMPARES = {"at_least": "is at least", "at_most": "is at most", "above": "is above", "below": "is below"}


def in_words(key: str) -> str:
    """ "not_known" is "not known"."""
    return key.replace("_", " ")


def who(roles: Iterable[Role], joined: str = "and") -> str:
    return f" {joined} ".join(in_words(role).replace("preassessment", "pre-assessment") for role in roles)


def event_words(events: Iterable[Event]) -> str:
    return ", ".join(in_words(event) for event in events)


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells one pathway."""

    pathway: Pathway

    def block(self, key: str) -> str:
        inliner = Inliner(self.pathway.source_words, self.pathway.facts, {})
        return " ".join(plain(line) for line in inliner.lines(inliner.block(key)))

    def value(self, name: str) -> str:
        value = self.pathway.facts[name].is_
        return "(no value yet)" if isinstance(value, Slot) else say(value, self.pathway.source_words)

    def condition(self, condition: AnyExpression) -> str:
        """An answer that is not known counts as if it might be true: the reader is told so once, on the page."""
        match condition:
            case All(all=parts):
                return " and ".join(self._inside(part) for part in parts)
            case AnyOf(any=parts):
                return " or ".join(self._inside(part) for part in parts)
            case Not(not_=part):
                return f"not ({self.condition(part)})"
            case AnswerIs(answer=name, is_=answer):
                return f"“{self.block(self.pathway.questions[name].ask)}” is answered {in_words(answer)}"
            case NumberIs(number=name, compares=compares, fact=fact):
                return f"“{self.block(self.pathway.questions[name].ask)}” {_COMPARES[compares]} {self.value(fact)}"
            case AgeWithin(age_within=fact):
                return f"the age is within {self.value(fact)}"
            case Always():
                return "always"
            case _:
                assert_never(condition)

    def _inside(self, part: AnyExpression) -> str:
        said = self.condition(part)
        return f"({said})" if isinstance(part, All | AnyOf) else said

    def facts_of(self, condition: AnyExpression) -> tuple[str, ...]:
        found = (one for one, _ in comparisons(condition))
        return tuple(
            one.fact if isinstance(one, NumberIs) else one.age_within
            for one in found
            if isinstance(one, NumberIs | AgeWithin)
        )

    def window(self, window: Window) -> str:
        """ "from 42 days to 56 days after: procedure ended"."""
        way, anchor = window.direction, in_words(window.anchor)
        if window.same_calendar_day and not window.facts:
            return f"on the calendar day of: {anchor}"
        if window.range:
            return f"{self.value(window.range)} {way}: {anchor}"
        opens = f"from {self.value(window.opens)}" if window.opens else ""
        closes = f"until {self.value(window.closes)}" if window.closes else ""
        day = "on the same day, " if window.same_calendar_day else ""
        return f"{day}{' '.join(filter(None, (opens, closes)))} {way}: {anchor}"

    def sources(self, facts: Iterable[str]) -> list[str]:
        """A line for each value: where it is from, when it was taken, and who signed it."""
        return [
            f"  - {in_words(name)}: {self.value(name)}. Source: {fact.source}, {fact.dated}. {_signed(fact.sign_off)}"
            for name in dict.fromkeys(facts)
            for fact in (self.pathway.facts[name],)
        ]


def _signed(sign_off: object) -> str:
    name = getattr(sign_off, "name", None)
    return f"Signed by {name}." if name else "**Unsigned default.**"
