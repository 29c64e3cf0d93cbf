"""Calls to Windows that Python's own library lacks: drives, ejecting, reading past the cache."""

import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.CreateFileW.restype = wintypes.HANDLE
    _kernel.CreateFileW.argtypes = (
        *(wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p),
        *(wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE),
    )
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel.VirtualAlloc.restype = ctypes.c_void_p
    _kernel.VirtualAlloc.argtypes = (ctypes.c_void_p, ctypes.c_size_t, wintypes.DWORD, wintypes.DWORD)
    _kernel.VirtualFree.argtypes = (ctypes.c_void_p, ctypes.c_size_t, wintypes.DWORD)
    _kernel.ReadFile.argtypes = (
        *(wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD),
        *(ctypes.POINTER(wintypes.DWORD), ctypes.c_void_p),
    )
    _kernel.DeviceIoControl.argtypes = (
        *(wintypes.HANDLE, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p),
        *(wintypes.DWORD, ctypes.POINTER(wintypes.DWORD), ctypes.c_void_p),
    )
    _kernel.SetErrorMode(0x8001)  # an empty card reader is passed over, without Windows asking for a card
    _INVALID = wintypes.HANDLE(-1).value
    _READ, _WRITE, _SHARE_ALL, _EXISTING = 0x80000000, 0x40000000, 0x7, 3
    _NO_BUFFERING, _SEQUENTIAL = 0x20000000, 0x08000000
    _COMMIT, _READ_WRITE, _RELEASE = 0x3000, 0x04, 0x8000
    _LOCK, _DISMOUNT, _ALLOW_REMOVAL, _EJECT = 0x90018, 0x90020, 0x2D4804, 0x2D4808
    _BLOCK = 1 << 20

    def read_unbuffered(path: Path) -> bytes:
        """The file's bytes from the device: FILE_FLAG_NO_BUFFERING wants whole sectors at whole pages."""
        handle = _open(str(path), _READ, _NO_BUFFERING | _SEQUENTIAL)
        page = _kernel.VirtualAlloc(None, _BLOCK, _COMMIT, _READ_WRITE)
        try:
            if not page:
                raise _error()
            return b"".join(iter(lambda: _block(handle, page), b""))
        finally:
            _kernel.VirtualFree(page, 0, _RELEASE)
            _kernel.CloseHandle(handle)

    def drive_roots() -> list[str]:
        r"""Every drive as “E:\”."""
        letters = _kernel.GetLogicalDrives()
        return [f"{chr(65 + n)}:\\" for n in range(26) if letters >> n & 1]

    def drive_type(root: str) -> int:
        """What GetDriveTypeW answers: 2 is removable."""
        return int(_kernel.GetDriveTypeW(root))

    def volume(root: str) -> tuple[str, str]:
        """Label and kind of file system; raises OSError for an empty card reader."""
        label, kind = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
        if not _kernel.GetVolumeInformationW(root, label, 261, None, None, None, kind, 261):
            raise _error()
        return label.value, kind.value

    def eject(root: str) -> None:
        """Locks the volume, takes it off and lets the stick go; OSError while a program uses it."""
        handle = _open(f"\\\\.\\{root[:2]}", _READ | _WRITE, 0)
        try:
            for code in (_LOCK, _DISMOUNT):
                _control(handle, code)
            _control(handle, _ALLOW_REMOVAL, b"\x00")
            _control(handle, _EJECT)
        finally:
            _kernel.CloseHandle(handle)

    def _open(path: str, access: int, flags: int) -> int:
        handle = _kernel.CreateFileW(path, access, _SHARE_ALL, None, _EXISTING, flags, None)
        if handle == _INVALID:
            raise _error()
        return int(handle)

    def _block(handle: int, page: int) -> bytes:
        got = wintypes.DWORD()
        if not _kernel.ReadFile(handle, page, _BLOCK, ctypes.byref(got), None):
            raise _error()
        return ctypes.string_at(page, got.value)

    def _control(handle: int, code: int, given: bytes = b"") -> None:
        got = wintypes.DWORD()
        if not _kernel.DeviceIoControl(
            handle, code, given or None, len(given), None, 0, ctypes.byref(got), None
        ):
            raise _error()

    def _error() -> OSError:
        return ctypes.WinError(ctypes.get_last_error())
