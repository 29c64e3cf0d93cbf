;Language: Vietnamese (1066), in composed Unicode: the pages' words that texts.nsh does not give itself

!insertmacro LANGFILE "Vietnamese" = "Tiếng Việt" "Tieng Viet"

!ifdef MUI_WELCOMEPAGE
  ${LangFileString} MUI_TEXT_WELCOME_INFO_TITLE "Cài đặt $(^NameDA)"
  ${LangFileString} MUI_TEXT_WELCOME_INFO_TEXT "Bấm Tiếp để bắt đầu."
!endif

!ifdef MUI_DIRECTORYPAGE
  ${LangFileString} MUI_TEXT_DIRECTORY_TITLE "Thư mục cài đặt"
  ${LangFileString} MUI_TEXT_DIRECTORY_SUBTITLE "Chọn chỗ đặt phần mềm trên máy này."
!endif

!ifdef MUI_INSTFILESPAGE
  ${LangFileString} MUI_TEXT_INSTALLING_TITLE "Đang cài đặt"
  ${LangFileString} MUI_TEXT_INSTALLING_SUBTITLE "Vui lòng đợi trong khi chép các tệp vào máy."
  ${LangFileString} MUI_TEXT_FINISH_TITLE "Đã cài đặt xong"
  ${LangFileString} MUI_TEXT_FINISH_SUBTITLE "Phần mềm đã sẵn sàng để dùng."
  ${LangFileString} MUI_TEXT_ABORT_TITLE "Chưa cài đặt được"
  ${LangFileString} MUI_TEXT_ABORT_SUBTITLE "Việc cài đặt đã dừng giữa chừng. Phần mềm có trước đó (nếu có) vẫn dùng được."
!endif

!ifdef MUI_UNINSTFILESPAGE
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_TITLE "Đang gỡ phần mềm"
  ${LangFileString} MUI_UNTEXT_UNINSTALLING_SUBTITLE "Vui lòng đợi trong khi xóa các tệp."
  ${LangFileString} MUI_UNTEXT_FINISH_TITLE "Đã gỡ phần mềm"
  ${LangFileString} MUI_UNTEXT_FINISH_SUBTITLE "Chương trình không còn trên máy này."
  ${LangFileString} MUI_UNTEXT_ABORT_TITLE "Chưa gỡ được"
  ${LangFileString} MUI_UNTEXT_ABORT_SUBTITLE "Việc gỡ phần mềm đã dừng giữa chừng. Hãy chạy lại."
!endif

!ifdef MUI_FINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_INFO_TITLE "Đã cài đặt xong"
  ${LangFileString} MUI_TEXT_FINISH_INFO_TEXT "Bấm Xong để đóng bộ cài."
  ${LangFileString} MUI_TEXT_FINISH_INFO_REBOOT "Cần khởi động lại máy để hoàn tất. Khởi động lại ngay?"
!endif

!ifdef MUI_UNFINISHPAGE
  ${LangFileString} MUI_UNTEXT_FINISH_INFO_TITLE "Đã gỡ phần mềm"
  ${LangFileString} MUI_UNTEXT_FINISH_INFO_TEXT "Bấm Xong để đóng."
  ${LangFileString} MUI_UNTEXT_FINISH_INFO_REBOOT "Cần khởi động lại máy để hoàn tất. Khởi động lại ngay?"
!endif

!ifdef MUI_FINISHPAGE | MUI_UNFINISHPAGE
  ${LangFileString} MUI_TEXT_FINISH_REBOOTNOW "Khởi động lại ngay"
  ${LangFileString} MUI_TEXT_FINISH_REBOOTLATER "Khởi động lại sau"
  ${LangFileString} MUI_TEXT_FINISH_RUN "&Mở $(^NameDA)"
  ${LangFileString} MUI_TEXT_FINISH_SHOWREADME "Xem &hướng dẫn"
  ${LangFileString} MUI_BUTTONTEXT_FINISH "&Xong"
!endif

!ifdef MUI_ABORTWARNING
  ${LangFileString} MUI_TEXT_ABORTWARNING "Dừng việc cài đặt $(^Name)?"
!endif

!ifdef MUI_UNABORTWARNING
  ${LangFileString} MUI_UNTEXT_ABORTWARNING "Dừng việc gỡ $(^Name)?"
!endif
