//! Topics people trade leads in most. An offer's topic is free text; these are proposed, and kept
//! as their word, so that each reader sees them in their own language (`topic-<word>`).

/// The known topics.
pub const KNOWN: [&str; 24] = [
    "windows",
    "renovation",
    "kitchens",
    "furniture",
    "real-estate",
    "construction",
    "cars",
    "car-service",
    "credit",
    "insurance",
    "banking",
    "investments",
    "legal",
    "bankruptcy",
    "education",
    "languages",
    "medicine",
    "dentistry",
    "beauty",
    "travel",
    "moving",
    "it-services",
    "marketing",
    "vacancies",
];

/// Whether a topic is one of the known words.
pub fn is_known(topic: &str) -> bool {
    KNOWN.contains(&topic)
}
