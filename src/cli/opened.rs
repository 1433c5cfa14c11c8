//! The database a command works on: the embedded one, joined when a server runs it already and
//! started for the command's own time otherwise; or the operator's.

use crate::config::{Config, Database};
use crate::db::cluster::{Cluster, ClusterSettings, running_url};
use crate::db::{Db, migrate};
use crate::kernel::clock::Clock;

/// A database within reach. Dropping it stops the embedded one if this command started it.
pub struct Opened {
    /// The role the program works as.
    pub app_url: String,
    /// The role that owns the tables.
    pub owner_url: String,
    cluster: Option<Cluster>,
}

impl Opened {
    /// For commands that may run beside a server.
    pub fn open(config: &Config) -> Result<Self, String> {
        if matches!(config.database, Database::Embedded)
            && let Some(url) = running_url(&config.data_dir).map_err(|error| error.to_string())?
        {
            return Ok(Self { app_url: url.clone(), owner_url: url, cluster: None });
        }
        Self::own(config)
    }

    /// For the server itself, which must be the only one on its data folder.
    pub fn own(config: &Config) -> Result<Self, String> {
        match &config.database {
            Database::Server { url, owner_url } => {
                Ok(Self { app_url: url.clone(), owner_url: owner_url.clone(), cluster: None })
            }
            Database::Embedded => {
                let cluster = Cluster::start(&ClusterSettings {
                    data_dir: config.data_dir.clone(),
                    postgres_bin: config.postgres_bin.clone(),
                    throwaway: false,
                })
                .map_err(|error| error.to_string())?;
                Ok(Self {
                    app_url: cluster.app_url().to_owned(),
                    owner_url: cluster.owner_url().to_owned(),
                    cluster: Some(cluster),
                })
            }
        }
    }

    /// Brings the tables up to date; answers how many migrations ran.
    pub fn migrate(&self) -> Result<usize, String> {
        migrate::run(&self.owner_url, &self.app_url).map_err(|error| error.to_string())
    }

    /// One connection, for a command that works alone. With a second one the pool may still be
    /// opening it when the command ends, and OpenSSL, taken down at the process's exit under that
    /// thread, crashes it.
    pub fn connect(&self, config: &Config) -> Result<Db, String> {
        if migrate::pending(&self.owner_url).map_err(|error| error.to_string())? {
            return Err(
                "the database's tables are not up to date: run lead-exchange migrate".to_owned()
            );
        }
        Db::connect(&self.app_url, 1, Clock::default(), config.test_clock)
            .map_err(|error| error.to_string())
    }

    /// Stops the embedded database, if this command started it.
    pub fn close(mut self) -> Result<(), String> {
        match self.cluster.take() {
            Some(cluster) => cluster.stop().map_err(|error| error.to_string()),
            None => Ok(()),
        }
    }
}
