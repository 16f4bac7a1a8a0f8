//! The home state's part in organisations and formats.

use super::scene::{Parties, Scene};
use crate::lexicon::EntityKind;
use crate::record::{Fact, FactDetail, MembershipStatus};

/// Adds the memberships of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in scene.hits("membership") {
        let Some(status) = rule.setting("status").and_then(MembershipStatus::from_code) else {
            continue;
        };
        let Some(units) = scene.captured(&hit, "organisation") else { continue };
        for named in scene.coordinated(&units).flat_map(|unit| scene.units.named(unit)) {
            let known = out[from..].iter().any(|fact| {
                matches!(&fact.detail, FactDetail::Membership { organisation, .. } if *organisation == named.id)
            });
            if named.kind != EntityKind::Organisation || known {
                continue;
            }
            let detail = FactDetail::Membership { organisation: named.id.clone(), status };
            let parties = Parties { ids: scene.stated_partners(), carried: false };
            out.push(scene.fact(&rule.id, parties, detail));
        }
    }
}
