//! Reads the settings, and names every wrong one together with what would be right.

mod money;

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use super::settings::SETTINGS;
use super::{Config, Database};
use crate::kernel::calendar::Calendar;
use crate::kernel::money::Currency;
use crate::kernel::rate::Rate;

/// One setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    pub name: String,
    /// What was given; `None` for secrets.
    pub given: Option<String>,
    pub right: &'static str,
}

/// Why the settings cannot be used: all that is wrong with them, at once.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("the settings file {file} cannot be read: {cause}")]
    File { file: String, cause: String },
    #[error("{}", list(.0))]
    Wrong(Vec<Wrong>),
}

fn list(wrong: &[Wrong]) -> String {
    wrong.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.given {
            Some(given) => write!(f, "{} is {given:?}; it must be {}", self.name, self.right),
            None => write!(f, "{} must be {}", self.name, self.right),
        }
    }
}

/// Looks settings up, in the environment first, then in the file.
struct Reader<'a> {
    env: &'a dyn Fn(&str) -> Option<String>,
    file: toml::Table,
    wrong: Vec<Wrong>,
}

impl Reader<'_> {
    /// The text of a setting; blank counts as not set.
    fn text(&self, name: &str) -> Option<String> {
        let from_file = || {
            self.file.get(&name.to_lowercase()).map(|value| match value {
                toml::Value::String(text) => text.clone(),
                toml::Value::Array(items) => {
                    items.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join(",")
                }
                other => other.to_string(),
            })
        };
        (self.env)(name).or_else(from_file).filter(|text| !text.trim().is_empty())
    }

    /// Reads a setting, or notes what is wrong and answers `fallback` so that reading can go on.
    fn read<T>(
        &mut self,
        name: &str,
        fallback: T,
        right: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> T {
        let Some(text) = self.text(name) else { return fallback };
        if let Some(value) = parse(text.trim()) {
            return value;
        }
        let secret = SETTINGS.iter().any(|setting| setting.name == name && setting.secret);
        self.wrong.push(Wrong { name: name.to_owned(), given: (!secret).then_some(text), right });
        fallback
    }

    fn flag(&mut self, name: &str) -> bool {
        self.read(name, false, "1 or 0", |text| match text.to_lowercase().as_str() {
            "1" | "true" | "yes" | "on" => Some(true),
            "0" | "false" | "no" | "off" => Some(false),
            _ => None,
        })
    }

    fn refuse_unknown(&mut self) {
        for key in self.file.keys() {
            if !SETTINGS.iter().any(|setting| setting.name.to_lowercase() == *key) {
                self.wrong.push(Wrong {
                    name: key.clone(),
                    given: None,
                    right: "a setting that exists (lead-exchange serve --help lists them)",
                });
            }
        }
    }
}

/// Reads the settings from the environment and, for those it does not have, from a TOML file.
pub fn load(
    file: Option<&Path>,
    env: &dyn Fn(&str) -> Option<String>,
) -> Result<Config, ConfigError> {
    let mut reader = Reader {
        env,
        file: file.map_or_else(|| Ok(toml::Table::new()), parse_file)?,
        wrong: Vec::new(),
    };
    reader.refuse_unknown();
    let config = assemble(&mut reader);
    if reader.wrong.is_empty() { Ok(config) } else { Err(ConfigError::Wrong(reader.wrong)) }
}

fn parse_file(path: &Path) -> Result<toml::Table, ConfigError> {
    let fail = |cause: String| ConfigError::File { file: path.display().to_string(), cause };
    let text = std::fs::read_to_string(path).map_err(|error| fail(error.to_string()))?;
    text.parse().map_err(|error: toml::de::Error| fail(error.to_string()))
}

fn assemble(reader: &mut Reader<'_>) -> Config {
    let listen = reader.read(
        "LISTEN_ADDR",
        SocketAddr::from(([127, 0, 0, 1], 8080)),
        "an address and a port, such as 127.0.0.1:8080",
        |text| text.parse().ok(),
    );
    let base_url = reader.read(
        "BASE_URL",
        format!("http://{listen}"),
        "an address that starts with http:// or https:// and has no path, such as https://leads.example.com",
        base_url,
    );
    let metrics_listen = reader.read(
        "METRICS_LISTEN",
        None,
        "an address and a port, such as 127.0.0.1:9090",
        |text| text.parse().ok().map(Some),
    );
    let log_json = reader.read("LOG_FORMAT", false, "text or json", |text| match text {
        "text" => Some(false),
        "json" => Some(true),
        _ => None,
    });
    let calendar = calendar(reader);
    Config {
        listen,
        metrics_listen,
        base_url,
        data_dir: reader.text("DATA_DIR").map_or_else(|| PathBuf::from("./data"), PathBuf::from),
        database: database(reader),
        pool_size: reader.read("POOL_SIZE", 16, "a whole number from 2 to 200", |text| {
            text.parse().ok().filter(|size| (2..=200).contains(size))
        }),
        postgres_bin: reader.text("POSTGRES_BIN").map(PathBuf::from),
        smtp_url: reader.read(
            "SMTP_URL",
            None,
            "an address like smtps://user:password@host or smtp://user:password@host:587?tls=required",
            |text| {
                (text.starts_with("smtp://") || text.starts_with("smtps://"))
                    .then(|| Some(text.to_owned()))
            },
        ),
        mail_from: reader.read(
            "MAIL_FROM",
            "lead-exchange <exchange@localhost>".to_owned(),
            "a name and an address, such as Exchange <exchange@example.com>",
            |text| text.contains('@').then(|| text.to_owned()),
        ),
        secret_key: reader.text("SECRET_KEY"),
        test_clock: reader.flag("TEST_CLOCK"),
        private_calls: reader.flag("PRIVATE_CALLS"),
        log: reader.text("LOG").unwrap_or_else(|| "info".to_owned()),
        log_json,
        currencies: currencies(reader),
        fee: reader.read(
            "FEE_PERCENT",
            Rate::default_fee(),
            "a percentage from 0 to 50 with at most two decimals, such as 10 or 7.5",
            |text| {
                let rate = Rate::read_percent(text)?;
                (rate.basis_points() <= 5_000).then_some(rate)
            },
        ),
        withdrawals: money::withdrawals(reader, calendar.zone),
        calendar,
        payment_details: reader.text("PAYMENT_DETAILS").map(|text| text.trim().to_owned()),
        operator_details: reader.text("OPERATOR_DETAILS").map(|text| text.trim().to_owned()),
        trust_proxy: reader.flag("TRUST_PROXY"),
        graph_url: reader.read(
            "META_GRAPH_URL",
            "https://graph.facebook.com".to_owned(),
            "an address that starts with http:// or https:// and has no path, such as https://graph.facebook.com",
            self::base_url,
        ),
        checkout: money::checkout(reader),
        low_balance_leads: reader.read(
            "LOW_BALANCE_LEADS",
            5,
            "a whole number from 0 to 1000",
            |text| text.parse().ok().filter(|leads| (0..=1_000).contains(leads)),
        ),
    }
}

fn base_url(text: &str) -> Option<String> {
    let url = text.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    (!host.is_empty() && !host.contains(['/', '?', '#', ' '])).then(|| url.to_owned())
}

fn database(reader: &mut Reader<'_>) -> Database {
    let right = "an address that starts with postgresql:// or postgres://";
    let address = |text: &str| {
        ["postgres://", "postgresql://"]
            .iter()
            .any(|start| text.starts_with(start))
            .then(|| text.to_owned())
    };
    let url = reader.read("DATABASE_URL", String::new(), right, address);
    let owner_url = reader.read("DATABASE_OWNER_URL", url.clone(), right, address);
    if url.is_empty() { Database::Embedded } else { Database::Server { url, owner_url } }
}

fn currencies(reader: &mut Reader<'_>) -> Vec<Currency> {
    let usual =
        || ["RUB", "USD", "EUR", "BYN"].iter().filter_map(|code| code.parse().ok()).collect();
    reader.read(
        "CURRENCIES",
        usual(),
        "ISO 4217 codes with commas between them, such as RUB,USD,EUR",
        |text| {
            let codes = text
                .split(',')
                .map(|code| code.trim().parse())
                .collect::<Result<Vec<_>, _>>()
                .ok()?;
            (!codes.is_empty()).then_some(codes)
        },
    )
}

fn calendar(reader: &mut Reader<'_>) -> Calendar {
    let usual = Calendar::default();
    Calendar {
        zone: reader.read(
            "TIME_ZONE",
            usual.zone,
            "an IANA time zone, such as Europe/Madrid",
            |text| text.parse().ok(),
        ),
        weekdays: reader.read(
            "WORKING_DAYS",
            usual.weekdays,
            "days of the week with commas between them, such as mon,tue,wed,thu,fri",
            |text| text.split(',').map(|day| day.trim().parse().ok()).collect(),
        ),
        holidays: reader.read(
            "HOLIDAYS",
            usual.holidays,
            "dates with commas between them, such as 2027-01-01,2027-01-07",
            |text| text.split(',').map(|day| day.trim().parse().ok()).collect(),
        ),
        verdict_days: reader.read(
            "VERDICT_DAYS",
            usual.verdict_days,
            "a whole number from 1 to 60",
            |text| text.parse().ok().filter(|days| (1..=60).contains(days)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        load(None, &move |name| {
            pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
        })
    }

    #[test]
    fn nothing_set_is_a_working_exchange() {
        let config = read(&[]).unwrap();
        assert_eq!(config.base_url, "http://127.0.0.1:8080");
        assert!(matches!(config.database, Database::Embedded));
        assert_eq!(config.fee.basis_points(), 1_000);
        assert_eq!(config.currencies.len(), 4);
    }

    #[test]
    fn every_wrong_value_is_named_with_what_would_be_right() {
        let error = read(&[
            ("LISTEN_ADDR", "everywhere"),
            ("BASE_URL", "leads.example.com"),
            ("POOL_SIZE", "1"),
            ("FEE_PERCENT", "51"),
            ("CURRENCIES", "RUB,BITCOIN"),
            ("TIME_ZONE", "Moscow time"),
            ("WORKING_DAYS", "mon,noday"),
            ("HOLIDAYS", "7 January"),
            ("VERDICT_DAYS", "0"),
            ("TEST_CLOCK", "maybe"),
            ("DATABASE_URL", "mysql://root:hunter2@db"),
        ])
        .unwrap_err()
        .to_string();
        for name in [
            "LISTEN_ADDR",
            "BASE_URL",
            "POOL_SIZE",
            "FEE_PERCENT",
            "CURRENCIES",
            "TIME_ZONE",
            "WORKING_DAYS",
            "HOLIDAYS",
            "VERDICT_DAYS",
            "TEST_CLOCK",
            "DATABASE_URL",
        ] {
            assert!(error.contains(name), "{name} is missing in: {error}");
        }
        assert!(!error.contains("hunter2"), "a secret is shown: {error}");
    }

    #[test]
    fn the_checkout_is_set_up_whole_or_not() {
        assert!(read(&[]).unwrap().checkout.is_none());
        let half = read(&[("CHECKOUT_SECRET", "sk_live_x")]).unwrap_err().to_string();
        assert!(half.contains("CHECKOUT_WEBHOOK_SECRET") && !half.contains("sk_live_x"), "{half}");
        let whole = [("CHECKOUT_SECRET", "sk_x"), ("CHECKOUT_WEBHOOK_SECRET", "whsec_x")];
        let config = read(&whole).unwrap();
        assert_eq!(config.checkout.as_ref().unwrap().url, "https://api.stripe.com");
        assert!(!format!("{config:?}").contains("sk_x"), "a secret is shown");
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let folder =
            std::env::temp_dir().join(format!("lead-exchange-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("settings.toml");
        std::fs::write(&file, "pool_size = 7\nlog = \"warn\"\ncurrencies = [\"EUR\", \"JPY\"]\n")
            .unwrap();
        let config =
            load(Some(&file), &|name| (name == "LOG").then(|| "debug".to_owned())).unwrap();
        assert_eq!(
            (config.pool_size, config.log.as_str(), config.currencies.len()),
            (7, "debug", 2)
        );
        std::fs::write(&file, "pool_sise = 7\n").unwrap();
        assert!(load(Some(&file), &|_| None).unwrap_err().to_string().contains("pool_sise"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
