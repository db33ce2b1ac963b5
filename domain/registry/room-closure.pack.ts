import { firstColumn, lastColumn, referenceColumn } from '../../kernel/pack-columns.ts'
import type { PackFile } from '../../kernel/pack-file.ts'

/** Times in which a room is closed. */
export const roomClosureFile: PackFile = {
  file: 'room_closures.csv',
  table: 'room_closure',
  about: 'Times in which a room is closed',
  key: ['room', 'first'],
  noOverlap: ['room'],
  columns: [
    referenceColumn('room', '房间', 'rooms', 'room'),
    firstColumn,
    lastColumn,
    { name: 'reason', zh: '原因', about: 'reason', kind: 'text', maxLength: 200 },
  ],
}
