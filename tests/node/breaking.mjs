// Compares openapi/schema.graphql with the version that landed last: what would break a front end fails, unless acknowledged.json says why it must be.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

const file = 'openapi/schema.graphql';

/** What breaks a front end, and is not acknowledged in the same words. */
async function unacknowledged(before, after, acknowledged) {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes.filter(change => change.criticality.level === CriticalityLevel.Breaking).map(change => change.message).filter(message => !acknowledged[message]);
}

/** On a branch the version that the branch began from; on main the one before. Null where there is no history. */
function landed() {
  const git = (...words) => execFileSync('git', words, { cwd: new URL('../..', import.meta.url), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 * 1024 * 1024 }).trim();
  const tried = command => { try { return git(...command); } catch { return null; } };
  const [head, base] = [tried(['rev-parse', 'HEAD']), tried(['merge-base', 'HEAD', 'origin/main'])];
  const commit = base && base !== head ? base : tried(['rev-parse', '--verify', 'HEAD^']);
  const text = commit && tried(['show', `${commit}:${file}`]);
  return text ? { commit, text } : null;
}

/** A check that cannot fail checks nothing. */
async function prove() {
  const before = 'type Query { old: Int kept(a: Int): Int }';
  const after = 'type Query { kept(a: Int!): Int new: Int }';
  const found = await unacknowledged(before, after, {});
  const left = await unacknowledged(before, after, { [found[0]]: 'A reason.' });
  if (found.length !== 2 || left.length !== 1) throw new Error(`The comparison finds ${JSON.stringify(found)}, and of these ${JSON.stringify(left)} when the first is acknowledged.`);
}

await prove();
const acknowledged = JSON.parse(readFileSync(new URL('acknowledged.json', import.meta.url), 'utf8'));
const bare = Object.entries(acknowledged).filter(([, reason]) => typeof reason !== 'string' || reason.trim().length < 10).map(([change]) => change);
if (bare.length > 0) throw new Error(`Give a reason in acknowledged.json for: ${bare.join(' ')}`);
const last = landed();
if (last === null) {
  console.log('There is no landed version of the schema to compare with.');
} else {
  const breaking = await unacknowledged(last.text, readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), acknowledged);
  console.log(breaking.length === 0 ? `Nothing breaks since ${last.commit}.`
    : `Breaks what front ends use since ${last.commit}. Deprecate it first, or say why in tests/node/acknowledged.json, in these words:\n${breaking.join('\n')}`);
  process.exitCode = breaking.length === 0 ? 0 : 1;
}
