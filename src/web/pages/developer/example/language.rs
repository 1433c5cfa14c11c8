//! The same request in the languages people ask for, with nothing to install.

use serde_json::Value;

use super::literal::{JSON, Layout, PYTHON, literal};

/// A language of the examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Curl,
    Python,
    JavaScript,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::Curl, Self::Python, Self::JavaScript];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Python => "python",
            Self::JavaScript => "javascript",
        }
    }

    /// As it calls itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Python => "Python",
            Self::JavaScript => "JavaScript",
        }
    }

    /// A program that sends a body to an address, its keys in this order.
    pub fn write(self, address: &str, key: &str, body: &Value, order: &[String]) -> String {
        let (words, step) = match self {
            Self::Curl | Self::JavaScript => (JSON, 2),
            Self::Python => (PYTHON, 4),
        };
        let body = literal(body, Layout { words, step, order });
        match self {
            Self::Curl => curl(address, key, &body),
            Self::Python => fill(PYTHON_PROGRAM, address, key, &body),
            Self::JavaScript => fill(JAVASCRIPT_PROGRAM, address, key, &body),
        }
    }
}

/// Quotes inside the body would end the shell's, so they are written the way a shell reads them.
fn curl(address: &str, key: &str, body: &str) -> String {
    let body = body.replace('\'', r"'\''");
    format!(
        "curl -sS -X POST '{address}' \\\n  -H 'Authorization: Bearer {key}' \\\n  -H 'Content-Type: application/json' \\\n  \
         -H \"Idempotency-Key: $(date +%s)-$$\" \\\n  -d '{body}'"
    )
}

fn fill(program: &str, address: &str, key: &str, body: &str) -> String {
    // The body last: whatever somebody calls a field must not be taken for a place to fill.
    program.replace("{ADDRESS}", address).replace("{KEY}", key).replace("{BODY}", body)
}

const PYTHON_PROGRAM: &str = r#"import json
import time
import urllib.error
import urllib.request
import uuid

ADDRESS = "{ADDRESS}"
KEY = "{KEY}"

BODY = {BODY}


def send(body):
    # One key for one body: sending it again gives the first answer again.
    headers = {
        "Authorization": "Bearer " + KEY,
        "Content-Type": "application/json",
        "Idempotency-Key": str(uuid.uuid4()),
    }
    data = json.dumps(body).encode()
    for attempt in range(5):
        request = urllib.request.Request(ADDRESS, data, headers, method="POST")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503):
                return error.code, json.load(error)
            time.sleep(int(error.headers.get("Retry-After", "1")))
    raise SystemExit("The exchange is busy. Try again later.")


status, answer = send(BODY)
print(status)
print(json.dumps(answer, indent=2))"#;

const JAVASCRIPT_PROGRAM: &str = r#"const ADDRESS = "{ADDRESS}";
const KEY = "{KEY}";

const BODY = {BODY};

async function send(body) {
  // One key for one body: sending it again gives the first answer again.
  const headers = {
    "Authorization": "Bearer " + KEY,
    "Content-Type": "application/json",
    "Idempotency-Key": globalThis.crypto?.randomUUID?.() ?? Date.now() + "-" + Math.random(),
  };
  for (let attempt = 0; attempt < 5; attempt++) {
    const answer = await fetch(ADDRESS, { method: "POST", headers, body: JSON.stringify(body) });
    if (answer.status !== 429 && answer.status !== 503) {
      return [answer.status, await answer.json()];
    }
    const seconds = Number(answer.headers.get("Retry-After") ?? 1);
    await new Promise((done) => setTimeout(done, seconds * 1000));
  }
  throw new Error("The exchange is busy. Try again later.");
}

send(BODY).then(([status, answer]) => {
  console.log(status);
  console.log(JSON.stringify(answer, null, 2));
});"#;
