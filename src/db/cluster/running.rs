//! Finds the address of a cluster that another process runs, for psql and backups.

use std::path::Path;

use super::ClusterError;
use super::address::Urls;
use super::credentials::Credentials;
use super::files::DataDir;
use super::postmaster::PidFile;

/// The owner's address of the embedded database in this data folder; `None` when no server runs
/// on it, or there is no such folder yet.
///
/// # Errors
/// [`ClusterError::File`] when the folder may not be entered, [`ClusterError::Credentials`] when its
/// passwords may not be read by this user.
pub fn running_url(data_dir: &Path) -> Result<Option<String>, ClusterError> {
    if !data_dir.try_exists().map_err(|error| ClusterError::file(data_dir, &error))? {
        return Ok(None);
    }
    let home = DataDir::existing(data_dir)?.home();
    let Some(file) = PidFile::read(&home).filter(|file| file.ready && file.is_alive(&home)) else {
        return Ok(None);
    };
    let Some(address) = file.address else { return Ok(None) };
    Ok(Some(Urls::new(&address, &Credentials::read(&home)?).owner))
}
