//! `g287 explain`: where the dates and the status of an agreement, an application or an agency come
//! from.

use anyhow::{Result, bail};

use super::args::Common;
use super::exit::Exit;
use super::ids::note_if_renamed;
use super::output::Output;
use super::request::Request;
use super::show;
use crate::export::Content;
use crate::export::explain::{Explained, explain, sources};
use crate::text::sentence;

/// Explains the agency or the agreement of an id, or the agency that words can only mean; otherwise
/// lists those that they can.
pub(super) fn run(id: &str, common: &Common) -> Result<Exit> {
    let mut request = Request::new(common)?;
    request.any_status();
    let history = request.history();
    let mut output = Output::new(&common.output)?;
    let content = output.format.content;
    if !matches!(content, Content::Text | Content::Object) {
        bail!("explain writes text or JSON; use --format table or --format json");
    }
    let by_id = history.agency_of_id(id);
    if by_id.is_none() && id.contains('#') {
        bail!(
            "no such id: \"{id}\"; find ids with `g287 show WORDS` or `g287 find WORDS --format json`"
        );
    }
    let agency = if let Some(agency) = by_id {
        agency
    } else {
        let (candidates, absence) = show::searched(&request, id)?;
        let Some(agency) = show::meant(&candidates) else {
            let found = show::list(&request, id, (&candidates, &absence), &mut output)?;
            output.finish()?;
            return Ok(Exit::new(found, request.data.incomplete));
        };
        agency
    };
    let what = if is_of_application(id) {
        let Some(application) = history.application_of_id(id) else {
            let ids: Vec<String> =
                history.applications_of(agency).map(|ix| history.application_id(ix)).collect();
            let has = if ids.is_empty() { "none".to_owned() } else { ids.join(", ") };
            bail!("no such application: \"{id}\"; the agency has {has}");
        };
        Explained::Application(application)
    } else if let Some(agreement) = history.agreement_of_id(id) {
        Explained::Agreement(agreement)
    } else if by_id.is_some() && id.contains('#') {
        let ids: Vec<String> =
            history.agreements_of(agency).map(|ix| history.agreement_id(ix)).collect();
        bail!("no such agreement: \"{id}\"; the agency has {}", ids.join(", "));
    } else {
        Explained::All
    };
    note_if_renamed(history, id)?;
    let explanation = explain(history, &request.day, agency, what);
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

/// Whether an id is made as that of an application: `TX-smith-county-sheriff-office#TFM#pending#2025-03-04`.
fn is_of_application(id: &str) -> bool {
    id.split('#').nth(2).is_some_and(|word| word.eq_ignore_ascii_case("pending"))
}
