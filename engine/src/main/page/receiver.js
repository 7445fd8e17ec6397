// What came to a receiver, newest first, and one request opened: what breaks a rule is marked where it stands.

import { count, counted, shown, visible } from './format.js';
import { List } from './list.js';
import { html, useMemo, useState } from './view.js';

export function Receiver({ model, clock, live, selected, onSelect }) {
  const [filter, setFilter] = useState({ text: '', broken: false });
  const requests = useMemo(() => foundRequests(model.requests, filter), [model.version, filter]);
  const index = requests.findIndex((request) => request.id === selected);
  return html`
    <section aria-label="Receiver" class="split">
      <div class="pane">
        <form class="bar" role="search" onSubmit=${(event) => event.preventDefault()}>
          <input type="search" aria-label="Text in a request" placeholder="text" value=${filter.text} onInput=${(event) => setFilter({ ...filter, text: event.target.value })} />
          <label><input type="checkbox" checked=${filter.broken} onChange=${(event) => setFilter({ ...filter, broken: event.target.checked })} /> breaks a rule</label>
          <output>${counted(requests.length, 'request')}${model.latestRequests.gone > 0 ? `; ${count(model.latestRequests.gone)} before are not kept` : ''}</output>
        </form>
        <${List} label="Requests, newest first" items=${requests} selected=${index} identify=${(request) => request.id} onSelect=${(i) => onSelect(requests[i].id)} row=${(request) => html`<${RequestRow} request=${request} clock=${clock} />`} />
      </div>
      ${index >= 0 ? html`<${OpenedRequest} key=${selected} request=${requests[index]} clock=${clock} live=${live} />` : html`<p class="pane hint">${model.requests.length ? 'Choose a request to see its head and its body.' : 'Nothing has come yet.'}</p>`}
    </section>`;
}

function foundRequests(requests, { text, broken }) {
  const found = requests.filter((request) => (!broken || breaksRule(request)) && (!text || (request.target ?? '').includes(text) || (request.body ?? '').includes(text) || (request.json ?? '').includes(text)));
  return found.reverse();
}

const breaksRule = (request) => request.broken !== undefined || request.findings.length > 0;

function RequestRow({ request, clock }) {
  const { method, target, answer, broken, findings } = request;
  return html`<span class="at">${clock.full(request.at)}</span><span class="name">${broken ?? `${method} ${shown(target)}`}</span><span class=${breaksRule(request) ? 'outcome refused' : 'outcome accepted'}>${broken ? 'broke off' : `${answer}${findings.length ? `, ${counted(findings.length, 'finding')}` : ''}`}</span>`;
}

function OpenedRequest({ request, clock, live }) {
  const { method, target, headers, answer, broken } = request;
  const [secrets, setSecrets] = useState(null);
  if (broken !== undefined) return html`<article class="pane opened" aria-label="Request"><h2>${clock.full(request.at)}</h2><p class="refused">${shown(broken)}</p></article>`;
  return html`
    <article class="pane opened" aria-label="Request">
      <h2>${method} ${shown(target)}</h2>
      <dl><dt>Came</dt><dd>${clock.full(request.at)} ${clock.zone}</dd><dt>Answer</dt><dd>${answer}</dd></dl>
      ${request.findings.length === 0 ? html`<p class="accepted">It breaks no rule.</p>` : html`<h3>${counted(request.findings.length, 'finding')}</h3><ul>${request.findings.map((finding) => html`<li class="refused"><b>R-${finding.rule}</b> ${shown(finding.what)}</li>`)}</ul>`}
      <h3>Head</h3>
      <pre tabindex="0" aria-label="Head">${secrets === null ? headers.map(({ name, value }) => `${name}: ${shown(value)}`).join('\n') : visible(secrets)}</pre>
      ${live?.mayAct && [target, ...headers.map(({ value }) => value)].some((text) => text.includes('***')) && html`<button onClick=${async () => setSecrets(secrets === null ? await live.head(request.id) : null)}>${secrets === null ? 'Show secrets' : 'Hide secrets'}</button>`}
      ${request.json != null && request.json !== request.body && html`<h3>Body, decoded</h3><${MarkedText} label="Body, decoded" text=${request.json} marks=${marksIn(request.findings, 'in_json')} />`}
      <h3>Body, ${count(request.body.length)} characters as they came</h3>
      <${MarkedText} label="Body" text=${request.body} marks=${marksIn(request.findings, request.json === request.body ? 'in_json' : 'in_body')} />
    </article>`;
}

/** Where a text is marked, in its order: `[place, findings there]`. */
function marksIn(findings, places) {
  const marks = new Map();
  for (const finding of findings) for (const at of finding[places]) marks.set(at, [...(marks.get(at) ?? []), finding]);
  return [...marks].sort((a, b) => a[0] - b[0]);
}

/** So much of a text is shown. */
const MOST_SHOWN = 20_000;

/** A text in which characters are marked. */
function MarkedText({ label, text, marks }) {
  const parts = [];
  let from = 0;
  for (const [at, findings] of marks.filter(([at]) => at < MOST_SHOWN)) {
    if (at < from) continue;
    const told = findings.map((finding) => `R-${finding.rule}: ${finding.what}`).join('\n');
    parts.push(visible(text.slice(from, at)), html`<mark title=${told} aria-label=${told}>${visible(text.charAt(at) || '⏎')}</mark>`);
    from = at + 1;
  }
  parts.push(visible(text.slice(from, MOST_SHOWN)), text.length > MOST_SHOWN ? `… (${count(text.length)} characters)` : '');
  return html`<pre tabindex="0" aria-label=${label}>${parts}</pre>`;
}
