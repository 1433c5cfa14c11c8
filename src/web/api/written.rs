//! Numbers as callers write them.

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

// `Serialize` is what utoipa writes defaults with.

/// A number or the same in a string. Amounts are best sent as strings: a string is exact.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, example = "500.00")]
pub struct Written(pub String);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Any {
            Text(String),
            Number(serde_json::Number),
        }
        Ok(Self(match Any::deserialize(from)? {
            Any::Text(text) => text,
            Any::Number(number) => number.to_string(),
        }))
    }
}
