import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { openEventStore, handleCommand, openDatabase } from '#event-store';

const citation = { sourceId: 'memo-1', publishedOn: '2025-10-28', quote: 'x' };
let n = 0;
const command = () => ({ name: 'RegisterCompany', json: { unitId: `unit-${++n}`, names: { en: 'Company' }, citation } });
const fresh = { personId: () => 'p0000000' };
const v7 = () => { const t = Date.now().toString(16).padStart(12, '0'); const u = randomUUID(); return `${t.slice(0, 8)}-${t.slice(8)}-7${u.slice(15)}`; };
async function main() {
  rmSync('/tmp/p/rate', { recursive: true, force: true });
  const store = await openEventStore('sqlite:/tmp/p/rate/l.db', { mode: 'write', clock: () => Date.now(), random: randomBytes });
  try { console.log(await handleCommand(store, fresh, command(), { commandId: 'c1', actor: 'a' })); } catch (e) { console.log(e); }
  let t = performance.now();
  const N1 = 3000;
  for (let i = 0; i < N1; i++) await handleCommand(store, fresh, command(), { commandId: v7(), actor: 'a' });
  console.log('one client', Math.round(N1 / (performance.now() - t) * 1000), '/s');
  for (const clients of [64, 1000]) {
    t = performance.now(); const N = 30000; let left = N;
    await Promise.all(Array.from({ length: clients }, async () => { while (left-- > 0) await handleCommand(store, fresh, command(), { commandId: v7(), actor: 'a' }); }));
    console.log(clients, 'clients', Math.round(N / (performance.now() - t) * 1000), '/s');
  }
  t = performance.now(); let c = 0; for (const _ of store.readAll(0)) c++;
  console.log('readAll', c, Math.round(c / (performance.now() - t) * 1000), '/s');
  await store.close();
  const db = openDatabase('/tmp/p/rate/bare.db'); db.exec('pragma journal_mode=wal; pragma synchronous=full; create table t(a integer primary key, b blob, c blob)');
  const ins = db.prepare('insert into t(b,c) values(?,?)'); const b = randomBytes(300); t = performance.now();
  for (let i = 0; i < N1; i++) ins.run(b, b);
  console.log('bare FULL', Math.round(N1 / (performance.now() - t) * 1000), '/s'); db.close();
  t = performance.now(); const s2 = await openEventStore('sqlite:/tmp/p/rate/l.db', { mode: 'write', clock: () => Date.now(), random: randomBytes });
  console.log('open', s2.head(), performance.now() - t, 'ms'); await s2.close();
}
void main();
