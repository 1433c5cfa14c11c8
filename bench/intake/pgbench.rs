//! PostgreSQL's own benchmark inserting one row a transaction.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// Rows a second.
pub fn bare_inserts(url: &str, clients: usize, time: Duration) -> f64 {
    let script = std::env::temp_dir().join(format!("bare-insert-{}.sql", std::process::id()));
    std::fs::write(
        &script,
        "INSERT INTO bare_rows (body) VALUES ('one row of about the size of a lead, no more');\n",
    )
    .unwrap();
    let output = Command::new(program())
        .args(["--no-vacuum", "--protocol=prepared", "--jobs=2"])
        .arg(format!("--client={clients}"))
        .arg(format!("--time={}", time.as_secs()))
        .arg(format!("--file={}", script.display()))
        .arg(url)
        .output()
        .expect("pgbench comes with PostgreSQL's server package");
    drop(std::fs::remove_file(&script));
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "pgbench: {}", String::from_utf8_lossy(&output.stderr));
    text.lines()
        .find_map(|line| line.strip_prefix("tps = ")?.split_whitespace().next()?.parse().ok())
        .unwrap_or_else(|| panic!("pgbench printed no tps: {text}"))
}

fn program() -> PathBuf {
    let beside =
        std::env::var_os("POSTGRES_BIN").map(|folder| PathBuf::from(folder).join("pgbench"));
    let debian = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin/pgbench")));
    beside
        .into_iter()
        .chain(debian)
        .find(|path| path.exists())
        .unwrap_or_else(|| PathBuf::from("pgbench"))
}
