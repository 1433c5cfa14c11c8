//! `POST /preferences`: the language and the appearance, kept in cookies.
//!
//! A signed-in user's language is a setting of the account, which their mails follow, and is saved
//! there too. Words nobody knows change nothing.

use actix_web::HttpResponse;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header::LOCATION;

use super::extract::{Posted, Visit};
use super::page::Theme;
use super::{State, WebError};
use crate::accounts::user;
use crate::kernel::locale::Locale;

/// The cookie with the language.
pub const LOCALE_COOKIE: &str = "locale";
/// The cookie with the appearance.
pub const THEME_COOKIE: &str = "theme";

/// Keeps what was chosen and goes back to where it was chosen.
pub async fn save(
    state: State,
    visit: Visit,
    Posted(chosen): Posted,
) -> Result<HttpResponse, WebError> {
    let locale: Option<Locale> = chosen.value("locale").parse().ok();
    if let (Some(locale), Some(person)) = (locale, visit.person) {
        state.run(move |tx| user::save_locale(tx, &person, locale)).await?;
    }
    let mut response = HttpResponse::SeeOther();
    if let Some(locale) = locale {
        response.cookie(kept(LOCALE_COOKIE, locale.as_str()));
    }
    let theme = chosen.value("theme");
    if let Some(theme) = Theme::ALL.into_iter().find(|known| known.as_str() == theme) {
        response.cookie(kept(THEME_COOKIE, theme.as_str()));
    }
    Ok(response.insert_header((LOCATION, local(chosen.value("back")))).finish())
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
