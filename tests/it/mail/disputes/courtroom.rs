//! A market where everything is contested, and its verbs in short.

use chrono::TimeDelta;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::disputes::{
    Speaker, Verdict, Words, appeal, clock, give_in, split, statement, verdict,
};
use lead_exchange::kernel::calendar::Calendar;
use lead_exchange::kernel::ids::{CorrectionId, LeadId};
use lead_exchange::kernel::rate::Percent;
use lead_exchange::leads::actor::Side;
use lead_exchange::leads::outcomes::only;
use lead_exchange::leads::{VerdictReason, accept};
use lead_exchange::moderation::correction;
use lead_exchange::offers::Reason;
use lead_exchange::schema::leads;

use crate::mail::market::Market;
use crate::support::{Persona, TestApp};

/// Written into every statement; no letter repeats it.
const SAID: &str = "Анна Петрова просила окна, +7 916 555-10-00";

pub struct Courtroom<'a> {
    pub app: &'a TestApp,
    pub market: Market,
    /// A second member of staff.
    pub judge: Persona,
}

impl<'a> Courtroom<'a> {
    pub async fn open(app: &'a TestApp) -> Self {
        let market = Market::open_with(app, "0").await;
        Self { app, market, judge: app.staff().await }
    }

    /// Delivers so many leads at once.
    pub fn deliver(&self, many: usize) -> Vec<LeadId> {
        self.market.deliver(self.app, &vec!["Анна Петрова"; many])
    }

    pub fn accept(&self, leads: &[LeadId]) {
        let seat = self.market.buyer.buyer_seat();
        let outcomes = self.app.tx(|tx| accept::accept(tx, seat, leads).expect("outcomes"));
        assert!(outcomes.iter().all(|(_, outcome)| outcome.is_ok()));
    }

    pub fn reject(&self, lead: LeadId) {
        let (buyer, vault) = (&self.market.buyer, &self.app.state.vault);
        self.app.tx(|tx| buyer.reject(tx, vault, lead, (Reason::WrongTopic, SAID)));
    }

    /// A rejected lead, contested.
    pub fn appeal(&self, lead: LeadId) {
        let (vault, seat) = (&self.app.state.vault, self.market.contractor.contractor_seat());
        self.app.tx(|tx| appeal::appeal(tx, vault, seat, lead, &said(), &[]).expect("an appeal"));
    }

    pub fn buyer(&self) -> Speaker {
        self.market.buyer.buyer_seat().into()
    }

    pub fn contractor(&self) -> Speaker {
        self.market.contractor.contractor_seat().into()
    }

    pub fn state(&self, speaker: Speaker, lead: LeadId) {
        let (vault, calendar) = (&self.app.state.vault, Calendar::default());
        self.app.tx(|tx| {
            statement::state(tx, vault, &calendar, speaker, lead, &said(), &[])
                .expect("a statement")
        });
    }

    pub fn propose(&self, speaker: Speaker, lead: LeadId, percent: i64) {
        let percent = Percent::new(percent).expect("a percentage");
        self.app.tx(|tx| split::propose(tx, speaker, lead, percent).expect("a proposal"));
    }

    pub fn unpropose(&self, speaker: Speaker, lead: LeadId) {
        self.app.tx(|tx| split::unpropose(tx, speaker, lead).expect("no proposal"));
    }

    pub fn take(&self, speaker: Speaker, lead: LeadId, percent: i64) {
        let percent = Percent::new(percent).expect("a percentage");
        self.app.tx(|tx| split::accept(tx, speaker, lead, percent).expect("a split"));
    }

    pub fn concede(&self, lead: LeadId) {
        let seat = self.market.buyer.buyer_seat();
        self.app.tx(|tx| give_in::buyer_concede(tx, seat, lead).expect("a concession"));
    }

    pub fn withdraw(&self, lead: LeadId) {
        let seat = self.market.contractor.contractor_seat();
        self.app.tx(|tx| give_in::withdraw(tx, seat, lead).expect("a withdrawal"));
    }

    pub fn decide(&self, lead: LeadId, percent: i64, reason: VerdictReason) {
        let verdict = Verdict::new(percent, reason, SAID).expect("a verdict");
        let staff = self.market.staff.staff_seat();
        let outcomes = self.app.tx(|tx| verdict::decide(tx, staff, &[lead], &verdict));
        only(outcomes.expect("outcomes")).expect("a decision");
    }

    /// Lets the running clocks of these disputes end.
    pub fn let_pass(&self, ids: &[LeadId]) {
        self.app.tx(|tx| {
            let past = tx.now() - TimeDelta::minutes(1);
            diesel::update(leads::table.filter(leads::id.eq_any(ids)))
                .set(leads::due_at.eq(past))
                .execute(tx.conn())
                .expect("a deadline")
        });
        let ended = self.app.tx(|tx| clock::run_due(tx, 100).expect("the clocks"));
        assert_eq!(ended, ids.len());
    }

    pub fn ask(&self, lead: LeadId, side: Side, amount: &str) -> CorrectionId {
        let staff = self.market.staff.staff_seat();
        self.app
            .tx(|tx| correction::ask(tx, staff, lead, side, amount, SAID).expect("a correction"))
    }

    pub fn approve(&self, asked: CorrectionId) {
        let judge = self.judge.staff_seat();
        self.app.tx(|tx| correction::approve(tx, judge, asked).expect("an approval"));
    }

    /// Who has this address.
    pub fn role_of(&self, email: &str) -> &'static str {
        let Market { buyer, contractor, staff, .. } = &self.market;
        match email {
            email if email == buyer.email => "buyer",
            email if email == contractor.email => "contractor",
            email if email == staff.email || email == self.judge.email => "staff",
            _ => "a stranger",
        }
    }
}

fn said() -> Words {
    Words::new(SAID).expect("some words")
}
