"""The sections of the report, one small file each, in the order in which they are read."""

from pipelines.report.section import Section
from pipelines.report.sections.availability import AVAILABILITY
from pipelines.report.sections.blocking import BLOCKING
from pipelines.report.sections.feeders import FEEDERS
from pipelines.report.sections.operators import OPERATORS
from pipelines.report.sections.parking import PARKING
from pipelines.report.sections.plan import PLAN
from pipelines.report.sections.quality import QUALITY
from pipelines.report.sections.register import REGISTER
from pipelines.report.sections.success import SUCCESS
from pipelines.report.sections.surroundings import SURROUNDINGS
from pipelines.report.sections.traffic import TRAFFIC
from pipelines.report.sections.use import USE
from pipelines.report.sections.zombies import ZOMBIES

SECTIONS: tuple[Section, ...] = (
    REGISTER,
    USE,
    AVAILABILITY,
    SUCCESS,
    ZOMBIES,
    OPERATORS,
    BLOCKING,
    PARKING,
    TRAFFIC,
    SURROUNDINGS,
    FEEDERS,
    PLAN,
    QUALITY,
)
