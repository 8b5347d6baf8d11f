"""The documents and their sections."""

from pathlib import Path
from typing import Any, NamedTuple

from schemas.reference.policy_document import PolicyDocument
from seeds.policy.table import Line, lines, unique
from seeds.policy.typed import row

DOCUMENTS = (
    *("document_id", "jurisdiction", "jurisdiction_code", "issuer", "number", "title", "dated"),
    *("valid_from", "valid_to", "term"),
)
SECTIONS = ("document_id", "section", "heading")


class Library(NamedTuple):
    """What can be cited: documents by their id, headings by document and section."""

    documents: dict[str, PolicyDocument]
    headings: dict[tuple[str, str], str]

    def citation(self, line: Line) -> dict[str, Any]:
        """The fields of a statement that tell where it stands and how long it holds.

        Raises:
            PolicyError: the document or its section is not known.
        """
        document = self.documents[
            line.known("document_id", self.documents, "name one of documents.csv")
        ]
        sections = [name for of, name in self.headings if of == document.document_id]
        section = line.known("section", sections, "name one of sections.csv")
        return {
            "valid_from": document.valid_from,
            "valid_to": document.valid_to,
            "document_id": document.document_id,
            "jurisdiction": document.jurisdiction,
            "jurisdiction_code": document.jurisdiction_code,
            "issuer": document.issuer,
            "citation": document.citation,
            "section": f"{section} {self.headings[document.document_id, section]}",
        }


def library(folder: Path) -> Library:
    """The documents and sections of `documents.csv` and `sections.csv`.

    Raises:
        PolicyError: a cell is not as it has to be.
    """
    found = unique(
        lines(folder / "documents.csv", DOCUMENTS), "document_id", lambda line: line["document_id"]
    )
    documents = {line["document_id"]: row(line, PolicyDocument) for line in found}
    headings = {}
    for line in lines(folder / "sections.csv", SECTIONS):
        document = line.known("document_id", documents, "name one of documents.csv")
        headings[document, line["section"]] = line["heading"]
    return Library(documents, headings)
