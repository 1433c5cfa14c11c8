//! What the exchange's own records say of a rejection's reason, as a sentence for both sides.

use crate::i18n::{Reader, Text};
use crate::leads::finding::{Finding, Proof};
use crate::web::pages::offers::words::region_name;

/// A finding, ready to show.
#[derive(Debug, Clone)]
pub struct Found {
    /// "Proved", "refuted" or "cannot be known".
    pub proof: Text,
    /// `good` or `bad` for nobody: only how sure it is. Empty when it is not.
    pub tone: &'static str,
    /// What was looked at, and what was seen.
    pub sentence: Text,
}

impl Found {
    pub fn new(reader: &Reader, finding: &Finding) -> Self {
        let proof = finding.proof();
        Self {
            proof: reader.word("proof", proof.as_str()),
            tone: match proof {
                Proof::Proved | Proof::Refuted => "info",
                Proof::Undecided => "",
            },
            sentence: sentence(reader, finding),
        }
    }
}

/// The finding in a sentence, with the record it rests on.
pub fn sentence(reader: &Reader, finding: &Finding) -> Text {
    let text = reader.word("finding", finding.as_str());
    match finding {
        Finding::EarlierLead { at, days } => {
            text.with("date", reader.date(*at)).with("days", i64::from(*days))
        }
        Finding::EarlierElsewhere { at } => text.with("date", reader.date(*at)),
        Finding::NoEarlierLead { days } => text.with("days", i64::from(*days)),
        Finding::NumberOutside { region }
        | Finding::NumberInside { region }
        | Finding::RegionUntold { region }
        | Finding::NumberPossible { region } => text.with("region", named(reader, region)),
        Finding::AnyRegion | Finding::NumberImpossible | Finding::NoNumber => text,
    }
}

/// A region's name; its code where it has none.
fn named(reader: &Reader, code: &str) -> String {
    code.parse().map_or_else(|_| code.to_owned(), |region| region_name(reader, &region))
}
