//! A letter's words on one sheet, as text and as HTML. Every letter has this shape.

use askama::Template;

/// The one thing to do next.
pub(super) struct Step {
    pub label: String,
    pub url: String,
}

/// What a letter says, in the order it says it.
pub(super) struct Sheet {
    pub lang: &'static str,
    pub subject: String,
    pub opening: String,
    /// One is a paragraph, several are a list.
    pub lines: Vec<String>,
    /// How many more there are than listed.
    pub rest: Option<String>,
    pub step: Step,
    pub note: Option<String>,
    /// Which zone the times are in, when there are any.
    pub zone: Option<String>,
    pub foot: String,
}

#[derive(Template)]
#[template(path = "emails/letter.html")]
struct Html<'a> {
    sheet: &'a Sheet,
}

#[derive(Template)]
#[template(path = "emails/letter.txt", whitespace = "preserve")]
struct Plain<'a> {
    sheet: &'a Sheet,
}

impl Sheet {
    /// The HTML part.
    pub(super) fn html(&self) -> String {
        written(&Html { sheet: self })
    }

    /// The text part: lines are as long as their paragraphs, mail programs wrap them.
    pub(super) fn text(&self) -> String {
        written(&Plain { sheet: self })
    }
}

/// Writing into a string fails only if a value refuses to be displayed, and these are all strings.
fn written(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}
