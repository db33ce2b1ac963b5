/** The thread that helps a plan's thread to find prices; what both change is memory that they share. */
import { type FamilySeeking, helpWithPrices } from '../../engine/index.ts'
import { threadInput } from '../../kernel/thread.ts'

helpWithPrices(threadInput<FamilySeeking>())
