//! What tests stand on: a running program over its own database, people who use it through a
//! browser or a program, and ways to read what they see.
//!
//! ```text
//! let app = TestApp::start().await;
//! let buyer = app.buyer("Okna Plus").await;
//! buyer.get("/buyer/leads").await.ok();                        // as in a browser
//! buyer.api().post("/top-ups", json!({…})).await.created();    // as a program
//! app.turn_clock(3600);
//! app.work_jobs();
//! ```
//!
//! When a [`TestApp`] is dropped the jobs are worked off, and then no fact and no mail may be left,
//! the books must balance, and every text asked for must exist.

#![allow(dead_code, unused_imports, reason = "a kit: the tests of each slice use a part of it")]

mod answer;
mod api;
mod app;
mod browser;
mod database;
mod html;
mod mail;
mod masked;
mod person;

pub use answer::Answer;
pub use api::Api;
pub use app::TestApp;
pub use browser::Browser;
pub use database::Database;
pub use html::{FilledForm, Html};
pub use mail::{SentMail, read_all};
pub use masked::masked;
pub use person::Persona;
