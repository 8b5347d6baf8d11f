"""Every figure cites its document, in words that the document has."""

import pytest

from schemas.reference.policy_document import PolicyDocument
from schemas.reference.policy_statement import PolicyStatement
from seeds.policy import DATA
from seeds.policy.documents import library
from seeds.policy.strength import MAY, SHOULD
from seeds.policy.text import plain, quotes
from tests.seeds.policy.held import DOCUMENTS, PLAN, STATEMENTS, TARGETS


def text_of(document: PolicyDocument, texts: list[str]) -> str:
    """Titles of other documents are cited too, but a text begins with its own."""
    (found,) = (each for each in texts if plain(document.title) in each[:200])
    return found


def test_documents_by_number_or_by_title_and_date() -> None:
    assert {name: each.citation for name, each in DOCUMENTS.items()} == {
        "chongqing-2022": "渝府办〔2022〕24号",
        "wulong-2024": "武隆区新能源汽车便捷超充行动计划（2024—2026年）, 2024-05-08",
        "jiangjin-2022": "江津区加快建设充换电基础设施工作方案, 2022-10-24",
        "chongqing-2024": "渝府办发〔2024〕29号",
        "beijing-2022": "“十四五”时期北京市新能源汽车充换电设施发展规划, 2022-08-05",
    }


def test_every_statement_holds_where_and_as_long_as_its_document() -> None:
    for each in STATEMENTS:
        document = DOCUMENTS[each.document_id]
        assert each.citation == document.citation
        assert each.issuer == document.issuer
        assert each.jurisdiction_code == document.jurisdiction_code
        assert (each.valid_from, each.valid_to) == (document.valid_from, document.valid_to)


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=lambda each: each.document_id)
def test_a_document_has_the_words_that_are_cited_of_it(
    document: PolicyDocument, texts: list[str]
) -> None:
    text = text_of(document, texts)
    cited = [each for each in STATEMENTS if each.document_id == document.document_id]
    assert [each.quote for each in cited if not _has(text, each)] == []
    assert plain(document.term) in text
    assert plain(document.number) in text
    headings = [
        heading
        for (name, _), heading in library(DATA).headings.items()
        if name == document.document_id
    ]
    assert [each for each in headings if plain(each) not in text] == []


def test_what_is_called_binding_is_not_weakened_in_its_sentence() -> None:
    weaker = [word for word in (*SHOULD, *MAY) if word != "可"]  # 可 stands in 可用率 too
    binding = [each for each in TARGETS.values() if each.strength == "must"]
    assert [each.quote for each in binding if any(word in each.quote for word in weaker)] == []


def test_quotes_are_written_in_characters_and_not_in_radicals() -> None:
    for file in DATA.glob("*.csv"):
        assert not [each for each in file.read_text() if "\u2e80" <= each <= "\u2fdf"]


def test_radicals_and_widths_of_a_copy_are_mended() -> None:
    assert plain("⼊⼜ \n２：1 “⼗四五”") == "入口2:1十四五"


def test_parts_of_a_quote_follow_one_another() -> None:
    assert quotes("甲乙丙丁", "甲……丁")
    assert not quotes("甲乙丙丁", "丁……甲")


def _has(text: str, statement: PolicyStatement) -> bool:
    # The signs of its percentages are torn from the table by page breaks.
    return quotes(text.replace("%", "") if statement in PLAN else text, statement.quote)
