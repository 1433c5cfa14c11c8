//! Who is in the demo market, and what they offer.

use serde_json::{Value, json};

/// One party with its one user.
#[derive(Debug, Clone, Copy)]
pub struct Firm {
    pub email: &'static str,
    pub name: &'static str,
    pub roles: &'static [&'static str],
    pub locale: &'static str,
    pub time_zone: &'static str,
}

pub const STAFF_EMAIL: &str = "staff@demo.example";

pub const OKNA: Firm = Firm {
    email: "olga@okna-plus.example",
    name: "Окна Плюс",
    roles: &["buyer"],
    locale: "ru",
    time_zone: "Europe/Moscow",
};
pub const CASA: Firm = Firm {
    email: "lucia@casa-clara.example",
    name: "Casa Clara",
    roles: &["buyer"],
    locale: "es",
    time_zone: "Europe/Madrid",
};
pub const BRIGHT: Firm = Firm {
    email: "sam@bright-school.example",
    name: "Bright Language School",
    roles: &["buyer", "contractor"],
    locale: "en",
    time_zone: "Europe/London",
};
pub const MARIA: Firm = Firm {
    email: "maria@context.example",
    name: "Maria Context",
    roles: &["contractor"],
    locale: "en",
    time_zone: "Europe/Lisbon",
};
pub const SPUTNIK: Firm = Firm {
    email: "ivan@sputnik-media.example",
    name: "Спутник Медиа",
    roles: &["contractor"],
    locale: "ru",
    time_zone: "Asia/Yekaterinburg",
};

pub const BUYERS: [Firm; 3] = [OKNA, CASA, BRIGHT];
pub const CONTRACTORS: [Firm; 2] = [MARIA, SPUTNIK];

/// What each buyer has in its wallet.
pub fn funds(firm: &Firm) -> Vec<(&'static str, &'static str)> {
    match firm.name {
        "Окна Плюс" => vec![("200000.00", "RUB")],
        "Casa Clara" => vec![("3000.00", "EUR")],
        _ => vec![("2500.00", "USD"), ("400.00", "EUR")],
    }
}

/// How far an offer has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Published a month ago; leads come.
    Working,
    /// Published, and a contractor waits for the buyer's answer.
    Asked,
    /// In the staff's queue.
    InReview,
}

/// How leads of an offer reach its buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// The contractors send them.
    Sent,
    /// By tracking links and the buyer's site.
    Tracked,
    /// By telephone.
    Called,
}

/// One offer and how its leads look.
#[derive(Debug, Clone)]
pub struct Listing {
    pub buyer: Firm,
    pub body: Value,
    pub language: &'static str,
    pub standing: Standing,
    pub channel: Channel,
    /// How many leads its test lot takes, where it begins with one.
    pub lot: Option<usize>,
    /// Of a hundred leads, how many the buyer decides on itself; the clock decides the rest.
    pub diligence: usize,
}

fn field(key: &str, label: &str, kind: &str, required: bool) -> Value {
    json!({ "key": key, "label": label, "type": kind, "required": required })
}

fn choice(key: &str, label: &str, options: &[&str]) -> Value {
    json!({ "key": key, "label": label, "type": "choice", "required": false, "options": options })
}

/// Every offer of the market.
pub fn listings() -> Vec<Listing> {
    vec![
        Listing {
            buyer: OKNA,
            language: "ru",
            standing: Standing::Working,
            channel: Channel::Sent,
            lot: None,
            diligence: 92,
            body: json!({
                "title": "Пластиковые окна, Москва и область",
                "description": "Заявки от жителей, которые хотят заменить окна или застеклить балкон. \
                                Звоним в течение часа. Новостройки без отделки тоже подходят.",
                "topic": "Окна и двери", "action": "application", "price": "500.00", "currency": "RUB",
                "regions": ["RU"], "time_zone": "Europe/Moscow", "guarantee_hours": 0,
                "cap_daily": 60, "budget_total": "150000.00", "engagement": "open",
                "consent_text": "Я согласен, чтобы «Окна Плюс» обработала мои данные и позвонила мне о замене окон. \
                                 Согласие можно отозвать в любой день, ответив на звонок или письмо.",
                "form": [
                    field("city", "Город", "text", true),
                    field("windows", "Сколько окон", "number", false),
                    choice("when", "Когда нужно", &["сейчас", "в этом месяце", "позже"]),
                    field("consent", "Согласен на звонок", "consent", true),
                ],
            }),
        },
        Listing {
            buyer: OKNA,
            language: "ru",
            standing: Standing::Asked,
            channel: Channel::Sent,
            lot: None,
            diligence: 0,
            body: json!({
                "title": "Входные двери с установкой, Москва",
                "description": "Заявки на стальную дверь в квартиру или дом. Замер бесплатный. \
                                Нужны только те, кто решил менять дверь в ближайшие два месяца.",
                "topic": "Окна и двери", "action": "application", "price": "640.00", "currency": "RUB",
                "regions": ["RU"], "time_zone": "Europe/Moscow", "cap_daily": 15, "engagement": "request",
                "form": [
                    field("city", "Город", "text", true),
                    field("consent", "Согласен на звонок", "consent", true),
                ],
            }),
        },
        Listing {
            buyer: OKNA,
            language: "ru",
            standing: Standing::InReview,
            channel: Channel::Sent,
            lot: None,
            diligence: 0,
            body: json!({
                "title": "Звонки: остекление балконов",
                "description": "Оплачиваем звонок с вопросом о балконе или лоджии.",
                "topic": "Окна и двери", "action": "call", "price": "350.00", "currency": "RUB",
                "regions": ["RU"], "time_zone": "Europe/Moscow", "engagement": "request",
            }),
        },
        Listing {
            buyer: CASA,
            language: "es",
            standing: Standing::Working,
            channel: Channel::Sent,
            lot: None,
            diligence: 60,
            body: json!({
                "title": "Reformas de cocina en la Comunidad Valenciana",
                "description": "Personas que quieren reformar su cocina en los próximos seis meses. \
                                Las visitamos en casa y damos un presupuesto cerrado.",
                "topic": "Reformas", "action": "application", "price": "18.00", "currency": "EUR",
                "regions": ["ES"], "time_zone": "Europe/Madrid", "guarantee_hours": 72,
                "cap_daily": 25, "engagement": "request",
                "form": [
                    field("city", "Ciudad", "text", true),
                    field("budget", "Presupuesto aproximado, €", "number", false),
                    choice("when", "¿Para cuándo?", &["cuanto antes", "en tres meses", "en seis meses"]),
                    choice("size", "Tamaño de la cocina", &["hasta 8 m²", "8–15 m²", "más de 15 m²"]),
                    choice("home", "¿Dónde está?", &["piso", "casa", "local"]),
                    field("visit", "Día que le viene bien para la visita", "date", false),
                    field("wishes", "¿Qué le gustaría cambiar?", "text", false),
                    field("consent", "Acepto que me llamen", "consent", true),
                ],
            }),
        },
        Listing {
            buyer: BRIGHT,
            language: "en",
            standing: Standing::Working,
            channel: Channel::Tracked,
            lot: None,
            diligence: 84,
            body: json!({
                "title": "Trial lesson registrations, English online",
                "description": "Adults who register for a free trial lesson. No job seekers, no students under 18.",
                "topic": "Education", "action": "registration", "price": "6.50", "currency": "USD",
                "time_zone": "Europe/London", "guarantee_hours": 24, "engagement": "open",
                "landing_url": "https://bright-school.example/trial?source={source}&click_id={click_id}",
                "form": [
                    field("level", "Level", "text", false),
                    field("birthday", "Date of birth", "date", false),
                ],
            }),
        },
        Listing {
            buyer: BRIGHT,
            language: "en",
            standing: Standing::Working,
            channel: Channel::Tracked,
            lot: None,
            diligence: 84,
            body: json!({
                "title": "Course purchases, 8 % of the order",
                "description": "We pay a share of every first course bought, at least 4 and at most 40 dollars.",
                "topic": "Education", "action": "purchase", "price": "4.00", "price_percent": "8", "price_cap": "40.00",
                "currency": "USD", "time_zone": "Europe/London", "guarantee_hours": 336, "engagement": "open",
                "landing_url": "https://bright-school.example/courses?click_id={click_id}",
            }),
        },
        Listing {
            buyer: OKNA,
            language: "ru",
            standing: Standing::Working,
            channel: Channel::Called,
            lot: None,
            diligence: 70,
            body: json!({
                "title": "Звонки: ремонт и регулировка окон",
                "description": "Платим за звонок от 30 секунд с вопросом о ремонте окон. Отвечаем сами, с утра до вечера.",
                "topic": "Окна и двери", "action": "call", "price": "350.00", "currency": "RUB",
                "regions": ["RU"], "time_zone": "Europe/Moscow", "cap_daily": 20, "engagement": "open",
            }),
        },
        Listing {
            buyer: OKNA,
            language: "ru",
            standing: Standing::Working,
            channel: Channel::Sent,
            lot: Some(12),
            diligence: 90,
            body: json!({
                "title": "Жалюзи и рулонные шторы на заказ",
                "description": "Заявки на жалюзи с замером. Начинаем с пробной партии, чтобы понять, какие источники подходят.",
                "topic": "Окна и двери", "action": "application", "price": "220.00", "currency": "RUB",
                "regions": ["RU"], "time_zone": "Europe/Moscow", "engagement": "open",
                "form": [
                    field("city", "Город", "text", true),
                    field("consent", "Согласен на звонок", "consent", true),
                ],
            }),
        },
    ]
}
