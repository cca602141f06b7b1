"""Settings of the organizations that have sent no figures, which somebody has accepted."""

from __future__ import annotations

from pydantic import Field

from generator.config.entries import Model
from generator.config.values import Text


class AbsenceSettings(Model):
    """An organization without figures in this period, and why the set is made all the same."""

    organization: Text = Field(alias="Đơn vị", description="Tên hoặc mã trong danh sách đơn vị")
    reason: Text = Field(alias="Lý do", description="Vì sao không có số liệu, văn bản nào cho phép")
