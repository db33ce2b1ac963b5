/** The second thread of `tuoyu solve --threads 2`: it bounds and searches beside the first. */
import { helpLocation } from '../../engine/index.ts'
import { answerInThread } from '../../kernel/thread.ts'

answerInThread(helpLocation)
