//! A card about a series: what it comes to, the picture, the table behind the picture,
//! and what counts as a change.

use hamstretch_core::diary::{Plot, Point};
use hamstretch_core::figure;
use hamstretch_core::words::{self, Source};
use leptos::prelude::*;

/// A card with a number beside its title.
#[component]
pub fn TitledCard(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] beside: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{title} <span>{beside}</span></h2>
            {children()}
        </section>
    }
}

/// The picture of a series with `said` above it; beneath it the table, and what counts as
/// a change.
#[component]
pub fn Chart(
    said: String,
    plot: Plot,
    columns: [&'static str; 2],
    /// Puts tenths in words.
    value: fn(u16) -> String,
    #[prop(optional)] is_of_pain: bool,
    what_counts: &'static [&'static str],
    sources: &'static [Source],
) -> impl IntoView {
    let picture = figure::chart(&plot, value);
    view! {
        <div class="chart" class:chart-of-pain=is_of_pain>
            <p class="said">{said}</p>
            <svg viewBox="0 0 260 150" aria-hidden="true" inner_html=picture></svg>
            <Table points=plot.points columns value/>
            <WhatCounts what=what_counts sources/>
        </div>
    }
}

/// What is drawn, for those who do not see it.
#[component]
fn Table(
    points: Vec<Point>,
    columns: [&'static str; 2],
    value: fn(u16) -> String,
) -> impl IntoView {
    let heads = columns.map(|column| view! { <th scope="col">{column}</th> });
    let rows = points.into_iter().map(|point| {
        view! {
            <tr>
                <th scope="row">{words::date(point.day)}</th>
                <td>{value(point.tenths)}</td>
            </tr>
        }
    });
    view! {
        <details>
            <summary>{words::AS_A_TABLE}</summary>
            <table>
                <tbody>
                    <tr>{heads.collect_view()}</tr>
                    {rows.collect_view()}
                </tbody>
            </table>
        </details>
    }
}

#[component]
fn WhatCounts(what: &'static [&'static str], sources: &'static [Source]) -> impl IntoView {
    let what = what
        .iter()
        .map(|words| view! { <p class="quiet">{*words}</p> });
    let sources = sources.iter().map(|Source(name, address)| {
        let link = (!address.is_empty()).then(|| {
            view! { <a class="plain" href=format!("https://{address}")>{*name}</a> }
        });
        let has_link = link.is_some();
        view! { <li>{link} {(!has_link).then_some(*name)}</li> }
    });
    view! {
        <details>
            <summary>{words::WHAT_COUNTS}</summary>
            {what.collect_view()}
            <ul>{sources.collect_view()}</ul>
        </details>
    }
}
