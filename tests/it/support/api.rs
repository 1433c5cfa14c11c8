//! A program that calls the JSON API.

use lead_exchange::outside::http::provide_cryptography;
use reqwest::Method;
use serde_json::Value;

use super::{Answer, TestApp};

/// A client of `/api/v1`, with or without a token.
#[derive(Clone)]
pub struct Api {
    client: reqwest::Client,
    base: String,
    token: Option<String>,
    headers: Vec<(&'static str, String)>,
}

impl Api {
    pub(super) fn new(app: &TestApp, token: Option<String>) -> Self {
        provide_cryptography();
        let client = reqwest::Client::builder().build().expect("a client");
        let headers = vec![("X-Forwarded-For", app.next_address())];
        Self { client, base: app.url("/api/v1"), token, headers }
    }

    /// A program without a token that calls a server in another process.
    pub fn of(server: &str) -> Self {
        provide_cryptography();
        let client = reqwest::Client::builder().build().expect("a client");
        Self { client, base: format!("{server}/api/v1"), token: None, headers: Vec::new() }
    }

    /// The same program with another token.
    pub fn with_token(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// The same program, calling another server: `http://127.0.0.1:8081`.
    pub fn at(&self, server: &str) -> Self {
        Self { base: format!("{server}/api/v1"), ..self.clone() }
    }

    /// The same program, saying this too: `Idempotency-Key`, `X-Party`, `Accept-Language`.
    pub fn with(&self, header: &'static str, value: impl Into<String>) -> Self {
        let mut api = self.clone();
        api.headers.push((header, value.into()));
        api
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call(Method::POST, path, Some(body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.call(Method::PUT, path, Some(body)).await
    }

    /// Any call, with a JSON body or none.
    pub async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let body = body.map(|body| ("application/json", body.to_string()));
        self.raw(method, path, body).await
    }

    /// Any call, with a body as it is. `path` may begin with `/api/` or be below `/api/v1`.
    pub async fn raw(&self, method: Method, path: &str, body: Option<(&str, String)>) -> Answer {
        let request = self.request(&method, path, body);
        Answer::read(format!("{method} {path}"), request).await
    }

    /// A GET of a server that may be dying: `None` when no whole answer came.
    pub async fn try_get(&self, path: &str) -> Option<Answer> {
        let request = self.request(&Method::GET, path, None);
        Answer::try_read(format!("GET {path}"), request).await.ok()
    }

    /// A POST of bytes of a kind.
    pub async fn bytes(&self, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = self.request(&Method::POST, path, None);
        let request = request.header("Content-Type", kind).body(body);
        Answer::read(format!("POST {path}"), request).await
    }

    /// A POST to a server that may be dying: `None` when no whole answer came.
    pub async fn try_post(&self, path: &str, body: &Value) -> Option<Answer> {
        let body = Some(("application/json", body.to_string()));
        let request = self.request(&Method::POST, path, body);
        Answer::try_read(format!("POST {path}"), request).await.ok()
    }

    fn request(
        &self,
        method: &Method,
        path: &str,
        body: Option<(&str, String)>,
    ) -> reqwest::RequestBuilder {
        let base = if path.starts_with("/api/") {
            self.base.trim_end_matches("/api/v1")
        } else {
            &self.base
        };
        let mut request = self.client.request(method.clone(), format!("{base}{path}"));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some((kind, body)) = body {
            request = request.header("Content-Type", kind).body(body);
        }
        request
    }
}
