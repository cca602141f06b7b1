"""What one organization's results look like to a template."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Assessment, Comparison, Figure, Organization, Result, Verdict
from generator.vietnamese import fold_name

SIDES = {1: "cao hơn", 0: "bằng", -1: "thấp hơn"}
MORE_OR_LESS = {1: "nhiều hơn", 0: "bằng", -1: "ít hơn"}


def organization_fields(organization: Organization) -> dict[str, object]:
    """Return the fields `đơn_vị.*`."""
    return {
        "mã": organization.code,
        "tên": organization.name,
        "tên_trong_câu": organization.short_name,
        "nhóm": organization.group,
    }


def figure_fields(result: Result, names: tuple[str, ...]) -> dict[str, object]:
    """Return the fields `số_liệu.*`: every declared name, with None where there is no data."""
    shown = {**result.figures, **result.texts}
    return {fold_name(name): shown.get(name) for name in names}


def metric_fields(
    assessments: Mapping[str, Assessment], periods: Mapping[str, str]
) -> dict[str, object]:
    """Return the fields `chỉ_tiêu.<metric>.*`; `periods` names the period of each metric's goal."""
    return {
        fold_name(name): assessment_fields(assessment, periods.get(name, ""))
        for name, assessment in assessments.items()
    }


def assessment_fields(assessment: Assessment, goal_period: str) -> dict[str, object]:
    """Return the fields of one metric of one organization."""
    verdict = assessment.verdict
    return {
        "giá_trị": assessment.value,
        "mức": assessment.target.shown if assessment.target else None,
        "mức_giao": assessment.target.words if assessment.target else None,
        "kết_quả": verdict.label,
        "đạt": verdict is Verdict.MET,
        "chưa_đạt": verdict is Verdict.NOT_MET,
        "không_đánh_giá": verdict is Verdict.NOT_ASSESSED,
        "không_phát_sinh": verdict is Verdict.NO_DATA,
        "thiếu_số_liệu": verdict is Verdict.MISSING,
        "bằng_không": assessment.value is not None and assessment.value.value == 0,
        "chênh_lệch": assessment.difference,
        "so_với_mức": SIDES[assessment.side] if assessment.is_judged else "",
        "còn_thiếu": assessment.lacking,
        "mức_phấn_đấu": assessment.goal.words if assessment.goal else None,
        "kỳ_phấn_đấu": goal_period,
        "lý_do": assessment.reason,
        "kỳ_trước": assessment.past,
        "thay_đổi": assessment.change,
    }


def ranked_fields(
    assessments: Mapping[str, Assessment], periods: Mapping[str, str]
) -> dict[str, object]:
    """Return the fields `chỉ_tiêu.<metric>.*` of an organization, which has ranks as well."""
    return {
        fold_name(name): {
            **assessment_fields(assessment, periods.get(name, "")),
            "hạng": assessment.rank,
            "hạng_trong_nhóm": assessment.rank_in_group,
        }
        for name, assessment in assessments.items()
    }


def check_fields(
    comparisons: Mapping[str, Comparison], names: tuple[str, ...]
) -> dict[str, object]:
    """Return the fields `đối_chiếu.<check>.*`; a check that could not be made holds nothing."""
    return {fold_name(name): comparison_fields(comparisons.get(name)) for name in names}


def comparison_fields(comparison: Comparison | None) -> dict[str, object]:
    """Return the fields of one check of one organization."""
    if comparison is None:
        nothing = ("vế_trái", "vế_phải", "chênh_lệch", "khoảng_cách", "hơn_kém")
        return {"khớp": True, **dict.fromkeys(nothing)}
    difference = comparison.difference
    distance = Figure(abs(difference.value), difference.shown.lstrip("-"), difference.source)
    return {
        "khớp": comparison.holds,
        "vế_trái": comparison.left,
        "vế_phải": comparison.right,
        "chênh_lệch": difference,
        "khoảng_cách": distance,
        "hơn_kém": MORE_OR_LESS[(difference.value > 0) - (difference.value < 0)],
    }
