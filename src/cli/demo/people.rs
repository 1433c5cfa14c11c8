//! The people in the demo's leads: names, phones, e-mails and cities in three languages, with the
//! usual dirt - odd spacing, no country code, the same person twice, numbers that cannot ring.

use serde_json::{Value, json};

/// First names and surnames that go together, each with its part of a mail address.
struct Names {
    firsts: &'static [(&'static str, &'static str)],
    lasts: &'static [(&'static str, &'static str)],
    cities: &'static [&'static str],
}

const RU_WOMEN: Names = Names {
    firsts: &[
        ("Анна", "anna"),
        ("Мария", "maria"),
        ("Елена", "elena"),
        ("Ольга", "olga"),
        ("Татьяна", "tanya"),
        ("Ирина", "irina"),
        ("Наталья", "natalia"),
    ],
    lasts: &[
        ("Петрова", "petrova"),
        ("Кузнецова", "kuznetsova"),
        ("Соколова", "sokolova"),
        ("Лебедева", "lebedeva"),
        ("Фомина", "fomina"),
        ("Белова", "belova"),
        ("Гончарова", "goncharova"),
        ("Ершова", "ershova"),
        ("Щукина", "shchukina"),
        ("Юдина", "yudina"),
        ("Ёлкина", "yolkina"),
    ],
    cities: &["Москва", "Подольск", "Мытищи", "Москва", "Королёв", "Химки"],
};
const RU_MEN: Names = Names {
    firsts: &[
        ("Пётр", "petr"),
        ("Сергей", "sergey"),
        ("Дмитрий", "dima"),
        ("Николай", "nik"),
        ("Алексей", "alexey"),
        ("Виктор", "viktor"),
        ("Артём", "artem"),
    ],
    lasts: &[
        ("Ильин", "ilyin"),
        ("Волков", "volkov"),
        ("Орлов", "orlov"),
        ("Зайцев", "zaitsev"),
        ("Жуков", "zhukov"),
        ("Громов", "gromov"),
        ("Щербаков", "shcherbakov"),
        ("Лапин", "lapin"),
        ("Чернов", "chernov"),
        ("Юрьев", "yuryev"),
        ("Фёдоров", "fedorov"),
    ],
    cities: &["Москва", "Тверь", "Балашиха", "Москва", "Одинцово", "Химки"],
};
const ES: Names = Names {
    firsts: &[
        ("Luis", "luis"),
        ("Carmen", "carmen"),
        ("Javier", "javi"),
        ("Lucía", "lucia"),
        ("Pablo", "pablo"),
        ("Elena", "elena"),
        ("Andrés", "andres"),
        ("Begoña", "bego"),
    ],
    lasts: &[
        ("Ortega Ruiz", "ortega"),
        ("Molina", "molina"),
        ("Navarro Gil", "navarro"),
        ("Iglesias Soler", "iglesias"),
        ("Vidal", "vidal"),
        ("Muñoz Castro", "munoz"),
        ("Peñalver", "penalver"),
        ("García de la Torre", "garciat"),
        ("Ibáñez", "ibanez"),
    ],
    cities: &["Valencia", "Alicante", "Gandía", "Castellón de la Plana", "Torrent", "Sagunto"],
};
const EN: Names = Names {
    firsts: &[
        ("Grace", "grace"),
        ("Tom", "tom"),
        ("Priya", "priya"),
        ("Jack", "jack"),
        ("Emily", "emily"),
        ("Omar", "omar"),
        ("Sofia", "sofia"),
        ("Ben", "ben"),
    ],
    lasts: &[
        ("Miller", "miller"),
        ("Walker", "walker"),
        ("Shah", "shah"),
        ("O'Neill", "oneill"),
        ("Clarke", "clarke"),
        ("Hassan", "hassan"),
        ("Rossi", "rossi"),
        ("Smith-Jones", "smithjones"),
        ("Nowak", "nowak"),
    ],
    cities: &["London", "Bristol", "Leeds", "Belfast", "York", "Cardiff"],
};

fn pick<T: Copy>(from: &[T], index: usize) -> Option<T> {
    from.get(index % from.len()).copied()
}

/// Name, mailbox and city of a person.
fn person(language: &str, index: usize) -> (String, String, &'static str) {
    let names = match (language, index % 2) {
        ("ru", 0) => &RU_WOMEN,
        ("ru", _) => &RU_MEN,
        ("es", _) => &ES,
        _ => &EN,
    };
    let (first, box_first) = pick(names.firsts, index / 2).unwrap_or_default();
    let (last, box_last) = pick(names.lasts, index / 2 * 5 + index / 7).unwrap_or_default();
    let mailbox = match index % 3 {
        0 => format!("{box_first}.{box_last}{}", index % 90),
        1 => format!("{box_last}_{index}"),
        _ => format!("{box_first}{index}"),
    };
    // Every sixth says no more than what to call them.
    let name = if index % 6 == 5 { first.to_owned() } else { format!("{first} {last}") };
    (name, mailbox, pick(names.cities, index).unwrap_or_default())
}

/// A number as its owner might type it: well formed or not, but one that can ring.
fn phone(language: &str, index: usize) -> String {
    let tail = format!("{:07}", 1_000_000 + (index * 7_919) % 8_999_999);
    let (a, rest) = tail.split_at(3);
    let (b, c) = rest.split_at(2);
    match (language, index % 4) {
        ("ru", 0) => format!("+7 916 {a}-{b}-{c}"),
        ("ru", 1) => format!("8 (916) {a} {b} {c}"),
        ("ru", 2) => format!("7916{a}{b}{c}"),
        ("ru", _) => format!("  916 {a}-{b}{c} "),
        ("es", 0) => format!("+34 6{b} {a} 2{c}"),
        ("es", 1) => format!("0034 6{b}.{a}.2{c}"),
        ("es", _) => format!("6{b}{a}2{c}"),
        (_, 0) => format!("+44 (7400) {}", english_tail(index)),
        (_, 1) => format!("+447400{}", english_tail(index)),
        (_, _) => format!("+44 7400 {}", english_tail(index)),
    }
}

fn english_tail(index: usize) -> String {
    format!("{:06}", 100_000 + (index * 7_919) % 899_999)
}

/// One digit short.
fn dead_phone(language: &str) -> &'static str {
    match language {
        "ru" => "+7 916 12-34",
        "es" => "+34 611 22 33",
        _ => "+44 7400 1122",
    }
}

/// Somebody who lives where the offer does not work.
fn far_phone(language: &str, index: usize) -> String {
    match language {
        "ru" => format!("+375 29 {:07}", 1_000_000 + index * 37),
        _ => format!("+33 6 12 {:06}", 100_000 + index * 37),
    }
}

/// A lead's body for `POST /leads`, without the engagement. Every thirteenth is a person who came
/// before, every seventeenth has a number that cannot ring, every nineteenth comes from far away.
pub fn lead(language: &str, index: usize) -> Value {
    let of = if index % 13 == 12 { index - 3 } else { index };
    let (name, mailbox, city) = person(language, of);
    let number = match index {
        _ if index % 17 == 16 => dead_phone(language).to_owned(),
        _ if index % 19 == 18 => far_phone(language, index),
        _ => phone(language, of),
    };
    let name = match index % 10 {
        4 => format!("  {}  ", name.to_uppercase()),
        9 => name.to_lowercase().replace(' ', "   "),
        _ => name,
    };
    let source =
        pick(&["search_ads", "social_ads", "search_ads", "organic", "email"], index / 3 + index);
    // Not everybody leaves an address.
    let email = (index % 5 > 1).then(|| format!("{mailbox}@mail.example.com"));
    json!({
        "contact": { "name": name, "phone": number, "email": email },
        "fields": fields(language, index, city),
        "source": source,
        "sub1": format!("campaign-{}", index % 3 + 1),
        "external_id": format!("demo-{language}-{index}"),
    })
}

/// The answers; not everybody gives those that may be left out.
fn fields(language: &str, index: usize, city: &str) -> Value {
    let mut fields = match language {
        "ru" | "es" => json!({ "city": city, "consent": true }),
        _ => json!({}),
    };
    let optional = match language {
        _ if index % 3 == 2 => json!({}),
        "ru" => json!({
            "windows": 1 + index % 6, "when": pick(&["сейчас", "в этом месяце", "позже"], index),
        }),
        "es" => json!({ "budget": 4_000 + 500 * (index % 9) }),
        _ => json!({ "level": pick(&["A2", "B1", "B2", "C1"], index) }),
    };
    if let (Some(fields), Value::Object(optional)) = (fields.as_object_mut(), optional) {
        fields.extend(optional);
    }
    fields
}
