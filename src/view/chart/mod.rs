//! Pictures as placed shapes: positions and sizes in pixels, no DOM.
//!
//! In: values on scales. Out: a [`Chart`] that the page sets as SVG, one shape after another. A shape
//! that can be clicked names its mark. Knows geometry; must not know what the values mean.

mod axis;
mod label;
mod scale;
mod wrap;

use serde::{Deserialize, Serialize};

pub use axis::{bottom_axis, text_width};
pub use label::{curve, lines};
pub use scale::{Linear, ticks};
pub use wrap::{clip, wrap};

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Width in pixels; that of the frame, or more where it has to be scrolled sideways.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
    /// What the picture shows, in a sentence, for who does not see it.
    pub label: String,
    /// Shapes, the lowest first.
    pub shapes: Vec<Shape>,
}

/// A shape with its look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// Where it is.
    pub form: Form,
    /// Its look: a class of `style/parts/chart.css`.
    pub look: Look,
    /// Id of the partner whose colour it has.
    pub partner: Option<String>,
    /// 0–9, how dark a cell of a heat map is.
    pub heat: Option<u8>,
    /// Number of the mark that opens on a click.
    pub mark: Option<usize>,
    /// A fragment of the app to go to, instead of evidence.
    pub link: Option<String>,
}

/// Looks of shapes; all colours and strokes are in the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// A filled bar, point or cell.
    Fill,
    /// The same, hatched or pale: uncertain, without a stated end, inferred.
    Uncertain,
    /// An outline only: planned, absent.
    Outline,
    /// A line of an axis.
    Axis,
    /// A line of the grid.
    Grid,
    /// A line between things: an edge, an interval.
    Link,
    /// A label.
    Label,
    /// A small label in faint ink: of an axis, a unit.
    Faint,
    /// A label on a filled shape.
    Inside,
    /// A strong label.
    Strong,
    /// The ground of a lane.
    Lane,
}

impl Look {
    /// The name of its class.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fill => "fill",
            Self::Uncertain => "uncertain",
            Self::Outline => "outline",
            Self::Axis => "axis",
            Self::Grid => "grid",
            Self::Link => "link",
            Self::Label => "label",
            Self::Faint => "faint",
            Self::Inside => "inside",
            Self::Strong => "strong",
            Self::Lane => "lane",
        }
    }
}

/// Where a shape is, in pixels from the upper left corner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Form {
    /// A rectangle.
    Rect {
        /// Left.
        x: f32,
        /// Top.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// A circle.
    Circle {
        /// Middle.
        x: f32,
        /// Middle.
        y: f32,
        /// Radius.
        r: f32,
    },
    /// A straight line.
    Line {
        /// Begin.
        from: (f32, f32),
        /// End.
        to: (f32, f32),
    },
    /// A path in the syntax of SVG.
    Path(String),
    /// A line of text.
    Text {
        /// Where `anchor` is.
        x: f32,
        /// Baseline.
        y: f32,
        /// Which end `x` is.
        anchor: Anchor,
        /// The words.
        text: String,
        /// Degrees by which it is turned clockwise about its place.
        turn: f32,
    },
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// Its begin.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Anchor {
    /// The value of the SVG attribute.
    pub fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl Shape {
    /// A shape without colour and mark.
    pub fn new(look: Look, form: Form) -> Self {
        Self { form, look, partner: None, heat: None, mark: None, link: None }
    }

    /// A line of text.
    pub fn text(look: Look, x: f32, y: f32, anchor: Anchor, text: impl Into<String>) -> Self {
        Self::new(look, Form::Text { x, y, anchor, text: text.into(), turn: 0.0 })
    }

    /// The same text turned clockwise about its place; other shapes stay as they are.
    #[must_use]
    pub fn turned(mut self, degrees: f32) -> Self {
        if let Form::Text { turn, .. } = &mut self.form {
            *turn = degrees;
        }
        self
    }

    /// The same shape with the colour of a partner.
    #[must_use]
    pub fn of(self, partner: &str) -> Self {
        Self { partner: Some(partner.to_owned()), ..self }
    }

    /// The same shape that leads to a fragment of the app.
    #[must_use]
    pub fn leading(self, link: &str) -> Self {
        Self { link: Some(link.to_owned()), ..self }
    }

    /// The same shape with a mark.
    #[must_use]
    pub fn marked(self, mark: usize) -> Self {
        Self { mark: Some(mark), ..self }
    }
}
