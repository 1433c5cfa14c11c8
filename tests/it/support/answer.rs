//! What the server answered, and short ways to demand what a test expects.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde_json::Value;

use super::Html;

/// A whole answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    asked: String,
}

impl Answer {
    pub async fn read(asked: String, request: reqwest::RequestBuilder) -> Self {
        let answer = Self::try_read(asked.clone(), request).await;
        answer.unwrap_or_else(|error| panic!("{asked}: {error:?}"))
    }

    /// The same where the server may be gone before it has said everything.
    pub(super) async fn try_read(
        asked: String,
        request: reqwest::RequestBuilder,
    ) -> reqwest::Result<Self> {
        let response = request.send().await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.text().await?;
        Ok(Self { status, headers, body, asked })
    }

    /// Demands a status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}\n{}", self.asked, self.told());
        self
    }

    /// What it said, short enough to read in a failed test: a page's words without its tags.
    fn told(&self) -> String {
        if self.header("content-type").starts_with("text/html") {
            self.html().words()
        } else {
            self.body.clone()
        }
    }

    /// Demands 200.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.expect(200)
    }

    /// Demands 201.
    #[track_caller]
    pub fn created(self) -> Self {
        self.expect(201)
    }

    /// Demands 303 and answers where to.
    #[track_caller]
    pub fn see_other(self) -> String {
        let answer = self.expect(303);
        answer.header("location").to_owned()
    }

    /// A header's value; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The `Set-Cookie` of a name.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let cookies = self.headers.get_all("set-cookie").iter();
        cookies
            .filter_map(|value| value.to_str().ok())
            .find(|cookie| cookie.split('=').next() == Some(name))
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|error| panic!("{}: {error}\n{}", self.asked, self.body))
    }

    /// The body as a page.
    pub fn html(&self) -> Html {
        Html::read(&self.body)
    }

    /// Demands a problem of this status and code, well formed.
    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Value {
        let answer = self.expect(status);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.asked);
        let problem = answer.json();
        assert_eq!(problem["code"], code, "{}\n{problem:#}", answer.asked);
        assert_eq!(problem["status"], status);
        for word in ["type", "title", "detail"] {
            assert!(
                problem[word].as_str().is_some_and(|text| !text.is_empty()),
                "{word}: {problem:#}"
            );
        }
        problem
    }

    /// Demands that these fields are named as wrong, with these codes.
    #[track_caller]
    pub fn faults(self, faults: &[(&str, &str)]) {
        let problem = self.problem(422, "invalid");
        let found: Vec<(&str, &str)> = problem["errors"]
            .as_array()
            .map(|errors| {
                errors
                    .iter()
                    .map(|error| {
                        (
                            error["field"].as_str().unwrap_or(""),
                            error["code"].as_str().unwrap_or(""),
                        )
                    })
                    .collect()
            })
            .unwrap_or_default();
        assert_eq!(found, faults, "{problem:#}");
    }
}
