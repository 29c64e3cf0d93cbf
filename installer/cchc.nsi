; The installer of CCHC: per user, no administrator, whole or not at all.
;
; Each version lies in a folder of its own under $INSTDIR. An installation unpacks a new folder, then the
; shortcuts switch to it, then the folders of before go: whoever pulls the plug finds the old program or the new.
;
; packing.py gives by /D: VERSION, OUTFILE, SOURCE (the frozen folder), LISTS (what packing.py wrote), SIZE_KB.
; Switches: /S silent, /D=FOLDER (last), /DOWNGRADE allows an older version.
; Exit codes: 0 done, 1 cancelled, 2 broken off, 3 unfit Windows, 4 a setup is already open, 5 the program is
; open, 6 too little space, 7 a newer version is there, 8 unfit folder.

Unicode true
!define NAME "Kế hoạch, báo cáo CCHC"
!define PUBLISHER "Nhóm tác giả CCHC"
!define SETTINGS "Software\CCHC"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\CCHC"
!define CLASSES "Software\Classes"
!define FILE_TYPE "CCHC.Package"
!define LIST "danh-sach-tep.txt"
!define FIRST_BUILD 17763 ; Windows 10 1809, the oldest that Qt 6 runs on
!define LONGEST_FOLDER 160 ; the deepest file in it then stays within Windows' 260 characters

Name "${NAME}"
OutFile "${OUTFILE}"
RequestExecutionLevel user
!ifdef QUICK ; for tests that install other versions
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
ManifestDPIAware true
ManifestSupportedOS all
BrandingText "CCHC ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off
InstallDir "" ; empty unless /D= is given: .onInit chooses
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
  !finalize '${SIGN} "%1"'
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include FileFunc.nsh
!include TextFunc.nsh
!include "texts.nsh"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1066 "FileDescription" "Bộ cài ${NAME}"
VIAddVersionKey /LANG=1066 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "Giấy phép MIT"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"

Var Before        ; the folder chosen by an earlier installation, or empty
Var BeforeVersion ; its version
Var Folder        ; the name of this installation's own folder in $INSTDIR
Var Greeting      ; the first page's text
Var Kept          ; the last page's text
Var DataBox       ; the uninstaller's box "delete my data too"
Var DeleteData    ; 1 when it was ticked and confirmed

; ---- pages ----

!define MUI_ICON "${ROOT}/resources/icons/cchc.ico"
!define MUI_UNICON "${ROOT}/resources/icons/cchc.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "pictures/side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "pictures/side.bmp"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "pictures/head.bmp"
!define MUI_HEADERIMAGE_UNBITMAP "pictures/head.bmp"
!define MUI_ABORTWARNING
!define MUI_UNABORTWARNING

!define MUI_WELCOMEPAGE_TITLE "$(TEXT_WELCOME)"
!define MUI_WELCOMEPAGE_TEXT "$Greeting"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE AskFolderOnce
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolder
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(TEXT_FOLDER)"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(TEXT_DONE)"
!define MUI_FINISHPAGE_TEXT "$(TEXT_DONE_MORE)"
!define MUI_FINISHPAGE_TEXT_LARGE
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(TEXT_OPEN_NOW)"
!define MUI_FINISHPAGE_RUN_FUNCTION OpenProgram
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.AskData un.LeaveData
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(TEXT_GONE)"
!define MUI_FINISHPAGE_TEXT "$Kept"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGEEX "language" "Vietnamese"
!insertmacro ALL_TEXTS

; ---- before anything is shown ----

Function .onInit
  Call CheckWindows
  Call CheckAlone
  Call ReadBefore
  Call CheckNotOlder
  Call ChooseFolder
FunctionEnd

Function CheckWindows
  ${If} ${AtLeastBuild} ${FIRST_BUILD}
    ${If} ${IsNativeAMD64}
      Return
    ${EndIf}
    ${If} ${IsNativeARM64}
    ${AndIf} ${AtLeastBuild} 22000 ; from Windows 11 on, ARM runs 64-bit programs
      Return
    ${EndIf}
  ${EndIf}
  ${If} ${RunningX64}
    SetRegView 64
  ${EndIf}
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "ProductName"
  ReadRegStr $1 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuild"
  StrCpy $2 "32-bit"
  ${If} ${RunningX64}
    StrCpy $2 "64-bit"
  ${EndIf}
  ${If} ${IsNativeARM64}
    StrCpy $2 "64-bit, ARM"
  ${EndIf}
  MessageBox MB_OK|MB_ICONSTOP "$(TEXT_UNFIT_WINDOWS)" /SD IDOK
  SetErrorLevel 3
  Quit
FunctionEnd

Function CheckAlone
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "CCHC-Setup") p.r0 ?e'
  Pop $1
  ${If} $1 = 183 ; ERROR_ALREADY_EXISTS
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(TEXT_SETUP_OPEN)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

Function ReadBefore
  ReadRegStr $Before HKCU "${SETTINGS}" "InstallDir"
  ReadRegStr $BeforeVersion HKCU "${SETTINGS}" "Version"
  ReadRegStr $0 HKCU "${SETTINGS}" "Folder"
  ${IfNot} ${FileExists} "$Before\*"
    StrCpy $Before "" ; its drive is gone: a new installation
  ${EndIf}
  ${IfNot} ${FileExists} "$Before\$0\cchc.exe"
    StrCpy $BeforeVersion "" ; repaired or made anew, wherever it lay
  ${EndIf}
  ${If} $Before == ""
    StrCpy $Greeting "$(TEXT_NEW)"
  ${ElseIf} $BeforeVersion == "${VERSION}"
    StrCpy $Greeting "$(TEXT_REPAIR)"
  ${ElseIf} $BeforeVersion == ""
    StrCpy $Greeting "$(TEXT_BROKEN)"
  ${Else}
    StrCpy $Greeting "$(TEXT_UPGRADE)"
  ${EndIf}
FunctionEnd

Function CheckNotOlder
  ${If} $BeforeVersion == ""
    Return
  ${EndIf}
  ${VersionCompare} "$BeforeVersion" "${VERSION}" $0
  ${If} $0 <> 1
    Return
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/DOWNGRADE" $2
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(TEXT_OLDER)" /SD IDNO IDYES allowed
  SetErrorLevel 7
  Quit
  allowed:
FunctionEnd

Function ChooseFolder
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR $Before
  ${EndIf}
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\CCHC"
  ${EndIf}
FunctionEnd

; ---- the folder's page ----

Function AskFolderOnce
  ${If} $Before != ""
    Abort ; an upgrade or a repair stays where the program is
  ${EndIf}
FunctionEnd

Function LeaveFolder
  Call CheckFolder
  ${If} $0 != ""
    Abort
  ${EndIf}
  Call CheckSpace
  ${If} $0 != ""
    Abort
  ${EndIf}
FunctionEnd

Function CheckFolder ; $0: empty when it may be used, else the exit code; the person has been told why not
  StrCpy $0 ""
  StrLen $1 $INSTDIR
  ${If} $1 > ${LONGEST_FOLDER}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(TEXT_LONG_FOLDER)" /SD IDOK
    StrCpy $0 8
    Return
  ${EndIf}
  SetDetailsPrint none
  ClearErrors
  CreateDirectory $INSTDIR
  GetTempFileName $2 $INSTDIR
  ${If} ${Errors}
  ${OrIfNot} ${FileExists} $2
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(TEXT_CLOSED_FOLDER)" /SD IDOK
    StrCpy $0 8
  ${EndIf}
  Delete $2
  SetDetailsPrint both
FunctionEnd

Function CheckSpace ; $0 as above
  StrCpy $0 ""
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, *l, *l) i.r2'
  ${If} $2 = 0
    Return ; a drive that does not tell: the unpacking will
  ${EndIf}
  System::Int64Op $1 / 1048576
  Pop $1
  IntOp $3 ${SIZE_KB} / 1024
  IntOp $3 $3 + 10
  System::Int64Op $1 < $3
  Pop $4
  ${If} $4 = 1
    StrCpy $5 $INSTDIR 2
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(TEXT_NO_SPACE)" /SD IDOK
    StrCpy $0 6
  ${EndIf}
FunctionEnd

; ---- what both directions need: finding our folders, seeing whether the program is open, removing one ----

!macro FOLDER_FUNCTIONS UN

; Calls a function for each folder in $R0 that one of our installations made ($R1 the folder's path).
Function ${UN}ForEachFolder
  Pop $R2
  ${If} $R0 == ""
    Return
  ${EndIf}
  FindFirst $R3 $R4 "$R0\*"
  ${DoWhile} $R4 != ""
    ${If} $R4 != "."
    ${AndIf} $R4 != ".."
    ${AndIf} ${FileExists} "$R0\$R4\${LIST}"
      StrCpy $R1 "$R0\$R4"
      Call $R2
    ${EndIf}
    FindNext $R3 $R4
  ${Loop}
  FindClose $R3
FunctionEnd

; $R5 becomes 1 when the program in $R1 runs: Windows lets nobody write to a running program.
Function ${UN}SeeOpen
  System::Call 'kernel32::CreateFileW(w "$R1\cchc.exe", i 0x40000000, i 7, p 0, i 3, i 0, p 0) p.r1 ?e'
  Pop $2
  ${If} $1 P<> -1
    System::Call 'kernel32::CloseHandle(p r1)'
  ${ElseIf} $2 = 32 ; ERROR_SHARING_VIOLATION
    StrCpy $R5 1
  ${EndIf}
FunctionEnd

; Asks to close the program that runs from a folder in $R0; gives up with exit code 5 when told to, or silent.
Function ${UN}AskToClose
  again:
  StrCpy $R5 0
  GetFunctionAddress $0 ${UN}SeeOpen
  Push $0
  Call ${UN}ForEachFolder
  ${If} $R5 = 1
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(TEXT_PROGRAM_OPEN)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd

; Deletes the files that the list in $R1 names, and nothing else; a program that runs stays whole.
; The list is read to its end first: the last thing to go is the list, so that a broken removal goes on later.
Function ${UN}RemoveFolder
  ${If} $R1 == "$INSTDIR\$Folder"
  ${AndIf} $Folder != ""
    Return
  ${EndIf}
  ClearErrors
  Delete "$R1\cchc.exe"
  ${If} ${Errors}
    Return
  ${EndIf}
  FileOpen $1 "$R1\${LIST}" r
  ${Do}
    ClearErrors
    FileReadUTF16LE $1 $2
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    ${${UN}TrimNewLines} "$2" $2
    ${If} $2 != ""
      StrCpy $3 $2 1 -1
      ${If} $3 == "\"
        StrCpy $2 $2 -1
        RMDir "$R1\$2"
      ${Else}
        Delete "$R1\$2"
      ${EndIf}
    ${EndIf}
  ${Loop}
  FileClose $1
  Delete "$R1\${LIST}"
  RMDir $R1
FunctionEnd

!macroend
!insertmacro FOLDER_FUNCTIONS ""
!insertmacro FOLDER_FUNCTIONS "un."

; ---- installing ----

Section
  AddSize ${SIZE_KB}
  Call CheckFolder
  ${If} $0 != ""
    SetErrorLevel $0
    Quit
  ${EndIf}
  Call CheckSpace
  ${If} $0 != ""
    SetErrorLevel $0
    Quit
  ${EndIf}
  StrCpy $R0 $Before
  Call AskToClose
  StrCpy $R0 $INSTDIR
  Call AskToClose
  Call NameFolder
  Call Unpack
  Call SwitchShortcuts
  Call SwitchRegistry
  Call RemoveOldFolders
SectionEnd

Function NameFolder ; the version, or for a repair the version with a number: the old one works until the switch
  StrCpy $Folder "${VERSION}"
  StrCpy $0 1
  ${While} ${FileExists} "$INSTDIR\$Folder"
    IntOp $0 $0 + 1
    StrCpy $Folder "${VERSION}-$0"
  ${EndWhile}
FunctionEnd

!macro WHOLE PATH SIZE ; a file is there with all its bytes
  ClearErrors
  FileOpen $1 "$INSTDIR\$Folder\${PATH}" r
  FileSeek $1 0 END $2
  FileClose $1
  ${If} ${Errors}
  ${OrIf} $2 <> ${SIZE}
    StrCpy $0 "${PATH}"
  ${EndIf}
!macroend

Function Unpack
  SetOutPath "$INSTDIR\$Folder"
  File "${LISTS}/${LIST}" ; first, so that a broken unpacking can be cleared away
  !include "${LISTS}/files.nsh"
  WriteUninstaller "$INSTDIR\$Folder\go-bo.exe"
  SetOutPath "$INSTDIR"
  StrCpy $0 ""
  !include "${LISTS}/whole.nsh"
  ${IfNot} ${FileExists} "$INSTDIR\$Folder\go-bo.exe"
    StrCpy $0 "go-bo.exe"
  ${EndIf}
  ${If} $0 != ""
    MessageBox MB_OK|MB_ICONSTOP "$(TEXT_NOT_WHOLE)" /SD IDOK
    StrCpy $R1 "$INSTDIR\$Folder"
    StrCpy $Folder ""
    Call RemoveFolder
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

; Replaces a shortcut in one step: made aside, then moved over the old one.
!macro SHORTCUT PLACE
  CreateShortCut "$PLUGINSDIR\new.lnk" "$INSTDIR\$Folder\cchc.exe" "" "" "" SW_SHOWNORMAL "" "$(TEXT_WHAT_IT_DOES)"
  System::Call 'kernel32::MoveFileExW(w "$PLUGINSDIR\new.lnk", w "${PLACE}", i 11) i.r0'
!macroend
!macro SHORTCUT_IF_THERE PLACE
  ${If} ${FileExists} "${PLACE}"
    !insertmacro SHORTCUT "${PLACE}"
  ${EndIf}
!macroend
!define PINNED "$APPDATA\Microsoft\Internet Explorer\Quick Launch\User Pinned\TaskBar"

Function SwitchShortcuts
  InitPluginsDir
  SetOutPath "$INSTDIR\$Folder" ; becomes the shortcuts' "start in"
  !insertmacro SHORTCUT "$SMPROGRAMS\${NAME}.lnk"
  ${If} $Before == "" ; who took it off the desktop does not want it back
    !insertmacro SHORTCUT "$DESKTOP\${NAME}.lnk"
  ${EndIf}
  !insertmacro SHORTCUT_IF_THERE "$DESKTOP\${NAME}.lnk"
  !insertmacro SHORTCUT_IF_THERE "${PINNED}\${NAME}.lnk"
  !insertmacro SHORTCUT_IF_THERE "${PINNED}\cchc.lnk"
  SetOutPath "$INSTDIR"
FunctionEnd

Function SwitchRegistry
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}" "" "$(TEXT_FILE_TYPE)"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\$Folder\cchc.exe,0"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\$Folder\cchc.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.cchc" "" "${FILE_TYPE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\$Folder\cchc.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\$Folder\go-bo.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\$Folder\go-bo.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteRegStr HKCU "${SETTINGS}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${SETTINGS}" "Folder" "$Folder"
  WriteRegStr HKCU "${SETTINGS}" "Version" "${VERSION}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED
FunctionEnd

Function RemoveOldFolders
  GetFunctionAddress $0 RemoveFolder
  StrCpy $R0 $INSTDIR
  Push $0
  Call ForEachFolder
  ${If} $Before != ""
  ${AndIf} $Before != $INSTDIR
    GetFunctionAddress $0 RemoveFolder
    StrCpy $R0 $Before
    Push $0
    Call ForEachFolder
    RMDir $Before
  ${EndIf}
FunctionEnd

Function OpenProgram
  Exec '"$INSTDIR\$Folder\cchc.exe"'
FunctionEnd

; ---- uninstalling ----

Function un.onInit ; go-bo.exe lies in the version's folder: one above is what the person chose
  ReadRegStr $0 HKCU "${SETTINGS}" "InstallDir"
  ${GetParent} $INSTDIR $1
  StrCpy $INSTDIR $1
  ${If} $0 != ""
  ${AndIf} $0 != $1
    StrCpy $Before $0
  ${EndIf}
  StrCpy $Folder ""
  StrCpy $DeleteData 0
FunctionEnd

Function un.AskData
  !insertmacro MUI_HEADER_TEXT "$(TEXT_REMOVE)" "$(TEXT_REMOVE_MORE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 28u "$(TEXT_DATA_STAYS)"
  Pop $0
  ${NSD_CreateText} 0 30u 100% 13u "$LOCALAPPDATA\CCHC"
  Pop $0
  SendMessage $0 ${EM_SETREADONLY} 1 0
  ${NSD_CreateLabel} 0 50u 100% 30u "$(TEXT_DATA_WHY)"
  Pop $0
  ${NSD_CreateCheckbox} 0 92u 100% 12u "$(TEXT_DATA_TOO)"
  Pop $DataBox
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^UninstallBtn)"
  nsDialogs::Show
FunctionEnd

Function un.LeaveData
  StrCpy $DeleteData 0
  ${NSD_GetState} $DataBox $0
  ${If} $0 = ${BST_CHECKED}
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(TEXT_DATA_SURE)" /SD IDNO IDYES sure
    ${NSD_Uncheck} $DataBox
    Abort
    sure:
    StrCpy $DeleteData 1
  ${EndIf}
FunctionEnd

Section "Uninstall"
  StrCpy $R0 $INSTDIR
  Call un.AskToClose
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  Delete "${PINNED}\${NAME}.lnk"
  Delete "${PINNED}\cchc.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.cchc" ""
  ${If} $0 == "${FILE_TYPE}"
    DeleteRegKey HKCU "${CLASSES}\.cchc"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${FILE_TYPE}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  SetOutPath $TEMP
  StrCpy $R0 $INSTDIR
  GetFunctionAddress $0 un.RemoveFolder
  Push $0
  Call un.ForEachFolder
  RMDir $INSTDIR
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${SETTINGS}"
  StrCpy $Kept "$(TEXT_DATA_KEPT)"
  ${If} $DeleteData = 1
    RMDir /r "$LOCALAPPDATA\CCHC" ; the program's own folder, after two answers
    StrCpy $Kept "$(TEXT_DATA_GONE)"
  ${ElseIfNot} ${FileExists} "$LOCALAPPDATA\CCHC\*"
    StrCpy $Kept "$(TEXT_NO_DATA)"
  ${EndIf}
SectionEnd
