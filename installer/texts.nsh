; What the installer says, in the words of the office; $0-$5 are filled in where the message is shown.
; The file must stay in composed Unicode (NFC): decomposed marks are drawn badly.

!macro SAY NAME TEXT
  LangString TEXT_${NAME} 1066 "${TEXT}"
!macroend

!macro ALL_TEXTS
!define BR "$\r$\n"

!insertmacro SAY WELCOME "Cài đặt phần mềm${BR}${NAME}"
!insertmacro SAY NEW "Phần mềm giúp soạn kế hoạch, báo cáo về cải cách hành chính và tuyên truyền cải cách hành chính của cấp xã, chạy ngay trên máy này, không cần mạng.${BR}${BR}Việc cài đặt mất khoảng một phút, không cần quyền quản trị máy.${BR}${BR}Bấm Tiếp để bắt đầu."
!insertmacro SAY UPGRADE "Máy này đang có phiên bản $BeforeVersion. Bộ cài sẽ nâng lên phiên bản ${VERSION}.${BR}${BR}Dữ liệu đã nhập và các thiết lập được giữ nguyên.${BR}${BR}Bấm Tiếp để bắt đầu."
!insertmacro SAY REPAIR "Máy này đã có phiên bản ${VERSION}. Bộ cài sẽ cài lại các tệp của chương trình để sửa lỗi nếu có.${BR}${BR}Dữ liệu đã nhập và các thiết lập được giữ nguyên.${BR}${BR}Bấm Tiếp để bắt đầu."
!insertmacro SAY BROKEN "Máy này đã từng cài phần mềm nhưng thiếu tệp chương trình. Bộ cài sẽ cài lại phiên bản ${VERSION}.${BR}${BR}Dữ liệu đã nhập và các thiết lập được giữ nguyên.${BR}${BR}Bấm Tiếp để bắt đầu."
!insertmacro SAY FOLDER "Phần mềm sẽ được cài vào thư mục dưới đây. Nên để nguyên; nếu muốn cài vào chỗ khác thì bấm Chọn. Bấm Cài đặt để bắt đầu."
!insertmacro SAY DONE "Đã cài đặt xong"
!insertmacro SAY DONE_MORE "Mở phần mềm bằng biểu tượng “${NAME}” trên màn hình nền hoặc trong menu Start.${BR}${BR}Dữ liệu được lưu trong thư mục:${BR}$LOCALAPPDATA\CCHC"
!insertmacro SAY OPEN_NOW "Mở phần mềm ngay"
!insertmacro SAY WHAT_IT_DOES "Soạn kế hoạch, báo cáo cải cách hành chính của cấp xã"
!insertmacro SAY FILE_TYPE "Gói dữ liệu CCHC"

!insertmacro SAY UNFIT_WINDOWS "Không cài được phần mềm trên máy này.${BR}${BR}Máy đang dùng: $0, bản dựng $1, loại $2.${BR}Phần mềm cần: Windows 10 phiên bản 1809 (bản dựng 17763) trở lên, loại 64-bit.${BR}${BR}Việc cần làm: nhờ người phụ trách máy tính cập nhật Windows, hoặc cài phần mềm trên một máy khác. Máy này chưa bị thay đổi gì."
!insertmacro SAY SETUP_OPEN "Một cửa sổ cài đặt khác đang mở. Hãy làm tiếp ở cửa sổ đó, hoặc đóng nó rồi chạy lại."
!insertmacro SAY OLDER "Máy này đang có phiên bản $BeforeVersion, mới hơn phiên bản ${VERSION} của bộ cài này.${BR}${BR}Phiên bản cũ có thể không mở được dữ liệu đã lưu bằng phiên bản mới. Vẫn cài phiên bản cũ?"
!insertmacro SAY PROGRAM_OPEN "Phần mềm đang mở.${BR}${BR}Hãy đóng cửa sổ “${NAME}” (nội dung đã nhập được tự động lưu), rồi bấm Thử lại (Retry)."
!insertmacro SAY LONG_FOLDER "Tên thư mục quá dài: $INSTDIR${BR}${BR}Hãy chọn thư mục có đường dẫn ngắn hơn (không quá ${LONGEST_FOLDER} ký tự)."
!insertmacro SAY CLOSED_FOLDER "Không ghi được vào thư mục: $INSTDIR${BR}${BR}Hãy chọn thư mục khác, hoặc kiểm tra xem ổ đĩa có bị khóa ghi không."
!insertmacro SAY NO_SPACE "Ổ đĩa $5 chỉ còn $1 MB trống, phần mềm cần $3 MB.${BR}${BR}Hãy xóa bớt tệp không dùng trên ổ đĩa này, hoặc cài vào ổ đĩa khác."
!insertmacro SAY NOT_WHOLE "Tệp $0 không được ghi đầy đủ, việc cài đặt dừng lại. Phần mềm có trước đó (nếu có) vẫn dùng được.${BR}${BR}Hãy kiểm tra dung lượng ổ đĩa, chép lại bộ cài rồi chạy lại."

!insertmacro SAY REMOVE "Gỡ phần mềm"
!insertmacro SAY REMOVE_MORE "Gỡ ${NAME} khỏi máy này."
!insertmacro SAY DATA_STAYS "Chỉ chương trình bị gỡ. Kế hoạch, báo cáo và số liệu đã nhập được giữ lại trong thư mục:"
!insertmacro SAY DATA_WHY "Cài lại phần mềm sau này thì dùng tiếp được dữ liệu đó. Muốn chuyển sang máy khác thì chép cả thư mục."
!insertmacro SAY DATA_TOO "&Xóa cả dữ liệu đã nhập (không lấy lại được)"
!insertmacro SAY DATA_SURE "Xóa hẳn mọi kế hoạch, báo cáo, số liệu và bản sao lưu trong thư mục này?${BR}${BR}$LOCALAPPDATA\CCHC${BR}${BR}Đã xóa thì không lấy lại được."
!insertmacro SAY GONE "Đã gỡ phần mềm"
!insertmacro SAY DATA_KEPT "Dữ liệu đã nhập được giữ lại trong thư mục:${BR}$LOCALAPPDATA\CCHC"
!insertmacro SAY DATA_GONE "Dữ liệu đã nhập cũng đã được xóa."
!insertmacro SAY NO_DATA "Trên máy này không còn tệp nào của phần mềm."
!undef BR
!macroend
