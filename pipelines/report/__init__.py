"""The monthly operation report 月度运行报告: queries on views, as a page to read and print."""

from pipelines.report.month import Month
from pipelines.report.page import render
from pipelines.report.pdf import NoChromiumError, print_pdf
from pipelines.report.place import CITY, Place
from pipelines.report.report import Report, make_report
from pipelines.report.words import LANGUAGES, Language

__all__ = [
    "CITY",
    "LANGUAGES",
    "Language",
    "Month",
    "NoChromiumError",
    "Place",
    "Report",
    "make_report",
    "print_pdf",
    "render",
]
