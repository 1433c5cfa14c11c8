//! The ledger attacked: by forbidden statements, by many at once, by chance.

mod attacks;
mod audit;
mod books;
mod chain;
mod credit;
mod locks;
mod million;
mod model;
mod period;
mod powers;
mod proof;
mod proof_by_python;
mod races;
mod speed;
mod statement;
