//! Every letter but those about disputes, in every language, for one thing and for several.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::accounts::Role;
use lead_exchange::accounts::link::Purpose;
use lead_exchange::config::Withdrawals;
use lead_exchange::db::Tx;
use lead_exchange::kernel::ids::{LeadId, LinkId, PartyId, PayeeId, TaskId, WithdrawalId};
use lead_exchange::kernel::locale::Locale;
use lead_exchange::kernel::secret::{Token, Vault};
use lead_exchange::leads::{self, Status};
use lead_exchange::offers::Reason;
use lead_exchange::outbox::Fact;
use lead_exchange::outside::letters::{self, Kind, Letter};
use lead_exchange::payouts::payee::PayeeKind;
use lead_exchange::payouts::withdrawal;
use lead_exchange::schema::{
    lead_tasks, leads as lead_rows, links, offers, parties, payees, users,
};

use super::market::Market;
use crate::support::{Html, TestApp};

pub const BASE: &str = "https://exchange.example";
const NAMES: [&str; 2] = ["Анна Петрова", "Борис Смирнов"];

/// The facts of a market that has seen everything, and what they speak of, at fixed times.
struct Story {
    market: Market,
    facts: Vec<Fact>,
}

impl Story {
    async fn told(app: &TestApp) -> Self {
        let market = Market::open(app).await;
        let leads = market.deliver(app, &NAMES);
        let facts = app.tx(|tx| everything(tx, &app.state.vault, &market, &leads));
        Self { market, facts }
    }

    /// The letters these facts make, with ids masked.
    fn letters(&self, app: &TestApp, facts: &[Fact]) -> Vec<Letter> {
        app.tx(|tx| letters::write(tx, facts, BASE).expect("letters"))
    }
}

fn everything(tx: &mut Tx<'_>, vault: &Vault, market: &Market, lead_ids: &[LeadId]) -> Vec<Fact> {
    let [accepted, rejected] = [lead_ids[0], lead_ids[1]];
    let (offer, engagement) = (market.offer, market.engagement);
    let user = market.buyer.user;
    let token = |name: &str| name.to_owned();
    for (token, purpose) in [("one", Purpose::Confirmation), ("two", Purpose::Reset)] {
        insert_link(tx, market, token, purpose);
    }
    let seat = market.buyer.buyer_seat();
    leads::accept::accept(tx, seat, &[accepted]).expect("an acceptance");
    market.buyer.reject(tx, vault, rejected, (Reason::WrongTopic, "Анна хотела двери"));
    set_times(tx, lead_ids);
    let top_up = top_up_of(tx, market);
    let (payee, running, refused) = way_out(tx, market);
    suspend(tx, market.contractor.party);
    let sent_back = diesel::update(offers::table.find(offer))
        .set(offers::sent_back_reason.eq("В описании номер телефона"));
    sent_back.execute(tx.conn()).expect("a reason");
    vec![
        Fact::SignedUp { user, token: token("one") },
        Fact::SignUpRepeated { user },
        Fact::ResetAsked { user, token: token("two") },
        Fact::PasswordChanged { user },
        Fact::PartySuspended { party: market.contractor.party },
        Fact::PartyRestored { party: market.contractor.party },
        Fact::OfferPublished { offer },
        Fact::OfferSentBack { offer },
        Fact::LotUsed { offer },
        Fact::TermsChanged { offer, version: 2 },
        Fact::EngagementRequested { engagement },
        Fact::EngagementApproved { engagement },
        Fact::EngagementDeclined { engagement },
        Fact::LeadDelivered { lead: accepted },
        Fact::LeadAccepted { lead: accepted },
        Fact::LeadRejected { lead: rejected },
        Fact::TaskDue { task: task_of(tx, market, accepted) },
        Fact::TopUpConfirmed { top_up },
        Fact::PayeeChanged { payee },
        Fact::WithdrawalRequested { withdrawal: running },
        Fact::WithdrawalApproved { withdrawal: running },
        Fact::WithdrawalPaid { withdrawal: running },
        Fact::WithdrawalFailed { withdrawal: refused },
        Fact::CreditChanged { limit: credit_of(tx, market) },
        Fact::LedgerAlarm {
            rule: "balances sum to zero".to_owned(),
            what: "RUB sums to 1".to_owned(),
        },
    ]
}

fn insert_link(tx: &mut Tx<'_>, market: &Market, token: &str, purpose: Purpose) {
    let now = tx.now();
    diesel::insert_into(links::table)
        .values((
            links::id.eq(LinkId::new()),
            links::purpose.eq(purpose),
            links::user_id.eq(market.buyer.user),
            links::token_hash.eq(Token::from_text(token).hash()),
            links::created_at.eq(now),
            links::expires_at.eq(at("2026-11-23T07:04:00Z")),
        ))
        .execute(tx.conn())
        .expect("a link");
}

fn at(text: &str) -> chrono::DateTime<chrono::Utc> {
    text.parse().expect("a time")
}

fn set_times(tx: &mut Tx<'_>, ids: &[LeadId]) {
    diesel::update(lead_rows::table.filter(lead_rows::id.eq_any(ids)))
        .set(lead_rows::due_at.eq(at("2026-11-29T21:30:00Z")))
        .execute(tx.conn())
        .expect("a deadline");
}

fn top_up_of(tx: &mut Tx<'_>, market: &Market) -> lead_exchange::kernel::ids::TopUpId {
    use lead_exchange::schema::top_ups;
    top_ups::table
        .filter(top_ups::party_id.eq(market.buyer.party))
        .select(top_ups::id)
        .first(tx.conn())
        .expect("a top-up")
}

/// The buyer's account, a withdrawal that is on its way, and one that was refused.
fn way_out(tx: &mut Tx<'_>, market: &Market) -> (PayeeId, WithdrawalId, WithdrawalId) {
    let (seat, rub) = (market.buyer.party_seat(), "RUB".parse().expect("a currency"));
    let payee = PayeeId::new();
    diesel::insert_into(payees::table)
        .values((
            payees::id.eq(payee),
            payees::party_id.eq(seat.party),
            payees::currency.eq("RUB"),
            payees::version.eq(1),
            payees::kind.eq(PayeeKind::Iban),
            payees::ending.eq("3000"),
            payees::sealed.eq(b"never opened".to_vec()),
            payees::created_by.eq(seat.user),
            payees::created_at.eq(at("2026-11-22T07:04:00Z")),
            payees::usable_at.eq(at("2026-11-24T07:04:00Z")),
        ))
        .execute(tx.conn())
        .expect("a payee");
    let rules = Withdrawals::default();
    let ask = |tx: &mut Tx<'_>| {
        withdrawal::request(tx, seat, &rules, &[rub], "1000", "RUB").expect("a withdrawal")
    };
    let (running, refused) = (ask(tx), ask(tx));
    withdrawal::refuse(tx, market.staff.staff_seat(), refused, "Другой счёт").expect("a refusal");
    (payee, running, refused)
}

fn credit_of(tx: &mut Tx<'_>, market: &Market) -> lead_exchange::kernel::ids::CreditLimitId {
    let limit = lead_exchange::kernel::money::Money::new(5_000_000, "RUB".parse().unwrap());
    let (party, by) = (market.buyer.party, market.staff.user);
    lead_exchange::ledger::credit::set(tx, party, limit, by, "trusted").expect("a limit").0
}

/// References are drawn by lot; a snapshot shows only that one is there.
pub fn without_references(text: &str) -> String {
    let mut parts = text.split("LX-");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str("LX-…");
        plain.push_str(part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-'));
    }
    plain
}

fn restore(tx: &mut Tx<'_>, party: PartyId) {
    diesel::update(parties::table.find(party))
        .set((parties::status.eq("active"), parties::suspended_reason.eq(None::<String>)))
        .execute(tx.conn())
        .expect("a restoration");
}

fn suspend(tx: &mut Tx<'_>, party: PartyId) {
    diesel::update(parties::table.find(party))
        .set((parties::status.eq("suspended"), parties::suspended_reason.eq("Leads resold")))
        .execute(tx.conn())
        .expect("a suspension");
}

fn task_of(tx: &mut Tx<'_>, market: &Market, lead: LeadId) -> TaskId {
    let (id, now) = (TaskId::new(), tx.now());
    diesel::insert_into(lead_tasks::table)
        .values((
            lead_tasks::id.eq(id),
            lead_tasks::lead_id.eq(lead),
            lead_tasks::buyer_id.eq(market.buyer.party),
            lead_tasks::user_id.eq(market.buyer.user),
            lead_tasks::text.eq("Перезвонить Анне"),
            lead_tasks::due_at.eq(at("2026-11-22T07:04:00Z")),
            lead_tasks::created_at.eq(now),
        ))
        .execute(tx.conn())
        .expect("a task");
    id
}

/// All letters on one sheet, ids masked.
fn sheet(letters: &[Letter]) -> String {
    let letters = letters.iter().map(|letter| {
        format!("== {}\n{}\n\n{}", letter.kind, letter.subject, masked(&letter.text))
    });
    letters.collect::<Vec<_>>().join("\n\n").replace(['\u{a0}', '\u{202f}'], " ")
}

/// `lead_01k…` -> `[lead]`.
pub fn masked(text: &str) -> String {
    let mut masked = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("_01") {
        let (before, after) = rest.split_at(start);
        let kind = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        masked.push_str(&before[..before.len() - kind.len()]);
        masked.push_str(&format!("[{kind}]"));
        rest = &after[27..];
    }
    masked + rest
}

/// What holds for every letter whatever it says.
pub fn check(letter: &Letter) {
    let html = Html::read(&letter.html);
    let links: Vec<&str> = letter.text.lines().filter(|line| line.starts_with(BASE)).collect();
    assert_eq!(links.len(), 1, "one link:\n{}", letter.text);
    assert_eq!(letter.html.matches("href=").count(), 1, "{}", letter.html);
    assert!(letter.html.contains(&format!("href=\"{}\"", links[0])), "{}", letter.html);
    // The reader of the page folds every kind of space into one.
    let subject = letter.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(html.text("h1"), subject);
    assert!(letter.html.contains(&format!("<html lang=\"{}\">", letter.locale)));
    for text in [&letter.text, &letter.html, &letter.subject] {
        assert!(!text.contains('!') || text.starts_with("<!doctype"), "{text}");
        for personal in ["Анн", "Петров", "Борис", "+7916", "+7 916", "+7\u{a0}916"] {
            assert!(!text.contains(personal), "{personal} in\n{text}");
        }
    }
}

async fn all_letters(locale: Locale, zone: &str) {
    let app = TestApp::start().await;
    let story = Story::told(&app).await;
    for person in [&story.market.buyer, &story.market.contractor, &story.market.staff] {
        app.speak(person, locale, zone);
    }
    let mut letters = story.letters(&app, &story.facts);
    app.tx(|tx| restore(tx, story.market.contractor.party));
    let invited =
        Fact::Invited { email: "new@example.com".to_owned(), locale, token: "three".to_owned() };
    letters.extend(story.letters(&app, &[invited]));
    letters.extend(ends(&app, &story, locale));
    letters.iter().for_each(check);
    let mut told: Vec<Kind> = letters.iter().map(|letter| letter.kind).collect();
    told.extend(super::disputes::KINDS);
    told.extend(super::rails::KINDS);
    // Read in money::acts, which has a month to tell of.
    told.push(Kind::ActIssued);
    assert!(Kind::ALL.iter().all(|kind| told.contains(kind)), "not every kind: {told:?}");
    insta::assert_snapshot!(format!("one-{locale}"), without_references(&sheet(&letters)));

    let several: Vec<Fact> =
        story.facts.iter().flat_map(|fact| std::iter::repeat_n(fact.clone(), 22)).collect();
    let letters = story.letters(&app, &several);
    letters.iter().for_each(check);
    let together = |letter: &&Letter| !letter.kind.carries_secret();
    let letters: Vec<Letter> = letters.iter().filter(together).cloned().collect();
    insta::assert_snapshot!(format!("several-{locale}"), without_references(&sheet(&letters)));
    app.clear_the_desk();
}

/// The letters of leads that have ended.
fn ends(app: &TestApp, story: &Story, _: Locale) -> Vec<Letter> {
    // Past the window for duplicates: these are the same two numbers again.
    app.turn_clock(31 * 24 * 3600);
    let leads = story.market.deliver(app, &["Вера", "Глеб"]);
    app.tx(|tx| {
        let seat = story.market.buyer.buyer_seat();
        leads::accept::accept(tx, seat, &[leads[0]]).expect("an acceptance");
        story.market.buyer.reject(tx, &app.state.vault, leads[1], (Reason::OutOfArea, ""));
    });
    app.turn_clock(10 * 24 * 3600);
    while app.tx(|tx| leads::clock::run_due(tx, 10).expect("the clocks")) > 0 {}
    let facts = [Fact::LeadSettled { lead: leads[0] }, Fact::LeadReturned { lead: leads[1] }];
    let mut letters = story.letters(app, &facts);
    let both = [
        Fact::LeadAccepted { lead: leads[0] },
        Fact::LeadSettled { lead: leads[0] },
        Fact::LeadRejected { lead: leads[1] },
        Fact::LeadReturned { lead: leads[1] },
    ];
    letters.extend(story.letters(app, &both));
    // Told late: no clock runs any more.
    letters.extend(story.letters(app, &[Fact::LeadDelivered { lead: leads[0] }]));
    letters.extend(story.letters(app, &[Fact::LeadAccepted { lead: leads[0] }]));
    letters
}

#[actix_web::test]
async fn every_letter_in_english() {
    all_letters(Locale::En, "Europe/London").await;
}

#[actix_web::test]
async fn every_letter_in_russian() {
    all_letters(Locale::Ru, "Europe/Moscow").await;
}

#[actix_web::test]
async fn every_letter_in_spanish() {
    all_letters(Locale::Es, "America/Mexico_City").await;
}

#[actix_web::test]
async fn a_letter_goes_to_everyone_in_the_seat_and_to_nobody_else() {
    let app = TestApp::start().await;
    let market = Market::open(&app).await;
    let partner = app.colleague(&market.buyer, &[Role::Buyer]).await;
    let seller = app.colleague(&market.buyer, &[Role::Contractor]).await;
    let gone = app.colleague(&market.buyer, &[Role::Buyer]).await;
    app.tx(|tx| {
        diesel::update(users::table.find(gone.user))
            .set(users::status.eq("suspended"))
            .execute(tx.conn())
            .expect("a suspension")
    });
    app.clear_the_desk();
    market.deliver(&app, &["Анна"]);
    app.work_jobs();
    let mut readers: Vec<String> = app.queue().into_iter().map(|mail| mail.to).collect();
    readers.sort();
    let mut expected = vec![market.buyer.email.clone(), partner.email.clone()];
    expected.sort();
    assert_eq!(readers, expected);
    assert!(!readers.contains(&seller.email));
}

#[actix_web::test]
async fn what_happens_together_is_one_letter() {
    let app = TestApp::start().await;
    let market = Market::open_with(&app, "0").await;
    app.clear_the_desk();
    let leads = market.deliver(&app, &["Анна", "Борис", "Вера"]);
    app.work_jobs();
    let mails = app.queue();
    assert_eq!(mails.len(), 1, "{mails:#?}");
    assert_eq!(mails[0].subject, "3 new leads");
    assert_eq!(mails[0].path(), "/buyer/leads");

    app.clear_the_desk();
    app.tx(|tx| {
        leads::accept::accept(tx, market.buyer.buyer_seat(), &leads).expect("an acceptance")
    });
    app.work_jobs();
    let mails = app.queue();
    assert_eq!(mails.len(), 1, "accepted and paid at once is one letter: {mails:#?}");
    assert_eq!(mails[0].kind, Kind::LeadSettled);
    assert_eq!(mails[0].to, market.contractor.email);
    assert_eq!(mails[0].text.matches("accepted, ₽450 paid").count(), 3, "{}", mails[0].text);
    let status: Vec<Status> =
        app.tx(|tx| lead_rows::table.select(lead_rows::status).load(tx.conn()).expect("statuses"));
    assert_eq!(status, [Status::Settled; 3]);
}
