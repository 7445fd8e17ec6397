// One story told by Mixpanel's library for node, as it is published. Argument: the port.
const Mixpanel = require('mixpanel');

const mixpanel = Mixpanel.init('token', {
  host: `localhost:${process.argv[2]}`,
  protocol: 'http',
  key: 'key',
});
const call = (name, ...args) =>
  new Promise((resolve, reject) => {
    const target = name.startsWith('people.') ? mixpanel.people : mixpanel;
    const method = name.replace('people.', '');
    target[method](...args, (error) => (error ? reject(new Error(`${name}: ${error}`)) : resolve()));
  });

(async () => {
  await call('track', 'Sign Up', { distinct_id: 'ana', plan: 'free', emoji: 'é 😀 + & = %' });
  await call('track', 'Sign Up', { distinct_id: '', $device_id: 'd-1', $user_id: 'bea' });
  await call('track_batch', [
    { event: 'Buy', properties: { distinct_id: 'ana', amount: 1.5, time: Date.now() - 60000 } },
    { event: 'Buy', properties: { distinct_id: 'ana', amount: 2, time: Date.now() } },
  ]);
  await call('import', 'Old', new Date('2020-01-01T00:00:00Z'), { distinct_id: 'ana' });
  await call('people.set', 'ana', { $email: 'ana@example.org', plan: 'free', n: 1, tags: ['a'] });
  await call('people.set_once', 'ana', { plan: 'pro', first: 'yes' });
  await call('people.increment', 'ana', { n: 4 });
  await call('people.append', 'ana', { tags: 'b' });
  await call('people.union', 'ana', { tags: ['b', 'c'] });
  await call('people.remove', 'ana', { tags: 'a' });
  await call('people.unset', 'ana', ['first']);
  await call('people.set', 'gone', { plan: 'free' });
  await call('people.delete_user', 'gone');
  await call('people.set', 'long', { list: Array.from({ length: 9000 }, (_, i) => `element ${i}`) });
  await new Promise((resolve, reject) =>
    mixpanel.groups.set('company', 'acme', { city: 'Berlin' }, (e) => (e ? reject(e) : resolve())));
  console.log('told');
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
