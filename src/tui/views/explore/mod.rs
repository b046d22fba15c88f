//! Explore: panes that filter, the table of agencies, one agency, the months of signature.

mod absent;
mod agencies;
mod agreements;
mod detail;
mod facets;
mod find;
mod handle;
mod keys;
mod layout;
mod pointer;
mod sentences;
mod state;
#[cfg(test)]
mod tests;
mod timeline;
mod trend;
mod values;
mod view;

pub(crate) use state::Explore;
