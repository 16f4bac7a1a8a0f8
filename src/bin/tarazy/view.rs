//! `tarazy view`: a view of the page as JSON.

use anyhow::anyhow;
use tarazy::api::{Engine, Request, Response};
use tarazy::corpus::Document;
use tarazy::view::route::Route;
use tarazy::view::{Frame, Language};

/// What the page shows at an address.
pub(crate) fn view(
    address: &str,
    documents: Vec<Document>,
    language: Language,
    frame: Frame,
) -> anyhow::Result<String> {
    let parsed = Route::parse(address);
    if !parsed.unread.is_empty() {
        return Err(anyhow!("not understood: {}", parsed.unread.join(", ")));
    }
    let mut engine = Engine::over(documents);
    let Response::Overview(overview) = engine.handle(Request::Open) else {
        return Err(anyhow!("no overview"));
    };
    let look = parsed.route.look(&overview, language, frame);
    match engine.handle(Request::Show(Box::new(look))) {
        Response::Shown(shown) => Ok(serde_json::to_string(&shown)?),
        _ => Err(anyhow!("no such view")),
    }
}
