"""The project's own scorer: claims against gold claims in the ClaimBench file form."""

from claimx.evaluate.answers import Answer, answer, read_answers
from claimx.evaluate.compare import Comparison, compare
from claimx.evaluate.gold import GoldArticle, GoldClaim, read_gold
from claimx.evaluate.run import predict
from claimx.evaluate.score import CORE, SLOTS, Fault, Score, Standing, score

__all__ = [
    "CORE",
    "SLOTS",
    "Answer",
    "Comparison",
    "Fault",
    "GoldArticle",
    "GoldClaim",
    "Score",
    "Standing",
    "answer",
    "compare",
    "predict",
    "read_answers",
    "read_gold",
    "score",
]
