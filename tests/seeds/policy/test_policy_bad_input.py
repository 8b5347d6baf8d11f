"""A spoilt seed table is refused with file, line, column and the remedy."""

from pathlib import Path

import pytest

from seeds.policy import PolicyError, policy_rows

PILES = "chongqing-2022-piles,chongqing-2022,二,建成充电桩超过24万个,24万,个,>,by-end,2025,建成"
SPOILT = {
    "a unit that is not known": (
        "targets.csv",
        ("24万,个,>", "24万,枚,>"),
        "line 2, column unit: '枚' is not known; write one of the documents' units, or nothing: "
        "个, 座, 处, 套, 家, 辆, 辆次/日, %, 公里, 千瓦, kW, 千瓦时, 分钟, 小时",
    ),
    "a known unit that the quote does not have": (
        "targets.csv",
        ("24万,个,>", "24万,座,>"),
        "line 2, column figure: the quote has no '24万座'; "
        "copy figure and unit as the quote writes them",
    ),
    "a figure that is not the quote's": (
        "targets.csv",
        ("24万,个,>", "25万,个,>"),
        "line 2, column figure: the quote has no '25万个'; "
        "copy figure and unit as the quote writes them",
    ),
    "a figure that is none": (
        "targets.csv",
        ("24万,个,>", "许多,个,>"),
        "line 2, column figure: '许多' is no figure; "
        "write it as the document does: 24万, 0.9, 2:1 without a unit, 全覆盖, 全部, 均",
    ),
    "a document that is not known": (
        "targets.csv",
        ("piles,chongqing-2022,二,", "piles,chongqing-2021,二,"),
        "line 2, column document_id: 'chongqing-2021' is not known; name one of documents.csv: "
        "chongqing-2022, wulong-2024, jiangjin-2022, chongqing-2024, beijing-2022",
    ),
    "a section that is not known": (
        "targets.csv",
        ("piles,chongqing-2022,二,", "piles,chongqing-2022,九,"),
        "line 2, column section: '九' is not known; "
        "name one of sections.csv: 一, 二, 三（一）1, 三（一）4",
    ),
    "a year that is no number": (
        "targets.csv",
        (PILES, PILES.replace("2025,建成", "二五,建成")),
        "line 2, column year: '二五' does not fit; write digits (Expected `int | null`, got `str`)",
    ),
    "a year that no plan is of": (
        "baselines.csv",
        ("270,家,=,2022", "270,家,=,22022"),
        "line 2, column year: '22022' does not fit; write digits (Expected `int` <= 2100)",
    ),
    "a day that is none": (
        "documents.csv",
        ("2022-09-28,2022-09-28", "2022-09-28,2022-9"),
        "line 2, column valid_from: '2022-9' does not fit; "
        "write a day as 2024-03-30 (Invalid RFC3339 encoded date)",
    ),
    "a target without its year": (
        "targets.csv",
        (PILES, PILES.replace("2025,建成", ",建成")),
        "line 2, column year: '' with 'by-end'; "
        "give a target its year; a rule holds always and has none",
    ),
    "a comparison that is not known": (
        "targets.csv",
        ("24万,个,>", "24万,个,多于"),
        "line 2, column comparison: '多于' does not fit; write one of ≥, >, ≤, <, =, ≈",
    ),
    "a word that does not stand in the quote": (
        "targets.csv",
        (PILES, f"{PILES.removesuffix('建成')}力争"),
        "line 2, column strength_word: the quote has no '力争'; quote the whole sentence",
    ),
    "a whole that is no figure": (
        "targets.csv",
        ("全市,充电桩,,,,\n", "全市,充电桩,,,none,\n"),
        "line 2, column adds_up_to: 'none' is no figure; "
        "leave it empty, or write a target_id of this file",
    ),
    "an empty cell": (
        "baselines.csv",
        ("270,家,=,2022", "270,家,,2022"),
        "line 2, column comparison: the cell is empty; fill it in from the document",
    ),
    "a name that is there twice": (
        "baselines.csv",
        ("chongqing-2022-stations,", "chongqing-2022-firms,"),
        "line 3, column baseline_id: 'chongqing-2022-firms' stands in line 2 already; "
        "give it another name, or remove one of the two lines",
    ),
    "a missing column": (
        "station_plan.csv",
        ("district_code,planned", "district_code,planed"),
        "line 1, column planned: the column is missing; the header has to be document_id,section,"
        "area_group,area,district_code,planned,built_2024,share_2024,built_2025,share_2025",
    ),
    "a column that is not known": (
        "stations.csv",
        ("year,strength_word\n", "year,strength_word,colour\n"),
        "line 1, column colour: the column is not known; the header has to be document_id,section,"
        "serial,name,district_code,town,construction_word,year,strength_word",
    ),
    "a cell too many": (
        "stations.csv",
        ("新建,2024,建成\n", "新建,2024,建成,建成\n"),
        "line 3, column strength_word: the row has too many or too few cells; "
        "a row has 9 cells; quote a cell that has a comma in it",
    ),
    "a count that does not make the total": (
        "station_plan.csv",
        ("26,14,53.85,12", "26,15,53.85,12"),
        "line 2, column planned: 26 is not 15 + 12; compare the line with the document",
    ),
    "a share that is not the counts'": (
        "station_plan.csv",
        ("26,14,53.85,12", "26,14,53.58,12"),
        "line 2, column share_2024: '53.58' is not 53.85, 14 of 26; "
        "compare the line with the document",
    ),
    "a count that is none": (
        "station_plan.csv",
        ("26,14,53.85,12", "26,十四,53.85,12"),
        "line 2, column built_2024: '十四' is no count of stations; write it in digits",
    ),
    "an indicator that is not known": (
        "indicators.csv",
        ("first-charge-success", "first-charge"),
        "line 2, column indicator: 'first-charge' does not fit; write one of "
        "first-charge-success, availability, metering-accuracy, certified-share, utilization, "
        "zombie-piles, fault-handling, complaint-handling, construction-progress, "
        "projects-attracted",
    ),
}


@pytest.mark.parametrize(("file", "change", "says"), SPOILT.values(), ids=SPOILT)
def test_it_is_refused(folder: Path, file: str, change: tuple[str, str], says: str) -> None:
    table = folder / file
    before = table.read_text(encoding="utf-8")
    assert change[0] in before
    table.write_text(before.replace(*change, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as refused:
        list(policy_rows(folder))
    assert str(refused.value) == f"{table} {says}"


def test_a_table_that_is_gone_is_named(folder: Path) -> None:
    (folder / "sections.csv").unlink()
    with pytest.raises(PolicyError) as refused:
        list(policy_rows(folder))
    assert str(refused.value) == (
        f"{folder / 'sections.csv'} line 1, column document_id: there is no such file; put it back"
    )


def test_a_table_that_is_not_in_utf_8_is_refused(folder: Path) -> None:
    table = folder / "stations.csv"
    table.write_bytes(table.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(PolicyError, match=r"save it as CSV in UTF-8$"):
        list(policy_rows(folder))


def test_a_byte_order_mark_and_other_line_ends_change_nothing(folder: Path) -> None:
    for table in folder.glob("*.csv"):
        text = table.read_text(encoding="utf-8").replace("\n", "\r\n")
        table.write_bytes(text.encode("utf-8-sig"))
    assert list(policy_rows(folder)) == list(policy_rows())
