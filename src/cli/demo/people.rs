//! The people in the demo's leads: names, phones, e-mails and cities in three languages, with the
//! usual dirt - odd spacing, no country code, the same person twice, numbers that cannot ring.

use serde_json::{Value, json};

const RU: [(&str, &str, &str); 12] = [
    ("Анна Петрова", "Москва", "anna.petrova"),
    ("Пётр Ильин", "Тверь", "p.ilyin"),
    ("Мария Кузнецова", "Москва", "mkuz"),
    ("Сергей Волков", "Химки", "volkov.s"),
    ("Елена Соколова", "Подольск", "esokolova"),
    ("Дмитрий Орлов", "Москва", "orlov77"),
    ("Ольга Лебедева", "Мытищи", "lebedeva.o"),
    ("Николай Зайцев", "Балашиха", "nzaitsev"),
    ("Татьяна Фомина", "Москва", "fomina.t"),
    ("Алексей Жуков", "Королёв", "zhukov.a"),
    ("Ирина Белова", "Москва", "belova.irina"),
    ("Виктор Громов", "Одинцово", "v.gromov"),
];
const ES: [(&str, &str, &str); 8] = [
    ("Luis Ortega", "Valencia", "luis.ortega"),
    ("Carmen Ruiz", "Alicante", "carmenruiz"),
    ("Javier Molina", "Gandía", "jmolina"),
    ("Lucía Navarro", "Valencia", "lucia.nav"),
    ("Pablo Iglesias Soler", "Castellón", "pabloso"),
    ("Elena Vidal", "Torrent", "evidal"),
    ("Andrés Castro", "Sagunto", "acastro"),
    ("Marta Gil", "Valencia", "martagil"),
];
const EN: [(&str, &str, &str); 8] = [
    ("Grace Miller", "Leeds", "grace.miller"),
    ("Tom Walker", "Bristol", "tomw"),
    ("Priya Shah", "London", "priya.shah"),
    ("Jack O'Neill", "Belfast", "jackoneill"),
    ("Emily Clarke", "York", "emily.c"),
    ("Omar Hassan", "Leicester", "omar.h"),
    ("Sofia Rossi", "London", "sofia.rossi"),
    ("Ben Carter", "Cardiff", "bcarter"),
];

/// A number as its owner might type it: well formed or not, but one that can ring.
fn phone(language: &str, index: usize) -> String {
    let tail = 1_000_000 + (index * 7_919) % 8_999_999;
    let tail = format!("{tail:07}");
    let (a, rest) = tail.split_at(3);
    let (b, c) = rest.split_at(2);
    match (language, index % 4) {
        ("ru", 0) => format!("+7 916 {a}-{b}-{c}"),
        ("ru", 1) => format!("8 (916) {a} {b} {c}"),
        ("ru", 2) => format!("7916{a}{b}{c}"),
        ("ru", _) => format!("  916 {a}-{b}{c} "),
        ("es", 0) => format!("+34 61{b} {a} 2{c}"),
        ("es", _) => format!("61{b}{a}2{c}"),
        (_, _) => format!("+44 7400 {:06}", 100_000 + (index * 7_919) % 899_999),
    }
}

/// A lead's body for `POST /leads`, without the engagement. Every seventh is a person who came
/// before, every ninth has a number that cannot ring, every eleventh comes from far away.
pub fn lead(language: &str, index: usize) -> Value {
    let of = if index % 7 == 6 { index - 3 } else { index };
    let people: &[(&str, &str, &str)] = match language {
        "ru" => &RU,
        "es" => &ES,
        _ => &EN,
    };
    let (name, city, mailbox) = people.get(of % people.len()).copied().unwrap_or(("", "", ""));
    let number = match index {
        _ if index % 9 == 8 => "+7 916 12-34".to_owned(),
        _ if index % 11 == 10 => format!("+375 29 {:07}", 1_000_000 + index * 37),
        _ => phone(language, of),
    };
    let name =
        if index % 5 == 4 { format!("  {}  ", name.to_uppercase()) } else { name.to_owned() };
    let source = ["search_ads", "social_ads", "own_site", "email"]
        .get(index % 4)
        .copied()
        .unwrap_or("own_site");
    let mut fields = serde_json::Map::new();
    match language {
        "ru" => {
            fields.insert("city".into(), json!(city));
            fields.insert("windows".into(), json!(1 + index % 6));
            fields.insert("consent".into(), json!(true));
        }
        "es" => {
            fields.insert("city".into(), json!(city));
            fields.insert("budget".into(), json!(4_000 + 500 * (index % 9)));
            fields.insert("consent".into(), json!(true));
        }
        _ => {
            fields.insert("level".into(), json!(["A2", "B1", "B2", "C1"].get(index % 4)));
        }
    }
    json!({
        "contact": { "name": name, "phone": number, "email": format!("{mailbox}{of}@mail.example.com") },
        "fields": fields,
        "source": source,
        "sub1": format!("campaign-{}", index % 3 + 1),
        "external_id": format!("demo-{language}-{index}"),
    })
}
