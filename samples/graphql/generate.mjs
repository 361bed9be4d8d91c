// Writes src/generated/graph.ts: the types of the schema that the screens and the steps use, and each document with the types of its variables and its answer.
import { codegen } from '@graphql-codegen/core';
import * as typedDocument from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, concatAST, parse, validate } from 'graphql';

const read = path => readFileSync(new URL(path, import.meta.url), 'utf8');
const schema = read('../../openapi/schema.graphql');
const documents = ['screens', 'steps'].flatMap(folder => readdirSync(new URL(`${folder}/`, import.meta.url)).filter(name => name.endsWith('.graphql'))
  .map(name => ({ location: `${folder}/${name}`, document: parse(read(`${folder}/${name}`)) })));
const wrong = validate(buildSchema(schema), concatAST(documents.map(({ document }) => document)));
if (wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join('\n'));

const config = {
  strictScalars: true,
  scalars: { ID: 'string', DateTime: 'string', Date: 'string', Decimal: 'number', JSON: 'unknown' },
  enumsAsTypes: true, onlyOperationTypes: true, immutableTypes: true, skipTypename: true, useTypeImports: true, documentMode: 'string',
};
const written = await codegen({
  schema: parse(schema), documents, filename: 'graph.ts', config,
  plugins: [{ typescript: {} }, { operations: {} }, { typedDocument: {} }], pluginMap: { typescript, operations, typedDocument },
});
mkdirSync(new URL('src/generated/', import.meta.url), { recursive: true });
writeFileSync(new URL('src/generated/graph.ts', import.meta.url), written);
