"""Time-of-use prices 尖峰平谷.

Hours and factors: Chongqing, domain notes §5.4 (second-hand; later changes not verified). The flat
price and the service fee are made up.
"""

SHARP_MONTHS = (1, 7, 8, 12)
FLAT, PEAK, VALLEY = 7_000, 11_200, 2_660  # 0.01 fen a kWh: 平 0.70 元, 峰 +60 %, 谷 −62 %
SHARP = 13_440  # 尖峰: +20 % on 峰
SERVICE = 4_000  # 0.40 元 a kWh


def price(month: int, hour: int) -> int:
    """Energy price in 0.01 fen a kWh at an hour of the city's day."""
    if month in SHARP_MONTHS and 12 <= hour < 14:
        return SHARP
    if 11 <= hour < 17 or 20 <= hour < 22:
        return PEAK
    return VALLEY if hour < 8 else FLAT
