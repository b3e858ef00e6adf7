//! The figure in a session: its head stays where it is, so that nobody turns round at the
//! change of legs, and the leg that works is the near one, in colour.

use crate::visit::Visit;
use anyhow::Result;
use hamstretch_core::words;

/// Where the head is, left of the working leg, and whether that one is drawn over the other.
const LIES: &str = "
    const figure = document.querySelector('.session .figure');
    const middle = (part) => {
        const { left, right } = figure.querySelector(part).getBoundingClientRect();
        return (left + right) / 2;
    };
    const [far, near] = ['.figure-other', '.figure-leg'].map((part) => figure.querySelector(part));
    const over = far.compareDocumentPosition(near) & Node.DOCUMENT_POSITION_FOLLOWING;
    const colour = getComputedStyle(near).stroke !== getComputedStyle(far).stroke;
    return [middle('.figure-head') < middle('.figure-leg'), Boolean(over), colour]";

#[tokio::test]
async fn the_head_stays_where_it_is_whichever_leg_works() -> Result<()> {
    let visit = Visit::begin().await?;
    for first in ["right", "left"] {
        let routine =
            format!("reps=1&lift=1&pull=4&lower=1&rest=0&ready=30&change=30&first={first}");
        visit.start(&routine).await?;
        let other = if first == "right" { "left" } else { "right" };
        for leg in [first, other] {
            match leg == first {
                true => visit.skips_to_the_first_rep().await?,
                false => visit.press(words::SKIP).await?,
            }
            visit
                .sees(&format!("[data-phase=pull][data-leg={leg}]"))
                .await?;
            let lies: [bool; 3] = visit.browser.read(LIES).await?;
            assert_eq!(lies, [true; 3], "the {leg} leg, {first} first");
        }
        visit.has_enough().await?;
        visit.follow(words::HOME).await?;
    }
    visit.went_well().await
}
