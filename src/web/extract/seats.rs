//! Persons and seats as arguments. Nobody signed in: [`WebError::SignInNeeded`]; signed in without
//! the seat: [`WebError::Forbidden`].

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::who::{Who, identify};
use crate::accounts::{BuyerSeat, ContractorSeat, PartySeat, Person, StaffSeat};
use crate::web::WebError;

impl Who {
    pub fn person(&self) -> Result<&Person, WebError> {
        self.person.as_ref().ok_or(WebError::SignInNeeded)
    }

    pub fn buyer(&self) -> Result<BuyerSeat, WebError> {
        self.person()?.buyer(self.wish).ok_or(WebError::Forbidden)
    }

    pub fn contractor(&self) -> Result<ContractorSeat, WebError> {
        self.person()?.contractor(self.wish).ok_or(WebError::Forbidden)
    }

    pub fn staff(&self) -> Result<StaffSeat, WebError> {
        self.person()?.staff().ok_or(WebError::Forbidden)
    }

    pub fn party_seat(&self) -> Result<PartySeat, WebError> {
        self.person()?.party_seat(self.wish).ok_or(WebError::Forbidden)
    }
}

macro_rules! extracted {
    ($($kind:ty => $of:expr;)+) => {$(
        impl FromRequest for $kind {
            type Error = WebError;
            type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;

            fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
                let req = req.clone();
                Box::pin(async move {
                    let of: fn(&Who) -> Result<Self, WebError> = $of;
                    of(&*identify(&req).await?)
                })
            }
        }
    )+};
}

extracted! {
    Who => |who| Ok(who.clone());
    Person => |who| who.person().cloned();
    BuyerSeat => Who::buyer;
    ContractorSeat => Who::contractor;
    StaffSeat => Who::staff;
    PartySeat => Who::party_seat;
}
