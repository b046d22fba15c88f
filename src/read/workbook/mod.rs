//! stub
use super::Sink;
use super::error::Fault;
pub(super) fn read(_bytes: Vec<u8>, _sink: &mut dyn Sink) -> Result<(), Fault> {
    Ok(())
}
