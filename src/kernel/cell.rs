//! Cells of tables that people open in a spreadsheet.

/// The mark that makes Excel read a file as UTF-8.
pub const UTF8_MARK: &str = "\u{feff}";

/// A cell a spreadsheet program does not run: one that begins like a formula gets an apostrophe
/// before it (OWASP, CSV injection). Programs that read such a table leave it out again. For words; a
/// number of ours may begin with a minus.
pub fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=HYPERLINK(\"http://x\")", "+7916", "-1", "@SUM(1)", "\tx", "\rx"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("Анна"), "Анна");
    }
}
