//! Rules, each with a name for output and a sentence for readers.

/// The version of the rules, which datasets carry. Raise it with every change of what is made of a
/// row: of a rule of cleaning, identity or dates, of the order of an enumeration of rules, or of the
/// tables that rules consult. A dataset of an older version is cleaned and derived anew from its
/// rows as read.
pub const RULES_VERSION: u32 = 6;

/// The description of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RuleWords {
    /// The name used in output.
    pub name: &'static str,
    /// The rule in a sentence.
    pub sentence: &'static str,
    /// Whether the rule changes only the form of a value, not its meaning.
    pub is_minor: bool,
}

/// Declares an enumeration of rules, from the one that changes least: variant, name, whether only
/// the form of a value changes, and the rule in a sentence.
macro_rules! rules {
    ($(#[$head:meta])* $enum:ident
     $($(#[$doc:meta])* $variant:ident $name:literal $minor:literal $sentence:literal;)*) => {
        $(#[$head])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $enum { $($(#[$doc])* $variant,)* }

        impl $enum {
            /// All rules, from the one that changes least.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The description of the rule.
            #[must_use]
            pub const fn words(self) -> $crate::model::RuleWords {
                $crate::model::RuleWords {
                    name: self.name(),
                    sentence: self.sentence(),
                    is_minor: self.is_minor(),
                }
            }

            /// The name used in output.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Whether the rule changes only the form of a value, not its meaning.
            #[must_use]
            pub const fn is_minor(self) -> bool {
                match self { $(Self::$variant => $minor,)* }
            }

            /// The rule in a sentence.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)* }
            }
        }
    };
}
pub(crate) use rules;
