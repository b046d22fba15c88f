//! Citing, copying, opening and exporting: what lies over a view, and what is asked of the edge.

use super::cursor::moved;
use super::{filters, palette, watch};
use crate::export::Format;
use crate::export::destination::Folders;
use crate::history::History;
use crate::model::{AgencyIx, AgreementIx, Link, ListingIx, Model};
use crate::query::StatusKind;
use crate::text::display_line;
use crate::tui::action::{Action, Answer, Effect, Motion};
use crate::tui::contribution::{file_name, with_agency};
use crate::tui::data::Data;
use crate::tui::state::{Copied, Dialog, Face, Fate, Order, Over, State};
use crate::tui::view::copied_end;
use crate::tui::views;

/// Does what is asked for where it is a matter of what lies over the view; `None` where it is not.
pub(super) fn act(state: &mut State, data: &Data, action: &Action) -> Option<Effect> {
    match action {
        Action::Cite => return Some(cite(state, data)),
        Action::CopyRow => return Some(copy_row(state, data)),
        Action::CopyAddress => return Some(addresses(state, data, false)),
        Action::OpenAddress if state.over.is_none() => return Some(addresses(state, data, true)),
        Action::Palette => {
            palette::open(state);
            return Some(Effect::None);
        }
        Action::Export => {
            let stem = views::current(state).map_or("", |view| view.gives.stem);
            let name = file_name(state, stem);
            lay_over(state, Over::Export(Dialog::new(stem, &name)));
            return Some(Effect::None);
        }
        Action::Answer(Answer::Watched(ids)) => {
            watch::read(state, data, ids.clone());
            return Some(Effect::None);
        }
        Action::Answer(answer) => {
            answered(state, answer);
            return Some(Effect::None);
        }
        _ => {}
    }
    match state.over.as_mut()? {
        Over::Copied(_) => in_box(state, action),
        Over::Palette(_) => palette::act(state, action),
        Over::Export(dialog) => match action {
            Action::Back if dialog.replaces.is_none() => {
                state.over = None;
                Some(Effect::None)
            }
            action => in_dialog(dialog, &state.folders, action),
        },
    }
}

pub(super) fn lay_over(state: &mut State, over: Over) {
    state.help = None;
    state.searching = false;
    state.over = Some(over);
}

fn cite(state: &mut State, data: &Data) -> Effect {
    let faces = views::current(state).map(|view| (view.gives.cite)(state, data));
    copy(state, "Citation", faces.unwrap_or_default())
}

fn copy_row(state: &mut State, data: &Data) -> Effect {
    let Some(agency) = agency(state, data) else { return nothing(state) };
    let mut bytes = Vec::new();
    with_agency(state, data, agency, |grid| {
        if let Some(format) = Format::named("tsv") {
            // Nothing fails to be written into memory.
            let _ = (format.write)(grid, crate::export::Options::default(), &mut bytes);
        }
    });
    let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
    copy(state, "Rows", vec![Face { title: "tab-separated".into(), text }])
}

/// The addresses of the memorandums of an agency: to be copied, or to be opened.
fn addresses(state: &mut State, data: &Data, opens: bool) -> Effect {
    let Some(agency) = agency(state, data) else { return nothing(state) };
    let faces = faces_of_addresses(state, &data.history, agency);
    if faces.is_empty() {
        state.message = Some("no list gives an address of its memorandum".into());
        return Effect::None;
    }
    let effect = copy(state, "Memorandum of agreement", faces);
    match (&state.over, opens) {
        (Some(Over::Copied(shown)), true) => Effect::Open(shown.text().to_owned()),
        _ => effect,
    }
}

fn faces_of_addresses(state: &State, history: &History, agency: AgencyIx) -> Vec<Face> {
    let in_force = state.day.list(history);
    let mut own: Vec<(StatusKind, AgreementIx)> =
        history.agreements_of(agency).filter_map(|ix| Some((state.day.status(ix)?, ix))).collect();
    // As the pane of the agency has them.
    own.sort_by_key(|&(status, ix)| {
        let row = history.agreements.row(ix);
        (status, std::cmp::Reverse(row.signed), row.model)
    });
    let listing = |ix| -> ListingIx {
        let listed = in_force.and_then(|list| history.listing_on(ix, list));
        listed.unwrap_or(history.agreements.row(ix).last)
    };
    own.into_iter()
        .filter_map(|(_, ix)| match history.reading(listing(ix)).moa {
            Link::Address(address) => Some(Face {
                title: history.agreements.row(ix).model.map_or("no model", Model::short).into(),
                text: history.text(address).to_owned(),
            }),
            Link::Pending | Link::None => None,
        })
        .collect()
}

fn agency(state: &State, data: &Data) -> Option<AgencyIx> {
    views::current(state).and_then(|view| (view.gives.agency)(state, data))
}

fn nothing(state: &mut State) -> Effect {
    state.message = Some("no agency is chosen here: Explore (1) has them".into());
    Effect::None
}

/// Shows texts, and has the first one copied.
fn copy(state: &mut State, heading: &'static str, faces: Vec<Face>) -> Effect {
    let Some(first) = faces.first() else { return nothing(state) };
    let text = first.text.clone();
    lay_over(state, Over::Copied(Copied { heading, faces, at: 0, top: 0, fate: Fate::Shown }));
    Effect::Copy(text)
}

fn in_box(state: &mut State, action: &Action) -> Option<Effect> {
    let last = copied_end(state);
    let Some(Over::Copied(shown)) = &mut state.over else { return None };
    let faces = shown.faces.len();
    match action {
        Action::NextPane | Action::PreviousPane => {
            let by = if *action == Action::NextPane { 1 } else { faces.saturating_sub(1) };
            let next = (shown.at + by).checked_rem(faces).unwrap_or(0);
            if next != shown.at {
                (shown.at, shown.top, shown.fate) = (next, 0, Fate::Shown);
                return Some(Effect::Copy(shown.text().to_owned()));
            }
        }
        Action::Move(motion) => shown.top = moved(shown.top.min(last), *motion, last + 1, 5),
        Action::OpenAddress => return Some(Effect::Open(shown.text().to_owned())),
        Action::Back => state.over = None,
        Action::Paste(_) | Action::Edit(_) => {}
        _ => return None,
    }
    Some(Effect::None)
}

fn in_dialog(dialog: &mut Dialog, folders: &Folders, action: &Action) -> Option<Effect> {
    match action {
        Action::Back => dialog.replaces = None,
        Action::Move(Motion::Rows(by)) => {
            let at = moved(dialog.at, Motion::Rows(*by), Dialog::formats().len(), 1);
            dialog.choose(at);
        }
        Action::Edit(request) => {
            dialog.name.handle(*request);
        }
        Action::Paste(text) => {
            filters::put(&mut dialog.name, text);
        }
        Action::ClearSearch => dialog.name.reset(),
        Action::Write { replace } => {
            let path = match folders.file(dialog.name.value()) {
                Ok(path) => path,
                Err(refusal) => {
                    dialog.trouble = Some(display_line(&refusal.to_string()).into_owned());
                    return Some(Effect::None);
                }
            };
            return Some(Effect::Write(Order {
                path,
                format: dialog.format(),
                // What it is about is what was asked.
                replace: *replace && dialog.replaces.is_some(),
            }));
        }
        _ => return None,
    }
    dialog.trouble = None;
    Some(Effect::None)
}

/// What the edge says.
fn answered(state: &mut State, answer: &Answer) {
    match (&mut state.over, answer) {
        (Some(Over::Copied(shown)), Answer::Copied(sent)) => {
            shown.fate = if *sent { Fate::Sent } else { Fate::NotSent };
        }
        (Some(Over::Copied(shown)), Answer::Opened(opened)) => {
            shown.fate = if *opened { Fate::Opened } else { Fate::NotOpened };
        }
        (Some(Over::Export(_)), Answer::Written(words)) => {
            state.over = None;
            state.message = Some(words.clone());
        }
        (Some(Over::Export(dialog)), Answer::Exists(name)) => {
            dialog.replaces = Some(name.clone());
        }
        (Some(Over::Export(dialog)), Answer::Failed(words)) => {
            dialog.replaces = None;
            dialog.trouble = Some(words.clone());
        }
        (_, Answer::Theme(palette, words)) => {
            state.theme = state.theme.with(**palette);
            if words.is_some() {
                state.message.clone_from(words);
            }
        }
        _ => {}
    }
}
