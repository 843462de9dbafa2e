"""Damage of every kind for a while, through all stages that read a document; a process of its own.

    python -m tests.fuzz.running SECONDS SEED FOLDER

Prints what was tried, what came of it, the longest time one file took and the peak memory, as JSON. A file whose
reading breaks a promise or meets a fault of ours is named with the seed that makes it again, and ends the run.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.seeds import SOUND
from tests.fuzz.test_fuzz import TOKENS, sound

from onrecord import pipeline
from onrecord.acquire import acquire
from onrecord.clean import clean
from onrecord.config import Config
from onrecord.errors import DocumentError
from onrecord.model import Capture, Issue

READ_WHOLE = 4  # one capture in so many goes on to be parsed and extracted from, which takes longest


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with some of it cut, doubled, replaced, moved or torn off; a packed one inside its packing too."""
    packed = content.startswith(b"\x1f\x8b") and chance.random() < 0.5
    changed = bytearray(gzip.decompress(content) if packed else content)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randint(0, len(changed)), int(chance.expovariate(1 / 30))
        part = chance.choice(TOKENS) if chance.random() < 0.6 else chance.randbytes(chance.randint(0, 8))
        kind = chance.random()
        if kind < 0.6:
            changed[at : at + length] = part * chance.choice((1, 1, 2, 50))
        elif kind < 0.8:
            changed[at:at] = changed[chance.randint(0, len(changed)) :][: length * 10]
        elif kind < 0.95 and changed:
            changed[at % len(changed)] ^= 1 << chance.randrange(8)
        else:
            del changed[at:]
    return gzip.compress(bytes(changed)) if packed else bytes(changed)


def read(path: Path, whole: bool) -> Counter[str]:
    """What comes of a file, counted."""
    results: Counter[str] = Counter()
    for found in acquire([str(path)], config=Config(max_bytes=5_000_000)):
        if isinstance(found, Capture) and whole:
            got = pipeline.read_or_issue(found)
            assert not isinstance(got, Issue) or "report this" not in got.remedy, str(got)
            results["issues" if isinstance(got, Issue) else "documents"] += 1
        elif isinstance(found, Capture):
            try:
                sound(clean(found), found)
                results["documents"] += 1
            except DocumentError:
                results["issues"] += 1
        else:
            results["issues"] += 1
    return results


def main() -> None:
    seconds, seed, folder = float(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    names = list(SOUND)
    results: Counter[str] = Counter()
    slowest = (0.0, "")
    begun, tried = time.monotonic(), 0
    while time.monotonic() - begun < seconds:
        name = names[tried % len(names)]
        this = f"{seed} {tried}"
        (folder / name).write_bytes(damaged(SOUND[name], random.Random(this)))
        started = time.process_time()
        try:
            results += read(folder / name, tried // len(names) % READ_WHOLE == 0)
        except BaseException:
            print(f"random.Random({this!r}) damages {name} so that it breaks a promise", file=sys.stderr)
            raise
        slowest = max(slowest, (time.process_time() - started, f"{name} {this}"))
        tried += 1
    peak = int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) // 1024
    print(json.dumps({"tried": tried, **results, "slowest": slowest, "peak MiB": peak}))


if __name__ == "__main__":
    main()
