import errno
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from poa.errors import FileError
from poa.files import keep_backup, read_text, write_atomically
from tests.strategies import texts

ROOT = Path(__file__).parent.parent
A_MEGABYTE = 1_000_000


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


# --- reading ----------------------------------------------------------------------------------------------------------


@given(texts())
def test_text_is_read_as_it_was_written_but_for_line_ends(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_bytes(text.encode())
        assert read_text(path) == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def test_a_byte_order_mark_is_dropped(tmp_path):
    path = tmp_path / "case.toml"
    path.write_bytes(b"\xef\xbb\xbfissues = []\r\nx = 1\ry = 2\n")
    assert read_text(path) == "issues = []\nx = 1\ny = 2\n"


def test_a_missing_file_is_named_with_its_like(tmp_path):
    for name in ("case.toml", "other.toml", "case.json"):
        (tmp_path / name).touch()
    with pytest.raises(FileError) as refusal:
        read_text(tmp_path / "caes.toml")
    assert str(refusal.value) == (
        f"{tmp_path}/caes.toml: there is no such file. In that folder there is: case.toml, other.toml."
    )


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FileError) as refusal:
        read_text(tmp_path / "cases" / "case.toml")
    assert str(refusal.value) == (
        f"{tmp_path}/cases/case.toml: there is no such file. The folder {tmp_path}/cases is not there either."
    )


def test_a_folder_is_no_file_to_read(tmp_path):
    with pytest.raises(FileError, match=r"the file cannot be read \(Is a directory\)\."):
        read_text(tmp_path)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("store = '启明星商店，发货延迟'", "gb18030"), ("store = 'x'", "utf-16"), ("店 = '日本語のお店ですよ'", "utf-16")],
)
def test_a_file_that_is_not_utf_8_is_refused_with_file_line_and_encoding(tmp_path, text, encoding):
    path = tmp_path / "case.toml"
    path.write_bytes(text.encode(encoding))
    with pytest.raises(FileError) as refusal:
        read_text(path)
    first_bad = next(byte for byte in text.encode(encoding) if byte > 0x7F)
    assert str(refusal.value) == (
        f"{path}:1: byte 0x{first_bad:02X} is not UTF-8 text. Save the file as UTF-8 (it looks like {encoding})."
    )


def test_the_line_of_the_first_byte_that_is_not_utf_8_is_named(tmp_path):
    path = tmp_path / "case.toml"
    path.write_bytes(b"a = 1\r\nb = '\xff'\nc = '\xfe'\n")
    with pytest.raises(FileError, match=r"byte 0xFF is not UTF-8 text\. Save the file as UTF-8") as refusal:
        read_text(path)
    assert refusal.value.problems[0].line == 2


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("note = 'Müller, Straße'", "cp1252"), ("note = 'naïve café'", "cp1252"), ("note = 'これは日本語です'", "cp932")],
)
def test_text_of_another_encoding_is_not_taken_for_chinese(tmp_path, text, encoding):
    path = tmp_path / "case.toml"
    path.write_bytes(text.encode(encoding))
    with pytest.raises(FileError) as refusal:
        read_text(path)
    assert "gb18030" not in str(refusal.value)


@pytest.mark.parametrize(
    ("sign", "code"), [("\x07", "U+0007"), ("\x00", "U+0000"), ("\x85", "U+0085"), ("\uffff", "U+FFFF")]
)
def test_a_character_that_no_letter_can_hold_is_refused_with_its_line(tmp_path, sign, code):
    path = tmp_path / "case.toml"
    path.write_bytes(f"one\ntwo\nthree {sign}\n{sign}".encode())
    with pytest.raises(FileError) as refusal:
        read_text(path)
    assert str(refusal.value) == f"{path}:3: there is a control character here ({code}). Take it out."


# --- writing ----------------------------------------------------------------------------------------------------------


def test_what_is_written_is_read_back_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "letter.txt"
    for data in (b"one", b"", b"two" * A_MEGABYTE, "中文 \U0001f600".encode()):
        write_atomically(path, data)
        assert path.read_bytes() == data
        assert names_in(tmp_path) == ["letter.txt"]


LOOP = """
import sys
from pathlib import Path
from poa.files import write_atomically
path = Path(sys.argv[1])
for turn in range(1_000_000):
    write_atomically(path, (b"a", b"b")[turn % 2] * {size})
    if turn == 1:
        print("begun", flush=True)
"""


def test_a_writer_that_is_killed_leaves_the_old_or_the_new_content_whole(tmp_path):
    whole = {b"a" * A_MEGABYTE, b"b" * A_MEGABYTE}
    for volley in range(6):
        writers = [
            (
                path,
                subprocess.Popen(
                    [sys.executable, "-c", LOOP.format(size=A_MEGABYTE), path], stdout=subprocess.PIPE, cwd=ROOT
                ),
            )
            for path in (tmp_path / f"letter-{volley}-{number}.txt" for number in range(5))
        ]
        for path, writer in writers:
            assert writer.stdout.readline() == b"begun\n"
            writer.send_signal(signal.SIGKILL)
            assert writer.wait() == -signal.SIGKILL
            writer.stdout.close()
            assert path.read_bytes() in whole
            write_atomically(path, b"a letter")
            assert path.read_bytes() == b"a letter"


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("step", ["os.open", "os.fdopen", "os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"])
def test_a_write_that_fails_at_any_step_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch, step, reason):
    path = tmp_path / "letter.txt"
    path.write_bytes(b"old")

    def fails(*arguments, **options):
        raise OSError(reason, os.strerror(reason))

    with monkeypatch.context() as patched:
        patched.setattr(step, fails)
        with pytest.raises(FileError) as refusal:
            write_atomically(path, b"new")
    assert str(refusal.value) == f"{path}: the file cannot be written ({os.strerror(reason)})."
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["letter.txt"]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from poa.errors import FileError
from poa.files import write_atomically
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), b"new" * 1000)
except FileError as problem:
    print(problem)
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are set with resource, which Windows lacks")
def test_a_write_that_runs_out_of_room_half_way_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(b"old")
    run = subprocess.run([sys.executable, "-c", FULL_DISK, path], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout == f"{path}: the file cannot be written (File too large).\n"
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["letter.txt"]


def test_a_folder_that_may_only_be_read_is_left_as_it_is():
    nobody = 65534
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "letter.txt"
        path.write_bytes(b"old")
        folder.chmod(0o555)
        is_root = os.geteuid() == 0  # whom no permission stops
        try:
            if is_root:
                os.seteuid(nobody)
            with pytest.raises(FileError, match=r"the file cannot be written \(Permission denied\)\."):
                write_atomically(path, b"new")
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)
        assert path.read_bytes() == b"old"
        assert names_in(folder) == ["letter.txt"]


def test_a_folder_that_is_missing_is_not_made_and_the_way_out_is_said(tmp_path):
    path = tmp_path / "letters" / "letter.txt"
    with pytest.raises(FileError) as refusal:
        write_atomically(path, b"new")
    assert (
        str(refusal.value) == f"{path}: the file cannot be written (No such file or directory). Make the folder first."
    )
    assert names_in(tmp_path) == []


def test_a_folder_of_that_name_is_not_written_over(tmp_path):
    path = tmp_path / "letter.txt"
    path.mkdir()
    with pytest.raises(FileError, match="a folder has this name. Give another name."):
        write_atomically(path, b"new")
    assert names_in(tmp_path) == ["letter.txt"]
    assert path.is_dir()


def test_a_symbolic_link_is_written_through(tmp_path):
    (tmp_path / "real").mkdir()
    file, link = tmp_path / "real" / "letter.txt", tmp_path / "link.txt"
    file.write_bytes(b"old")
    link.symlink_to(file)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert names_in(tmp_path / "real") == ["letter.txt"]


def test_a_link_to_a_file_that_is_not_there_makes_that_file(tmp_path):
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "letter.txt")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "letter.txt").read_bytes() == b"new"


def test_a_link_that_leads_to_itself_is_refused_like_any_file_that_cannot_be_written(tmp_path):
    link = tmp_path / "link.txt"
    link.symlink_to(link)
    with pytest.raises(FileError):
        write_atomically(link, b"new")
    assert link.is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_keeps_its_permissions_and_a_new_one_gets_the_usual(tmp_path, mode):
    old, new, usual = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "usual.txt"
    old.touch()
    old.chmod(mode)
    usual.touch()
    write_atomically(old, b"new")
    write_atomically(new, b"new")
    assert old.stat().st_mode & 0o777 == mode
    assert new.stat().st_mode == usual.stat().st_mode


@pytest.mark.parametrize("length", [100, 200, 250, 255])
def test_a_file_of_any_name_that_the_disk_takes_can_be_written(tmp_path, length):
    path = tmp_path / ("x" * (length - 4) + ".txt")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


# --- backups ----------------------------------------------------------------------------------------------------------


def test_backups_are_numbered_and_never_overwritten(tmp_path):
    path = tmp_path / "letter.docx"
    for number in range(1, 12):
        write_atomically(path, f"version {number}".encode())
        assert keep_backup(path) == tmp_path / f"letter.{number}.docx"
    write_atomically(path, b"the last")
    assert [(tmp_path / f"letter.{number}.docx").read_text() for number in range(1, 12)] == [
        f"version {number}" for number in range(1, 12)
    ]
    assert path.read_bytes() == b"the last"


def test_a_backup_takes_the_first_number_that_is_free(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(b"mine")
    (tmp_path / "letter.1.txt").write_bytes(b"somebody's")
    (tmp_path / "letter.3.txt").write_bytes(b"somebody's")
    assert keep_backup(path).name == "letter.2.txt"
    assert keep_backup(path).name == "letter.4.txt"
    assert (tmp_path / "letter.1.txt").read_bytes() == (tmp_path / "letter.3.txt").read_bytes() == b"somebody's"


def test_a_backup_of_a_linked_file_is_kept_beside_the_link(tmp_path):
    (tmp_path / "real").mkdir()
    file, link = tmp_path / "real" / "letter.txt", tmp_path / "link.txt"
    file.write_bytes(b"old")
    link.symlink_to(file)
    backup = keep_backup(link)
    write_atomically(link, b"new")
    assert backup == tmp_path / "link.1.txt"
    assert backup.read_bytes() == b"old"


def test_backups_are_not_overwritten_on_a_disk_without_hard_links(tmp_path, monkeypatch):
    def cannot(*arguments, **options):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr("os.link", cannot)
    path = tmp_path / "letter.txt"
    kept = []
    for version in (b"one", b"two", b"three"):
        write_atomically(path, version)
        kept.append(keep_backup(path))
    assert [backup.read_bytes() for backup in kept] == [b"one", b"two", b"three"]


def test_a_backup_of_a_file_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(FileError, match=r"letter\.txt"):
        keep_backup(tmp_path / "letter.txt")
