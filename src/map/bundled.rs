//! The bundled map.

use std::sync::OnceLock;

use super::format;
use super::raster::CountyMap;

/// The bundled raster.
static BUNDLED: &[u8] = include_bytes!("../../assets/counties.map");

impl CountyMap {
    /// The bundled map, decompressed on first use.
    #[must_use]
    pub fn bundled() -> &'static Self {
        static MAP: OnceLock<CountyMap> = OnceLock::new();
        // A test ensures that the bundled file can be read.
        MAP.get_or_init(|| format::decode(BUNDLED).unwrap_or_default())
    }
}
