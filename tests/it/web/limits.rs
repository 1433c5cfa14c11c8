//! How large a body may be, and which methods an address takes.

use reqwest::Method;
use serde_json::json;

use crate::support::TestApp;

#[actix_web::test]
async fn a_page_takes_a_quarter_of_a_megabyte() {
    let app = TestApp::start().await;
    let buyer = app.buyer("Okna Plus").await;
    let long = "x".repeat(256 * 1024);
    buyer.post("/sign-out", &[("x", &long)]).await.expect(413);
    buyer.page("/settings").await;
}

#[actix_web::test]
async fn the_api_takes_a_megabyte() {
    let app = TestApp::start().await;
    let long = "x".repeat(1024 * 1024);
    app.api().post("/tokens", json!({ "grant_type": long })).await.problem(413, "too_large");
    let fits = "x".repeat(1000 * 1024);
    app.api().post("/tokens", json!({ "grant_type": fits })).await.problem(422, "invalid");
}

#[actix_web::test]
async fn a_body_of_unknown_length_is_counted_as_it_comes() {
    let app = TestApp::start().await;
    let chunk = vec![b'x'; 64 * 1024];
    let mut sent = String::from(
        "POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\
         Content-Type: application/json\r\n\r\n",
    )
    .into_bytes();
    for _ in 0..20 {
        sent.extend(format!("{:x}\r\n", chunk.len()).bytes());
        sent.extend(&chunk);
        sent.extend(b"\r\n");
    }
    let address = app.address;
    let answer = actix_web::web::block(move || {
        use std::io::{Read, Write};
        let mut stream = std::net::TcpStream::connect(address).expect("a connection");
        // The server may answer and close before it has read everything.
        let _ = stream.write_all(&sent);
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    })
    .await
    .expect("an answer");
    assert_eq!(answer, "HTTP/1.1 413");
}

#[actix_web::test]
async fn a_wrong_method_is_told_which_are_right() {
    let app = TestApp::start().await;
    let answer = app.api().call(Method::DELETE, "/me", None).await;
    assert_eq!(answer.header("allow"), "GET, PUT, HEAD");
    answer.problem(405, "method_not_allowed");
    let request = app.browser().request(Method::POST, "/livez").send();
    let answer = request.await.expect("an answer");
    assert_eq!(
        (answer.status().as_u16(), &answer.headers()["allow"]),
        (405, &"GET, HEAD".parse().unwrap())
    );
}

#[actix_web::test]
async fn what_can_be_read_can_be_asked_about() {
    let app = TestApp::start().await;
    let request = app.browser().request(Method::HEAD, "/sign-in").send();
    let answer = request.await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 200);
    assert!(answer.text().await.expect("nothing").is_empty());
}
