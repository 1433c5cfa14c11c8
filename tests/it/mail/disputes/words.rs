//! What the letters say, in every language, for one thing and for several.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::disputes::Outcome;
use lead_exchange::kernel::ids::{CorrectionId, LeadId};
use lead_exchange::kernel::locale::Locale;
use lead_exchange::leads::VerdictReason;
use lead_exchange::leads::actor::Side;
use lead_exchange::outbox::Fact;
use lead_exchange::outside::letters::{self, Kind, Letter};
use lead_exchange::schema::leads;

use super::courtroom::Courtroom;
use crate::mail::letters::{BASE, check, masked};
use crate::support::TestApp;

/// One dispute of each sort.
struct Story {
    /// The buyer must answer; the contractor proposes 60 %.
    appealed: LeadId,
    /// Staff must decide; both propose something.
    answered: LeadId,
    /// Staff must decide, and there never was an appeal.
    referred: LeadId,
    /// Referred too; its proposal was taken back.
    silent: LeadId,
    /// Ended in every way there is.
    ended: Vec<LeadId>,
    undecided: LeadId,
    asked: [CorrectionId; 2],
}

fn tell(court: &Courtroom<'_>) -> Story {
    let all = court.deliver(24);
    let [appealed, answered, conceded, withdrawn, agreed, won, part, lost, unanswered, undecided] =
        <[LeadId; 10]>::try_from(&all[..10]).expect("ten leads");
    all[..10].iter().for_each(|lead| court.reject(*lead));
    all[..10].iter().for_each(|lead| court.appeal(*lead));
    // Ten of twenty sent back: from here on staff see rejections first.
    court.accept(&all[10..20]);
    let [referred, silent] = [all[20], all[21]];
    all[20..22].iter().for_each(|lead| court.reject(*lead));

    court.propose(court.contractor(), appealed, 60);
    for lead in [answered, agreed, won, part, lost, undecided] {
        court.state(court.buyer(), lead);
    }
    court.propose(court.buyer(), answered, 33);
    court.propose(court.contractor(), answered, 70);
    court.propose(court.buyer(), silent, 50);
    court.unpropose(court.buyer(), silent);
    court.concede(conceded);
    court.withdraw(withdrawn);
    court.propose(court.buyer(), agreed, 40);
    court.take(court.contractor(), agreed, 40);
    court.decide(won, 100, VerdictReason::LeadMeetsTerms);
    court.decide(part, 50, VerdictReason::SharedFault);
    court.decide(lost, 0, VerdictReason::NoEvidence);
    court.let_pass(&[unanswered, undecided]);
    let asked = [court.ask(won, Side::Buyer, "50"), court.ask(lost, Side::Contractor, "125.50")];
    court.approve(asked[1]);
    set_times(court.app);
    let ended = vec![conceded, withdrawn, agreed, won, part, lost, unanswered, undecided];
    Story { appealed, answered, referred, silent, ended, undecided, asked }
}

/// One time for every clock that runs: a time far ahead, which is what a running clock ends at.
fn set_times(app: &TestApp) {
    let at: chrono::DateTime<chrono::Utc> = "2096-11-29T21:30:00Z".parse().expect("a time");
    app.tx(|tx| {
        diesel::update(leads::table.filter(leads::due_at.is_not_null()))
            .set(leads::due_at.eq(at))
            .execute(tx.conn())
            .expect("a deadline")
    });
}

impl Story {
    /// One of each kind, as each reader gets it alone.
    fn one_by_one(&self, court: &Courtroom<'_>) -> Vec<Fact> {
        let buyer = court.market.buyer.party;
        vec![
            Fact::RejectionReferred { lead: self.referred },
            Fact::LeadAppealed { lead: self.appealed },
            Fact::DisputeAnswered { lead: self.answered },
            Fact::StatementAdded { lead: self.answered, by_buyer: false },
            Fact::SplitProposed { lead: self.answered, by_buyer: true },
            Fact::SplitProposed { lead: self.appealed, by_buyer: false },
            Fact::DisputeEnded { lead: self.ended[4] },
            Fact::VerdictOverdue { lead: self.undecided },
            Fact::BulkRejection { buyer, rejected: 12, decided: 21 },
            Fact::CorrectionAsked { correction: self.asked[0] },
            Fact::CorrectionPaid { correction: self.asked[1] },
        ]
    }

    /// Everything at once, with every line there is.
    fn together(&self, court: &Courtroom<'_>) -> Vec<Fact> {
        let buyer = court.market.buyer.party;
        let (appealed, answered, over) = (self.appealed, self.answered, self.ended[0]);
        let (referred, silent) = (self.referred, self.silent);
        let mut facts: Vec<Fact> = [referred, silent, over]
            .map(|lead| Fact::RejectionReferred { lead })
            .into_iter()
            .chain([appealed, answered, over].map(|lead| Fact::LeadAppealed { lead }))
            .chain([answered, self.ended[2]].map(|lead| Fact::DisputeAnswered { lead }))
            .chain([appealed, answered, over].map(|lead| stated(lead, false)))
            .chain([answered, over].map(|lead| stated(lead, true)))
            .chain([appealed, answered, over].map(|lead| proposed(lead, false)))
            .chain([answered, silent].map(|lead| proposed(lead, true)))
            .chain(self.ended.iter().map(|lead| Fact::DisputeEnded { lead: *lead }))
            .collect();
        for rejected in [12, 31] {
            facts.push(Fact::BulkRejection { buyer, rejected, decided: 22 });
        }
        facts
    }
}

const fn stated(lead: LeadId, by_buyer: bool) -> Fact {
    Fact::StatementAdded { lead, by_buyer }
}

const fn proposed(lead: LeadId, by_buyer: bool) -> Fact {
    Fact::SplitProposed { lead, by_buyer }
}

/// The letters on one sheet, with who reads them. The second member of staff reads what the first
/// does.
fn sheet(court: &Courtroom<'_>, letters: &[Letter]) -> String {
    let shown = letters.iter().filter(|letter| letter.to != court.judge.email).map(|letter| {
        let Letter { kind, subject, text, .. } = letter;
        format!("== {kind} to {}\n{subject}\n\n{}", court.role_of(&letter.to), masked(text))
    });
    shown.collect::<Vec<_>>().join("\n\n").replace(['\u{a0}', '\u{202f}'], " ")
}

async fn all_letters(locale: Locale, zone: &str) {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let market = &court.market;
    for person in [&market.buyer, &market.contractor, &market.staff, &court.judge] {
        app.speak(person, locale, zone);
    }
    let story = tell(&court);
    let write = |facts: &[Fact]| app.tx(|tx| letters::write(tx, facts, BASE).expect("letters"));
    let facts = story.one_by_one(&court);
    let letters: Vec<Letter> =
        facts.iter().flat_map(|fact| write(std::slice::from_ref(fact))).collect();
    letters.iter().for_each(check);
    let told: Vec<Kind> = letters.iter().map(|letter| letter.kind).collect();
    assert!(super::KINDS.iter().all(|kind| told.contains(kind)), "not every kind: {told:?}");
    insta::assert_snapshot!(format!("one-{locale}"), sheet(&court, &letters));

    let letters = write(&story.together(&court));
    letters.iter().for_each(check);
    assert_eq!(story.ended.len(), Outcome::ALL.len() + 2, "each outcome, and three verdicts");
    insta::assert_snapshot!(format!("together-{locale}"), sheet(&court, &letters));
    app.clear_the_desk();
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
