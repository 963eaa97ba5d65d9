"""The house: what the wheel holds, who imports whom, what is loaded when, and that every message exists in both languages."""

import ast
import os
import string
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import messages

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = ("schema", "loaders", "queries")
HEAVY = ("neo4j", "rdflib", "networkx", "kiwipiepy", "arcadedb", "ahocorasick_rs", "numpy", "pandas", "sqlite3")
SOURCES = sorted((ROOT / "kg").rglob("*.py"))
PLACES = [ROOT / "kg", ROOT / "loaders", ROOT / "tests", ROOT / "benchmarks"]


def files_below(folder: Path) -> Iterator[Path]:
    return (p for p in sorted(folder.rglob("*")) if p.is_file() and "__pycache__" not in p.parts)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [found] = out.glob("*.whl")
    return found


def test_wheel_holds_exactly_the_package_and_the_bundled_folders(wheel: Path) -> None:
    expected = {str(path.relative_to(ROOT)) for path in files_below(ROOT / "kg")}
    for name in BUNDLED:
        expected |= {f"kg/_bundled/{path.relative_to(ROOT)}" for path in files_below(ROOT / name)}
    info = f"stakeholder_kg-{tomllib.loads((ROOT / 'pyproject.toml').read_text())['project']['version']}.dist-info"
    expected |= {f"{info}/{n}" for n in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")}
    assert set(zipfile.ZipFile(wheel).namelist()) == expected


def test_wheel_alone_finds_its_folders_and_samples(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    look = (
        "import kg, kg.folders as f, kg.cli.demo as d;"
        "print(kg.__file__, *(f.folder(n) for n in ('schema', 'loaders', 'queries')), d.SAMPLES, sep='\\n');"
        "from kg.ontology import load_ontology; from kg.questions import load_questions;"
        "assert load_ontology().types and load_questions() and list(d.SAMPLES.glob('*.txt'))"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-c", look], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert all(line.startswith(str(tmp_path / "site")) for line in done.stdout.split()), done.stdout


@pytest.mark.parametrize("name", BUNDLED)
def test_folders_of_data_cannot_shadow_packages(name: str) -> None:
    assert not (ROOT / name / "__init__.py").exists()


def test_layers() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def modules_of(*arguments: str) -> set[str]:
    """The modules that a command line of Python has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}


def loaded_by(*arguments: str) -> set[str]:
    """The same, top-level names only."""
    return {name.partition(".")[0] for name in modules_of(*arguments)}


@pytest.mark.parametrize(
    "arguments",
    [("-c", "import kg"), ("-m", "kg", "--help"), ("-m", "kg", "build", "--help"), ("-m", "kg", "query")],
    ids=" ".join,
)
def test_nothing_heavy_is_loaded_before_it_is_needed(arguments: tuple[str, ...]) -> None:
    assert not loaded_by(*arguments) & set(HEAVY)


def test_help_loads_no_rich() -> None:
    assert "rich" not in loaded_by("-m", "kg", "--help")


def test_help_loads_no_room_below_the_commands() -> None:
    ours = {name for name in modules_of("-m", "kg", "--help") if name.partition(".")[0] == "kg"}
    assert {name for name in ours if not name.startswith("kg.cli")} <= {"kg", "kg.__main__", "kg.errors"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"


@pytest.mark.parametrize("folder", PLACES, ids=lambda p: p.name)
def test_files_stay_short(folder: Path) -> None:
    long = {str(p): n for p in folder.rglob("*.py") if (n := p.read_text(encoding="utf-8").count("\n")) > 300}
    assert not long


def test_public_names() -> None:
    import kg

    assert sorted(kg.__all__) == ["KgError", "Ledger", "__version__", "cypher", "diff", "open", "query"]
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    public = {name for name in dir(kg.Ledger) if not name.startswith("_")}
    assert public == {
        "actor", "backup", "briefing", "build", "check", "close", "cypher", "diff", "export",
        "facts", "find_documents", "graph", "judge", "judgements_table", "log", "made", "nodes", "path", "purge",
        "push", "query", "rdf", "relations", "retract", "review", "stats", "text", "timeline", "to_frame", "undo",
        "why",
    }  # fmt: skip


# ---- messages


def raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """Every message that the code names: where, its name, the values given (None: not known from the text)."""
    callers = {"InputError", "SchemaError", "LedgerError", "GraphError", "UsageError", "ServerError", "KgError"}
    callers |= {"complain", "note", "phrase", "message"}
    for path in [*SOURCES, *sorted((ROOT / "loaders").glob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", None)) if isinstance(node, ast.Call) else None
            if name in callers and node.args and isinstance(node.args[0], ast.Constant):
                keywords = {k.arg for k in node.keywords}
                given = None if None in keywords or name == "message" else keywords
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.args[0].value, given


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_every_message_is_known_and_gets_its_values() -> None:
    for where, name, given in raised():
        assert name in messages(), f"{where}: no message {name}"
        if given is not None:
            wanted = set().union(*(placeholders(text) for text in messages()[name].values()))
            assert wanted <= given, f"{where}: {name} wants {wanted - given}"


@pytest.mark.parametrize("name", sorted(messages()))
def test_every_message_stands_in_both_languages(name: str) -> None:
    entry = messages()[name]
    assert {"en", "ko"} <= set(entry) <= {"en", "ko", "en_cure", "ko_cure"}
    assert ("en_cure" in entry) == ("ko_cure" in entry)
    assert all(text.strip() for text in entry.values())


def test_no_message_is_defined_twice() -> None:
    seen: dict[str, str] = {}
    for path in sorted((ROOT / "kg" / "messages").glob("*.toml")):
        for name in tomllib.loads(path.read_text(encoding="utf-8")):
            assert name not in seen, f"{name} in {path.name} and {seen[name]}"
            seen[name] = path.name
