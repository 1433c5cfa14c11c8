//! A client of the exchange's own API, as any contractor's developer would write one.

use serde_json::Value;

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct Account {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
}

impl Account {
    pub fn nobody(url: &str) -> Self {
        Self { http: reqwest::Client::new(), base: format!("{url}/api/v1"), token: None }
    }

    /// Signs in and answers who that is.
    pub async fn sign_in(&self, email: &str, password: &str) -> Result<Self, String> {
        let answer = self
            .post("/tokens", &serde_json::json!({ "grant_type": "password", "email": email, "password": password }))
            .await?;
        Ok(Self { token: Some(text(&answer, "access_token")?), ..self.clone() })
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

    async fn send(&self, request: reqwest::RequestBuilder, path: &str) -> Result<Value, String> {
        let request = match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        let answer = request.send().await.map_err(|error| format!("{path}: {error}"))?;
        let status = answer.status();
        let body = answer.text().await.map_err(|error| format!("{path}: {error}"))?;
        if !status.is_success() {
            return Err(format!("{path} answered {status}: {body}"));
        }
        if body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_str(&body).map_err(|error| format!("{path} answered no JSON: {error}"))
    }
}

/// A text field of an answer.
pub fn text(answer: &Value, field: &str) -> Result<String, String> {
    answer
        .get(field)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or_else(|| format!("the answer has no {field}: {answer}"))
}
