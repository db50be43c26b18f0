"""Reads a report in HTML from standard input with html.parser and prints what is in it, one finding a line:
"well formed" or what is not, "chapter ID", "outside reference" when it needs another file, and for each table row
"row TABLE<TAB>CELL<TAB>..." where a cell is its data-value if it has one, else its text."""
import html.parser
import sys

VOID = {'meta', 'img', 'br', 'link'}


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.problem, self.findings = [], '', []
        self.table, self.row, self.text, self.value = '', None, None, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == 'section':
            self.findings.append(f'chapter {attributes["id"]}')
        for name in ('src', 'href'):
            if name in attributes and not attributes[name].startswith(('data:', '#')):
                self.findings.append('outside reference')
        if tag == 'table':
            self.table = attributes.get('id', '')
        if tag == 'tr':
            self.row = []
        if tag in ('td', 'th'):
            self.text, self.value = '', attributes.get('data-value')
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problem = self.problem or f'</{tag}> at {self.getpos()} closes nothing'
        if tag in ('td', 'th') and self.row is not None:
            self.row.append(self.text if self.value is None else self.value)
            self.text = None
        if tag == 'tr' and self.table:
            self.findings.append('\t'.join([f'row {self.table}', *self.row]))

    def handle_data(self, data):
        if self.text is not None:
            self.text += data


reader = Reader()
reader.feed(sys.stdin.buffer.read().decode('utf-8'))
reader.close()
if reader.open:
    reader.problem = reader.problem or f'left open: {reader.open}'
sys.stdout.buffer.write('\n'.join([reader.problem or 'well formed', *reader.findings]).encode() + b'\n')
