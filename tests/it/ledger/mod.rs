//! The ledger attacked: by forbidden statements, by many at once, by chance.

mod attacks;
mod audit;
mod books;
mod locks;
mod model;
mod period;
mod powers;
mod races;
mod speed;
mod statement;
