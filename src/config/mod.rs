//! Settings: read once at start from the environment and an optional file, checked, then fixed.
//!
//! [`Config`] is what the program works with; [`load`] reads it by the table in [`settings`]. Every setting, its default and
//! its bounds are rows of one table in `docs/operations.md`, and a wrong value is named together
//! with what would be right before anything starts.

mod load;
pub mod settings;
pub mod withdrawals;

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::kernel::calendar::Calendar;
use crate::kernel::money::Currency;
use crate::kernel::rate::Rate;

pub use load::{ConfigError, Wrong, load};
pub use withdrawals::Withdrawals;

/// Where the data lives.
#[derive(Debug, Clone)]
pub enum Database {
    /// A private cluster under the data folder, run by this program.
    Embedded,
    /// A server of the operator's.
    Server {
        /// The role the program works as.
        url: String,
        /// The role that owns the schema and runs migrations; the same one when not given.
        owner_url: String,
    },
}

/// How the provider of hosted payment pages is spoken to.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckoutSettings {
    /// Where its interface is, without a slash at the end.
    pub url: String,
    pub secret: String,
    /// What its messages are signed with.
    pub webhook_secret: String,
}

impl std::fmt::Debug for CheckoutSettings {
    /// Without the secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CheckoutSettings").field("url", &self.url).finish_non_exhaustive()
    }
}

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Config {
    pub listen: SocketAddr,
    /// Where `/metrics` is served; nowhere when not set.
    pub metrics_listen: Option<SocketAddr>,
    /// The address people use, without a slash at the end; links in mails start with it.
    pub base_url: String,
    pub data_dir: PathBuf,
    pub database: Database,
    pub pool_size: u32,
    pub postgres_bin: Option<PathBuf>,
    /// `smtp://user:password@host:port`; mails land as files when not set.
    pub smtp_url: Option<String>,
    pub mail_from: String,
    /// Base64; made and kept in the data folder when not set.
    pub secret_key: Option<String>,
    /// Whether the clock may be turned forward, for rehearsals and tests.
    pub test_clock: bool,
    /// Whether addresses that users gave may be of private networks.
    pub private_calls: bool,
    pub log: String,
    pub log_json: bool,
    /// Currencies offers and wallets may use.
    pub currencies: Vec<Currency>,
    /// The operator's share of every price.
    pub fee: Rate,
    /// Where buyers transfer money to, in the operator's own words and lines.
    pub payment_details: Option<String>,
    /// The rules of money going out.
    pub withdrawals: Withdrawals,
    /// The operator's name, address and whatever else stands on documents, line by line.
    pub operator_details: Option<String>,
    /// The operator's working days, which a verdict's deadline is counted in.
    pub calendar: Calendar,
    /// Whether requests come through a proxy whose `X-Forwarded-For` is true.
    pub trust_proxy: bool,
    /// Where Meta's lead forms are read, without a slash at the end.
    pub graph_url: String,
    /// The provider of payment pages; buyers transfer by bank alone when not set.
    pub checkout: Option<CheckoutSettings>,
    /// How many leads' money a buyer is warned at when it sets no number of its own; 0 warns nobody.
    pub low_balance_leads: i32,
}

impl Config {
    /// Who issues documents, line by line: what the operator says, else the name mails come from and
    /// the address people use.
    pub fn issuer(&self) -> String {
        match self.operator_details.as_deref().filter(|details| !details.is_empty()) {
            Some(details) => details.to_owned(),
            None => {
                let name = self.mail_from.split('<').next().unwrap_or_default().trim();
                let name = if name.is_empty() { "lead-exchange" } else { name };
                format!("{name}\n{}", self.base_url)
            }
        }
    }

    /// Whether people reach the server over HTTPS, so that cookies may be marked `Secure`.
    pub fn https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}
