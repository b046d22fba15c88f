//! `g287 explain`: where the dates and the status of an agreement or an agency come from.

use anyhow::{Result, bail};

use super::args::Common;
use super::exit::Exit;
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
    let agreement = match id.split_once('#') {
        None => None,
        Some((_, dated)) => {
            let mut own = history.agreements_of(agency);
            let found = own.find(|&ix| {
                let id = history.agreement_id(ix);
                id.split_once('#').is_some_and(|(_, own)| own.eq_ignore_ascii_case(dated))
                    || history.corrections_of(ix).iter().any(|correction| {
                        let before = correction.before.map(|day| day.to_string());
                        id.split('#').nth(1).zip(before).is_some_and(|(model, before)| {
                            dated.eq_ignore_ascii_case(&format!("{model}#{before}"))
                        })
                    })
            });
            let Some(found) = found else {
                let ids: Vec<String> =
                    history.agreements_of(agency).map(|ix| history.agreement_id(ix)).collect();
                bail!("no such agreement: \"{id}\"; the agency has {}", ids.join(", "));
            };
            Some(found)
        }
    };
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
