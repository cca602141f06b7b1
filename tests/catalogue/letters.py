"""D35 to D40: characters and texts."""

from __future__ import annotations

from tests.catalogue.rows import (
    HEALTH,
    REGISTER,
    Make,
    Row,
    all_of,
    cells,
    read,
    swap,
    text,
)


def _note(value: str) -> Make:
    return cells(D2=value)


def _stored(value: bytes) -> Make:
    """Store a note as no spreadsheet would."""
    return all_of(cells(D2="MARK"), swap(b"MARK", value))


def _name(value: str) -> Make:
    return all_of(cells(REGISTER, B2=value, C2=value), cells(A2=value))


ROWS = (
    Row(
        "D35",
        "NUL",
        _stored(b"a_x0000_b"),
        "Lỗi SL33: so-lieu.xlsx, trang «Tổng hợp», ô D2: Ô «aU+0000b» có ký tự điều khiển "
        "U+0000. Xóa nội dung ô rồi gõ lại bằng tay.\n",
    ),
    Row(
        "D35",
        "NUL as a reference",
        _stored(b"a&#0;b"),
        "Lỗi SL06: so-lieu.xlsx: Tệp .xlsx hỏng, không đọc được. Chép hoặc tải lại tệp; "
        "nếu Excel mở được thì lưu lại một lần bằng Excel.\n",
    ),
    Row(
        "D35",
        "0x0B",
        _stored(b"a_x000B_b"),
        "Lỗi SL33: so-lieu.xlsx, trang «Tổng hợp», ô D2: Ô «a b» có ký tự điều khiển "
        "U+000B. Xóa nội dung ô rồi gõ lại bằng tay.\n",
    ),
    Row(
        "D35",
        "half a pair",
        _stored(b"a_xD800_b"),
        "Lỗi SL33: so-lieu.xlsx, trang «Tổng hợp», ô D2: Ô «aU+D800b» có nửa ký tự U+D800. "
        "Xóa nội dung ô rồi gõ lại bằng tay.\n",
    ),
    Row(
        "D35",
        "U+FFFE",
        _stored(b"a_xFFFE_b"),
        "Lỗi SL33: so-lieu.xlsx, trang «Tổng hợp», ô D2: Ô «aU+FFFEb» có mã không phải là "
        "ký tự U+FFFE. Xóa nội dung ô rồi gõ lại bằng tay.\n",
    ),
    Row(
        "D36",
        "a new line in a name of the register",
        cells(REGISTER, B2="Sở\nY tế"),
        "Lỗi DV17: don-vi.xlsx, trang «Danh sách», ô B2: «Tên đầy đủ» «Sở Y tế» có chỗ "
        "xuống dòng hoặc dấu Tab. Xóa chỗ xuống dòng (Alt+Enter) hoặc dấu Tab trong ô, "
        "thay bằng dấu cách.\n",
    ),
    Row(
        "D36",
        "a tab in a name of the register",
        cells(REGISTER, B2="Sở\tY tế"),
        "Lỗi DV17: don-vi.xlsx, trang «Danh sách», ô B2: «Tên đầy đủ» «Sở Y tế» có chỗ "
        "xuống dòng hoặc dấu Tab. Xóa chỗ xuống dòng (Alt+Enter) hoặc dấu Tab trong ô, "
        "thay bằng dấu cách.\n",
    ),
    read("D36", "a new line in a name on the sheet", cells(A2="Sở\nY tế"), prints=(HEALTH,)),
    read("D36", "a new line in a note", _note("một\nhai"), prints=("một",)),
    *(
        read("D37", value, _note(value), prints=(value,))
        for value in (
            "A & B",
            "A < B > C",
            "\"A\" 'B'",
            "]]>",
            "&amp; &lt;",
            "{{ 7*7 }}",
            "{% raw %}",
            "{_{ {#",
            "@SUM(A1)",
        )
    ),
    read("D37", "=1+1 as a text", _stored(b"=1+1"), prints=("=1+1",)),
    read(
        "D37",
        "& in a name",
        _name("Sở Y tế & <Dân số> {{ 7*7 }}"),
        prints=("Sở Y tế & <Dân số> {{ 7*7 }}",),
    ),
    Row(
        "D38",
        "a change of direction",
        _note("a\N{RIGHT-TO-LEFT OVERRIDE}b"),
        "Lỗi SL33: so-lieu.xlsx, trang «Tổng hợp», ô D2: Ô «aU+202Eb» có ký tự đổi chiều "
        "chữ U+202E. Xóa nội dung ô rồi gõ lại bằng tay.\n",
    ),
    Row(
        "D38",
        "a change of direction in a name",
        _name("Sở\N{RIGHT-TO-LEFT ISOLATE} Y tế"),
        "Lỗi SL33: don-vi.xlsx, trang «Danh sách», ô B2: Ô «SởU+2067 Y tế» có ký tự đổi "
        "chiều chữ U+2067. Xóa nội dung ô rồi gõ lại bằng tay.\n"
        "Lỗi SL33: don-vi.xlsx, trang «Danh sách», ô C2: Ô «SởU+2067 Y tế» có ký tự đổi "
        "chiều chữ U+2067. Xóa nội dung ô rồi gõ lại bằng tay.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "D38",
        "a space of no width in a name",
        _name("Sở\N{ZERO WIDTH SPACE} Y tế"),
        "Lỗi DV18: don-vi.xlsx, trang «Danh sách», ô B2: «Tên đầy đủ» «SởU+200B Y tế» có "
        "ký tự không nhìn thấy U+200B. Xóa nội dung ô rồi gõ lại bằng tay.\n"
        "Lỗi DV18: don-vi.xlsx, trang «Danh sách», ô C2: «Tên trong câu» «SởU+200B Y tế» "
        "có ký tự không nhìn thấy U+200B. Xóa nội dung ô rồi gõ lại bằng tay.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    Row(
        "D38",
        "a soft hyphen in a name",
        _name("Sở Y\N{SOFT HYPHEN} tế"),
        "Lỗi DV18: don-vi.xlsx, trang «Danh sách», ô B2: «Tên đầy đủ» «Sở YU+00AD tế» có "
        "ký tự không nhìn thấy U+00AD. Xóa nội dung ô rồi gõ lại bằng tay.\n"
        "Lỗi DV18: don-vi.xlsx, trang «Danh sách», ô C2: «Tên trong câu» «Sở YU+00AD tế» "
        "có ký tự không nhìn thấy U+00AD. Xóa nội dung ô rồi gõ lại bằng tay.\n"
        "Tất cả 2 chỗ cần sửa.\n",
    ),
    read("D38", "a space of no width in a note", _note("a\N{ZERO WIDTH SPACE}b"), prints=("b",)),
    Row(
        "D39",
        "TCVN3 on the sheet",
        cells(D2="Thùc hiÖn ®óng h¹n"),
        "Lỗi SL69: so-lieu.xlsx, trang «Tổng hợp», ô D2: Chữ gõ theo bảng mã TCVN3, ví dụ "
        "«®óng» là «đúng». Chép chữ, mở UniKey Toolkit (Ctrl+Shift+F6), chọn «Chuyển mã "
        "clipboard», nguồn TCVN3 (ABC), đích Unicode, bấm «Chuyển mã» rồi dán lại.\n",
    ),
    Row(
        "D39",
        "TCVN3 in the register",
        cells(REGISTER, B2="Së Y tÕ"),
        "Lỗi SL69: don-vi.xlsx, trang «Danh sách», ô B2: Chữ gõ theo bảng mã TCVN3, ví dụ "
        "«Së» là «Sở». Chép chữ, mở UniKey Toolkit (Ctrl+Shift+F6), chọn «Chuyển mã "
        "clipboard», nguồn TCVN3 (ABC), đích Unicode, bấm «Chuyển mã» rồi dán lại.\n",
    ),
    Row(
        "D39",
        "VNI on the sheet",
        cells(D2="Thöïc hieän ñuùng haïn"),
        "Lỗi SL69: so-lieu.xlsx, trang «Tổng hợp», ô D2: Chữ gõ theo bảng mã VNI, ví dụ "
        "«Thöïc» là «thực». Chép chữ, mở UniKey Toolkit (Ctrl+Shift+F6), chọn «Chuyển mã "
        "clipboard», nguồn VNI Windows, đích Unicode, bấm «Chuyển mã» rồi dán lại.\n",
    ),
    Row(
        "D39",
        "TCVN3 in the settings",
        text(("V/v: nâng cao tỷ lệ", "V/v: n©ng cao tû lÖ")),
        "Lỗi CH17: congvan.yaml, dòng 11: Chữ gõ theo bảng mã TCVN3, ví dụ «n©ng» là "
        "«nâng». Chép chữ, mở UniKey Toolkit (Ctrl+Shift+F6), chọn «Chuyển mã clipboard», "
        "nguồn TCVN3 (ABC), đích Unicode, bấm «Chuyển mã» rồi dán lại.\n",
    ),
    Row(
        "D39",
        "TCVN3 in the body",
        text(("Nội dung của công văn.", "Néi dung cña c«ng v¨n."), file="noi-dung.md"),
        "Lỗi VB21: noi-dung.md, dòng 1: Chữ gõ theo bảng mã TCVN3, ví dụ «c«ng» là «công». "
        "Chép chữ, mở UniKey Toolkit (Ctrl+Shift+F6), chọn «Chuyển mã clipboard», nguồn "
        "TCVN3 (ABC), đích Unicode, bấm «Chuyển mã» rồi dán lại.\n",
    ),
    read("D40", "a cell of 32.767 letters", _note("Dài " * 8191 + "dài"), prints=("Dài dài",)),
)
