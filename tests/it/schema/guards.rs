//! The guards that hold when the program is wrong: each constraint it maps to an error, each
//! trigger, and what its role may write.

use std::collections::BTreeSet;

use super::{Live, sources};

/// The names of constraints the program reads off errors or names in a statement.
fn named_in_the_program() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, text) in sources() {
        for arms in text.split(".constraint() {").skip(1) {
            let arms = arms.split("_ =>").next().unwrap_or_default();
            names.extend(arms.split('"').skip(1).step_by(2).map(str::to_owned));
        }
        for rest in text.split("ON CONSTRAINT ").skip(1) {
            names.extend(rest.split_whitespace().next().map(str::to_owned));
        }
    }
    names
}

#[test]
fn every_constraint_the_program_knows_by_name_is_there() {
    let named = named_in_the_program();
    for expected in ["accounts_no_overdraft", "holds_end_once", "top_ups_reference_unique"] {
        assert!(named.contains(expected), "the sources were not read: {named:?}");
    }
    let mut live = Live::open();
    let mut there = live.values("SELECT conname::text FROM pg_constraint");
    // A unique index may be partial, which a constraint cannot.
    there.extend(live.values("SELECT indexrelid::regclass::text FROM pg_index WHERE indisunique"));
    // Functions raise the names of rules that no constraint can say.
    there.extend(live.values(
        "SELECT (regexp_matches(prosrc, 'CONSTRAINT = ''(\\w+)''', 'g'))[1] FROM pg_proc
          WHERE pronamespace = 'public'::regnamespace",
    ));
    let missing: Vec<_> = named.difference(&there).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Each of the database's own rules has a name somebody chose, so that an error can say it.
#[test]
fn every_rule_has_a_name_of_its_own() {
    let unnamed = Live::open().values(
        "SELECT conname::text FROM pg_constraint
          WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'u', 'x')
            AND conname ~ '(_check|_key)[0-9]*$'
            AND conname NOT IN ('offers_owner_key', 'engagements_lead_key', 'holds_subject_key')",
    );
    assert!(unnamed.is_empty(), "{unnamed:?}");
}

/// Table, trigger, what it calls, and whether it also fires where triggers are told to stay silent.
const TRIGGERS: &[&str] = &[
    "accounts accounts_ledger_only refuse_change_outside_ledger always",
    "accounts accounts_open_empty refuse_opening_balance",
    "accounts accounts_open_without_credit refuse_opening_credit",
    "act_months act_months_append_only refuse_change",
    "acts acts_append_only refuse_change",
    "acts acts_guard guard_act",
    "amended_prices amended_prices_guard guard_amended_price",
    "amended_prices amended_prices_kept refuse_change",
    "bank_line_ends bank_line_ends_append_only refuse_change",
    "bank_line_ends bank_line_ends_money_in_step guard_bank_booking",
    "bank_lines bank_lines_append_only refuse_change",
    "certificates certificates_append_only refuse_change",
    "chain_days chain_days_append_only refuse_change always",
    "chain_days chain_days_follow guard_chain_days always",
    "chain_links chain_links_append_only refuse_change always",
    "chain_links chain_links_follow guard_chain_links always",
    "checkout_payments checkout_payments_guard guard_checkout_payment",
    "checkout_payments checkout_payments_kept refuse_change",
    "checkout_payments checkout_payments_money_in_step guard_checkout_booking",
    "clock_offset clock_offset_forward refuse_clock_backward",
    "corrections corrections_guard guard_correction_request",
    "corrections corrections_kept refuse_change",
    "corrections corrections_money_in_step guard_correction_money",
    "credit_limits credit_limits_append_only refuse_change always",
    "credit_limits credit_limits_post ledger_set_credit",
    "disputes disputes_guard guard_dispute",
    "disputes disputes_kept refuse_dispute_deletion",
    "disputes disputes_lead_in_step guard_dispute_lead",
    "evidence evidence_append_only refuse_change",
    "exchanges exchanges_append_only refuse_change",
    "exchanges exchanges_money_in_step guard_exchange",
    "fee_rules fee_rules_append_only refuse_change",
    "holds holds_ledger_only refuse_change_outside_ledger always",
    "lead_events lead_events_append_only refuse_change",
    "leads leads_guard guard_lead",
    "leads leads_hold_in_step guard_lead_hold",
    "leads leads_kept refuse_lead_deletion",
    "leads leads_paid_once guard_paid_lead",
    "ledger_marks ledger_marks_append_only refuse_change always",
    "offer_fundings offer_fundings_append_only refuse_change",
    "payees payees_append_only refuse_change",
    "receivers receivers_guard guard_receiver",
    "rejections rejections_append_only refuse_change",
    "rejections rejections_copy_lead copy_rejected_lead",
    "staff_acts staff_acts_append_only refuse_change",
    "statements statements_append_only refuse_change",
    "terms terms_frozen refuse_change_of_frozen_terms",
    "top_up_refunds top_up_refunds_guard guard_top_up_refund",
    "top_up_refunds top_up_refunds_kept refuse_change",
    "top_ups top_ups_guard guard_top_up",
    "top_ups top_ups_kept refuse_top_up_deletion",
    "top_ups top_ups_money_in_step guard_top_up_money",
    "transfer_codes transfer_codes_fixed refuse_change",
    "transfers transfers_append_only refuse_change always",
    "transfers transfers_compensation_approved guard_compensation",
    "transfers transfers_correction_fits guard_correction",
    "transfers transfers_exchange_booked guard_exchange",
    "transfers transfers_post ledger_post",
    "transfers transfers_refund_fits guard_refund",
    "transfers transfers_spend_own_money guard_own_money",
    "transfers transfers_withdrawal_in_step guard_withdrawal_in_step",
    "withdrawal_batch_items withdrawal_batch_items_guard guard_withdrawal_batch_item",
    "withdrawal_batch_items withdrawal_batch_items_in_step guard_withdrawal_in_step",
    "withdrawal_batch_items withdrawal_batch_items_kept refuse_change",
    "withdrawal_batches withdrawal_batches_guard guard_withdrawal_batch",
    "withdrawal_batches withdrawal_batches_kept refuse_change",
    "withdrawal_batches withdrawal_batches_whole guard_withdrawal_batch_whole",
    "withdrawals withdrawals_guard guard_withdrawal",
    "withdrawals withdrawals_in_step guard_withdrawal_in_step",
    "withdrawals withdrawals_kept refuse_change",
    "withdrawals withdrawals_paid_after_export guard_paid_after_export",
];

#[test]
fn every_trigger_is_on_guard() {
    let there = Live::open().values(
        "SELECT concat_ws(' ', tgrelid::regclass, tgname, tgfoid::regproc,
                          CASE tgenabled WHEN 'A' THEN 'always' WHEN 'O' THEN NULL ELSE 'off' END)
           FROM pg_trigger WHERE NOT tgisinternal",
    );
    assert_eq!(there, TRIGGERS.iter().map(ToString::to_string).collect());
}

/// What the program's role may do to the rows of each table that is not simply its own. Whatever
/// is not said here it may insert, update and delete.
const RIGHTS: &[&str] = &[
    "__diesel_schema_migrations: ",
    "accounts: insert",
    "act_months: insert",
    "acts: insert",
    "alarms: insert update",
    "amended_prices: insert update",
    "bank_line_ends: insert",
    "bank_lines: insert",
    "bank_statements: insert update",
    "calls: insert update",
    "certificates: insert",
    "chain_days: insert",
    "chain_links: ",
    "checkout_payments: insert update",
    "checkouts: insert update",
    "clicks: insert delete",
    "conversions: insert update",
    "corrections: insert update",
    "credit_limits: insert",
    "disputes: insert update",
    "engagements: insert update",
    "evidence: insert",
    "exchanges: insert",
    "fee_rules: insert",
    "holds: ",
    "lead_events: insert",
    "lead_moves: ",
    "leads: insert update",
    "ledger_marks: ",
    "number_assignments: insert update",
    "numbers: insert update",
    "offer_fundings: insert",
    "offers: insert update",
    "parties: insert update",
    "payees: insert",
    "rail_events: insert update",
    "receivers: insert update",
    "rejections: insert",
    "sites: insert update",
    "staff_acts: insert",
    "statements: insert",
    "telephony: insert update",
    "test_leads: insert update",
    "top_up_refunds: insert update",
    "top_ups: insert update",
    "trackers: insert update",
    "transfer_codes: ",
    "transfers: insert",
    "users: insert update",
    "withdrawal_batch_items: insert update",
    "withdrawal_batches: insert update",
    "withdrawals: insert update",
];

#[test]
fn the_programs_role_writes_history_once_and_the_ledgers_sums_never() {
    let mut live = Live::open();
    let role = |url: &str| url.split('@').next().map(str::to_owned);
    assert_ne!(role(&live.database.url), role(&live.database.owner_url), "two roles are tested");
    let rights = live.pairs(
        "SELECT c.relname::text AS name,
                concat_ws(' ', CASE WHEN has_table_privilege(c.oid, 'INSERT') THEN 'insert' END,
                               CASE WHEN has_any_column_privilege(c.oid, 'UPDATE') THEN 'update' END,
                               CASE WHEN has_table_privilege(c.oid, 'DELETE') THEN 'delete' END,
                               CASE WHEN has_table_privilege(c.oid, 'TRUNCATE, TRIGGER, REFERENCES')
                                    THEN 'more' END) AS value
           FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
          ORDER BY 1",
    );
    let narrowed: Vec<String> = rights
        .into_iter()
        .filter(|(_, may)| may != "insert update delete")
        .map(|(table, may)| format!("{table}: {may}"))
        .collect();
    assert_eq!(narrowed, RIGHTS);
}
