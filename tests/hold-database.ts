/** A process that joins the embedded database of a folder and keeps it until told or killed; a test's second Tuoyu. */
import { joinEmbedded } from '../db/embedded/index.ts'

const [dataFolder, role] = process.argv.slice(2)
const embedded = await joinEmbedded({
  dataFolder: dataFolder!,
  role: role === 'server' ? 'server' : 'command',
})
process.stdout.write('joined\n')
process.stdin.once('data', async () => {
  await embedded.leave()
  process.exit()
})
