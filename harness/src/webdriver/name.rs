//! Elements by their accessible name, as a screen reader has it.

use anyhow::Result;
use thirtyfour::prelude::*;

use super::command::Extra;

/// The name a screen reader gives the element.
pub(super) async fn accessible_name(element: &WebElement) -> WebDriverResult<String> {
    let endpoint = format!("/element/{}/computedlabel", element.element_id());
    let answer = element.handle().cmd(Extra::get(endpoint)).await?;
    answer.value()
}

/// The visible buttons whose accessible name begins with `start`.
pub(super) async fn buttons(driver: &WebDriver, start: &str) -> Result<Vec<WebElement>> {
    let mut found = Vec::new();
    for button in driver.find_all(By::Css("button, [role=button]")).await? {
        // An error is a button the page has replaced meanwhile.
        if is_called(&button, start).await.unwrap_or(false) {
            found.push(button);
        }
    }
    Ok(found)
}

async fn is_called(button: &WebElement, start: &str) -> WebDriverResult<bool> {
    Ok(button.is_displayed().await? && accessible_name(button).await?.starts_with(start))
}
