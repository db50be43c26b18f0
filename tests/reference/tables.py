# Shared by the table programs: running cleanai, remembering finished rows, printing aligned tables.
import argparse
import json
import os
import pathlib
import subprocess
import time


def arguments(description: str, models: list[str] | None = None, quick: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("cleanai", type=pathlib.Path, help="the built executable")
    parser.add_argument("work", type=pathlib.Path, help="folder for models, results and tables; reused by the next run")
    if models:
        parser.add_argument("--only", nargs="+", choices=models, help="models to run")
        parser.add_argument("--quick", action="store_true", help="small input, for tests/run: " + ", ".join(quick or models))
    options = parser.parse_args()
    options.cleanai = options.cleanai.resolve()
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    if models:
        options.only = options.only or (quick if options.quick and quick else models)
    return options


class Run:
    """One finished command: exit code, both streams, seconds and peak resident bytes."""

    def __init__(self, command: list):
        self.command = [str(part) for part in command]
        begin = time.time()
        process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.code = process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.time() - begin
        self.peak = usage.ru_maxrss * 1024

    def checked(self) -> "Run":
        if self.code != 0:
            raise SystemExit(f"{' '.join(self.command)}\nended with {self.code}:\n{self.output[-2000:]}")
        return self


class Memory:
    """Rows by key in a JSON file, so that a long table goes on where it stopped."""

    def __init__(self, path: pathlib.Path):
        self.path = path
        self.rows = json.loads(path.read_text()) if path.exists() else {}

    def row(self, key: str, make):
        if key not in self.rows:
            self.rows[key] = make()
            partial = self.path.with_suffix(".part")
            partial.write_text(json.dumps(self.rows, indent=1))
            partial.replace(self.path)
        return self.rows[key]


def table(rows: list[dict], path: pathlib.Path) -> str:
    """Aligned columns, printed and written to `path`."""
    cells = _cells(rows)
    widths = [max(len(line[i]) for line in cells) for i in range(len(cells[0]))]
    text = "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in cells)
    path.write_text(text + "\n")
    print(text, flush=True)
    return text


def markdown(rows: list[dict], path: pathlib.Path) -> str:
    """A table for a closing note, printed and written to `path`."""
    head, *cells = [[cell.replace("|", "\\|") for cell in line] for line in _cells(rows)]
    text = "\n".join("| " + " | ".join(line) + " |" for line in [head, ["---"] * len(head), *cells])
    path.write_text(text + "\n")
    print(text, flush=True)
    return text


def _cells(rows: list[dict]) -> list[list[str]]:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return [columns] + [[_text(row.get(name, "")) for name in columns] for row in rows]


def _text(value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
