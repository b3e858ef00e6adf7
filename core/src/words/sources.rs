//! Where what is said comes from. The same in every language.

/// A source: what it is called, and its address without `https://`; none where
/// it has none of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source(pub &'static str, pub &'static str);

const ACTIVE: &[Source] = &[
    Source("Meroni 2010", "boa.unimib.it/handle/10281/7491"),
    Source("Cai 2023", "pubmed.ncbi.nlm.nih.gov/37560703/"),
    Source("Ayala 2013", "pubmed.ncbi.nlm.nih.gov/23007137/"),
];
const CHANGE: &[Source] = &[
    Source(
        "Phone as inclinometer",
        "doi.org/10.1016/j.jbmt.2024.05.033",
    ),
    Source("PubMed 25364856", "pubmed.ncbi.nlm.nih.gov/25364856/"),
    Source("PubMed 22555005", "pubmed.ncbi.nlm.nih.gov/22555005/"),
    Source("PMC3737781", "pmc.ncbi.nlm.nih.gov/articles/PMC3737781/"),
];
const STOPPING: &[Source] = &[
    Source("hjd.med.nyu.edu hamstring-stretch", ""),
    Source("theprehabguys.com hamstring-extender", ""),
];

/// What a change of pain has to come to.
pub const PAIN_SOURCES: &[Source] = &[
    Source("Ostelo 2008", ""),
    Source("PMC7053735", "pmc.ncbi.nlm.nih.gov/articles/PMC7053735/"),
];

/// For each sentence of [`EVIDENCE`](super::EVIDENCE), in its order.
pub const EVIDENCE_SOURCES: [&[Source]; super::EVIDENCE.len()] = [
    &[
        Source("Hori 2019", "doi.org/10.1080/09593985.2019.1639868"),
        Source("Sadler 2017", "doi.org/10.1186/s12891-017-1534-0"),
    ],
    &[
        Source("Gou 2024", "doi.org/10.1177/20503121241252251"),
        Source("Owen 2020", "bjsm.bmj.com/content/54/21/1279"),
    ],
    &[Source(
        "PMC10684665",
        "pmc.ncbi.nlm.nih.gov/articles/PMC10684665/",
    )],
    ACTIVE,
    &[],
    &[Source("Weppler & Magnusson 2010", "")],
    &[Source(
        "Wiewelhove/Wilke 2019",
        "doi.org/10.1007/s40279-019-01205-7",
    )],
    CHANGE,
    STOPPING,
];
