"""The published API under a fuzzer: no 5xx, and no answer its OpenAPI document does not tell of.

Starts the program with an empty embedded database, makes a small market through the API itself, and
lets Schemathesis loose on every operation as buyer, contractor and staff, with ids of things that are
there. FUZZ_SECONDS is the time for all three together; FUZZ_SEED repeats a run.
"""

import email
import email.policy
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("LEAD_EXCHANGE", str(ROOT / "target/debug/lead-exchange"))
SECONDS = int(os.environ.get("FUZZ_SECONDS", "90"))
SEED = int(os.environ.get("FUZZ_SEED", str(random.randrange(1 << 32))))
PASSWORD = "a long enough password 7"
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
# What would end the fuzzer's own session.
ENDS_SESSION = "post_me_sign_out"


class Api:
    """One person's way into the API."""

    def __init__(self, base, token=None):
        self.base, self.token = base, token

    def call(self, method, path, body=None):
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.base}/api/v1{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                text = answer.read().decode()
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{method} {path}: {error.code} {error.read().decode()}") from None
        return json.loads(text) if text else None

    def post(self, path, body=None):
        return self.call("POST", path, body if body is not None else {})


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def wait_until_ready(base, program):
    for _ in range(600):
        if program.poll() is not None:
            raise SystemExit(f"the program ended with {program.returncode}")
        try:
            urllib.request.urlopen(f"{base}/readyz", timeout=1).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("the program did not get ready within a minute")


def sign_in(base, address):
    body = {"grant_type": "password", "email": address, "password": PASSWORD}
    return Api(base, Api(base).post("/tokens", body)["access_token"])


def confirm(base, mails, address):
    """Follows the link in the mail that signing up sends."""
    for _ in range(200):
        for file in sorted(mails.glob("*.eml")) if mails.exists() else []:
            mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            found = re.search(r"/confirm/(\S+)", mail.get_body(("plain",)).get_content())
            if found and address in mail["To"]:
                Api(base).post("/confirmations", {"token": found[1]})
                return
        time.sleep(0.05)
    raise SystemExit(f"no mail came to {address}")


def person(base, data, role):
    address = f"{role}@example.com"
    Api(base).post("/sign-ups", {
        "email": address, "password": PASSWORD, "party_name": f"The {role}", "roles": [role],
        "locale": "en", "time_zone": "UTC",
    })
    confirm(base, data / "mail", address)
    return sign_in(base, address)


def market(base, buyer, contractor, staff):
    """Something of each kind; answers the ids by the word before `{id}` in a path."""
    top_up = buyer.post("/top-ups", {"amount": "90000.00", "currency": "RUB"})
    staff.post(f"/top-ups/{top_up['id']}/confirmation")
    offer = buyer.post("/offers", {
        "title": "Windows", "topic": "windows", "action": "application", "price": "500", "currency": "RUB",
        "form": [{"key": "city", "label": "City", "type": "text", "required": False}],
    })
    buyer.post(f"/offers/{offer['id']}/submission")
    staff.post(f"/offers/{offer['id']}/publication")
    engagement = contractor.post(f"/offers/{offer['id']}/engagements")
    leads = [
        contractor.post("/leads", {
            "engagement": engagement["id"],
            "contact": {"name": "Anna", "phone": f"+7916{number:07}"},
        })["id"]
        for number in range(6)
    ]
    buyer.post(f"/leads/{leads[0]}/rejection", {"reason": "invalid_contact"})
    contractor.post(f"/leads/{leads[0]}/appeal", {"text": "The phone rings."})
    tracker = contractor.post("/trackers", {"template": "https://tracker.example/?s={status}"})
    return {
        "offers": offer["id"], "engagements": engagement["id"], "leads": leads[0], "top-ups": top_up["id"],
        "trackers": tracker["id"], "parties": buyer.call("GET", "/me")["seats"][0]["party"],
    }


def configured(folder, base, ids):
    """Writes the ids of things that are there into the fuzzer's configuration."""
    with urllib.request.urlopen(f"{base}/api/openapi.json") as answer:
        paths = json.load(answer)["paths"]
    lines = []
    for path, operations in paths.items():
        found = re.search(r"/([a-z-]+)/\{(\w+)\}", path)
        if not found or found[1] not in ids:
            continue
        for method in operations:
            if method in ("get", "post", "put", "delete"):
                lines += ["[[operations]]", f'include-name = "{method.upper()} {path}"',
                          f'parameters = {{ "path.{found[2]}" = "{ids[found[1]]}" }}', ""]
    file = folder / "schemathesis.toml"
    file.write_text("\n".join(lines))
    return file


def fuzz(config, base, who, api, seconds):
    print(f"-- as {who}, {seconds} s, seed {SEED}", flush=True)
    tool = pathlib.Path(sys.executable).with_name("schemathesis")
    command = [
        str(tool), "--config-file", str(config), "run", f"{base}/api/openapi.json", "--checks", CHECKS,
        "--header", f"Authorization: Bearer {api.token}", "--phases", "examples,coverage,fuzzing",
        "--exclude-operation-id", ENDS_SESSION, "--max-time", str(seconds), "--max-examples", "40",
        "--workers", "1", "--seed", str(SEED), "--continue-on-failure", "--no-shrink", "--warnings", "off",
        "--suppress-health-check", "all", "--request-timeout", "30",
    ]
    return subprocess.run(command, cwd=config.parent, check=False).returncode


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lead-exchange-fuzz-"))
    data, port = folder / "data", free_port()
    base = f"http://127.0.0.1:{port}"
    env = {**os.environ, "DATA_DIR": str(data), "LISTEN_ADDR": f"127.0.0.1:{port}", "BASE_URL": base,
           "LOG": "error", "ADMIN_PASSWORD": PASSWORD, "DATABASE_URL": ""}
    subprocess.run([PROGRAM, "admin", "create", "--email", "staff@example.com"], env=env, check=True,
                   stdout=subprocess.DEVNULL)
    with open(folder / "log", "w", encoding="utf-8") as log:
        program = subprocess.Popen([PROGRAM, "serve"], env=env, stdout=log, stderr=log)
    try:
        wait_until_ready(base, program)
        people = {role: person(base, data, role) for role in ("buyer", "contractor")}
        people["staff"] = sign_in(base, "staff@example.com")
        ids = market(base, people["buyer"], people["contractor"], people["staff"])
        config = configured(folder, base, ids)
        each = max(10, SECONDS // len(people))
        failed = [who for who, api in people.items() if fuzz(config, base, who, api, each)]
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(timeout=60)
        sys.stdout.write((folder / "log").read_text(encoding="utf-8"))
    shutil.rmtree(folder)
    if failed:
        raise SystemExit(f"the fuzzer found something as {', '.join(failed)}; repeat with FUZZ_SEED={SEED}")


main()
