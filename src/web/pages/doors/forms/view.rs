//! How the form looks: its steps with ready words, and the pages that stand in its place.

use askama::Template;

use super::address::Address;
use crate::doors::forms::filled::name_of;
use crate::doors::forms::plan::Part;
use crate::doors::forms::{Plan, Variant};
use crate::i18n::{Reader, Text};
use crate::offers::form::{Field, FieldKind};
use crate::offers::terms::Terms;
use crate::web::form::{Choice, Form};
use crate::web::page::Page;
use crate::web::pages::offers::words::question_label;

/// More options than this are a list to open instead of buttons in sight.
const MOST_BUTTONS: usize = 6;

/// One question.
pub struct Question {
    pub name: String,
    pub words: String,
    pub kind: FieldKind,
    pub required: bool,
    choices: Vec<Choice>,
    /// Whether the choices all stand in sight.
    pub open: bool,
}

impl Question {
    fn of(reader: &Reader, field: &Field) -> Self {
        Self {
            name: name_of(&field.key),
            words: question_label(reader, field),
            kind: field.kind,
            required: field.required,
            choices: field.options.iter().map(|option| Choice::new(option, option)).collect(),
            open: field.options.len() <= MOST_BUTTONS,
        }
    }

    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }
}

/// One part of the contact.
pub struct Reach {
    pub words: String,
    pub required: bool,
}

/// One step of the form.
pub struct Step {
    pub questions: Vec<Question>,
    /// Whether the contact and what follows it stand here.
    pub last: bool,
    pub name: Option<Reach>,
    pub phone: Option<Reach>,
    pub email: Option<Reach>,
    /// Whether one of the two is enough.
    pub either: bool,
    pub agreements: Vec<Question>,
    pub consent: Option<String>,
}

impl Step {
    pub fn of(reader: &Reader, plan: &Plan, at: usize) -> Self {
        let last = at == plan.last();
        let reach = |part: &Option<Part>, key: &'static str| {
            part.as_ref().filter(|_| last).map(|part| Reach {
                words: part.label.clone().unwrap_or_else(|| reader.t(key).to_string()),
                required: part.required,
            })
        };
        let (phone, email) =
            (reach(&plan.contact.phone, "form-phone"), reach(&plan.contact.email, "form-email"));
        let questions = |fields: &[Field]| -> Vec<Question> {
            fields.iter().map(|field| Question::of(reader, field)).collect()
        };
        Self {
            questions: questions(plan.step(at)),
            last,
            name: reach(&plan.contact.name, "form-name"),
            either: phone
                .as_ref()
                .zip(email.as_ref())
                .is_some_and(|(a, b)| !a.required && !b.required),
            phone,
            email,
            agreements: if last { questions(&plan.agreements) } else { Vec::new() },
            consent: plan.consent.clone().filter(|_| last),
        }
    }

    /// The names of its controls.
    fn names(&self) -> impl Iterator<Item = &str> {
        let questions = self.questions.iter().chain(&self.agreements);
        let contact = ["contact.name", "contact.phone", "contact.email", "consent"];
        questions
            .map(|question| question.name.as_str())
            .chain(contact.into_iter().filter(|_| self.last))
    }
}

/// What stands at the top of all its pages.
pub struct Head {
    pub title: String,
    pub buyer: String,
    pub test: bool,
    /// The word for its shape, as its style calls it.
    pub shape: &'static str,
}

impl Head {
    pub fn new(address: &Address, buyer: &str, terms: &Terms) -> Self {
        Self {
            title: terms.title.clone(),
            buyer: buyer.to_owned(),
            test: address.origin.test,
            shape: match address.variant {
                Variant::Hosted => "hosted",
                Variant::Embedded => "embedded",
                Variant::CallBack => "call-back",
            },
        }
    }
}

/// A step of the form, to be filled in.
#[derive(Template)]
#[template(path = "doors/forms/form.html")]
pub struct FormPage {
    pub page: Page,
    pub head: Head,
    pub step: Step,
    /// The number of the step, from 1, and how many there are.
    pub number: usize,
    pub count: usize,
    /// What was typed on the other steps.
    pub carried: Vec<(String, String)>,
    pub form: Form,
    pub token: String,
    pub notice: Option<Text>,
    pub action: String,
}

impl FormPage {
    pub fn new(
        address: &Address,
        head: Head,
        page: Page,
        plan: &Plan,
        at: usize,
        form: Form,
        token: String,
    ) -> Self {
        let step = Step::of(&page.reader, plan, at);
        let other = (0..=plan.last()).filter(|other| *other != at);
        let carried = other
            .map(|other| Step::of(&page.reader, plan, other))
            .flat_map(|step| step.names().map(str::to_owned).collect::<Vec<_>>())
            .map(|name| (name.clone(), form.value(&name).to_owned()))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        Self {
            step,
            number: at + 1,
            count: plan.last() + 1,
            carried,
            form,
            token,
            notice: None,
            action: address.here(),
            head,
            page,
        }
    }
}

/// A page that stands in the form's place: thanks, or why there is no form.
#[derive(Template)]
#[template(path = "doors/forms/said.html")]
pub struct SaidPage {
    pub page: Page,
    pub head: Head,
    pub title: Text,
    pub text: Text,
    /// The form anew.
    pub again: Option<String>,
    /// Where the person is sent next.
    pub next: Option<String>,
    pub done: bool,
}

/// A page for nobody known, in the language and the look the address asks for.
pub fn page(address: &Address, now: chrono::DateTime<chrono::Utc>) -> Page {
    let mut page = Page::new(address.reader, now, &address.variant.path(&address.code));
    page.theme = address.theme;
    page
}
