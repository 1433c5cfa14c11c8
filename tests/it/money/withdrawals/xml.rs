//! A pain.001 file against the order of elements and the required ones of `pain.001.001.09`, written
//! down here from the published schema and not from the program.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::ground::{IBAN, Town, ask, id, post};
use crate::money::funded;

/// An element, its text, its attributes and its children.
#[derive(Debug, Default)]
struct Node {
    name: String,
    text: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

impl Node {
    fn all(&self, path: &str) -> Vec<&Node> {
        path.split('/').fold(vec![self], |nodes, name| {
            let inner = nodes.into_iter().flat_map(|node| &node.children);
            inner.filter(|child| child.name == name).collect()
        })
    }

    #[track_caller]
    fn at(&self, path: &str) -> &str {
        match self.all(path)[..] {
            [only] => &only.text,
            ref found => panic!("{} of {path} in {}", found.len(), self.name),
        }
    }
}

fn parse(text: &str) -> Node {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => open.push(Node {
                name: start.name().as_ref().to_owned(),
                attributes: start
                    .attributes()
                    .map(|pair| pair.expect("an attribute"))
                    .map(|pair| (pair.key.as_ref().to_owned(), pair.value.to_string()))
                    .collect(),
                ..Node::default()
            }),
            Event::Text(text) => {
                open.last_mut().expect("an element").text.push_str(text.trim());
            }
            Event::End(_) => {
                let done = open.pop().expect("an element");
                open.last_mut().expect("a parent").children.push(done);
            }
            Event::Eof => return open.pop().expect("the root"),
            _ => {}
        }
    }
}

/// Element: its children in the schema's order, those that must be there marked, and the longest text.
/// A choice takes exactly one of its children.
enum Rule {
    Sequence(&'static [(&'static str, bool)]),
    Choice(&'static [&'static str]),
    Text(usize),
}

fn rule(parent: &str, name: &str) -> Rule {
    use Rule::{Choice, Sequence, Text};
    match (parent, name) {
        ("", "Document") => Sequence(&[("CstmrCdtTrfInitn", true)]),
        ("Document", _) => Sequence(&[("GrpHdr", true), ("PmtInf", true), ("SplmtryData", false)]),
        (_, "GrpHdr") => Sequence(&[
            ("MsgId", true),
            ("CreDtTm", true),
            ("Authstn", false),
            ("NbOfTxs", true),
            ("CtrlSum", false),
            ("InitgPty", true),
            ("FwdgAgt", false),
            ("InitnSrc", false),
        ]),
        (_, "PmtInf") => Sequence(&[
            ("PmtInfId", true),
            ("PmtMtd", true),
            ("ReqdAdvcTp", false),
            ("BtchBookg", false),
            ("NbOfTxs", false),
            ("CtrlSum", false),
            ("PmtTpInf", false),
            ("ReqdExctnDt", true),
            ("PoolgAdjstmntDt", false),
            ("Dbtr", true),
            ("DbtrAcct", true),
            ("DbtrAgt", true),
            ("DbtrAgtAcct", false),
            ("InstrForDbtrAgt", false),
            ("UltmtDbtr", false),
            ("ChrgBr", false),
            ("ChrgsAcct", false),
            ("ChrgsAcctAgt", false),
            ("CdtTrfTxInf", true),
        ]),
        (_, "CdtTrfTxInf") => Sequence(&[
            ("PmtId", true),
            ("PmtTpInf", false),
            ("Amt", true),
            ("XchgRateInf", false),
            ("ChrgBr", false),
            ("MndtRltdInf", false),
            ("ChqInstr", false),
            ("UltmtDbtr", false),
            ("IntrmyAgt1", false),
            ("CdtrAgt", false),
            ("CdtrAgtAcct", false),
            ("Cdtr", false),
            ("CdtrAcct", false),
            ("UltmtCdtr", false),
            ("InstrForCdtrAgt", false),
            ("InstrForDbtrAgt", false),
            ("Purp", false),
            ("RgltryRptg", false),
            ("Tax", false),
            ("RltdRmtInf", false),
            ("RmtInf", false),
            ("SplmtryData", false),
        ]),
        (_, "PmtId") => Sequence(&[("InstrId", false), ("EndToEndId", true), ("UETR", false)]),
        (_, "Amt") => Choice(&["InstdAmt", "EqvtAmt"]),
        (_, "ReqdExctnDt") => Choice(&["Dt", "DtTm"]),
        (_, "InitgPty" | "Dbtr" | "Cdtr") => Sequence(&[
            ("Nm", false),
            ("PstlAdr", false),
            ("Id", false),
            ("CtryOfRes", false),
            ("CtctDtls", false),
        ]),
        (_, "PstlAdr") => Sequence(&[
            ("StrtNm", false),
            ("BldgNb", false),
            ("PstCd", false),
            ("TwnNm", false),
            ("Ctry", false),
            ("AdrLine", false),
        ]),
        (_, "DbtrAcct" | "CdtrAcct") => Sequence(&[
            ("Id", false),
            ("Tp", false),
            ("Ccy", false),
            ("Nm", false),
            ("Prxy", false),
        ]),
        ("DbtrAcct" | "CdtrAcct", "Id") => Choice(&["IBAN", "Othr"]),
        (_, "Othr") => Sequence(&[("Id", true), ("SchmeNm", false), ("Issr", false)]),
        (_, "DbtrAgt" | "CdtrAgt") => Sequence(&[("FinInstnId", true), ("BrnchId", false)]),
        (_, "FinInstnId") => Sequence(&[
            ("BICFI", false),
            ("ClrSysMmbId", false),
            ("LEI", false),
            ("Nm", false),
            ("PstlAdr", false),
            ("Othr", false),
        ]),
        (_, "ClrSysMmbId") => Sequence(&[("ClrSysId", false), ("MmbId", true)]),
        (_, "ClrSysId") => Choice(&["Cd", "Prtry"]),
        (_, "RmtInf") => Sequence(&[("Ustrd", false), ("Strd", false)]),
        (_, "MsgId" | "PmtInfId" | "EndToEndId" | "MmbId") => Text(35),
        (_, "IBAN" | "Id") => Text(34),
        (_, "Nm" | "Ustrd") => Text(140),
        (_, "AdrLine") => Text(70),
        (_, "Ccy" | "PmtMtd" | "Cd") => Text(5),
        (_, "ChrgBr") => Text(4),
        (_, "Ctry") => Text(2),
        (_, "BICFI") => Text(11),
        (_, "NbOfTxs") => Text(15),
        (_, "CreDtTm" | "Dt" | "CtrlSum" | "InstdAmt") => Text(25),
        other => panic!("{other:?} is not in this test's part of the schema"),
    }
}

fn check(parent: &str, node: &Node) {
    let found: Vec<&str> = node.children.iter().map(|child| child.name.as_str()).collect();
    match rule(parent, &node.name) {
        Rule::Sequence(order) => {
            let places: Vec<usize> = found
                .iter()
                .map(|name| order.iter().position(|(known, _)| known == name))
                .map(|place| place.unwrap_or_else(|| panic!("{found:?} in {}", node.name)))
                .collect();
            assert!(places.is_sorted(), "{found:?} in {}", node.name);
            for (name, _) in order.iter().filter(|(_, needed)| *needed) {
                assert!(found.contains(name), "{} lacks {name}", node.name);
            }
            assert!(node.text.is_empty() && !found.is_empty(), "{}", node.name);
        }
        Rule::Choice(of) => assert!(matches!(found[..], [one] if of.contains(&one)), "{found:?}"),
        Rule::Text(longest) => {
            let length = node.text.chars().count();
            assert!(
                (1..=longest).contains(&length) && found.is_empty(),
                "{}: {}",
                node.name,
                node.text
            );
            let plain = |c: char| c.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(c);
            assert!(node.text.chars().all(plain), "{}: {}", node.name, node.text);
        }
    }
    node.children.iter().for_each(|child| check(&node.name, child));
}

#[actix_web::test]
async fn the_file_follows_the_schema_in_every_currency_and_kind_of_account() {
    let town = Town::open().await;
    let russian = town.app.trader("ООО «Окна & Двери»").await;
    funded(&town.app, &russian, "5000", "RUB").await;
    let details = serde_json::json!({
        "currency": "RUB", "kind": "russian", "holder": "ООО «Окна & Двери» <плюс>", "country": "RU",
        "account": "40702810200000012345", "bank_id": "044525225", "bank_name": "ПАО Сбербанк",
        "address1": "ул. Щорса, д. 1", "address2": "Москва",
    });
    town.fresh(&russian).put("/payees", details).await.ok();
    for amount in ["500", "1234.56"] {
        let wd = id(&ask(&russian, amount, "RUB").await.created().json());
        post(&town.staff, &wd, "approval").await.ok();
    }
    let (batch, _) = town.batch(2).await;
    let batch_told =
        town.staff.api().get(&format!("/withdrawal-batches/{batch}")).await.ok().json();
    let file = town.file(&batch, "pain001.xml").await.ok();
    assert!(file.body.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), "{}", file.body);
    let root = parse(&file.body);
    let document = root.all("Document")[0];
    let namespace =
        ("xmlns".to_owned(), "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09".to_owned());
    assert_eq!(document.attributes, [namespace]);
    check("", document);

    let message = document.all("CstmrCdtTrfInitn")[0];
    assert_eq!(message.at("GrpHdr/MsgId"), batch_told["reference"].as_str().expect("text"));
    assert_eq!((message.at("GrpHdr/NbOfTxs"), message.at("GrpHdr/CtrlSum")), ("4", "1752.56"));
    assert_eq!(message.at("GrpHdr/InitgPty/Nm"), "Birzha + Co");
    let blocks = message.all("PmtInf");
    assert_eq!(blocks.len(), 2, "one a currency");
    let (euros, roubles) = (blocks[0], blocks[1]);
    assert_eq!(
        (euros.at("NbOfTxs"), euros.at("CtrlSum"), euros.at("ChrgBr")),
        ("2", "18.00", "SLEV")
    );
    let exported = town.staff.api().get(&format!("/withdrawal-batches/{batch}")).await.ok().json();
    let exported: chrono::DateTime<chrono::Utc> =
        exported["exported_at"].as_str().expect("a time").parse().expect("a time");
    let day = exported.with_timezone(&chrono_tz::Tz::Pacific__Kiritimati).date_naive();
    assert_eq!(euros.at("ReqdExctnDt/Dt"), day.to_string(), "a day of the operator's");
    assert_eq!(euros.at("DbtrAcct/Id/IBAN"), "DE02120300000000202051");
    assert_eq!(euros.at("DbtrAgt/FinInstnId/BICFI"), "COBADEFF");
    assert_eq!(roubles.at("DbtrAcct/Id/Othr/Id"), "40702810200000012345");
    let paid: Vec<&str> =
        euros.all("CdtTrfTxInf/Amt/InstdAmt").iter().map(|amount| amount.text.as_str()).collect();
    assert_eq!(paid, ["9.00", "9.00"], "what is paid out: ten less the fee");
    let first = roubles.all("CdtTrfTxInf")[0];
    let amount = first.all("Amt/InstdAmt")[0];
    assert_eq!(amount.attributes, [("Ccy".to_owned(), "RUB".to_owned())]);
    assert_eq!(first.at("CdtrAgt/FinInstnId/ClrSysMmbId/MmbId"), "044525225");
    assert_eq!(first.at("CdtrAgt/FinInstnId/ClrSysMmbId/ClrSysId/Cd"), "RUCBC");
    assert_eq!(first.at("Cdtr/Nm"), "OOO Okna + Dveri plius");
    assert_eq!(first.at("CdtrAcct/Id/Othr/Id"), "40702810200000012345");
    assert_eq!(euros.all("CdtTrfTxInf")[0].at("CdtrAcct/Id/IBAN"), IBAN);
    let names: Vec<&str> = message
        .all("PmtInf/CdtTrfTxInf/PmtId/EndToEndId")
        .iter()
        .map(|id| id.text.as_str())
        .collect();
    let mut told: Vec<&str> = batch_told["withdrawals"]
        .as_array()
        .expect("items")
        .iter()
        .map(|item| item["reference"].as_str().expect("text"))
        .collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    told.sort_unstable();
    assert_eq!(sorted, told, "each is named by its withdrawal's reference");
}
