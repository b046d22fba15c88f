//! The program.

use std::process::ExitCode;

fn main() -> ExitCode {
    g287::cli::run(std::env::args_os())
}
