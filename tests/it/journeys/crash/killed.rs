//! The real program in a process of its own, over a test's database, to be killed.

use std::fs;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Text};
use lead_exchange::config::Database;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::cluster::harness::{Folder, program};
use crate::support::{Answer, Api, TestApp};

/// How far the clients have come, and how often a call was cut off by a kill.
#[derive(Default)]
pub struct Progress {
    pub answered: AtomicUsize,
    lost: AtomicUsize,
    pub cut_off: AtomicUsize,
}

impl Progress {
    /// Posts until there is an answer that is one, always under the same key.
    pub async fn insist(&self, api: &Api, key: &str, path: &str, body: &Value) -> Answer {
        let api = api.with("Idempotency-Key", key);
        let until = Instant::now() + Duration::from_secs(60);
        // Every fourth answer is lost on its way, whether a kill comes between or not: what it told
        // of is done, and its caller does not know.
        let mut lose = self.lost.fetch_add(1, Ordering::Relaxed) % 4 == 3;
        loop {
            match api.try_post(path, body).await {
                Some(answer) if !answer.status.is_server_error() => {
                    if std::mem::take(&mut lose) {
                        continue;
                    }
                    self.answered.fetch_add(1, Ordering::Relaxed);
                    return answer;
                }
                _ => self.cut_off.fetch_add(1, Ordering::Relaxed),
            };
            assert!(Instant::now() < until, "{path} is not answered");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until so many calls were answered.
    pub async fn reaches(&self, many: usize) {
        let until = Instant::now() + Duration::from_secs(60);
        while self.answered.load(Ordering::Relaxed) < many {
            assert!(Instant::now() < until, "{many} calls are not answered");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

/// Where the program is served, whatever process does it.
pub struct Server {
    command: Command,
    pub address: String,
    child: Option<Child>,
}

impl Server {
    /// Over the database, the key and the folder of a test's own program.
    pub fn over(app: &TestApp) -> Self {
        let config = &app.state.config;
        let Database::Server { url, owner_url } = &config.database else {
            panic!("tests bring their database")
        };
        let mut command = Command::new(env!("CARGO_BIN_EXE_lead-exchange"));
        command
            .env("DATABASE_URL", url)
            .env("DATABASE_OWNER_URL", owner_url)
            .env("DATA_DIR", &config.data_dir)
            .env("SECRET_KEY", config.secret_key.as_deref().expect("a key"))
            .env("MAIL_FROM", &config.mail_from)
            .env("BASE_URL", &config.base_url)
            .env("TRUST_PROXY", "1");
        Self::with(command)
    }

    /// With a database of its own in a folder.
    pub fn in_folder(folder: &Folder) -> Self {
        let mut command = program();
        command.env("DATA_DIR", &folder.data_dir);
        Self::with(command)
    }

    fn with(mut command: Command) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let listen = port.local_addr().expect("an address").to_string();
        command
            .env("LISTEN_ADDR", &listen)
            .env("POOL_SIZE", "6")
            .env("TEST_CLOCK", "1")
            .env("LOG", "off")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        Self { command, address: format!("http://{listen}"), child: None }
    }

    /// The same with a setting of the test's own.
    pub fn set(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Starts it and waits until it is ready.
    pub async fn start(&mut self) {
        self.child = Some(self.command.arg("serve").spawn().expect("the program"));
        self.command = self.again();
        let ready = format!("{}/readyz", self.address);
        let until = Instant::now() + Duration::from_secs(60);
        lead_exchange::outside::http::provide_cryptography();
        while !reqwest::get(&ready).await.is_ok_and(|answer| answer.status().is_success()) {
            assert!(Instant::now() < until, "it did not start");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The same command without its arguments.
    fn again(&self) -> Command {
        let mut command = Command::new(self.command.get_program());
        for (name, value) in self.command.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command
    }

    /// Ends it with SIGKILL.
    pub fn kill(&mut self) {
        let mut child = self.child.take().expect("a running server");
        child.kill().expect("a kill");
        child.wait().expect("its end");
    }

    /// Asks it to end, and waits until it has finished what it had in hand.
    pub fn stop(&mut self) {
        let mut child = self.child.take().expect("a running server");
        kill_process(Pid::from_child(&child), Signal::TERM).expect("a signal");
        assert!(child.wait().expect("its end").success());
    }

    /// Another command of the same program, with the same settings.
    pub fn also(&self, args: &[&str]) -> Command {
        let mut command = self.again();
        command.args(args).stdout(Stdio::piped());
        command
    }

    /// Proves the books with the program's own command.
    pub fn check_ledger(&self) {
        let output = self.also(&["ledger", "check"]).output().expect("the program");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(said.starts_with("The books balance."), "{said}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

#[derive(diesel::QueryableByName)]
struct Sent {
    #[diesel(sql_type = Text)]
    status: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    told: i64,
}

/// How many things the mails of a kind told, after whatever the dead left in hand was sent. Each
/// mail must have gone out, and be one file.
pub fn told_by_mail(app: &TestApp, kind: &str) -> i64 {
    // What a dead worker held is free again when its lease is over.
    app.turn_clock(5 * 60 + 1);
    app.work_jobs();
    let sent: Vec<Sent> = app.tx(|tx| {
        diesel::sql_query(
            "SELECT status, kind, coalesce((regexp_match(subject, '^\\d+'))[1]::bigint, 1) AS told FROM mails",
        )
        .load(tx.conn())
        .expect("the mails")
    });
    assert!(sent.iter().all(|mail| mail.status == "sent"));
    let folder = fs::read_dir(app.state.config.data_dir.join("mail")).expect("the folder");
    let files = folder.filter(|entry| {
        let path = entry.as_ref().expect("a file").path();
        path.extension().is_some_and(|extension| extension == "eml")
    });
    assert_eq!(files.count(), sent.len(), "each mail is one file");
    sent.iter().filter(|mail| mail.kind == kind).map(|mail| mail.told).sum()
}
