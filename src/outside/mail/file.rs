//! Mails as files, for an exchange without a mail server: `<id>.eml`, which any mail program opens.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::{Mailer, MailerError, NotSent, Parcel, Sender};

/// Writes each mail to a folder. The file appears whole or not at all, under the mail's id: a
/// repeat overwrites it and never makes a second.
#[derive(Debug)]
pub struct FileMailer {
    folder: PathBuf,
    sender: Sender,
}

impl FileMailer {
    /// Makes the folder, readable by its owner only: mails carry links that sign people in.
    pub fn new(folder: PathBuf, sender: Sender) -> Result<Self, MailerError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)
            .map_err(MailerError::Folder)?;
        Ok(Self { folder, sender })
    }

    fn write(&self, name: &str, message: &[u8]) -> io::Result<()> {
        let part = self.folder.join(format!(".{name}.part"));
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
        file.write_all(message)?;
        // The row is marked sent right after: by then the words must be on the disk.
        file.sync_all()?;
        fs::rename(&part, self.folder.join(format!("{name}.eml")))?;
        sync_folder(&self.folder)
    }
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

impl Mailer for FileMailer {
    fn send(&self, parcel: &Parcel) -> Result<(), NotSent> {
        let message =
            self.sender.message(parcel).map_err(|error| NotSent::Never(error.to_string()))?;
        self.write(&parcel.id.to_string(), &message.formatted())
            .map_err(|error| NotSent::Later(format!("the file cannot be written: {error}")))
    }

    fn leaves_the_machine(&self) -> bool {
        false
    }
}
