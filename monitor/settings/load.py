"""From bytes to `Settings`: YAML 1.2, secrets from the environment, errors with file, line and key."""

import difflib
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq, TaggedScalar
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent

from monitor.errors import ConfigError
from monitor.settings.examples import with_examples
from monitor.settings.ids import unknown_ids
from monitor.settings.models import SECRETS, Settings, as_any, cross_errors

Path_ = tuple[str | int, ...]
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_SHAPES = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a group of keys",
    "model_type": "a group of keys",
    "model_attributes_type": "a group of keys",
    "string_type": "text (put it in quotes)",
    "bool_parsing": "yes or no",
    "int_parsing": "a whole number",
}
_IDS: dict[str | int, str] = {
    "places": "macro:north-sea: `macro:`, then small letters, digits and hyphens",
    "topics": "custom:chips: `custom:`, then small letters, digits and hyphens",
    "indicators": "chip_output: small letters, digits and underscores",
}
MAX_BYTES = 1 << 20
MAX_ALIASES = 100  # a few anchors are handy; hundreds are a bomb (each may double the document)


def load(path: Path, environment: Mapping[str, str]) -> Settings:
    """Settings of the file at `path`. Raises `ConfigError` that names file, line and key."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"can't be read: {error.strerror}; name another with --config", file=str(path)) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigError("is not UTF-8 text; save it as UTF-8", file=str(path), line=line) from error
    return load_text(text, str(path), environment)


def load_text(text: str, file: str, environment: Mapping[str, str]) -> Settings:
    """Settings of a text; `file` is named in errors, and what the text names by a path lies beside it."""
    tree, folder = _parse(text, file), Path(file).parent
    problems = [_error(tree, file, path, message) for path, message in _problems(tree, environment, folder)]
    if problems:
        problems.sort(key=lambda error: (error.line or 0, error.column or 0))
        first = problems[0]
        first.more = tuple(problems[1:])
        raise first
    return with_examples(Settings.model_validate(_with_secrets(as_any(tree), environment)), folder)[0]


def json_schema() -> dict[str, Any]:
    """JSON Schema of `sources.yaml`, for editors."""
    schema = Settings.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Figurewatch sources.yaml"
    return schema


def _parse(text: str, file: str) -> CommentedMap:
    if len(text) > MAX_BYTES:
        raise ConfigError(f"is larger than {MAX_BYTES >> 20} MiB; that can't be a list of sources", file=file)
    try:
        aliases = sum(isinstance(event, AliasEvent) for event in YAML(typ="rt").parse(StringIO(text)))
        if aliases > MAX_ALIASES:
            raise ConfigError(f"has {aliases} aliases (*name); at most {MAX_ALIASES} are read", file=file)
        tree = YAML(typ="rt").load(text)
    except DuplicateKeyError as error:
        raise _yaml_error(error, file, _first_line(error.problem or "a key stands twice")) from error
    except MarkedYAMLError as error:
        raise _yaml_error(error, file, _first_line(error.problem or str(error))) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise ConfigError(f"is not YAML: {_first_line(str(error))}", file=file) from error
    if tree is None:
        return CommentedMap()
    if not isinstance(tree, CommentedMap):
        raise ConfigError("must hold sections such as `sources:`, not a bare list or text", file=file, line=1)
    return tree


def _yaml_error(error: MarkedYAMLError, file: str, message: str) -> ConfigError:
    mark = error.problem_mark or error.context_mark
    hint = "; use spaces, not tabs" if "\\t" in message or "'\t'" in message else ""
    line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
    return ConfigError(f"is not valid YAML: {message}{hint}", file=file, line=line, column=column)


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "unknown"


def _problems(tree: CommentedMap, environment: Mapping[str, str], folder: Path) -> Iterator[tuple[Path_, str]]:
    yield from _tags(tree, ())
    wrong_secrets = list(_secret_problems(tree, environment))
    yield from wrong_secrets
    try:
        settings = Settings.model_validate(_with_secrets(as_any(tree), environment))
    except ValidationError as error:
        told = {path for path, _ in wrong_secrets}
        for item in error.errors(include_url=False, include_input=False, include_context=True):
            path = _yaml_path(tree, item["loc"])
            # An item that is wrong leaves its list too short as well: one error is enough.
            if path not in told and not (item["type"] == "too_short" and _node(tree, path)):
                yield path, _say(dict(item), path)
        return
    yield from cross_errors(settings)
    for path, message in (*unknown_ids(settings), *with_examples(settings, folder)[1]):
        yield _yaml_path(tree, path), message  # a list of one may stand there without its brackets


def _tags(node: object, path: Path_) -> Iterator[tuple[Path_, str]]:
    tag = getattr(getattr(node, "tag", None), "value", None)
    if isinstance(node, TaggedScalar) or (isinstance(tag, str) and tag.startswith(("!", "tag:yaml.org,2002:python"))):
        yield path, f"has the tag `{tag}`; tags are not read"
        return
    if isinstance(node, CommentedMap):
        for key, value in node.items():
            yield from _tags(value, (*path, str(key)))
    elif isinstance(node, CommentedSeq):
        for index, value in enumerate(node):
            yield from _tags(value, (*path, index))


def _secret_keys(tree: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    channels = tree.get("channels")
    for name, channel in channels.items() if isinstance(channels, Mapping) else ():
        for key in SECRETS & set(channel) if isinstance(channel, Mapping) else ():
            if isinstance(channel[key], str):
                yield str(name), key, channel[key]


def _secret_problems(tree: Mapping[str, Any], environment: Mapping[str, str]) -> Iterator[tuple[Path_, str]]:
    for name, key, value in _secret_keys(tree):
        match = _VARIABLE.fullmatch(value)
        if not match:
            wish = f"{name}_{key}".upper().replace("-", "_")
            yield ("channels", name, key), f"is a secret: write ${{{wish}}} here and set {wish} in the environment"
        elif not environment.get(match[1]):
            yield ("channels", name, key), f"needs the environment variable {match[1]}, which is not set"


def _with_secrets(tree: dict[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    for name, key, value in list(_secret_keys(tree)):
        if (match := _VARIABLE.fullmatch(value)) and environment.get(match[1]):
            tree["channels"][name][key] = environment[match[1]]
    return tree


def _yaml_path(tree: CommentedMap, loc: tuple[str | int, ...]) -> Path_:
    """The part of pydantic's location that stands in the file (it adds names of unions and validators)."""
    path: list[str | int] = []
    node: Any = tree
    for part in loc:
        if _holds(node, part):
            path.append(part)
            node = node[part]
        elif isinstance(node, Mapping) and part == loc[-1]:
            path.append(part)  # a key that is missing
    return tuple(path)


def _holds(node: Any, part: str | int) -> bool:
    if isinstance(node, Mapping):
        return part in node
    return isinstance(node, list) and isinstance(part, int) and part < len(node)


def _say(item: dict[str, Any], path: Path_) -> str:
    kind = item["type"]
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(path[-1]), _allowed(path[:-1]), n=1, cutoff=0.5)
        hint = f"; did you mean `{near[0]}`?" if near else f"; known are {', '.join(_allowed(path[:-1]))}"
        return f"there is no key `{path[-1]}` here{hint}"
    if kind in _SHAPES:
        return f"must be {_SHAPES[kind]}"
    if kind == "missing":
        return f"`{path[-1]}` is missing"
    if kind in ("enum", "literal_error"):
        return f"must be one of {item['ctx']['expected']}"
    if kind == "union_tag_invalid":
        return f"`type` must be one of {item['ctx']['expected_tags']}"
    if kind == "union_tag_not_found":
        return "`type` is missing: email, slack or terminal"
    if kind == "string_pattern_mismatch" and path[-1] == "id" and path[0] in _IDS:
        return f"must look like {_IDS[path[0]]}"
    message = str(item["msg"]).removeprefix("Value error, ")
    return message[0].lower() + message[1:]


def _allowed(path: Path_) -> list[str]:
    """Keys that may stand at `path`, by walking the models as the file is walked."""
    models: list[type[BaseModel]] = [Settings]
    for part in path:
        fields = [
            field
            for model in models
            for name, field in model.model_fields.items()
            if (field.alias or name) == part or isinstance(part, int)
        ]
        if not isinstance(part, int) and fields:
            models = [model for field in fields for model in _models_of(field)]
    return sorted({field.alias or name for model in models for name, field in model.model_fields.items()})


def _models_of(field: FieldInfo) -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = []
    waiting: list[Any] = [field.annotation]
    while waiting:
        hint = waiting.pop()
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            found.append(hint)
        waiting.extend(getattr(hint, "__args__", ()))
    return found


def _dotted(path: Path_) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def _node(tree: CommentedMap, path: Path_) -> Any:
    node: Any = tree
    for part in path:
        node = node[part]
    return node


def _place(tree: CommentedMap, path: Path_) -> tuple[int, int]:
    """Line and column, both from 1, of the deepest part of `path` that stands in the file."""
    node: Any = tree
    place = (1, 1)
    for part in path:
        if not _holds(node, part):
            break
        line, column = node.lc.key(part) if isinstance(node, CommentedMap) else node.lc.item(part)
        place = (line + 1, column + 1)
        node = node[part]
    return place


def _error(tree: CommentedMap, file: str, path: Path_, message: str) -> ConfigError:
    line, column = _place(tree, path)
    return ConfigError(message, file=file, line=line, column=column, key=_dotted(path))
