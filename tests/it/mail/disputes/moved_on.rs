//! Letters written late tell how things stand, and name no clock that does not run.

use lead_exchange::kernel::ids::LeadId;
use lead_exchange::outbox::Fact;
use lead_exchange::outside::letters::{self, Kind, Letter};

use super::courtroom::Courtroom;
use crate::mail::letters::BASE;
use crate::support::TestApp;

impl Courtroom<'_> {
    fn written(&self, facts: &[Fact]) -> Vec<Letter> {
        self.app.tx(|tx| letters::write(tx, facts, BASE).expect("letters"))
    }

    /// A lead whose appeal waits for its answer.
    fn appealed(&self, lead: LeadId) -> LeadId {
        self.reject(lead);
        self.appeal(lead);
        lead
    }
}

/// Everything that speaks of a clock, about one lead.
fn ticking(lead: LeadId) -> Vec<Fact> {
    vec![
        Fact::RejectionReferred { lead },
        Fact::LeadAppealed { lead },
        Fact::DisputeAnswered { lead },
        Fact::StatementAdded { lead, by_buyer: true },
        Fact::StatementAdded { lead, by_buyer: false },
        Fact::SplitProposed { lead, by_buyer: true },
        Fact::SplitProposed { lead, by_buyer: false },
    ]
}

#[actix_web::test]
async fn an_ended_dispute_has_no_clock() {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let lead = court.appealed(court.deliver(1)[0]);
    court.propose(court.buyer(), lead, 20);
    court.propose(court.contractor(), lead, 80);
    court.state(court.buyer(), lead);
    court.concede(lead);
    let letters = court.written(&ticking(lead));
    assert_eq!(letters.len(), 7, "{letters:#?}");
    for letter in letters {
        assert_ne!(letter.kind, Kind::VerdictDue, "nothing to decide");
        let text = &letter.text;
        assert!(text.contains("Status now: The buyer gave in."), "{text}");
        assert!(!text.contains("Times are in"), "no time at all:\n{text}");
    }
    app.clear_the_desk();
}

#[actix_web::test]
async fn a_deadline_that_passed_is_not_named() {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let lead = court.appealed(court.deliver(1)[0]);
    court.propose(court.contractor(), lead, 80);
    // The clock has run out, and no worker has come round to it.
    app.turn_clock(49 * 3600);
    for letter in court.written(&ticking(lead)) {
        assert!(letter.text.contains("Status now: In dispute."), "{}", letter.text);
        assert!(!letter.text.contains("Times are in"), "{}", letter.text);
    }
    app.clear_the_desk();
}

#[actix_web::test]
async fn an_appeal_answered_meanwhile_says_so() {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let lead = court.appealed(court.deliver(1)[0]);
    court.state(court.buyer(), lead);
    let letters = court.written(&[Fact::LeadAppealed { lead }]);
    assert!(letters[0].text.contains("Already answered; staff decide by"), "{}", letters[0].text);
    app.clear_the_desk();
}

#[actix_web::test]
async fn a_proposal_is_the_one_that_stands() {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let lead = court.appealed(court.deliver(1)[0]);
    let fact = Fact::SplitProposed { lead, by_buyer: false };
    court.propose(court.contractor(), lead, 80);
    court.propose(court.contractor(), lead, 60);
    let letters = court.written(&[fact.clone(), fact.clone()]);
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].text.matches("You pay ₽300").count(), 1, "{}", letters[0].text);
    court.unpropose(court.contractor(), lead);
    let letters = court.written(&[fact]);
    assert!(letters[0].text.contains("The proposal was taken back."), "{}", letters[0].text);
    app.clear_the_desk();
}

#[actix_web::test]
async fn a_correction_decided_meanwhile_asks_nobody() {
    use lead_exchange::leads::VerdictReason;
    use lead_exchange::leads::actor::Side;
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let lead = court.appealed(court.deliver(1)[0]);
    court.state(court.buyer(), lead);
    court.decide(lead, 100, VerdictReason::LeadMeetsTerms);
    let correction = court.ask(lead, Side::Buyer, "50");
    court.approve(correction);
    assert_eq!(court.written(&[Fact::CorrectionAsked { correction }]), []);
    app.clear_the_desk();
}
