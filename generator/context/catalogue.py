"""Every field that a template or a text may use, with its meaning: the one table of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from generator.frozen import Frozen


class Scope(Enum):
    """Where a field may be used; the value is the word people read."""

    LETTER = "công văn và phụ lục"
    APPENDIX = "phụ lục"
    ORGANIZATION = "phụ lục của từng đơn vị"
    SUBMISSION = "phiếu trình"


class FieldSpec(Frozen):
    """A field: its path, where «…» stands for a name that the dossier declares."""

    path: str
    meaning: str
    scope: Scope


def _specs(scope: Scope, meanings: Mapping[str, str]) -> Iterator[FieldSpec]:
    for path, meaning in meanings.items():
        yield FieldSpec(path, meaning, scope)


_OF_METRIC = {
    "giá_trị": "giá trị của chỉ tiêu, đã định dạng",
    "mức": "mức giao, chỉ có số: 70%",
    "mức_giao": "mức giao cả chữ: tối thiểu 70%",
    "kết_quả": "Đạt, Chưa đạt, Không đánh giá, Không phát sinh hồ sơ, Không có số liệu",
    "đạt": "đúng khi đạt",
    "chưa_đạt": "đúng khi chưa đạt",
    "không_đánh_giá": "đúng khi không đánh giá",
    "không_phát_sinh": "đúng khi không phát sinh hồ sơ",
    "thiếu_số_liệu": "đúng khi có ô số liệu để trống",
    "bằng_không": "đúng khi giá trị bằng 0",
    "chênh_lệch": "khoảng cách đến mức giao, không có dấu, kèm đơn vị",
    "so_với_mức": "cao hơn, bằng, thấp hơn",
    "còn_thiếu": "số hồ sơ còn thiếu để đạt mức giao",
    "mức_phấn_đấu": "mức phấn đấu cả chữ, chỉ để in: tối thiểu 85%",
    "kỳ_phấn_đấu": "kỳ của mức phấn đấu",
    "lý_do": "lý do không đánh giá",
    "kỳ_trước": "giá trị của kỳ trước; không có nếu chưa khai Kỳ trước",
    "thay_đổi": "tăng, giảm bao nhiêu so với kỳ trước, hoặc không thay đổi",
}
_OF_RANK = {
    "hạng": "hạng trong các đơn vị được đánh giá; không có nếu không xếp hạng",
    "hạng_trong_nhóm": "hạng trong các đơn vị được đánh giá của nhóm",
}
_OF_TALLY = {
    "đạt": "số đơn vị đạt",
    "chưa_đạt": "số đơn vị chưa đạt",
    "không_đánh_giá": "số đơn vị không đánh giá",
    "không_phát_sinh": "số đơn vị không phát sinh hồ sơ",
    "thiếu_số_liệu": "số đơn vị không có số liệu",
    "được_đánh_giá": "số đơn vị được đánh giá (đạt và chưa đạt)",
    "tất_cả": "số đơn vị trong danh sách, cả đơn vị không được đánh giá",
}
_OF_LIST = {
    "đạt": "tên các đơn vị đạt",
    "chưa_đạt": "tên các đơn vị chưa đạt",
    "không_đánh_giá": "tên các đơn vị không đánh giá",
    "không_phát_sinh": "tên các đơn vị không phát sinh hồ sơ",
    "thiếu_số_liệu": "tên các đơn vị không có số liệu",
    "không_được_đánh_giá": "tên mọi đơn vị không được đánh giá, vì bất cứ lý do gì",
    "không_tính_vào_tổng": "tên các đơn vị mà số không tính vào chỉ tiêu ở dòng tổng",
}
_OF_CHECK = {
    "khớp": "đúng khi đối chiếu đúng, lệch trong mức cho phép, hoặc không đối chiếu được",
    "vế_trái": "số bên trái của đối chiếu",
    "vế_phải": "số bên phải của đối chiếu",
    "chênh_lệch": "vế phải trừ vế trái, có dấu",
    "khoảng_cách": "số chênh không có dấu",
    "hơn_kém": "vế phải nhiều hơn, bằng hay ít hơn vế trái",
}


def _under(prefix: str, meanings: Mapping[str, str]) -> dict[str, str]:
    return {f"{prefix}.{path}": meaning for path, meaning in meanings.items()}


LETTER_FIELDS = {
    "loại": "loại văn bản",
    "số": "số văn bản, hoặc chỗ trống để ghi",
    "ký_hiệu": "ký hiệu văn bản",
    "địa_danh": "địa danh",
    "ngày": "ngày, tháng, năm ban hành",
    "trích_yếu": "trích yếu, không có chữ V/v",
    "tên_loại": "tên loại văn bản, chữ hoa: KẾ HOẠCH",
    "trích_yếu_chia_dòng": "trích yếu đã ngắt thành các dòng cân đối; ở công văn có chữ V/v",
    "đường_kẻ_trích_yếu": "đường kẻ dưới trích yếu của văn bản có tên loại, "
    "ghi {{p đường_kẻ_trích_yếu }}",
    "thẩm_quyền": "các dòng thẩm quyền ban hành của quyết định, nghị quyết, chữ hoa",
    "căn_cứ": "các căn cứ, ghi {{p căn_cứ }}",
    "người_điện": "người hoặc cơ quan gửi công điện, trước chữ «điện:»",
    "nơi_nhận_điện": "danh sách nơi nhận công điện",
    "thư_ký": "họ và tên thư ký của biên bản",
    "hình_thức_sao": "hình thức sao của bản sao, chữ hoa: SAO Y; rỗng ở văn bản khác",
    "mệnh_lệnh": "QUYẾT ĐỊNH: hoặc QUYẾT NGHỊ:; rỗng ở văn bản khác",
    "độ_khẩn": "khung độ khẩn, hoặc không in gì, ghi {{p độ_khẩn }}",
    "dự_thảo": "khung DỰ THẢO LẦN …, hoặc không in gì, ghi {{p dự_thảo }}",
    "lần_dự_thảo": "Dự thảo lần …; rỗng nếu không phải dự thảo",
    "phạm_vi_lưu_hành": "khung phạm vi lưu hành ở lề trên trang đầu, hoặc không in gì, "
    "ghi {{p phạm_vi_lưu_hành }}",
    "kính_gửi": "danh sách nơi kính gửi",
    "nội_dung": "nội dung công văn, ghi {{p nội_dung }}",
    "quyền_hạn": "các dòng quyền hạn, chức vụ",
    "họ_và_tên": "họ và tên người ký",
    "nơi_nhận": "danh sách nơi nhận",
    "gửi_kèm": "dòng (Gửi kèm …), hoặc rỗng",
    "ký_hiệu_người_soạn": "ký hiệu người soạn thảo và số bản, hoặc rỗng",
    "thông_tin_liên_hệ": "các dòng địa chỉ, điện thoại ở chân trang đầu, có thể không có",
    "cơ_quan.chủ_quản": "các dòng tên cơ quan chủ quản, chữ hoa",
    "cơ_quan.tên": "các dòng tên cơ quan ban hành, chữ hoa",
    "cơ_quan.tên_đầy_đủ": "tên cơ quan ban hành trên một dòng",
    "cơ_quan.đường_kẻ": "đường kẻ dưới tên cơ quan, ghi {{p cơ_quan.đường_kẻ }}",
    "kỳ.tên": "tên kỳ số liệu",
    "kỳ.từ_ngày": "ngày đầu kỳ",
    "kỳ.đến_ngày": "ngày cuối kỳ",
    "kỳ_trước.tên": "tên kỳ trước; không có nếu chưa khai Kỳ trước",
    "dẫn.…": "số liệu dẫn",
    "nguồn.…": "nguồn của số liệu dẫn",
    "bảng.…": "bảng in nguyên, bảng kết quả; để một mình một dòng, ở mẫu Word ghi {{p bảng.… }}",
    "tổng.số_liệu.…": "số cộng của một cột",
    **_under("tổng.chỉ_tiêu.…", _OF_METRIC),
    **_under("đếm.…", _OF_TALLY),
    **_under("danh_sách.…", _OF_LIST),
    **{
        f"danh_sách_dòng.….{name}": f"{meaning}, mỗi tên một dòng «- …;»; để một mình trên dòng"
        for name, meaning in _OF_LIST.items()
    },
    "phấn_đấu.….kỳ": "kỳ của mức phấn đấu",
    "phấn_đấu.….chung": "mức phấn đấu của mọi đơn vị: tối thiểu 85%",
    "phấn_đấu.….…": "mức phấn đấu của một nhóm đơn vị: tối thiểu 85%",
}
APPENDIX_FIELDS = {
    "văn_bản.loại": "loại của văn bản mà phụ lục kèm theo",
    "văn_bản.số": "số của văn bản mà phụ lục kèm theo",
    "văn_bản.ký_hiệu": "ký hiệu của văn bản mà phụ lục kèm theo",
    "văn_bản.ngày": "ngày của văn bản mà phụ lục kèm theo",
    "văn_bản.ngắt_dòng": "dấu cách trước chữ «của», hoặc xuống dòng nếu một dòng không đủ chỗ",
    "văn_bản.thẩm_quyền": "người hoặc cơ quan ban hành, in sau chữ «của»",
    "phụ_lục.số": "số La Mã của phụ lục, rỗng nếu chỉ có một",
    "phụ_lục.tên": "tên phụ lục, chữ hoa",
    "phụ_lục.bảng": "lời và bảng của phụ lục, ghi {{p phụ_lục.bảng }}",
}
ORGANIZATION_FIELDS = {
    "đơn_vị.mã": "mã đơn vị",
    "đơn_vị.tên": "tên đầy đủ",
    "đơn_vị.tên_trong_câu": "tên dùng trong câu",
    "đơn_vị.nhóm": "nhóm đơn vị",
    "số_liệu.…": "số của một cột",
    **_under("chỉ_tiêu.…", {**_OF_METRIC, **_OF_RANK}),
    **_under("đối_chiếu.…", _OF_CHECK),
}
SUBMISSION_FIELDS = _under(
    "phiếu_trình",
    {
        "cơ_quan.chủ_quản": "các dòng trên ở góc trái, chữ hoa",
        "cơ_quan.tên": "các dòng dưới ở góc trái, chữ hoa, in đậm: phòng soạn",
        "cơ_quan.tên_đầy_đủ": "như trên, trên một dòng",
        "cơ_quan.đường_kẻ": "đường kẻ ở dưới, ghi {{p phiếu_trình.cơ_quan.đường_kẻ }}",
        "ngày": "ngày trình, hoặc chỗ trống để ghi",
        "kính_gửi": "danh sách lãnh đạo được trình, có thể không có",
        "vấn_đề": "việc được trình: loại và trích yếu của văn bản",
        "văn_bản": "bảng các văn bản đã lập, ghi {{p phiếu_trình.văn_bản }}",
        "đầu_vào": "các tệp đầu vào, trên một dòng",
        "đơn_vị": "số đơn vị có số liệu, đơn vị vắng kèm lý do, ghi {{p phiếu_trình.đơn_vị }}; "
        "không có nếu văn bản không có số liệu",
        "kết_quả": "bảng số đơn vị theo kết quả của từng chỉ tiêu, ghi "
        "{{p phiếu_trình.kết_quả }}; không có nếu không có chỉ tiêu",
        "so_kỳ_trước": "bảng so với kỳ trước, ghi {{p phiếu_trình.so_kỳ_trước }}; không có nếu "
        "không so",
        "tóm_tắt_cảnh_báo": "có bao nhiêu cảnh báo, bao nhiêu chưa ai xem, ghi "
        "{{p phiếu_trình.tóm_tắt_cảnh_báo }}",
        "cảnh_báo": "bảng cảnh báo và người xem, ghi {{p phiếu_trình.cảnh_báo }}; không có nếu "
        "không có cảnh báo",
        "đối_chiếu": "kết quả đối chiếu, một câu",
        "đề_xuất": "các đoạn đề xuất",
        "người_trình": "họ và tên người soạn, hoặc rỗng",
        "trưởng_phòng": "họ và tên trưởng phòng, hoặc rỗng",
        "lãnh_đạo_văn_phòng": "họ và tên lãnh đạo văn phòng, hoặc rỗng",
    },
)
FIELDS: tuple[FieldSpec, ...] = (
    *_specs(Scope.LETTER, LETTER_FIELDS),
    *_specs(Scope.APPENDIX, APPENDIX_FIELDS),
    *_specs(Scope.ORGANIZATION, ORGANIZATION_FIELDS),
    *_specs(Scope.SUBMISSION, SUBMISSION_FIELDS),
)


def spec_of(path: str) -> FieldSpec | None:
    """Return what the table says of a concrete path, such as `đếm.tỷ_lệ.đạt`."""
    parts = path.split(".")
    for spec in FIELDS:
        pattern = spec.path.split(".")
        if len(pattern) == len(parts) and all(
            each in ("…", part) for each, part in zip(pattern, parts, strict=True)
        ):
            return spec
    return None


def concrete(fields: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield every printable path of a context with its present value."""
    for name, value in fields.items():
        path = f"{prefix}{name}"
        if isinstance(value, Mapping):
            yield from concrete(value, f"{path}.")
        else:
            yield path, value
