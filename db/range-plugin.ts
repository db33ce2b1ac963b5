import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
  type ValueNode,
} from 'kysely'
import { type DateRange, toDaterange } from '../kernel/date-range.ts'

function isDateRange(value: unknown): value is DateRange {
  if (typeof value !== 'object' || value === null) return false
  return Object.keys(value).length === 2 && 'first' in value && 'last' in value
}

const literal = (value: unknown): unknown => (isDateRange(value) ? toDaterange(value) : value)

class RangeTransformer extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...super.transformValue(node), value: literal(node.value) }
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...super.transformPrimitiveValueList(node), values: node.values.map(literal) }
  }
}

/** Lets a `DateRange` be given wherever a query takes a value; the database sees a `daterange`. */
export class RangePlugin implements KyselyPlugin {
  readonly #transformer = new RangeTransformer()

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#transformer.transformNode(node, queryId)
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
