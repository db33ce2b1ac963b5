import { packFormatPage } from './pack-format.ts'

process.stdout.write(packFormatPage())
