//! Letters about signing up and in.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::{Audience, Kind, Notice, Value};
use crate::db::{DbError, Tx};
use crate::kernel::secret::Token;
use crate::outbox::Fact;
use crate::schema::links;

pub(super) fn notices(tx: &mut Tx<'_>, facts: &[Fact]) -> Result<Vec<Notice>, DbError> {
    let ends = ends_of_links(tx, facts)?;
    Ok(facts.iter().filter_map(|fact| notice(fact, &ends)).collect())
}

fn notice(fact: &Fact, ends: &HashMap<Vec<u8>, DateTime<Utc>>) -> Option<Notice> {
    match fact {
        Fact::SignedUp { user, token } => {
            let path = format!("/confirm/{token}");
            let notice = Notice::new(Kind::Confirmation, Audience::User(*user), path);
            Some(until(notice, token, ends))
        }
        Fact::ResetAsked { user, token } => {
            let path = format!("/reset/{token}");
            let notice = Notice::new(Kind::PasswordReset, Audience::User(*user), path);
            Some(until(notice, token, ends))
        }
        Fact::Invited { email, locale, token } => {
            let to = Audience::Address { email: email.clone(), locale: *locale };
            let notice = Notice::new(Kind::Invitation, to, format!("/invitation/{token}"));
            Some(until(notice, token, ends))
        }
        Fact::SignUpRepeated { user } => {
            Some(Notice::new(Kind::SignUpRepeated, Audience::User(*user), "/sign-in"))
        }
        Fact::PasswordChanged { user } => {
            Some(Notice::new(Kind::PasswordChanged, Audience::User(*user), "/reset"))
        }
        _ => None,
    }
}

/// Says until when the link works, as the link itself knows it.
fn until(notice: Notice, token: &str, ends: &HashMap<Vec<u8>, DateTime<Utc>>) -> Notice {
    match ends.get(&Token::from_text(token).hash()) {
        Some(end) => notice.line("until").with("when", Value::When(*end)),
        None => notice,
    }
}

fn ends_of_links(
    tx: &mut Tx<'_>,
    facts: &[Fact],
) -> Result<HashMap<Vec<u8>, DateTime<Utc>>, DbError> {
    let hashes: Vec<Vec<u8>> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::SignedUp { token, .. }
            | Fact::ResetAsked { token, .. }
            | Fact::Invited { token, .. } => Some(Token::from_text(token).hash()),
            _ => None,
        })
        .collect();
    if hashes.is_empty() {
        return Ok(HashMap::new());
    }
    let ends: Vec<(Vec<u8>, DateTime<Utc>)> = links::table
        .filter(links::token_hash.eq_any(hashes))
        .select((links::token_hash, links::expires_at))
        .load(tx.conn())?;
    Ok(ends.into_iter().collect())
}
