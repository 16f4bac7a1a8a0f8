//! Organisations and formats, routes and companies, small groups of states: the networks.
//!
//! In: what the controls leave. Out: a register of formats with the home state's status, a network of
//! routes or companies with partners, tables of groups, of states that do alike, of the rule of
//! participation, of where the trips go. Knows only what the texts name together; must not add a member, an end of a route or
//! a coordinate that they do not state.
//!
//! «С5+1», «5+1», «Центральная Азия – США» → one format

mod circles;
mod listed;
mod members;
mod net;
mod reach;
mod register;

use super::desk::{Desk, Marks};
use super::lines::lines;
use super::passages;
use super::sheet::Sheet;

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let lines = lines(desk);
    let formats = register::formats(desk, &lines, &listed::members(desk, &lines));
    let mut marks = Marks::default();
    let places = register::marks(desk, &formats, &mut marks);
    let mut panels = vec![
        members::panel(desk, &formats, &places),
        register::panel(desk, &formats, &places),
        net::panel(desk, &lines, &mut marks),
        circles::groups(desk, &lines, &mut marks),
        circles::peers(desk, &lines, &mut marks),
        circles::participation(desk, &mut marks),
        reach::panel(desk, &mut marks),
    ];
    panels.extend(passages::panels(desk, "formats", &mut marks));
    Sheet { title: register::title(desk, &formats), panels, marks: marks.finish() }
}

#[cfg(test)]
mod tests {
    use super::sheet;
    use crate::query::{Filter, Selection};
    use crate::record::FactKind;
    use crate::view::fixture::{noted_rows as rows, panel, shown};

    const TEXT: &str = "Казахстан ценит формат С5+1. В рамках \"5+1\" лидеры приезжали в США. \
        Саммит «Центральная Азия – США» прошёл в ноябре. Саммит «Центральная Азия – Китай» был раньше. \
        Казахстан остаётся одним из основателей ОДКБ. Упомянут и НАТО.";
    const ROUTES: &str = "Казахстан развивает пути. Связь с Китаем даёт линия Бахты–Аягоз. \
        Транзит с Турцией идёт по Среднему коридору. Начало 2024 года выдалось трудным. \
        Удар по инфраструктуре затронул экспорт через КТК. \
        Нефтяники ищут обходные пути экспорта.";

    fn all(texts: &[&str]) -> crate::view::sheet::Sheet {
        shown(texts, &Selection::default(), &[], sheet)
    }

    #[test]
    fn spellings_of_one_format_are_merged() {
        let formats = rows(&all(&[TEXT]), "formats");
        let c5: Vec<_> = formats.iter().filter(|row| row[0].contains("5+1")).collect();
        assert_eq!(c5.len(), 1, "{formats:?}");
        assert_eq!(c5[0][2], "3");
        assert!(c5[0][4].contains("Центральная Азия – США"), "{}", c5[0][4]);
        let names: Vec<&str> = formats.iter().map(|row| row[0].as_str()).collect();
        assert!(names.contains(&"Центральная Азия – Китай"), "{names:?}");
        assert_eq!(names.len(), 4, "{names:?}");
    }

    #[test]
    fn status_is_what_a_fact_tells_and_nothing_else() {
        let sheet = all(&[TEXT]);
        let members = rows(&sheet, "members");
        let of = |status: &str| members.iter().find(|row| row[0] == status).expect(status);
        assert_eq!(of("основатель")[1], "1");
        assert_eq!(of("статус не назван")[1], "3");
        let formats = rows(&sheet, "formats");
        let nato = formats.iter().find(|row| row[0].contains("Североатлантического"));
        let nato = nato.or_else(|| formats.iter().find(|row| row[0].contains("НАТО")));
        assert_eq!(nato.expect("НАТО")[1], "статус не назван");
    }

    #[test]
    fn a_mention_counts_only_in_the_evidence_of_what_passes() {
        let filter = Filter { kinds: vec![FactKind::Membership], ..Filter::default() };
        let selection = Selection { filter, ..Selection::default() };
        let formats = rows(&shown(&[TEXT], &selection, &[], sheet), "formats");
        assert_eq!(formats.len(), 1, "{formats:?}");
        assert!(formats[0][1].contains("основатель"));
    }

    #[test]
    fn a_route_has_the_ends_that_its_name_states_and_its_events() {
        let sheet = all(&[ROUTES]);
        let routes = rows(&sheet, "routes");
        let of = |name: &str| routes.iter().find(|row| row[1].contains(name)).expect(name);
        assert_eq!(of("Бахты")[5], "Бахты → Аягоз");
        assert_eq!(of("коридор")[5], "концы не названы");
        assert_eq!(of("коридор")[6], "ничего не сказано");
        let told = &of("КТК")[6];
        assert!(told.contains("удар, атака"), "{told}");
        assert!(told.contains("Начало 2024 года (из соседнего предложения)"), "{told}");
        assert_eq!(of("КТК")[4], "нет в корпусе");
        assert!(of("коридор")[3].contains("Турция"));
    }

    #[test]
    fn companies_are_shown_on_request() {
        let text = "Казахстан и США подписали соглашение о покупке 15 самолётов Boeing.";
        let sheet = shown(&[text], &Selection::default(), &[("formats-net", "companies")], sheet);
        let rows = rows(&sheet, "routes");
        assert!(rows.iter().any(|row| row[1] == "Boeing" && row[3].contains("США")), "{rows:?}");
    }

    #[test]
    fn groups_and_peers_stand_as_worded() {
        let text = "Казахстан строит тандем с Ташкентом. Токаев и Казахстан в центре. Инициатива «Один пояс, один путь» важна Китаю. \
            Есть ряд растущих держав, таких как Индия и Бразилия.";
        let sheet = all(&[text]);
        let groups = rows(&sheet, "groups");
        assert_eq!(groups.len(), 1, "{groups:?}");
        assert_eq!(groups[0][0], "тандем");
        assert!(groups[0][1].contains("Узбекистан"), "{groups:?}");
        let peers = rows(&sheet, "peers");
        assert!(peers[0][1].contains("Индия") && peers[0][1].contains("Бразилия"), "{peers:?}");
    }

    #[test]
    fn what_is_denied_makes_no_group_and_no_peer() {
        let text = "Казахстан ведёт свою политику. Казахстан и Астана ждут. \
            Япония живёт без своего альянса соседей. \
            Похожую политику ведут многие, ведь они не верят ни Японии, ни Индии. \
            Есть Китай и ряд держав, таких как Бразилия, Индонезия и другие, не говоря об Иране.";
        let sheet = all(&[text]);
        assert!(rows(&sheet, "groups").is_empty());
        let peers = rows(&sheet, "peers");
        assert_eq!(peers.len(), 2, "{peers:?}");
        assert!(!peers[0][1].contains("Япония") && !peers[0][1].contains("Индия"), "{peers:?}");
        assert!(peers[1][1].contains("Бразилия") && peers[1][1].contains("Индонезия"), "{peers:?}");
        assert!(!peers[1][1].contains("Китай") && !peers[1][1].contains("Иран"), "{peers:?}");
    }

    #[test]
    fn a_corpus_without_names_says_so() {
        let sheet = all(&["Сегодня ясно."]);
        assert!(sheet.panels.iter().all(|panel| panel.empty.is_some()));
        assert!(panel(&sheet, "formats").table.rows.is_empty());
    }
}
