//! When not to start, and when to stop. Every sentence is the method's.

use leptos::prelude::*;

/// The safety page.
pub fn safety() -> AnyView {
    view! {
        <main class="sheet prose">
            <h1>"When to stop"</h1>
            <section class="card">
                <h2>"Stop at once"</h2>
                <ul>
                    <li>"Sharp pain or a pop"</li>
                    <li>"Pain below the knee"</li>
                    <li>"Pins and needles"</li>
                    <li>"Pain spreading further down"</li>
                </ul>
                <p>"While stretching: ease off at 3 of 10, stop at 4 or more."</p>
            </section>
            <h2>"Don't start if any of this applies"</h2>
            <section class="card">
                <h2>"Get emergency help now"</h2>
                <ul>
                    <li>"Pain, tingling, weakness or numbness in both legs"</li>
                    <li>"Numbness around the genitals, buttocks or back passage"</li>
                    <li>"New difficulty peeing, or loss of bladder or bowel control"</li>
                    <li>"Chest pain"</li>
                    <li>"After a serious accident"</li>
                </ul>
                <p>"Call your local emergency number."</p>
            </section>
            <section class="card">
                <h2>"Get urgent medical advice"</h2>
                <ul>
                    <li>"Fever or feeling unwell with the back pain"</li>
                    <li>"Unexplained weight loss"</li>
                    <li>"A lump or change of shape in the back"</li>
                    <li>"Pain that is worse at night or does not ease with rest"</li>
                    <li>"A history of cancer, or weak bones with a recent fall"</li>
                    <li>
                        "One leg swollen, hot or discoloured: a possible clot. With "
                        "breathlessness or chest pain, get emergency help."
                    </li>
                </ul>
            </section>
            <section class="card">
                <h2>"Ask a clinician first"</h2>
                <ul>
                    <li>"Pain, tingling or numbness below the knee"</li>
                    <li>"One leg getting weaker"</li>
                    <li>"Recent back, hip, knee or leg surgery, or a hip replacement"</li>
                    <li>"A recent pop or bruise in the hamstring"</li>
                    <li>"Pregnancy"</li>
                    <li>"Osteoporosis"</li>
                    <li>"Cannot get down to or up from the floor"</li>
                </ul>
            </section>
            <section class="card">
                <h2>"Skip the foam roller"</h2>
                <ul>
                    <li>"Open wound"</li>
                    <li>"Blood thinners or easy bruising"</li>
                    <li>"Inflamed skin on the thigh"</li>
                </ul>
            </section>
            <p class="quiet">
                "This app does not diagnose and does not replace medical advice."
            </p>
        </main>
    }
    .into_any()
}
