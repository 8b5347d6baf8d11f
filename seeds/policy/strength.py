"""How binding a statement is, by the word of the document that decides it."""

from typing import Literal

from seeds.policy.table import Line
from seeds.policy.text import plain

# What a plan states plainly, without 力争 or 原则上, it commits itself to.
MUST = (
    *("应", "必须", "不得", "确保", "不低于", "预留"),
    *("建成", "建立", "建设", "新增", "启动", "实现", "达到", "形成", "打造", "支撑"),
    *("纳入", "加大", "出台"),
)
SHOULD = ("力争", "力争建成", "鼓励", "原则上", "支持", "加快")
MAY = ("可", "探索")

Strength = Literal["must", "should", "may"]
_STRENGTHS: dict[str, Strength] = {
    **dict.fromkeys(MUST, "must"),
    **dict.fromkeys(SHOULD, "should"),
    **dict.fromkeys(MAY, "may"),
}


def strength(line: Line, quote: str) -> Strength:
    """How binding the quoted words are.

    Raises:
        PolicyError: the word is not known, or the quote does not have it.
    """
    word = line.known("strength_word", _STRENGTHS, "write a word of the quote that is one of")
    if word not in plain(quote):
        raise line.wrong("strength_word", f"the quote has no {word!r}", "quote the whole sentence")
    return _STRENGTHS[word]
