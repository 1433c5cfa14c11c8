//! Every enum stored as text, against the words its column takes.

use std::any::type_name;
use std::collections::{BTreeMap, BTreeSet};

use lead_exchange::accounts::Role;
use lead_exchange::accounts::link::Purpose;
use lead_exchange::accounts::party::PartyStatus;
use lead_exchange::accounts::user::UserStatus;
use lead_exchange::disputes::evidence::Media;
use lead_exchange::disputes::{Opening, Outcome as DisputeOutcome, Turn};
use lead_exchange::doors;
use lead_exchange::jobs::mails::MailStatus;
use lead_exchange::kernel::locale::Locale;
use lead_exchange::leads::actor::Side;
use lead_exchange::leads::attempt::Outcome;
use lead_exchange::leads::intake::Rule;
use lead_exchange::leads::{Channel, Proof, Stage, Status, VerdictReason};
use lead_exchange::ledger::{AccountKind, Code};
use lead_exchange::moderation::alarm::AlarmKind;
use lead_exchange::moderation::correction::CorrectionStatus;
use lead_exchange::offers::fee::FeeScope;
use lead_exchange::offers::lot::{LotDecision, LotStatus};
use lead_exchange::offers::{
    Action, EngagementMode, EngagementStatus, OfferStatus, Period, Reason,
};
use lead_exchange::outside::letters::Kind;
use lead_exchange::payouts::act::ActSide;
use lead_exchange::payouts::bank::{Direction, StatementFormat, StatementStatus};
use lead_exchange::payouts::checkout::{CheckoutState, Outcome as RailOutcome};
use lead_exchange::payouts::payee::PayeeKind;
use lead_exchange::payouts::refund::RefundStatus;
use lead_exchange::payouts::{Rail, TopUpStatus, WithdrawalStatus};

use super::{Live, sources};

/// Enums that no column holds.
const NOT_STORED: &[&str] = &[
    "lead_exchange::leads::find::filter::Sort",
    "lead_exchange::leads::intake::score::Band",
    // Told in the detail of a lead's history, which is JSON.
    "lead_exchange::leads::status::Event",
    "lead_exchange::offers::catalogue::Sort",
    // Told in the detail of a lead's history, too.
    "lead_exchange::offers::budget::Limit",
    // Parts of the terms' JSON.
    "lead_exchange::offers::form::FieldKind",
    "lead_exchange::offers::source::SourceType",
    // Told in facts and alarms, which are JSON; and how a bank's table is read, which is too.
    "lead_exchange::outbox::Trouble",
    "lead_exchange::payouts::bank::list::Stand",
    "lead_exchange::payouts::bank::mapping::Column",
    "lead_exchange::payouts::bank::mapping::Dates",
    "lead_exchange::payouts::bank::mapping::Mark",
    // What a report is asked for, and how it counts.
    "lead_exchange::payouts::period::Usual",
    "lead_exchange::reports::books::Age",
    "lead_exchange::reports::books::unbooked::Said",
    "lead_exchange::reports::reasons::By",
    "lead_exchange::reports::reasons::Window",
];

/// A CHECK that lists words, and the enum the words are of.
struct Listed {
    check: &'static str,
    of: &'static str,
    words: BTreeSet<String>,
}

macro_rules! listed {
    ($($check:literal $of:ty),+ $(,)?) => {
        vec![$(Listed {
            check: $check,
            of: type_name::<$of>(),
            words: <$of>::ALL.iter().map(|word| word.as_str().to_owned()).collect(),
        }),+]
    };
}

/// Columns that take the words of the two parties' sides and not the others': staff and clocks state
/// no case and give no evidence.
const OF_PARTIES: [&str; 2] = ["evidence_side_known", "statements_side_known"];

fn listed() -> Vec<Listed> {
    let mut listed = listed![
        "accounts_kind_known" AccountKind,
        "acts_side_known" ActSide,
        "alarms_kind_known" AlarmKind,
        "corrections_status_known" CorrectionStatus,
        "arrivals_door_known" doors::arrivals::Door,
        "arrivals_outcome_known" doors::arrivals::Outcome,
        "calls_outcome_known" doors::calls::CallOutcome,
        "conversions_event_known" doors::tracking::Event,
        "form_traps_trap_known" doors::forms::Trap,
        "imports_format_known" doors::imports::Format,
        "imports_status_known" doors::imports::ImportStatus,
        "lots_decision_known" LotDecision,
        "lots_status_known" LotStatus,
        "postbacks_status_known" doors::postbacks::PostbackStatus,
        "receiver_fetches_status_known" doors::receivers::FetchStatus,
        "receivers_kind_known" doors::receivers::ReceiverKind,
        "telephony_kind_known" doors::calls::TelephonyKind,
        "test_leads_channel_known" Channel,
        "trackers_told_known" doors::postbacks::Told,
        "test_leads_rule_known" Rule,
        "fee_rules_scope_known" FeeScope,
        "disputes_opening_known" Opening,
        "disputes_outcome_known" DisputeOutcome,
        "disputes_turn_known" Turn,
        "disputes_verdict_reason_known" VerdictReason,
        "engagements_status_known" EngagementStatus,
        "evidence_media_known" Media,
        "lead_attempts_outcome_known" Outcome,
        "lead_events_actor_known" Side,
        "leads_channel_known" Channel,
        "leads_reason_known" Reason,
        "leads_rule_known" Rule,
        "leads_stage_known" Stage,
        "leads_status_known" Status,
        "links_purpose_known" Purpose,
        "mails_kind_known" Kind,
        "mails_locale_known" Locale,
        "mails_status_known" MailStatus,
        "offers_status_known" OfferStatus,
        "parties_status_known" PartyStatus,
        "rejections_finding_known" Proof,
        "rejections_period_known" Period,
        "rejections_reason_known" Reason,
        "seats_role_known" Role,
        "terms_action_known" Action,
        "terms_engagement_known" EngagementMode,
        "terms_reasons_known" Reason,
        "bank_lines_direction_known" Direction,
        "bank_statements_format_known" StatementFormat,
        "bank_statements_status_known" StatementStatus,
        "checkouts_state_known" CheckoutState,
        "rail_events_outcome_known" RailOutcome,
        "top_up_refunds_status_known" RefundStatus,
        "top_ups_rail_known" Rail,
        "top_ups_status_known" TopUpStatus,
        "payees_kind_known" PayeeKind,
        "withdrawals_status_known" WithdrawalStatus,
        "users_locale_known" Locale,
        "users_status_known" UserStatus,
    ];
    let words: BTreeSet<String> =
        [Side::Buyer, Side::Contractor].map(|side| side.as_str().to_owned()).into();
    listed.extend(OF_PARTIES.map(|check| Listed {
        check,
        of: type_name::<Side>(),
        words: words.clone(),
    }));
    listed
}

/// The words between single quotes.
fn quoted(check: &str) -> BTreeSet<String> {
    check.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_column_takes_the_words_of_its_enum_and_no_other() {
    let checks = Live::open().checks();
    for Listed { check, of, words } in listed() {
        let def = checks.get(check).unwrap_or_else(|| panic!("no CHECK is named {check}"));
        assert_eq!(quoted(def), words, "{check} and {of}");
    }
}

#[test]
fn every_list_of_words_has_its_enum() {
    let known: BTreeSet<String> = listed().iter().map(|listed| listed.check.to_owned()).collect();
    let checks = Live::open().checks();
    let lists: BTreeSet<String> =
        checks.into_keys().filter(|name| name.ends_with("_known")).collect();
    assert_eq!(lists, known);
}

/// `src/leads/stage.rs` and `Stage` are `lead_exchange::leads::stage::Stage`.
fn declared() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, text) in sources() {
        let mut module: Vec<String> = vec!["lead_exchange".to_owned()];
        let path = path.with_extension("");
        module.extend(path.iter().map(|part| part.to_string_lossy().into_owned()));
        module.retain(|part| part != "mod");
        for body in text.split("\ncrate::text_enum! {").skip(1) {
            let after = body.split("pub enum ").nth(1).expect("an enum in the macro");
            let name = after.split_whitespace().next().expect("its name");
            found.insert(format!("{}::{name}", module.join("::")));
        }
    }
    found
}

#[test]
fn every_enum_is_compared_or_stored_nowhere() {
    let mut expected: BTreeSet<String> = NOT_STORED.iter().map(ToString::to_string).collect();
    expected.extend(listed().iter().map(|listed| listed.of.to_owned()));
    // Its words are the rows of a table; see below.
    expected.insert(type_name::<Code>().to_owned());
    assert_eq!(declared(), expected);
}

#[test]
fn the_ledgers_codes_are_the_rows_that_rule_them() {
    let mut live = Live::open();
    let known: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    assert_eq!(live.values("SELECT code FROM transfer_codes"), known);

    let kinds: BTreeSet<String> = AccountKind::ALL.iter().map(|kind| kind.to_string()).collect();
    let named = live.values(
        "SELECT debit_kind FROM transfer_codes UNION SELECT credit_kind FROM transfer_codes",
    );
    assert!(named.is_subset(&kinds), "{named:?}");

    // The CHECK and the rows say twice which codes end a hold.
    let check = live.checks().remove("transfers_hold_named").expect("the CHECK");
    assert_eq!(quoted(&check), live.values("SELECT code FROM transfer_codes WHERE ends_hold"));
}

/// Rules that mention some of the words of their table: each is a word that exists.
#[test]
fn no_rule_mentions_a_word_that_is_not_there() {
    let mut live = Live::open();
    let tables: BTreeMap<String, String> = live
        .pairs(
            "SELECT conname::text AS name, conrelid::regclass::text AS value FROM pg_constraint
              WHERE contype = 'c' AND connamespace = 'public'::regnamespace",
        )
        .into_iter()
        .collect();
    let mut known: BTreeMap<&String, BTreeSet<String>> = BTreeMap::new();
    for Listed { check, words, .. } in listed() {
        known.entry(&tables[check]).or_default().extend(words);
    }
    let codes = Code::ALL.iter().map(|code| code.to_string()).collect();
    known.insert(&tables["transfers_hold_named"], codes);
    for (name, rule) in live.checks() {
        // Patterns, numbers and the empty text are no words.
        let is_word = |text: &String| text.starts_with(|first: char| first.is_ascii_lowercase());
        let words = quoted(&rule).into_iter().filter(is_word);
        for word in words {
            let there = known.get(&tables[&name]).is_some_and(|known| known.contains(&word));
            assert!(there, "{name} says {word:?}: {rule}");
        }
    }
}
