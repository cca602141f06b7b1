"""The manual of the rules of `congvan check`, printed from the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checker import PARTS, Kind, Rule
from generator.checker.kinds import EVERY, IN_SCOPE, WITH_LETTERHEAD
from generator.checker.rule import Limit
from generator.layout import Band

HEAD = """\
# Các quy tắc thể thức

`congvan check` xét một tệp Word theo Nghị định 30/2020/NĐ-CP. Mỗi quy tắc có một mã không đổi, một
mức độ (lỗi, cảnh báo, thông tin), điều khoản làm căn cứ, và cách sửa trong Word. Chỗ nào nghị định
nói chưa rõ thì không bao giờ là lỗi, và được ghi là «chưa chắc chắn».

Cơ quan có thể đổi mức độ và giới hạn của từng quy tắc, bằng một tệp hồ sơ riêng, ví dụ:

```yaml
Quy tắc:
  PG03:
    Mức độ: cảnh báo      # lỗi, cảnh báo, thông tin hoặc tắt
    lề trái: 30–35
Theo loại:
  công văn:
    PG03:
      Mức độ: tắt
```

Tên các giới hạn ghi ở từng quy tắc dưới đây."""

PART_TITLES = {
    "PG": "Trang",
    "LH": "Quốc hiệu, Tiêu ngữ, tên cơ quan",
    "RF": "Số, ký hiệu, địa danh, thời gian",
    "SJ": "Tên loại, trích yếu",
    "AD": "Kính gửi",
    "BD": "Nội dung",
    "HD": "Đề mục, khoản, điểm",
    "SG": "Chức vụ, họ và tên người ký",
    "CL": "Nơi nhận",
    "AP": "Phụ lục",
    "BX": "Dấu chỉ mức độ, thông tin khác",
    "TB": "Bảng",
    "VH": "Viết hoa",
    "WD": "Từ ngữ, số, ngày tháng",
    "LO": "Chữ bỏ quên",
    "SF": "An toàn của tệp",
    "PV": "Phạm vi",
}


def rules_page() -> Iterator[str]:
    """Yield the lines of the page, a section for each rule."""
    yield HEAD
    for letters, module in PARTS.items():
        yield from ("", f"## {letters}: {PART_TITLES[letters]}")
        rules: Iterable[Rule] = sorted(module.RULES, key=lambda rule: rule.code)
        for rule in rules:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield from ("", f"### {rule.code}. {rule.title.rstrip('.')}", "")
    doubt = ", chưa chắc chắn" if rule.doubtful else ""
    yield f"- Mức độ: {rule.severity.value}{doubt}"
    yield f"- Phần: {rule.part}"
    yield f"- Điều khoản: {rule.clause}"
    yield f"- Xét ở: {kinds_in_words(rule)}"
    for name, limit in (rule.limits or {}).items():
        yield f"- Giới hạn «{name}»: {limit_in_words(limit)}"
    yield from ("", f"**Vì sao:** {rule.why}", "", f"**Cách sửa:** {rule.remedy}")


def kinds_in_words(rule: Rule) -> str:
    """Name the kinds of documents that a rule is asked of."""
    named = {EVERY: "mọi tệp", IN_SCOPE: "mọi văn bản hành chính"}
    kinds = frozenset(rule.kinds)
    if kinds in named:
        return named[kinds]
    if kinds == WITH_LETTERHEAD:
        return "văn bản có Quốc hiệu, số và ký hiệu"
    return ", ".join(kind.value for kind in Kind if kind in kinds)


def limit_in_words(limit: Limit) -> str:
    """Write a limit as a profile takes it."""
    match limit:
        case Band(low=low, high=high):
            return _number(low) if low == high else f"{_number(low)}–{_number(high)}"
        case tuple():
            return "; ".join(limit)
        case str():
            return limit
        case _:
            return _number(limit)


def _number(value: float) -> str:
    return f"{value:.4g}".replace(".", ",")
