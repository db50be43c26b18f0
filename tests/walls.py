"""Holds the walls: core knows no Qt, ui and app know no torch, not even through one of core's headers, and the folders
of each house depend in one direction.

Usage: walls.py SOURCE_FOLDER. Prints each breach; exits with 1 when there is one."""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
QT = re.compile(r'^(Q[A-Z]\w*(/|$)|Qt\w*/|q[a-z]+\.h$|qcustomplot)')
FLOORS = {  # each may include those before it; files that stand in no folder come last
    'core': ['base', 'data', 'model', 'coverage', 'pruning', 'recovery', 'report'],
    'ui': ['base', 'session', 'models', 'widgets', 'views', 'panels', 'dialogs'],
}
TORCH = re.compile(r'^(torch|ATen|c10|caffe2)/')


def sources(folder):
    return [file for file in sorted(folder.rglob('*')) if file.suffix in ('.h', '.cpp', '.hpp', '.cc')]


def reachable(root, file, seen):
    """What a file includes, following the project's own headers."""
    for name in INCLUDE.findall(file.read_text(encoding='utf-8')):
        yield name
        own = root / name
        if own.is_file() and own not in seen:
            seen.add(own)
            yield from reachable(root, own, seen)


def floor_of(house, path):
    """By a path below the house."""
    folder = path.split('/')[0] if '/' in path else None
    return FLOORS[house].index(folder) if folder else len(FLOORS[house])


def climbs(root, house):
    """Includes of a higher floor."""
    for file in sources(root / house):
        own = floor_of(house, str(file.relative_to(root / house)))
        for name in INCLUDE.findall(file.read_text(encoding='utf-8')):
            if name.startswith(house + '/') and floor_of(house, name[len(house) + 1:]) > own:
                yield f'{file.relative_to(root)} climbs to <{name}>'


def main():
    root = pathlib.Path(sys.argv[1])
    breaches, checked = [], 0
    for house, forbidden in (('core', QT), ('ui', TORCH), ('app', TORCH)):
        for file in sources(root / house):
            checked += 1
            breaches += [f'{file.relative_to(root)} reaches <{name}>'
                         for name in sorted(set(reachable(root, file, {file}))) if forbidden.match(name)]
    for house in FLOORS:
        breaches += climbs(root, house)
    print('\n'.join(breaches) or f'{checked} files keep to their side')
    return 1 if breaches or not checked else 0


if __name__ == '__main__':
    sys.exit(main())
