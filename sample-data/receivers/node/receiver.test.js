// Tests of the receiver: mixhook sends as Mixpanel does. Run them: MIXHOOK=../../../mixhook node --test

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { Mixhook } from './mixhook.js';
import { Receiver } from './receiver.js';

const LAPSED = `
campaign: lapsed-buyers
webhook: {url: "http://localhost:3000/hooks/mixpanel"}
target: {all: [{did: Purchase}, {did_not: Purchase, within: 14 days}]}
schedule: asap
`;

let mixhook, receiver, server, session;

before(async () => (mixhook = await Mixhook.start()));
after(() => mixhook.close());

beforeEach(async () => {
  receiver = new Receiver();
  await new Promise((listening) => (server = receiver.app().listen(0, '127.0.0.1', listening)));
  session = await mixhook.session({
    start_at: '2026-01-01T00:00:00Z',
    campaigns: [LAPSED],
    target: `http://localhost:${server.address().port}/hooks/mixpanel`,
  });
});

afterEach(async () => {
  await session.close();
  server.closeAllConnections();
  server.close();
});

const buys = (user) => session.step('event', { name: 'Purchase', by: user, amount: 30 });

test('a lapsed buyer whose answer was lost is worked on once', async () => {
  await session.step('person', { $distinct_id: 'ana', $email: 'ana@example.org' });
  await buys('ana');
  await session.step('faults', { faults: [{ post: 1, lose: 'answer' }] });
  await session.step('advance', { by: '13 days' });
  await session.expect({ posts: 0 });
  await session.step('advance', { by: '2 days' });
  await session.expect({ posts: 2, statuses: ['uncertain', 200], sent: { ana: 2 }, requeued: 0 });
  assert.equal(receiver.counts.get('ana'), 1);
});

test('who buys again is left alone', async () => {
  await session.step('person', { $distinct_id: 'ana' });
  await session.step('person', { $distinct_id: 'bob' });
  await buys('ana');
  await buys('bob');
  await session.step('advance', { by: '10 days' });
  await buys('bob');
  await session.step('advance', { by: '10 days' });
  await session.expect({ sent: { ana: 1, bob: 0 }, accepted: { ana: 1 } });
  assert.deepEqual((await session.posts()).map((post) => post.users), [['ana']]);
  assert.deepEqual([...receiver.counts], [['ana', 1]]);
});

test('what is wrong with a campaign is said before anything is sent', async () => {
  const told = { start_at: '2026-01-01T00:00:00Z', campaigns: [`${LAPSED}scedule: asap\n`] };
  await assert.rejects(mixhook.session(told), /Unknown key/);
});
