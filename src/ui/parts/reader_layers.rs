//! Which kinds of finds are marked in the article: a legend whose entries switch.

use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{number, t};
use crate::view::article::{Layer, Layers, counts};

/// The kinds that the user does not want, by their words, between commas.
const KEY: &str = "tarazy.unmarked";

/// The kinds that are marked; a context of the reader.
#[derive(Clone, Copy)]
pub(super) struct Marked(pub(super) RwSignal<Layers>);

impl Marked {
    /// The choice of an earlier visit, else all.
    pub(super) fn start() -> Self {
        let kept = browser::kept(KEY).unwrap_or_default();
        let is_off = |layer: &Layer| kept.split(',').any(|word| word == layer.code());
        let shown = Layer::all().filter(is_off).fold(Layers::every(), Layers::without);
        Self(RwSignal::new(shown))
    }

    /// The context.
    pub(super) fn get() -> Self {
        expect_context::<Self>()
    }

    fn set(self, layer: Layer, shown: bool) {
        self.0.update(|layers| {
            *layers = if shown { layers.with(layer) } else { layers.without(layer) };
        });
        let layers = self.0.get_untracked();
        let off = Layer::all().filter(|layer| !layers.has(*layer)).map(Layer::code);
        // Where nothing is kept the choice lasts as long as the page.
        browser::keep(KEY, &off.collect::<Vec<_>>().join(",")).ok();
    }
}

/// The name of a kind.
pub(super) fn name(layer: Layer) -> &'static str {
    match layer {
        Layer::Fact(kind) => t(&format!("kind.{}", kind.code())),
        word => t(&format!("layer.{}", word.code())),
    }
}

/// The kinds of the open article, each with its number of finds.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let (page, marked) = (Page::get(), Marked::get());
    let known = Memo::new(move |_| {
        page.article.with(|article| {
            article.as_ref().map(|article| counts(&article.record)).unwrap_or_default()
        })
    });
    let entries = move |facts: bool| {
        let known = known.get().into_iter();
        let known = known.filter(|(layer, _)| matches!(layer, Layer::Fact(_)) == facts);
        known.map(|(layer, count)| entry(marked, layer, count)).collect_view()
    };
    view! {
        <details class="reader-fold" data-testid="reader-legend">
            <summary>{t("reader.legend")}</summary>
            <ul class="legend-row">{move || entries(false)}</ul>
            <p class="hint">{t("reader.legend.facts")}</p>
            <ul class="legend-row">{move || entries(true)}</ul>
        </details>
    }
    .into_any()
}

fn entry(marked: Marked, layer: Layer, count: usize) -> impl IntoView {
    let is_on = move || marked.0.with(|layers| layers.has(layer));
    let flip = move |_| marked.set(layer, !is_on());
    let look = match layer {
        Layer::Fact(_) => "fact",
        word => word.code(),
    };
    view! {
        <li>
            <button
                class="layer"
                data-testid=format!("layer-{}", layer.code())
                aria-pressed=move || is_on().to_string()
                on:click=flip
            >
                <span class="found" data-layer=look>{name(layer)}</span>
                <span class="count">{number(count)}</span>
            </button>
        </li>
    }
    .into_any()
}
