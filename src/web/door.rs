//! What pages and the API do alike to let somebody in: count the tries, work on the password
//! outside any transaction, then call the verb.

use std::net::IpAddr;

use actix_web::HttpResponse;

use super::answer::see_other;
use super::nav::Area;
use super::preferences::local;
use super::{State, WebError};
use crate::accounts::limits::Attempt;
use crate::accounts::password::{Password, PasswordHash};
use crate::accounts::sign_up::{Application, SignUp};
use crate::accounts::{Person, Proven, Role, session, sign_in, sign_out};
use crate::kernel::contact::Email;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::UserId;
use crate::kernel::secret::Token;

/// How long a browser keeps the cookie: the longest browsers allow. The session itself ends thirty
/// days after its last visit, which the database knows and the cookie does not.
const COOKIE_DAYS: i64 = 400;

/// Where somebody's own work is.
pub fn home(person: &Person) -> &'static str {
    let areas = [
        (Role::Buyer, Area::Buyer),
        (Role::Contractor, Area::Contractor),
        (Role::Staff, Area::Staff),
    ];
    let held = areas.iter().find(|(role, _)| person.seats.iter().any(|seat| seat.role == *role));
    held.map_or("/settings", |(_, area)| area.home())
}

impl State {
    /// Proves an e-mail address and a password.
    pub async fn prove(
        &self,
        ip: IpAddr,
        email: String,
        password: String,
    ) -> Result<Proven, WebError> {
        self.limits.check(Attempt::SignIn, &email, ip)?;
        let candidate = self.run(move |tx| sign_in::look_up(tx, &email)).await?;
        self.hashing(move || candidate.prove(&password)).await
    }

    /// Signs a browser in: in place of whoever was signed in there, and on to `next` when that is a
    /// page of this site, else to the person's own work.
    pub async fn sign_in(
        &self,
        browser: Option<Token>,
        proven: Proven,
        next: &str,
    ) -> Result<HttpResponse, WebError> {
        let (token, person) = self
            .run(move |tx| {
                if let Some(old) = browser {
                    sign_out::session(tx, &old)?;
                }
                session::open(tx, &proven)
            })
            .await?;
        let next = if next.is_empty() { home(&person) } else { local(next) };
        self.signed_in(&token, see_other(next))
    }

    /// Gives an answer the cookie of a new session.
    pub fn signed_in(
        &self,
        token: &Token,
        mut answer: HttpResponse,
    ) -> Result<HttpResponse, WebError> {
        let cookie = self.session_cookie(token, Some(COOKIE_DAYS));
        answer.add_cookie(&cookie).map_err(WebError::internal)?;
        Ok(answer)
    }

    /// Proves that a signed-in user still knows their password; a wrong one is a fault of `field`.
    pub async fn prove_again(
        &self,
        ip: IpAddr,
        user: UserId,
        password: String,
        field: &'static str,
    ) -> Result<Proven, WebError> {
        self.limits.check(Attempt::SignIn, &user.to_string(), ip)?;
        let candidate = self.run(move |tx| sign_in::look_up_user(tx, user)).await?;
        let proven = self.hashing(move || candidate.prove(&password)).await;
        proven.map_err(|error| match error.code() {
            "wrong_credentials" => Fault::new(field, "password-wrong").into(),
            _ => error,
        })
    }

    /// Checks a sign-up and hashes its password.
    pub async fn check_sign_up(
        &self,
        ip: IpAddr,
        application: Application,
    ) -> Result<(SignUp, PasswordHash), WebError> {
        let new = application.check()?;
        self.limits.check(Attempt::SignUp, new.email(), ip)?;
        let password = new.password.clone();
        let hash = self.hashing(move || password.hash()).await?;
        Ok((new, hash))
    }

    /// Checks a newly chosen password and hashes it; faults are of the field `password`.
    pub async fn hash_chosen(
        &self,
        password: &str,
        owner: &Email,
    ) -> Result<PasswordHash, WebError> {
        let password = Password::choose(password, owner).map_err(Faults::from)?;
        self.hashing(move || password.hash()).await
    }
}
