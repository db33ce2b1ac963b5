import { NO_FIELD } from '../../../kernel/schema-faults.ts'
import { useFormat, useText } from '../../language.tsx'
import { type Fault, inFormOrder } from './form-faults.ts'
import { useSettingName } from './setting-name.ts'

/** All faults of the settings at once; each also stands beside its field. `count` is more where only the first came. */
export function FaultList({ faults, count }: { faults: readonly Fault[]; count: number }) {
  const { planForm } = useText()
  const format = useFormat()
  const settingName = useSettingName()
  return (
    <div className="state state-refused" role="alert">
      <p>
        {count > faults.length
          ? planForm.faultsBegin(format.count(count), format.count(faults.length))
          : planForm.faults(format.count(count))}
      </p>
      <ul className="fault-list">
        {inFormOrder(faults).map(fault => {
          // the form has no name for what it does not know
          const isUnknown = fault.allowed === NO_FIELD
          const words = isUnknown
            ? planForm.noField
            : planForm.faultAt(fault.value, planForm.allowed(fault.allowed))
          return (
            <li key={`${fault.path} ${fault.row} ${fault.column}`}>
              <b>{isUnknown ? fault.path : settingName(fault.path)}</b>{' '}
              {fault.row === undefined
                ? words
                : planForm.inFile(String(fault.row), fault.column ?? '', words)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
