//! Explains an agency with all that belongs to it.

use super::explainer::Explainer;
use super::explanation::{Explanation, Life, MovedAgreement, OtherName, PossibleDuplicate};
use crate::history::History;
use crate::model::{Agency, AgencyIx, AgreementIx, ApplicationIx, ListKind, Membership, Move};
use crate::query::Day;
use crate::text::counted;

/// What of an agency is explained.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Explained {
    /// Everything.
    All,
    /// One of its agreements.
    Agreement(AgreementIx),
    /// One of its applications.
    Application(ApplicationIx),
}

/// Explains an agency, or only a part of what belongs to it, as of a day.
#[must_use]
pub fn explain<'h>(
    history: &'h History,
    on: &Day,
    agency: AgencyIx,
    what: Explained,
) -> Explanation<'h> {
    let row = history.tables.agencies.row(agency);
    let texts = &history.tables.texts;
    let membership =
        on.position.map_or(Membership::NotYet, |position| history.membership(agency, position));
    let explainer = Explainer { history, on };
    let agreements = history
        .agreements_of(agency)
        .filter(|&ix| matches!(what, Explained::All) || what == Explained::Agreement(ix));
    let applications = history
        .applications_of(agency)
        .filter(|&ix| matches!(what, Explained::All) || what == Explained::Application(ix));
    let lives: Vec<Life<'h>> = agreements
        .filter_map(|ix| explainer.agreement(ix))
        .chain(applications.filter_map(|ix| explainer.application(ix)))
        .collect();
    let pairs = history.likely_pairs.iter().filter_map(|pair| {
        let other = match (pair.first == agency, pair.second == agency) {
            (true, _) => pair.second,
            (_, true) => pair.first,
            _ => return None,
        };
        let row = history.tables.agencies.row(other);
        Some(PossibleDuplicate {
            id: row.id(texts),
            agency: texts.get(row.name),
            likeness: pair.likeness.name(),
            sentence: pair.likeness.sentence(),
        })
    });
    let names = history.spellings_of(agency).iter().map(|spelling| OtherName {
        printed: texts.get(spelling.printed),
        rule: spelling.rule.name(),
        sentence: spelling.rule.sentence(),
    });
    Explanation {
        agency_id: row.id(texts),
        agency: texts.get(row.name),
        state: row.state.map(crate::model::State::name),
        membership: membership.name(),
        because: explainer.membership(membership),
        names: names.collect(),
        moved_here: history.moves_to(agency).iter().map(|m| moved_agreement(history, m)).collect(),
        moved_away: history.moves_from(agency).map(|m| moved_agreement(history, m)).collect(),
        likely_pairs: pairs.collect(),
        lives,
    }
}

fn moved_agreement<'h>(history: &'h History, moved: &Move) -> MovedAgreement<'h> {
    let texts = &history.tables.texts;
    let agency = history.tables.agencies.row(moved.agency);
    let list = history.lists.row(history.list_of(moved.first));
    let agreement = history.moved(moved).map(|ix| history.agreement_id(ix));
    MovedAgreement {
        id: agreement.unwrap_or_else(|| agency.id(texts)),
        printed: texts.get(moved.printed),
        printed_state: texts.get(moved.printed_state),
        from: Agency { state: moved.state, slug: moved.slug, name: moved.printed }.id(texts),
        date: list.date,
        list: &list.file,
        row: history.listings.row(moved.first).row,
        rule: moved.rule.name(),
        sentence: moved.rule.sentence(),
    }
}

/// Says how many lists an explanation is based on, without a full stop.
#[must_use]
pub fn sources(history: &History) -> String {
    let count = |kind| counted(history.accepted(kind).len(), "accepted list", "accepted lists");
    format!(
        "From {} of participating and {} of pending agencies",
        count(ListKind::Participating),
        count(ListKind::Pending)
    )
}
