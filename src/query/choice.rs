//! Facets and choices of their values.

use std::marker::PhantomData;

use crate::model::{AgencyBody, AgencyKind, EndReason, Model, State};

/// A property with few values, by which agreements are counted and filtered.
pub trait Facet: Copy {
    /// The number of values, at most 63; "unknown" does not count.
    const COUNT: usize;

    /// The position of the value, below [`Facet::COUNT`].
    fn position(self) -> usize;

    /// The value at a position, or `None` for "unknown" and beyond.
    fn from_position(position: usize) -> Option<Self>;

    /// The position of a value that may be unknown, which is [`Facet::COUNT`].
    fn slot(value: Option<Self>) -> usize {
        value.map_or(Self::COUNT, Self::position)
    }
}

impl Facet for State {
    const COUNT: usize = Self::COUNT;

    fn position(self) -> usize {
        self.position()
    }

    fn from_position(position: usize) -> Option<Self> {
        Self::from_position(position)
    }
}

impl Facet for Model {
    const COUNT: usize = Self::ALL.len();

    fn position(self) -> usize {
        self.position()
    }

    fn from_position(position: usize) -> Option<Self> {
        Self::ALL.get(position).copied()
    }
}

impl Facet for AgencyKind {
    const COUNT: usize = Self::ALL.len();

    fn position(self) -> usize {
        self.position()
    }

    fn from_position(position: usize) -> Option<Self> {
        Self::ALL.get(position).copied()
    }
}

impl Facet for EndReason {
    const COUNT: usize = Self::ALL.len();

    fn position(self) -> usize {
        self as usize
    }

    fn from_position(position: usize) -> Option<Self> {
        Self::ALL.get(position).copied()
    }
}

impl Facet for AgencyBody {
    const COUNT: usize = Self::ALL.len();

    fn position(self) -> usize {
        self.position()
    }

    fn from_position(position: usize) -> Option<Self> {
        Self::ALL.get(position).copied()
    }
}

/// A set of values of a facet, in which "unknown" is `None`. An empty set restricts nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Choice<T> {
    bits: u64,
    facet: PhantomData<T>,
}

impl<T> Default for Choice<T> {
    fn default() -> Self {
        Self { bits: 0, facet: PhantomData }
    }
}

impl<T: Facet> Choice<T> {
    /// Chooses a single value.
    #[must_use]
    pub fn only(value: Option<T>) -> Self {
        [value].into_iter().collect()
    }

    /// Whether nothing is chosen, so that every value passes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// How many values are chosen.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.bits.count_ones() as usize
    }

    /// Whether the value itself is chosen.
    #[must_use]
    pub fn contains(&self, value: Option<T>) -> bool {
        self.has_slot(T::slot(value))
    }

    /// Whether a value passes: it is chosen, or nothing is chosen.
    #[must_use]
    pub fn allows(&self, value: Option<T>) -> bool {
        self.is_empty() || self.contains(value)
    }

    /// Chooses a value.
    pub fn insert(&mut self, value: Option<T>) {
        self.bits |= 1 << T::slot(value);
    }

    /// Chooses all values of another choice.
    pub fn extend(&mut self, other: Self) {
        self.bits |= other.bits;
    }

    /// The values that are chosen in any of several choices.
    #[must_use]
    pub fn of_all(choices: &[Self]) -> Self {
        let bits = choices.iter().fold(0, |bits, choice| bits | choice.bits);
        Self { bits, facet: PhantomData }
    }

    /// Removes a value.
    pub fn remove(&mut self, value: Option<T>) {
        self.bits &= !(1 << T::slot(value));
    }

    /// Chooses a value, or removes it if it is chosen.
    pub fn toggle(&mut self, value: Option<T>) {
        self.bits ^= 1 << T::slot(value);
    }

    /// Removes all values.
    pub fn clear(&mut self) {
        self.bits = 0;
    }

    /// The chosen values in order of position, "unknown" last.
    pub fn iter(&self) -> impl Iterator<Item = Option<T>> + use<T> {
        let bits = self.bits;
        (0..=T::COUNT).filter(move |slot| bits >> slot & 1 == 1).map(T::from_position)
    }

    /// As [`Choice::allows`], for a slot.
    pub(super) const fn allows_slot(self, slot: usize) -> bool {
        self.bits == 0 || self.has_slot(slot)
    }

    pub(super) const fn has_slot(self, slot: usize) -> bool {
        self.bits >> slot & 1 == 1
    }
}

impl<T: Facet> FromIterator<Option<T>> for Choice<T> {
    fn from_iter<I: IntoIterator<Item = Option<T>>>(values: I) -> Self {
        let mut choice = Self::default();
        values.into_iter().for_each(|value| choice.insert(value));
        choice
    }
}

impl<T: Facet> std::fmt::Debug for Choice<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries((0..=T::COUNT).filter(|&slot| self.has_slot(slot))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_chosen_allows_all_and_unknown_is_a_value() {
        let mut choice = Choice::<Model>::default();
        assert!(choice.allows(None) && choice.allows(Some(Model::TaskForce)));
        choice.toggle(None);
        choice.toggle(Some(Model::TaskForce));
        assert!(choice.allows(None) && !choice.allows(Some(Model::WarrantService)));
        assert_eq!(choice.iter().collect::<Vec<_>>(), [Some(Model::TaskForce), None]);
        choice.toggle(None);
        assert_eq!(choice, Choice::only(Some(Model::TaskForce)));
    }

    #[test]
    fn every_state_and_unknown_have_a_bit_of_their_own() {
        let all: Choice<State> = State::all().map(Some).chain([None]).collect();
        assert_eq!(all.len(), State::COUNT + 1);
        assert_eq!(all.iter().count(), State::COUNT + 1);
    }
}
