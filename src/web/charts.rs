//! Charts drawn by the server as SVG: no script, right in print and in the dark.
//!
//! All geometry is whole numbers in a fixed box that the stylesheet stretches; what can be read is
//! HTML around the picture, so it keeps its size on a phone. Colours are classes of `app.css`. The
//! figures also stand in a table under the picture, which is the text alternative.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::i18n::{Reader, Text};

/// Width and height of the box everything is drawn in.
const WIDTH: i64 = 1200;
const HEIGHT: i64 = 320;

/// One series: its name and one value per label of the chart.
#[derive(Debug, Clone)]
pub struct Series {
    /// What the values are.
    pub name: String,
    /// The values. Below zero counts as zero: the exchange charts counts and amounts.
    pub values: Vec<i64>,
    /// The same as people read them, for the table.
    pub shown: Vec<String>,
}

impl Series {
    /// A series whose values are plain counts.
    pub fn counts(reader: &Reader, name: impl ToString, values: Vec<i64>) -> Self {
        let shown = values.iter().map(|value| reader.number(value)).collect();
        Self { name: name.to_string(), values, shown }
    }

    /// A reference, because that is what a template passes.
    fn cell(&self, at: &usize) -> &str {
        self.shown.get(*at).map_or("", String::as_str)
    }
}

/// A bar to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bar {
    x: i64,
    y: i64,
    width: i64,
    height: i64,
    class: &'static str,
}

/// A line to draw: `x,y x,y …`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    points: String,
    class: &'static str,
}

/// A chart with its title, scale, labels and table: put `{{ chart }}` in a template.
#[derive(Debug, Clone, Template)]
#[template(path = "components/chart.html")]
pub struct Chart {
    id: String,
    title: String,
    summary: String,
    labels: Vec<String>,
    series: Vec<Series>,
    top: String,
    bars: Vec<Bar>,
    lines: Vec<Line>,
    as_table: Text,
    /// How it is drawn, where the keys above it must look otherwise: `stacked`, or nothing.
    kind: &'static str,
}

impl HtmlSafe for Chart {}

/// What a chart says besides its series.
#[derive(Debug, Clone)]
pub struct Caption {
    /// Unique on the page.
    pub id: String,
    /// What is shown.
    pub title: String,
    /// The point of it in a sentence, for those who cannot see it.
    pub summary: String,
}

impl Chart {
    /// Bars beside each other, one group a label. At most two series.
    pub fn bars(
        reader: &Reader,
        caption: Caption,
        labels: Vec<String>,
        series: Vec<Series>,
    ) -> Self {
        let mut chart = Self::empty(reader, caption, labels, series);
        let top = chart.ceiling();
        let groups = count(chart.labels.len()).max(1);
        let across = count(chart.series.len()).max(1);
        let group = WIDTH / groups;
        let width = (group * 7 / 10 / across).max(1);
        for (nth, series) in chart.series.iter().enumerate() {
            for (at, value) in series.values.iter().enumerate() {
                let height = scaled(*value, top);
                chart.bars.push(Bar {
                    x: WIDTH * count(at) / groups + group * 3 / 20 + width * count(nth),
                    y: HEIGHT - height,
                    width,
                    height,
                    class: class(nth),
                });
            }
        }
        chart
    }

    /// Bars on top of each other, one a label: for parts of a whole. At most four series, the last
    /// of four being the rest.
    pub fn stacked(
        reader: &Reader,
        caption: Caption,
        labels: Vec<String>,
        series: Vec<Series>,
    ) -> Self {
        let mut chart = Self::empty(reader, caption, labels, series);
        chart.kind = "stacked";
        let sum = |at: usize| -> i64 {
            let values = chart.series.iter().filter_map(|series| series.values.get(at));
            values.map(|value| (*value).max(0)).sum()
        };
        let top = round_up((0..chart.labels.len()).map(sum).max().unwrap_or(0));
        chart.top = reader.number(top);
        let groups = count(chart.labels.len()).max(1);
        let group = WIDTH / groups;
        for at in 0..chart.labels.len() {
            let mut below = 0;
            for (nth, series) in chart.series.iter().enumerate() {
                let value = series.values.get(at).copied().unwrap_or(0).max(0);
                let (from, to) = (scaled(below, top), scaled(below + value, top));
                below += value;
                if value > 0 {
                    chart.bars.push(Bar {
                        x: WIDTH * count(at) / groups + group * 3 / 20,
                        y: HEIGHT - to,
                        width: (group * 7 / 10).max(1),
                        height: to - from,
                        class: class_of_four(nth),
                    });
                }
            }
        }
        chart
    }

    /// Lines over the same labels. At most two series.
    pub fn lines(
        reader: &Reader,
        caption: Caption,
        labels: Vec<String>,
        series: Vec<Series>,
    ) -> Self {
        let mut chart = Self::empty(reader, caption, labels, series);
        let top = chart.ceiling();
        chart.lines = chart
            .series
            .iter()
            .enumerate()
            .map(|(nth, series)| Line {
                points: points(&series.values, top, HEIGHT),
                class: class(nth),
            })
            .collect();
        chart
    }

    fn empty(reader: &Reader, caption: Caption, labels: Vec<String>, series: Vec<Series>) -> Self {
        let mut chart = Self {
            id: caption.id,
            title: caption.title,
            summary: caption.summary,
            labels,
            series,
            top: String::new(),
            bars: Vec::new(),
            lines: Vec::new(),
            as_table: reader.t("common-table-figures"),
            kind: "",
        };
        chart.top = reader.number(chart.ceiling());
        chart
    }

    fn ceiling(&self) -> i64 {
        round_up(self.series.iter().flat_map(|series| &series.values).copied().max().unwrap_or(0))
    }

    /// A reference, because that is what a template passes.
    fn key_class(&self, nth: &usize) -> &'static str {
        if self.kind.is_empty() { class(*nth) } else { class_of_four(*nth) }
    }

    fn first_label(&self) -> &str {
        self.labels.first().map_or("", String::as_str)
    }

    fn last_label(&self) -> &str {
        self.labels.last().map_or("", String::as_str)
    }
}

/// A line as high as the text beside it, for a table: the shape only, the figure stands next to it.
#[derive(Debug, Clone, Template)]
#[template(
    source = r#"<svg class="spark" viewBox="0 -4 240 68" preserveAspectRatio="none" role="img" aria-label="{{ label }}"><polyline class="chart-line" points="{{ points }}"/></svg>"#,
    ext = "html"
)]
pub struct Spark {
    label: String,
    points: String,
}

impl HtmlSafe for Spark {}

impl Spark {
    /// The shape of these values; the label says in words what it shows.
    pub fn new(label: impl ToString, values: &[i64]) -> Self {
        let top = values.iter().copied().max().unwrap_or(0).max(1);
        let points = polyline(values, top, 240, 60);
        Self { label: label.to_string(), points }
    }
}

fn class(nth: usize) -> &'static str {
    if nth == 0 { "" } else { "b" }
}

/// Three of their own, and the grey of what is left for the last.
fn class_of_four(nth: usize) -> &'static str {
    match nth {
        0 => "",
        1 => "c",
        2 => "d",
        _ => "b",
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn scaled(value: i64, top: i64) -> i64 {
    scaled_to(value, top, HEIGHT)
}

fn scaled_to(value: i64, top: i64, height: i64) -> i64 {
    let exact = i128::from(value.max(0)) * i128::from(height) / i128::from(top.max(1));
    i64::try_from(exact).unwrap_or(height).min(height)
}

fn points(values: &[i64], top: i64, height: i64) -> String {
    polyline(values, top, WIDTH, height)
}

fn polyline(values: &[i64], top: i64, width: i64, height: i64) -> String {
    let gaps = count(values.len()).saturating_sub(1).max(1);
    let places: Vec<String> = values
        .iter()
        .enumerate()
        .map(|(at, value)| {
            format!("{},{}", width * count(at) / gaps, height - scaled_to(*value, top, height))
        })
        .collect();
    places.join(" ")
}

/// The next round number: a small whole number times a power of ten, so that the scale can be read.
fn round_up(value: i64) -> i64 {
    let mut step: i64 = 1;
    loop {
        for factor in [1, 2, 3, 4, 5, 6, 8] {
            let round = step.saturating_mul(factor);
            if round >= value {
                return round;
            }
        }
        step = step.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::locale::Locale;

    fn caption() -> Caption {
        Caption { id: "leads".into(), title: "Leads <a day>".into(), summary: "Rising".into() }
    }

    #[test]
    fn scales_end_in_round_numbers() {
        let rounded = [0, 1, 3, 7, 58, 412, 1_204].map(round_up);
        assert_eq!(rounded, [1, 1, 3, 8, 60, 500, 2_000]);
        assert_eq!(round_up(i64::MAX), i64::MAX);
    }

    #[test]
    fn bars_stand_on_the_ground_inside_the_box() {
        let reader = Reader::new(Locale::En, chrono_tz::UTC);
        let labels = vec!["1 Nov".to_owned(), "2 Nov".to_owned(), "3 Nov".to_owned()];
        let series = vec![
            Series::counts(&reader, "Delivered", vec![50, 100, 0]),
            Series::counts(&reader, "Accepted", vec![40, -5, 0]),
        ];
        let chart = Chart::bars(&reader, caption(), labels, series);
        assert_eq!(chart.bars.len(), 6);
        for bar in &chart.bars {
            assert_eq!(bar.y + bar.height, HEIGHT);
            assert!(bar.x >= 0 && bar.x + bar.width <= WIDTH, "{bar:?}");
        }
        let page = chart.render().unwrap();
        assert!(page.contains("Leads &#60;a day&#62;") && page.contains("<table"), "{page}");
        assert!(!page.contains("style="));
    }

    #[test]
    fn stacked_bars_stand_on_each_other() {
        let reader = Reader::new(Locale::En, chrono_tz::UTC);
        let labels = vec!["1 Nov".to_owned(), "2 Nov".to_owned()];
        let series = vec![
            Series::counts(&reader, "Spam", vec![30, 0]),
            Series::counts(&reader, "Language", vec![20, 5]),
        ];
        let chart = Chart::stacked(&reader, caption(), labels, series);
        assert_eq!((chart.bars.len(), chart.top.as_str()), (3, "50"));
        let [first, second, third] = chart.bars[..] else { panic!("three bars") };
        assert_eq!(first.y + first.height, HEIGHT);
        assert_eq!(second.y + second.height, first.y, "on the first");
        assert_eq!(second.y, 0, "to the top");
        assert_eq!((third.y + third.height, third.class), (HEIGHT, "c"));
        assert!(chart.render().unwrap().contains("chart stacked"));
    }

    #[test]
    fn lines_and_sparks_of_nothing_are_nothing() {
        let reader = Reader::new(Locale::En, chrono_tz::UTC);
        let chart = Chart::lines(&reader, caption(), Vec::new(), Vec::new());
        assert!(chart.render().is_ok());
        assert_eq!(Spark::new("flat", &[]).points, "");
        assert_eq!(Spark::new("one", &[5]).points, "0,0");
        assert_eq!(Spark::new("two", &[0, 10]).points, "0,60 240,0");
    }
}
