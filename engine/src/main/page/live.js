// The page while it is served: what comes, and what is to be done.

import { Model } from './model.js';

const KEPT_TOKEN = 'token';
const RETRY_AFTER = 2000;
const AWAY = 'mixhook does not answer: it has ended, or cannot be reached.';

/**
 * The token that lets this page act, which stands in the address that mixhook prints. It is taken
 * out of the address, and kept for this tab alone, so that loading it again does not lose it.
 */
function ownToken() {
  const [, found] = /^#token=([0-9a-f]+)$/.exec(location.hash) ?? [];
  if (found) {
    sessionStorage.setItem(KEPT_TOKEN, found);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEPT_TOKEN);
}

/**
 * Follows what is served.
 *
 * @param onModel told of each model that begins: the first, and one anew where too much was missed
 * @param onState told whether anybody serves: `connected`, `away`
 */
export function followLines(onModel, onState) {
  let model = null;
  const source = new EventSource('/lines');
  const lines = (event) => event.data.split('\n').map((line) => JSON.parse(line));
  source.addEventListener('anew', (event) => {
    const [head, ...rest] = lines(event);
    model = new Model(head, true);
    model.add(rest);
    onModel(model);
  });
  source.addEventListener('message', (event) => model?.add(lines(event)));
  source.addEventListener('open', () => onState('connected'));
  source.addEventListener('error', () => {
    onState('away');
    // A browser tries again by itself, but not after an answer that was no stream.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => { source.close(); followLines(onModel, onState); }, RETRY_AFTER);
  });
}

/**
 * What can be done and asked at this page.
 *
 * @param tell told in words what came of it
 */
export function actions(tell) {
  const own = ownToken();
  const asked = async (name, parameters) => {
    const answer = await fetch(`/${name}?${new URLSearchParams(parameters)}`, { method: 'POST', headers: { 'X-Mixhook-Token': own } });
    return { isDone: answer.ok, text: (await answer.text()).trim() };
  };
  const act = async (name, parameters) => {
    tell('…');
    try {
      tell((await asked(name, parameters)).text);
    } catch {
      tell(AWAY);
    }
  };
  return {
    /** Whether anything can be done: without the token it can be looked at. */
    mayAct: own !== null,
    /** Lines that answer a question, or why there are none: `{ lines, why }`. */
    ask: async (name, parameters, signal) => {
      try {
        const answer = await fetch(`/${name}?${new URLSearchParams(parameters)}`, { signal });
        const text = (await answer.text()).trim();
        return answer.ok ? { lines: text ? text.split('\n').map((line) => JSON.parse(line)) : [], why: '' } : { lines: [], why: text };
      } catch {
        return { lines: [], why: AWAY };
      }
    },
    /** Where a campaign posts and a command line that sends there, with their secrets; null if that is not told. */
    secrets: async (campaign) => {
      const { isDone, text } = await asked('show', { campaign }).catch(() => ({ isDone: false }));
      const [url, curl] = (text ?? '').split('\n');
      return isDone ? { url, curl } : null;
    },
    /** The target and the head of a request, with their secrets; null if they are not told. */
    head: async (id) => {
      const { isDone, text } = await asked('request', { id }).catch(() => ({ isDone: false }));
      return isDone ? text : null;
    },
    sendAgain: (campaign, post) => act('again', { campaign, post }),
    test: (campaign) => act('test', { campaign }),
    sendNow: (campaign, user) => act('send', { campaign, user }),
    pause: (campaign) => act('pause', { campaign }),
    resume: (campaign) => act('resume', { campaign }),
  };
}
