/** A linear or mixed-integer programme being written down, column by column: minimise cost · x within row limits. */
export interface LinearModel {
  rowLower: number[]
  rowUpper: number[]
  cost: number[]
  lower: number[]
  upper: number[]
  integer: number[]
  start: number[]
  row: number[]
  value: number[]
}

export const emptyLinearModel = (): LinearModel => ({
  rowLower: [],
  rowUpper: [],
  cost: [],
  lower: [],
  upper: [],
  integer: [],
  start: [0],
  row: [],
  value: [],
})

/** Adds a row and returns its index. */
export const addRow = (model: LinearModel, lower: number, upper: number) => {
  model.rowLower.push(lower)
  return model.rowUpper.push(upper) - 1
}

/** Adds a column whose entries have been given by `addEntry` since the last column; returns its index. */
export function addColumn(model: LinearModel, cost: number, lower: number, upper: number, integer = false) {
  model.cost.push(cost)
  model.lower.push(lower)
  model.upper.push(upper)
  model.integer.push(integer ? 1 : 0)
  model.start.push(model.row.length)
  return model.cost.length - 1
}

/** An entry of the column that the next `addColumn` closes; zeros are left out. */
export function addEntry(model: LinearModel, row: number, value: number) {
  if (value === 0) return
  model.row.push(row)
  model.value.push(value)
}
