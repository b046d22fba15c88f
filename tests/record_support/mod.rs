//! A user's home with a record, for the tests of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]
#![allow(dead_code, reason = "each file of tests uses a part")]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::commands_support::OWN;

/// As many rows as a list must have to be accepted after the bundled ones.
pub(crate) const ENOUGH: usize = 1_850;

/// A user's home with a folder for lists.
pub(crate) struct Home {
    pub(crate) folder: TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("lists")).unwrap();
        Self { folder }
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn record(&self) -> PathBuf {
        self.data().join("g287/record.g287")
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(self.record()).unwrap()
    }

    /// The program with this home, on 24 November 2026.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("g287"));
        command.env_remove("G287_DATA").env_remove("G287_CONFIG").env_remove("G287_RECORD");
        command.envs(OWN).env("XDG_DATA_HOME", self.data()).env("G287_TODAY", "2026-11-24");
        command.current_dir(self.folder.path().join("lists")).args(arguments);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What a command writes; it ends with `code`.
    pub(crate) fn said(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap() + &error
    }

    pub(crate) fn json(&self, code: i32, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--format", "json"]].concat());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// A participating list of some agencies of its own, a row each.
    pub(crate) fn list(&self, name: &str, rows: usize) -> PathBuf {
        let path = self.folder.path().join("lists").join(name);
        let mut text =
            "STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED,MOA\n".to_owned();
        for row in 0..rows {
            let kind = if row == 0 { "Muncipality" } else { "Municipality" };
            writeln!(text, "TEXAS,Test Town {row} Police Department,{kind},Hill County,Task Force Model,11/20/2026,").unwrap();
        }
        fs::write(&path, text).unwrap();
        path
    }

    /// The digests of the lists of the record, the user's own where `own`.
    pub(crate) fn lists(&self, own: bool) -> Vec<String> {
        let report = self.json(0, &["record"]);
        let lists = report["lists"].as_array().unwrap();
        let of = |list: &&Value| list["own"] == Value::Bool(own);
        lists.iter().filter(of).map(|list| list["file"].as_str().unwrap().to_owned()).collect()
    }
}

pub(crate) const NOVEMBER: &str = "participatingAgencies11232026.csv";
