//! Agencies, agreements and lists in the words of several rules.

use chrono::NaiveDate;

use super::phrases::{model_words, some};
use super::scene::Scene;
use crate::model::{AgencyIx, AgreementIx, State};
use crate::text::{self, counted, display_line, list_name, news, thousands};

impl Scene<'_> {
    /// The name of an agency.
    pub(super) fn name(&self, agency: AgencyIx) -> String {
        let row = self.history.tables.agencies.row(agency);
        display_line(self.history.text(row.name)).into_owned()
    }

    /// The name of an agency with its state: "Polk County Sheriff's Office (Fla.)"; without it if
    /// the name has it already.
    pub(super) fn agency(&self, agency: AgencyIx) -> String {
        self.name_and(agency, None)
    }

    /// As [`Scene::agency`], with its officers: "Polk County Sheriff's Office (Fla.; 700 officers in
    /// 2024, FBI)".
    pub(super) fn agency_and_officers(&self, agency: AgencyIx) -> String {
        let officers = self.officers(agency).filter(|(officers, _)| *officers > 0);
        let officers = officers.map(|(officers, year)| {
            let officers = counted(officers as usize, "officer", "officers");
            format!("{officers} in {year}, FBI")
        });
        self.name_and(agency, officers)
    }

    fn name_and(&self, agency: AgencyIx, officers: Option<String>) -> String {
        let name = self.name(agency);
        let state = self.history.tables.agencies.row(agency).state;
        let state = state.filter(|state| !name.contains(state.name())).map(State::news);
        let known: Vec<String> = state.map(str::to_owned).into_iter().chain(officers).collect();
        if known.is_empty() { name } else { format!("{name} ({})", known.join("; ")) }
    }

    /// Agreements of one agency: "task force and warrant service, signed 3 June 2025".
    pub(super) fn deals(&self, agreements: &[AgreementIx]) -> String {
        let mut by_day: Vec<(Option<NaiveDate>, Vec<&str>)> = Vec::new();
        for &ix in agreements {
            let row = self.history.agreements.row(ix);
            let model = model_words(row.model);
            match by_day.iter_mut().find(|(day, _)| *day == row.signed) {
                Some((_, models)) => models.push(model),
                None => by_day.push((row.signed, vec![model])),
            }
        }
        let deals = by_day.iter().map(|(signed, models)| {
            let signed = signed.map_or_else(
                || "signing date not known".to_owned(),
                |signed| format!("signed {}", text::day(signed)),
            );
            format!("{}, {signed}", news::series(models, "and"))
        });
        news::long_series(&deals.collect::<Vec<_>>())
    }

    /// Names agencies, of many the first ones: "A (Fla.), B (Texas) and 3 more".
    pub(super) fn agencies(&self, agencies: &[AgencyIx]) -> String {
        some(agencies.iter().map(|&agency| self.agency(agency)))
    }

    /// Names the accepted participating list at a position: "9 June 2025 am".
    pub(super) fn list_words(&self, position: usize) -> String {
        self.list_at(Some(position)).map_or_else(String::new, list_name)
    }

    /// Says how many agreements, agencies or the like stood on the earlier list and stand on the
    /// later one: "297 on the list of 2 June 2025 am, 302 on that of 9 June 2025 am".
    pub(super) fn before_and_after(&self, before: u32, after: u32) -> String {
        let list = |position: Option<usize>| self.list_words(position.unwrap_or(0));
        format!(
            "{} on the list of {}, {} on that of {}",
            thousands(before.into()),
            list(self.from),
            thousands(after.into()),
            list(self.to)
        )
    }
}
