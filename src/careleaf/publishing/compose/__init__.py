"""Composers: from a pathway to a neutral document, one per kind of paper."""
