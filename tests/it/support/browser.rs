//! A browser with scripts off: cookies, pages, forms. It does not follow redirects, so that a test
//! sees them.

use lead_exchange::outside::http::provide_cryptography;
use std::sync::Arc;

use reqwest::cookie::{CookieStore, Jar};
use reqwest::redirect::Policy;
use reqwest::{Method, Url};

use super::html::FilledForm;
use super::{Answer, Html, TestApp};

/// One browser.
#[derive(Clone)]
pub struct Browser {
    client: reqwest::Client,
    jar: Arc<Jar>,
    base: Url,
    address: String,
    language: String,
}

impl Browser {
    pub(super) fn new(app: &TestApp) -> Self {
        let jar = Arc::new(Jar::default());
        provide_cryptography();
        let client = reqwest::Client::builder()
            .cookie_provider(Arc::clone(&jar))
            .redirect(Policy::none())
            .build()
            .expect("a client");
        let base = app.url("/").parse().expect("an address");
        Self { client, jar, base, address: app.next_address(), language: "en".to_owned() }
    }

    /// The same browser asking for another language.
    pub fn speaking(&self, language: &str) -> Self {
        Self { language: language.to_owned(), ..self.clone() }
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.jar.add_cookie_str(&format!("{name}={value}; Path=/"), &self.base);
    }

    /// Every cookie the browser would send, `name=value; …`.
    pub fn cookies(&self) -> String {
        let header = self.jar.cookies(&self.base);
        header.and_then(|value| value.to_str().ok().map(str::to_owned)).unwrap_or_default()
    }

    pub async fn get(&self, path: &str) -> Answer {
        let request = self.request(Method::GET, path);
        Answer::read(format!("GET {path}"), request).await
    }

    /// A page that must be there.
    pub async fn page(&self, path: &str) -> Html {
        self.get(path).await.ok().html()
    }

    /// Posts fields just as they are.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header("Sec-Fetch-Site", "same-origin")
            .form(&fields.to_vec());
        Answer::read(format!("POST {path}"), request).await
    }

    /// Posts fields with the token of a page seen before.
    pub async fn post_from(&self, page: &Html, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = page.csrf();
        let mut fields = fields.to_vec();
        fields.push(("csrf", &token));
        self.post(path, &fields).await
    }

    /// Sends a form as a page showed it, with what the visitor changed.
    pub async fn submit(&self, form: FilledForm) -> Answer {
        let fields: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if form.post {
            return self.post(&form.action, &fields).await;
        }
        let mut url = self.base.join(&form.action).expect("a path");
        url.query_pairs_mut().clear().extend_pairs(&fields);
        let path = format!("{}?{}", url.path(), url.query().unwrap_or_default());
        self.get(&path).await
    }

    /// Sends a form with files chosen in its field, as `multipart/form-data`. A file is its name and
    /// its content.
    pub async fn submit_files(&self, form: FilledForm, files: &[(&str, &[u8])]) -> Answer {
        const EDGE: &str = "edge-of-a-part";
        let mut body = Vec::new();
        let mut part = |disposition: String, content: &[u8]| {
            let head = format!("--{EDGE}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        };
        for (name, value) in &form.fields {
            part(format!("name=\"{name}\""), value.as_bytes());
        }
        for (name, content) in files {
            part(format!("name=\"files\"; filename=\"{name}\""), content);
        }
        body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
        let request = self
            .request(Method::POST, &form.action)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", format!("multipart/form-data; boundary={EDGE}"))
            .body(body);
        Answer::read(format!("POST {}", form.action), request).await
    }

    /// A request as this browser makes it, for what the methods above do not cover.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = self.base.join(path).expect("a path");
        self.client
            .request(method, url)
            .header("X-Forwarded-For", &self.address)
            .header("Accept-Language", &self.language)
    }
}
