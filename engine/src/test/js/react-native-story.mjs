// One story told by Mixpanel's library for React Native, in its JavaScript mode, as it is published.
// Argument: the port. It goes on until it is ended, as the library's timer does.
import { register } from 'node:module';

register('./react-native-loader.mjs', import.meta.url);
const { Mixpanel } = await import('mixpanel-react-native');

const kept = new Map();
const storage = {
  getItem: async (key) => kept.get(key) ?? null,
  setItem: async (key, value) => void kept.set(key, value),
  removeItem: async (key) => void kept.delete(key),
};

const mixpanel = new Mixpanel('token', false, false, storage);
await mixpanel.init(false, {}, `http://localhost:${process.argv[2]}`);
await mixpanel.track('Look', { page: 'home' });
await mixpanel.identify('ana');
await mixpanel.track('Sign Up', { plan: 'free', emoji: 'é 😀 + & = %' });
for (let i = 0; i < 60; i++) {
  await mixpanel.track('Buy', { amount: i });
}
const people = mixpanel.getPeople();
await people.set({ $email: 'ana@example.org', plan: 'free', visits: 1, tags: ['a'] });
await people.setOnce({ plan: 'pro', first: 'yes' });
await people.increment('visits', 4);
await people.append('tags', 'b');
await people.union('tags', ['b', 'c']);
await people.remove('tags', 'a');
await people.unset('first');
await mixpanel.getGroup('company', 'acme').set('city', 'Berlin');
mixpanel.flush();
