// Forms as they are published against the 2020-12 meta-schema, and answers against the forms: what the file says of each must be what ajv says.
import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const wrong = []
for (const { key, schema, samples } of JSON.parse(readFileSync(process.env.FORMS, 'utf8'))) {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true })
  addFormats(ajv)
  for (const keyword of ['x-language', 'x-sections']) ajv.addKeyword(keyword)
  if (!ajv.validateSchema(schema)) {
    wrong.push(`${key} is no schema: ${ajv.errorsText()}`)
    continue
  }
  const fits = ajv.compile(schema)
  for (const { answers, valid } of samples)
    if (fits(answers) !== valid) wrong.push(`${key} ${valid ? 'refuses' : 'takes'} ${JSON.stringify(answers)}: ${ajv.errorsText(fits.errors)}`)
}
if (wrong.length > 0) {
  console.error(wrong.join('\n'))
  process.exit(1)
}
