"""Programs, and what hides one."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from kiosk.programs import LARGEST_LIST, MOST_WITHIN, Hidden, announced, hidden

WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(files: dict[str, bytes], before: bytes = b"") -> bytes:
    """A zip archive of these files."""
    made = io.BytesIO()
    made.write(before)
    with zipfile.ZipFile(made, "a") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def locked() -> bytes:
    """A zip archive whose file says that it is encrypted."""
    raw = bytearray(zipped({"geheim.txt": b"x"}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("spel.exe", "", Hidden.PROGRAM),
        ("SPEL.EXE", "", Hidden.PROGRAM),
        ("spel.exe. ", "", Hidden.PROGRAM),
        ("spel.exe\u200b", "", Hidden.PROGRAM),  # what cannot be seen goes, and then it is one
        ("spel.e\u00adxe", "", Hidden.PROGRAM),
        ("x" * 116 + ".exe" + "e" * 40, "", Hidden.PROGRAM),  # cut, it is one
        ("x" * 116 + ".exe-werkstuk", "", Hidden.PROGRAM),
        ("fotos.rar\u202e", "", Hidden.UNSEEN),
        ("spel.appref-ms", "", Hidden.PROGRAM),
        ("foto.jpg.scr", "image/jpeg", Hidden.PROGRAM),
        ("spel.AppImage", "", Hidden.PROGRAM),
        ("werkblad.docm", "", Hidden.PROGRAM),
        ("spel", "application/x-msdownload", Hidden.PROGRAM),
        ("spel", "Text/JavaScript; charset=utf-8", Hidden.PROGRAM),
        ("fotos.rar", "", Hidden.UNSEEN),
        ("fotos", "application/gzip", Hidden.UNSEEN),
        ("werkblad.pdf", "application/pdf", None),
        ("fotos.zip", "application/zip", None),
        ("exe", "", None),
        (".exe", "", None),
        ("spel.exe.txt", "text/plain", None),
        ("", "", None),
    ],
)
def test_what_a_file_says_that_it_is(name: str, kind: str, said: Hidden | None) -> None:
    assert announced(name, kind) is said


PROGRAMS = {
    "elf": b"\x7fELF\x02\x01\x01" + bytes(9),
    "windows": b"MZ\x90\x00" + bytes(60) + b"PE\x00\x00",
    "mach-o": b"\xcf\xfa\xed\xfe\x07\x00\x00\x01",
    "script": b"#!/bin/sh\nrm -rf ~\n",
    "script after a mark": b"\xef\xbb\xbf#!/bin/sh\n",
    "starter": b"[Desktop Entry]\nExec=sh\n",
    "starter after a word": b"# hoi\n[Desktop Entry]\nExec=sh\n",
    "debian": b"!<arch>\ndebian-binary   ",
    "rpm": b"\xed\xab\xee\xdb\x03\x00",
    "shortcut": b"L\x00\x00\x00\x01\x14\x02\x00",
    "disk": bytes(32_769) + b"CD001",
    "installer": DOC,
    "jar": zipped({"META-INF/MANIFEST.MF": b"Main-Class: X"}),
    "apk": zipped({"AndroidManifest.xml": b"\x03\x00", "classes.dex": b"dex\n035"}),
    "zip with a program": zipped({"lees.txt": b"x", "map/Spel.EXE": b"x"}),
    "zip with a program called otherwise": zipped({"foto.jpg": b"\x7fELF\x02"}),
    "zip behind something else": zipped({"spel.bat": b"x"}, before=b"GIF89a" + bytes(50)),
    "macros": zipped({**WORD, "word/vbaProject.bin": DOC}),
}
UNSEEN = {
    "rar": b"Rar!\x1a\x07\x01\x00",
    "7z": b"7z\xbc\xaf\x27\x1c",
    "gzip": b"\x1f\x8b\x08\x00",
    "tar": bytes(257) + b"ustar\x0000",
    "bzip2": b"BZh91AY&SY",
    "locked": locked(),
    "zip in a zip": zipped({"meer": zipped({"x": b"y"})}),
    "rar in a zip": zipped({"meer.rar": b"x"}),
    "half a zip": zipped(WORD)[:60],
    "crowded": zipped({str(number): b"" for number in range(MOST_WITHIN + 1)}),
}
FINE = {
    "text": b"Hoi juf",
    "text that begins with MZ": b"MZ is een afkorting.\n",
    "png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "pdf": b"%PDF-1.7\n",
    "empty": b"",
    "word": zipped(WORD),
    "scratch": zipped({"project.json": b"{}", "a.svg": b"<svg/>", "b.wav": b"RIFF"}),
    "folders": zipped({"map/": b"", "map/lees.txt": b"x"}),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_programs_by_what_is_in_them(name: str) -> None:
    assert hidden(io.BytesIO(PROGRAMS[name]), "werkblad.txt") is Hidden.PROGRAM


@pytest.mark.parametrize("name", UNSEEN)
def test_what_nobody_can_look_into(name: str) -> None:
    assert hidden(io.BytesIO(UNSEEN[name]), "werkblad.txt") is Hidden.UNSEEN


@pytest.mark.parametrize("name", FINE)
def test_what_children_work_with(name: str) -> None:
    assert hidden(io.BytesIO(FINE[name]), "werkblad.txt") is None


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_unpacks_at_once_is_not_unpacked(packing: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        archive.writestr("tekst.txt", bytes(20_000_000))
    tracemalloc.start()
    assert hidden(made, "werkstuk.zip") is Hidden.UNSEEN
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_a_list_of_files_without_end_is_not_read() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(30_000):
            archive.writestr(zipfile.ZipInfo(str(number)), b"")
    size = int.from_bytes(made.getvalue()[-10:-6], "little")
    assert size > LARGEST_LIST
    tracemalloc.start()
    assert hidden(made, "werkstuk.zip") is Hidden.UNSEEN
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_macros_of_libreoffice() -> None:
    text = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
    empty = {**text, "Basic/script-lc.xml": b"<x/>", "Basic/Standard/script-lb.xml": b"<x/>"}
    assert hidden(io.BytesIO(zipped(empty)), "werkstuk.odt") is None
    macro = {**empty, "Basic/Standard/Module1.xml": b"<x/>"}
    assert hidden(io.BytesIO(zipped(macro)), "werkstuk.odt") is Hidden.PROGRAM


def test_a_name_alone_is_enough() -> None:
    assert hidden(io.BytesIO(b"print('hoi')"), "spel.py") is Hidden.PROGRAM


def test_old_office_files_without_macros() -> None:
    macros = DOC + bytes(2 << 20) + "_VBA_PROJECT".encode("utf-16-le")
    assert hidden(io.BytesIO(DOC), "werkblad.doc") is None
    assert hidden(io.BytesIO(macros), "werkblad.doc") is Hidden.PROGRAM
    split = DOC.ljust((1 << 20) - 5, b"\0") + "_VBA_PROJECT".encode("utf-16-le")
    assert hidden(io.BytesIO(split), "werkblad.doc") is Hidden.PROGRAM
