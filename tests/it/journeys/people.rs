//! People who come in by the front door: they sign up, open the link in their mail, and get tokens.

use serde_json::json;

use super::postbox::Postbox;
use crate::support::{Answer, Api, TestApp};

/// Somebody who signed up.
pub struct Member {
    pub email: &'static str,
    pub password: &'static str,
}

impl Member {
    /// Signs up by the API and confirms with the link of the mail that came.
    pub async fn sign_up(
        app: &TestApp,
        post: &mut Postbox,
        email: &'static str,
        party: &str,
        role: &str,
    ) -> Self {
        let member = Self { email, password: "camel and a rowing boat" };
        let body = json!({
            "email": email, "password": member.password, "party_name": party, "roles": [role],
            "locale": "en", "time_zone": "Europe/Moscow",
        });
        app.api().post("/sign-ups", body).await.expect(202);
        member.grant(app).await.problem(403, "email_not_confirmed");
        let mails = post.mails(app);
        let [mail] = &mails[..] else { panic!("one mail: {mails:#?}") };
        assert_eq!(
            (mail.to.as_str(), mail.subject.as_str()),
            (email, "Confirm your e-mail address")
        );
        let link = mail.link("/confirm/");
        let token = link.trim_start_matches("/confirm/");
        app.api().post("/confirmations", json!({ "token": token })).await.expect(204);
        post.expect(app, &[]);
        member
    }

    /// Asks for tokens.
    pub async fn grant(&self, app: &TestApp) -> Answer {
        let body =
            json!({"grant_type": "password", "email": self.email, "password": self.password});
        app.api().post("/tokens", body).await
    }

    /// A program with a token of the clock's present time.
    pub async fn api(&self, app: &TestApp) -> Api {
        let tokens = self.grant(app).await.ok().json();
        app.api().with_token(tokens["access_token"].as_str().expect("a token"))
    }
}
