//! `POST /preferences`: the language and the appearance, kept in cookies.
//!
//! Both are harmless to set, so the form needs no token: that it comes from a page of this site is
//! asked of every form (`guard`). A signed-in user's language is a setting of the account, which
//! their mails follow, and is saved there too.

use actix_web::HttpResponse;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header::LOCATION;
use actix_web::web;
use serde::Deserialize;

use super::extract::Visit;
use super::page::Theme;
use super::{State, WebError};
use crate::accounts::user;
use crate::kernel::locale::Locale;

/// The cookie with the language.
pub const LOCALE_COOKIE: &str = "locale";
/// The cookie with the appearance.
pub const THEME_COOKIE: &str = "theme";

/// What the switches send.
#[derive(Debug, Deserialize)]
pub struct Preferences {
    locale: Option<Locale>,
    theme: Option<String>,
    #[serde(default)]
    back: String,
}

/// Keeps what was chosen and goes back to where it was chosen.
pub async fn save(
    state: State,
    visit: Visit,
    chosen: web::Form<Preferences>,
) -> Result<HttpResponse, WebError> {
    if let (Some(locale), Some(person)) = (chosen.locale, visit.person) {
        state.run(move |tx| user::save_locale(tx, &person, locale)).await?;
    }
    let mut response = HttpResponse::SeeOther();
    if let Some(locale) = chosen.locale {
        response.cookie(kept(LOCALE_COOKIE, locale.as_str()));
    }
    if let Some(theme) = &chosen.theme {
        response.cookie(kept(THEME_COOKIE, Theme::from_word(theme).as_str()));
    }
    Ok(response.insert_header((LOCATION, local(&chosen.back))).finish())
}

fn kept(name: &'static str, value: &'static str) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .max_age(Duration::days(365))
        .same_site(SameSite::Lax)
        .http_only(true)
        .finish()
}

/// A path of this site, else the front page: a form must not send people elsewhere.
pub fn local(back: &str) -> &str {
    // Browsers read a backslash as a slash, and leave tabs and line ends out before they look.
    let outside = back.starts_with("//") || back.contains(|c: char| c == '\\' || c.is_control());
    if back.starts_with('/') && !outside { back } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_back_only_within_the_site() {
        assert_eq!(local("/inbox?page=2"), "/inbox?page=2");
        for outside in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "",
            "x",
        ] {
            assert_eq!(local(outside), "/");
        }
    }
}
