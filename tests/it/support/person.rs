//! People with seats, made quickly: their rows are written, their session and token come from the
//! program's own verbs. Tests of signing up go through the pages and the API instead.

use diesel::{ExpressionMethods, RunQueryDsl};
use lead_exchange::accounts::link::{self, Purpose};
use lead_exchange::accounts::{
    BuyerSeat, ContractorSeat, PartySeat, Person, Role, StaffSeat, enter, session, token,
};
use lead_exchange::db::Tx;
use lead_exchange::disputes::reject::reject;
use lead_exchange::disputes::{Grounds, Rejection};
use lead_exchange::kernel::calendar::Calendar;
use lead_exchange::kernel::ids::{LeadId, PartyId, SeatId, UserId};
use lead_exchange::kernel::locale::Locale;
use lead_exchange::kernel::secret::{Token, Vault};
use lead_exchange::leads::outcomes::only;
use lead_exchange::offers::Reason;
use lead_exchange::schema::{parties, seats, users};

use super::{Answer, Api, Browser, Html, TestApp};

/// Somebody with a browser and a program.
pub struct Persona {
    pub user: UserId,
    /// Nil for staff.
    pub party: PartyId,
    pub email: String,
    pub token: String,
    pub browser: Browser,
    form_token: String,
    api: Api,
}

impl TestApp {
    /// A buyer with a party of their own.
    pub async fn buyer(&self, party: &str) -> Persona {
        self.persona(Some(party), &[Role::Buyer])
    }

    /// A contractor with a party of their own.
    pub async fn contractor(&self, party: &str) -> Persona {
        self.persona(Some(party), &[Role::Contractor])
    }

    /// Somebody who buys and sells for one party.
    pub async fn trader(&self, party: &str) -> Persona {
        self.persona(Some(party), &[Role::Buyer, Role::Contractor])
    }

    /// A member of staff.
    pub async fn staff(&self) -> Persona {
        self.persona(None, &[Role::Staff])
    }

    /// A member of staff who signs what fixtures need, and does nothing else.
    pub fn clerk(&self) -> StaffSeat {
        let user = self.tx(|tx| {
            let user = insert_user(tx);
            insert_seats(tx, user, None, &[Role::Staff]);
            user
        });
        StaffSeat { user }
    }

    /// Somebody signed in who may do nothing yet.
    pub async fn seatless(&self) -> Persona {
        self.persona(None, &[])
    }

    /// Another user of a party that is there.
    pub async fn colleague(&self, of: &Persona, roles: &[Role]) -> Persona {
        let user = self.tx(|tx| {
            let user = insert_user(tx);
            insert_seats(tx, user, Some(of.party), roles);
            user
        });
        self.let_in(user, of.party)
    }

    fn persona(&self, party_name: Option<&str>, roles: &[Role]) -> Persona {
        let party = PartyId::new();
        let user = self.tx(|tx| {
            let user = insert_user(tx);
            if let Some(name) = party_name {
                let now = tx.now();
                diesel::insert_into(parties::table)
                    .values((
                        parties::id.eq(party.uuid()),
                        parties::name.eq(name),
                        parties::status.eq("active"),
                        parties::created_at.eq(now),
                    ))
                    .execute(tx.conn())
                    .expect("a party");
            }
            insert_seats(tx, user, party_name.map(|_| party), roles);
            user
        });
        self.let_in(user, party)
    }

    /// A program of somebody's whose token is of the clock's present time, and of what they are now.
    #[track_caller]
    pub fn fresh(&self, who: &Persona) -> Api {
        let person = who.person(self).expect("somebody who may act");
        let now = self.state.db.clock().now();
        let token = token::issue(&self.state.token_keys, &person, now).expect("a token");
        who.api().with_token(&token)
    }

    /// A browser with a session and a program with a token for a user.
    fn let_in(&self, user: UserId, party: PartyId) -> Persona {
        let (session, person) = self.tx(|tx| {
            let link = link::create(tx, Purpose::SignIn, user).expect("a link");
            let proven = enter::enter(tx, &link).expect("a proof");
            session::open(tx, &proven).expect("a session")
        });
        let now = self.state.db.clock().now();
        let token = token::issue(&self.state.token_keys, &person, now).expect("a token");
        let browser = self.browser();
        browser.set_cookie(&self.state.guarded_name("session"), session.reveal());
        let seed = Token::generate().expect("randomness");
        browser.set_cookie(&self.state.guarded_name("csrf"), seed.reveal());
        let form_token = self.state.seals.form_token(seed.reveal()).expect("randomness");
        let api = Api::new(self, Some(token.clone()));
        Persona { user, party, email: person.email, token, browser, form_token, api }
    }
}

fn insert_user(tx: &mut Tx<'_>) -> UserId {
    let (id, now) = (UserId::new(), tx.now());
    diesel::insert_into(users::table)
        .values((
            users::id.eq(id.uuid()),
            users::email.eq(format!("{id}@example.com")),
            users::locale.eq(Locale::En),
            users::time_zone.eq("UTC"),
            users::status.eq("active"),
            users::email_confirmed_at.eq(now),
            users::epoch.eq(0),
            users::created_at.eq(now),
        ))
        .execute(tx.conn())
        .expect("a user");
    id
}

fn insert_seats(tx: &mut Tx<'_>, user: UserId, party: Option<PartyId>, roles: &[Role]) {
    let now = tx.now();
    for role in roles {
        diesel::insert_into(seats::table)
            .values((
                seats::id.eq(SeatId::new().uuid()),
                seats::user_id.eq(user.uuid()),
                seats::party_id.eq(party.map(PartyId::uuid)),
                seats::role.eq(role),
                seats::created_at.eq(now),
            ))
            .execute(tx.conn())
            .expect("a seat");
    }
}

impl Persona {
    /// This person's program.
    pub fn api(&self) -> &Api {
        &self.api
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.browser.get(path).await
    }

    /// Opens a page that must be there.
    pub async fn page(&self, path: &str) -> Html {
        self.browser.page(path).await
    }

    /// Posts fields with a token that fits, without opening a page first.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut fields = fields.to_vec();
        fields.push(("csrf", &self.form_token));
        self.browser.post(path, &fields).await
    }

    pub fn buyer_seat(&self) -> BuyerSeat {
        BuyerSeat { user: self.user, party: self.party }
    }

    /// Rejects a lead as the buyer.
    pub fn reject(&self, tx: &mut Tx<'_>, vault: &Vault, lead: LeadId, why: (Reason, &str)) {
        let grounds = Grounds::new(why.0, Some(why.1)).expect("grounds");
        let rejection = Rejection { grounds: &grounds, files: &[] };
        let calendar = Calendar::default();
        let outcomes = reject(tx, vault, &calendar, self.buyer_seat(), &[lead], rejection);
        only(outcomes.expect("outcomes")).expect("a rejection");
    }

    pub fn contractor_seat(&self) -> ContractorSeat {
        ContractorSeat { user: self.user, party: self.party }
    }

    pub fn party_seat(&self) -> PartySeat {
        PartySeat { user: self.user, party: self.party }
    }

    pub fn staff_seat(&self) -> StaffSeat {
        StaffSeat { user: self.user }
    }

    /// The person as the program sees them now.
    pub fn person(&self, app: &TestApp) -> Option<Person> {
        app.tx(|tx| Person::load(tx, self.user).expect("a person"))
    }
}
