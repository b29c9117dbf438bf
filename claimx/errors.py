"""Errors that claimx raises; every message says what was wrong, where, and what to do."""


class ClaimxError(Exception):
    """Base of all errors that claimx raises on purpose."""


class ModelError(ClaimxError):
    """A spaCy model is missing, damaged, or lacks a component that claimx needs."""


class LexiconError(ClaimxError):
    """A data file of the lexicon is malformed; the message names the file and the rule."""


class InputError(ClaimxError):
    """An article, a date or an option that was given cannot be used."""


class OutputError(ClaimxError):
    """A result cannot be written where it was asked to go."""
