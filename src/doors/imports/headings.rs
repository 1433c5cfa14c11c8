//! The headings people and programs write, in English, Russian and Spanish, and what each names.

use super::mapping::{Target, target_of};
use crate::offers::form::LeadForm;

/// A heading as it is compared: letters and digits in lower case, one space between words.
pub fn plain(heading: &str) -> String {
    let letters: String = heading
        .to_lowercase()
        .replace('ё', "е")
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headings people write, in English, Russian and Spanish, as [`plain`] writes them.
const NAMES: &[(Target, &[&str])] = &[
    (
        Target::Name,
        &[
            "name",
            "full name",
            "fullname",
            "your name",
            "client",
            "client name",
            "customer",
            "customer name",
            "имя",
            "фио",
            "ф и о",
            "имя и фамилия",
            "имя фамилия",
            "фамилия имя",
            "имя клиента",
            "клиент",
            "контакт",
            "nombre",
            "nombre completo",
            "nombre y apellidos",
            "nombre y apellido",
            "cliente",
        ],
    ),
    (
        Target::Phone,
        &[
            "phone",
            "phone number",
            "telephone",
            "tel",
            "mobile",
            "mobile phone",
            "cell",
            "cell phone",
            "user phone",
            "work phone",
            "телефон",
            "номер телефона",
            "тел",
            "мобильный",
            "мобильный телефон",
            "моб телефон",
            "контактный телефон",
            "телефон клиента",
            "teléfono",
            "telefono",
            "número de teléfono",
            "numero de telefono",
            "móvil",
            "movil",
            "celular",
        ],
    ),
    (
        Target::Email,
        &[
            "email",
            "e mail",
            "mail",
            "email address",
            "e mail address",
            "user email",
            "work email",
            "почта",
            "эл почта",
            "электронная почта",
            "имейл",
            "емейл",
            "адрес почты",
            "адрес электронной почты",
            "correo",
            "correo electrónico",
            "correo electronico",
        ],
    ),
    (
        Target::Region,
        &[
            "region",
            "country",
            "country code",
            "регион",
            "страна",
            "код региона",
            "región",
            "país",
            "pais",
        ],
    ),
    (Target::Source, &["source", "utm source", "источник", "fuente", "origen"]),
    // Where in an advertising account a lead came from, the same in files and at receivers: the
    // campaign, the group, the ad, the form or the words, and what tells the click or the platform.
    (Target::Sub(1), &["campaign id", "campaign name", "utm campaign"]),
    (Target::Sub(2), &["adset id", "adgroup id", "adset name", "ad group id", "utm medium"]),
    (Target::Sub(3), &["ad id", "creative id", "ad name", "utm content"]),
    (Target::Sub(4), &["form id", "formid", "form name", "formname", "utm term"]),
    (Target::Sub(5), &["platform", "gcl id", "gclid"]),
    (
        Target::ExternalId,
        &[
            "id",
            "external id",
            "lead id",
            "tranid",
            "order id",
            "ид",
            "id заявки",
            "номер заявки",
            "id лида",
            "id del lead",
            "identificador",
        ],
    ),
    (
        Target::ConsentAt,
        &[
            "consent given at",
            "consent at",
            "consent time",
            "consent date",
            "дата согласия",
            "время согласия",
            "согласие дано",
            "fecha de consentimiento",
            "fecha del consentimiento",
        ],
    ),
    (
        Target::ConsentVersion,
        &[
            "consent text version",
            "consent version",
            "версия согласия",
            "версия текста согласия",
            "versión del consentimiento",
            "version del consentimiento",
        ],
    ),
    (
        Target::OrderAmount,
        &["order amount", "amount", "сумма заказа", "сумма", "importe", "importe del pedido"],
    ),
];

/// What a heading names: a question of the form by key or label, or one of [`NAMES`].
pub fn named(heading: &str, form: &LeadForm) -> Option<Target> {
    let heading = plain(heading);
    if heading.is_empty() {
        return None;
    }
    let asked = form
        .fields
        .iter()
        .find(|field| plain(&field.key) == heading || plain(&field.label) == heading);
    if let Some(field) = asked {
        return Some(target_of(&field.key));
    }
    let known = NAMES.iter().find(|(_, names)| names.contains(&heading.as_str()));
    if let Some((target, _)) = known {
        let offered = *target != Target::OrderAmount;
        return offered.then(|| target.clone());
    }
    heading.replace(' ', "").parse().ok().filter(|target| matches!(target, Target::Sub(_)))
}
