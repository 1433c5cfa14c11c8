//! A load generator that costs as little as it can: one keep-alive connection a client, requests
//! written by hand, answers read only as far as needed.

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::{LocalSet, spawn_local};

use crate::market::{self, Market};

pub struct Timing {
    pub rate: f64,
    pub p50: Duration,
    pub p99: Duration,
}

pub fn run(
    address: SocketAddr,
    bearer: &str,
    market: &Rc<Market>,
    buyers: usize,
    clients: usize,
    time: Duration,
) -> Timing {
    let bearer: Rc<str> = bearer.into();
    let market = Rc::clone(market);
    timed(clients, time, move |until| {
        one(address, Rc::clone(&bearer), Rc::clone(&market), buyers, until)
    })
}

/// Runs so many clients at once on one thread, each until it is time, and sums up their waits.
pub fn timed<F>(clients: usize, time: Duration, client: impl Fn(Instant) -> F) -> Timing
where
    F: Future<Output = Vec<Duration>> + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let start = Instant::now();
    let until = start + time;
    let mut waits: Vec<Duration> = LocalSet::new().block_on(&runtime, async {
        let running: Vec<_> = (0..clients).map(|_| spawn_local(client(until))).collect();
        let mut waits = Vec::new();
        for client in running {
            waits.extend(client.await.unwrap());
        }
        waits
    });
    let rate = waits.len() as f64 / start.elapsed().as_secs_f64();
    waits.sort_unstable();
    Timing { rate, p50: waits[waits.len() / 2], p99: waits[waits.len() * 99 / 100] }
}

async fn one(
    address: SocketAddr,
    bearer: Rc<str>,
    market: Rc<Market>,
    buyers: usize,
    until: Instant,
) -> Vec<Duration> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let mut answer = vec![0u8; 16 * 1024];
    let mut waits = Vec::new();
    while Instant::now() < until {
        let body = market::body(&market, buyers, crate::next());
        let request = format!(
            "POST /api/v1/leads HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {bearer}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let sent = Instant::now();
        stream.write_all(request.as_bytes()).await.unwrap();
        let got = read_answer(&mut stream, &mut answer).await;
        let text = String::from_utf8_lossy(&answer[..got]);
        assert!(text.starts_with("HTTP/1.1 201"), "{text}");
        assert!(text.contains("\"delivered\""), "{text}");
        waits.push(sent.elapsed());
    }
    waits
}

/// Reads one answer that says its length.
pub async fn read_answer(stream: &mut TcpStream, buffer: &mut [u8]) -> usize {
    let mut got = 0;
    loop {
        let more = stream.read(&mut buffer[got..]).await.unwrap();
        assert!(more > 0, "the server hung up");
        got += more;
        let Some(end) = buffer[..got].windows(4).position(|four| four == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&buffer[..end]).to_lowercase();
        let length: usize = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length:"))
            .map(|value| value.trim().parse().unwrap())
            .expect("an answer that says its length");
        if got >= end + 4 + length {
            return got;
        }
    }
}
