//! Files kept for a lead: who reads them, and how they are answered.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::disputes::DisputeError;
use lead_exchange::disputes::evidence::{self, File, MAX_KEPT, Piece, Upload};
use lead_exchange::kernel::ids::{EvidenceId, LeadId};
use lead_exchange::kernel::secret::digest;
use lead_exchange::leads::actor::Side;
use lead_exchange::leads::find::Reach;
use lead_exchange::leads::{Actor, LeadError};
use lead_exchange::schema::evidence as table;
use reqwest::Method;
use reqwest::header::RANGE;
use serde_json::json;

use super::media::samples;
use crate::leads::market::Market;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08";
const POLICY: &str = "default-src 'none'; sandbox";

fn file(name: &str, content: &[u8]) -> File {
    let content = content.to_vec().into();
    File::read(Upload { name: name.to_owned(), content }).expect("a file")
}

/// Keeps files as a verb of one of the sides would.
fn attach(
    market: &Market,
    lead: LeadId,
    actor: impl Into<Actor>,
    files: &[File],
) -> Result<Vec<EvidenceId>, DisputeError> {
    let (vault, actor) = (market.app.state.vault.clone(), actor.into());
    market.app.tx(|tx| evidence::attach(tx, &vault, lead, actor, None, files))
}

fn pieces(
    market: &Market,
    reach: impl Into<Reach>,
    lead: LeadId,
) -> Result<Vec<Piece>, DisputeError> {
    let reach = reach.into();
    market.app.tx(|tx| evidence::of(tx, reach, lead))
}

async fn lead(market: &Market) -> LeadId {
    market.delivered().await.parse().expect("an id")
}

#[actix_web::test]
async fn both_sides_and_staff_read_what_was_given() {
    let market = Market::open().await;
    let lead = lead(&market).await;
    let buyer = market.buyer.buyer_seat();
    let contractor = market.contractor.contractor_seat();
    let first = attach(&market, lead, contractor, &[file("звонок.mp3", b"ID3\x04\0\0")]).unwrap();
    let then = attach(&market, lead, buyer, &[file("a.png", PNG), file("b.txt", b"no answer")]);
    let expected = [first, then.unwrap()].concat();

    for reach in [buyer.into(), contractor.into(), Reach::Staff(market.staff.staff_seat())] {
        let found = pieces(&market, reach, lead).expect("pieces");
        assert_eq!(found.iter().map(|piece| piece.id).collect::<Vec<_>>(), expected);
        let told: Vec<_> =
            found.iter().map(|piece| (piece.side, piece.name.as_str(), piece.bytes)).collect();
        let png = i64::try_from(PNG.len()).unwrap();
        assert_eq!(
            told,
            [
                (Side::Contractor, "звонок.mp3", 6),
                (Side::Buyer, "a.png", png),
                (Side::Buyer, "b.txt", 9)
            ]
        );
        let vault = market.app.state.vault.clone();
        let opened = market.app.tx(|tx| evidence::open(tx, &vault, reach, expected[1]));
        let (piece, content) = opened.expect("it opens");
        assert_eq!(content, PNG);
        let sum: String = digest(PNG).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!((piece.digest, piece.statement), (sum, None));
    }
}

#[actix_web::test]
async fn what_is_kept_is_sealed() {
    let market = Market::open().await;
    let lead = lead(&market).await;
    let words = b"nobody reads this in a backup";
    let ids = attach(&market, lead, market.buyer.buyer_seat(), &[file("a.txt", words)]).unwrap();
    let sealed: Vec<u8> = market.app.tx(|tx| {
        table::table.find(ids[0].uuid()).select(table::sealed).first(tx.conn()).expect("the row")
    });
    assert!(!sealed.windows(6).any(|part| part == b"nobody"));
    let opened = market.app.state.vault.open(ids[0].uuid().as_bytes(), &sealed).expect("its row");
    assert_eq!(opened, words);
    assert!(market.app.state.vault.open(lead.uuid().as_bytes(), &sealed).is_err(), "no other");
}

#[actix_web::test]
async fn a_side_gives_twenty_files_for_a_lead() {
    let market = Market::open().await;
    let lead = lead(&market).await;
    let buyer = market.buyer.buyer_seat();
    let five: Vec<File> = (0..5).map(|n| file(&format!("{n}.txt"), b"words")).collect();
    for _ in 0..MAX_KEPT / 5 {
        attach(&market, lead, buyer, &five).expect("kept");
    }
    let Err(DisputeError::Invalid(faults)) = attach(&market, lead, buyer, &five[..1]) else {
        panic!("one too many was kept");
    };
    assert_eq!((faults.0[0].field.as_str(), faults.0[0].code), ("files", "too-many"));
    // The other side has its own twenty, and another lead too.
    attach(&market, lead, market.contractor.contractor_seat(), &five).expect("kept");
    let other = market.delivered().await.parse().expect("an id");
    attach(&market, other, buyer, &five).expect("kept");
    assert_eq!(pieces(&market, buyer, lead).expect("pieces").len(), MAX_KEPT + 5);
}

#[actix_web::test]
async fn staff_and_clocks_give_no_evidence() {
    let market = Market::open().await;
    let lead = lead(&market).await;
    for actor in [Actor::from(market.staff.staff_seat()), Actor::CLOCK, Actor::EXCHANGE] {
        let refused = attach(&market, lead, actor, &[file("a.txt", b"a")]);
        assert!(matches!(refused, Err(DisputeError::Lead(LeadError::NotFound))), "{refused:?}");
    }
}

#[actix_web::test]
async fn to_everybody_else_it_is_not_there() {
    let market = Market::open().await;
    let lead = lead(&market).await;
    let ids = attach(&market, lead, market.buyer.buyer_seat(), &[file("a.png", PNG)]).unwrap();
    let (page, call) = (format!("/evidence/{}", ids[0]), format!("/evidence/{}", ids[0]));
    let rival = market.app.contractor("Rival leads").await;
    let other = market.app.buyer("Other windows").await;
    for stranger in [&rival, &other] {
        stranger.get(&page).await.expect(404);
        stranger.api().get(&call).await.problem(404, "not_found");
    }
    // The wrong seat of a party is not the lead's side either.
    let reach = Reach::Contractor(lead_exchange::accounts::ContractorSeat {
        user: market.buyer.user,
        party: market.buyer.party,
    });
    let refused = pieces(&market, reach, lead);
    assert!(matches!(refused, Err(DisputeError::Lead(LeadError::NotFound))));
    market.app.seatless().await.get(&page).await.expect(403);
    assert!(market.app.browser().get(&page).await.see_other().starts_with("/sign-in"));
    market.app.api().get(&call).await.problem(401, "sign_in_needed");
    for person in [&market.buyer, &market.contractor, &market.staff] {
        person.get(&page).await.ok();
        person.api().get(&call).await.ok();
    }
    let missing = EvidenceId::new();
    market.staff.get(&format!("/evidence/{missing}")).await.expect(404);
    market.staff.get(&format!("/evidence/{lead}")).await.expect(404);
}

#[actix_web::test]
async fn the_buyer_still_reads_it_when_the_lead_went_back() {
    let market = Market::open().await;
    let lead = lead(&market).await;
    let ids = attach(&market, lead, market.buyer.buyer_seat(), &[file("a.png", PNG)]).unwrap();
    market.decide(&lead.to_string(), "rejection", json!({"reason": "wrong_topic"})).await.ok();
    market.contractor.api().post(&format!("/leads/{lead}/concession"), json!({})).await.ok();
    assert_eq!(market.seen(&lead.to_string()).await["status"], "returned");
    for person in [&market.buyer, &market.contractor, &market.staff] {
        person.get(&format!("/evidence/{}", ids[0])).await.ok();
    }
}

#[actix_web::test]
async fn a_file_is_answered_so_that_nothing_in_it_runs() {
    let market = Market::open().await;
    let lead = lead(&market).await;
    for files in samples().chunks(5) {
        let kept: Vec<File> = files.iter().map(|(name, _, content)| file(name, content)).collect();
        attach(&market, lead, market.buyer.buyer_seat(), &kept).expect("kept");
    }
    for piece in pieces(&market, market.buyer.buyer_seat(), lead).expect("pieces") {
        for door in ["", "/api/v1"] {
            let path = format!("{door}/evidence/{}", piece.id);
            let answer = if door.is_empty() {
                market.contractor.get(&path).await.ok()
            } else {
                market.contractor.api().get(&path).await.ok()
            };
            let kind = match piece.media.as_str() {
                "text/plain" => "text/plain; charset=utf-8",
                kind => kind,
            };
            assert_eq!(answer.header("content-type"), kind);
            let shown = piece.media.as_str().starts_with("image/")
                || piece.media.as_str().starts_with("audio/");
            let way = if shown { "inline; " } else { "attachment; " };
            assert!(answer.header("content-disposition").starts_with(way), "{kind}");
            for (name, value) in [
                ("content-security-policy", POLICY),
                ("x-content-type-options", "nosniff"),
                ("cross-origin-resource-policy", "same-origin"),
                ("cache-control", "no-store"),
                ("x-frame-options", "DENY"),
                ("content-length", piece.bytes.to_string().as_str()),
            ] {
                assert_eq!(answer.header(name), value, "{kind}: {name}");
            }
        }
    }
}

#[actix_web::test]
async fn the_name_survives_the_header() {
    let market = Market::open().await;
    let lead = lead(&market).await;
    let kept = [
        file("Звонок 3 «окна».mp3", b"ID3\x04\0\0"),
        file("a\";filename=x.exe\r\nSet-Cookie: a=b.txt", b"words"),
    ];
    let ids = attach(&market, lead, market.buyer.buyer_seat(), &kept).unwrap();
    let answer = market.buyer.get(&format!("/evidence/{}", ids[0])).await.ok();
    assert_eq!(
        answer.header("content-disposition"),
        "inline; filename=\"______ 3 ______.mp3\"; \
         filename*=UTF-8''%D0%97%D0%B2%D0%BE%D0%BD%D0%BE%D0%BA%203%20\
         %C2%AB%D0%BE%D0%BA%D0%BD%D0%B0%C2%BB.mp3"
    );
    let answer = market.buyer.get(&format!("/evidence/{}", ids[1])).await.ok();
    let told = answer.header("content-disposition");
    assert!(
        told.starts_with("attachment; filename=\"a_;filename=x.exe Set-Cookie: a=b.txt\""),
        "{told}"
    );
    assert_eq!(answer.header("set-cookie"), "");
}

#[actix_web::test]
async fn a_recording_can_be_wound_forward() {
    let market = Market::open().await;
    let lead = lead(&market).await;
    let words: String = ('a'..='z').collect();
    let ids = attach(&market, lead, market.buyer.buyer_seat(), &[file("a.txt", words.as_bytes())])
        .unwrap();
    let ask = async |range: &'static str| {
        let path = format!("/evidence/{}", ids[0]);
        let request = market.buyer.browser.request(Method::GET, &path).header(RANGE, range);
        let answer = request.send().await.expect("an answer");
        let place = answer.headers().get("content-range").cloned();
        let place = place.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        (answer.status().as_u16(), place, answer.text().await.expect("a body"))
    };
    assert_eq!(ask("bytes=0-2").await, (206, "bytes 0-2/26".into(), "abc".into()));
    assert_eq!(ask("bytes=23-").await, (206, "bytes 23-25/26".into(), "xyz".into()));
    assert_eq!(ask("bytes=-1").await, (206, "bytes 25-25/26".into(), "z".into()));
    assert_eq!(ask("bytes=20-99").await, (206, "bytes 20-25/26".into(), "uvwxyz".into()));
    for whole in ["bytes=26-", "bytes=5-2", "bytes=0-1,3-4", "lines=1-2", "bytes=x"] {
        assert_eq!(ask(whole).await, (200, String::new(), words.clone()), "{whole}");
    }
}

#[actix_web::test]
async fn evidence_is_never_changed() {
    let market = Market::open().await;
    let lead = lead(&market).await;
    let ids = attach(&market, lead, market.buyer.buyer_seat(), &[file("a.png", PNG)]).unwrap();
    market.app.tx(|tx| {
        let change = diesel::update(table::table.find(ids[0].uuid())).set(table::name.eq("b.png"));
        assert!(change.execute(tx.conn()).is_err());
    });
}
