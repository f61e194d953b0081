"""Files in and out: text is UTF-8 or a clear message, and what is written is written whole or not at all."""

import contextlib
import errno
import os
import re
import stat
from pathlib import Path

from attrs import frozen

from poa.characters import first_illegal
from poa.errors import FileError


def read_text(path: Path) -> str:
    """Read a UTF-8 text file (a byte order mark is dropped, line ends become one newline).

    Raises FileError naming the file, and for bytes that are not UTF-8 or a control character the line.
    """
    try:
        if path.is_fifo() and not str(path).startswith("/dev/"):  # it would be waited for without end
            raise FileError("this is a pipe and no file.", "Give the name of a file.", file=str(path))
        data = path.read_bytes()
    except FileNotFoundError:
        raise FileError("there is no such file.", _neighbours(path), file=str(path)) from None
    except ValueError:
        raise FileError("this is no name of a file.", file=repr(str(path))) from None
    except OSError as problem:
        raise FileError(f"the file cannot be read ({problem.strerror}).", file=str(path)) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise FileError(
            f"byte 0x{data[problem.start]:02X} is not UTF-8 text.",
            f"Save the file as UTF-8{_looks_like(data)}.",
            file=str(path),
            line=line,
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text[:2]:
        raise FileError(
            "this is not UTF-8 text.", "Save the file as UTF-8 (it looks like utf-16).", file=str(path), line=1
        )
    position = first_illegal(text)
    if position is not None:
        raise FileError(
            f"there is a control character here (U+{ord(text[position]):04X}).",
            "Take it out.",
            file=str(path),
            line=text.count("\n", 0, position) + 1,
        )
    return text


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: whoever looks sees the old content or the new, also after a kill.

    The data goes to a file beside it, is forced to the disk, and takes the name in one step. A symbolic link is
    written through to the file that it names. Raises FileError and leaves the old file as it was.
    """
    staged = Staged.of(path, data)
    staged.commit()


@frozen
class Staged:
    """A file's new content, on the disk beside it and not yet under its name: `commit` it or `discard` it."""

    path: Path
    target: Path
    temporary: Path

    @classmethod
    def of(cls, path: Path, data: bytes) -> "Staged":
        """Put the data beside the file. Raises FileError, with nothing left behind."""
        target = Path(os.path.realpath(path))  # Path.resolve raises RuntimeError for a link that leads to itself
        staged = cls(path, target, target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}.tmp"))
        mode = staged.mode_of_target()
        try:
            handle = os.open(staged.temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)  # less the user's umask
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if mode is not None:
                staged.temporary.chmod(mode & 0o777)
        except OSError as problem:
            staged.discard()
            raise staged.refusal(problem) from None
        except BaseException:  # a Ctrl-C leaves nothing behind either
            staged.discard()
            raise
        return staged

    def mode_of_target(self) -> int | None:
        """Give the mode of the file that is there, None if there is none. Raises FileError for what is no file."""
        try:
            if self.target.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))  # noqa: TRY301 - one way out for all
            mode = self.target.stat().st_mode if self.target.exists() else None
        except OSError as problem:
            raise self.refusal(problem) from None
        if mode is not None and not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
            raise FileError(f"{what} has this name.", "Give another name.", file=str(self.path))
        return mode

    def commit(self) -> None:
        """Give the data the file's name, in one step."""
        try:
            self.temporary.replace(self.target)
        except OSError as problem:
            raise self.refusal(problem) from None
        finally:
            self.discard()
        _force_folder(self.target.parent)

    def discard(self) -> None:
        """Take the data away, if it has not got the name."""
        with contextlib.suppress(OSError):
            self.temporary.unlink(missing_ok=True)

    def refusal(self, problem: OSError) -> FileError:
        """Say why the file cannot be written."""
        mend = "Make the folder first." if problem.errno == errno.ENOENT else ""
        return FileError(f"the file cannot be written ({problem.strerror}).", mend, file=str(self.path))


def keep_backup(path: Path) -> Path:
    """Give the file a second name beside it, `letter.1.docx` or the next free number, and return that name."""
    number = 1
    while True:
        backup = path.with_name(f"{path.stem}.{number}{path.suffix}")
        try:
            os.link(path.resolve(), backup)
        except FileExistsError:
            number += 1
        except OSError as problem:  # a file system without hard links
            if backup.exists():
                number += 1
                continue
            if not path.exists():
                raise FileError(f"the file cannot be kept ({problem.strerror}).", file=str(path)) from None
            try:
                old = path.read_bytes()
            except OSError as unread:
                what = f"the old file cannot be read, and so not be kept ({unread.strerror})."
                raise FileError(what, "Replace it without a backup by --force.", file=str(path)) from None
            write_atomically(backup, old)
            return backup
        else:
            return backup


def _force_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _neighbours(path: Path) -> str:
    if not path.parent.is_dir():
        return f"The folder {path.parent} is not there either."
    alike = sorted(other.name for other in path.parent.iterdir() if path.suffix and other.suffix == path.suffix)[:5]
    return f"In that folder there is: {', '.join(alike)}." if alike else ""


def _looks_like(data: bytes) -> str:
    high = sum(byte > 0x7F for byte in data)
    paired = 2 * len(re.findall(rb"[\x81-\xfe][\xa1-\xfe]", data))
    likely = [
        ("utf-16", data.startswith((b"\xff\xfe", b"\xfe\xff"))),
        ("cp932", any("\u3041" <= sign <= "\u30fe" for sign in data.decode("cp932", "ignore"))),
        (
            "gb18030",
            paired > 0.8 * high,
        ),  # any pair of bytes is Chinese to it: two high ones in a row are rare elsewhere
        ("cp1252", paired < 0.5 * high),
    ]
    for encoding, might in likely:
        with contextlib.suppress(UnicodeDecodeError):
            if might:
                data.decode(encoding)
                return f" (it looks like {encoding})"
    return ""
