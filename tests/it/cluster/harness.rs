//! A program that runs with a database until it is told to stop, and a folder for it.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, sql_query};
use rustix::process::{Pid, Signal, kill_process};

/// The program under test, with nothing of the outer test run's settings.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lead-exchange"));
    for name in ["DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_ADMIN_URL", "DATA_DIR"] {
        command.env_remove(name);
    }
    command
}

/// A data folder of its own, removed at the end.
pub struct Folder {
    root: PathBuf,
    pub data_dir: PathBuf,
}

impl Folder {
    pub fn new() -> Self {
        Self::named("data")
    }

    /// With this path below a short folder of its own.
    pub fn named(below: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("lx-{}-{number}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        let data_dir = root.join(below);
        Self { root, data_dir }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn postgres(&self) -> PathBuf {
        self.data_dir.join("postgres/data")
    }

    /// The process number PostgreSQL wrote down.
    pub fn postgres_pid(&self) -> Pid {
        let text = fs::read_to_string(self.postgres().join("postmaster.pid")).unwrap();
        Pid::from_raw(text.lines().next().unwrap().trim().parse().unwrap()).unwrap()
    }

    pub fn start(&self) -> Running {
        self.try_start(|_| ()).unwrap_or_else(|said| panic!("it did not start: {said}"))
    }

    /// Starts the program, set up further by `more`; what it said when it did not start.
    pub fn try_start(&self, more: impl FnOnce(&mut Command)) -> Result<Running, String> {
        let mut command = program();
        command.env("DATA_DIR", &self.data_dir).arg("with-database");
        more(&mut command);
        Running::begin(command)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// The program with its database up. Dropping it lets both end.
pub struct Running {
    pub child: Child,
    /// The wrapped command ends when this closes.
    stdin: Option<ChildStdin>,
    pub app: String,
    pub owner: String,
    pub admin: String,
}

impl Running {
    fn begin(mut command: Command) -> Result<Self, String> {
        let script = r#"printf '%s\n' "$DATABASE_URL" "$DATABASE_OWNER_URL" "$DATABASE_ADMIN_URL"
            exec cat"#;
        let mut child = command
            .args(["--", "sh", "-c", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let urls: Vec<String> = lines.take(3).map_while(Result::ok).collect();
        let [app, owner, admin] = <[String; 3]>::try_from(urls).map_err(|_| {
            let mut said = String::new();
            child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            assert!(!child.wait().unwrap().success(), "a failed start must say so: {said}");
            said
        })?;
        Ok(Self { child, stdin, app, owner, admin })
    }

    pub fn stop(mut self) -> ExitStatus {
        drop(self.stdin.take());
        self.child.wait().unwrap()
    }

    /// Ends the program as a crash would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stdin.take());
        let _ = self.child.wait();
    }
}

pub fn connect(url: &str) -> PgConnection {
    PgConnection::establish(url).unwrap_or_else(|error| panic!("{url}: {error}"))
}

#[derive(QueryableByName)]
struct Value {
    #[diesel(sql_type = Text)]
    value: String,
}

/// The text one SQL expression has for this role.
pub fn ask(url: &str, expression: &str) -> String {
    let query = format!("SELECT ({expression})::text AS value");
    sql_query(query).get_result::<Value>(&mut connect(url)).unwrap().value
}

pub fn tell(url: &str, statement: &str) -> Result<usize, diesel::result::Error> {
    sql_query(statement).execute(&mut connect(url))
}

pub fn kill(pid: Pid) {
    kill_process(pid, Signal::KILL).unwrap();
}

/// The process that started this one.
pub fn parent(pid: Pid) -> Pid {
    let number = pid.as_raw_nonzero().to_string();
    let output = Command::new("ps").args(["-o", "ppid=", "-p", &number]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    Pid::from_raw(text.trim().parse().unwrap()).unwrap()
}

/// Whether the process still runs; one that ended but was not collected does not.
pub fn runs(pid: Pid) -> bool {
    let number = pid.as_raw_nonzero().to_string();
    let output = Command::new("ps").args(["-o", "stat=", "-p", &number]).output().unwrap();
    let state = String::from_utf8(output.stdout).unwrap();
    !state.trim().is_empty() && !state.trim().starts_with('Z')
}

/// Waits for something that must become true within 20 seconds.
pub fn soon(what: &str, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < until, "not so after 20 s: {what}");
        sleep(Duration::from_millis(20));
    }
}
