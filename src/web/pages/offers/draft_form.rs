//! Terms as the editor's form writes them, and the form as terms fill it.
//!
//! Rows of the lead form and of the working hours are numbered in their names (`form[0].label`),
//! the same names faults carry. A row left blank is a spare one and means nothing; rows are put in
//! the order of their number, so questions can be moved without a script. Everything typed goes
//! through [`TermsDraft`] and back, so a refused form comes back whole.

use super::words::{COUNTRIES, topic_name, topic_word};
use crate::i18n::Reader;
use crate::offers::form::{FieldDraft, FieldKind, MAX_FIELDS};
use crate::offers::hours::{WEEKDAYS, WrittenSpan};
use crate::offers::terms::SourceDraft;
use crate::offers::{Action, ArrivalDraft, BudgetDraft, Reason, TermsDraft};
use crate::web::form::Form;

/// The most rows a form is read to: the most fields, and spare ones among them.
const MAX_ROWS: usize = MAX_FIELDS + 10;
/// The most spans of working hours: three a day.
const MAX_SPANS: usize = 21;

/// Words of the day box that stand for several days.
pub(super) const DAY_GROUPS: [(&str, std::ops::Range<usize>); 3] =
    [("workdays", 0..5), ("weekend", 5..7), ("every_day", 0..7)];

/// The names of one row of the lead form.
pub struct FieldRow {
    pub number: usize,
    pub key: String,
    pub label: String,
    pub kind: String,
    pub required: String,
    pub options: String,
    pub place: String,
    pub remove: String,
}

/// The names of one row of the working hours.
pub struct HoursRow {
    pub day: String,
    pub from: String,
    pub to: String,
}

/// The rows of the lead form: those filled, and some spare.
pub(super) fn field_rows(count: usize) -> Vec<FieldRow> {
    let name = |index: usize, part: &str| format!("form[{index}].{part}");
    (0..count)
        .map(|index| FieldRow {
            number: index + 1,
            key: name(index, "key"),
            label: name(index, "label"),
            kind: name(index, "type"),
            required: name(index, "required"),
            options: name(index, "options"),
            place: name(index, "place"),
            remove: name(index, "remove"),
        })
        .collect()
}

/// The rows of the working hours.
pub(super) fn hours_rows(count: usize) -> Vec<HoursRow> {
    let name = |index: usize, part: &str| format!("hours[{index}].{part}");
    (0..count)
        .map(|index| HoursRow {
            day: name(index, "day"),
            from: name(index, "from"),
            to: name(index, "to"),
        })
        .collect()
}

/// The draft a form writes.
pub(super) fn read(form: &Form) -> TermsDraft {
    let value = |name: &str| form.value(name).to_owned();
    let several = |name: &str| form.values(name).map(str::to_owned).collect::<Vec<_>>();
    let more = form.value("regions_more");
    let more =
        more.split([',', ';', ' ', '\n', '\r']).map(str::trim).filter(|code| !code.is_empty());
    let purchase = form.value("action") == Action::Purchase.as_str();
    // The box of a reason for purchases only means nothing for the rest.
    let fits = |word: &String| purchase || word != Reason::OrderCancelled.as_str();
    TermsDraft {
        title: value("title"),
        description: value("description"),
        topic: topic_word(form.value("topic")),
        action: value("action"),
        currency: value("currency"),
        price: value("price"),
        price_percent: value("price_percent"),
        price_cap: value("price_cap"),
        regions: several("regions").into_iter().chain(more.map(str::to_owned)).collect(),
        form: read_fields(form),
        sources: SourceDraft {
            allowed: several("sources.allowed"),
            forbidden: several("sources.forbidden"),
            notes: value("sources.notes"),
        },
        hours: read_hours(form),
        time_zone: value("time_zone"),
        engagement: value("engagement"),
        decision_hours: value("decision_hours"),
        guarantee_hours: value("guarantee_hours"),
        appeal_hours: value("appeal_hours"),
        statement_hours: value("statement_hours"),
        dedupe_days: value("dedupe_days"),
        return_share_cap: value("return_share_cap"),
        allowed_reasons: Some(several("allowed_reasons").into_iter().filter(fits).collect()),
        cap_daily: value("cap_daily"),
        cap_total: value("cap_total"),
        budget_total: value("budget_total"),
        budgets: BudgetDraft {
            daily: value("budget_daily"),
            weekly: value("budget_weekly"),
            monthly: value("budget_monthly"),
        },
        arrival: ArrivalDraft {
            consent_text: value("consent_text"),
            thanks_url: value("thanks_url"),
            call_seconds: value("call_seconds"),
            landing_url: value("landing_url"),
            window_days: value("window_days"),
            pixel: form.checked("pixel"),
        },
    }
}

fn read_fields(form: &Form) -> Vec<FieldDraft> {
    let mut fields: Vec<(i64, FieldDraft)> = Vec::new();
    for (index, row) in field_rows(MAX_ROWS).iter().enumerate() {
        let blank = [&row.key, &row.label, &row.options]
            .iter()
            .all(|name| form.value(name).trim().is_empty());
        if blank || form.checked(&row.remove) {
            continue;
        }
        // A row without a number stays where it stands.
        let here = i64::try_from(index + 1).unwrap_or(i64::MAX);
        let place = form.value(&row.place).trim().parse().unwrap_or(here);
        let field = FieldDraft {
            key: form.value(&row.key).trim().to_owned(),
            label: form.value(&row.label).to_owned(),
            kind: form.value(&row.kind).to_owned(),
            required: form.checked(&row.required),
            options: form.value(&row.options).lines().map(str::to_owned).collect(),
        };
        fields.push((place, field));
    }
    fields.sort_by_key(|(place, _)| *place);
    fields.into_iter().map(|(_, field)| field).collect()
}

fn read_hours(form: &Form) -> Vec<WrittenSpan> {
    let mut spans = Vec::new();
    for row in hours_rows(MAX_SPANS) {
        let (day, from, to) = (form.value(&row.day), form.value(&row.from), form.value(&row.to));
        if from.trim().is_empty() && to.trim().is_empty() {
            continue;
        }
        let span = |day: &str| WrittenSpan { day: day.into(), from: from.into(), to: to.into() };
        match DAY_GROUPS.iter().find(|(word, _)| *word == day) {
            Some((_, days)) => {
                let days = WEEKDAYS.get(days.clone()).unwrap_or_default();
                spans.extend(days.iter().map(|(_, word)| span(word)));
            }
            None => spans.push(span(day)),
        }
    }
    spans
}

/// The form a draft fills.
pub(super) fn fill(reader: &Reader, draft: &TermsDraft) -> Form {
    let (listed, more): (Vec<&String>, Vec<&String>) =
        draft.regions.iter().partition(|code| COUNTRIES.contains(&code.as_str()));
    let more: Vec<&str> = more.into_iter().map(String::as_str).collect();
    let mut form = Form::default()
        .with("title", &draft.title)
        .with("description", &draft.description)
        .with("topic", topic_name(reader, &draft.topic))
        .with("action", &draft.action)
        .with("currency", &draft.currency)
        .with("price", &draft.price)
        .with("price_percent", &draft.price_percent)
        .with("price_cap", &draft.price_cap)
        .with("regions_more", more.join(", "))
        .with("sources.notes", &draft.sources.notes)
        .with("time_zone", &draft.time_zone)
        .with("engagement", &draft.engagement)
        .with("decision_hours", &draft.decision_hours)
        .with("guarantee_hours", &draft.guarantee_hours)
        .with("appeal_hours", &draft.appeal_hours)
        .with("statement_hours", &draft.statement_hours)
        .with("dedupe_days", &draft.dedupe_days)
        .with("return_share_cap", &draft.return_share_cap)
        .with("cap_daily", &draft.cap_daily)
        .with("cap_total", &draft.cap_total)
        .with("budget_total", &draft.budget_total)
        .with("budget_daily", &draft.budgets.daily)
        .with("budget_weekly", &draft.budgets.weekly)
        .with("budget_monthly", &draft.budgets.monthly)
        .with("consent_text", &draft.arrival.consent_text)
        .with("thanks_url", &draft.arrival.thanks_url)
        .with("call_seconds", &draft.arrival.call_seconds)
        .with("landing_url", &draft.arrival.landing_url)
        .with("window_days", &draft.arrival.window_days);
    if draft.arrival.pixel {
        form = form.with("pixel", "true");
    }
    let every = || Reason::ALL.iter().map(ToString::to_string).collect();
    let reasons: Vec<String> = draft.allowed_reasons.clone().unwrap_or_else(every);
    for (name, values) in [
        ("regions", listed.into_iter().cloned().collect()),
        ("sources.allowed", draft.sources.allowed.clone()),
        ("sources.forbidden", draft.sources.forbidden.clone()),
        ("allowed_reasons", reasons),
    ] {
        form = values.iter().fold(form, |form, value| form.with(name, value));
    }
    form = draft.form.iter().zip(field_rows(draft.form.len())).fold(form, fill_field);
    draft.hours.iter().zip(hours_rows(draft.hours.len())).fold(form, |form, (span, row)| {
        form.with(&row.day, &span.day).with(&row.from, &span.from).with(&row.to, &span.to)
    })
}

fn fill_field(form: Form, (field, row): (&FieldDraft, FieldRow)) -> Form {
    let form = form
        .with(&row.key, &field.key)
        .with(&row.label, &field.label)
        .with(&row.kind, &field.kind)
        .with(&row.options, field.options.join("\n"))
        .with(&row.place, row.number);
    if field.required { form.with(&row.required, "true") } else { form }
}

/// The questions a new offer begins with: whom to call and where to write.
pub(super) fn first_fields(reader: &Reader) -> Vec<FieldDraft> {
    [
        ("name", FieldKind::Text, true),
        ("phone", FieldKind::Phone, true),
        ("email", FieldKind::Email, false),
    ]
    .into_iter()
    .map(|(key, kind, required)| FieldDraft {
        key: key.to_owned(),
        label: reader.word("offer-preset", key).to_string(),
        kind: kind.to_string(),
        required,
        options: Vec::new(),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;

    fn reader() -> Reader {
        Reader::new(Locale::Ru, chrono_tz::UTC)
    }

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form::new(
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        )
    }

    #[test]
    fn what_is_typed_comes_back() {
        let draft = TermsDraft {
            title: " Окна ".into(),
            topic: "windows".into(),
            price: "1 250,5".into(),
            regions: vec!["RU".into(), "RU-MOW".into(), "nowhere".into()],
            form: first_fields(&reader()),
            hours: vec![WrittenSpan { day: "mon".into(), from: "9".into(), to: "18:00".into() }],
            allowed_reasons: Some(vec!["spam".into()]),
            ..TermsDraft::default()
        };
        let form = fill(&reader(), &draft);
        assert_eq!(form.value("topic"), "Пластиковые окна");
        let back = read(&form);
        assert_eq!(back.regions.len(), 3);
        assert_eq!(TermsDraft { regions: draft.regions.clone(), ..back }, draft);
    }

    #[test]
    fn spare_rows_mean_nothing_and_numbers_put_rows_in_order() {
        let form = form(&[
            ("form[0].label", "City"),
            ("form[0].type", "text"),
            ("form[0].place", "2"),
            ("form[1].label", "Gone"),
            ("form[1].remove", "true"),
            ("form[2].type", "text"),
            ("form[3].label", "Rooms"),
            ("form[3].place", "1"),
            ("form[3].required", "true"),
        ]);
        let fields = read_fields(&form);
        let seen: Vec<_> =
            fields.iter().map(|field| (field.label.as_str(), field.required)).collect();
        assert_eq!(seen, [("Rooms", true), ("City", false)]);
    }

    #[test]
    fn a_group_of_days_is_written_out() {
        let form = form(&[
            ("hours[0].day", "workdays"),
            ("hours[0].from", "09:00"),
            ("hours[0].to", "18:00"),
        ]);
        let days: Vec<String> = read_hours(&form).into_iter().map(|span| span.day).collect();
        assert_eq!(days, ["mon", "tue", "wed", "thu", "fri"]);
    }
}
