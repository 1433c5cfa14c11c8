//! The check that docs/proof.md prints, run as it stands there: the format is told well enough to write
//! one's own.

use std::fs;
use std::path::Path;
use std::process::Command;

use lead_exchange::ledger::proof::{Wanted, verify};
use serde_json::{Value, json};
use uuid::Uuid;

use super::proof::{keys as public_keys, made, traded};

/// The script, out of the document.
fn script() -> &'static str {
    let text = include_str!("../../../docs/proof.md");
    let (_, after) = text.split_once("```python\n").expect("a script");
    after.split_once("```").expect("its end").0
}

fn check(folder: &Path, proof: &Value) -> (bool, String) {
    fs::write(folder.join("proof.json"), proof.to_string()).expect("a file");
    let done = Command::new("python3")
        .args(["check.py", "proof.json", "keys.json"])
        .current_dir(folder)
        .output()
        .expect("python3");
    let said = [done.stdout, done.stderr].concat();
    (done.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn the_published_script_agrees() {
    let (books, buyer, contractor) = traded();
    books.pass_days(1);
    let folder = std::env::temp_dir().join(format!("proof-{}", Uuid::now_v7()));
    fs::create_dir_all(&folder).expect("a folder");
    let key = books.signer.public();
    let keys = json!({"keys": [{"kid": key.id(), "x": key.to_base64_url(), "pem": key.to_pem()}]});
    fs::write(folder.join("keys.json"), keys.to_string()).expect("the keys");
    fs::write(folder.join("check.py"), script()).expect("the script");

    for party in [buyer, contractor] {
        let proof = serde_json::to_value(made(&books, party, Wanted::default())).expect("JSON");
        let (holds, said) = check(&folder, &proof);
        assert!(holds && said.starts_with("It holds: "), "{said}");
    }

    let good = serde_json::to_value(made(&books, buyer, Wanted::default())).expect("JSON");
    let line = good["transfers"][2]["line"].as_str().expect("a line");
    for (at, change) in [
        ("/transfers/2/line", json!(line.replace(" 500 ", " 400 "))),
        ("/transfers/2/position", json!(4)),
        ("/transfers/2/path/0", good["transfers"][3]["path"][1].clone()),
        (
            "/statement",
            json!(good["statement"].as_str().unwrap_or_default().replace("8200", "8300")),
        ),
        ("/days/1/signature", good["days"][0]["signature"].clone()),
        ("/key_id", json!("0011223344556677")),
        ("/kind", json!("lead-exchange/proof-file/2")),
        ("/transfers/2/path", json!(null)),
        // Days that are missing: at the start, at the end, in between, all.
        ("/days", json!(good["days"].as_array().expect("days")[1..])),
        ("/days", json!([good["days"][0]])),
        ("/days", json!([good["days"][0], good["days"][2]])),
        ("/days", json!([])),
    ] {
        let mut proof = good.clone();
        let place = proof.pointer_mut(at).expect(at);
        assert_ne!(*place, change, "{at}");
        *place = change.clone();
        let (holds, said) = check(&folder, &proof);
        assert!(!holds && said.starts_with("It does not hold: "), "{at} {change}: {said}");
        // The program's own check says no to the same.
        let file = proof.to_string();
        assert!(verify(&file, &public_keys(&books)).is_err(), "{at} {change}");
    }
    fs::remove_dir_all(&folder).expect("no folder");
}
