//! All of the origin's storage deleted in mid-use, and the diary brought back from its copy:
//! the copy that is then made is compared with the first, record by record.

use anyhow::{Context, Result, ensure};
use hamstretch_core::app::Screen;
use hamstretch_core::words;
use harness::webdriver::{Browser, wait_for};
use serde_json::{Map, Value, json};

use crate::diary::everything;
use crate::screens::{WITHIN, go, import, open, open_plain_page};
use crate::stores::{self, Records, Stores, diary};
use crate::{Asked, Bench, an_hour_ago};

/// Catches what is handed out, instead of letting the browser store it.
const CATCH: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        if (/json/.test(blob.type)) blob.text().then((text) => { window.__copy = text; });
        return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {};";

pub(crate) async fn measure(bench: &mut Bench, asked: Asked) -> Result<()> {
    let seed = asked.seed;
    println!("`cargo xtask bench wiped seed={seed}` makes up the same");
    let stored = everything(seed, an_hour_ago()?);
    let [copy, again] = wipe(&bench.site.url(), &stored).await?;
    let stored = diary(&stored).to_json();
    // What an earlier build stored has no versions; the copy has.
    let first = different(&stored, &copy, |record| drop(record.remove("at")))?;
    let second = different(&copy, &again, |_| {})?;
    let after = "the copy made after all was deleted and the first was imported, against the first";
    for (what, different) in [
        ("the copy, against what was stored", first),
        (after, second),
    ] {
        different.iter().for_each(|record| println!("  {record}"));
        let is = format!("{what}: {} records are in one alone", different.len());
        bench.report.bar(&is, "0", different.is_empty());
    }
    Ok(())
}

/// The records that are in one copy alone, once each was changed.
fn different(one: &str, other: &str, change: fn(&mut Map<String, Value>)) -> Result<Vec<Value>> {
    let records = |file: &str| {
        let mut whole: Value = serde_json::from_str(file).context("a copy is JSON")?;
        let records = whole["records"].as_array_mut();
        let records = records.context("a copy has records")?;
        ensure!(!records.is_empty(), "a copy of nothing proves nothing");
        let objects = records.iter_mut().filter_map(Value::as_object_mut);
        objects.for_each(change);
        anyhow::Ok(std::mem::take(records))
    };
    let (mut alone, mut others) = (Vec::new(), records(other)?);
    for record in records(one)? {
        match others.iter().position(|it| *it == record) {
            Some(same) => drop(others.remove(same)),
            None => alone.push(record),
        }
    }
    Ok([alone, others].concat())
}

/// The copies made before and after all was deleted.
async fn wipe(url: &str, stored: &Records) -> Result<[String; 2]> {
    let browser = open(Vec::new()).await?;
    browser.run_before_pages(CATCH).await?;
    open_plain_page(&browser, url).await?;
    stores::put(&browser, stored).await?;
    go(&browser, url, Screen::Data.address()).await?;
    let before = export(&browser).await?;
    delete_all(&browser, url).await?;
    // What the app wrote before its page was gone is deleted too.
    open_plain_page(&browser, url).await?;
    delete_all(&browser, url).await?;
    let left = Stores::read(&browser).await?;
    ensure!(left == Stores::default(), "this is still stored: {left:?}");
    import(&browser, url, &before).await?;
    Ok([before, export(&browser).await?])
}

/// Deletes all that the origin has stored, as a browser does that a person tells to delete
/// a site's data, or that runs short of room.
async fn delete_all(browser: &Browser, url: &str) -> Result<()> {
    let all = json!({"origin": url.trim_end_matches('/'), "storageTypes": "all"});
    browser.devtools("Storage.clearDataForOrigin", all).await?;
    Ok(())
}

/// The copy that Your data hands out.
async fn export(browser: &Browser) -> Result<String> {
    browser.press(words::EXPORT_ALL).await?;
    let copy = async || browser.read("return window.__copy ?? null").await;
    wait_for("a copy", WITHIN, copy).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_different_doubled_or_added_is_told() {
        let file = |sessions: &[(u8, u8)]| {
            let session = |(id, left): &(u8, u8)| json!({"at": 1, "id": id, "left": left});
            let records: Vec<Value> = sessions.iter().map(session).collect();
            json!({ "records": records }).to_string()
        };
        let before = file(&[(1, 15), (2, 15)]);
        for (after, count) in [
            (&[(2, 15), (1, 15)][..], Some(0)),
            (&[(1, 14), (2, 15)], Some(2)),
            (&[(1, 15)], Some(1)),
            (&[(1, 15), (2, 15), (2, 15)], Some(1)),
            (&[], None),
        ] {
            let told = different(&before, &file(after), |_| {});
            assert_eq!(told.map(|all| all.len()).ok(), count, "{after:?}");
        }
        let other = before.replace("\"at\":1,", "");
        let told = different(&before, &other, |record| drop(record.remove("at")));
        assert_eq!(told.expect("copies"), Vec::<Value>::new());
    }
}
