//! `g287 explain`: where the dates and the status of an agreement or an agency come from.

use anyhow::{Result, bail};

use super::args::Common;
use super::exit::Exit;
use super::ids::note_if_renamed;
use super::output::Output;
use super::request::Request;
use crate::export::Content;
use crate::export::explain::{explain, sources};
use crate::text::sentence;

/// Explains the agency or the agreement of an id.
pub(super) fn run(id: &str, common: &Common) -> Result<Exit> {
    let request = Request::new(common)?;
    let history = request.history();
    let mut output = Output::new(&common.output)?;
    let content = output.format.content;
    if !matches!(content, Content::Text | Content::Object) {
        bail!("explain writes text or JSON; use --format table or --format json");
    }
    let Some(agency) = history.agency_of_id(id) else {
        bail!(
            "no such id: \"{id}\"; find ids with `g287 show WORDS` or `g287 find WORDS --format json`"
        );
    };
    let agreement = history.agreement_of_id(id);
    if agreement.is_none() && id.contains('#') {
        let ids: Vec<String> =
            history.agreements_of(agency).map(|ix| history.agreement_id(ix)).collect();
        bail!("no such agreement: \"{id}\"; the agency has {}", ids.join(", "));
    }
    note_if_renamed(history, id)?;
    let explanation = explain(history, &request.day, agency, agreement);
    if matches!(content, Content::Object) {
        output.object(&explanation)?;
    } else {
        for line in explanation.lines() {
            output.line(&line)?;
        }
        output.gap()?;
        output.line(&sentence(&request.as_of()))?;
        output.line(&sentence(&sources(history)))?;
    }
    output.finish()?;
    Ok(Exit::new(true, request.data.incomplete))
}
