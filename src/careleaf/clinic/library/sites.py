"""What a hospital of a definition is called."""

from careleaf.definition.site import Site
from careleaf.definition.values import Name


def site_name(site: Site) -> str:
    """The first name its overlay sets; a site without one is called by its id."""
    names = (fact.is_.text for fact in site.facts.values() if isinstance(fact.is_, Name))
    return next(names, site.id.replace("-", " ").capitalize())
