// The client graphql-sse, in its distinct connections mode, against a running host: follows, drops, resumes and is refused.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-sse';

const { ADDRESS, TOKEN } = process.env;
const headers = { Authorization: `Bearer ${TOKEN}` };
const client = createClient({ url: new URL('graphql', ADDRESS).href, headers, retryAttempts: 0 });

const MEETINGS = 'subscription ($after: String) { meetingChanged(after: $after) { cursor at meeting { id status } } }';

async function call(path, body) {
  const answer = await fetch(new URL(path, ADDRESS), { method: body ? 'POST' : 'GET', headers: { ...headers, 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

const [relationship] = (await call('v1/relationships')).items;
const plan = async days => `Meeting:${(await call(`v1/relationships/${relationship.id}/meetings`, { startsAt: new Date(Date.now() + days * 86_400_000).toISOString(), minutes: 60, method: 'video' })).id}`;
const follow = (after, on) => client.iterate({ query: MEETINGS, variables: { after } }, on);

const told = answer => {
  assert.equal(answer.done, false);
  assert.equal(answer.value.errors, undefined);
  return answer.value.data.meetingChanged;
};

// A query is a stream of one.
const whole = [];
for await (const answer of client.iterate({ query: '{ relationships(first: 1) { nodes { id } } }' })) whole.push(answer);
assert.equal(whole.length, 1);
assert.equal(whole[0].data.relationships.nodes.length, 1);

// Followed, and dropped.
let isOpen;
const open = new Promise(done => { isOpen = done; });
const stream = follow(undefined, { connected: () => isOpen() });
const coming = stream.next();
await open;
const planned = await plan(1);
const first = await coming;
assert.equal(told(first).meeting.id, planned);
await stream.return();

// What was missed comes first, then what goes on; nothing twice.
const missed = await plan(2);
const again = follow(told(first).cursor);
assert.equal(told(await again.next()).meeting.id, missed);
const live = await plan(3);
assert.equal(told(await again.next()).meeting.id, live);
await again.return();

// Refused before the stream opens.
await assert.rejects(() => follow('nonsense').next(), error => error.response?.status === 400 || /400/.test(String(error.message)));
await assert.rejects(() => client.iterate({ query: 'subscription { nothing }' }).next(), error => error.response?.status === 400 || /400/.test(String(error.message)));

client.dispose();
