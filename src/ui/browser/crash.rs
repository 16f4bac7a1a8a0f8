//! After a fault of the page itself nothing of it answers any more: say so, offer to open it anew.

use leptos::prelude::document;

use crate::ui::text::t;

/// Reports a panic to the console and to the user. The state is in the address, so it is kept.
pub(crate) fn set_panic_hook() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show();
    }));
}

fn show() -> Option<()> {
    let body = document().body()?;
    let notice = document().create_element("div").ok()?;
    notice.set_class_name("notice notice--fault crash");
    notice.set_attribute("role", "alert").ok()?;
    let words = document().create_element("p").ok()?;
    words.set_text_content(Some(t("crash.text")));
    let link = document().create_element("a").ok()?;
    link.set_text_content(Some(t("crash.reload")));
    // Another query makes the browser load the page, where a fragment alone would not.
    link.set_attribute("href", &format!("?again{}", super::fragment())).ok()?;
    notice.append_child(&words).ok()?;
    notice.append_child(&link).ok()?;
    body.append_child(&notice).ok()?;
    Some(())
}
