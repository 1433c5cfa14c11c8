//! Tables: rows under heads that stand again on every page.

use super::paper::{INNER, LEFT, PLAIN, Paper, Weight};

/// Air beside what stands in a cell, and above and below it.
const AIR: f32 = 3.0;
const HEAD: f32 = 7.5;
const LINE: f32 = PLAIN * 1.3;

/// A column: its head, its share of the width, and whether it holds figures, which stand to the right.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub head: String,
    pub share: f32,
    pub figures: bool,
}

impl Column {
    pub fn words(head: impl ToString, share: f32) -> Self {
        Self { head: head.to_string(), share, figures: false }
    }

    pub fn figures(head: impl ToString, share: f32) -> Self {
        Self { head: head.to_string(), share, figures: true }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub words: String,
    /// A second, quieter paragraph.
    pub more: String,
    /// Where it leads.
    pub url: Option<String>,
}

impl Cell {
    pub fn new(words: impl ToString) -> Self {
        Self { words: words.to_string(), ..Self::default() }
    }

    pub fn more(mut self, more: impl ToString) -> Self {
        self.more = more.to_string();
        self
    }

    pub fn url(mut self, url: Option<String>) -> Self {
        self.url = url;
        self
    }
}

/// A table on a paper.
pub(super) struct Table {
    columns: Vec<Column>,
    /// Where each column begins, and how wide it is.
    places: Vec<(f32, f32)>,
}

/// The words of a cell in lines, each with its grey.
type Laid = Vec<(String, f32)>;

impl Table {
    /// Begins a table: writes its heads.
    pub fn begin(paper: &mut Paper, columns: Vec<Column>) -> Self {
        let whole: f32 = columns.iter().map(|column| column.share).sum();
        let mut places = Vec::with_capacity(columns.len());
        let mut x = LEFT;
        for column in &columns {
            let width = INNER * column.share / whole.max(1.0);
            places.push((x, width));
            x += width;
        }
        let table = Self { columns, places };
        // A head alone at the foot of a page heads nothing.
        if !paper.fits(table.head_height(paper) + 3.0 * LINE) {
            paper.turn();
        }
        table.head(paper);
        table
    }

    fn cells(&self) -> impl Iterator<Item = (&Column, f32, f32)> {
        self.columns.iter().zip(&self.places).map(|(column, (x, width))| (column, *x, *width))
    }

    fn head_lines(&self, paper: &Paper) -> Vec<Vec<String>> {
        self.cells()
            .map(|(column, _, width)| {
                paper.broken(&column.head, width - 2.0 * AIR, Weight::Bold, HEAD)
            })
            .collect()
    }

    fn head_height(&self, paper: &Paper) -> f32 {
        tallest(self.head_lines(paper).iter().map(Vec::len)) * HEAD * 1.3 + 2.0 * AIR
    }

    fn head(&self, paper: &mut Paper) {
        let height = self.head_height(paper);
        for ((column, x, width), lines) in self.cells().zip(self.head_lines(paper)) {
            let mut below = AIR;
            for line in lines {
                let at = placed(paper, column, &line, (x, width), Weight::Bold, HEAD);
                paper.put(&line, at, below, Weight::Bold, HEAD, 0.25);
                below += HEAD * 1.3;
            }
        }
        paper.y += height;
        paper.rule(0.8, 0.25);
    }

    /// Writes a row, whole, on one page.
    pub fn row(&self, paper: &mut Paper, cells: &[Cell], weight: Weight) {
        let laid: Vec<Laid> = self
            .cells()
            .zip(cells)
            .map(|((column, _, width), cell)| lay(paper, column, cell, width, weight))
            .collect();
        let height = tallest(laid.iter().map(Vec::len)) * LINE + 2.0 * AIR;
        if !paper.fits(height) {
            paper.turn();
            self.head(paper);
        }
        for (((column, x, width), cell), lines) in self.cells().zip(cells).zip(laid) {
            if let Some(url) = &cell.url {
                paper.link(x, 0.0, width, height, url);
            }
            let mut below = AIR;
            for (line, grey) in lines {
                let size = fitting(paper, &line, width - 2.0 * AIR, weight);
                let at = placed(paper, column, &line, (x, width), weight, size);
                paper.put(&line, at, below, weight, size, grey);
                below += LINE;
            }
        }
        paper.y += height;
        paper.rule(0.3, 0.75);
    }
}

fn lay(paper: &Paper, column: &Column, cell: &Cell, width: f32, weight: Weight) -> Laid {
    // A figure is never broken: it is made smaller instead.
    if column.figures {
        return vec![(cell.words.clone(), 0.0)];
    }
    let width = width - 2.0 * AIR;
    let words = paper.broken(&cell.words, width, weight, PLAIN).into_iter().map(|line| (line, 0.0));
    let more = paper.broken(&cell.more, width, weight, PLAIN).into_iter().map(|line| (line, 0.4));
    words.chain(more).collect()
}

/// The plain size, or a smaller one at which the words fit.
fn fitting(paper: &Paper, words: &str, width: f32, weight: Weight) -> f32 {
    let stands = paper.measure(words, weight, PLAIN);
    if stands <= width { PLAIN } else { PLAIN * width / stands }
}

/// Where words begin in their cell.
fn placed(
    paper: &Paper,
    column: &Column,
    words: &str,
    (x, width): (f32, f32),
    weight: Weight,
    size: f32,
) -> f32 {
    if column.figures { x + width - AIR - paper.measure(words, weight, size) } else { x + AIR }
}

/// The most lines any cell has, at least one.
fn tallest(lines: impl Iterator<Item = usize>) -> f32 {
    f32::from(u16::try_from(lines.max().unwrap_or(1).max(1)).unwrap_or(u16::MAX))
}
