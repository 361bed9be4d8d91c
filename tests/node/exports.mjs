// Each folder of EXPORTS is an export: its manifest is a Data Package, and its rows are what the manifest says of them, to readers that are not ours.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import datapackage from 'datapackage'
import { parquetReadObjects } from 'hyparquet'

const wrong = []
const has = (command) => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const [python, jq, miller] = [has('python3'), has('jq'), has('mlr')]
if (!miller && process.env.REQUIRE_MILLER === '1') wrong.push('Miller (mlr) is not installed')

async function check(folder) {
  const say = (what) => wrong.push(`${folder}: ${what}`)
  const at = join(process.env.EXPORTS, folder)
  const descriptor = JSON.parse(readFileSync(join(at, 'datapackage.json'), 'utf8'))
  const found = await datapackage.validate(descriptor)
  if (!found.valid) say(`is no data package: ${found.errors.map((e) => e.message).join('; ')}`)
  const [resource] = descriptor.resources
  const file = join(at, resource.path)
  const bytes = readFileSync(file)
  if (bytes.length !== resource.bytes) say(`${bytes.length} bytes, not ${resource.bytes}`)
  if (`sha256:${createHash('sha256').update(bytes).digest('hex')}` !== resource.hash) say('another checksum')
  const names = resource.schema.fields.map((field) => field.name)
  const count = (rows, reader) => rows === resource.rowCount || say(`${reader} reads ${rows} rows, not ${resource.rowCount}`)
  const columns = (keys, reader) => JSON.stringify(keys) === JSON.stringify(names) || say(`${reader} reads the columns ${keys}`)
  if (resource.format === 'csv') {
    const read = await (await datapackage.Package.load(descriptor, { basePath: at })).resources[0].read({ keyed: true })
    count(read.length, 'datapackage')
    if (bytes.includes('\n') && !bytes.toString('utf8').endsWith('\r\n')) say('its last line has no end')
    if (python) {
      const code = 'import csv,json,sys; rows=list(csv.reader(open(sys.argv[1],encoding="utf-8",newline=""))); print(json.dumps([len(rows)-1, rows[0]]))'
      const [rows, header] = JSON.parse(execFileSync('python3', ['-c', code, file], { encoding: 'utf8' }))
      count(rows, 'python')
      columns(header, 'python')
    }
    if (miller) {
      // As it stands: a text that looks like a number stays one.
      const rows = JSON.parse(execFileSync('mlr', ['--icsv', '--ojson', '-S', 'cat', file], { encoding: 'utf8', maxBuffer: 1 << 28 }))
      count(rows.length, 'Miller')
      if (rows.length > 0) columns(Object.keys(rows[0]), 'Miller')
    }
  } else if (resource.format === 'ndjson') {
    const rows = bytes.toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
    count(rows.length, 'JSON.parse')
    if (rows.length > 0) columns(Object.keys(rows[0]), 'JSON.parse')
    if (jq) count(Number(execFileSync('jq', ['-s', 'length', file], { encoding: 'utf8' })), 'jq')
  } else {
    const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) })
    count(rows.length, 'hyparquet')
    if (rows.length > 0) columns(Object.keys(rows[0]), 'hyparquet')
  }
}

const folders = readdirSync(process.env.EXPORTS)
if (folders.length === 0) wrong.push('there is no export')
for (const folder of folders) await check(folder).catch((e) => wrong.push(`${folder}: ${(e.errors ?? [e]).map((one) => one.message).join('; ')}`))
if (wrong.length > 0) {
  console.error(wrong.join('\n'))
  process.exit(1)
}
