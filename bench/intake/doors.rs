//! The doors beside `POST /leads`: clicks on a tracking link, and a file of a hundred thousand rows.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use lead_exchange::jobs;
use lead_exchange::kernel::ids::EngagementId;
use lead_exchange::web::State;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client::{Timing, read_answer, timed};

/// The code of the tracked engagement in market.sql.
const LINK: &str = "/c/tracked0001?source=search_ads&sub1=brand";
/// Rows of the file.
pub const ROWS: usize = 100_000;

/// Follows the link, or asks for a page that costs nothing, over and over.
pub fn clicks(
    address: SocketAddr,
    path: Option<&'static str>,
    clients: usize,
    time: Duration,
) -> Timing {
    let (path, expected) = match path {
        Some(path) => (path, "HTTP/1.1 200"),
        None => (LINK, "HTTP/1.1 302"),
    };
    timed(clients, time, move |until| async move {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: bench\r\nUser-Agent: Mozilla/5.0\r\n\r\n");
        let mut answer = vec![0u8; 16 * 1024];
        let mut waits = Vec::new();
        while Instant::now() < until {
            let sent = Instant::now();
            stream.write_all(request.as_bytes()).await.unwrap();
            let got = read_answer(&mut stream, &mut answer).await;
            let text = String::from_utf8_lossy(&answer[..got]);
            assert!(text.starts_with(expected), "{text}");
            waits.push(sent.elapsed());
        }
        waits
    })
}

/// What a file of [`ROWS`] leads took.
pub struct Imported {
    pub upload: Duration,
    pub work: Duration,
    /// Resident memory before the file came, and the most of it while it was read and sent; bytes.
    pub before: u64,
    pub reading: u64,
    pub sending: u64,
}

/// Uploads a file over HTTP and has the job send it, watching this process's memory.
pub fn import(
    address: SocketAddr,
    state: &State,
    bearer: &str,
    engagement: EngagementId,
) -> Imported {
    let body = multipart();
    let before = resident();
    let watch = Watch::start();
    let start = Instant::now();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(upload(address, bearer, engagement, body));
    let (upload, reading) = (start.elapsed(), watch.most());
    let start = Instant::now();
    jobs::run_until_idle(&state.jobs).unwrap();
    Imported { upload, work: start.elapsed(), before, reading, sending: watch.most() }
}

fn multipart() -> Vec<u8> {
    let mut text = String::from(
        "--edge\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n\
         {\"columns\": [\"name\", \"phone\", \"email\", \"fields.city\"], \"source\": \"search_ads\"}\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"start\"\r\n\r\ntrue\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\n\r\n\
         Name,Phone,E-mail,City\n",
    );
    for row in 0..ROWS {
        text.push_str(&format!("Анна Петрова,+7958{row:07},import{row}@mail.example.com,Москва\n"));
    }
    text.push_str("\r\n--edge--\r\n");
    text.into_bytes()
}

async fn upload(address: SocketAddr, bearer: &str, engagement: EngagementId, body: Vec<u8>) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /api/v1/engagements/{engagement}/imports HTTP/1.1\r\nHost: bench\r\n\
         Authorization: Bearer {bearer}\r\nContent-Type: multipart/form-data; boundary=edge\r\n\
         Content-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&body).await.unwrap();
    drop(body);
    let mut answer = vec![0u8; 16 * 1024];
    let got = stream.read(&mut answer).await.unwrap();
    let text = String::from_utf8_lossy(&answer[..got]);
    assert!(text.starts_with("HTTP/1.1 201"), "{text}");
}

/// Resident memory of this process, bytes.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() * 1024
}

/// Looks at the memory every few milliseconds, on a thread of its own.
struct Watch {
    most: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
}

impl Watch {
    fn start() -> Self {
        let watch = Self { most: Arc::default(), stop: Arc::default() };
        let (most, stop) = (Arc::clone(&watch.most), Arc::clone(&watch.stop));
        std::thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                most.fetch_max(resident(), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(5));
            }
        });
        watch
    }

    /// The most since the last call.
    fn most(&self) -> u64 {
        self.most.swap(0, Ordering::Relaxed)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
