//! Which columns of a table fit into a line, and how wide they are.

/// What a column asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ColumnDemand {
    /// The width below which it is never drawn.
    pub narrowest: usize,
    /// The width that it keeps as long as there is another column to leave out.
    pub comfortable: usize,
    /// The width beyond which it has no use for room.
    pub widest: usize,
    /// When it is left out: the highest number goes first, 0 never goes.
    pub priority: u8,
}

impl ColumnDemand {
    /// A column of one width.
    #[must_use]
    pub const fn fixed(width: usize, priority: u8) -> Self {
        Self { narrowest: width, comfortable: width, widest: width, priority }
    }
}

/// A column that fits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FittedColumn {
    /// Its position among the columns that were asked for.
    pub index: usize,
    /// Its width.
    pub width: usize,
}

/// The columns that fit into `room` with `gap` cells between two of them, in their order. Of equal
/// priorities the last one goes first; room that is left goes to the narrowest that has a use for
/// it. Only columns that may not be left out can be wider together than `room`.
#[must_use]
pub fn fit_columns(demands: &[ColumnDemand], gap: usize, room: usize) -> Vec<FittedColumn> {
    let mut kept: Vec<(usize, ColumnDemand)> = demands.iter().copied().enumerate().collect();
    let mut wanted = total(kept.iter().map(|(_, demand)| demand.comfortable), gap);
    while wanted > room {
        let may_go = kept.iter().enumerate().filter(|(_, (_, demand))| demand.priority > 0);
        let Some((at, _)) = may_go.max_by_key(|(_, (_, demand))| demand.priority) else { break };
        kept.remove(at);
        wanted = total(kept.iter().map(|(_, demand)| demand.comfortable), gap);
    }
    let least = |demand: &ColumnDemand| {
        if wanted > room { demand.narrowest } else { demand.comfortable }
    };
    let mut widths: Vec<usize> = kept.iter().map(|(_, demand)| least(demand)).collect();
    for _ in total(widths.iter().copied(), gap)..room {
        let pairs = widths.iter_mut().zip(&kept);
        let growing = pairs.filter(|(width, (_, demand))| **width < demand.widest);
        let Some((width, _)) = growing.min_by_key(|(width, _)| **width) else { break };
        *width += 1;
    }
    let fitted = kept.iter().zip(widths);
    fitted.map(|(&(index, _), width)| FittedColumn { index, width }).collect()
}

/// The width of columns with the gaps between them.
fn total(widths: impl ExactSizeIterator<Item = usize>, gap: usize) -> usize {
    let gaps = widths.len().saturating_sub(1) * gap;
    widths.fold(gaps, usize::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name that takes the room that is left, and four columns of which two may not go.
    const DEMANDS: [ColumnDemand; 5] = [
        ColumnDemand { narrowest: 6, comfortable: 16, widest: usize::MAX, priority: 0 },
        ColumnDemand::fixed(2, 0),
        ColumnDemand::fixed(6, 3),
        ColumnDemand::fixed(10, 1),
        ColumnDemand { narrowest: 4, comfortable: 8, widest: 20, priority: 1 },
    ];

    fn widths(room: usize) -> Vec<(usize, usize)> {
        fit_columns(&DEMANDS, 2, room).iter().map(|column| (column.index, column.width)).collect()
    }

    #[test]
    fn the_highest_priority_goes_first_and_of_equals_the_last() {
        assert_eq!(widths(50), [(0, 16), (1, 2), (2, 6), (3, 10), (4, 8)]);
        assert_eq!(widths(49).iter().map(|column| column.0).collect::<Vec<_>>(), [0, 1, 3, 4]);
        assert_eq!(widths(41), [(0, 25), (1, 2), (3, 10)]);
        assert_eq!(widths(31), [(0, 27), (1, 2)]);
        assert_eq!(widths(12), [(0, 8), (1, 2)]);
        assert_eq!(widths(3), [(0, 6), (1, 2)]);
    }

    #[test]
    fn room_that_is_left_goes_to_the_narrowest_that_has_a_use_for_it() {
        assert_eq!(widths(60), [(0, 17), (1, 2), (2, 6), (3, 10), (4, 17)]);
        assert_eq!(widths(100), [(0, 54), (1, 2), (2, 6), (3, 10), (4, 20)]);
        let all = [ColumnDemand { narrowest: 1, comfortable: 2, widest: 3, priority: 0 }; 2];
        let widths: Vec<usize> =
            fit_columns(&all, 2, usize::MAX).iter().map(|column| column.width).collect();
        assert_eq!(widths, [3, 3]);
    }

    #[test]
    fn a_line_is_full_as_soon_as_its_columns_fit() {
        for room in 10..300 {
            let widths = widths(room);
            let total =
                widths.iter().map(|(_, width)| width).sum::<usize>() + 2 * (widths.len() - 1);
            assert_eq!(total, room, "{widths:?}");
        }
    }
}
