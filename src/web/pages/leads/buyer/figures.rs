//! The figures above the inbox, in words.

use crate::i18n::{Reader, Share, Text};
use crate::leads::figures::{Figures, Won};
use crate::web::charts::{Caption, Chart, Series};

/// The figures, ready to show.
#[derive(Debug, Clone)]
pub struct FiguresView {
    pub today: i64,
    /// Against the same stretch a week ago.
    pub compared: String,
    pub median: String,
    /// What others in the topic take; empty when too few to tell.
    pub topic: String,
    pub accepted: Share,
    pub by_clock: Share,
    /// What the shares were counted over.
    pub window: Text,
    pub cost: String,
    pub won: Text,
    pub chart: Chart,
    /// One line under the sidebar.
    pub note: Text,
}

impl FiguresView {
    pub fn new(reader: &Reader, figures: &Figures) -> Self {
        let window = if figures.capped {
            reader.t("leads-figure-capped")
        } else {
            reader.t("leads-figure-window")
        };
        let won = figures.won.first();
        Self {
            today: figures.today,
            compared: compared(reader, figures),
            median: figures.median.map_or_else(
                || reader.t("leads-figure-median-none").to_string(),
                |median| reader.duration(median),
            ),
            topic: figures
                .topic_median
                .map(|median| {
                    reader.t("leads-figure-topic").with("time", reader.duration(median)).to_string()
                })
                .unwrap_or_default(),
            accepted: reader.share(figures.accepted, figures.decided),
            by_clock: reader.share(figures.by_clock, figures.decided),
            window,
            cost: won
                .and_then(|won| won.each())
                .map_or_else(|| "—".to_owned(), |cost| reader.money(cost)),
            won: reader.t("leads-figure-won").with("count", won.map_or(0, |won: &Won| won.won)),
            chart: chart(reader, figures),
            note: reader
                .t("leads-side-note")
                .with("share", reader.percent(figures.by_clock, figures.decided)),
        }
    }
}

fn compared(reader: &Reader, figures: &Figures) -> String {
    let Some(week_ago) = figures.week_ago else { return String::new() };
    let more = figures.today - week_ago;
    let text = match more {
        0 => reader.t("leads-figure-week-same"),
        1.. => reader.t("leads-figure-week-more").with("count", more),
        _ => reader.t("leads-figure-week-less").with("count", -more),
    };
    text.to_string()
}

fn chart(reader: &Reader, figures: &Figures) -> Chart {
    let received: Vec<i64> = figures.days.iter().map(|day| day.received).collect();
    let accepted: Vec<i64> = figures.days.iter().map(|day| day.accepted).collect();
    let caption = Caption {
        id: "leads-by-day".into(),
        title: reader.t("leads-chart-title").to_string(),
        summary: reader
            .t("leads-chart-summary")
            .with("received", received.iter().sum::<i64>())
            .with("accepted", accepted.iter().sum::<i64>())
            .to_string(),
    };
    let labels = figures.days.iter().map(|day| reader.calendar(day.date)).collect();
    let series = vec![
        Series::counts(reader, reader.t("leads-chart-received"), received),
        Series::counts(reader, reader.t("leads-chart-accepted"), accepted),
    ];
    Chart::bars(reader, caption, labels, series)
}
