//! The one table of settings: what `--help` prints and `docs/operations.md` repeats (a test
//! compares the two).

use super::withdrawals::{MINIMUM, NAME, TWO_PEOPLE};

/// One setting: an environment variable, or the same name in lower case in the settings file.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub name: &'static str,
    /// What holds when nothing is set; empty for "nothing".
    pub default: &'static str,
    pub meaning: &'static str,
    /// Whether its value must not be shown, not even in an error.
    pub secret: bool,
}

const fn setting(name: &'static str, default: &'static str, meaning: &'static str) -> Setting {
    Setting { name, default, meaning, secret: false }
}

const fn secret(name: &'static str, default: &'static str, meaning: &'static str) -> Setting {
    Setting { name, default, meaning, secret: true }
}

/// Every setting there is.
pub const SETTINGS: &[Setting] = &[
    setting("LISTEN_ADDR", "127.0.0.1:8080", "Address and port the server listens on"),
    setting("BASE_URL", "http://LISTEN_ADDR", "Address people use; links in mails start with it"),
    setting(
        "DATA_DIR",
        "./data",
        "Folder for the embedded database, the secret key and mails kept as files",
    ),
    secret("DATABASE_URL", "", "A PostgreSQL server to use instead of the embedded one"),
    secret(
        "DATABASE_OWNER_URL",
        "DATABASE_URL",
        "The role that owns the tables and runs migrations",
    ),
    setting("POOL_SIZE", "16", "Most connections to the database, 2 to 200"),
    setting(
        "POSTGRES_BIN",
        "",
        "Folder that holds initdb and postgres, when they are not found by themselves",
    ),
    secret(
        "SMTP_URL",
        "",
        "Where mails are sent: smtps://user:password@host or smtp://…:587?tls=required; files when not set",
    ),
    setting("MAIL_FROM", "lead-exchange <exchange@localhost>", "Sender of every mail"),
    secret("SECRET_KEY", "", "32 random bytes in base64; made and kept in DATA_DIR when not set"),
    setting("CURRENCIES", "RUB,USD,EUR,BYN", "ISO 4217 codes offers and wallets may use"),
    setting(
        "FEE_PERCENT",
        "10",
        "The operator's share of every price where no fee rule says otherwise, 0 to 50, up to two decimals",
    ),
    setting(
        "PAYMENT_DETAILS",
        "",
        "Where buyers transfer money to: recipient, bank, account; shown beside a top-up's reference",
    ),
    setting(
        "WITHDRAWAL_MINIMUM",
        MINIMUM,
        "The least that can be withdrawn, by currency; nothing for those not named",
    ),
    setting(
        "WITHDRAWAL_FEE",
        "",
        "What the operator keeps of each withdrawal paid, such as EUR:1,RUB:50",
    ),
    setting(
        "WITHDRAWAL_TWO_PEOPLE",
        TWO_PEOPLE,
        "From which amount on two members of staff must approve; one for currencies not named",
    ),
    setting(
        "PAYEE_DELAY_HOURS",
        "48",
        "How long nothing is paid to an account that was just changed, 0 to 720",
    ),
    setting("OPERATOR_NAME", NAME, "Who pays withdrawals, as the bank knows them; for pain.001"),
    setting(
        "OPERATOR_ACCOUNT",
        "",
        "The accounts they are paid from, by currency, such as EUR:DE89370400440532013000; for pain.001",
    ),
    setting("OPERATOR_BIC", "", "BIC of the bank those accounts are at; for pain.001"),
    setting(
        "OPERATOR_DETAILS",
        "",
        "Name, address and tax number of the operator, in lines; printed on statements and acts",
    ),
    setting(
        "TIME_ZONE",
        "UTC",
        "The operator's IANA time zone, in which working days and months begin and end",
    ),
    setting(
        "WORKING_DAYS",
        "mon,tue,wed,thu,fri",
        "Days of the week on which staff decide disputes",
    ),
    setting("HOLIDAYS", "", "Dates on which they do not, such as 2027-01-01,2027-01-07"),
    setting("VERDICT_DAYS", "5", "Working days a verdict may take, 1 to 60"),
    setting(
        "TEST_CLOCK",
        "0",
        "1 lets staff turn the clock forward, for rehearsals; never on a real exchange",
    ),
    setting(
        "PRIVATE_CALLS",
        "0",
        "1 lets trackers and networks be called on private addresses, such as a tracker in your own network",
    ),
    setting(
        "META_GRAPH_URL",
        "https://graph.facebook.com",
        "Where leads of Meta's forms are read; another address is for tests",
    ),
    setting(
        "CHECKOUT_URL",
        "https://api.stripe.com",
        "Where the provider of payment pages is called; another address is for tests",
    ),
    secret("CHECKOUT_SECRET", "", "Its secret key; buyers pay by bank transfer alone when not set"),
    secret(
        "CHECKOUT_WEBHOOK_SECRET",
        "",
        "What it signs its messages to BASE_URL/rails/checkout with; needed with CHECKOUT_SECRET",
    ),
    setting(
        "LOW_BALANCE_LEADS",
        "5",
        "How many leads' money a buyer is warned at, 0 to 1000; each can set a number of its own",
    ),
    setting("TRUST_PROXY", "0", "1 when a proxy in front adds the visitor to X-Forwarded-For"),
    setting("METRICS_LISTEN", "", "Address and port that serves /metrics; nowhere when not set"),
    setting(
        "LOG",
        "info",
        "What is logged, as tracing's filter: warn, info, lead_exchange=debug …",
    ),
    setting("LOG_FORMAT", "text", "text or json"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operations_guide_has_the_same_table() {
        let guide = include_str!("../../docs/operations.md");
        for setting in SETTINGS {
            let default = match setting.default {
                "" => "not set".to_owned(),
                default => format!("`{default}`"),
            };
            let row = format!("| `{}` | {default} | {} |", setting.name, setting.meaning);
            assert!(guide.contains(&row), "docs/operations.md lacks the row\n{row}");
        }
    }
}
