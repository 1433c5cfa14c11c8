//! Who gets which letter as a dispute takes its course.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::accounts::Role;
use lead_exchange::kernel::ids::SeatId;
use lead_exchange::leads::VerdictReason;
use lead_exchange::leads::actor::Side;
use lead_exchange::outside::letters::Kind;
use lead_exchange::schema::{leads, seats};

use super::courtroom::Courtroom;
use crate::mail::queue::Row;
use crate::support::TestApp;

impl Courtroom<'_> {
    /// Works the jobs off, and answers what came of it since the last look: kind and reader.
    fn post(&self) -> Vec<(Kind, &'static str)> {
        self.letters().iter().map(|mail| (mail.kind, self.role_of(&mail.to))).collect()
    }

    fn letters(&self) -> Vec<Row> {
        self.app.work_jobs();
        let mails = self.app.queue();
        self.app.clear_the_desk();
        mails
    }
}

#[actix_web::test]
async fn every_step_is_told_to_whoever_must_hear_of_it() {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let lead = court.deliver(1)[0];
    app.clear_the_desk();
    court.reject(lead);
    let rejected = court.letters().remove(0);
    assert_eq!(rejected.kind, Kind::LeadRejected);
    assert!(rejected.text.contains("You may agree or appeal until"), "{}", rejected.text);
    assert_eq!(rejected.path(), format!("/contractor/leads/{lead}"));

    court.appeal(lead);
    let appealed = court.letters();
    assert_eq!(appealed.len(), 1);
    assert_eq!(
        (appealed[0].kind, &appealed[0].to),
        (Kind::LeadAppealed, &court.market.buyer.email)
    );
    assert_eq!(appealed[0].path(), format!("/buyer/leads/{lead}#dispute"));
    court.state(court.contractor(), lead);
    assert_eq!(court.post(), [(Kind::StatementAdded, "buyer")]);
    court.propose(court.buyer(), lead, 20);
    assert_eq!(court.post(), [(Kind::SplitProposed, "contractor")]);
    court.state(court.buyer(), lead);
    let everybody = [
        (Kind::DisputeAnswered, "contractor"),
        (Kind::VerdictDue, "staff"),
        (Kind::VerdictDue, "staff"),
    ];
    assert_eq!(court.post(), everybody, "both members of staff");
    court.state(court.buyer(), lead);
    assert_eq!(court.post(), [(Kind::StatementAdded, "contractor")]);
    court.propose(court.contractor(), lead, 40);
    let proposed = court.letters();
    assert_eq!(proposed.len(), 1);
    assert_eq!(court.role_of(&proposed[0].to), "buyer");
    assert!(proposed[0].text.contains("You pay ₽200 instead of ₽500"), "{}", proposed[0].text);
    court.unpropose(court.contractor(), lead);
    assert_eq!(court.post(), [], "nothing to do about what is gone");
    court.decide(lead, 100, VerdictReason::LeadMeetsTerms);
    let ended = [(Kind::DisputeEnded, "contractor"), (Kind::DisputeEnded, "buyer")];
    assert_eq!(court.post(), ended);
}

#[actix_web::test]
async fn a_proposal_names_the_money_that_then_moves() {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let lead = court.deliver(1)[0];
    court.reject(lead);
    court.appeal(lead);
    app.work_jobs();
    app.clear_the_desk();
    court.propose(court.buyer(), lead, 33);
    let proposed = court.letters().remove(0).text;
    assert!(proposed.contains("₽148.50"), "{proposed}");
    court.take(court.contractor(), lead, 33);
    let paid: (Option<i64>, Option<i64>) = app.tx(|tx| {
        let paid = leads::table.find(lead).select((leads::charged, leads::earned));
        paid.first(tx.conn()).expect("the money")
    });
    assert_eq!(paid, (Some(16_500), Some(14_850)));
    let [to_contractor, to_buyer] = <[Row; 2]>::try_from(court.letters()).expect("two letters");
    assert!(to_contractor.text.contains("You are paid ₽148.50"), "{}", to_contractor.text);
    let both = "You pay ₽165 and get ₽335 back";
    assert!(to_buyer.text.contains(both), "{}", to_buyer.text);
}

#[actix_web::test]
async fn a_rejection_over_the_return_share_is_told_to_the_contractor_and_to_staff() {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let all = court.deliver(21);
    court.accept(&all[..16]);
    all[16..20].iter().for_each(|lead| court.reject(*lead));
    app.work_jobs();
    app.clear_the_desk();
    court.reject(all[20]);
    let expected = [
        (Kind::RejectionReferred, "contractor"),
        (Kind::VerdictDue, "staff"),
        (Kind::VerdictDue, "staff"),
    ];
    assert_eq!(court.post(), expected, "and no letter as if the buyer alone had decided");
    court.let_pass(&[all[20]]);
    let mut ended = court.post();
    ended.sort_by_key(|(kind, who)| (kind.as_str(), *who));
    let expected = [
        (Kind::DisputeEnded, "buyer"),
        (Kind::DisputeEnded, "contractor"),
        (Kind::VerdictOverdue, "staff"),
        (Kind::VerdictOverdue, "staff"),
    ];
    assert_eq!(ended, expected);
}

#[actix_web::test]
async fn a_correction_is_told_to_staff_and_then_to_whoever_is_paid() {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let all = court.deliver(2);
    all.iter().for_each(|lead| court.reject(*lead));
    all.iter().for_each(|lead| court.appeal(*lead));
    all.iter().for_each(|lead| court.state(court.buyer(), *lead));
    court.decide(all[0], 100, VerdictReason::LeadMeetsTerms);
    court.decide(all[1], 0, VerdictReason::LeadBreaksTerms);
    app.work_jobs();
    app.clear_the_desk();
    for (lead, side, reader) in
        [(all[0], Side::Buyer, "buyer"), (all[1], Side::Contractor, "contractor")]
    {
        let asked = court.ask(lead, side, "12");
        let staff = (Kind::CorrectionAsked, "staff");
        assert_eq!(court.post(), [staff, staff]);
        court.approve(asked);
        let paid = court.letters();
        assert_eq!(paid.len(), 1);
        assert_eq!((paid[0].kind, court.role_of(&paid[0].to)), (Kind::CorrectionPaid, reader));
        assert_eq!(
            (paid[0].subject.as_str(), paid[0].path()),
            ("₽12 came into your wallet", "/money")
        );
    }
}

#[actix_web::test]
async fn many_rejections_are_told_to_staff_once_a_day() {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let all = court.deliver(12);
    app.clear_the_desk();
    all.iter().for_each(|lead| court.reject(*lead));
    let letters = court.letters();
    let alarms: Vec<_> = letters.iter().filter(|mail| mail.kind == Kind::BulkRejection).collect();
    assert_eq!(alarms.len(), 2, "one to each member of staff: {letters:#?}");
    assert!(
        alarms[0].text.contains("Окна Плюс rejected 10 of the 10 leads it decided within a day")
    );
    assert_eq!(alarms[0].path(), "/staff/alarms");
}

#[actix_web::test]
async fn whoever_buys_and_sells_reads_each_side_apart() {
    let app = TestApp::start().await;
    let court = Courtroom::open(&app).await;
    let market = &court.market;
    app.tx(|tx| {
        let now = tx.now();
        diesel::insert_into(seats::table)
            .values((
                seats::id.eq(SeatId::new()),
                seats::user_id.eq(market.buyer.user),
                seats::party_id.eq(market.contractor.party),
                seats::role.eq(Role::Contractor),
                seats::created_at.eq(now),
            ))
            .execute(tx.conn())
            .expect("a seat")
    });
    let all = court.deliver(2);
    all.iter().for_each(|lead| court.reject(*lead));
    all.iter().for_each(|lead| court.appeal(*lead));
    app.work_jobs();
    app.clear_the_desk();
    all.iter().for_each(|lead| court.concede(*lead));
    let mut paths: Vec<String> = court
        .letters()
        .iter()
        .filter(|mail| mail.to == market.buyer.email)
        .map(|mail| mail.path().to_owned())
        .collect();
    paths.sort();
    assert_eq!(paths, ["/buyer/leads?status=all", "/contractor/leads"]);
}
