// Every audit of GraphQL over HTTP, what a server must, should and may do: ADDRESS is the server's, TOKEN a bearer token.
import { serverAudits } from 'graphql-http';

const { ADDRESS, TOKEN } = process.env;
const audits = serverAudits({
  url: `${ADDRESS}/graphql`,
  fetchFn: (url, options = {}) => fetch(url, { ...options, headers: { ...options.headers, authorization: `Bearer ${TOKEN}` } }),
});

let failed = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status === 'ok') continue;
  failed++;
  console.log(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
  if (result.response) console.log(`  ${result.response.status} ${await result.response.text()}`);
}
console.log(`${audits.length - failed} of ${audits.length} audits passed`);
process.exitCode = failed === 0 && audits.length >= 61 ? 0 : 1;
