"""Definitions that are broken in one place each: what a careful author gets wrong, and what they are told."""
