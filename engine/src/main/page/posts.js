// All POSTs, newest first, and one of them opened.

import { count, counted, curl, OUTCOMES, shown, visible } from './format.js';
import { List } from './list.js';
import { changes, idOf, propertiesOf, usersOf } from './model.js';
import { html, useMemo, useState } from './view.js';

/** What POSTs are that are no attempt of their campaign. */
const BY_HAND = { manual: 'by hand', test: 'a test by hand: nobody is marked as sent' };

export function Posts({ model, clock, selected, onSelect, live }) {
  const [filter, setFilter] = useState({ campaign: '', outcome: '', user: '', text: '' });
  const posts = useMemo(() => filtered(model.posts, filter), [model.version, filter]);
  const index = posts.findIndex((post) => post.n === selected);
  const set = (key) => (event) => setFilter({ ...filter, [key]: event.target.value });
  return html`
    <section aria-label="POSTs" class="split">
      <div class="pane">
        <form class="bar" role="search" onSubmit=${(event) => event.preventDefault()}>
          <select aria-label="Campaign" value=${filter.campaign} onChange=${set('campaign')}><option value="">every campaign</option>${[...model.campaigns.keys()].map((name) => html`<option value=${name}>${name}</option>`)}</select>
          <select aria-label="Outcome" value=${filter.outcome} onChange=${set('outcome')}><option value="">every outcome</option>${Object.keys(OUTCOMES).map((name) => html`<option value=${name}>${name}</option>`)}</select>
          <input type="search" aria-label="User" placeholder="user" value=${filter.user} onInput=${set('user')} />
          <input type="search" aria-label="Text in body or answer" placeholder="text" value=${filter.text} onInput=${set('text')} />
          <output>${counted(posts.length, 'POST')}${model.latestPosts.gone > 0 ? ` of the last ${count(model.posts.length)}; ${count(model.latestPosts.gone)} before them are not kept` : ''}</output>
        </form>
        <${List} label="POSTs, newest first" items=${posts} selected=${index} identify=${(post) => post.n} onSelect=${(i) => onSelect(posts[i].n)} row=${(post) => html`<${Row} post=${post} clock=${clock} />`} />
      </div>
      ${index >= 0 ? html`<${Opened} key=${selected} model=${model} post=${posts[index]} clock=${clock} live=${live} />` : html`<p class="pane hint">Choose a POST to see its body and its answer.</p>`}
    </section>`;
}

function filtered(posts, { campaign, outcome, user, text }) {
  const found = posts.filter((post) =>
    (!campaign || post.campaign === campaign) && (!outcome || post.outcome === outcome) &&
    (!user || (post.users ?? post.events).some((id) => id.includes(user))) &&
    (!text || (post.exchange?.body ?? '').includes(text) || (post.exchange?.answer?.text ?? '').includes(text)));
  return found.reverse();
}

function Row({ post, clock }) {
  return html`<span class="n">#${post.n}</span><span class="at">${clock.full(post.at)}</span><span class="name">${post.campaign}</span><span class="users">${counted((post.users ?? post.events).length, post.events ? 'event' : 'user')}</span><span class=${`outcome ${post.outcome}`}><span aria-hidden="true">${OUTCOMES[post.outcome]?.mark}</span> ${post.outcome}${post.status ? ` ${post.status}` : ''}</span>`;
}

function Opened({ model, post, clock, live }) {
  const { url: masked, curl: line, type, body, answer } = post.exchange ?? {};
  const [secrets, setSecrets] = useState(null);
  const url = secrets?.url ?? masked;
  const users = usersOf(post);
  const command = body && curl(secrets?.curl ?? line, type, body);
  return html`
    <article class="pane opened" aria-label=${`POST ${post.n}`}>
      <h2>POST ${post.n} <span class=${`outcome ${post.outcome}`}>${post.outcome}${post.status ? ` ${post.status}` : ''}</span></h2>
      <dl>
        <dt>Campaign</dt><dd>${post.campaign}</dd>
        <dt>Due</dt><dd>${clock.full(post.at)} ${clock.zone}</dd>
        <dt>Occurrence</dt><dd>${post.occurrence}</dd>
        <dt>Attempt</dt><dd>${BY_HAND[post.purpose] ?? `${post.attempt}, batch ${post.batch} of ${post.of}`}</dd>
        ${post.exchange?.took != null && html`<dt>Took</dt><dd>${post.exchange.took} ms</dd>`}
        ${url && html`<dt>URL</dt><dd>${url}${live?.mayAct && (masked.includes('***') || line.includes(':?}')) && html` <button onClick=${async () => setSecrets(secrets === null ? await live.secrets(post.campaign) : null)}>${secrets === null ? 'Show secrets' : 'Hide secrets'}</button>`}</dd>`}
      </dl>
      ${users.length > 0 && html`<${Users} model=${model} post=${post} users=${users} />`}
      <h3>Body</h3>
      <pre tabindex="0" aria-label="Body">${body ? shown(body) : 'It was not kept.'}</pre>
      <h3>Answer</h3>
      ${answer ? html`<pre tabindex="0" aria-label="Answer">${[answer.status, answer.note, answer.head && visible(answer.head), shown(answer.text)].filter(Boolean).join('\n')}</pre>` : html`<p>${post.exchange?.why ?? 'It was not kept.'}</p>`}
      ${command && html`<h3>As a command</h3><pre tabindex="0" aria-label="curl line">${command}</pre><button onClick=${() => navigator.clipboard.writeText(command)}>Copy</button>`}
      ${live?.mayAct && html`<button onClick=${() => live.sendAgain(post.campaign, post.n)}>Send it again</button>`}
    </article>`;
}

/** The users of a POST, and what is different in each since they were sent last. */
function Users({ model, post, users }) {
  return html`<h3>${counted(users.length, 'user')}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="Users"><table>
      <thead><tr><th scope="col">Id</th><th scope="col">Properties</th><th scope="col">Changed since sent last</th></tr></thead>
      <tbody>${users.map((user) => html`<tr><th scope="row"><a href=${`#people/${encodeURIComponent(idOf(user))}`}>${shown(idOf(user))}</a></th><td>${Object.entries(propertiesOf(user)).map(([name, value]) => html`<div><b>${shown(name)}</b> ${shown(value)}</div>`)}</td><td>${since(model, post, user)}</td></tr>`)}</tbody>
    </table></div>`;
}

function since(model, post, user) {
  const earlier = model.before(post, idOf(user));
  if (!earlier) return model.forgotten === null && model.missed === 0 ? 'not sent before' : 'not known';
  const old = usersOf(earlier).find((each) => idOf(each) === idOf(user));
  if (!old) return `sent in POST ${earlier.n}`;
  const different = changes(propertiesOf(old), propertiesOf(user));
  return different.length ? different.map(([name, before, after]) => html`<div><b>${shown(name)}</b> ${before === undefined ? 'new' : shown(before)} → ${after === undefined ? 'gone' : shown(after)}</div>`) : `nothing since POST ${earlier.n}`;
}
