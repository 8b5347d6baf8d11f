"""Texts in a form in which documents and quotes can be compared."""

import re
from unicodedata import normalize

ELISION = "……"
# Copies made from PDF have radicals instead of characters. NFKC maps them back, but ⼜ (又) stands
# where 口 was printed, in 接口, 入口 and 缺口.
_MISTAKEN = str.maketrans({"⼜": "口"})
_QUOTATION_MARKS = re.compile("[\"“”'‘’]")


def plain(text: str) -> str:
    """The text without spaces and quotation marks, of one width, its radicals as characters."""
    joined = "".join(normalize("NFKC", text.translate(_MISTAKEN)).split())
    return _QUOTATION_MARKS.sub("", joined)


def quotes(document: str, quote: str) -> bool:
    """Has the document, which is plain, the parts of the quote one after another?"""
    at = 0
    for part in quote.split(ELISION):
        found = document.find(plain(part), at)
        if found < 0:
            return False
        at = found + len(plain(part))
    return True
