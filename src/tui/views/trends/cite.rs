//! What is cited of the period under the cursor, or of the range that is marked.

use super::figures::is_of_any_status;
use super::state::{Chart, Trends};
use crate::export::citation;
use crate::query::{Choice, Measure, Question, Sort, sum};
use crate::text::short_days;
use crate::tui::core::{Context, Passage};

/// The figure of the period, then that of the whole answer.
pub(super) fn citation(trends: &Trends, cx: &Context) -> Vec<Passage> {
    period(trends, cx).into_iter().chain([Passage::figure(cx)]).collect()
}

fn period(trends: &Trends, cx: &Context) -> Option<Passage> {
    let (from, to) = trends.days()?;
    let (first, last) = trends.range()?;
    let mut filter = cx.filter.clone();
    let of_state = trends.state();
    if let Some((state, _)) = of_state {
        filter.states = Choice::only(*state);
    }
    let series = of_state.map(|(_, series)| series).or_else(|| trends.series())?;
    let question = Question { filter: &filter, ..cx.question() };
    let text = match trends.chart.measure() {
        Measure::Signed => {
            let mut signed = filter.clone();
            signed.since = signed.since.max(Some(from));
            signed.until = Some(signed.until.map_or(to, |until| until.min(to)));
            if is_of_any_status(cx) && trends.chart != Chart::Compare {
                signed.statuses = Choice::of_agreements();
            }
            let question = Question { filter: &signed, ..question };
            citation::figure(question, &question.answer(Sort::default())).text()
        }
        Measure::InForce => {
            let day = cx.day.moved(&cx.data.history, to.min(cx.day.as_of));
            let question = Question { day: &day, ..question };
            citation::figure(question, &question.answer(Sort::default())).text()
        }
        measure @ (Measure::FirstListed | Measure::Ended) => {
            let counts = series.counts.get(first..=last)?;
            let count: u32 = sum(counts).iter().sum();
            citation::period(question, measure, (from, to), count)?.text()
        }
    };
    Some(Passage { title: short_days(from, to), text })
}
