"""A pathway: everything one definition says, put together and holding together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from careleaf.definition.facts import Fact
from careleaf.definition.head import Head
from careleaf.definition.integrity import integrity_problems
from careleaf.definition.items import Register
from careleaf.definition.leaflet import Leaflet, Letter, Picture
from careleaf.definition.measures import Code, Instrument, Measure
from careleaf.definition.problems import InvalidPathway
from careleaf.definition.rules import Effect, Gate, Occasion, Point, Promise, Question, Step, Task, Window
from careleaf.definition.site import Site
from careleaf.definition.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """One procedure's whole definition. Building one in which a name leads nowhere raises ``InvalidPathway``."""

    head: Head
    register: Register
    facts: Mapping[str, Fact]
    steps: Mapping[str, Step]
    tasks: Mapping[str, Task]
    gates: Mapping[str, Gate]
    occasions: Mapping[str, Occasion]
    questions: Mapping[str, Question]
    discussed: Mapping[str, Point]
    windows: Mapping[str, Window]
    promises: Mapping[str, Promise]
    effects: Mapping[str, Effect]
    instruments: Mapping[str, Instrument]
    measures: Mapping[str, Measure]
    codes: Mapping[str, Code]
    leaflet: Leaflet
    letters: Mapping[str, Letter]
    pictures: Mapping[str, Picture]
    drawings: Mapping[str, str]
    words: Mapping[str, Words]
    sites: Mapping[str, Site]

    def __post_init__(self) -> None:
        problems = integrity_problems(self)
        if problems:
            raise InvalidPathway(problems)

    @property
    def source_words(self) -> Words:
        return self.words[self.head.source_language]

    def at(self, site_id: str) -> "Pathway":
        """The pathway as one site runs it: the site's own facts laid over the edition's. KeyError if no such site."""
        own = self.sites[site_id].facts
        laid = {
            key: fact.model_copy(update=own[key].overlay) if key in own else fact for key, fact in self.facts.items()
        }
        # Other sites' facts are measured against the edition's limits, never against this site's.
        return replace(self, facts=MappingProxyType(laid), sites={site_id: self.sites[site_id]})
