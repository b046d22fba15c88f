//! The map that the program carries.

use std::sync::OnceLock;

use super::format;
use super::raster::CountyMap;

/// The raster that the program carries.
static BUNDLED: &[u8] = include_bytes!("../../assets/counties.map");

impl CountyMap {
    /// The map that the program carries, unpacked when it is first asked for.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static MAP: OnceLock<CountyMap> = OnceLock::new();
        // That the bundled file can be read is a test; a map without counties is drawn as such.
        MAP.get_or_init(|| format::decode(BUNDLED).unwrap_or_default())
    }
}
