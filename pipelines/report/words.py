"""Text of the report in both of its languages."""

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Words:
    """The same said twice."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


# Words for what the register has as codes; the codes are those of `schemas.words`.
CODES = {
    "use_class": {
        "public": Words("公共", "public"),
        "dedicated": Words("专用", "dedicated"),
        "workplace": Words("单位内部", "workplace"),
        "private": Words("个人", "private"),
        "unknown": Words("未登记", "not registered"),
    },
    "charge_kind": {
        "ac": Words("交流", "AC"),
        "dc": Words("直流", "DC"),
        "super": Words("超充", "super-charging"),
        "ordered": Words("智能有序", "smart, ordered"),
        "v2g": Words("V2G 双向", "V2G"),
        "unknown": Words("未登记", "not registered"),
    },
    "strength": {
        "must": Words("必须", "must"),
        "should": Words("应当", "should"),
        "may": Words("可以", "may"),
    },
}
