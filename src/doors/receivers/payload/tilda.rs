//! Tilda's webhook: a form (or, from its newer integrations, JSON) by POST, one lead each.
//!
//! Format: Tilda, "Webhook: приём данных из форм на свой скрипт"
//! (<https://help-ru.tilda.cc/forms/webhook>) and "Техническое описание для разработчиков интеграций"
//! (<https://help-ru.tilda.cc/forms/marketplace/tech>): the form's own fields under the names given to
//! them (`Name`, `Phone`, `Email`, …), `tranid`, `formid`, `formname`, `COOKIES` when asked for, and
//! `test=test` once when the address is saved. The key comes in a header or as a field. It wants 200
//! within five seconds and sends twice more, a minute apart.
//!
//! UTM marks come as hidden fields, or inside `COOKIES` in `TILDAUTM`, percent-encoded and parted
//! by `|||`.

use url::form_urlencoded;

use super::{Node, Payload, Said, Writing, form, is_secret, writing};
use crate::doors::arrivals::Request;
use crate::doors::parameters::Unreadable;

pub(super) fn read(request: &Request) -> Result<Said, Unreadable> {
    let pairs = match writing(request)? {
        Writing::Form => form(&request.body)?,
        Writing::Json => {
            let mut flat = Payload::default();
            flat.flatten("", &Node::object(&request.body)?)?;
            flat.values.into_iter().map(|value| (value.name, value.text)).collect()
        }
    };
    let value = |name: &str| {
        let found = pairs.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.trim()).filter(|text| !text.is_empty())
    };
    if value("test") == Some("test") && value("tranid").is_none() {
        return Ok(Said::Nothing("tilda-ping"));
    }
    let mut payload = Payload { id: value("tranid").map(str::to_owned), ..Payload::default() };
    for (name, text) in &pairs {
        if !is_secret(name) && name != "COOKIES" && name != "tranid" {
            payload.add(name, None, text)?;
        }
    }
    for (name, text) in value("COOKIES").map(marks).unwrap_or_default() {
        if payload.get(&name).is_none() {
            payload.add(&name, None, &text)?;
        }
    }
    if payload.values.is_empty() {
        return Err(Unreadable("empty"));
    }
    Ok(Said::Lead(payload))
}

/// The UTM marks a visitor's cookies hold.
fn marks(cookies: &str) -> Vec<(String, String)> {
    let kept = cookies.split(';').find_map(|cookie| cookie.trim().strip_prefix("TILDAUTM="));
    // The name makes a form of it, which is then decoded as one.
    let whole = kept.map(|kept| format!("x={kept}")).unwrap_or_default();
    let decoded =
        form_urlencoded::parse(whole.as_bytes()).next().map(|(_, text)| text.into_owned());
    let pairs = decoded.unwrap_or_default();
    pairs
        .split("|||")
        .filter_map(|pair| pair.split_once('='))
        .filter(|(name, _)| name.starts_with("utm_"))
        .take(10)
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_marks_out_of_cookies() {
        let cookies = "_ym_uid=17; TILDAUTM=utm_source%3Dyandex%7C%7C%7Cutm_campaign%3D%D0%BB%D0%B5%D1%82%D0%BE%7C%7C%7C; x=1";
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        assert_eq!(marks(cookies), [pair("utm_source", "yandex"), pair("utm_campaign", "лето")]);
        assert!(marks("nothing").is_empty() && marks("TILDAUTM=%FF%00").is_empty());
    }
}
