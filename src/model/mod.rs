//! The subject as values: states, models, agencies, lists, listings, readings, repairs, agreements,
//! applications. Nothing here reads files, infers or draws.

mod agency;
mod agreement;
mod agreement_doubt;
mod application;
mod body;
mod clean_list;
mod column;
mod county_names;
mod identity;
mod list;
mod models;
mod origin;
mod place_names;
mod printed_list;
mod problem;
mod reading;
mod repair;
mod roster;
mod rulebook;
mod rules;
mod state;
mod state_set;
mod table;
mod tables;
mod text;

pub use agency::{Agency, AgencyIx, AgencyKind, County, CountyIx};
pub use agreement::{
    Agreement, AgreementIx, EndReason, Ending, GAP_DAYS, Membership, Span, Status,
};
pub use agreement_doubt::{AgreementDoubt, DOCUMENT_DAYS};
pub use application::{Application, ApplicationIx, Handover, HandoverRule, NextEntry, Outcome};
pub use body::AgencyBody;
pub use clean_list::{CleanList, CleanLists};
pub use column::Column;
pub use county_names::{PLACES_CREDIT, county_names};
pub use identity::{
    Correction, CorrectionRule, LikelyPair, Likeness, Move, MoveRule, NameRule, Spelling,
};
pub use list::{Acceptance, DateRule, Edition, List, ListIx, ListKind};
pub use models::Model;
pub use origin::{Digest, Sighting, united_sightings};
pub use place_names::{counties_of_place, place_names};
pub use printed_list::{AsRead, Columns, PrintedList, PrintedRow};
pub use problem::Problem;
pub use reading::{Link, Listing, ListingIx, Reading, ReadingIx};
pub use repair::{Doubt, DoubtKind, Repair, Rule};
pub use roster::{Capture, ROSTER_CREDIT, Roster};
pub use rulebook::{Chapter, Rulebook};
pub(crate) use rules::rules;
pub use rules::{RULES_VERSION, RuleWords};
pub use state::{STATES, State};
pub use state_set::StateSet;
pub use table::{Index, Table};
pub use tables::Tables;
pub use text::{Text, Texts};
