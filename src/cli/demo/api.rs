//! A client of the exchange's own API, as any contractor's developer would write one.

use std::sync::Arc;
use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, LOCATION, RETRY_AFTER};
use serde_json::{Value, json};
use tokio::sync::Mutex;

/// Somebody, signed in or not.
#[derive(Debug, Clone)]
pub struct Account {
    http: reqwest::Client,
    base: String,
    tokens: Option<Arc<Mutex<Tokens>>>,
}

#[derive(Debug)]
struct Tokens {
    access: String,
    refresh: String,
}

impl Tokens {
    fn read(answer: &Value) -> Result<Self, String> {
        Ok(Self { access: text(answer, "access_token")?, refresh: text(answer, "refresh_token")? })
    }
}

impl Account {
    pub fn nobody(url: &str) -> Result<Self, String> {
        // Where a link leads is looked at, not followed: those pages are not there.
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self { http, base: format!("{url}/api/v1"), tokens: None })
    }

    /// Signs in and answers who that is.
    pub async fn sign_in(&self, email: &str, password: &str) -> Result<Self, String> {
        let body = json!({ "grant_type": "password", "email": email, "password": password });
        let tokens = Tokens::read(&self.post("/tokens", &body).await?)?;
        Ok(Self { tokens: Some(Arc::new(Mutex::new(tokens))), ..self.clone() })
    }

    pub async fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        self.send(self.http.post(format!("{}{path}", self.base)).json(body), path).await
    }

    pub async fn get(&self, path: &str) -> Result<Value, String> {
        self.send(self.http.get(format!("{}{path}", self.base)), path).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Result<Value, String> {
        self.send(self.http.put(format!("{}{path}", self.base)).json(body), path).await
    }

    /// Clicks a link of this exchange, and answers where it leads.
    pub async fn follow(&self, link: &str, query: &[(&str, &str)]) -> Result<String, String> {
        let address = url::Url::parse_with_params(&self.here(link), query)
            .map_err(|error| format!("{link}: {error}"))?;
        let answer =
            self.http.get(address).send().await.map_err(|error| format!("{link}: {error}"))?;
        let to = answer.headers().get(LOCATION).and_then(|to| to.to_str().ok());
        to.map(str::to_owned).ok_or_else(|| format!("{link} leads nowhere: {}", answer.status()))
    }

    /// Tells a machine's door something in JSON.
    pub async fn tell(
        &self,
        address: &str,
        proof: &[(&str, String)],
        body: String,
    ) -> Result<(), String> {
        let mut request =
            self.http.post(self.here(address)).header(CONTENT_TYPE, "application/json");
        for (name, value) in proof {
            request = request.header(*name, value);
        }
        let answer = request.body(body).send().await;
        let answer = answer.map_err(|error| format!("{address}: {error}"))?;
        // What does not become a lead is part of the market.
        match answer.status() {
            StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY => Ok(()),
            _ => read(answer, address).await.map(|_| ()),
        }
    }

    /// Fetches a file and throws it away.
    pub async fn fetch(&self, path: &str) -> Result<(), String> {
        self.answer(self.http.get(format!("{}{path}", self.base)), path).await.map(|_| ())
    }

    /// Sends a file in the part `part` of a form, with the form's other fields.
    pub async fn upload(
        &self,
        path: &str,
        part: &str,
        (name, text): (&str, &str),
        fields: &[(&str, &str)],
    ) -> Result<(), String> {
        const EDGE: &str = "a-file-of-the-demo";
        let mut body = String::new();
        for (field, value) in fields {
            body += &format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
            );
        }
        body += &format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"{name}\"\r\n\r\n{text}\r\n\
             --{EDGE}--\r\n"
        );
        let kind = format!("multipart/form-data; boundary={EDGE}");
        let request = self.http.post(format!("{}{path}", self.base)).header(CONTENT_TYPE, kind);
        self.send(request.body(body), path).await.map(|_| ())
    }

    /// An address the exchange shows to the world, as it is reached from here.
    fn here(&self, address: &str) -> String {
        let host = self.base.strip_suffix("/api/v1").unwrap_or(&self.base);
        let path = address.splitn(4, '/').nth(3).unwrap_or_default();
        format!("{host}/{path}")
    }

    async fn send(&self, request: reqwest::RequestBuilder, path: &str) -> Result<Value, String> {
        parse(&self.answer(request, path).await?, path)
    }

    /// Sends; when the access token has run out, gets the next one and sends again.
    async fn answer(&self, request: reqwest::RequestBuilder, path: &str) -> Result<String, String> {
        let again = request.try_clone();
        let first = match &self.tokens {
            Some(tokens) => request.bearer_auth(&tokens.lock().await.access),
            None => request,
        };
        let mut answer = first.send().await.map_err(|error| format!("{path}: {error}"))?;
        if let (StatusCode::UNAUTHORIZED, Some(tokens), Some(again)) =
            (answer.status(), &self.tokens, again)
        {
            let mut tokens = tokens.lock().await;
            *tokens = self.refreshed(&tokens.refresh).await?;
            answer = again
                .bearer_auth(&tokens.access)
                .send()
                .await
                .map_err(|error| format!("{path}: {error}"))?;
        }
        read(answer, path).await
    }

    async fn refreshed(&self, refresh: &str) -> Result<Tokens, String> {
        let body = json!({ "grant_type": "refresh_token", "refresh_token": refresh });
        loop {
            let answer = self
                .http
                .post(format!("{}/tokens", self.base))
                .json(&body)
                .send()
                .await
                .map_err(|error| format!("/tokens: {error}"))?;
            if answer.status() == StatusCode::TOO_MANY_REQUESTS {
                tokio::time::sleep(Duration::from_secs(wait(&answer))).await;
                continue;
            }
            return Tokens::read(&parse(&read(answer, "/tokens").await?, "/tokens")?);
        }
    }
}

/// Seconds the exchange asks to wait.
fn wait(answer: &reqwest::Response) -> u64 {
    answer
        .headers()
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok()?.parse().ok())
        .unwrap_or(1)
}

fn parse(body: &str, path: &str) -> Result<Value, String> {
    if body.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(body).map_err(|error| format!("{path} answered no JSON: {error}"))
}

/// The body of an answer that is no refusal.
async fn read(answer: reqwest::Response, path: &str) -> Result<String, String> {
    let status = answer.status();
    let body = answer.text().await.map_err(|error| format!("{path}: {error}"))?;
    if !status.is_success() {
        return Err(format!("{path} answered {status}: {body}"));
    }
    Ok(body)
}

/// A text field of an answer.
pub fn text(answer: &Value, field: &str) -> Result<String, String> {
    answer
        .get(field)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or_else(|| format!("the answer has no {field}: {answer}"))
}
