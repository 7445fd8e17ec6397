// The page: which view is shown is what stands behind the # of its address.

import { Campaigns } from './campaigns.js';
import { Clock } from './format.js';
import { Model } from './model.js';
import { People } from './people.js';
import { Posts } from './posts.js';
import { Timeline } from './timeline.js';
import { html, render, useEffect, useState } from './view.js';

const VIEWS = { timeline: 'Timeline', posts: 'POSTs', people: 'People', campaigns: 'Campaigns' };

function place() {
  const [view, ...rest] = location.hash.slice(1).split('/');
  return { view: view in VIEWS ? view : 'timeline', chosen: decodeURIComponent(rest.join('/')) };
}

const go = (view, chosen) => (location.hash = `${view}/${encodeURIComponent(chosen)}`);

function App({ model, clock, live }) {
  const [{ view, chosen }, setPlace] = useState(place);
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
      <nav aria-label="Views">${Object.entries(VIEWS).map(([name, words]) => html`<a href=${`#${name}`} aria-current=${name === view ? 'page' : null}>${words}</a>`)}</nav>
    </header>
    <main>
      ${view === 'timeline' && html`<${Timeline} ...${shared} onPost=${(post) => go('posts', post.n)} />`}
      ${view === 'posts' && html`<${Posts} ...${shared} selected=${Number(chosen)} onSelect=${(n) => go('posts', n)} />`}
      ${view === 'people' && html`<${People} ...${shared} selected=${chosen} onSelect=${(id) => go('people', id)} />`}
      ${view === 'campaigns' && html`<${Campaigns} ...${shared} />`}
    </main>`;
}

const [head, ...lines] = document.getElementById('data').textContent.trim().split('\n').map((line) => JSON.parse(line));
const model = new Model(head);
model.add(lines);
render(html`<${App} model=${model} clock=${new Clock(head.zone)} live=${null} />`, document.body);
