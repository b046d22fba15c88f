#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

use proptest::prelude::*;
use ratatui::style::{Color, Modifier};
use rstest::rstest;

use super::tint::{Hex, Tint, linear, luminance};
use super::*;
use crate::terminal::Depth;

/// The background colour that a theme is made for.
fn background(name: &str) -> Option<Rgb> {
    let line = named(name)?.lines().find_map(|line| line.strip_prefix("background = "))?;
    Some(Hex::try_from(line.trim_matches('"')).unwrap().0)
}

/// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2).
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    if a > b { a / b } else { b / a }
}

type Matrix = [[f64; 3]; 3];

/// Matrices that simulate colour vision deficiencies on linear light, at a severity of 1.0: G. M.
/// Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of
/// Color Vision Deficiency" (2009).
const SIGHTS: [(&str, Matrix); 4] = [
    ("typical sight", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// A colour as perceived with the given vision, in CIELAB under D65.
fn seen(sight: &Matrix, (red, green, blue): Rgb) -> [f64; 3] {
    let light = [red, green, blue].map(linear);
    let times = |row: &[f64; 3]| row.iter().zip(light).map(|(m, part)| m * part).sum::<f64>();
    let shown = [0, 1, 2].map(|row| times(&sight[row]).clamp(0.0, 1.0));
    let stimulus = |weights: [f64; 3], white: f64| {
        let whole: f64 = weights.iter().zip(shown).map(|(weight, part)| weight * part).sum();
        let part = whole / white;
        if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 }
    };
    let long = stimulus([0.4124, 0.3576, 0.1805], 0.950_47);
    let middle = stimulus([0.2126, 0.7152, 0.0722], 1.0);
    let short = stimulus([0.0193, 0.1192, 0.9505], 1.088_83);
    [116.0 * middle - 16.0, 500.0 * (long - middle), 200.0 * (middle - short)]
}

/// The distance between two colours (CIE76).
fn distance(sight: &Matrix, a: Rgb, b: Rgb) -> f64 {
    let squares = seen(sight, a).into_iter().zip(seen(sight, b)).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f64>().sqrt()
}

/// The smallest distance allowed between categories: about nine times the just noticeable
/// difference (2.3, Mahy et al. 1994), because text is small and a legend is not next to its
/// column.
const APART: f64 = 20.0;

#[rstest]
#[case::dark("dark", 4.5, 3.0)]
#[case::light("light", 4.5, 3.0)]
#[case::high_contrast("high-contrast", 7.0, 4.5)]
#[case::high_contrast_light("high-contrast-light", 7.0, 4.5)]
fn every_role_is_legible_on_the_intended_background(
    #[case] name: &str,
    #[case] letters: f64,
    #[case] lines: f64,
) {
    let ground = background(name).unwrap();
    for (role, tint) in Scheme::built_in(name).unwrap().palette.tints() {
        let least = if matches!(role, "frame" | "bar") { lines } else { letters };
        // A role without a colour uses the terminal's own text colour.
        if let Some(colour) = tint.fine {
            let ratio = contrast(colour, ground);
            assert!(ratio >= least, "{name}: {role} has {ratio:.1}:1, not {least}:1");
        }
        assert!(!tint.modifier.contains(Modifier::DIM), "{name}: {role}");
    }
}

#[rstest]
fn models_differ_for_colour_blind_readers(
    #[values("dark", "light", "high-contrast", "high-contrast-light")] name: &str,
) {
    let palette = Scheme::built_in(name).unwrap().palette;
    let letters = palette.models.map(|tint| tint.fine.unwrap()).to_vec();
    let counties = [&palette.map.models[..], &[palette.map.ground]].concat();
    for (sight, matrix) in &SIGHTS {
        for colours in [&letters, &counties] {
            for (i, &a) in colours.iter().enumerate() {
                for &b in &colours[..i] {
                    let apart = distance(matrix, a, b);
                    assert!(apart >= APART, "{name}, {sight}: {a:?} {b:?} {apart:.0}");
                }
            }
        }
    }
}

#[test]
fn distance_and_contrast_match_published_values() {
    assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 0.01);
    assert!((contrast((119, 119, 119), (255, 255, 255)) - 4.48).abs() < 0.01);
    let [l, a, b] = seen(&SIGHTS[0].1, (255, 0, 0));
    assert!((l - 53.2).abs() < 0.2 && (a - 80.1).abs() < 0.3 && (b - 67.2).abs() < 0.3);
    // A pair that is hard to distinguish with deuteranopia is far apart with typical vision.
    let pair = ((170, 120, 0), (120, 150, 0));
    assert!(distance(&SIGHTS[0].1, pair.0, pair.1) > 2.0 * distance(&SIGHTS[2].1, pair.0, pair.1));
}

#[test]
fn each_built_in_theme_is_complete_and_its_partner_points_back() {
    for (name, text) in BUILT_IN {
        let scheme = Scheme::parse(name, text).unwrap();
        for (role, _) in scheme.palette.tints().into_iter().filter(|(role, _)| *role != "current") {
            assert!(text.contains(&format!("\n{role} = ")), "{name} has no {role}");
        }
        assert_eq!(scheme.palette.is_coloured(), scheme.brightness.is_some(), "{name}");
        let Some(partner) = scheme.partner else { continue };
        let partner = Scheme::built_in(&partner).unwrap();
        assert_eq!(partner.partner.as_deref(), Some(name));
        assert_ne!(partner.brightness, scheme.brightness);
    }
}

#[test]
fn mono_uses_no_colours() {
    let mono = Theme::built_in("mono", Depth::Truecolor, true);
    assert_eq!(mono.depth(), Depth::None);
    let styles = [mono.text(), mono.faint(), mono.frame(), mono.accent(), mono.warning()];
    for style in styles.into_iter().chain([0, 1, 2].map(|position| mono.category(position))) {
        assert_eq!((style.fg, style.bg), (None, None));
    }
    assert!(mono.current().add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn a_user_theme_overrides_only_what_it_names() {
    let text = "base = \"light\"\npartner = \"mine\"\naccent = \"#102030 magenta bold\"\n\
                [map]\nground = \"#FFffFF\"\n";
    let (mine, light) = (Scheme::parse("mine", text).unwrap(), Scheme::built_in("light").unwrap());
    assert_eq!((mine.name.as_str(), mine.partner.as_deref()), ("mine", Some("mine")));
    let accent =
        Tint { fine: Some((16, 32, 48)), named: Some(Color::Magenta), modifier: Modifier::BOLD };
    let map = MapColours { ground: (255, 255, 255), ..light.palette.map };
    assert_eq!(mine.palette, Palette { accent, current: accent, map, ..light.palette });
    let theme = |depth| Theme::new(mine.palette, depth, true).accent().fg;
    assert_eq!(theme(Depth::Truecolor), Some(Color::Rgb(16, 32, 48)));
    assert_eq!(theme(Depth::Ansi16), Some(Color::Magenta));
    assert_eq!(theme(Depth::None), None);
    assert_eq!(
        Scheme::parse("empty", "").unwrap().palette,
        Scheme::built_in("dark").unwrap().palette
    );
}

#[rstest]
#[case::role("accent = \"bold\"\ntxet = \"bold\"", "line 2: unknown field `txet`, expected one of")]
#[case::digits("\n\naccent = \"#12345\"", "line 3: \"#12345\" is not a colour: write #")]
#[case::word("accent = \"blod\"", "line 1: \"blod\" is not a colour: write one as")]
#[case::kind("accent = 7", "line 1: invalid type: integer `7`, expected a string")]
#[case::map("[map]\nground = \"red\"", "line 2: \"red\" is not a colour: write # and six")]
#[case::quote("accent = \"bold", "line 1: ")]
#[case::base("base = \"darkest\"", "base = \"darkest\": the base must be one of dark, light, high")]
fn an_error_names_the_line(#[case] text: &str, #[case] expected: &str) {
    let error = Scheme::parse("mine", text).unwrap_err().to_string();
    assert!(error.starts_with(expected) && !error.contains('\n'), "{error}");
}

proptest! {
    #[test]
    fn arbitrary_text_does_not_panic(text in "\\PC*") {
        let _ = Scheme::parse("mine", &text);
    }

    #[test]
    fn arbitrary_values_do_not_panic(
        key in "(base|background|partner|text|accent|map|ground|[a-z]{1,5})",
        value in "(\"[#a-f0-9 boldé]{0,9}\"|[0-9.-]{1,9}|\\[*|\\{[a-z=\"]*\\}?|true|.{0,9})",
    ) {
        let _ = Scheme::parse("mine", &format!("{key} = {value}\n[map]\n{key} = {value}"));
    }

    #[test]
    fn a_colour_is_parsed_as_written(red: u8, green: u8, blue: u8, bold: bool) {
        let written = format!("{}#{red:02x}{green:02X}{blue:02x}", if bold { "bold " } else { "" });
        let scheme = Scheme::parse("mine", &format!("faint = {written:?}")).unwrap();
        let modifier = if bold { Modifier::BOLD } else { Modifier::empty() };
        let faint = Tint { fine: Some((red, green, blue)), named: None, modifier };
        prop_assert_eq!(scheme.palette.faint, faint);
    }
}

#[test]
#[ignore = "a measurement: cargo test --lib cost_of_a_theme -- --ignored --nocapture"]
#[allow(clippy::print_stdout, reason = "a measurement")]
fn cost_of_a_theme() {
    let start = std::time::Instant::now();
    for _ in 0..1000 {
        std::hint::black_box(Scheme::built_in(std::hint::black_box("dark")));
    }
    println!("{:?} a theme", start.elapsed() / 1000);
}
