"""Chongqing's districts and towns by name, and companies that do not exist.

District codes are GB/T 2260. Names of towns are real, their codes are numbered here.
"""

from dataclasses import dataclass

SOURCE = "simulator"
CITY_CODE = "500000"
CITY = "重庆市"


@dataclass(frozen=True)
class District:
    """A district, its centre (WGS 84) and some of its towns."""

    code: str
    name: str
    longitude: float
    latitude: float
    towns: tuple[str, ...]


DISTRICTS = (
    District("500103", "渝中区", 106.569, 29.553, ("解放碑街道", "上清寺街道", "大坪街道")),
    District("500105", "江北区", 106.574, 29.607, ("观音桥街道", "五里店街道", "鱼嘴镇")),
    District("500106", "沙坪坝区", 106.457, 29.541, ("沙坪坝街道", "磁器口街道", "土主街道")),
    District("500107", "九龙坡区", 106.511, 29.502, ("杨家坪街道", "石桥铺街道", "走马镇")),
    District("500108", "南岸区", 106.563, 29.523, ("南坪街道", "弹子石街道", "茶园新区街道")),
    District("500112", "渝北区", 106.631, 29.718, ("龙溪街道", "双龙湖街道", "玉峰山镇")),
    District("500116", "江津区", 106.259, 29.290, ("几江街道", "双福街道", "珞璜镇")),
    District("500156", "武隆区", 107.760, 29.325, ("凤山街道", "芙蓉街道", "仙女山街道")),
)


def town_code(district: District, town: str) -> str:
    """District code and running number: nine digits, as long as an official town code."""
    return f"{district.code}{district.towns.index(town) + 1:03d}"


GRID_COMPANY = "EXAMPLEG1"
ROAD_AUTHORITY = "EXAMPLER1"
EMERGENCY_PLATFORM = "EXAMPLEE1"
WEATHER_SERVICE = "EXAMPLEW1"
PARKING_OPERATORS = ("EXAMPLEP1", "EXAMPLEP2")
VEHICLE_PLATFORMS = ("EXAMPLEV1", "EXAMPLEV2", "EXAMPLEV3")
# Who runs no stations, by name.
COMPANIES = {
    GRID_COMPANY: "示例电网",
    ROAD_AUTHORITY: "示例道路管理",
    EMERGENCY_PLATFORM: "示例应急平台",
    WEATHER_SERVICE: "示例气象台",
    **{each: f"示例停车{number}号" for number, each in enumerate(PARKING_OPERATORS, 1)},
    **{each: f"示例车辆平台{number}号" for number, each in enumerate(VEHICLE_PLATFORMS, 1)},
}
