//! The pipe from the server to its guard. Nothing is ever sent: its end is the message.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::time::Duration;

/// The guard's end.
#[derive(Debug)]
pub(super) struct Leash {
    ended: Receiver<()>,
}

impl Leash {
    /// Watches standard input from a thread of its own, which ends with the pipe.
    pub(super) fn hold() -> Self {
        let (held, ended) = channel::<()>();
        std::thread::spawn(move || {
            let mut scrap = [0_u8; 64];
            let mut input = io::stdin().lock();
            loop {
                match input.read(&mut scrap) {
                    Ok(1..) => {}
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Ok(0) | Err(_) => break,
                }
            }
            drop(held);
        });
        Self { ended }
    }

    /// Whether the server is still there.
    pub(super) fn held(&self) -> bool {
        self.ended.try_recv() != Err(TryRecvError::Disconnected)
    }

    /// Waits this long, or less when the server goes. Answers whether it is still there.
    pub(super) fn wait(&self, pause: Duration) -> bool {
        self.ended.recv_timeout(pause) != Err(RecvTimeoutError::Disconnected)
    }
}
