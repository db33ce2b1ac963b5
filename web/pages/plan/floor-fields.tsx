import { useQuery } from '@tanstack/react-query'
import { useAreaNames } from '../../area-names.ts'
import { useNameOf, useText } from '../../language.tsx'
import { areasQuery } from '../../queries.ts'
import { ChoiceField, FormPart, TextField, TickField, useForm } from './form-fields.tsx'

const PREFIX = 'districtFloors.byDistrict.'

/** Least places of districts: alike everywhere, with exceptions for single ones. */
export function FloorFields() {
  const { planForm } = useText()
  const { values } = useForm()
  return (
    <FormPart title={planForm.floors} path="districtFloors" group={['districtFloors']}>
      <TickField path="districtFloors" label={planForm.withFloors} />
      {values.districtFloors === 'yes' && (
        <>
          <ChoiceField
            path="districtFloors.unit"
            label={planForm.floorUnit}
            bare
            choices={planForm.floorUnits}
          />
          <div className="form-row">
            <TextField path="districtFloors.everywhere" label={planForm.floorEverywhere} number />
            <TextField path="districtFloors.firstYear" label={planForm.floorFirstYear} number />
          </div>
          <Exceptions />
          <OwnTables />
        </>
      )}
    </FormPart>
  )
}

const TABLE = /^districtFloors\.placesByDistrict\.([^.]+)$/

/** Districts with a table of their own, as an eased plan leaves them: places by year, until it is given up. */
function OwnTables() {
  const { planForm } = useText()
  const { values, years } = useForm()
  const areaName = useAreaNames()
  const tables = Object.keys(values).filter(path => TABLE.test(path))
  if (tables.length === 0) return null
  return (
    <>
      <p className="small quiet">{planForm.floorTables}</p>
      {tables.map(path => {
        const district = TABLE.exec(path)![1]!
        return (
          <div key={path}>
            <TickField path={path} label={areaName(district) || district} />
            {values[path] === 'yes' && (
              <div className="form-row">
                {years.map(year => (
                  <TextField key={year} path={`${path}.${year}`} label={String(year)} number />
                ))}
              </div>
            )}
          </div>
        )
      })}
    </>
  )
}

function Exceptions() {
  const { planForm } = useText()
  const { values, set } = useForm()
  const nameOf = useNameOf()
  const districts = (useQuery(areasQuery()).data ?? []).filter(({ level }) => level === 'district')
  const chosen = districts.filter(({ code }) => values[`${PREFIX}${code}`] !== undefined)
  const free = districts.filter(each => !chosen.includes(each))
  return (
    <div className="form-row">
      {chosen.map(area => (
        <TextField key={area.code} path={`${PREFIX}${area.code}`} label={nameOf(area)} number />
      ))}
      <label className="form-field">
        <span>{planForm.floorDistrict}</span>
        <select
          className="pick"
          value=""
          onChange={event => event.target.value && set({ [`${PREFIX}${event.target.value}`]: '' })}
        >
          <option value="">{planForm.add}</option>
          {free.map(area => (
            <option key={area.code} value={area.code}>
              {nameOf(area)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
