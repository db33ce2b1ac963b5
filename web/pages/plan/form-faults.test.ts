import { expect, test } from 'vitest'
import { faultsIn } from './form-faults.ts'

test('what stands in a faulty field is told as the file has it', () => {
  const faults = [
    { path: 'changes.targets.places', value: { 2030: 5 }, allowed: 'no field of this name' },
    { path: 'gap', value: null, allowed: 'a number' },
  ]
  expect(faultsIn({ faults }, {})).toEqual([
    { path: 'targets.places', value: '{"2030":5}', allowed: 'no field of this name' },
    { path: 'gap', value: '', allowed: 'a number' },
  ])
})
