"""Is this file a program, or does it hide one: by its name, its kind and what is in it.

Zip archives, and everything that is one inside (docx, odt, epub, sb3), are looked into: no
programs, no macros, no archive within, nothing locked, nothing packed in a way that unpacks at once
whatever its size. Other archives cannot be looked into and count as unseen.
"""

from __future__ import annotations

import os
import re
from enum import StrEnum
from typing import IO, TYPE_CHECKING

from kiosk import filenames

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MOST_WITHIN = 2_000
"""Files in an archive that are looked at; one with more counts as unseen."""

LARGEST_LIST = 1_000_000
"""Bytes of an archive's own list of files; a longer one is not even read."""


class Hidden(StrEnum):
    """What is wrong with a file."""

    PROGRAM = "program"  # it does something by itself
    UNSEEN = "unseen"  # nobody can say what is in it


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENDINGS = _words(
    """
    a action apk app appimage appinstaller application appref-ms appx appxbundle bash bat bin cab
    cgi chm cjs class cmd com command cpl crx csh deb desktop dex diagcab dll dmg docm dotm drv
    dylib efi elf exe fish flatpak flatpakref gadget hta img inf ins ipa iqy iso jar jnlp job js jse
    ko ksh library-ms lnk lua mjs mobileconfig mpkg msc msi msix msp mst o ocx oxt php pif pkg pl
    potm ppam ppsm pptm ps1 ps1xml psd1 psm1 py pyc pyo pyw pyz rb rdp reg rpm run scf scpt scr sct
    search-ms searchconnector-ms service settingcontent-ms sh shb shs sldm slk snap so squashfs swf
    sys terminal theme themepack udeb url vb vbe vbs vhd vhdx vxd wasm webloc website workflow ws
    wsc wsf wsh xla xlam xll xlsb xlsm xltm xpi zsh
    """
)
_ARCHIVES = _words(
    """
    7z ace alz ar arc arj br bz bz2 cpio egg gz lha lz lz4 lzh lzma lzo rar tar taz tbz tbz2 tgz tlz
    txz tzst xar xz z zpaq zst
    """
)
_PROGRAM_KINDS = _words(
    """
    application/java-archive application/vnd.android.package-archive application/vnd.appimage
    application/vnd.debian.binary-package application/vnd.flatpak application/vnd.flatpak.ref
    application/vnd.microsoft.portable-executable application/vnd.snap application/wasm
    application/x-apple-diskimage application/x-bat application/x-csh application/x-debian-package
    application/x-desktop application/x-dosexec application/x-elf application/x-executable
    application/x-iso9660-appimage application/x-iso9660-image application/x-java-archive
    application/x-java-jnlp-file application/x-mach-binary application/x-ms-dos-executable
    application/x-ms-installer application/x-ms-shortcut application/x-msdos-program
    application/x-msdownload application/x-msi application/x-perl application/x-pie-executable
    application/x-python-code application/x-redhat-package-manager application/x-rpm
    application/x-sh application/x-sharedlib application/x-shellscript
    application/x-shockwave-flash application/x-xpinstall application/javascript
    application/x-javascript text/javascript text/x-python text/x-script.python text/x-sh
    text/x-shellscript text/vbscript
    """
)
_ARCHIVE_KINDS = _words(
    """
    application/gzip application/vnd.rar application/x-7z-compressed application/x-bzip2
    application/x-gzip application/x-rar application/x-rar-compressed application/x-tar
    application/x-xz application/zstd
    """
)
_PROGRAM_STARTS = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",  # Mach-O, four ways of writing it, and several in one
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",  # this one is Java's, too
    b"#!",
    b"[InternetShortcut]",
    b"!<arch>\n",  # Debian packages, libraries
    b"\xed\xab\xee\xdb",  # RPM
    b"dex\n",
    b"\x00asm",
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a shortcut of Windows
    b"hsqs",  # Snap
    b"Cr24",  # an extension of Chrome
    b"MSCF",
)
_ARCHIVE_STARTS = (
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"\x04\x22\x4d\x18",
    b"xar!",
    b"LZIP",
    b"\x1f\x9d",
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE_ENDINGS = frozenset({"doc", "dot", "xls", "xlt", "ppt", "pps", "pot", "pub", "vsd"})
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_TAR_AT, _TAR = 257, b"ustar"
_ISO_AT, _ISO = 32_769, b"CD001"
_HEAD = 40_000  # bytes that all of these stand in
_WINDOWS, _HEADER = b"MZ", 64  # bytes of a header that is never without a zero
_LAUNCHER = re.compile(rb"^\s*\[Desktop Entry\]", re.MULTILINE)
_BZIP2 = re.compile(rb"BZh[1-9]1AY&SY")
_BOM = b"\xef\xbb\xbf"
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"  # of an archive, and of one beyond 4 GB
_LONGEST_END = 22 + 65_535  # bytes: the end itself and a remark
_LIST_AT = 12  # in the end: how long the list is
_PIECE = 1 << 20
_MACRO_NAMES = ("vbaproject.bin", "vbadata.xml")
_NO_MODULE = ("script-lb.xml", "script-lc.xml")  # LibreOffice lists libraries that are empty, too
_JAVA = ("meta-inf/manifest.mf", "androidmanifest.xml", "classes.dex")
_LOCKED = 0x1
_UNPACKED_IN_PIECES = (0, 8)  # stored, deflated; a piece of any other can fill the memory


def announced(name: str, kind: str = "") -> Hidden | None:
    """What a file says that it is, by its name and its MIME type, before it is here."""
    mime = kind.partition(";")[0].strip().lower()
    endings = {_ending(name), _ending(filenames.safe(name))}  # what it says, and what it will be
    if endings & _ENDINGS or mime in _PROGRAM_KINDS:
        return Hidden.PROGRAM
    return Hidden.UNSEEN if endings & _ARCHIVES or mime in _ARCHIVE_KINDS else None


def hidden(file: IO[bytes], name: str) -> Hidden | None:
    """What is wrong with the file that is open, called ``name``; None: nothing that is known.

    Raises OSError.
    """
    said = announced(name)
    if said is not None:
        return said
    file.seek(0)
    head = file.read(_HEAD)
    return _begun(head) or _office(file, head, name) or _zipped(file, head)


def _ending(name: str) -> str:
    stem, dot, ending = name.rstrip(" .").rpartition(".")
    return ending.lower() if dot and stem else ""


def _begun(head: bytes) -> Hidden | None:
    text = head.removeprefix(_BOM).lstrip()
    if head.startswith(_PROGRAM_STARTS) or text.startswith(_PROGRAM_STARTS):
        return Hidden.PROGRAM
    windows = head.startswith(_WINDOWS) and b"\x00" in head[:_HEADER]
    if windows or _LAUNCHER.search(head) or head[_ISO_AT:].startswith(_ISO):
        return Hidden.PROGRAM
    archive = head.startswith(_ARCHIVE_STARTS) or _BZIP2.match(head)
    return Hidden.UNSEEN if archive or head[_TAR_AT:].startswith(_TAR) else None


def _office(file: IO[bytes], head: bytes, name: str) -> Hidden | None:
    """Old office files are what installers of Windows are, too; their macros have a name."""
    if not head.startswith(_OLD_OFFICE):
        return None
    if _ending(name) not in _OLD_OFFICE_ENDINGS:
        return Hidden.PROGRAM
    file.seek(0)
    before = b""
    while piece := file.read(_PIECE):
        if _MACROS in before + piece:
            return Hidden.PROGRAM
        before = piece[-len(_MACROS) :]
    return None


def _zipped(file: IO[bytes], head: bytes) -> Hidden | None:
    """Zip archives count by their end: something else may stand before them."""
    import zipfile  # slow, and no business of a start
    import zlib

    file.seek(0)
    if not zipfile.is_zipfile(file):
        return Hidden.UNSEEN if head.startswith(_ZIP) else None
    if _is_long(file):
        return Hidden.UNSEEN
    try:
        with zipfile.ZipFile(file) as archive:
            return _within(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError):
        return Hidden.UNSEEN


def _is_long(file: IO[bytes]) -> bool:
    """Whether the list of a zip archive takes more memory to read than an honest one would."""
    file.seek(0, os.SEEK_END)
    file.seek(max(file.tell() - _LONGEST_END, 0))
    tail = file.read()
    at = tail.rfind(_END)
    size = int.from_bytes(tail[at + _LIST_AT : at + _LIST_AT + 4], "little")
    return _END_64 in tail[:at] or size > LARGEST_LIST


def _within(archive: ZipFile) -> Hidden | None:
    inside = [one for one in archive.infolist() if not one.is_dir()]
    if len(inside) > MOST_WITHIN:
        return Hidden.UNSEEN
    for one in inside:
        path = one.filename.lower()
        name = path.replace("\\", "/").rpartition("/")[2]
        macro = name in _MACRO_NAMES or (path.startswith("basic/") and name not in _NO_MODULE)
        if macro or path in _JAVA or announced(name) is Hidden.PROGRAM:
            return Hidden.PROGRAM
    for one in inside:
        found = _part(archive, one)
        if found is not None:
            return found
    return None


def _part(archive: ZipFile, one: ZipInfo) -> Hidden | None:
    """One file in an archive: no more of it than its beginning is unpacked."""
    if one.flag_bits & _LOCKED or announced(one.filename) is Hidden.UNSEEN:
        return Hidden.UNSEEN
    if one.compress_type not in _UNPACKED_IN_PIECES:
        return Hidden.UNSEEN
    with archive.open(one) as part:
        head = part.read(512)
    return Hidden.UNSEEN if head.startswith(_ZIP) else _begun(head)
