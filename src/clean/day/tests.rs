use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn day(date: &str) -> NaiveDate {
    date.parse().unwrap_or_default()
}

fn found(file: &str, captured: &str, signed: &[NaiveDate]) -> String {
    match find(file, captured.parse().ok(), signed) {
        Some(ListDate { date, edition, rule }) => {
            format!("{date} {} {}", rule.name(), edition.label())
        }
        None => "unknown".into(),
    }
}

#[rstest]
#[case("ParticipatingEntities-20210113002027.xlsx", "2025-04-22", "2021-01-13 name 00:20:27")]
#[case("pendingAgencies-20250316230649.xlsx", "", "2025-03-16 name 23:06:49")]
#[case("participatingAgencies05122025amB.xlsx", "2025-05-25", "2025-05-12 name am2")]
#[case("participatingAgencies12042025pm2.xlsx", "2025-12-05", "2025-12-04 name pm2")]
#[case("pendingAgencies10212025mid.xlsx", "2025-10-22", "2025-10-21 name mid")]
#[case("pendingAgencies11122025.xlsx", "2025-11-14", "2025-11-12 name ")]
#[case("participatingAgencies05122025am_b.xlsx", "2025-05-25", "2025-05-12 name am2")]
#[case("participatingAgencies05122025am (1).xlsx", "2025-05-25", "2025-05-12 name am")]
#[case("participatingAgencies03062025am.xlsx", "2025-04-22", "2025-03-06 name am")]
#[case("participatingAgencies090022025am.xlsx", "2025-09-03", "2025-09-02 name-digit am")]
#[case("participatingAgencies10223025am.xlsx", "2025-10-23", "2025-10-22 name-digit am")]
#[case("participatingAgencies9022025am.xlsx", "2025-09-03", "2025-09-02 name-digit am")]
#[case("participatingAgencies90022025am.xlsx", "2025-09-03", "2025-09-02 name-digit am")]
#[case("participatingAgencies13022025am.xlsx", "2025-09-03", "2025-09-03 folder am")]
#[case("participatingAgencies12312025pm.xlsx", "2025-09-03", "2025-09-03 folder pm")]
#[case("pendingAgencies01062025pm.xlsx", "2026-01-07", "2026-01-06 name-year pm")]
#[case("pendingAgencies01092025pm.xlsx", "2026-01-12", "2026-01-09 name-year pm")]
#[case("pendingAgencies12302024pm.xlsx", "2026-01-07", "2025-12-30 name-year pm")]
#[case("pendingAgencies06062025pm.xlsx", "2026-01-07", "2025-06-06 name pm")]
#[case("2025-05-12 participating pm.csv", "", "2025-05-12 name pm")]
#[case("participating_5-12-2025_pm.csv", "", "2025-05-12 name pm")]
#[case("participating.05.12.2025.csv", "", "2025-05-12 name ")]
#[case("list20250512.csv.gz", "2025-05-13", "2025-05-12 name ")]
#[case("287g.csv", "2025-05-13", "2025-05-13 folder ")]
#[case("287g.csv", "", "unknown")]
#[case("-", "", "unknown")]
#[case("participatingAgencies10223025am.xlsx", "", "unknown")]
fn a_list_has_its_day(#[case] file: &str, #[case] captured: &str, #[case] want: &str) {
    assert_eq!(found(file, captured, &[]), want);
}

/// Names as ICE writes them, and as browsers and file managers save them; all of one list.
#[rstest]
#[case("participatingAgencies11232026.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026pm.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026 (1).xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026(1).xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026pm (12).xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026 12.15.07 AM.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026 12.15.07\u{202f}AM.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026am 9.05.59 PM.xlsx", "2026-11-23 name am")]
#[case("participatingAgencies11232026 at 12.15.07 PM.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026 12.15.07.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026 09-15-26.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026%20copy.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026%2520copy.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies%2011232026pm%20%281%29.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026 copy.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026pm copy 2.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026 - Copy.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026pm - Copy (2).xlsx", "2026-11-23 name pm")]
#[case("Copy of participatingAgencies11232026pm.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026pm - Kopie (3).xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026pm_copy.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026-1.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026pm 2.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026pm2 (1).xlsx", "2026-11-23 name pm2")]
#[case("participatingAgencies11232026amB copy.xlsx", "2026-11-23 name am2")]
#[case("participatingAgencies11232026_b.xlsx", "2026-11-23 name 2")]
#[case("participatingAgencies11232026b.xlsx", "2026-11-23 name 2")]
#[case("participatingAgencies11232026pm_2.xlsx", "2026-11-23 name pm2")]
#[case("participatingAgencies11232026 pm rev 2.xlsx", "2026-11-23 name pm2")]
#[case("participatingAgencies11232026pm-v3.xlsx", "2026-11-23 name pm3")]
#[case("participatingAgencies11232026noon.xlsx", "2026-11-23 name mid")]
#[case("participatingAgencies11232026midday.xlsx", "2026-11-23 name mid")]
#[case("participatingAgencies11232026 p.m..xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026.pm.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026_final_pm.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026amended.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies_am_11232026.xlsx", "2026-11-23 name am")]
#[case("participatingAgenciesPM11232026.xlsx", "2026-11-23 name pm")]
#[case("287gProgram11232026.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies_20261123.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies_20261123_pm.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies-2026-11-23T06-00.xlsx", "2026-11-23 name ")]
#[case("287gParticipatingAgencies112326pm.xlsx", "2026-11-23 name pm")]
#[case("287(g)-participating-112326pm2.xlsx", "2026-11-23 name pm2")]
#[case("287g 112326.xlsx", "2026-11-23 name ")]
#[case("ParticipatingAgency112326am.xlsx", "2026-11-23 name am")]
#[case("ParticipatingAgency261123am.xlsx", "2026-11-23 name am")]
#[case("Participating Agencies 11.23.26 pm.xlsx", "2026-11-23 name pm")]
#[case("Participating Agencies 11-23-26.xlsx", "2026-11-23 name ")]
#[case("Participating Agencies 11_23_2026am.xlsx", "2026-11-23 name am")]
#[case("Participating Agencies 26-11-23.xlsx", "2026-11-23 name ")]
#[case("Participating+Agencies+11%2F23%2F2026.xlsx", "2026-11-23 name ")]
#[case("participatingAgencies11232026.xlsx.gz", "2026-11-23 name ")]
#[case("2026-11-30 participatingAgencies11232026pm.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies11232026pm saved 20261130.xlsx", "2026-11-23 name pm")]
#[case("participatingAgencies 287000 11232026pm.xlsx", "2026-11-23 name pm")]
fn a_name_is_read_however_it_is_written(#[case] file: &str, #[case] want: &str) {
    let november = [day("2026-11-20"), day("2026-11-19"), day("2026-11-18")];
    assert_eq!(found(file, "", &[]), want);
    assert_eq!(found(file, "", &november), want);
    assert_eq!(found(file, "2026-11-24", &november), want);
}

#[rstest]
#[case("ParticipatingAgencies08282026pm.xlsx", "2026-08-28 name pm")]
#[case("287gParticipatingAgencies091526pm.xlsx", "2026-09-15 name pm")]
#[case("ParticipatingAgency091826am.xlsx", "2026-09-18 name am")]
#[case("participatingAgencies_20260928.xlsx", "2026-09-28 name ")]
fn names_of_autumn_2026_have_their_days(#[case] file: &str, #[case] want: &str) {
    let signed = [day("2026-08-27"), day("2026-08-26"), day("2026-08-26")];
    assert_eq!(found(file, "", &signed), want);
}

/// Six digits that are two days: the one near the newest signing date or the capture, else the one
/// with the month first.
#[rstest]
#[case("agencies101126.xlsx", "", "2026-10-09", "2026-10-11 name ")]
#[case("agencies101126.xlsx", "", "2010-11-20", "2010-11-26 name ")]
#[case("agencies101126.xlsx", "", "", "2026-10-11 name ")]
#[case("agencies101126.xlsx", "2026-10-12", "", "2026-10-11 name ")]
#[case("agencies101126.xlsx", "2010-11-30", "", "2010-11-26 name ")]
#[case("agencies 10.11.26.xlsx", "", "2010-11-20", "2010-11-26 name ")]
#[case("agencies 12.15.07 AM.xlsx", "", "", "2007-12-15 name am")]
#[case("agencies 12.15.07 AM.xlsx", "", "2026-11-20", "2026-11-20 content am")]
#[case("agencies20101126.xlsx", "", "2026-11-20", "2026-11-20 content ")]
#[case("agencies11232062.xlsx", "", "2026-11-20", "2026-11-20 content ")]
#[case("agencies112362.xlsx", "", "2026-11-20", "2026-11-20 content ")]
#[case("agencies91526pm.xlsx", "2026-09-15", "2026-09-01", "2026-09-15 name-digit pm")]
#[case("agencies091226pm 09-15-26.xlsx", "", "2026-09-01", "2026-09-12 name pm")]
#[case("agencies 1.2.3.xlsx", "", "2026-09-01", "2026-09-01 content ")]
#[case("participating pm.xlsx", "2026-09-01", "", "2026-09-01 folder pm")]
fn two_days_are_told_apart(
    #[case] file: &str,
    #[case] captured: &str,
    #[case] newest: &str,
    #[case] want: &str,
) {
    let signed = newest.parse().map_or_else(|_| Vec::new(), |newest| vec![newest; 3]);
    assert_eq!(found(file, captured, &signed), want);
}

#[test]
fn the_days_that_a_list_holds_contradict_its_name() {
    let august = [day("2025-08-28"), day("2025-08-27"), day("2025-08-26"), day("2025-08-04")];
    let wrong = "participatingAgencies08022025pm.xlsx";
    assert_eq!(found(wrong, "2025-09-03", &august), "2025-09-02 name-digit pm");
    assert_eq!(found(wrong, "", &august), "2025-08-28 content pm");
    assert_eq!(found(wrong, "2025-09-03", august.get(..2).unwrap_or(&[])), "2025-08-02 name pm");
    let november = [day("2025-11-14"), day("2025-11-14"), day("2025-11-12")];
    let wrong = "participatingAgencies11114025am.xlsx";
    assert_eq!(found(wrong, "2025-11-14", &november), "2025-11-14 folder am");
}

#[test]
fn a_single_newest_day_may_be_wrong() {
    let days = [day("2052-01-01"), day("2025-08-28"), day("2025-08-27"), day("2025-08-26")];
    assert_eq!(found("list.csv", "", &days), "2025-08-28 content ");
    assert_eq!(found("list.csv", "", days.get(1..2).unwrap_or(&[])), "2025-08-28 content ");
}

proptest! {
    #[test]
    fn any_name_has_an_answer(file in any::<String>()) {
        let _ = find(&file, None, &[]);
        prop_assert!(find(&file, Some(day("2025-05-12")), &[]).is_some());
    }

    #[test]
    fn a_right_name_is_believed(days in 0u64..8000, late in 0u64..45, form in proptest::sample::select(vec!["%m%d%Y", "%Y-%m-%d", "%Y%m%d", "%-m-%-d-%Y"])) {
        let date = day("1997-01-01") + Days::new(days);
        let file = format!("participatingAgencies{}pm.xlsx", date.format(form));
        let dated = find(&file, Some(date + Days::new(late)), &[]);
        prop_assert_eq!(dated.map(|d| (d.date, d.rule)), Some((date, DateRule::Name)));
    }

    #[test]
    fn the_mark_of_a_copy_changes_nothing(
        days in 0u64..8000,
        form in proptest::sample::select(vec!["%m%d%Y", "%Y-%m-%d", "%Y%m%d", "%m%d%y"]),
        edition in proptest::sample::select(vec!["", "am", "pm2", "_b", "mid"]),
        mark in proptest::sample::select(vec![
            " (1)", "(27)", " copy", " copy 3", "%20copy", " - Copy", " 12.15.07 AM", " 1.02.03 PM",
        ]),
        again in proptest::sample::select(vec!["", " (2)", " copy"]),
    ) {
        let date = day("2003-01-01") + Days::new(days);
        let plain = format!("participatingAgencies{}{edition}", date.format(form));
        let copy = format!("{plain}{mark}{again}.xlsx");
        prop_assert_eq!(
            find(&copy, None, &[]),
            find(&format!("{plain}.xlsx"), None, &[])
        );
    }
}
