//! A file as it came, and as it may be kept.

use bytes::Bytes;

use super::{Media, name};
use crate::kernel::fault::{Fault, Faults};

/// The largest file, bytes.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// The most files one act brings.
pub const MAX_FILES: usize = 5;

/// The field of a form or a body in which files come.
const FIELD: &str = "files";

/// A file as somebody sent it; nothing about it is true yet.
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    pub name: String,
    pub content: Bytes,
}

/// A file that may be kept: of a known kind, of a size allowed, under a name fit to be read.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    name: String,
    media: Media,
    content: Bytes,
}

impl std::fmt::Debug for Upload {
    /// Without the content: it is somebody's recording, and has no place in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Upload({} bytes)", self.content.len())
    }
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "File({}, {} bytes)", self.media, self.content.len())
    }
}

impl File {
    /// Checks one file. The fault is of the field `files` and tells the file by its name.
    pub fn read(upload: Upload) -> Result<Self, Fault> {
        let Upload { name, content } = upload;
        if content.is_empty() {
            return Err(Fault::new(FIELD, "file-empty").with("name", name::readable(&name)));
        }
        if content.len() > MAX_BYTES {
            return Err(Fault::new(FIELD, "file-too-large")
                .with("name", name::readable(&name))
                .with("max", MAX_BYTES / (1024 * 1024)));
        }
        let media = Media::of(&content)
            .ok_or_else(|| Fault::new(FIELD, "file-kind").with("name", name::readable(&name)))?;
        Ok(Self { name: name::clean(&name, media), media, content })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn media(&self) -> Media {
        self.media
    }

    pub fn content(&self) -> &[u8] {
        &self.content
    }
}

/// Checks the files of one act; everything wrong with them is named at once.
pub fn read(uploads: Vec<Upload>) -> Result<Vec<File>, Faults> {
    if uploads.len() > MAX_FILES {
        return Err(Fault::new(FIELD, "too-many-files").with("max", MAX_FILES).into());
    }
    let mut faults = Faults::default();
    let files = uploads.into_iter().filter_map(|upload| faults.take(File::read(upload))).collect();
    faults.finish()?;
    Ok(files)
}
