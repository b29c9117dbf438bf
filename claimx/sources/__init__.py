"""From files to articles: one registry of file types, decoding, and finding the files."""

from claimx.sources.find import Place, items, open_item, places, read_one
from claimx.sources.item import FIELDS, Item, Opened, Options
from claimx.sources.registry import SOURCES, Source

__all__ = ["FIELDS", "SOURCES", "Item", "Opened", "Options", "Place", "Source", "items", "open_item", "places", "read_one"]
