#!/usr/bin/env python3
"""Exports a data set of a programme and fetches its files, with the standard library alone.

    fetch.py --programme ID --dataset NAME --from 2026-01-01 --to 2026-01-31 --purpose "…" [--format csv|ndjson|parquet] [--into folder] [address]

Starts the export, shows how far it is, resumes a download that was cut off, checks digests, and reads the rows by the schema of their manifest.
The purpose is the one that your client is registered with. In production MENTORING_TOKEN holds an access token of your identity provider; a host in
Development gives one to the client that --client names. Ends with 1 and the host's own words when anything is not as it should be.
"""
import argparse
import base64
import csv
import datetime
import decimal
import hashlib
import http.client
import json
import os
import re
import sys
import time
import urllib.error
import urllib.request
import uuid


class Refused(Exception):
    """The host said no, or what came is not what was told."""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address", nargs="?", default="http://localhost:5080")
    for name in ("programme", "dataset", "from", "to", "purpose"):
        parser.add_argument(f"--{name}", required=True, dest="since" if name == "from" else name)
    parser.add_argument("--client", default="export")
    parser.add_argument("--format", default="csv")
    parser.add_argument("--into", default=".")
    parser.add_argument("--cut", type=int, default=0, help="for trying it out: breaks the first download off after so many bytes")
    return parser.parse_args()


class Host:
    """Asks one host with one token."""

    def __init__(self, address, client):
        self.address = address.rstrip("/")
        self.token = os.environ.get("MENTORING_TOKEN") or self.json("/dev/token", {"client": client})["access_token"]

    def open(self, path, body=None, headers=None, method=None):
        request = urllib.request.Request(self.address + path, method=method, headers=headers or {})
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if getattr(self, "token", None):
            request.add_header("Authorization", f"Bearer {self.token}")
        for attempt in range(5):
            try:
                return urllib.request.urlopen(request, timeout=60)
            except urllib.error.HTTPError as error:
                if error.code in (429, 503) and attempt < 4:
                    time.sleep(float(error.headers.get("Retry-After", 2)))
                    continue
                raise Refused(told(error)) from None
            except (urllib.error.URLError, ConnectionError):
                if attempt == 4:
                    raise
                time.sleep(attempt + 1)

    def json(self, path, body=None, headers=None):
        with self.open(path, body, headers) as answer:
            return json.load(answer)


def told(error):
    """A problem in words, as RFC 9457 has them."""
    try:
        problem = json.load(error)
    except ValueError:
        return f"{error.code} {error.reason}"
    lines = [f"{problem['status']} {problem['type']}: {problem.get('detail') or problem['title']}"]
    return "\n".join(lines + [f"  {x['pointer']} {x['detail']}" for x in problem.get("errors", [])])


def start(host, asked):
    """With its key the request is made once, however often the network drops it."""
    body = {"programme": asked.programme, "dataset": asked.dataset, "format": asked.format, "period": {"from": asked.since, "to": asked.to}, "purpose": asked.purpose}
    with host.open("/v1/exports", body, {"Idempotency-Key": str(uuid.uuid4())}) as answer:
        if answer.status != 202:
            raise Refused(f"Wanted 202, got {answer.status}.")
        return answer.headers["Location"]


def wait(host, at):
    while True:
        with host.open(at) as answer:
            export, after = json.load(answer), float(answer.headers.get("Retry-After", 2))
        bar(export)
        if export["state"] == "succeeded":
            print(file=sys.stderr)
            return export
        if export["state"] not in ("queued", "running"):
            print(file=sys.stderr)
            problem = export.get("problem") or {}
            raise Refused(f"The export {export['state']}: {problem.get('type', '')} {problem.get('detail') or problem.get('title') or ''}")
        time.sleep(after)


def bar(export):
    percent, left = export.get("percent"), ""
    if export.get("eta"):
        eta = datetime.datetime.fromisoformat(export["eta"].replace("Z", "+00:00"))
        left = f", {max(0, int((eta - datetime.datetime.now(datetime.timezone.utc)).total_seconds()))} s left"
    print(f"\r  [{'#' * ((percent or 0) * 30 // 100):30}] {'?' if percent is None else percent:>3}%  {export['rows']} rows{left}  ", end="", file=sys.stderr, flush=True)


def download(host, at, file, into, cut=0):
    """Goes on where the file ends. If-Range: bytes of two files must not be put together, should the file be another by now."""
    part, size = os.path.join(into, file["name"] + ".part"), int(file["bytes"])
    if os.path.exists(part):
        os.remove(part)
    for attempt in range(5):
        have = os.path.getsize(part) if os.path.exists(part) else None
        if have == size:
            break
        headers = {"Range": f"bytes={have}-", "If-Range": f'"{file["sha256"]}"'} if have else {}
        try:
            with host.open(f"{at}/files/{file['name']}", headers=headers) as answer:
                if have and answer.status == 206:
                    if not answer.headers["Content-Range"].startswith(f"bytes {have}-"):
                        raise Refused(f"Asked for the bytes from {have} on, got {answer.headers['Content-Range']}.")
                    print(f"  went on with {file['name']} at byte {have} of {size}")
                digest = answer.headers["Repr-Digest"]
                with open(part, "ab" if answer.status == 206 else "wb") as kept:
                    if cut:
                        kept.write(answer.read(cut))
                        cut = 0
                        continue
                    while block := answer.read(64 * 1024):
                        kept.write(block)
        except (http.client.IncompleteRead, ConnectionError, TimeoutError):
            time.sleep(attempt + 1)
    sha256 = hash_of(part)
    if sha256.hex() != file["sha256"] or digest != f"sha-256=:{base64.b64encode(sha256).decode()}:":
        raise Refused(f"{file['name']} has the digest {sha256.hex()}, and not {file['sha256']} as was told.")
    os.replace(part, os.path.join(into, file["name"]))


def hash_of(path):
    sha256 = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1024 * 1024):
            sha256.update(block)
    return sha256.digest()


READS = {
    "string": str,
    "integer": int,
    "number": decimal.Decimal,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "date": datetime.date.fromisoformat,
    "datetime": lambda text: datetime.datetime.fromisoformat(text.replace("Z", "+00:00")),
    "yearmonth": lambda text: datetime.datetime.strptime(text, "%Y-%m").date(),
}


def rows_of(path, fields):
    """Rows as dictionaries of values by the schema; None is missing."""
    if path.endswith(".csv"):
        with open(path, newline="", encoding="utf-8") as file:
            rows = csv.reader(file, strict=True)
            if next(rows) != [field["name"] for field in fields]:
                raise Refused("The header is not that of the manifest.")
            for cells in rows:
                if len(cells) != len(fields):
                    raise Refused(f"A row has {len(cells)} cells: {cells}")
                yield {field["name"]: value(field, cell) for field, cell in zip(fields, cells)}
    else:
        with open(path, encoding="utf-8") as file:
            for line in file:
                row = json.loads(line, parse_float=decimal.Decimal)
                if list(row) != [field["name"] for field in fields]:
                    raise Refused(f"A row has other fields: {list(row)}")
                yield {field["name"]: value(field, "" if row[field["name"]] is None else as_text(row[field["name"]])) for field in fields}


def as_text(given):
    return ("true" if given else "false") if isinstance(given, bool) else str(given)


def value(field, text):
    """What Table Schema makes of a text: a value that keeps what the schema promises."""
    rules, name = field.get("constraints", {}), field["name"]
    if text == "":
        if rules.get("required"):
            raise Refused(f"{name} is missing.")
        return None
    try:
        read = READS[field["type"]](text)
    except (ValueError, KeyError, decimal.InvalidOperation):
        raise Refused(f"{name} is no {field['type']}: {text}") from None
    if "enum" in rules and text not in rules["enum"]:
        raise Refused(f"{name} is none of {rules['enum']}: {text}")
    if "minimum" in rules and read < rules["minimum"] or "maximum" in rules and read > rules["maximum"]:
        raise Refused(f"{name} lies outside what the schema says: {text}")
    return read


def open_up(into):
    """Reads every row and prints the first."""
    with open(os.path.join(into, "datapackage.json"), encoding="utf-8") as file:
        package = json.load(file)
    policy = f"; policy {package['disclosurePolicy']}" if package.get("disclosurePolicy") else ""
    print(f"  {package['title']}, {package['period']['from']} to {package['period']['to']}, as it was at {package['transactionTime']}{policy}")
    for resource in package["resources"]:
        path = os.path.join(into, resource["path"])
        if os.path.getsize(path) != resource["bytes"] or f"sha256:{hash_of(path).hex()}" != resource["hash"]:
            raise Refused(f"The manifest describes another {resource['path']}.")
        if path.endswith(".parquet"):
            with open(path, "rb") as file:
                if file.read(4) != b"PAR1":
                    raise Refused(f"{resource['path']} is no Parquet.")
            count = resource["rowCount"]
        else:
            count = read_all(path, resource["schema"])
        if count != resource["rowCount"]:
            raise Refused(f"{resource['path']} has {count} rows, the manifest tells of {resource['rowCount']}.")
        print(f"  {resource['path']}: {count} rows, {resource['bytes']} bytes, {resource['hash'][:19]}…")


def read_all(path, schema):
    count, keys = 0, set()
    for row in rows_of(path, schema["fields"]):
        count += 1
        if key := tuple(row[name] for name in schema.get("primaryKey", [])):
            if key in keys:
                raise Refused(f"Two rows have the key {key}.")
            keys.add(key)
        if count <= 3:
            print("    " + ", ".join(f"{name}={cell}" for name, cell in row.items() if cell is not None)[:160])
    return count


def main():
    asked = arguments()
    os.makedirs(asked.into, exist_ok=True)
    try:
        host = Host(asked.address, asked.client)
        at = start(host, asked)
        print(f"  {asked.dataset} as {asked.format}: {at}")
        for file in wait(host, at)["files"]:
            if not re.fullmatch(r"[a-z0-9-]+\.[a-z]+", file["name"]):
                raise Refused(f"{file['name']} is no name for a file here.")
            download(host, at, file, asked.into, asked.cut)
            asked.cut = 0
        open_up(asked.into)
    except (Refused, OSError) as error:
        print(f"fetch.py: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
