/** The second thread of `tuoyu solve --threads 2`: it bounds and searches beside the first. */
import { helpLocation } from '../../engine/index.ts'
import { helpInThread } from '../../kernel/thread.ts'

helpInThread(helpLocation)
