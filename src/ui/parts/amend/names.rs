//! What a name in the text was taken for: pressed, it opens a menu in which this place becomes another
//! partner, or the partner everywhere one with another.
//!
//! In: a press on a name. Out: corrections of mentions and partners. Where the focus cannot go to a
//! name, those of the open sentence stand in a list.
//!
//! «Вашингтон» → «здесь это город, не США»; «везде это США»

use leptos::html::Dialog;
use leptos::prelude::*;

use super::field::{choice, labelled};
use super::merge::{merge, partner, picker};
use super::verdict::open_fact;
use crate::amend::{Correction, Entity, NOBODY};
use crate::api::Article;
use crate::lexicon::EntityKind;
use crate::record::Mention;
use crate::text::Span;
use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{t, tf};

/// A name in the text.
#[derive(Clone, PartialEq)]
pub(crate) struct Named {
    document: String,
    span: Span,
    words: String,
    id: String,
}

impl Named {
    /// The name of a mention; none where it names neither a partner nor, by the user's word, nobody.
    pub(crate) fn of(article: &Article, mention: &Mention) -> Option<Self> {
        let is_here = mention.kind.is_partner() || mention.id == NOBODY;
        is_here.then(|| Self {
            document: article.document.meta.id.clone(),
            span: mention.span,
            words: mention.span.of(&article.document.text).to_owned(),
            id: mention.id.clone(),
        })
    }

    /// What it was taken for, in words.
    fn taken_for(&self, page: Page) -> String {
        if self.id == NOBODY {
            t("amend.names.nobody").to_owned()
        } else {
            page.entity_name(&self.id)
        }
    }
}

/// The name whose menu is open; a context of the reader.
#[derive(Clone, Copy)]
pub(crate) struct Naming(pub(crate) RwSignal<Option<Named>>);

impl Naming {
    /// None is open.
    pub(crate) fn start() -> Self {
        Self(RwSignal::new(None))
    }

    /// The context.
    pub(crate) fn get() -> Self {
        expect_context::<Self>()
    }
}

/// The names of the open sentence, each opening its menu.
#[component]
pub(super) fn Names() -> impl IntoView {
    let (page, naming) = (Page::get(), Naming::get());
    let named = Memo::new(move |_| named(page).unwrap_or_default());
    let list = move || {
        let buttons = named.get().into_iter().map(|name| {
            let (words, taken) = (name.words.clone(), name.taken_for(page));
            let label = tf("amend.names.is", &[("words", &words), ("what", &taken)]);
            view! {
                <button
                    class="button"
                    data-testid="amend-name"
                    aria-haspopup="dialog"
                    on:click=move |_| naming.0.set(Some(name.clone()))
                >
                    {label}
                </button>
            }
            .into_any()
        });
        buttons.collect::<Vec<_>>()
    };
    view! {
        <details class="reader-fold" data-testid="amend-names" hidden=move || named.with(Vec::is_empty)>
            <summary>{t("amend.names")}</summary>
            <p class="hint">{t("amend.names.hint")}</p>
            <div class="amend-names">{list}</div>
        </details>
    }
    .into_any()
}

fn named(page: Page) -> Option<Vec<Named>> {
    let at = open_fact(page)?;
    let document = page.evidence()?.document;
    let article = page.article.get().filter(|article| article.document.meta.id == document)?;
    let evidence = article.record.facts.get(at.fact as usize)?.span;
    let mentions = article.record.mentions.iter();
    let here = mentions.filter(|mention| evidence.contains(mention.span));
    Some(here.filter_map(|mention| Named::of(&article, mention)).collect())
}

/// The menu of a name.
#[component]
pub(crate) fn NameMenu() -> impl IntoView {
    let (page, naming) = (Page::get(), Naming::get());
    let panel = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let is_open = naming.0.with(Option::is_some);
        let Some(panel) = panel.get() else { return };
        if is_open && !panel.open() {
            panel.show_modal().ok();
        } else if !is_open && panel.open() {
            panel.close();
        }
    });
    // Escape closes the menu, not the reader around it.
    let on_key = |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
        }
    };
    view! {
        <dialog
            class="name-menu"
            data-testid="name-menu"
            aria-labelledby="name-menu-heading"
            node_ref=panel
            on:keydown=on_key
            on:close=move |event| {
                // That of the reader around it is another one.
                event.stop_propagation();
                naming.0.set(None);
            }
        >
            {move || naming.0.get().map(|name| menu(page, naming, name))}
        </dialog>
    }
    .into_any()
}

fn menu(page: Page, naming: Naming, name: Named) -> AnyView {
    let [here, everywhere] = [(); 2].map(|()| RwSignal::new(String::new()));
    let is_wrong = RwSignal::new(false);
    let done = move |is_done: bool| {
        is_wrong.set(!is_done);
        if is_done {
            naming.0.set(None);
            browser::focus("reader-body");
        }
    };
    let mut options = vec![
        (String::new(), t("amend.field.choose").to_owned()),
        (NOBODY.to_owned(), t("amend.names.nobody").to_owned()),
    ];
    let cards = page.overview.get_untracked().map(|overview| overview.partners.clone());
    let cards = cards.unwrap_or_default().into_iter().filter(|card| card.id != name.id);
    options.extend(cards.map(|card| (card.id.clone(), page.entity_name(&card.id))));
    let places = choice("amend-split", options, "", move |id| here.set(id));
    let taken = name.taken_for(page);
    let (document, span) = (name.document.clone(), name.span);
    let split = move |_| {
        let id = here.get_untracked();
        let nobody = || Entity { kind: EntityKind::Place, id: NOBODY.to_owned() };
        let to = if id == NOBODY { Some(nobody()) } else { partner(page, &id) };
        let document = document.clone();
        let split = to.map(|to| Correction::Split { document, span, to });
        let split =
            split.and_then(|split| page.corrections.change(|log| log.append(split).ok()).flatten());
        if split.is_some() {
            page.corrections.say("amend.said.split");
        }
        done(split.is_some());
    };
    let standing = splits_of(page, &name);
    let back = (!standing.is_empty()).then(|| {
        let back = move |_| {
            page.corrections.change(|log| log.remove_all(&standing));
            page.corrections.say("amend.said.removed");
            done(true);
        };
        view! {
            <button class="button" data-testid="name-back" on:click=back>{t("amend.names.back")}</button>
        }
        .into_any()
    });
    let id = name.id.clone();
    let is_partner = id != NOBODY && partner(page, &id).is_some();
    let join = is_partner.then(|| {
        let join = move |_| done(merge(page, id.clone(), &everywhere.get_untracked()));
        view! {
            <div class="name-choice">
                {picker(page, everywhere, "amend.names.everywhere", "name-merge")}
                <button class="button" data-testid="name-merge-save" on:click=join>{t("amend.merge")}</button>
            </div>
        }
        .into_any()
    });
    view! {
        <h3 id="name-menu-heading">
            {tf("amend.names.is", &[("words", &name.words), ("what", &taken)])}
        </h3>
        <div class="name-choice">
            {labelled("amend.names.here", places, ())}
            <button class="button" data-testid="name-split-save" on:click=split>{t("amend.names.split")}</button>
        </div>
        {back}
        {join}
        <p class="amend-fault" role="alert">{move || is_wrong.get().then(|| t("amend.names.error"))}</p>
        <button class="button" data-testid="name-cancel" on:click=move |_| naming.0.set(None)>
            {t("amend.cancel")}
        </button>
    }
    .into_any()
}

/// Numbers of the corrections that split a name off.
fn splits_of(page: Page, name: &Named) -> Vec<u32> {
    page.corrections.log.with_untracked(|log| {
        let is_it = |entry: &Correction| {
            matches!(entry, Correction::Split { document, span, .. }
                if *document == name.document && *span == name.span)
        };
        let entries = (0..).zip(log.entries());
        entries.filter(|(_, entry)| is_it(entry)).map(|(number, _)| number).collect()
    })
}
