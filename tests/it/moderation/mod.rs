//! What a suspension does to everything at once, and what its end brings back.

mod suspension;
