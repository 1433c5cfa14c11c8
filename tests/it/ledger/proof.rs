//! A party's proof: it holds as it is, and no byte of it may be another.

use lead_exchange::kernel::ids::PartyId;
use lead_exchange::kernel::secret::MasterKey;
use lead_exchange::kernel::signing::Signer;
use lead_exchange::ledger::proof::{self, Holds, Keys, ProofFile, Wanted, verify};

use super::books::{Books, Held, rub};

/// A buyer and a contractor with two signed days and something of today between them.
pub fn traded() -> (Books, PartyId, PartyId) {
    let books = Books::open();
    let Held { buyer, .. } = books.buyer_with_hold(10_000, 100);
    let contractor = books.party();
    books.pass_days(1);
    for _ in 0..3 {
        // Somebody else's business in between.
        books.buyer_with_hold(700, 70);
        let held = books.hold(buyer, rub(500)).expect("a hold");
        books
            .tx(|tx| lead_exchange::ledger::recipes::capture(tx, &[held.capture(contractor, 50)]))
            .expect("a capture");
    }
    books.pass_days(1);
    books.hold(buyer, rub(200)).expect("a hold");
    books.seal();
    (books, buyer, contractor)
}

pub fn made(books: &Books, party: PartyId, wanted: Wanted) -> ProofFile {
    books.tx(|tx| proof::make(tx, &books.signer, party, wanted)).expect("a proof")
}

pub fn keys(books: &Books) -> Keys {
    Keys::of(books.signer.public())
}

#[track_caller]
fn holds(books: &Books, proof: &ProofFile) -> Holds {
    verify(&proof.to_json(), &keys(books)).expect("it holds")
}

#[test]
fn both_sides_prove_their_own() {
    let (books, buyer, contractor) = traded();
    let bought = made(&books, buyer, Wanted::default());
    let told = holds(&books, &bought);
    // A top-up, five holds, three captures with a fee each; the last hold is of today.
    assert_eq!((told.transfers, told.proved, told.days, told.next), (12, 11, 2, None));
    assert!(told.to_string().contains("11 of them proved by 2 signed days and 1 not"), "{told}");
    let said = bought.said().expect("a statement");
    let balances: Vec<_> = said
        .accounts
        .iter()
        .map(|account| (account.kind.as_str(), account.opening.as_str(), account.closing.as_str()))
        .collect();
    assert_eq!(balances, [("escrow", "0", "300"), ("wallet", "0", "8200")]);

    let sold = made(&books, contractor, Wanted::default());
    assert_eq!(holds(&books, &sold).transfers, 3);
    // Nothing of anybody else but the accounts in the party's own transfers.
    let stranger = books.party();
    let nothing = made(&books, stranger, Wanted::default());
    let told = holds(&books, &nothing);
    assert_eq!((told.transfers, told.accounts), (0, 0));
}

#[test]
fn days_and_files_join() {
    let (books, buyer, _) = traded();
    let first = books.db.clock().now().date_naive() - chrono::Days::new(2);
    let of = |from, to| made(&books, buyer, Wanted { from, to, after: None });
    let one = of(None, Some(first));
    let two = of(first.succ_opt(), first.succ_opt());
    let rest = of(first.succ_opt().and_then(|day| day.succ_opt()), None);
    let counts: Vec<_> = [&one, &two, &rest].map(|proof| holds(&books, proof)).into();
    assert_eq!(counts.iter().map(|told| told.transfers).collect::<Vec<_>>(), [2, 9, 1]);
    assert_eq!(counts.iter().map(|told| told.days).collect::<Vec<_>>(), [1, 1, 0]);
    for pair in [[&one, &two], [&two, &rest]].map(|pair| pair.map(|proof| proof.said().unwrap())) {
        assert_eq!(pair[0].until, pair[1].after);
        for (before, after) in pair[0].accounts.iter().zip(&pair[1].accounts) {
            assert_eq!((&before.account, &before.closing), (&after.account, &after.opening));
        }
    }
    // A day before the first is empty, and so is what is still to come.
    assert_eq!(holds(&books, &of(None, first.pred_opt())).transfers, 0);
    assert_eq!(
        made(&books, buyer, Wanted { after: Some(i64::MAX), ..Wanted::default() }).transfers,
        []
    );
    assert_eq!(
        made(&books, buyer, Wanted { after: Some(-5), ..Wanted::default() }).transfers.len(),
        12
    );
}

#[test]
fn no_byte_may_be_another() {
    let (books, buyer, _) = traded();
    let text = made(&books, buyer, Wanted::default()).to_json();
    let keys = keys(&books);
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        let others = [bytes[at] ^ 1, bytes[at] ^ 0x20, b' ', b'0', b'\\'];
        let other = others[at % others.len()];
        bytes[at] = if other == bytes[at] { bytes[at] ^ 2 } else { other };
        let Ok(changed) = String::from_utf8(bytes) else { continue };
        let told = verify(&changed, &keys);
        assert!(
            told.is_err(),
            "byte {at}: {}",
            &changed[at.saturating_sub(30)..(at + 30).min(text.len())]
        );
    }
}

/// Whoever writes a file of their own, with everything in step but the exchange's key, gets nowhere.
#[test]
fn forgeries_are_named() {
    let (books, buyer, contractor) = traded();
    let proof = made(&books, buyer, Wanted::default());
    let keys = keys(&books);
    let wrong =
        |proof: &ProofFile| verify(&proof.to_json(), &keys).expect_err("a forgery").to_string();

    let forger = Signer::new(&MasterKey::generate().expect("randomness"));
    let forged = books.tx(|tx| proof::make(tx, &forger, buyer, Wanted::default())).expect("a file");
    assert!(wrong(&forged).contains("not among the keys given"));
    let named = ProofFile { key_id: books.signer.public().id(), ..forged };
    assert!(wrong(&named).contains("signature does not fit"));

    let mut fewer = proof.clone();
    fewer.transfers.remove(3);
    assert!(wrong(&fewer).contains("not those the statement was made for"));
    let mut other = proof.clone();
    other.transfers[2] = made(&books, contractor, Wanted::default()).transfers[0].clone();
    assert!(wrong(&other).contains("not those"));
    let mut pathless = proof.clone();
    pathless.transfers[3].path = None;
    assert!(wrong(&pathless).contains("lacks its path"));
    let mut astray = proof.clone();
    astray.transfers[3].path = astray.transfers[4].path.clone();
    assert!(wrong(&astray).contains("is not in the signed day"));
    let mut dayless = proof.clone();
    dayless.days.remove(0);
    assert!(wrong(&dayless).contains("first day"));
    let mut cut = proof.clone();
    cut.days.pop();
    assert!(wrong(&cut).contains("the days reach to"));
    let mut twice = proof.clone();
    twice.days.swap(0, 1);
    assert!(wrong(&twice).contains("is not later"));
}

/// The exchange itself cannot sign a statement that does not fit the tree or does not add up.
#[test]
fn a_statement_of_the_exchange_itself_must_add_up() {
    let (books, buyer, _) = traded();
    let proof = made(&books, buyer, Wanted::default());
    let sign = |statement: String, proof: &ProofFile| {
        use base64::Engine;
        let signature = books.signer.sign(statement.as_bytes());
        let signature = base64::engine::general_purpose::STANDARD.encode(signature);
        ProofFile { statement, signature, ..proof.clone() }
    };
    let wrong =
        |proof: &ProofFile| verify(&proof.to_json(), &keys(&books)).expect_err("wrong").to_string();
    let more = sign(proof.statement.replace("\"8200\"", "\"8300\""), &proof);
    assert!(wrong(&more).contains("comes to 8200 and is said to hold 8300"), "{}", wrong(&more));
    // Another amount in a line, hashed anew: the tree does not have it.
    let mut line = proof.clone();
    line.transfers[1].line = line.transfers[1].line.replace(" 100 RUB ", " 200 RUB ");
    let text: String =
        line.transfers.iter().map(|one| format!("{} {}\n", one.position, one.line)).collect();
    let hash = lead_exchange::kernel::hash::Hash::of(text.as_bytes()).to_string();
    let old = proof.said().expect("a statement").lines_sha256.to_string();
    let line = sign(proof.statement.replace(&old, &hash), &line);
    assert!(wrong(&line).contains("is not in the signed day"), "{}", wrong(&line));
    // One of the exchange's other documents is no statement.
    let day = sign(proof.days[0].document.clone(), &proof);
    assert!(wrong(&day).contains("the statement is no"), "{}", wrong(&day));
}

/// More than one file holds.
#[test]
fn a_full_file_says_where_the_next_begins() {
    let books = Books::open();
    let buyer = books.buyer_with_hold(1_000_000, 100).buyer;
    let party = buyer.uuid();
    diesel::RunQueryDsl::execute(
        diesel::sql_query(format!(
            "INSERT INTO transfers (id, code, debit_account, credit_account, amount, currency, subject, created_at)
             SELECT gen_random_uuid(), 'hold', w.id, e.id, 3, 'RUB', gen_random_uuid(), now()
               FROM accounts w, accounts e, generate_series(1, 4500)
              WHERE w.party_id = '{party}' AND w.kind = 'wallet' AND e.party_id = '{party}' AND e.kind = 'escrow'"
        )),
        &mut books.program(),
    )
    .expect("many holds");
    books.pass_days(1);
    let mut after = None;
    let mut sizes = Vec::new();
    let mut closing = String::from("0");
    loop {
        let proof = made(&books, buyer, Wanted { after, ..Wanted::default() });
        let told = holds(&books, &proof);
        assert_eq!(told.proved, told.transfers);
        let said = proof.said().expect("a statement");
        let wallet = said.accounts.iter().find(|account| account.kind.as_str() == "wallet");
        let wallet = wallet.expect("a wallet");
        assert_eq!(wallet.opening, closing);
        closing.clone_from(&wallet.closing);
        sizes.push(told.transfers);
        after = told.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [2_000, 2_000, 502]);
    assert_eq!(closing, (1_000_000 - 100 - 3 * 4_500).to_string());
}
