"""What a new document of each kind begins with: its parts in the order of the decree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.kinds import Asked, Kind

PLACEHOLDER = "[nhập {}]"
"""What is still to be filled in; `build` and `check` tell of each that is left."""

_ARTICLES = """\
Điều 1. [nhập nội dung quyết định].

Điều 2. {name} này có hiệu lực kể từ ngày ký.

Điều 3. [nhập chức danh, cơ quan chịu trách nhiệm thi hành] chịu trách nhiệm thi hành {name} này./.
"""
_SECTIONS = """\
[nhập căn cứ, lý do], [nhập tên cơ quan] ban hành {name} như sau:

I. MỤC ĐÍCH, YÊU CẦU

**1. Mục đích**

[nhập mục đích].

**2. Yêu cầu**

[nhập yêu cầu].

II. NỘI DUNG

1. [nhập nhiệm vụ, cơ quan chủ trì, thời hạn].

2. [nhập nhiệm vụ, cơ quan chủ trì, thời hạn].

III. TỔ CHỨC THỰC HIỆN

1. [nhập trách nhiệm của các cơ quan].

2. [nhập cơ quan theo dõi, đôn đốc, báo cáo]./.
"""
_PLAIN = """\
[nhập căn cứ, lý do ban hành].

1. [nhập nội dung thứ nhất].

2. [nhập nội dung thứ hai].

[nhập yêu cầu tổ chức thực hiện]./.
"""
_SHEET = """\
[nhập tên cơ quan gửi] gửi đến [nhập nơi nhận] các văn bản, hồ sơ sau đây:

1. [nhập tên văn bản, số lượng].

2. [nhập tên văn bản, số lượng].

Đề nghị [nhập việc cần giải quyết và thời hạn]./.
"""
BODIES: Mapping[str, str] = {
    "Công văn": """\
[nhập căn cứ, lý do viết công văn], [nhập tên cơ quan] đề nghị:

1. [nhập nơi thực hiện và việc phải làm]. **[nhập thời hạn hoàn thành].**

2. [nhập nơi thực hiện và việc phải làm].

[nhập yêu cầu thực hiện, nơi liên hệ khi có vướng mắc]./.
""",
    "Báo cáo": """\
Thực hiện [nhập văn bản yêu cầu báo cáo], [nhập tên cơ quan] báo cáo như sau:

I. KẾT QUẢ THỰC HIỆN

1. [nhập kết quả chủ yếu].

2. [nhập tồn tại, hạn chế và nguyên nhân].

II. PHƯƠNG HƯỚNG, NHIỆM VỤ

1. [nhập nhiệm vụ trọng tâm kỳ tới].

III. KIẾN NGHỊ, ĐỀ XUẤT

[nhập kiến nghị, đề xuất]./.
""",
    "Tờ trình": """\
[nhập căn cứ và lý do phải trình].

1. [nhập nội dung chính của vấn đề trình].

2. [nhập phương án và kiến nghị].

Kính trình [nhập người, cơ quan có thẩm quyền] xem xét, quyết định./.
""",
    "Công điện": """\
[nhập tình hình, lý do ra công điện]. Để [nhập mục tiêu], yêu cầu:

1. [nhập nơi thực hiện và việc phải làm ngay].

2. [nhập nơi thực hiện và việc phải làm ngay].

[nhập yêu cầu báo cáo kết quả]./.
""",
    "Giấy mời": """\
[nhập tên cơ quan] trân trọng kính mời: [nhập người, cơ quan được mời].

Tới dự: [nhập tên cuộc họp, hội nghị].

Chủ trì: [nhập họ và tên, chức vụ].

Thời gian: [nhập giờ, ngày, tháng, năm].

Địa điểm: [nhập nơi họp]./.
""",
    "Giấy giới thiệu": """\
[nhập tên cơ quan] trân trọng giới thiệu:

Ông (bà): [nhập họ và tên]

Chức vụ: [nhập chức vụ]

Được cử đến: [nhập cơ quan đến làm việc]

Về việc: [nhập công việc]

Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.

Giấy này có giá trị đến hết ngày [nhập ngày, tháng, năm]./.
""",
    "Biên bản": """\
Thời gian bắt đầu: [nhập giờ, ngày, tháng, năm].

Địa điểm: [nhập nơi họp].

Thành phần tham dự: [nhập người dự].

Chủ trì (chủ tọa): [nhập họ và tên, chức vụ].

Thư ký (người ghi biên bản): [nhập họ và tên, chức vụ].

Nội dung: [nhập diễn biến, ý kiến, kết luận].

Cuộc họp kết thúc vào [nhập giờ, ngày, tháng, năm]./.
""",
    "Phiếu gửi": _SHEET,
    "Phiếu chuyển": _SHEET,
    **dict.fromkeys(("Nghị quyết", "Quyết định"), _ARTICLES),
    **dict.fromkeys(("Kế hoạch", "Chương trình", "Phương án", "Đề án"), _SECTIONS),
}
WITH_DATA = """\
Trong {{ kỳ.tên }}, [nhập tên địa phương] tiếp nhận {{ tổng.số_liệu.tổng_hồ_sơ }} hồ sơ, trong đó \
nộp trực tuyến {{ tổng.số_liệu.hồ_sơ_trực_tuyến }} hồ sơ (chi tiết tại phụ lục kèm theo).

"""


def body(kind: Kind, *, has_data: bool) -> str:
    """Return the text that a new document of a kind begins with."""
    found = BODIES.get(kind.name, _PLAIN).format(name=kind.name)
    return WITH_DATA + found if has_data else found


Line = tuple[str, str]
"""An entry with its blank after the colon, and the remark behind it."""


def letter(kind: Kind, month: str) -> Iterator[Line]:
    """Yield the entries of «Văn bản»; a line of a list begins with two spaces."""
    yield f"Loại: {kind.name}", ""
    if kind.is_copy:
        yield "Hình thức sao: Sao y", "hoặc: Sao lục, Trích sao"
    yield _asked("Cơ quan ban hành", "tên cơ quan"), "dài thì ghi | rồi xuống dòng"
    yield _asked("Thẩm quyền ban hành", "người hoặc cơ quan ban hành"), "ví dụ: Chủ tịch UBND tỉnh"
    yield "Số:", "chưa cấp số thì để trống"
    yield f'Ký hiệu: "{_symbol(kind)}"', f"ví dụ: {_symbol(kind, 'UBND-TH')}"
    yield _asked("Địa danh", "địa danh"), ""
    yield f"Ngày: {month}", "tháng/năm; đã có ngày thì ghi ví dụ 24/01/2025"
    yield from _subject(kind)
    yield from _named(kind)
    if not kind.is_copy:
        yield "Nội dung: noi-dung.md", "lời văn, sửa bằng Notepad"
    if kind.is_minutes:
        yield "Quyền hạn, chức vụ: CHỦ TỌA", "ký bên phải"
    else:
        yield "Quyền hạn, chức vụ: |", "ví dụ: KT. CHỦ TỊCH, dòng dưới: PHÓ CHỦ TỊCH"
        yield "  [nhập chức vụ người ký]", ""
    yield _asked("Họ và tên", "họ và tên người ký"), ""
    yield "Nơi nhận: |", "mỗi nơi một dòng"
    yield f"  - {_first_copy(kind)};", ""
    yield "  - Lưu: VT, [nhập ký hiệu đơn vị soạn].", ""


def _asked(name: str, what: str) -> str:
    return f'{name}: "{PLACEHOLDER.format(what)}"'


def _symbol(kind: Kind, office: str = "[nhập ký hiệu cơ quan]") -> str:
    begins = "SY" if kind.is_copy else kind.symbol
    return f"{begins}-{office}" if begins else office


def _subject(kind: Kind) -> Iterator[Line]:
    if kind.is_dispatch:
        yield _asked("V/v", "trích yếu, không ghi chữ V/v"), "in sau chữ V/v"
    elif kind.title is not Asked.NEVER:
        yield _asked("Trích yếu", "trích yếu"), "in dưới tên loại"


def _named(kind: Kind) -> Iterator[Line]:
    """Yield who is addressed, who decides and on what grounds, as the kind has it."""
    if kind.addressees is Asked.ALWAYS:
        yield (
            "Kính gửi: |",
            "nhiều nơi thì mỗi nơi một dòng, có gạch đầu dòng",
        )
        yield "  [nhập nơi kính gửi]", ""
    if kind.is_telegram:
        yield "Nơi nhận điện: |", "mỗi nơi một dòng"
        yield "  - [nhập nơi nhận điện].", ""
    if kind.is_decision:
        yield "Căn cứ: |", "mỗi căn cứ một dòng"
        yield "  Căn cứ [nhập luật, nghị định làm căn cứ];", ""
        yield "  Theo đề nghị của [nhập chức danh người đề nghị].", ""
    if kind.is_minutes:
        yield _asked("Thư ký", "họ và tên thư ký"), "ký bên trái"


def _first_copy(kind: Kind) -> str:
    if kind.is_decision:
        return "Như Điều 3"
    as_above = kind.addressees is Asked.ALWAYS or kind.name == "Giấy giới thiệu"
    return "Như trên" if as_above else "[nhập nơi nhận]"
