//! A buyer with a shop, an offer that pays a tenth of each order, and a contractor with a link.

use lead_exchange::doors::parameters::Parameters;
use lead_exchange::doors::tracking::proof;
use lead_exchange::kernel::ids::EngagementId;
use lead_exchange::offers::TermsDraft;
use lead_exchange::offers::arrival::ArrivalDraft;
use reqwest::Method;
use serde_json::{Value, json};

use crate::journeys::ground::books;
use crate::leads::market::Market;
use crate::support::{Answer, Persona};

pub const HOUR: i64 = 3_600;

/// A tenth of the order, from ₽100 to ₽5,000; a day to decide, a day of guarantee.
pub fn terms() -> TermsDraft {
    TermsDraft {
        title: "Orders of a shop".into(),
        topic: "goods".into(),
        action: "purchase".into(),
        price: "100".into(),
        price_percent: "10".into(),
        price_cap: "5000".into(),
        currency: "RUB".into(),
        decision_hours: "24".into(),
        guarantee_hours: "24".into(),
        return_share_cap: "100".into(),
        arrival: ArrivalDraft {
            landing_url: "https://shop.example/?from={source}&s1={sub1}".into(),
            window_days: "7".into(),
            pixel: true,
            ..ArrivalDraft::default()
        },
        ..TermsDraft::default()
    }
}

pub struct Shop {
    pub market: Market,
    pub site: String,
    pub secret: String,
    pub code: String,
}

/// The code in the links of an engagement.
pub async fn code(who: &Persona, engagement: EngagementId) -> String {
    let link = who.api().get(&format!("/engagements/{engagement}/link")).await.ok().json();
    let link = link["link"].as_str().expect("a link").to_owned();
    link.rsplit('/').next().expect("a code").to_owned()
}

impl Shop {
    pub async fn open() -> Self {
        Self::with(terms()).await
    }

    pub async fn with(terms: TermsDraft) -> Self {
        let market = Market::with(terms).await;
        let site = market.buyer.api().post("/sites", json!({"label": "Shop"})).await.created();
        let site = site.json();
        let code = code(&market.contractor, market.engagement).await;
        let word = |name: &str| site[name].as_str().expect("a word").to_owned();
        Self { site: word("id"), secret: word("secret"), market, code }
    }

    /// A visitor's click, and its id as the shop sees it.
    pub async fn click(&self) -> String {
        self.click_by(&self.code, "source=vk_ads&sub1=summer").await
    }

    pub async fn click_by(&self, code: &str, query: &str) -> String {
        let answer = self.market.app.browser().get(&format!("/c/{code}?{query}")).await;
        click_in(answer.expect(302).header("location"))
    }

    /// A request of the shop's server, as it is.
    pub async fn call(
        &self,
        method: Method,
        query: &str,
        headers: &[(&str, &str)],
        body: Option<(&str, String)>,
    ) -> Answer {
        let path = format!("/p/{}{query}", self.site);
        let mut request = self.market.app.browser().request(method.clone(), &path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some((kind, body)) = body {
            request = request.header("Content-Type", kind).body(body);
        }
        Answer::read(format!("{method} {path}"), request).await
    }

    /// A report as a form, with the secret in a header.
    pub async fn told(&self, pairs: &[(&str, &str)]) -> Value {
        let body = form(pairs);
        let kind = "application/x-www-form-urlencoded";
        let headers = [("X-Secret", self.secret.as_str())];
        self.call(Method::POST, "", &headers, Some((kind, body))).await.json()
    }

    /// An order told of a click; the lead's id.
    pub async fn ordered(&self, order: &str, amount: &str) -> String {
        let click = self.click().await;
        let pairs = [
            ("click_id", click.as_str()),
            ("event", "purchase"),
            ("order_id", order),
            ("amount", amount),
        ];
        let told = self.told(&pairs).await;
        assert_eq!(told["outcome"], "delivered", "{told:#}");
        told["lead"].as_str().expect("a lead").to_owned()
    }

    /// The query of a signed report.
    pub fn signed(&self, pairs: &[(&str, &str)]) -> String {
        let query = form(pairs);
        let request =
            lead_exchange::doors::arrivals::Request { query: query.clone(), ..Default::default() };
        let read = Parameters::read(&request).expect("parameters");
        format!("?{query}&sig={}", proof::signature(&read, &self.secret))
    }

    /// Turns the clock by so many hours and lets every job do what is due.
    pub fn hours(&self, hours: i64) {
        self.market.app.turn_clock(hours * HOUR + 1);
        self.market.work();
    }

    /// A lead as its buyer reads it now.
    pub async fn lead(&self, id: &str) -> Value {
        let api = self.market.app.fresh(&self.market.buyer);
        api.get(&format!("/leads/{id}")).await.ok().json()
    }

    /// The outcomes in the log of the site, oldest first, each with its reason.
    pub async fn log(&self) -> Vec<String> {
        let api = self.market.app.fresh(&self.market.buyer);
        let path = format!("/sites/{}/arrivals?limit=200", self.site);
        let log = api.get(&path).await.ok().json();
        let line = |line: &Value| {
            let word = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
            format!("{} {}", word("outcome"), word("reason")).trim().to_owned()
        };
        let mut lines: Vec<String> =
            log["items"].as_array().expect("a log").iter().map(line).collect();
        lines.reverse();
        lines
    }

    /// What the buyer has free and held, and what the contractor has; and that the books balance.
    pub fn purses(&self) -> (i64, i64, i64) {
        books(&self.market.app);
        self.market.purses()
    }
}

pub fn form(pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

pub fn click_in(address: &str) -> String {
    let url: url::Url = address.parse().expect("an address");
    let pair = url.query_pairs().find(|(name, _)| name == "click_id");
    pair.expect("a click").1.into_owned()
}
