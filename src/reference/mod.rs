//! What others know of the country and the lists do not say: its law enforcement agencies, by the
//! FBI, and the people of its counties, by the Census Bureau. The tables are bundled, and unpacked
//! only when they are asked for.

pub mod aliases;
pub mod fbi;
pub mod people;
mod varint;
