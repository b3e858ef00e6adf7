// The body of a function that looks at the page with axe-core, which the page
// has been given, and returns every element that breaks a rule.

// Of WCAG 2.2 AA; the one rule of it that axe-core has to be asked for.
const SIZE = 'target-size';

const look = async rules => {
    const {violations} = await axe.run(document, {resultTypes: ['violations'], ...rules});
    return violations.flatMap(({id, impact, help, nodes}) =>
        nodes.map(({html, target, failureSummary}) =>
            ({rule: id, impact, help, html, why: failureSummary, target: target.join(' ')})));
};

// What lies half under a bar is too small only if it stays so when somebody who
// wants to press it scrolls it to the middle.
const isTooSmall = async target => {
    const {scrollX, scrollY} = window;
    document.querySelector(target).scrollIntoView({block: 'center', behavior: 'instant'});
    const small = await look({runOnly: {type: 'rule', values: [SIZE]}});
    scrollTo({left: scrollX, top: scrollY, behavior: 'instant'});
    return small.some(it => it.target === target);
};

return (async () => {
    const found = [];
    for (const it of await look({rules: {[SIZE]: {enabled: true}}})) {
        if (it.rule !== SIZE || await isTooSmall(it.target)) found.push(it);
    }
    return found;
})();
