"""A page of links that open Neo4j Browser with a question in its editor.

Comes in: questions and where the server is. Goes out: one HTML page (Korean and English, no script, nothing from outside). A link only
fills the editor; nothing runs by itself. How the Browser reads a link (5.24): the whole address is percent-decoded once, then
`arg` is cut at the first `&` or `#`: these two cannot stand in it, however they are encoded. An address of more than some
16,000 characters is refused by its web server; in the fragment, which is never sent, it may be longer.
"""

import html
import os
import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from kg.browser.favourites import favourite
from kg.errors import SchemaError, UsageError
from kg.questions import Question
from kg.questions.values import parts

LONGEST = 15_000
DEFAULT_GRAPH = "bolt://localhost:7687"
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
CUT_AT = "&#"


def links_page(questions: Sequence[Question], graph: str | None = None, http: str | None = None) -> str:
    """The page for the server at `graph`, its Browser at `http` (both as in `write_browser_files`)."""
    start = connect_link(graph, http)
    rows = [
        _ROW.format(
            link=html.escape(edit_link(start, favourite(asked, number), asked.name), quote=True),
            **{name: html.escape(getattr(asked, name)) for name in ("ko", "en", "answers_ko", "answers_en")},
            command=html.escape(_command(asked)),
        )
        for number, asked in enumerate(questions, start=1)
    ]
    return _PAGE.format(start=html.escape(start, quote=True), rows="".join(rows))


def _command(asked: Question) -> str:
    """The same question on the command line."""
    return f"kg query {asked.name}" + "".join(f" -p '{p.name}={p.example}'" for p in asked.parameters if p.required)


def connect_link(graph: str | None = None, http: str | None = None) -> str:
    """The address that opens the Browser with its login form filled in (never with a password)."""
    scheme, host, port, user = _server(graph or DEFAULT_GRAPH)
    dbms = f"{scheme}://{quote(user, safe='')}@{host}:{port}"
    encrypted = "+" in scheme
    browser = http or f"{'https' if encrypted else 'http'}://{host}:{7473 if encrypted else 7474}"
    return f"{browser.rstrip('/')}/browser/?dbms={quote(dbms, safe=':/@')}"


def _server(graph: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and user of a server's address."""
    try:
        server = urlsplit(graph)
        scheme, host, port = server.scheme, server.hostname, server.port or 7687
    except ValueError:
        scheme, host, port = "", None, 0
    if scheme not in SCHEMES or not host:
        known = ", ".join(f"{scheme}://" for scheme in SCHEMES)
        raise UsageError("browser-address", uri=re.sub(r"//[^@/]*@", "//", graph), known=known)
    return (
        scheme,
        f"[{host}]" if ":" in host else host,
        port,
        server.username or os.environ.get("NEO4J_USERNAME", "neo4j"),
    )


def edit_link(start: str, text: str, name: str = "") -> str:
    """The address that opens the Browser with the text in its editor; in the fragment where it is too long for the query.

    Raises `SchemaError` where the text holds `&` or `#` outside of strings and comments.
    """
    command = f"cmd=edit&arg={quote(_without_cuts(text, name), safe='')}"
    link = f"{start}&{command}"
    return link if len(link) <= LONGEST else f"{start}#?{command}"


def _without_cuts(text: str, name: str) -> str:
    """The text without the two characters at which the Browser cuts: escaped in strings, left out of comments."""

    def clean(quoted: bool, part: str) -> str:
        if quoted and part.startswith("//"):
            return part.replace("&", "+").replace("#", "")
        if quoted:
            return part.replace("&", "\\u0026").replace("#", "\\u0023")
        if cut := sorted(set(part) & set(CUT_AT)):
            raise SchemaError("link-character", question=name, characters=" ".join(cut))
        return part

    return "".join(clean(quoted, part) for quoted, part in parts(text))


_ROW = """<tr><td><a href="{link}"><b>{ko}</b><br>{en}</a></td><td>{answers_ko}<br><span lang="en">{answers_en}</span></td><td><code>{command}</code></td></tr>
"""

_PAGE = """<!DOCTYPE html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Neo4j Browser: 이해관계자 그래프 | stakeholder graph</title>
<style>
body {{ font: 16px/1.6 "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; color: #1d1d1f; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; word-break: keep-all; }}
table {{ border-collapse: collapse; width: 100%; }}
td {{ border-top: 1px solid #d5d8dd; padding: .6rem .8rem .6rem 0; vertical-align: top; }}
[lang=en] {{ color: #555b66; }}
a {{ color: #1f4e9e; }}
td code {{ word-break: normal; }}
</style>
</head>
<body>
<h1>Neo4j Browser에서 보기 <span lang="en">| In Neo4j Browser</span></h1>
<ol>
<li><a href="{start}">브라우저를 열고</a> 암호를 넣어 연결합니다. <span lang="en">Open the Browser and connect with your password.</span></li>
<li><code>stakeholders.ko.grass</code> 파일을 그 화면에 끌어다 놓으면 색과 이름표가 바뀝니다. <span lang="en">Drop <code>stakeholders.en.grass</code> on its page: colours and captions.</span></li>
<li><code>questions.ko.zip</code> 파일을 한 번만 끌어다 놓으면 질문이 즐겨찾기(별표)에 들어갑니다. <span lang="en">Drop <code>questions.en.zip</code> on it, once: the questions become favourites (the star).</span></li>
</ol>
<p>아래 링크는 편집기에 질문을 채우기만 합니다. 코드 첫 줄의 이름을 바꾸고 Ctrl+Enter로 실행하세요. <span lang="en">A link only fills the editor. Change the name in the first line of code, run with Ctrl+Enter.</span></p>
<table>
{rows}</table>
</body>
</html>
"""
