//! The road as people with browsers walk it, without a script: every step is a form of the page
//! before.

use super::ground::{FUNDS, HOUR, PRICE, books};
use super::postbox::Postbox;
use crate::support::{Browser, Html, TestApp};

const PASSWORD: &str = "camel and a rowing boat";

/// Signs up by the form, opens the link of the mail, signs in.
async fn come_in(
    app: &TestApp,
    post: &mut Postbox,
    email: &str,
    party: &str,
    role: &str,
) -> Browser {
    let browser = app.browser();
    let form = browser.page("/sign-up").await.form("form[action='/sign-up']");
    let form = form
        .tick("roles", role)
        .fill("party_name", party)
        .fill("email", email)
        .fill("password", PASSWORD)
        .fill("time_zone", "Europe/Moscow");
    assert_eq!(browser.submit(form).await.see_other(), "/sign-up/sent");
    let mails = post.mails(app);
    let [mail] = &mails[..] else { panic!("one mail: {mails:#?}") };
    assert_eq!(mail.to, email);
    let link = mail.link("/confirm/");
    let button = browser.page(&link).await.form(&format!("form[action='{link}']"));
    assert_eq!(browser.submit(button).await.see_other(), "/sign-in");
    let form = browser.page("/sign-in").await.form("form[action='/sign-in']");
    browser.submit(form.fill("email", email).fill("password", PASSWORD)).await.see_other();
    browser
}

/// What `/money` says: free, held, and each line of the statement as `change = balance`, newest first.
async fn money(browser: &Browser) -> (String, Vec<String>) {
    let page = browser.page("/money").await;
    let figures = page.texts(".figure-value").join(" and ");
    let notes = page.texts(".figure-note").join(" and ");
    let cells = page.texts("#statement td.num");
    let lines = cells.chunks(2).map(|line| line.join(" = ")).collect();
    (format!("{figures}; {notes}"), lines)
}

/// Presses the one button of a form.
async fn press(browser: &Browser, page: &Html, form: &str) -> String {
    browser.submit(page.form(form)).await.see_other()
}

/// Sends a lead by the contractor's form; answers its page.
async fn send(browser: &Browser, form: &str, name: &str, phone: &str) -> String {
    let page = browser.page(form).await;
    let filled = page.form("#lead-form").fill("contact.name", name).fill("contact.phone", phone);
    let told = browser.submit(filled).await.see_other();
    let page = browser.page(&told).await;
    assert!(page.text("#told.good").contains("₽300.01"), "{}", page.text("#told.good"));
    page.attr("#told a", "href")
}

#[actix_web::test]
async fn from_sign_up_to_statement_by_pages() {
    let app = TestApp::start_with(|config| config.low_balance_leads = 0).await;
    let mut post = Postbox::default();
    let (olga, ivan) = ("olga@example.com", "ivan@example.com");
    let buyer = come_in(&app, &mut post, olga, "Okna Plus", "buyer").await;
    let contractor = come_in(&app, &mut post, ivan, "Leads North", "contractor").await;
    let staff = app.staff().await;

    // Money comes in.
    let form = buyer.page("/money").await.form("form[action='/money/top-ups']");
    let asked = buyer.submit(form.fill("amount", FUNDS).fill("currency", "RUB")).await.see_other();
    let reference = buyer.page(&asked).await.attr("#reference", "value");
    let queue = staff.page(&format!("/staff/top-ups?q={reference}")).await;
    assert_eq!(queue.texts("td a.mono"), [reference]);
    press(&staff.browser, &queue, "form[action$='/confirmation']").await;
    let start =
        ("₽1,000.05; ₽0.00 held for leads".to_owned(), vec!["+₽1,000.05 = ₽1,000.05".to_owned()]);
    assert_eq!(money(&buyer).await, start);
    post.expect(&app, &[(olga, "₽1,000.05 came into your wallet")]);

    // An offer goes out.
    let editor = buyer.page("/buyer/offers/new").await.form("form.editor");
    let written = editor
        .fill("title", "Windows, Moscow")
        .fill("topic", "windows")
        .fill("action", "application")
        .fill("price", PRICE)
        .fill("currency", "RUB")
        .fill("guarantee_hours", "24")
        .fill("do", "save");
    let own = buyer.submit(written).await.see_other();
    press(&buyer, &buyer.page(&own).await, "form[action$='/submission']").await;
    let review = staff.page("/staff/offers").await.attr("td a", "href");
    press(&staff.browser, &staff.page(&review).await, "form[action$='/publication']").await;
    post.expect(&app, &[(olga, "Published: Windows, Moscow")]);

    // A contractor finds it, takes it, and sends three leads.
    let public = contractor.page("/offers").await.attr(".offer-card a", "href");
    let page = contractor.page(&public).await;
    assert!(page.text(".way").contains("₽300.01"), "the payout after the fee");
    press(&contractor, &page, "form[action$='/engagements']").await;
    post.expect(&app, &[]);
    let form = contractor.page(&public).await.attr(".way a[href^='/contractor/leads/new']", "href");
    let mut sent = Vec::new();
    for (name, phone) in
        [("Anna", "+7 916 200-00-01"), ("Boris", "+7 916 200-00-02"), ("Vera", "+7 916 200-00-03")]
    {
        sent.push(send(&contractor, &form, name, phone).await);
        if sent.len() < 3 {
            post.expect(&app, &[(olga, "New lead: Windows, Moscow")]);
        }
    }
    let (figures, lines) = money(&buyer).await;
    assert_eq!(figures, "₽0.00; ₽1,000.05 held for leads");
    assert_eq!(
        lines,
        ["−₽333.35 = ₽0.00", "−₽333.35 = ₽333.35", "−₽333.35 = ₽666.70", "+₽1,000.05 = ₽1,000.05"]
    );
    let page = contractor.page(&form).await;
    let fourth = page.form("#lead-form").fill("contact.name", "Gleb");
    let refused = contractor.submit(fourth.fill("contact.phone", "+7 916 200-00-04")).await.ok();
    assert!(refused.html().has("#told.bad"), "the money is used up");
    // The offer waits until there is money for another lead.
    let paused = (olga, "Paused for want of money: ₽0 free");
    post.expect(&app, &[(olga, "New lead: Windows, Moscow"), paused]);

    // One is good, one is not, one is left alone.
    let inbox = buyer.page("/buyer/leads").await;
    assert_eq!(inbox.texts(".row-link"), ["Vera", "Boris", "Anna"]);
    let lead = |sent: &str| sent.replace("/contractor/", "/buyer/");
    press(&buyer, &buyer.page(&lead(&sent[0])).await, "form[action$='/acceptance']").await;
    post.expect(&app, &[(ivan, "Accepted: Windows, Moscow")]);
    let form = buyer.page(&lead(&sent[1])).await.form("form[action$='/rejection']");
    let form = form.fill("reason", "wrong_topic").fill("comment", "Wants doors");
    buyer.submit(form).await.see_other();
    post.expect(&app, &[(ivan, "Rejected: Windows, Moscow")]);
    assert!(contractor.page(&sent[1]).await.text("#said-buyer").contains("Wants doors"));
    assert_eq!(money(&buyer).await, (figures, lines), "nothing moves before the clocks");

    // The guarantee ends, the rejection stays unanswered, the last deadline passes, and a day more.
    for (hours, mailed, buyers, earned) in [
        (24, "Paid", "₽0.00; ₽666.70 held for leads", "₽300.01; ₽0.00 held for leads"),
        (24, "Returned", "₽333.35; ₽333.35 held for leads", "₽300.01; ₽0.00 held for leads"),
        (5 * 24, "Accepted", "₽333.35; ₽333.35 held for leads", "₽300.01; ₽0.00 held for leads"),
        (24, "Paid", "₽333.35; ₽0.00 held for leads", "₽600.02; ₽0.00 held for leads"),
    ] {
        app.turn_clock(hours * HOUR + 1);
        let told = format!("{mailed}: Windows, Moscow");
        match mailed {
            "Returned" => post.expect(&app, &[(ivan, &told), (olga, "Your offers go on")]),
            _ => post.expect(&app, &[(ivan, &told)]),
        }
        assert_eq!(money(&buyer).await.0, buyers);
        assert_eq!(money(&contractor).await.0, earned);
    }
    assert_eq!(money(&buyer).await.1[0], "+₽333.35 = ₽333.35");
    assert_eq!(money(&contractor).await.1, ["+₽300.01 = ₽600.02", "+₽300.01 = ₽300.01"]);
    for (lead, chip) in [(&sent[0], "settled"), (&sent[1], "returned"), (&sent[2], "settled")] {
        let page = contractor.page(lead).await;
        assert!(page.has(&format!(".chip.is-{chip}")), "{lead}");
        assert_eq!(page.count("#history .timeline > li"), 3, "{lead}");
    }
    assert_eq!(
        books(&app),
        [("clearing".into(), -100_005), ("fees".into(), 6_668), ("wallet".into(), 33_335 + 60_002)]
    );
    post.expect(&app, &[]);
}
