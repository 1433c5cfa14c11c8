//! Merkle trees as RFC 9162 (Certificate Transparency 2.0, section 2.1) makes them: one hash for a whole
//! list, and for each of its entries a short path that proves it is in the list, at its place.
//!
//! A leaf is SHA-256 of a zero byte and the entry, a node of a one byte and its two children, so neither
//! can be taken for the other.

use super::hash::Hash;

/// How many leaves a kept subtree has. A power of two: the roots of such subtrees, taken as leaves, make
/// the same tree.
pub const TILE: usize = 256;

/// The leaf of an entry.
pub fn leaf(entry: &[u8]) -> Hash {
    Hash::of(&[&[0], entry].concat())
}

fn node(left: Hash, right: Hash) -> Hash {
    Hash::of(&[&[1], left.as_bytes().as_slice(), right.as_bytes()].concat())
}

/// A tree over leaves, or over the roots of tiles, with all its levels: the leaves first, the root last.
/// Nodes are made of pairs; one left over goes up as it is, which parts a list as the standard does: at
/// the largest power of two below its length.
#[derive(Debug, Clone)]
pub struct Tree(Vec<Vec<Hash>>);

impl Tree {
    pub fn over(leaves: Vec<Hash>) -> Self {
        let mut levels = vec![leaves];
        while let Some(level) = levels.last().filter(|level| level.len() > 1) {
            let pair = |two: &[Hash]| match two {
                [left, right] => Some(node(*left, *right)),
                _ => two.first().copied(),
            };
            let above: Vec<Hash> = level.chunks(2).filter_map(pair).collect();
            levels.push(above);
        }
        Self(levels)
    }

    /// Of no leaves it is the hash of nothing.
    pub fn root(&self) -> Hash {
        let root = self.0.last().and_then(|level| level.first());
        root.copied().unwrap_or_else(|| Hash::of(&[]))
    }

    /// The path from the leaf at an index up to below the root; empty for a tree of one leaf.
    pub fn path(&self, index: usize) -> Vec<Hash> {
        let beside = |(height, level): (u32, &Vec<Hash>)| {
            let place = index.checked_shr(height)?;
            level.get(place ^ 1).copied()
        };
        (0..).zip(&self.0).filter_map(beside).collect()
    }
}

/// The root over leaves.
pub fn root(leaves: &[Hash]) -> Hash {
    Tree::over(leaves.to_vec()).root()
}

/// The roots of a list's tiles; the last may be a smaller one.
pub fn tiles(leaves: &[Hash]) -> Vec<Hash> {
    leaves.chunks(TILE).map(root).collect()
}

/// The root a leaf and its path lead to, in a tree of so many leaves (RFC 9162, 2.1.3.2); `None` when
/// the path has not the length it must have there.
pub fn climb(leaf: Hash, index: u64, leaves: u64, path: &[Hash]) -> Option<Hash> {
    let mut last = leaves.checked_sub(1)?;
    if index > last {
        return None;
    }
    let mut place = index;
    let mut at = leaf;
    for other in path {
        if last == 0 {
            return None;
        }
        if place % 2 == 1 || place == last {
            at = node(*other, at);
            while place.is_multiple_of(2) && place != 0 {
                place /= 2;
                last /= 2;
            }
        } else {
            at = node(at, *other);
        }
        place /= 2;
        last /= 2;
    }
    (last == 0).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The root as the standard defines it.
    fn parted(leaves: &[Hash]) -> Hash {
        match leaves {
            [only] => *only,
            many => {
                let (left, right) = many.split_at(many.len().next_power_of_two() / 2);
                node(parted(left), parted(right))
            }
        }
    }

    fn number(count: usize) -> u64 {
        count.try_into().unwrap()
    }

    fn leaves(count: usize) -> Vec<Hash> {
        (0..count).map(|number| leaf(number.to_string().as_bytes())).collect()
    }

    #[test]
    fn roots_are_the_published_ones() {
        // Known from the Certificate Transparency reference tests.
        let entries: [&[u8]; 3] = [b"", b"\x00", b"\x10"];
        let leaves: Vec<Hash> = entries.iter().map(|entry| leaf(entry)).collect();
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        ];
        for (count, expected) in (1..).zip(roots) {
            assert_eq!(root(&leaves[..count]).to_string(), expected);
        }
    }

    #[test]
    fn every_path_leads_to_the_root_and_no_other_does() {
        for count in (1..=70).chain([255, 256, 257, 512, 513, 1_000]) {
            let leaves = leaves(count);
            let tree = Tree::over(leaves.clone());
            let top = tree.root();
            assert_eq!(top, parted(&leaves));
            for index in (0..count).step_by(1 + count / 40) {
                let steps = tree.path(index);
                let climbed = |leaf, index: usize, steps: &[Hash]| {
                    climb(leaf, number(index), number(count), steps)
                };
                assert_eq!(climbed(leaves[index], index, &steps), Some(top), "{index} of {count}");
                assert_ne!(climbed(leaf(b"other"), index, &steps), Some(top));
                assert_ne!(climbed(leaves[index], index + 1, &steps), Some(top));
                assert_eq!(climbed(leaves[index], index, &[&steps[..], &[top]].concat()), None);
                if let Some((_, shorter)) = steps.split_last() {
                    assert_eq!(climbed(leaves[index], index, shorter), None);
                }
            }
        }
    }

    /// What is kept of a tree is enough to find a path in it.
    #[test]
    fn tiles_make_the_same_tree() {
        for count in [1, 255, 256, 257, 700, 1_024, 1_500] {
            let leaves = leaves(count);
            let tiles = tiles(&leaves);
            assert_eq!(root(&tiles), root(&leaves));
            for index in [0, count / 2, count - 1] {
                let tile = leaves.chunks(TILE).nth(index / TILE).unwrap();
                let below = Tree::over(tile.to_vec()).path(index % TILE);
                let joined = [below, Tree::over(tiles.clone()).path(index / TILE)].concat();
                assert_eq!(joined, Tree::over(leaves.clone()).path(index), "{index} of {count}");
            }
        }
    }
}
