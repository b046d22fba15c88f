//! The bundled table.

use std::sync::OnceLock;

use super::format;
use super::table::StateTable;
use crate::model::State;

/// The table, made by `examples/fbi_agencies.rs`.
static BUNDLED: &[u8] = include_bytes!("../../../assets/fbi.agencies");

/// The agencies of a state, unpacked on first use: a fraction of a millisecond, and nothing of the
/// other states.
#[must_use]
pub fn of_state(state: State) -> &'static StateTable {
    static TABLES: [OnceLock<StateTable>; State::COUNT] = [const { OnceLock::new() }; State::COUNT];
    static NONE: OnceLock<StateTable> = OnceLock::new();
    // A test ensures that the bundled file can be read.
    let unpack = || StateTable::new(state, format::decode(BUNDLED, state).unwrap_or_default());
    TABLES.get(state.position()).map_or_else(
        || NONE.get_or_init(|| StateTable::new(state, Vec::new())),
        |table| table.get_or_init(unpack),
    )
}
