"""The sections of the report, one small file each, in the order in which they are read."""

from pipelines.report.section import Section
from pipelines.report.sections.feeders import FEEDERS
from pipelines.report.sections.parking import PARKING
from pipelines.report.sections.register import REGISTER
from pipelines.report.sections.traffic import TRAFFIC
from pipelines.report.sections.use import USE
from pipelines.report.sections.zombies import ZOMBIES

SECTIONS: tuple[Section, ...] = (REGISTER, USE, ZOMBIES, PARKING, TRAFFIC, FEEDERS)
