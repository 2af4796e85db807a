"""Generates Sieve scripts and messages of words that often match each other.

Left out are what Pigeonhole 0.5.19 gets wrong, as was measured: `ihave` that is true, after which the
commands of `else` are executed; `:index` with `:count`, where all fields are counted; `true` and `false` within `anyof` and `allof`; patterns with "*?" or
with "?" first, which match what they should not, or make it panic.
"""

import base64
import random
from collections.abc import Callable

WORDS = ["alpha", "Beta", "gamma", "list", "offer", "München", "日本", "a.b", "x*y", "50%", ""]
USERS = ["anna", "bob", "carol+list", "dan.e", "Eve", "list-owner"]
DOMAINS = ["example.com", "Example.ORG", "lists.example.net", "test"]
HEADERS = ["Subject", "X-Spam", "List-Id", "X-Count", "Comments", "x-unknown"]
ADDRESS_HEADERS = ["From", "To", "Cc", "Sender", "Reply-To"]
FLAGS = ["\\\\Seen", "\\\\Flagged", "$label", "todo", "\\\\Answered"]
DATES = [
    "Sat, 28 Nov 2026 10:11:12 +0100", "Tue, 1 Jan 2019 00:00:00 GMT",
    "Mon, 29 Feb 2016 23:59:59 -0800", "nonsense",
]


class Generator:
    """Makes scripts and messages; the same seed makes the same ones."""

    mailboxes = ["Archive", "Lists", "Work.Deep"]

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.needs: set[str] = set()

    # Messages.

    def message(self) -> bytes:
        """A message, at times one that is a little wrong."""
        dice = self.dice
        fields = [
            "Return-Path: <" + self.address() + ">",
            "From: " + self.mailbox(),
            "To: " + ", ".join(self.mailbox() for _ in range(dice.randint(1, 3))),
            "Subject: " + self.text(),
            "Date: " + dice.choice(DATES),
        ]
        if dice.random() < 0.3:
            fields.append("Cc: " + self.mailbox())
        for name in HEADERS[1:5]:
            for _ in range(dice.choice([0, 0, 1, 1, 2])):
                value = str(dice.randint(0, 120)) if name == "X-Count" else self.text()
                fields.append(f"{name}: {value}")
        dice.shuffle(fields)
        kind = dice.random()
        body = "\r\n".join(self.text() for _ in range(dice.randint(0, 6))) + "\r\n"
        if kind < 0.3:
            fields.append("Content-Type: text/plain; charset=utf-8")
        elif kind < 0.5:
            fields.append("Content-Type: text/plain; charset=utf-8")
            fields.append("Content-Transfer-Encoding: base64")
            body = base64.encodebytes(body.encode()).decode().replace("\n", "\r\n")
        elif kind < 0.7:
            fields.append("MIME-Version: 1.0")
            fields.append('Content-Type: multipart/mixed; boundary="b1"')
            body = (
                "--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + body
                + "--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>" + self.text()
                + "</p>\r\n--b1--\r\n")
        return ("\r\n".join(fields) + "\r\n\r\n" + body).encode()

    def text(self) -> str:
        """Some words, raw or as an encoded word."""
        text = " ".join(self.dice.choice(WORDS) for _ in range(self.dice.randint(0, 4))).strip()
        if not text.isascii() and self.dice.random() < 0.7:
            return "=?utf-8?B?" + base64.b64encode(text.encode()).decode() + "?="
        return text

    def address(self) -> str:
        """An address alone."""
        return self.dice.choice(USERS) + "@" + self.dice.choice(DOMAINS)

    def mailbox(self) -> str:
        """An address as it stands in a header."""
        return self.dice.choice(
            [self.address(), f"<{self.address()}>", f'"Some One" <{self.address()}>',
             f"{self.address()} (comment)"])

    # Scripts.

    def script(self) -> str:
        """A script, with all that it requires."""
        self.needs = set()
        if self.dice.random() < 0.5:
            # One test alone shows best what is different.
            self.need("fileinto")
            commands = f'if {self.test(2)} {{ fileinto "Archive"; }}\n'
        else:
            commands = "".join(self.command(0) for _ in range(self.dice.randint(1, 6)))
        if self.dice.random() < 0.03:
            commands += self.dice.choice(
                ["frop;\n", "keep\n", 'if header "a" "b" keep;\n', 'redirect "x y@z";\n',
                 "if size :over { keep; }\n", 'header "a" "b";\n', 'fileinto ["a","b"];\n',
                 "else { keep; }\n", 'if not { keep; }\n', 'keep :copy;\n'])
        needs = ", ".join(f'"{name}"' for name in sorted(self.needs))
        return (f"require [{needs}];\n" if needs else "") + commands

    def need(self, name: str) -> None:
        """Notes an extension."""
        self.needs.add(name)

    def strings(self, choices: list[str], most: int = 3) -> str:
        """A string or a string list."""
        some = [self.quoted(self.dice.choice(choices)) for _ in range(self.dice.randint(1, most))]
        return some[0] if len(some) == 1 else "[" + ", ".join(some) + "]"

    @staticmethod
    def quoted(text: str) -> str:
        """A quoted string; backslashes are escaped already."""
        return '"' + text.replace('"', '\\"') + '"'

    def command(self, depth: int) -> str:
        """One command with its line end."""
        dice = self.dice
        indent = "    " * depth
        if depth < 3 and dice.random() < 0.6:
            text = f"{indent}if {self.test(0)} {{\n{self.block(depth)}{indent}}}"
            if dice.random() < 0.3:
                text += f" elsif {self.test(0)} {{\n{self.block(depth)}{indent}}}"
            if dice.random() < 0.3:
                text += f" else {{\n{self.block(depth)}{indent}}}"
            return text + "\n"
        return indent + dice.choice(self.actions)(self) + "\n"

    def block(self, depth: int) -> str:
        """Commands of a block."""
        return "".join(self.command(depth + 1) for _ in range(self.dice.randint(1, 2)))

    def fileinto(self) -> str:
        """`fileinto` with tags."""
        self.need("fileinto")
        tags = self.copy() + self.flags_tag()
        if self.dice.random() < 0.3:
            self.need("mailbox")
            tags += " :create"
        return f"fileinto{tags} {self.quoted(self.dice.choice(self.mailboxes))};"

    def copy(self) -> str:
        """`:copy` at times."""
        if self.dice.random() < 0.6:
            return ""
        self.need("copy")
        return " :copy"

    def flags_tag(self) -> str:
        """`:flags` at times."""
        if self.dice.random() < 0.7:
            return ""
        self.need("imap4flags")
        return " :flags " + self.strings(FLAGS)

    def redirect(self) -> str:
        """`redirect`."""
        return f"redirect{self.copy()} {self.quoted(self.dice.choice(['ops@a.test', 'x@b.test']))};"

    def keep(self) -> str:
        """`keep`."""
        return f"keep{self.flags_tag()};"

    def flags(self) -> str:
        """A command of imap4flags."""
        self.need("imap4flags")
        name = self.dice.choice(["addflag", "setflag", "removeflag"])
        return f"{name} {self.strings(FLAGS)};"

    def set(self) -> str:
        """`set`."""
        self.need("variables")
        modifier = self.dice.choice(
            ["", "", ":lower ", ":upper ", ":length ", ":upperfirst ", ":quotewildcard ",
             ":lower :upperfirst "])
        value = self.dice.choice(WORDS + ["${1}", "${v} more", "${0}", "${w}"])
        return f"set {modifier}{self.quoted(self.dice.choice('vw'))} {self.quoted(value)};"

    def variable_fileinto(self) -> str:
        """Files by a variable, if there is something in it."""
        self.need("variables")
        self.need("fileinto")
        return 'if string :comparator "i;ascii-casemap" :is "${v}" "alpha" { fileinto "Archive"; }'

    def header_edit(self) -> str:
        """A command of editheader."""
        self.need("editheader")
        name = self.quoted(self.dice.choice(HEADERS[1:5]))
        if self.dice.random() < 0.5:
            last = self.dice.choice(["", ":last "])
            return f"addheader {last}{name} {self.quoted(self.dice.choice(WORDS))};"
        index = self.dice.choice(["", ":index 1 ", ":index 2 :last "])
        pattern = self.dice.choice(["", " " + self.strings(WORDS)])
        return f"deleteheader {index}{name}{pattern};"

    actions: list[Callable[["Generator"], str]] = [
        fileinto, fileinto, fileinto, redirect, keep, flags, flags, set, set, variable_fileinto,
        header_edit, lambda _: "discard;", lambda _: "stop;", lambda _: "keep;",
    ]

    def test(self, depth: int) -> str:
        """One test."""
        dice = self.dice
        if depth < 2 and dice.random() < 0.25:
            inner = ", ".join(self.test(depth + 1) for _ in range(dice.randint(1, 3)))
            return dice.choice([f"allof ({inner})", f"anyof ({inner})"])
        if depth < 2 and dice.random() < 0.15:
            return "not " + self.test(depth + 1)
        if depth == 0 and dice.random() < 0.08:
            return dice.choice(["true", "false"])
        return dice.choice(self.tests)(self)

    def match(self, keys: list[str]) -> tuple[str, str]:
        """Match type and comparator, and the keys."""
        dice = self.dice
        comparator = dice.choice(["", "", "", ' :comparator "i;octet"'])
        kind = dice.random()
        if kind < 0.25:
            return comparator + dice.choice(["", " :is"]), self.strings(keys)
        if kind < 0.5:
            return comparator + " :contains", self.strings(keys)
        if kind < 0.75:
            patterns = [f"*{key}*" for key in keys] + ["*", "a*a", "al?ha*", "*a.?", "\\\\*"]
            return comparator + " :matches", self.strings(patterns)
        if kind < 0.85:
            self.need("regex")
            return " :regex", self.strings(["^al", "[a-c]+", "(a|b).*(t|o)", "^$", "o{1,2}f"])
        self.need("relational")
        operator = dice.choice(["gt", "ge", "lt", "le", "eq", "ne"])
        if kind < 0.93:
            self.need("comparator-i;ascii-numeric")
            return (
                f' :comparator "i;ascii-numeric" :{dice.choice(["value", "count"])} "{operator}"',
                self.strings(["0", "1", "2", "50", "100"], 1))
        return f' :value "{operator}"', self.strings(keys)

    def index(self) -> str:
        """`:index` at times."""
        if self.dice.random() < 0.8:
            return ""
        self.need("index")
        return f" :index {self.dice.randint(1, 2)}" + self.dice.choice(["", " :last"])

    def header(self) -> str:
        """`header`."""
        match, keys = self.match(WORDS)
        index = "" if ":count" in match else self.index()
        return f"header{index}{match} {self.strings(HEADERS)} {keys}"

    def part(self) -> str:
        """An address part at times."""
        part = self.dice.choice(["", ":localpart", ":domain", ":all", ":user", ":detail"])
        if part in (":user", ":detail"):
            self.need("subaddress")
        return " " + part if part else ""

    def address_test(self) -> str:
        """`address`."""
        match, keys = self.match(USERS + DOMAINS + ["anna@example.com"])
        # How addresses without a detail are counted no RFC says; ours counts details.
        part = "" if ":count" in match else self.part()
        return f"address{part}{match} {self.strings(ADDRESS_HEADERS, 2)} {keys}"

    def envelope(self) -> str:
        """`envelope`; only of the sender, for sieve-filter knows no recipient."""
        self.need("envelope")
        match, keys = self.match(USERS + DOMAINS)
        part = "" if ":count" in match else self.part()
        return f'envelope{part}{match} "from" {keys}'

    def exists(self) -> str:
        """`exists`."""
        return f"exists {self.strings(HEADERS + ADDRESS_HEADERS)}"

    def size(self) -> str:
        """`size`."""
        return f"size {self.dice.choice([':over', ':under'])} {self.dice.choice([100, 400, '1K'])}"

    def hasflag(self) -> str:
        """`hasflag`."""
        self.need("imap4flags")
        return f"hasflag {self.dice.choice([':is', ':contains'])} {self.strings(FLAGS)}"

    def string(self) -> str:
        """`string` of variables."""
        self.need("variables")
        match, keys = self.match(WORDS)
        if ":comparator" not in match:
            # The default of RFC 5228, 2.7.3; Pigeonhole's for this test is i;octet.
            match = ' :comparator "i;ascii-casemap"' + match
        return f"string{match} {self.strings(['${v}', '${w}', '${1}', 'x${v}'])} {keys}"

    def body(self) -> str:
        """`body`."""
        self.need("body")
        kind = self.dice.choice([":text", ":raw", ':content "text"', ':content "text/html"', ""])
        how = self.dice.choice([":contains", ":is", ":matches"])
        keys = ["*" + word + "*" for word in WORDS] if how == ":matches" else WORDS[:10]
        return f"body {kind} {how} {self.strings(keys)}"

    def date(self) -> str:
        """`date`, in a zone that is said."""
        self.need("date")
        part, keys = self.dice.choice(
            [("year", ["2026", "2019", "2016"]), ("month", ["01", "02", "11"]),
             ("weekday", ["0", "1", "6"]), ("hour", ["10", "23", "00"]),
             ("iso8601", ["2026-11-28T10:11:12+01:00"]), ("julian", ["57447", "58484"])])
        zone = self.dice.choice([":originalzone", ':zone "+0000"', ':zone "-0330"'])
        return f'date {zone} "date" {self.quoted(part)} {self.strings(keys)}'

    tests: list[Callable[["Generator"], str]] = [
        header, header, header, header, address_test, address_test, address_test, envelope,
        exists, size, hasflag, string, string, body, date,
    ]
