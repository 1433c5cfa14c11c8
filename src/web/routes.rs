//! The only table of routes: method, path, who may call it, and the handler.
//!
//! [`mount`] makes the server of it and `tests/it/web/walk.rs` visits every line as nobody, a stranger,
//! the wrong role, staff and the right role, so the table cannot say one thing and the server do
//! another. Lines are grouped by slice; their order does not matter (a fixed word in a path goes
//! before a variable).

#[macro_use]
mod line;
mod mount;
mod route;

use actix_web::Route;
use actix_web::http::Method;
use actix_web::web;

use super::api::v1;
use super::{api, assets, health, machines, pages, preferences};

pub use mount::mount;
pub use route::{Access, FILES_BODY, JSON_BODY, LARGE_BODY, PAGE_BODY, RouteInfo};

// A line is `METHOD "path" Access => handler;`, under `#[cfg(…)]` where not every build has it. Before
// the arrow may stand `large` for a batch, `files` where files may come with the words, `deferred`
// where the work checks the token's user, `personal` where an API key is not enough, `machine` where other
// people's machines call, and `framed` where any site may frame the answer.
routes! {
    // The server itself
    GET "/livez" Anyone => health::live;
    GET "/readyz" Anyone => health::ready;
    GET "/static/{file}" Anyone => assets::serve;
    POST "/preferences" Anyone => preferences::save;
    #[cfg(debug_assertions)]
    GET "/dev/components" Anyone => super::gallery::show;
    GET "/api/openapi.json" Anyone => api::openapi::show;

    // Accounts
    GET "/sign-up" Anyone => pages::accounts::sign_up::show;
    POST "/sign-up" Anyone => pages::accounts::sign_up::sign_up;
    GET "/sign-up/sent" Anyone => pages::accounts::sign_up::sent;
    POST "/sign-up/confirmation" Anyone => pages::accounts::sign_up::resend;
    GET "/confirm/{token}" Anyone => pages::accounts::confirm::show;
    POST "/confirm/{token}" Anyone => pages::accounts::confirm::confirm;
    GET "/sign-in" Anyone => pages::accounts::sign_in::show;
    POST "/sign-in" Anyone => pages::accounts::sign_in::sign_in;
    POST "/sign-out" Anyone => pages::accounts::sign_in::sign_out;
    GET "/reset" Anyone => pages::accounts::reset::show;
    POST "/reset" Anyone => pages::accounts::reset::ask;
    GET "/reset/sent" Anyone => pages::accounts::reset::sent;
    GET "/reset/{token}" Anyone => pages::accounts::reset::choose;
    POST "/reset/{token}" Anyone => pages::accounts::reset::set;
    GET "/enter/{token}" Anyone => pages::accounts::enter::show;
    POST "/enter/{token}" Anyone => pages::accounts::enter::enter;
    GET "/invitation/{token}" Anyone => pages::accounts::invitation::show;
    POST "/invitation/{token}" Anyone => pages::accounts::invitation::accept;
    GET "/settings" SignedIn => pages::accounts::settings::show;
    POST "/settings" SignedIn => pages::accounts::settings::save;
    POST "/settings/party" PartySeat => pages::accounts::settings::rename;
    POST "/settings/password" SignedIn => pages::accounts::settings::change;
    POST "/settings/sign-out" SignedIn => pages::accounts::settings::everywhere;
    GET "/staff/users" Staff => pages::staff::users::show_all;
    POST "/staff/users/invitations" Staff => pages::staff::users::invite;
    GET "/staff/users/{id}" Staff => pages::staff::users::show;
    POST "/staff/users/{id}/suspension" Staff => pages::staff::users::suspend;
    POST "/staff/users/{id}/restoration" Staff => pages::staff::users::restore;
    GET "/staff/parties" Staff => pages::staff::parties::show_all;
    GET "/staff/parties/{id}" Staff => pages::staff::parties::show;
    POST "/staff/parties/{id}/suspension" Staff => pages::staff::parties::suspend;
    POST "/staff/parties/{id}/restoration" Staff => pages::staff::parties::restore;
    GET "/staff/audit" Staff => pages::staff::audit::show;
    POST "/api/v1/sign-ups" Anyone => v1::accounts::sign_ups::sign_up;
    POST "/api/v1/confirmations" Anyone => v1::accounts::confirmations::confirm;
    POST "/api/v1/confirmation-mails" Anyone => v1::accounts::confirmations::resend;
    POST "/api/v1/password-resets" Anyone => v1::accounts::passwords::ask;
    POST "/api/v1/passwords" Anyone => v1::accounts::passwords::set;
    POST "/api/v1/tokens" Anyone => v1::accounts::tokens::issue;
    POST "/api/v1/tokens/revocation" Anyone => v1::accounts::tokens::revoke;
    GET "/api/v1/me" SignedIn => v1::accounts::me::show;
    PUT "/api/v1/me" SignedIn => v1::accounts::me::save;
    POST "/api/v1/me/password" SignedIn personal => v1::accounts::me::change_password;
    POST "/api/v1/me/sign-out" SignedIn personal => v1::accounts::me::sign_out;
    PUT "/api/v1/me/party" PartySeat => v1::accounts::me::rename_party;
    GET "/api/v1/users" Staff => v1::accounts::users::list;
    GET "/api/v1/users/{id}" Staff => v1::accounts::users::show;
    POST "/api/v1/users/{id}/suspension" Staff => v1::accounts::users::suspend;
    POST "/api/v1/users/{id}/restoration" Staff => v1::accounts::users::restore;
    POST "/api/v1/invitations" Staff => v1::accounts::invitations::invite;
    GET "/api/v1/parties" Staff => v1::accounts::parties::list;
    GET "/api/v1/parties/{id}" Staff => v1::accounts::parties::show;
    POST "/api/v1/parties/{id}/suspension" Staff => v1::accounts::parties::suspend;
    POST "/api/v1/parties/{id}/restoration" Staff => v1::accounts::parties::restore;
    GET "/api/v1/staff-acts" Staff => v1::accounts::acts::list;

    // Offers: pages
    GET "/" Anyone => pages::offers::front;
    GET "/offers" Anyone => pages::offers::catalogue;
    GET "/offers/{id}" Anyone => pages::offers::show;
    POST "/offers/{id}/engagements" Contractor => pages::offers::engage;
    GET "/buyer/offers" Buyer => pages::offers::list;
    POST "/buyer/offers" Buyer => pages::offers::create;
    GET "/buyer/offers/new" Buyer => pages::offers::write;
    GET "/buyer/offers/{id}" Buyer => pages::offers::own;
    POST "/buyer/offers/{id}" Buyer => pages::offers::change;
    GET "/buyer/offers/{id}/edit" Buyer => pages::offers::edit;
    POST "/buyer/offers/{id}/submission" Buyer => pages::offers::submit;
    POST "/buyer/offers/{id}/withdrawal" Buyer => pages::offers::withdraw;
    POST "/buyer/offers/{id}/pause" Buyer => pages::offers::pause;
    POST "/buyer/offers/{id}/resumption" Buyer => pages::offers::resume;
    POST "/buyer/offers/{id}/closure" Buyer => pages::offers::close;
    POST "/buyer/offers/{id}/invitations" Buyer => pages::offers::invite;
    GET "/buyer/offers/{id}/lot" Buyer => pages::lots::show;
    POST "/buyer/offers/{id}/lot" Buyer => pages::lots::plan;
    POST "/buyer/offers/{id}/lot/renewal" Buyer => pages::lots::renew;
    GET "/buyer/engagements" Buyer => pages::offers::requests;
    POST "/buyer/engagements/{id}/approval" Buyer => pages::offers::approve;
    POST "/buyer/engagements/{id}/refusal" Buyer => pages::offers::decline;
    GET "/contractor/engagements" Contractor => pages::offers::working;
    POST "/contractor/engagements/{id}/departure" Contractor => pages::offers::leave;
    GET "/staff/offers" Staff => pages::offers::queue;
    GET "/staff/offers/{id}" Staff => pages::offers::review;
    POST "/staff/offers/{id}/publication" Staff => pages::offers::publish;
    POST "/staff/offers/{id}/refusal" Staff => pages::offers::send_back;
    // Offers: API
    GET "/api/v1/offers" Anyone => v1::offers::list;
    POST "/api/v1/offers" Buyer => v1::offers::create;
    GET "/api/v1/offers/{id}" Anyone => v1::offers::show;
    PUT "/api/v1/offers/{id}" Buyer => v1::offers::change;
    POST "/api/v1/offers/{id}/submission" Buyer => v1::offers::submit;
    POST "/api/v1/offers/{id}/withdrawal" Buyer => v1::offers::withdraw;
    POST "/api/v1/offers/{id}/publication" Staff => v1::offers::publish;
    POST "/api/v1/offers/{id}/refusal" Staff => v1::offers::send_back;
    POST "/api/v1/offers/{id}/pause" Buyer => v1::offers::pause;
    POST "/api/v1/offers/{id}/resumption" Buyer => v1::offers::resume;
    POST "/api/v1/offers/{id}/closure" Buyer => v1::offers::close;
    GET "/api/v1/offers/{id}/lot" Buyer => v1::lots::show;
    PUT "/api/v1/offers/{id}/lot" Buyer => v1::lots::plan;
    POST "/api/v1/offers/{id}/lot-renewal" Buyer => v1::lots::renew;
    POST "/api/v1/offers/{id}/engagements" Contractor => v1::offers::engage;
    POST "/api/v1/offers/{id}/invitations" Buyer => v1::offers::invite;
    GET "/api/v1/engagements" PartySeat => v1::offers::engagement_list;
    POST "/api/v1/engagements/{id}/approval" Buyer => v1::offers::approve;
    POST "/api/v1/engagements/{id}/refusal" Buyer => v1::offers::decline;
    POST "/api/v1/engagements/{id}/departure" Contractor => v1::offers::leave;

    // Leads: pages
    GET "/buyer/leads" Buyer => pages::leads::buyer::inbox::show;
    POST "/buyer/leads/decisions" Buyer => pages::leads::buyer::decide::many;
    GET "/buyer/leads/{id}" Buyer => pages::leads::buyer::lead::show;
    POST "/buyer/leads/{id}/acceptance" Buyer => pages::leads::buyer::decide::accept;
    POST "/buyer/leads/{id}/stage" Buyer => pages::leads::buyer::work::set_stage;
    POST "/buyer/leads/{id}/attempts" Buyer => pages::leads::buyer::work::log_attempt;
    POST "/buyer/leads/{id}/notes" Buyer => pages::leads::buyer::work::add_note;
    GET "/buyer/tasks" Buyer => pages::leads::buyer::tasks::show;
    POST "/buyer/tasks/{id}/completion" Buyer => pages::leads::buyer::tasks::finish;
    POST "/buyer/tasks/{id}/rescheduling" Buyer => pages::leads::buyer::tasks::reschedule;
    GET "/contractor" Contractor => pages::leads::contractor::desk;
    GET "/contractor/leads" Contractor => pages::leads::contractor::list;
    POST "/contractor/leads" Contractor => pages::leads::contractor::submit::one;
    GET "/contractor/leads/new" Contractor => pages::leads::contractor::submit::open;
    POST "/contractor/leads/batch" Contractor large => pages::leads::contractor::submit::many;
    GET "/contractor/leads/{id}" Contractor => pages::leads::contractor::show;
    GET "/staff/leads" Staff => pages::leads::staff::list;
    GET "/staff/leads/{id}" Staff => pages::leads::staff::show;
    POST "/staff/leads/{id}/unmasking" Staff => pages::leads::staff::unmask;
    // Leads: API
    POST "/api/v1/leads" Contractor deferred => v1::leads::submit::one;
    POST "/api/v1/leads/batch" Contractor large deferred => v1::leads::submit::batch;
    GET "/api/v1/leads" AnySeat => v1::leads::read::list;
    GET "/api/v1/leads/{id}" AnySeat => v1::leads::read::show;
    GET "/api/v1/leads/{id}/history" AnySeat => v1::leads::read::history;
    POST "/api/v1/leads/acceptance" Buyer => v1::leads::decide::accept_many;
    POST "/api/v1/leads/{id}/acceptance" Buyer => v1::leads::decide::accept;
    PUT "/api/v1/leads/{id}/stage" Buyer => v1::leads::work::set_stage;
    GET "/api/v1/leads/{id}/attempts" Buyer => v1::leads::work::attempts;
    POST "/api/v1/leads/{id}/attempts" Buyer => v1::leads::work::log_attempt;
    GET "/api/v1/leads/{id}/notes" Buyer => v1::leads::work::notes;
    POST "/api/v1/leads/{id}/notes" Buyer => v1::leads::work::add_note;
    POST "/api/v1/leads/{id}/unmasking" Staff => v1::leads::unmasking::unmask;
    GET "/api/v1/tasks" Buyer => v1::leads::tasks::list;
    POST "/api/v1/tasks/{id}/completion" Buyer => v1::leads::tasks::finish;
    PUT "/api/v1/tasks/{id}" Buyer => v1::leads::tasks::reschedule;

    // The hosted form, and what people agreed to on it
    GET "/embed.js" Anyone => pages::doors::forms::script::embed;
    GET "/f/{code}" Anyone => pages::doors::forms::hosted;
    POST "/f/{code}" Anyone machine => pages::doors::forms::send_hosted;
    GET "/f/{code}/embed" Anyone framed => pages::doors::forms::embedded;
    POST "/f/{code}/embed" Anyone machine framed => pages::doors::forms::send_embedded;
    GET "/f/{code}/call-back" Anyone framed => pages::doors::forms::call_back;
    POST "/f/{code}/call-back" Anyone machine framed => pages::doors::forms::send_call_back;
    GET "/contractor/engagements/{id}/form" Contractor => pages::doors::forms::way::show;
    GET "/buyer/offers/{id}/form" Buyer => pages::doors::forms::preview::show;
    GET "/.well-known/lead-exchange-keys.json" Anyone => pages::certificates::keys;
    GET "/certificates" Anyone => pages::certificates::show;
    POST "/certificates" Anyone => pages::certificates::check;
    GET "/leads/{id}/certificate" AnySeat => pages::certificates::file;
    GET "/api/v1/leads/{id}/certificate" AnySeat => v1::leads::certificate::show;

    // Disputes: pages
    GET "/evidence/{id}" AnySeat => pages::disputes::evidence::show;
    POST "/buyer/leads/{id}/rejection" Buyer files => pages::disputes::buyer::reject;
    POST "/buyer/leads/{id}/statements" Buyer files => pages::disputes::buyer::say;
    POST "/buyer/leads/{id}/concession" Buyer => pages::disputes::buyer::concede;
    POST "/buyer/leads/{id}/split-proposal" Buyer => pages::disputes::buyer::propose;
    POST "/buyer/leads/{id}/split-withdrawal" Buyer => pages::disputes::buyer::unpropose;
    POST "/buyer/leads/{id}/split-acceptance" Buyer => pages::disputes::buyer::accept;
    POST "/contractor/leads/{id}/appeal" Contractor files => pages::disputes::contractor::appeal;
    POST "/contractor/leads/{id}/concession" Contractor => pages::disputes::contractor::concede;
    POST "/contractor/leads/{id}/appeal-withdrawal" Contractor => pages::disputes::contractor::withdraw;
    POST "/contractor/leads/{id}/statements" Contractor files => pages::disputes::contractor::say;
    POST "/contractor/leads/{id}/split-proposal" Contractor => pages::disputes::contractor::propose;
    POST "/contractor/leads/{id}/split-withdrawal" Contractor => pages::disputes::contractor::unpropose;
    POST "/contractor/leads/{id}/split-acceptance" Contractor => pages::disputes::contractor::accept;
    GET "/staff/disputes" Staff => pages::disputes::staff::list;
    GET "/staff/disputes/{id}" Staff => pages::disputes::staff::show;
    POST "/staff/disputes/{id}/verdict" Staff => pages::disputes::staff::decide;
    POST "/staff/disputes/{id}/corrections" Staff => pages::disputes::staff::correct;
    // Disputes: API
    POST "/api/v1/leads/rejection" Buyer => v1::disputes::reject::reject_many;
    POST "/api/v1/leads/verdict" Staff => v1::disputes::verdict::many_verdicts;
    POST "/api/v1/leads/{id}/rejection" Buyer files => v1::disputes::reject::reject;
    POST "/api/v1/leads/{id}/concession" Contractor => v1::disputes::reject::concede;
    POST "/api/v1/leads/{id}/appeal" Contractor files => v1::disputes::acts::appeal;
    POST "/api/v1/leads/{id}/appeal-withdrawal" Contractor => v1::disputes::acts::withdraw;
    POST "/api/v1/leads/{id}/buyer-concession" Buyer => v1::disputes::acts::buyer_concede;
    POST "/api/v1/leads/{id}/statements" PartySeat files => v1::disputes::acts::state_case;
    POST "/api/v1/leads/{id}/split-proposal" PartySeat => v1::disputes::acts::propose;
    POST "/api/v1/leads/{id}/split-acceptance" PartySeat => v1::disputes::acts::accept_split;
    POST "/api/v1/leads/{id}/verdict" Staff => v1::disputes::verdict::one_verdict;
    GET "/api/v1/leads/{id}/dispute" AnySeat => v1::disputes::read::show;
    GET "/api/v1/leads/{id}/evidence" AnySeat => v1::disputes::read::evidence;
    GET "/api/v1/disputes" AnySeat => v1::disputes::read::list;
    GET "/api/v1/evidence/{id}" AnySeat => v1::disputes::evidence::show;
    // Doors: postbacks
    GET "/contractor/engagements/{id}/postbacks" Contractor => pages::doors::postbacks::show;
    POST "/contractor/engagements/{id}/postbacks" Contractor => pages::doors::postbacks::set_up;
    GET "/contractor/trackers/{id}" Contractor => pages::doors::postbacks::one;
    POST "/contractor/trackers/{id}/test" Contractor => pages::doors::postbacks::test;
    POST "/contractor/trackers/{id}/closing" Contractor => pages::doors::postbacks::close;
    GET "/api/v1/trackers" Contractor => v1::doors::postbacks::show_all;
    POST "/api/v1/trackers" Contractor => v1::doors::postbacks::set_up;
    POST "/api/v1/trackers/{id}/closing" Contractor => v1::doors::postbacks::close;
    POST "/api/v1/trackers/{id}/test" Contractor => v1::doors::postbacks::test;
    GET "/api/v1/trackers/{id}/postbacks" Contractor => v1::doors::postbacks::log;
    // Moderation: pages
    GET "/staff/corrections" Staff => pages::moderation::corrections::list;
    POST "/staff/corrections/{id}/approval" Staff => pages::moderation::corrections::approve;
    POST "/staff/corrections/{id}/refusal" Staff => pages::moderation::corrections::decline;
    GET "/staff/alarms" Staff => pages::moderation::alarms::list;
    POST "/staff/alarms/{id}/handling" Staff => pages::moderation::alarms::handle;
    // Moderation: API
    GET "/api/v1/alarms" Staff => v1::moderation::alarms::list;
    POST "/api/v1/alarms/{id}/handling" Staff => v1::moderation::alarms::handle;
    GET "/api/v1/corrections" Staff => v1::moderation::corrections::list;
    POST "/api/v1/leads/{id}/corrections" Staff => v1::moderation::corrections::ask;
    POST "/api/v1/corrections/{id}/approval" Staff => v1::moderation::corrections::approve;
    POST "/api/v1/corrections/{id}/refusal" Staff => v1::moderation::corrections::decline;
    // Reports: pages
    GET "/buyer/reasons" Buyer => pages::reports::buyer;
    GET "/contractor/reasons" Contractor => pages::reports::contractor;
    GET "/staff/reasons" Staff => pages::reports::staff;
    // Reports: API
    GET "/api/v1/records/{party}" AnySeat => v1::reports::records::show;
    GET "/api/v1/reports/reasons" AnySeat => v1::reports::reasons::show;

    // Tracking: links, reports, and the log of all doors
    GET "/c/{code}" Anyone => machines::link::follow;
    GET "/p/{id}" Anyone machine => machines::site::report;
    POST "/p/{id}" Anyone machine => machines::site::report;
    GET "/px/{id}.gif" Anyone machine => machines::site::pixel;
    GET "/buyer/tracking" Buyer => pages::doors::tracking::sites::list;
    POST "/buyer/tracking" Buyer => pages::doors::tracking::sites::make;
    GET "/buyer/tracking/{id}" Buyer => pages::doors::tracking::site::show;
    POST "/buyer/tracking/{id}/secret" Buyer => pages::doors::tracking::site::renew;
    POST "/buyer/tracking/{id}/closing" Buyer => pages::doors::tracking::site::close;
    POST "/buyer/tracking/{id}/test" Buyer => pages::doors::tracking::site::test;
    GET "/buyer/arrivals/{id}" Buyer => pages::doors::arrivals::own;
    GET "/contractor/engagements/{id}/link" Contractor => pages::doors::tracking::link::show;
    GET "/staff/arrivals" Staff => pages::doors::arrivals::staff::list;
    GET "/staff/arrivals/{id}" Staff => pages::doors::arrivals::staff::show;
    POST "/staff/arrivals/{id}/content" Staff => pages::doors::arrivals::staff::content;
    POST "/staff/arrivals/{id}/replay" Staff => pages::doors::arrivals::staff::replay;
    GET "/api/v1/sites" Buyer => v1::tracking::sites::list;
    POST "/api/v1/sites" Buyer => v1::tracking::sites::make;
    POST "/api/v1/sites/{id}/secret" Buyer => v1::tracking::sites::renew;
    POST "/api/v1/sites/{id}/closing" Buyer => v1::tracking::sites::close;
    GET "/api/v1/sites/{id}/arrivals" Buyer => v1::tracking::arrivals::of_site;
    GET "/api/v1/engagements/{id}/link" Contractor => v1::tracking::link::show;
    GET "/api/v1/arrivals" Staff => v1::tracking::arrivals::list;
    POST "/api/v1/arrivals/{id}/replay" Staff => v1::tracking::arrivals::replay;
    // Receivers: leads that networks and site builders send by themselves
    GET "/in/{id}" Anyone machine => machines::receiver::asked;
    POST "/in/{id}" Anyone machine => machines::receiver::sent;
    GET "/contractor/engagements/{id}/receivers" Contractor => pages::doors::receivers::list;
    POST "/contractor/engagements/{id}/receivers" Contractor => pages::doors::receivers::make;
    GET "/contractor/receivers/{id}" Contractor => pages::doors::receivers::show;
    POST "/contractor/receivers/{id}" Contractor => pages::doors::receivers::change;
    POST "/contractor/receivers/{id}/mapping" Contractor => pages::doors::receivers::map;
    POST "/contractor/receivers/{id}/secret" Contractor => pages::doors::receivers::renew;
    POST "/contractor/receivers/{id}/closing" Contractor => pages::doors::receivers::close;
    POST "/contractor/receivers/{id}/test" Contractor => pages::doors::receivers::test;
    POST "/contractor/receivers/{id}/retry" Contractor => pages::doors::receivers::retry;
    GET "/contractor/arrivals/{id}" Contractor => pages::doors::receivers::own;
    POST "/contractor/arrivals/{id}/replay" Contractor => pages::doors::receivers::replay;
    GET "/api/v1/engagements/{id}/receivers" Contractor => v1::doors::receivers::list;
    POST "/api/v1/engagements/{id}/receivers" Contractor => v1::doors::receivers::make;
    GET "/api/v1/receivers/{id}" Contractor => v1::doors::receivers::show;
    PUT "/api/v1/receivers/{id}" Contractor => v1::doors::receivers::change;
    PUT "/api/v1/receivers/{id}/mapping" Contractor => v1::doors::receivers::map;
    POST "/api/v1/receivers/{id}/secret" Contractor => v1::doors::receivers::renew;
    POST "/api/v1/receivers/{id}/closing" Contractor => v1::doors::receivers::close;
    POST "/api/v1/receivers/{id}/test" Contractor => v1::doors::receivers_log::test;
    POST "/api/v1/receivers/{id}/retry" Contractor => v1::doors::receivers_log::retry;
    GET "/api/v1/receivers/{id}/arrivals" Contractor => v1::doors::receivers_log::arrivals;
    POST "/api/v1/receivers/{id}/replays" Contractor => v1::doors::receivers_log::replay;
    // Files of leads
    GET "/contractor/engagements/{id}/imports" Contractor => pages::doors::imports::list;
    POST "/contractor/engagements/{id}/imports" Contractor files => pages::doors::imports::upload;
    GET "/contractor/imports/{id}" Contractor => pages::doors::imports::show;
    POST "/contractor/imports/{id}/start" Contractor => pages::doors::imports::start;
    POST "/contractor/imports/{id}/stop" Contractor => pages::doors::imports::stop;
    GET "/contractor/imports/{id}/refusals.csv" Contractor => pages::doors::imports::refusals;
    POST "/api/v1/engagements/{id}/imports" Contractor files => v1::doors::imports::upload;
    GET "/api/v1/imports" Contractor => v1::doors::imports::list;
    GET "/api/v1/imports/{id}" Contractor => v1::doors::imports::show;
    PUT "/api/v1/imports/{id}/mapping" Contractor => v1::doors::imports::name;
    POST "/api/v1/imports/{id}/start" Contractor => v1::doors::imports::start;
    POST "/api/v1/imports/{id}/stop" Contractor => v1::doors::imports::stop;
    GET "/api/v1/imports/{id}/refusals" Contractor => v1::doors::imports::refusals;
    GET "/api/v1/imports/{id}/refusals.csv" Contractor => v1::doors::imports::refusals_csv;

    // Calls: numbers, telephone exchanges, and what they tell
    POST "/calls/{id}" Anyone machine => machines::telephone::told;
    GET "/buyer/calls" Buyer => pages::doors::calls::buyer::show;
    POST "/buyer/calls/numbers" Buyer => pages::doors::calls::buyer::add;
    POST "/buyer/calls/numbers/{id}/assignment" Buyer => pages::doors::calls::buyer::assign;
    POST "/buyer/calls/numbers/{id}/removal" Buyer => pages::doors::calls::buyer::remove;
    POST "/buyer/calls/telephony" Buyer => pages::doors::calls::buyer::make;
    GET "/buyer/calls/telephony/{id}" Buyer => pages::doors::calls::telephony::show;
    POST "/buyer/calls/telephony/{id}/secret" Buyer => pages::doors::calls::telephony::renew;
    POST "/buyer/calls/telephony/{id}/closing" Buyer => pages::doors::calls::telephony::close;
    POST "/buyer/calls/telephony/{id}/test" Buyer => pages::doors::calls::telephony::test;
    GET "/contractor/engagements/{id}/calls" Contractor => pages::doors::calls::contractor::show;
    GET "/api/v1/numbers" Buyer => v1::calls::numbers::list;
    POST "/api/v1/numbers" Buyer => v1::calls::numbers::add;
    POST "/api/v1/numbers/{id}/assignment" Buyer => v1::calls::numbers::assign;
    POST "/api/v1/numbers/{id}/removal" Buyer => v1::calls::numbers::remove;
    GET "/api/v1/telephony" Buyer => v1::calls::telephony::list;
    POST "/api/v1/telephony" Buyer => v1::calls::telephony::make;
    POST "/api/v1/telephony/{id}/secret" Buyer => v1::calls::telephony::renew;
    POST "/api/v1/telephony/{id}/closing" Buyer => v1::calls::telephony::close;
    GET "/api/v1/calls" Buyer => v1::calls::list::list;

    // Payouts: pages
    GET "/money" PartySeat => pages::money::show;
    POST "/money/top-ups" Buyer => pages::money::top_ups::request;
    GET "/money/top-ups/{id}" PartySeat => pages::money::top_ups::show;
    POST "/money/top-ups/{id}/cancellation" Buyer => pages::money::top_ups::cancel;
    GET "/money/proof" PartySeat => pages::ledger::proof::show;
    GET "/money/proof/file" PartySeat => pages::ledger::proof::file;
    GET "/ledger" Anyone => pages::ledger::show;
    POST "/money/top-ups/{id}/payment" Buyer => pages::money::top_ups::pay;
    POST "/money/low-balance" Buyer => pages::money::top_ups::low_balance;
    POST "/rails/checkout" Anyone machine => machines::checkout::hear;
    GET "/money/statement" PartySeat => pages::money::statement::show;
    GET "/money/statement.csv" PartySeat => pages::money::statement::as_csv;
    GET "/money/statement.pdf" PartySeat => pages::money::statement::as_pdf;
    GET "/money/balances" PartySeat => pages::money::balances::show;
    GET "/money/acts" PartySeat => pages::money::acts::list;
    GET "/money/acts/{id}/act.pdf" PartySeat => pages::money::acts::as_pdf;
    GET "/staff/books" Staff => pages::staff::books::show;
    GET "/staff/top-ups" Staff => pages::staff::top_ups::list;
    GET "/staff/top-ups/{id}" Staff => pages::staff::top_ups::show;
    POST "/staff/top-ups/{id}/confirmation" Staff => pages::staff::top_ups::confirm;
    POST "/staff/top-ups/{id}/cancellation" Staff => pages::staff::top_ups::cancel;
    GET "/money/payees" PartySeat => pages::money::payees::show;
    POST "/money/payees" PartySeat => pages::money::payees::save;
    POST "/money/withdrawals" PartySeat => pages::money::withdrawals::request;
    GET "/money/withdrawals/{id}" PartySeat => pages::money::withdrawals::show;
    POST "/money/withdrawals/{id}/cancellation" PartySeat => pages::money::withdrawals::cancel;
    GET "/staff/withdrawals" Staff => pages::staff::withdrawals::list;
    GET "/staff/withdrawals/{id}" Staff => pages::staff::withdrawals::show;
    POST "/staff/withdrawals/{id}/approval" Staff => pages::staff::withdrawals::approve;
    POST "/staff/withdrawals/{id}/refusal" Staff => pages::staff::withdrawals::refuse;
    POST "/staff/withdrawals/{id}/payment" Staff => pages::staff::withdrawals::pay;
    POST "/staff/withdrawals/{id}/failure" Staff => pages::staff::withdrawals::fail;
    POST "/staff/withdrawals/{id}/batch-removal" Staff => pages::staff::withdrawals::take_out;
    POST "/staff/withdrawals/{id}/unmasking" Staff => pages::staff::withdrawals::unmask;
    GET "/staff/withdrawal-batches" Staff => pages::staff::batches::list;
    POST "/staff/withdrawal-batches" Staff => pages::staff::batches::make;
    GET "/staff/withdrawal-batches/{id}" Staff => pages::staff::batches::show;
    GET "/staff/withdrawal-batches/{id}/pain001.xml" Staff => v1::money::batches::xml;
    GET "/staff/withdrawal-batches/{id}/batch.csv" Staff => v1::money::batches::csv;
    POST "/staff/withdrawal-batches/{id}/payment" Staff => pages::staff::batches::pay;
    POST "/staff/top-ups/{id}/refund" Staff => pages::staff::top_ups::refund;
    POST "/staff/top-ups/{id}/payment-booking" Staff => pages::staff::top_ups::book_payment;
    GET "/staff/bank" Staff => pages::staff::bank::lines::list;
    POST "/staff/bank/bookings" Staff => pages::staff::bank::lines::book_sure;
    GET "/staff/bank/lines/{id}" Staff => pages::staff::bank::line::show;
    POST "/staff/bank/lines/{id}/booking" Staff => pages::staff::bank::line::book;
    POST "/staff/bank/lines/{id}/setting-aside" Staff => pages::staff::bank::line::set_aside;
    GET "/staff/bank/statements" Staff => pages::staff::bank::statements::list;
    POST "/staff/bank/statements" Staff files => pages::staff::bank::statements::upload;
    GET "/staff/bank/statements/{id}" Staff => pages::staff::bank::columns::show;
    POST "/staff/bank/statements/{id}/columns" Staff => pages::staff::bank::columns::name;
    POST "/staff/parties/{id}/credit" Staff => pages::staff::party_money::set_credit;
    POST "/staff/parties/{id}/exchanges" Staff => pages::staff::party_money::exchange;
    // Payouts: API
    GET "/api/v1/payees" PartySeat => v1::money::payees::list;
    PUT "/api/v1/payees" PartySeat personal => v1::money::payees::save;
    POST "/api/v1/withdrawals" PartySeat => v1::money::withdrawals::request;
    GET "/api/v1/withdrawals" AnySeat => v1::money::withdrawals::list;
    GET "/api/v1/withdrawals/{id}" AnySeat => v1::money::withdrawals::show;
    POST "/api/v1/withdrawals/{id}/cancellation" PartySeat => v1::money::withdrawals::cancel;
    POST "/api/v1/withdrawals/{id}/approval" Staff => v1::money::withdrawals::approve;
    POST "/api/v1/withdrawals/{id}/refusal" Staff => v1::money::withdrawals::refuse;
    POST "/api/v1/withdrawals/{id}/payment" Staff => v1::money::withdrawals::pay;
    POST "/api/v1/withdrawals/{id}/failure" Staff => v1::money::withdrawals::fail;
    POST "/api/v1/withdrawals/{id}/batch-removal" Staff => v1::money::withdrawals::take_out;
    POST "/api/v1/withdrawals/{id}/unmasking" Staff => v1::money::withdrawals::unmask;
    GET "/api/v1/withdrawal-batches" Staff => v1::money::batches::list;
    POST "/api/v1/withdrawal-batches" Staff => v1::money::batches::make;
    GET "/api/v1/withdrawal-batches/{id}" Staff => v1::money::batches::show;
    GET "/api/v1/withdrawal-batches/{id}/pain001.xml" Staff => v1::money::batches::xml;
    GET "/api/v1/withdrawal-batches/{id}/batch.csv" Staff => v1::money::batches::csv;
    POST "/api/v1/withdrawal-batches/{id}/payment" Staff => v1::money::batches::pay;
    GET "/api/v1/ledger/days" Anyone => v1::ledger::days;
    GET "/api/v1/ledger/days/{day}" Anyone => v1::ledger::day;
    GET "/api/v1/proof" PartySeat => v1::ledger::proof;
    PUT "/api/v1/parties/{id}/credit" Staff => v1::money::set_credit;
    GET "/api/v1/parties/{id}/exchanges" Staff => v1::money::exchanges;
    POST "/api/v1/parties/{id}/exchanges" Staff => v1::money::exchange;
    GET "/api/v1/wallets" PartySeat => v1::money::wallets;
    GET "/api/v1/transfers" PartySeat => v1::money::transfers;
    GET "/api/v1/statements" PartySeat => v1::money::statements::show;
    GET "/api/v1/statements.csv" PartySeat => v1::money::statements::csv;
    GET "/api/v1/statements.pdf" PartySeat => v1::money::statements::pdf;
    GET "/api/v1/balances" PartySeat => v1::money::statements::balances;
    GET "/api/v1/acts" PartySeat => v1::money::acts::list;
    GET "/api/v1/acts/{id}" PartySeat => v1::money::acts::show;
    GET "/api/v1/acts/{id}/act.pdf" PartySeat => v1::money::acts::pdf;
    GET "/api/v1/books" Staff => v1::money::books::show;
    POST "/api/v1/top-ups" Buyer => v1::money::request;
    GET "/api/v1/top-ups" AnySeat => v1::money::top_ups;
    GET "/api/v1/top-ups/{id}" AnySeat => v1::money::top_up;
    POST "/api/v1/top-ups/{id}/confirmation" Staff => v1::money::confirm;
    POST "/api/v1/top-ups/{id}/cancellation" AnySeat => v1::money::cancel;
    POST "/api/v1/top-ups/{id}/refund" Staff => v1::money::refund;
    POST "/api/v1/top-ups/{id}/payment-booking" Staff => v1::money::book_payment;
    GET "/api/v1/funds" Buyer => v1::money::funds::show;
    PUT "/api/v1/funds" Buyer => v1::money::funds::save;
    GET "/api/v1/bank-statements" Staff => v1::money::bank::statements;
    POST "/api/v1/bank-statements" Staff files => v1::money::bank::upload;
    GET "/api/v1/bank-lines" Staff => v1::money::bank::lines;
    POST "/api/v1/bank-lines/booking" Staff => v1::money::bank::book_sure;
    POST "/api/v1/bank-lines/{id}/booking" Staff => v1::money::bank::book_line;
    POST "/api/v1/bank-lines/{id}/setting-aside" Staff => v1::money::bank::put_aside;

    // Fees
    GET "/staff/fees" Staff => pages::staff::fees::show;
    POST "/staff/fees" Staff => pages::staff::fees::add;
    GET "/api/v1/fees" Staff => v1::offers::fees;
    POST "/api/v1/fees" Staff => v1::offers::add_fee;
    GET "/api/v1/offers/{id}/fees" Staff => v1::offers::fees_of;

    // Developers: keys, test leads, the last requests
    POST "/settings/keys" PartySeat => pages::accounts::keys::make;
    POST "/settings/keys/{id}/revocation" PartySeat => pages::accounts::keys::revoke;
    GET "/contractor/engagements/{id}/developer" Contractor => pages::developer::show;
    POST "/contractor/engagements/{id}/developer/keys" Contractor => pages::developer::make_key;
    GET "/contractor/api-requests" Contractor => pages::developer::requests::list;
    GET "/contractor/api-requests/{id}" Contractor => pages::developer::requests::show;
    GET "/contractor/test-leads" Contractor => pages::test_leads::sent;
    GET "/contractor/test-leads/{id}" Contractor => pages::test_leads::one_sent;
    GET "/buyer/test-leads" Buyer => pages::test_leads::received;
    GET "/buyer/test-leads/{id}" Buyer => pages::test_leads::one_received;
    GET "/api/v1/keys" PartySeat => v1::developer::keys::list;
    POST "/api/v1/keys" PartySeat personal => v1::developer::keys::make;
    POST "/api/v1/keys/{id}/revocation" PartySeat personal => v1::developer::keys::revoke;
    GET "/api/v1/test-leads" AnySeat => v1::developer::test_leads::list;
    GET "/api/v1/test-leads/{id}" AnySeat => v1::developer::test_leads::show;
    GET "/api/v1/api-requests" PartySeat => v1::developer::requests::list;
    GET "/api/v1/api-requests/{id}" PartySeat => v1::developer::requests::show;

    // Mail and staff: pages
    GET "/staff/mails" Staff => pages::staff::mails::list;
    GET "/staff/mails/{id}" Staff => pages::staff::mails::show;
    POST "/staff/mails/{id}/retry" Staff => pages::staff::mails::retry;
    // Mail and staff: API
    GET "/api/v1/mails" Staff => api::v1::mails::list;
    GET "/api/v1/mails/{id}" Staff => api::v1::mails::show;
    POST "/api/v1/mails/{id}/retry" Staff => api::v1::mails::retry;
    POST "/api/v1/clock" Staff => api::v1::clock::turn;
}
