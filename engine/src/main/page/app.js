// The page: which view is shown is what stands behind the # of its address.

import { Campaigns } from './campaigns.js';
import { Clock } from './format.js';
import { actions, followLines } from './live.js';
import { Model } from './model.js';
import { People } from './people.js';
import { Posts } from './posts.js';
import { Receiver } from './receiver.js';
import { Timeline } from './timeline.js';
import { Verification } from './verify.js';
import { html, render, useEffect, useState } from './view.js';

const VIEWS = { timeline: 'Timeline', posts: 'POSTs', people: 'People', campaigns: 'Campaigns', receiver: 'Receiver', verify: 'Verify' };

/** The views that there is something for. */
function viewsOf(model, isLive) {
  if (model.head.verification) return ['verify'];
  if (isLive && model.head.title === 'receive') return ['receiver'];
  return Object.keys(VIEWS).filter((view) => view !== 'verify' && (view !== 'receiver' || model.requests.length > 0));
}

function place() {
  const [view, ...rest] = location.hash.slice(1).split('/');
  return { view, chosen: decodeURIComponent(rest.join('/')) };
}

const go = (view, chosen) => (location.hash = `${view}/${encodeURIComponent(chosen)}`);

function App({ model, clock, live, state }) {
  const [{ view: asked, chosen }, setPlace] = useState(place);
  const views = viewsOf(model, state !== undefined);
  const view = views.includes(asked) ? asked : views[0];
  const [, setVersion] = useState(0);
  useEffect(() => {
    const follow = () => setPlace(place());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => model.subscribe(() => setVersion(model.version)), []);
  const shared = { model, clock, live };
  return html`
    <header>
      <h1>mixhook <small>${model.head.title}</small></h1>
      <nav aria-label="Views">${views.map((name) => html`<a href=${`#${name}`} aria-current=${name === view ? 'page' : null}>${VIEWS[name]}</a>`)}</nav>
      ${state}
    </header>
    <main>
      ${view === 'timeline' && html`<${Timeline} ...${shared} onPost=${(post) => go('posts', post.n)} />`}
      ${view === 'posts' && html`<${Posts} ...${shared} selected=${Number(chosen)} onSelect=${(n) => go('posts', n)} />`}
      ${view === 'people' && html`<${People} ...${shared} selected=${chosen} onSelect=${(id) => go('people', id)} />`}
      ${view === 'campaigns' && html`<${Campaigns} ...${shared} />`}
      ${view === 'receiver' && html`<${Receiver} ...${shared} selected=${Number(chosen)} onSelect=${(id) => go('receiver', id)} />`}
      ${view === 'verify' && html`<${Verification} ...${shared} />`}
    </main>`;
}

/** The page of a file: all is told. */
function show(data) {
  const [head, ...lines] = data.trim().split('\n').map((line) => JSON.parse(line));
  const model = new Model(head);
  model.add(lines);
  render(html`<${App} model=${model} clock=${new Clock(head.zone)} live=${null} />`, document.body);
}

const STATES = { connected: 'live', away: 'mixhook does not answer; what came stays' };

/** The page that is served: more is told while it is looked at. */
function serve() {
  const page = { model: null, clock: null, began: 0, state: 'connected', told: '' };
  const live = actions((told) => draw({ told }));
  const draw = (change) => {
    Object.assign(page, change);
    const words = page.state === 'connected' && page.model?.isOver ? 'all is played' : STATES[page.state];
    const state = html`<p class="state" role="status"><span class=${page.state}>${words}</span>${live.mayAct ? '' : html` <span>To act, open the address that mixhook has printed.</span>`} <b>${page.told}</b></p>`;
    if (!page.model) return render(html`<header><h1>mixhook</h1></header><main><p class="hint">${page.state === 'connected' ? 'mixhook reads the data…' : STATES.away}</p></main>`, document.body);
    render(html`<${App} key=${page.began} model=${page.model} clock=${page.clock} live=${live} state=${state} />`, document.body);
  };
  draw({});
  followLines((model) => {
    model.subscribe(() => draw({}));
    draw({ model, clock: new Clock(model.head.zone), began: page.began + 1 });
  }, (state) => draw({ state }));
}

const data = document.getElementById('data');
if (data) show(data.textContent);
else serve();
