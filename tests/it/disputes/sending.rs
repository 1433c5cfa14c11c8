//! Forms and bodies with files, through the guard and the extractors, on routes of the tests' own.

use actix_web::dev::ServiceResponse;
use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::{self, Data};
use actix_web::{App, HttpResponse};
use lead_exchange::disputes::evidence::{MAX_BYTES, Upload};
use lead_exchange::kernel::secret::Token;
use lead_exchange::web::error::face;
use lead_exchange::web::extract::{BodyFiles, PostedFiles};
use lead_exchange::web::routes::{Access, RouteInfo};
use lead_exchange::web::{State, guard};
use serde_json::Value;

use crate::support::TestApp;

const fn route(path: &'static str) -> RouteInfo {
    RouteInfo {
        method: Method::POST,
        path,
        access: Access::Anyone,
        large: false,
        files: true,
        deferred: false,
        personal: false,
        machine: false,
        framed: false,
    }
}

static PAGE: RouteInfo = route("/appeal");
static CALL: RouteInfo = route("/api/v1/appeal");

#[derive(serde::Deserialize)]
struct Appeal {
    text: String,
}

/// What arrived, in a line.
fn told(text: &str, files: &[Upload]) -> HttpResponse {
    let files: Vec<String> =
        files.iter().map(|file| format!("{}:{}", file.name, file.content.len())).collect();
    HttpResponse::Ok().body(format!("{text}|{}", files.join(",")))
}

async fn page(posted: PostedFiles) -> HttpResponse {
    told(posted.form.value("text"), &posted.files)
}

async fn call(sent: BodyFiles<Appeal>) -> HttpResponse {
    told(&sent.body.text, &sent.files)
}

/// A request to one of the two routes, answered as the program would.
async fn ask(state: &State, request: TestRequest) -> (u16, String) {
    let app = App::new()
        .app_data(Data::new(state.clone()))
        .route(
            PAGE.path,
            web::post().to(page).wrap(from_fn(|req, next| guard::keep(&PAGE, req, next))),
        )
        .route(
            CALL.path,
            web::post().to(call).wrap(from_fn(|req, next| guard::keep(&CALL, req, next))),
        )
        .wrap(from_fn(face::put_on));
    let app = init_service(app).await;
    let answer: ServiceResponse =
        call_service(&app, request.to_request()).await.map_into_boxed_body();
    let status = answer.status().as_u16();
    let body = String::from_utf8_lossy(&read_body(answer).await).into_owned();
    (status, body)
}

fn part(disposition: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("--B\r\nContent-Disposition: form-data; {disposition}\r\n\r\n");
    [head.as_bytes(), content, b"\r\n"].concat()
}

fn multipart(path: &str, parts: &[Vec<u8>]) -> TestRequest {
    let body = [parts.concat().as_slice(), b"--B--\r\n"].concat();
    TestRequest::post()
        .uri(path)
        .insert_header(("Content-Type", "multipart/form-data; boundary=B"))
        .set_payload(body)
}

fn code(body: &str) -> String {
    let problem: Value = serde_json::from_str(body).expect("a problem");
    problem["code"].as_str().unwrap_or_default().to_owned()
}

#[actix_web::test]
async fn a_form_with_files_carries_our_token() {
    let app = TestApp::start().await;
    let seed = Token::generate().expect("randomness");
    let token = app.state.seals.form_token(seed.reveal()).expect("randomness");
    let cookie = format!("{}={}", app.state.guarded_name("csrf"), seed.reveal());
    let words = part("name=\"text\"", "Они ответили".as_bytes());
    let file = part("name=\"files\"; filename=\"call.mp3\"", b"ID3\x04\0\0");
    let empty = part("name=\"files\"; filename=\"\"", b"");
    let proof = part("name=\"csrf\"", token.as_bytes());
    let send = |parts: Vec<Vec<u8>>| multipart(PAGE.path, &parts);

    let whole = send(vec![proof.clone(), words.clone(), file.clone()]);
    let whole = whole.insert_header(("Cookie", cookie.clone()));
    assert_eq!(ask(&app.state, whole).await, (200, "Они ответили|call.mp3:6".into()));
    // A file field nothing was chosen in.
    let none = send(vec![words.clone(), empty, proof.clone()]);
    let none = none.insert_header(("Cookie", cookie.clone()));
    assert_eq!(ask(&app.state, none).await, (200, "Они ответили|".into()));
    // Without a script and without files it is a plain form.
    let plain = TestRequest::post()
        .uri(PAGE.path)
        .insert_header(("Cookie", cookie.clone()))
        .set_form([("csrf", token.as_str()), ("text", "words")]);
    assert_eq!(ask(&app.state, plain).await, (200, "words|".into()));

    let missing = send(vec![words.clone(), file.clone()]).insert_header(("Cookie", cookie.clone()));
    let forged = send(vec![words.clone(), part("name=\"csrf\"", b"AAAA")])
        .insert_header(("Cookie", cookie.clone()));
    let anothers = send(vec![proof.clone(), words.clone()]);
    let elsewhere = send(vec![proof.clone(), words.clone()])
        .insert_header(("Cookie", cookie.clone()))
        .insert_header(("Sec-Fetch-Site", "cross-site"));
    // The token as a file is no token.
    let hidden = part("name=\"csrf\"; filename=\"a\"", token.as_bytes());
    let hidden = send(vec![hidden, words.clone()]).insert_header(("Cookie", cookie.clone()));
    for refused in [missing, forged, anothers, elsewhere, hidden] {
        assert_eq!(ask(&app.state, refused).await.0, 403);
    }
    let broken = TestRequest::post()
        .uri(PAGE.path)
        .insert_header(("Cookie", cookie))
        .insert_header(("Content-Type", "multipart/form-data; boundary=C"))
        .set_payload([proof, words].concat());
    assert_eq!(ask(&app.state, broken).await.0, 400);
}

#[actix_web::test]
async fn a_program_sends_json_or_a_form_with_files() {
    let app = TestApp::start().await;
    let json = |body: &str| {
        TestRequest::post()
            .uri(CALL.path)
            .insert_header(("Content-Type", "application/json"))
            .set_payload(body.to_owned())
    };
    let sent = ask(&app.state, json(r#"{"text": "They answered."}"#)).await;
    assert_eq!(sent, (200, "They answered.|".into()));
    let text = part("name=\"text\"", b"They answered.");
    let file = part("name=\"files\"; filename=\"a.txt\"", b"words");
    let sent =
        ask(&app.state, multipart(CALL.path, &[text.clone(), file.clone(), file.clone()])).await;
    assert_eq!(sent, (200, "They answered.|a.txt:5,a.txt:5".into()));

    let (status, body) = ask(&app.state, json("{")).await;
    assert_eq!((status, code(&body).as_str()), (400, "malformed_json"));
    let (status, body) = ask(&app.state, multipart(CALL.path, std::slice::from_ref(&file))).await;
    assert_eq!((status, code(&body).as_str()), (422, "invalid"));
    assert!(body.contains("\"text\""), "the field that is missing is named: {body}");
    let (status, body) = ask(&app.state, multipart(CALL.path, &[text.clone(), text])).await;
    assert_eq!((status, code(&body).as_str()), (422, "invalid"));
    let many = vec![file; 41];
    let (status, body) = ask(&app.state, multipart(CALL.path, &many)).await;
    assert_eq!((status, code(&body).as_str()), (400, "malformed_form"));
    let form = TestRequest::post().uri(CALL.path).set_form([("text", "words")]);
    assert_eq!(ask(&app.state, form).await.0, 415);
}

#[actix_web::test]
async fn files_may_be_large_and_words_may_not() {
    let app = TestApp::start().await;
    let text = part("name=\"text\"", b"x");
    let file = part("name=\"files\"; filename=\"a.txt\"", &vec![b'x'; MAX_BYTES]);
    let mut five = vec![text];
    five.extend(vec![file.clone(); 5]);
    let (status, body) = ask(&app.state, multipart(CALL.path, &five)).await;
    assert_eq!(status, 200, "{body}");
    assert_eq!(body.matches(":5242880").count(), 5);
    five.push(file);
    let (status, body) = ask(&app.state, multipart(CALL.path, &five)).await;
    assert_eq!((status, code(&body).as_str()), (413, "too_large"));
    let long = format!(r#"{{"text": "{}"}}"#, "x".repeat(1024 * 1024));
    let long = TestRequest::post()
        .uri(CALL.path)
        .insert_header(("Content-Type", "application/json"))
        .set_payload(long);
    assert_eq!(ask(&app.state, long).await.0, 413);
}
