#!/usr/bin/env python3
"""How time and memory of the native command grow: `make bench-scale`.

Writes texts into a temporary folder, runs the release build of `tarazy` over them with the output
thrown away, and prints for each run the bytes of text, processor seconds, MB/s, the peak of resident
memory, and that peak as a multiple of the text after 32 MB are taken off. Nothing is asserted. The texts are made of `seeds/`
by a fixed seed, so that two runs read the same.

usage: tools/scale.py [MB of one text = 100] [documents = 100000]
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = ROOT / "target/release/tarazy"
MB = 1_000_000


def paragraphs():
    """The paragraphs of the embedded articles."""
    files = sorted((ROOT / "seeds").glob("*.txt"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [line for line in lines if line.strip()]


# Runs a command and prints its processor seconds and peak in bytes. A process of its own, for Linux
# counts the memory of who starts a command as the command's.
RUNNER = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, usage = os.wait4(child, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, os.waitstatus_to_exitcode(status))
"""


def run(name, size, arguments, folder):
    """Runs the command in `folder` and prints a line of the table."""
    runner = [sys.executable, "-c", RUNNER, str(COMMAND), *arguments]
    out = subprocess.run(runner, cwd=folder, stdout=subprocess.PIPE, text=True, check=True).stdout
    seconds, peak, code = (float(word) for word in out.split())
    over = max(0, peak - 32 * MB) / size
    print(
        f"{name:<28}{size / MB:>8.1f} MB{seconds:>9.2f} s{size / MB / seconds:>7.1f} MB/s"
        f"{peak / MB:>8.0f} MB{over:>7.2f} x" + ("" if code == 0 else "  FAILED"),
        flush=True,
    )


def long_texts(size):
    """Name and text of each long document, some `size` bytes."""
    chance = random.Random(1)
    pieces = paragraphs()
    prose, held = [], 0
    while held < size:
        prose.append(chance.choice(pieces))
        held += len(prose[-1].encode()) + 1
    yield "prose", "\n".join(prose)
    del prose
    piece = "торговля 5 млрд "
    yield "one sentence without end", piece * (size // len(piece.encode()))
    amounts = ", ".join(f"{n} млрд долларов" for n in range(1, 301))
    piece = f"Товарооборот Казахстана с Китаем составил {amounts}. "
    yield "300 amounts a sentence", piece * (size // len(piece.encode()))


def many(folder, count):
    """Writes `count` small documents; gives the sum of bytes of the first n, for each n."""
    chance = random.Random(2)
    pieces = paragraphs()
    sizes = [0]
    for number in range(count):
        text = "\n".join(chance.sample(pieces, 3)).encode()
        (Path(folder) / f"{number:05}").write_bytes(text)
        sizes.append(sizes[-1] + len(text))
    return sizes


MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
STATES = ["Китаем", "Россией", "Турцией", "Узбекистаном", "Индией", "Японией"]


def distinct(folder, count):
    """Writes `count` documents whose figures and dates differ; gives their bytes as `many` does."""
    chance = random.Random(3)
    sizes = [0]
    for number in range(count):
        day = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(1992, 2025)} года"
        text = (
            f"Товарооборот Казахстана с {chance.choice(STATES)} на {day} составил"
            f" {chance.randint(1, 9_999_999)} тысяч долларов.\n"
            f"{day} Казахстан и Россия подписали соглашение на {chance.randint(1, 9_999)} млн долларов.\n"
            f"{day} президент Казахстана посетил Китай с государственным визитом.\n"
        ).encode()
        (Path(folder) / f"d{number:05}").write_bytes(text)
        sizes.append(sizes[-1] + len(text))
    return sizes


def main():
    size = int(float(sys.argv[1]) * MB) if len(sys.argv) > 1 else 100 * MB
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        for name, text in long_texts(size) if size else ():
            path = Path(folder) / "long"
            path.write_bytes(text.encode())
            length = path.stat().st_size
            del text
            run(name, length, ["extract", "long"], folder)
            path.unlink()
        if count:  # 0: the long texts alone
            sizes = many(folder, count)
            names = [f"{number:05}" for number in range(count)]
            for share in (4, 2, 1):
                n = count // share
                run(f"extract {n} documents", sizes[n], ["extract", *names[:n]], folder)
            for share in (40, 20, 10):
                n = count // share
                run(f"merge {n} documents", sizes[n], ["merge", *names[:n]], folder)
            sizes = distinct(folder, count // 5)
            names = [f"d{number:05}" for number in range(count // 5)]
            for share in (4, 2, 1):
                n = count // 5 // share
                run(f"merge {n}, all distinct", sizes[n], ["merge", *names[:n]], folder)


if __name__ == "__main__":
    main()
