//! What pages and the API do alike to take a file of leads in.
//!
//! Reading takes a second or two of a thread and some memory, so only a few are read at once; the
//! others wait for their turn with their file in hand, and of those the uploads are bounded already.

use tokio::sync::{Semaphore, SemaphorePermit};

use super::WebError;
use crate::disputes::evidence;
use crate::doors::imports::format::Choice;
use crate::doors::imports::{FILE, Upload};
use crate::kernel::fault::Fault;

/// How many files are read at once.
static READING: Semaphore = Semaphore::const_new(2);

/// A file that was told apart, and its turn to be read: held until its rows are kept.
#[derive(Debug)]
pub struct Turn {
    pub upload: Upload,
    _turn: SemaphorePermit<'static>,
}

/// Looks at the one file that came; its rows are read by [`take`](crate::doors::imports::take::take).
pub async fn look(choice: Choice, mut files: Vec<evidence::Upload>) -> Result<Turn, WebError> {
    if files.len() > 1 {
        return Err(Fault::new(FILE, "too-many").with("max", 1).into());
    }
    let file = files.pop().ok_or_else(|| Fault::new(FILE, "import-file-needed"))?;
    let turn = READING.acquire().await.map_err(WebError::internal)?;
    let looked =
        actix_web::web::block(move || Upload::read(&file.name, file.content, choice)).await;
    let upload = looked.map_err(WebError::internal)??;
    Ok(Turn { upload, _turn: turn })
}
