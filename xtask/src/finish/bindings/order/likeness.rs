//! How like two functions are, by the short runs of bytes they share.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// As short as what brotli's search begins with.
const RUN: usize = 4;
/// What a function still counts for when the next one is in place.
const FADING: f64 = 0.6;

/// The bodies in a chain that begins with the shortest: each is the one most
/// like those just before it. The figures are by trial; others near them come
/// within 0.2 KB.
pub(super) fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<_> = bodies.iter().map(|body| runs(body)).collect();
    let mut sharers: BTreeMap<&[u8], Vec<(usize, u32)>> = BTreeMap::new();
    for (body, runs) in runs.iter().enumerate() {
        for (run, count) in runs {
            sharers.entry(run).or_default().push((body, *count));
        }
    }

    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|&body| Reverse((bodies[body].len(), bodies[body])));
    let mut order = Vec::with_capacity(bodies.len());
    let mut shared = vec![0.0; bodies.len()];
    let mut next = left.pop();
    while let Some(last) = next {
        order.push(last);
        shared.iter_mut().for_each(|score| *score *= FADING);
        for (run, count) in &runs[last] {
            let sharers = &sharers[run];
            // What all have tells nothing about any.
            let tells = f64::from((bodies.len() / sharers.len()).ilog2());
            for (body, times) in sharers {
                shared[*body] += tells * f64::from(*times.min(count));
            }
        }
        let likeness = |body: usize| shared[body] / bulk(bodies[body]);
        let best = (0..left.len())
            .max_by(|&one, &other| f64::total_cmp(&likeness(left[one]), &likeness(left[other])));
        next = best.map(|place| left.remove(place));
    }
    order
}

/// How often each run of bytes is in a body.
fn runs(body: &[u8]) -> BTreeMap<&[u8], u32> {
    let mut runs = BTreeMap::new();
    for run in body.windows(RUN) {
        *runs.entry(run).or_insert(0) += 1;
    }
    runs
}

/// A long body shares something with every other; so it must share more. Roots,
/// unlike powers, are the same on every machine.
fn bulk(body: &[u8]) -> f64 {
    let root = f64::sqrt(body.len() as f64);
    root * f64::sqrt(root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_alike_come_together() {
        let bodies: [&[u8]; 5] = [
            b"lift the leg and hold",
            b"a shoe",
            b"0123456789",
            b"lower the leg and rest",
            b"0123456789, 10",
        ];
        let order = order(&bodies);
        assert_eq!(order[0], 1, "the shortest is the first");
        let place = |body: usize| {
            order
                .iter()
                .position(|each| *each == body)
                .expect("it is there")
        };
        assert_eq!(place(0).abs_diff(place(3)), 1, "{order:?}");
        assert_eq!(place(2).abs_diff(place(4)), 1, "{order:?}");
    }

    #[test]
    fn none_are_in_no_order() {
        assert_eq!(order(&[]), [0_usize; 0]);
    }
}
