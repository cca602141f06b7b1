"""A rule for what the decree does not speak of (PV)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checker.kinds import Kind
from generator.checker.paper import Paper
from generator.checker.rule import At, Fault, Limits, Rule, rule
from generator.errors import Severity

_OTHERS = {
    Kind.REGULATION: "theo Nghị định 78/2025/NĐ-CP, không theo Nghị định 30/2020/NĐ-CP",
    Kind.PARTY: "theo hướng dẫn của Văn phòng Trung ương Đảng",
    Kind.SUBMISSION: "giấy tờ làm việc của cơ quan, Nghị định 30/2020/NĐ-CP không có mẫu",
    Kind.UNKNOWN: "văn bản hành chính có Quốc hiệu và số, ký hiệu, trích yếu hoặc Nơi nhận",
}


@rule(
    "PV01",
    clause="Điều 1, Điều 7",
    part="Loại văn bản",
    severity=Severity.INFO,
    kinds=frozenset(_OTHERS),
)
def out_of_scope(paper: Paper, limits: Limits) -> Iterator[Fault]:
    """Văn bản ngoài phạm vi: thể thức không được xét.

    Vì sao: Nghị định 30/2020/NĐ-CP quy định văn bản hành chính và bản sao; văn bản quy phạm pháp
    luật (trong số có năm ban hành, như 12/2025/QĐ-UBND) và văn bản của Đảng có quy định riêng.
    Cách sửa: không phải sửa; nếu đây là văn bản hành chính thì xem lại Quốc hiệu, số và ký hiệu.
    """
    yield Fault(At(), paper.kind.value, _OTHERS[paper.kind])


RULES: tuple[Rule, ...] = (out_of_scope,)
