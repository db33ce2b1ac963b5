import { useText } from '../../language.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import { ChoiceField, TextField, useFault, useForm } from './form-fields.tsx'
import { rowValues, typed } from './form-values.ts'

type Row = { readonly share: number; readonly metres?: number; readonly monthlyYuan?: number | null }

/** How a share falls from row to row: the pack's rows, or the planner's own, which begin as the pack's. */
export function RowFields(props: {
  path: string
  title: string
  setting: string
  limit: 'metres' | 'monthlyYuan'
  limitLabel: string
  most: number
}) {
  const { path, title, limit, limitLabel } = props
  const { planForm } = useText()
  const { values, set, pack } = useForm()
  const fault = useFault(path)
  const setting = pack.get(props.setting)
  const rows = Array.isArray(setting?.value) ? (setting.value as Row[]) : []
  const own = values[path] === 'own'
  const count = Number(values[`${path}.count`] ?? 0)
  const choose = (from: string) =>
    set(from === 'own' && count === 0 ? rowValues(path, rows) : { [path]: from })
  const resize = (next: number) => set({ [`${path}.count`]: String(next) })
  return (
    <div className="row-fields">
      <ChoiceField
        path={path}
        label={title}
        onChange={choose}
        choices={{ pack: planForm.targetFrom.pack, own: planForm.targetFrom.own }}
      />
      {!own && (
        <p className="small quiet">
          {rows
            .map(row =>
              planForm.rowSays(
                row[limit] == null ? planForm.noLimit : typed(row[limit]),
                typed(row.share, 100),
              ),
            )
            .join(' · ')}{' '}
          {setting && <MarkTag mark={setting.mark} bare />}
        </p>
      )}
      {own &&
        Array.from({ length: count }, (_, i) => `${path}.${i}`).map((row, i) => (
          <div key={row} className="form-row">
            <TextField
              path={`${row}.${limit}`}
              label={`${i + 1}. ${limitLabel}`}
              hint={limit === 'monthlyYuan' ? planForm.noLimit : ''}
              number
            />
            <TextField path={`${row}.share`} label={`${i + 1}. ${planForm.shareOfWanting}`} number />
          </div>
        ))}
      {own && (
        <p className="lock-list">
          {count < props.most && (
            <button type="button" className="link-button" onClick={() => resize(count + 1)}>
              {planForm.addRow}
            </button>
          )}
          {count > 1 && (
            <button type="button" className="link-button" onClick={() => resize(count - 1)}>
              {planForm.dropRow}
            </button>
          )}
        </p>
      )}
      {fault && <p className="fault">{fault}</p>}
    </div>
  )
}
