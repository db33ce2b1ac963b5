/**
 * Single years of age out of groups: each group keeps its total, neighbours differ as little as that allows.
 * Pycnophylactic interpolation along one line (Tobler 1979): average with both neighbours, scale each group back to its
 * total, and again. Never below 0. `firstAges` rise from 0; the last group ends before `endAge`.
 */
export function singleAges(
  firstAges: readonly number[],
  totals: readonly number[],
  endAge: number,
): number[] {
  const ends = [...firstAges.slice(1), endAge]
  const ages: number[] = Array.from({ length: endAge }, () => 0)
  firstAges.forEach((first, group) => {
    for (let age = first; age < ends[group]!; age++) ages[age] = totals[group]! / (ends[group]! - first)
  })
  for (let pass = 0; pass < PASSES; pass++) {
    const before = ages.slice()
    for (let age = 0; age < endAge; age++)
      ages[age] = (before[Math.max(0, age - 1)]! + before[age]! + before[Math.min(endAge - 1, age + 1)]!) / 3
    firstAges.forEach((first, group) => {
      const sum = ages.slice(first, ends[group]).reduce((all, each) => all + each, 0)
      const factor = sum > 0 ? totals[group]! / sum : 0
      for (let age = first; age < ends[group]!; age++) ages[age]! *= factor
    })
  }
  return ages
}

const PASSES = 400
