"""Claims picked by conditions ("energy > 1 GW", "source = IMF"), sorted and grouped."""

from claimx.query.condition import Condition, condition
from claimx.query.order import FIELDS, Order, grouped, ordered

__all__ = ["FIELDS", "Condition", "Order", "condition", "grouped", "ordered"]
