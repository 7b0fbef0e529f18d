// Loaded into Azurite's process before Azurite itself (node --import). Its standard input belongs to whoever started it.
//
// Ends Azurite in order when that closes. The operating system closes it when the parent dies, however it dies, so no Azurite
// outlives a killed test run.
//
// Each line on it is a number of milliseconds by which Azurite's clock is to be ahead. So tests need not wait for messages
// and leases of a dead host to come free.
//
// Azurite's garbage collection never runs. It removes what nothing refers to any more one by one, and its database in memory takes some
// 15 ms for each: after ten minutes of tests Azurite answers nobody for minutes. It also removes what is being written just then.
//
// Templates of addresses are made once. Azurite makes each anew for each operation that a request could be, an eighth of all its work.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const never = 2 ** 31 - 1;
for (const service of ['blob', 'queue'])
  require(`../../node_modules/azurite/dist/src/${service}/utils/constants.js`).DEFAULT_GC_INTERVAL_MS = never;

const templates = require.resolve('../../node_modules/uri-templates');
const make = require(templates);
const made = new Map();
require.cache[templates].exports = (text) => made.get(text) ?? made.set(text, make(text)).get(text);

let ahead = Number(process.env.AZURITE_CLOCK_AHEAD ?? 0);
const now = Date.now;
Date.now = () => now() + ahead;
globalThis.Date = new Proxy(Date, {
  construct: (date, given, made) => Reflect.construct(date, given.length > 0 ? given : [date.now()], made),
  apply: () => new Date().toString(),
});

createInterface({ input: process.stdin })
  .on('line', (line) => {
    ahead = Number(line);
    console.log(`Clock is ${ahead} ms ahead`);
  })
  .on('close', () => {
    process.emit('SIGTERM');
    setTimeout(() => process.exit(0), 5000).unref();
  });
