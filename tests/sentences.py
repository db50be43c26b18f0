"""Every sentence of the core's errors and reports stands in the window's lists of sentences to translate.

    python3 sentences.py ROOT [--print]

A sentence is a subject, reason or remedy that is given to Error or to a function that passes it on, a warning, or why
channels stay, and in a report what words() is called with. What is no literal in it is a blank, %1, %2, ... Of a choice (a ? b : c) each side is a sentence. --print
shows them all. Files named *_absent.cpp belong to builds without a window.
"""
import pathlib
import re
import sys

LITERAL = r'"(?:[^"\\]|\\.)*"'
MAKER = r"\bError (\w+)\(([^)]*)\) *{|const auto (\w+) = \[[^]]*\]\(([^)]*)\) {\s*return Error\("


def arguments(source, start):
    """The arguments of a call whose parenthesis opens just before start."""
    found, depth, first, i = [], 0, start, start
    while True:
        if source[i] == '"':
            i = re.compile(LITERAL).match(source, i).end() - 1
        elif source[i] in "([{":
            depth += 1
        elif source[i] in ")]}" and depth == 0:
            return found + [source[first:i].strip()]
        elif source[i] in ")]}":
            depth -= 1
        elif source[i] == "," and depth == 0:
            found.append(source[first:i].strip())
            first = i + 1
        i += 1


def split(expression, operator):
    """At an operator that stands in no parentheses and no literal."""
    parts, depth, first, i = [], 0, 0, 0
    while i < len(expression):
        if expression[i] == '"':
            i = re.compile(LITERAL).match(expression, i).end() - 1
        elif expression[i] in "([{":
            depth += 1
        elif expression[i] in ")]}":
            depth -= 1
        elif depth == 0 and expression.startswith(operator, i):
            parts.append(expression[first:i].strip())
            first = i + len(operator)
        i += 1
    return parts + [expression[first:].strip()]


def sentences(expression):
    """The sentences that an expression can be; none when it is no more than a name."""
    condition = split(expression, " ? ")
    if len(condition) == 2:
        return [s for side in split(condition[1], " : ") for s in sentences(side)]
    text, blanks, literals = "", 0, 0
    for term in split(expression, "+"):
        wrapped = re.fullmatch(rf"std::string\(\s*((?:{LITERAL}\s*)+)\)", term)
        term = wrapped.group(1) if wrapped else term
        if re.fullmatch(rf"(?:{LITERAL}\s*)+", term):
            text += "".join(literal[1:-1] for literal in re.findall(LITERAL, term))
            literals += 1
        else:
            blanks += 1
            text += f"%{blanks}"
    return [text.replace('\\"', '"')] if literals and text else []


def code(path):
    return re.sub(r"^\s*//.*$|\s//[^\"\n]*$", "", path.read_text(), flags=re.M)


def of_core(root):
    """All sentences, with the file in which each stands first."""
    found = {}
    for path in sorted(p for folder in ("core", "ui") for p in (root / folder).rglob("*.[ch]*") if not p.stem.endswith("_absent")):
        source = code(path)
        calls = [(m.end(), [1, 2, 3]) for m in re.finditer(r"\bError\((?=\s*(?:ErrorCode::|code,))", source)]
        calls += [(m.end(), [1, 2]) for m in re.finditer(r"\btranslatingErrors\((?=\s*ErrorCode::)", source)]
        calls += [(m.end(), [0]) for m in re.finditer(r"warnings\.push_back\(", source)]
        calls += [(m.end(), [1]) for m in re.finditer(r"[ .]lock\(", source)]
        calls += [(m.end(), [-1]) for m in re.finditer(r"\bunusable\(", source)]
        calls += [(m.end(), [2, 3, 4]) for m in re.finditer(r"\bJsonKind \w+{", source)]
        for named in re.finditer(rf"constexpr .* (?:\w+Lock|because\w+|tooLarge|saveAgain) = ({LITERAL})", source):
            found.setdefault(named.group(1)[1:-1], path.relative_to(root))
        for maker in re.finditer(MAKER, source):
            name, parameters = maker.group(1) or maker.group(3), maker.group(2) or maker.group(4) or ""
            names = [p.split()[-1] for p in parameters.split(",") if p.strip()]
            places = [i for i, p in enumerate(names) if p in ("subject", "reason", "remedy")]
            for call in re.finditer(rf"\b{name}\(", source):
                if call.start() != maker.start(1):
                    calls.append((call.end(), places))
        for start, places in calls:
            given = arguments(source, start)
            for place in places:
                for sentence in sentences(given[place]) if place < len(given) else []:
                    found.setdefault(sentence, path.relative_to(root))
    return found


def of_reports(root):
    """The same of reports."""
    found = {}
    for path in sorted((root / "core/report").glob("*.cpp")):
        source = code(path)
        for call in re.finditer(r"\bwords\(", source):
            for sentence in sentences(arguments(source, call.end())[0]):
                found.setdefault(sentence, path.relative_to(root))
    return found


def of_window(root, files, context):
    source = "".join(path.read_text() for path in sorted(root.glob(files)))
    return {
        "".join(x[1:-1] for x in re.findall(LITERAL, m.group(1))).replace('\\"', '"')
        for m in re.finditer(rf'QT_TRANSLATE_NOOP\(\s*"{context}",\s*((?:{LITERAL}\s*)+)\)', source)
    }


def lacks(found, root, files, context):
    """Whether the window's list lacks any, or too few were found."""
    missing = {s: p for s, p in found.items() if s not in of_window(root, files, context)}
    for sentence, path in missing.items():
        print(f"{path}: not in {files}: {sentence}")
    print(f"{len(found)} sentences, {len(missing)} missing in {files}")
    return bool(missing) or len(found) < 100


def main():
    root = pathlib.Path(sys.argv[1])
    core, reports = of_core(root), of_reports(root)
    if "--print" in sys.argv:
        for sentence, path in [*core.items(), *reports.items()]:
            print(f"{path}: {sentence}")
        return 0
    answers = [
        lacks(core, root, "ui/base/core_sentences_*.cpp", "CoreSentence"),
        lacks(reports, root, "ui/base/report_words.cpp", "ReportSentence"),
    ]
    return int(any(answers))


if __name__ == "__main__":
    sys.exit(main())
