//! IANA time zones a user may choose to read times in.

use chrono_tz::{TZ_VARIANTS, Tz};

use crate::kernel::fault::Fault;

/// Reads a zone by its IANA name (`Europe/Moscow`); the fault is of the field `time_zone`.
pub fn parse(name: &str) -> Result<Tz, Fault> {
    match name.trim() {
        "" => Err(Fault::new("time_zone", "required")),
        name => name.parse().map_err(|_| Fault::new("time_zone", "time-zone")),
    }
}

/// The zones to choose from, by name: `UTC`, and every zone that is a place. The old names without
/// a continent and the fixed offsets still parse and are not offered.
pub fn offered() -> impl Iterator<Item = &'static str> {
    const CONTINENTS: [&str; 10] = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Arctic/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    ];
    let places = TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .filter(|name| CONTINENTS.iter().any(|continent| name.starts_with(continent)));
    std::iter::once("UTC").chain(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_offered_can_be_chosen() {
        assert!(offered().count() > 400);
        assert!(offered().all(|name| parse(name).is_ok()));
    }

    #[test]
    fn refuses_what_is_no_zone() {
        assert_eq!(parse(" ").unwrap_err().code, "required");
        assert_eq!(parse("Moscow").unwrap_err().code, "time-zone");
        assert_eq!(parse("Europe/Moscow").unwrap(), Tz::Europe__Moscow);
    }
}
