//! Pages for the operator's staff.

pub mod acts;
pub mod audit;
pub mod bank;
pub mod batches;
pub mod books;
pub mod fees;
pub mod mails;
pub mod parties;
pub mod party_money;
pub mod top_ups;
pub mod users;
pub mod withdrawals;

use crate::web::answer::query_value;
use crate::web::form::Form;

/// A path with those of a form's values that are not empty.
fn address(path: &str, wanted: &Form, names: &[&str], more: &[(&str, &str)]) -> String {
    let kept = names.iter().map(|&name| (name, wanted.value(name)));
    let query: Vec<String> = kept
        .filter(|(name, _)| !more.iter().any(|(changed, _)| changed == name))
        .chain(more.iter().copied())
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", query_value(value)))
        .collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_what_is_filtered_by() {
        let wanted =
            Form::default().with("q", "Окна & двери").with("status", "active").with("cursor", "x");
        let names = ["q", "status", "role"];
        assert_eq!(
            address("/staff/users", &wanted, &names, &[("status", "suspended")]),
            "/staff/users?q=%D0%9E%D0%BA%D0%BD%D0%B0%20%26%20%D0%B4%D0%B2%D0%B5%D1%80%D0%B8&status=suspended"
        );
        assert_eq!(address("/staff/users", &Form::default(), &names, &[]), "/staff/users");
    }
}
