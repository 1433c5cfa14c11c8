//! What pages and the API do alike to let somebody in: count the tries, work on the password
//! outside any transaction, then call the verb.

use std::net::IpAddr;

use super::{State, WebError};
use crate::accounts::limits::Attempt;
use crate::accounts::password::{Password, PasswordHash};
use crate::accounts::sign_up::{Application, SignUp};
use crate::accounts::{Proven, sign_in};
use crate::kernel::contact::Email;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::UserId;

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
