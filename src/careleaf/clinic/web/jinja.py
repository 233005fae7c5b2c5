"""The template environment: our pages and the NHS macros, escaped, with misspelt names refused."""

from collections.abc import Mapping
from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, Undefined
from jinja2.exceptions import UndefinedError
from jinja2.utils import Namespace, missing

from careleaf.clinic.web import components, saying


class StrictOutsideComponents(ChainableUndefined):
    """A name or attribute that does not exist is an error, except inside the parameters of a component.

    The NHS macros ask their parameters for many things a caller may leave out. Those parameters are plain mappings;
    what our own views hand to templates are dataclasses, models and names, and a misspelling there has to be seen.
    """

    __slots__ = ()

    def _unless_of_a_component(self) -> None:
        asked = self._undefined_obj
        if asked is missing and self._undefined_name in ("caller", "params"):
            return  # a macro asks whether it was called with a block, or without parameters
        if asked is missing or not (asked is None or isinstance(asked, Mapping | Undefined | Namespace)):
            raise UndefinedError(self._undefined_message)

    def __bool__(self) -> bool:
        self._unless_of_a_component()
        return False

    def __str__(self) -> str:
        self._unless_of_a_component()
        return ""

    def __iter__(self) -> Any:
        self._unless_of_a_component()
        return iter(())


def environment(**options: Any) -> Environment:
    """Django asks for this once. The NHS templates come after ours, so that nothing of ours is shadowed."""
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    made = Environment(**options | {"undefined": StrictOutsideComponents, "trim_blocks": True, "lstrip_blocks": True})
    # The macros write the word "undefined" for what they leave out.
    made.globals.update(
        url=_url, static=static, messages_of=get_messages, undefined=ChainableUndefined(obj=None, name="undefined")
    )
    made.filters.update(
        component=components.component,
        problems=components.problems,
        when=saying.when,
        short_when=saying.short_when,
        day=saying.day,
        weekday=saying.weekday,
        clock_time=saying.clock_time,
        plural=saying.plural,
    )
    return made


def _url(name: str, *args: object) -> str:
    return reverse(name, args=args)
