//! The outer form that text documents and sheets share (ECMA-376, part 2: Open Packaging
//! Conventions): a list of content types, a file of relations, the parts.
//!
//! In: the parts. Out: the archive. Must not know what a part holds.

use std::fmt::Write as _;

use super::archive::Archive;
use super::letters::xml;

/// The head of every part.
pub(super) const HEAD: &str = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n";
/// The name space of relations inside a part.
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument.";

/// A part of the document.
pub(super) struct Part {
    /// Where it stands: `word/document.xml`.
    pub(super) name: &'static str,
    /// Its content type, without what all begin with: `wordprocessingml.styles+xml`.
    pub(super) kind: &'static str,
    /// Its XML.
    pub(super) content: String,
}

/// What a part refers to, in the order of their numbers: the first is `r1`.
#[derive(Default)]
pub(super) struct Relations(Vec<String>);

impl Relations {
    /// Refers to another part; gives the reference's name.
    pub(super) fn inside(&mut self, kind: &str, target: &str) -> String {
        self.add(kind, target, "")
    }

    /// Refers to an address of the web.
    pub(super) fn outside(&mut self, kind: &str, target: &str) -> String {
        self.add(kind, target, " TargetMode='External'")
    }

    fn add(&mut self, kind: &str, target: &str, mode: &str) -> String {
        let id = format!("r{}", self.0.len() + 1);
        self.0.push(format!(
            "<Relationship Id='{id}' Type='{RELATIONS}/{kind}' Target='{}'{mode}/>",
            xml(target)
        ));
        id
    }

    /// The part that tells them.
    pub(super) fn close(&self) -> String {
        format!(
            "{HEAD}<Relationships xmlns='{PACKAGE}/relationships'>{}</Relationships>",
            self.0.concat()
        )
    }
}

/// The archive of a document whose first part is its main one; `relations` are that part's.
pub(super) fn package(
    parts: &[Part],
    relations: &Relations,
    pictures: &[(String, &[u8])],
) -> Vec<u8> {
    let mut archive = Archive::default();
    let mut types = format!(
        "{HEAD}<Types xmlns='{PACKAGE}/content-types'>\
         <Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>\
         <Default Extension='xml' ContentType='application/xml'/>\
         <Default Extension='png' ContentType='image/png'/>"
    );
    for Part { name, kind, .. } in parts {
        let _ = write!(types, "<Override PartName='/{name}' ContentType='{OFFICE}{kind}'/>");
    }
    types.push_str("</Types>");
    archive.add("[Content_Types].xml", types.as_bytes());
    if let Some(main) = parts.first() {
        let mut outer = Relations::default();
        outer.inside("officeDocument", main.name);
        archive.add("_rels/.rels", outer.close().as_bytes());
        let (folder, file) = main.name.rsplit_once('/').unwrap_or(("", main.name));
        archive.add(&format!("{folder}/_rels/{file}.rels"), relations.close().as_bytes());
    }
    for Part { name, content, .. } in parts {
        archive.add(name, content.as_bytes());
    }
    for (name, bytes) in pictures {
        archive.add(name, bytes);
    }
    archive.close()
}
