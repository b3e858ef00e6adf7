// The body of a function: what of the page as it is shown now cannot be read or pressed.

const wrong = new Set();
const page = document.scrollingElement;
const words = (it) => (it.getAttribute('aria-label') || it.textContent).trim().replace(/\s+/g, ' ').slice(0, 40)
    || `${it.localName}.${it.className}`;
const isShown = (it) => it.checkVisibility() && !it.closest('.unseen, svg, [aria-hidden=true]')
    && it.getClientRects().length > 0;
const round = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join(' ');
const style = (it) => getComputedStyle(it);

/** What clips an element besides the page: without those that can be scrolled down. */
const clips = (it) => {
    const found = [];
    for (let up = it.parentElement; up && up !== page; up = up.parentElement) {
        if (up === document.body) break;
        const { overflowX, overflowY, position } = style(up);
        if (overflowX !== 'visible' || overflowY !== 'visible') found.push(up);
        if (position === 'fixed') break;
    }
    return found;
};

const isWithin = (it, what, box) => {
    if (box.left < -1 || box.right > page.clientWidth + 1) {
        wrong.add(`${what} is wider than the screen: ${words(it)} ${round(box)}`);
    }
    for (const clip of clips(it)) {
        const room = clip.getBoundingClientRect();
        const { overflowX, overflowY } = style(clip);
        const across = overflowX !== 'visible' && (box.left < room.left - 1 || box.right > room.right + 1);
        const down = /hidden|clip/.test(overflowY) && (box.top < room.top - 1 || box.bottom > room.bottom + 1);
        if (across || down) {
            wrong.add(`${what} is clipped by .${clip.className}: ${words(it)} ${round(box)} in ${round(room)}`);
        }
    }
};

const isHit = (it, x, y) => {
    const hit = document.elementFromPoint(x, y);
    const label = it.closest('.chooser, label') ?? it;
    return hit && (label.contains(hit) || hit.contains(it)
        && !/sticky|fixed/.test(style(hit).position) && !hit.matches('.tabs, .session-head, .session-count'));
};

/** Near the middle of each side, and the middle itself. */
const points = ({ left, top, right, bottom }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const [across, down] = [Math.min(6, (right - left) / 4), Math.min(6, (bottom - top) / 4)];
    return [[x, y], [left + across, y], [right - across, y], [x, top + down], [x, bottom - down]];
};

const controls = [...document.querySelectorAll(
    'button, a[href], input, textarea, select, summary, [role=button], [role=checkbox], [role=switch], [role=radio]')]
    .filter((it) => isShown(it) && !it.closest('.frame') && !it.matches('.anywhere'));

if (page.scrollWidth > innerWidth) wrong.add(`the page scrolls sideways: ${page.scrollWidth}`);
for (const it of document.querySelectorAll('main, main *')) {
    if (/auto|scroll/.test(style(it).overflowX) && it.scrollWidth > it.clientWidth + 1) {
        wrong.add(`scrolls sideways: .${it.className} ${it.scrollWidth} > ${it.clientWidth}`);
    }
}

// What is read lies within the page, letter by letter.
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
    const text = walker.currentNode;
    const it = text.parentElement;
    if (!text.data.trim() || !isShown(it)) continue;
    const range = document.createRange();
    // A space at a line's end hangs over.
    range.setStart(text, 0);
    range.setEnd(text, text.data.trimEnd().length);
    for (const box of range.getClientRects()) {
        if (box.width < 1) continue;
        isWithin(it, 'a text', box);
        const button = it.closest('button, .start, summary');
        const room = button?.getBoundingClientRect();
        if (room && (box.left < room.left - 1 || box.right > room.right + 1)) {
            wrong.add(`a text is wider than its button: ${words(button)}`);
        }
        if (room && (box.top < room.top - 2 || box.bottom > room.bottom + 2) && box.height < 1.6 * parseFloat(style(it).fontSize)) {
            wrong.add(`a text is higher than its button: ${words(button)} ${round(box)} in ${round(room)}`);
        }
    }
}
for (const it of document.querySelectorAll('h1, h2, h3')) {
    if (isShown(it) && it.scrollWidth > it.clientWidth + 1 && style(it).display !== 'inline') {
        wrong.add(`a heading is wider than its place: ${words(it)} ${it.scrollWidth} > ${it.clientWidth}`);
    }
}

// What is never to be looked for.
const keeps = [...document.querySelectorAll('.session-sheet .stop, .session-sheet .pause')];
const inSight = () => {
    for (const it of keeps) {
        const box = it.getBoundingClientRect();
        if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) {
            wrong.add(`out of sight: ${words(it)} ${round(box)}`);
        }
        if (points(box).some(([x, y]) => !isHit(it, x, y))) wrong.add(`covered: ${words(it)} ${round(box)}`);
    }
};
inSight();

const scrolled = [page, ...document.querySelectorAll('main, main *')]
    .filter((it) => it.scrollHeight > it.clientHeight && (it === page || /auto|scroll/.test(style(it).overflowY)));
const rest = scrolled.map((it) => it.scrollTop);
for (const block of ['center', 'nearest', 'start', 'end']) {
    for (const it of controls) {
        it.scrollIntoView({ block, behavior: 'instant' });
        const boxes = style(it).display === 'inline' ? [...it.getClientRects()] : [it.getBoundingClientRect()];
        if (block === 'center') boxes.forEach((box) => isWithin(it, 'what is pressed', box));
        for (const box of boxes) {
            // What is higher than the screen is seen bit by bit.
            if (box.height > innerHeight / 2) continue;
            for (const [x, y] of points(box)) {
                if (!isHit(it, x, y)) {
                    const hit = document.elementFromPoint(x, y);
                    wrong.add(`covered at ${block}: ${words(it)} ${round(box)} at ${Math.round(x)} ${Math.round(y)} by ${hit?.localName}.${hit?.className}`);
                    break;
                }
            }
        }
    }
    for (const it of document.querySelectorAll('h1, h2, h3, main p, main li')) {
        if (!isShown(it) || it.closest('.anywhere')) continue;
        it.scrollIntoView({ block, behavior: 'instant' });
        const box = it.getBoundingClientRect();
        if (box.height > innerHeight / 3 || !box.height) continue;
        for (const [x, y] of points(box)) {
            const hit = document.elementFromPoint(x, y);
            const bar = hit?.closest('.tabs, .toast, .total, .session-head, .session-count, .extras, .session-end');
            if (bar && !bar.contains(it) && style(bar).pointerEvents !== 'none') {
                wrong.add(`read under ${bar.className} at ${block}: ${words(it)}`);
            }
            if (y < 0 || y > innerHeight) wrong.add(`cannot be scrolled to at ${block}: ${words(it)} ${round(box)} ${page.scrollTop}`);
        }
    }
    inSight();
}
scrolled.forEach((it, index) => { it.scrollTop = rest[index]; });
return [...wrong].slice(0, 40);
