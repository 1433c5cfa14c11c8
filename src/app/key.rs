//! The master key: configured, or made once and kept in the data folder.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use super::StartError;
use crate::config::Config;
use crate::kernel::secret::MasterKey;

/// The file in the data folder that keeps the key when none is configured.
const KEY_FILE: &str = "secret.key";

/// The configured key, else the one kept in the data folder, made at the first start. Whoever
/// loses it loses every contact sealed with it, so it is never replaced.
pub(super) fn master(config: &Config) -> Result<MasterKey, StartError> {
    if let Some(text) = &config.secret_key {
        return Ok(MasterKey::from_base64(text)?);
    }
    let path = config.data_dir.join(KEY_FILE);
    match kept_key(&config.data_dir, &path) {
        Ok(key) => key,
        Err(cause) => Err(StartError::KeyFile { file: path.display().to_string(), cause }),
    }
}

/// The key that is configured or kept, for a command that must not make one.
pub(super) fn known(config: &Config) -> Result<Option<MasterKey>, StartError> {
    let path = config.data_dir.join(KEY_FILE);
    if config.secret_key.is_none() && !path.exists() {
        return Ok(None);
    }
    master(config).map(Some)
}

fn kept_key(folder: &Path, path: &Path) -> io::Result<Result<MasterKey, StartError>> {
    match fs::read_to_string(path) {
        Ok(text) => return Ok(MasterKey::from_base64(&text).map_err(StartError::from)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let key = match MasterKey::generate() {
        Ok(key) => key,
        Err(error) => return Ok(Err(error.into())),
    };
    fs::create_dir_all(folder)?;
    // Written aside and linked into place: two servers starting together agree on one key, and a
    // crash leaves no half-written one.
    let aside = path.with_extension(format!("{}.new", std::process::id()));
    let mut file =
        fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside)?;
    file.write_all(key.to_base64().as_bytes())?;
    file.sync_all()?;
    let linked = fs::hard_link(&aside, path);
    fs::remove_file(&aside)?;
    match linked {
        Ok(()) => Ok(Ok(key)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Ok(MasterKey::from_base64(&fs::read_to_string(path)?).map_err(StartError::from))
        }
        Err(error) => Err(error),
    }
}
