//! The moves a lead can make, said twice: by the pure table of the program and by the one in the
//! database that refuses any other.

use std::collections::BTreeSet;

use lead_exchange::leads::{Event, Status};

use super::Live;

#[test]
fn the_database_allows_the_moves_of_the_programs_table_and_no_other() {
    let mut pure = BTreeSet::new();
    for status in Status::ALL {
        for event in Event::ALL {
            // An answer passes the turn and leaves the status as it is.
            if let Ok(next) = status.on(*event)
                && next.to != *status
            {
                pure.insert((status.to_string(), next.to.to_string()));
            }
        }
    }
    let kept = Live::open().pairs("SELECT old AS name, new AS value FROM lead_moves");
    assert_eq!(kept.into_iter().collect::<BTreeSet<_>>(), pure);
}

/// What else the schema says of a status, it says of the same ones as the program.
#[test]
fn the_database_knows_which_statuses_end_and_which_hold_money() {
    let checks = Live::open().checks();
    let words = |check: &str| -> BTreeSet<String> {
        let rule = checks.get(check).unwrap_or_else(|| panic!("no CHECK is named {check}"));
        rule.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let which = |is: fn(Status) -> bool| -> BTreeSet<String> {
        let all = Status::ALL.iter().copied();
        all.filter(|status| is(*status)).map(|status| status.to_string()).collect()
    };
    assert_eq!(words("leads_end_is_dated"), which(Status::is_final));
    assert_eq!(words("leads_clock_runs"), which(|status| !status.is_final()));
    let without_money = words("leads_money_before_contact");
    for status in Status::ALL {
        if status.reveals_contact() {
            assert!(
                !without_money.contains(status.as_str()),
                "{status} shows the contact for free"
            );
        }
    }
}
