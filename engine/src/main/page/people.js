// Everybody, and the story of one of them.

import { count, counted, shown } from './format.js';
import { List } from './list.js';
import { html, useMemo, useState } from './view.js';

const WORDS = {
  due: 'became due', accepted: 'was sent', refused: 'was refused, comes again', unreachable: 'was not delivered, comes again', uncertain: 'may have arrived, comes again',
  suppressed: 'was held back', requalified: 'did not match any more', dead: 'was given up', forgotten: 'was forgotten', redelivered: 'was put back to be sent', entered: 'entered', left: 'left', joined: 'was joined',
};

export function People({ model, clock, selected, onSelect }) {
  const [query, setQuery] = useState('');
  const ids = useMemo(() => found(model, query), [model.version, query]);
  const index = ids.indexOf(selected);
  return html`
    <section aria-label="People" class="split">
      <div class="pane">
        <form class="bar" role="search" onSubmit=${(event) => event.preventDefault()}>
          <input type="search" aria-label="Id, or property: value" placeholder="id, or plan: pro" value=${query} onInput=${(event) => setQuery(event.target.value)} />
          <output>${count(ids.length)} ${ids.length === 1 ? 'person' : 'people'}</output>
        </form>
        <${List} label="People" items=${ids} selected=${index} identify=${(id) => id} onSelect=${(i) => onSelect(ids[i])} row=${(id) => html`<span class="name">${shown(id)}</span><span class="users">${counted(model.stories.get(id)?.length ?? 0, 'step')}</span>`} />
      </div>
      ${selected ? html`<${Person} model=${model} id=${selected} clock=${clock} />` : html`<p class="pane hint">Choose somebody to see their profile and their story.</p>`}
    </section>`;
}

/** Whose id contains a text; or, by `name: value`, who has that in a property. */
function found(model, query) {
  const ids = model.ids();
  const [, name, value] = /^\s*([^:]+):\s*(.*)$/.exec(query) ?? [];
  if (!query.trim()) return ids;
  return name === undefined
    ? ids.filter((id) => id.includes(query.trim()))
    : ids.filter((id) => {
        const properties = model.people.get(id)?.properties ?? {};
        return Object.keys(properties).some((key) => key === name.trim() && String(properties[key]).includes(value));
      });
}

function Person({ model, id, clock }) {
  const person = model.people.get(id);
  const story = [...(model.stories.get(id) ?? [])].sort((a, b) => a.at - b.at);
  return html`
    <article class="pane opened" aria-label=${`Person ${shown(id)}`}>
      <h2>${shown(id)}</h2>
      ${person ? html`<dl>${Object.entries(person.properties).map(([name, value]) => html`<dt>${shown(name)}</dt><dd>${shown(value)}</dd>`)}</dl>` : html`<p>Their profile was not kept.</p>`}
      ${person && Object.keys(person.events).length > 0 && html`<h3>Events of the last 90 days</h3><${Ticks} events=${person.events} clock=${clock} to=${model.to} />`}
      <h3>Story</h3>
      <ol class="story">${story.map((step) => html`<li class=${step.what}><time>${clock.full(step.at)}</time> ${step.campaign}: ${WORDS[step.what] ?? step.what}${step.post ? html` in <a href=${`#posts/${step.post}`}>POST ${step.post}</a>` : ''}${step.status ? ` (${step.status})` : ''}${step.again ? ', again' : ''}${step.why ? `, ${step.why}` : ''}</li>`)}</ol>
      ${story.length === 0 && html`<p>Nothing was sent, and nothing was due.</p>`}
      <h3>Why, or why not</h3>
      <${Why} model=${model} id=${id} clock=${clock} />
    </article>`;
}

/** What every part of every target says of somebody at an instant that can be moved. */
function Why({ model, id, clock }) {
  const [at, setAt] = useState(model.picked ?? model.to - 1);
  const verdicts = model.verdictsAt(id, at);
  if (!model.verdicts.has(id)) return html`<p>That was kept of the first 500 people; <code>mixhook explain</code> says it of anybody.</p>`;
  return html`
    <p class="bar"><input type="range" aria-label="Instant" aria-valuetext=${clock.full(at)} min=${model.from} max=${model.to - 1} step="60000" value=${at} onInput=${(event) => setAt(Number(event.target.value))} /><output>${clock.full(at)}</output></p>
    ${verdicts.map(([campaign, { parts }]) => html`<h4>${campaign.name}: ${parts[0].verdict === 'yes' ? 'matches' : 'does not match'}</h4>
      <ul class="why">${parts.map((part, i) => html`<li class=${part.verdict}><b>${part.verdict}</b> ${shown(campaign.parts[i].words)}${part.until ? html`, until <time>${clock.full(part.until)}</time>` : ''}${part.saw.map((line) => html`<div class="saw">${shown(line)}</div>`)}</li>`)}</ul>`)}`;
}

const WINDOW = 90 * 86_400_000;

/**
 * What somebody did in the 90 days before the end, a row a name.
 *
 * @param events by name, in milliseconds since the epoch
 */
function Ticks({ events, clock, to }) {
  const from = to - WINDOW;
  return html`<div class="ticks">${Object.entries(events).map(([name, times]) => {
    const seen = times.filter((at) => at >= from && at <= to);
    const told = `${shown(name)}: ${counted(seen.length, 'time')}${seen.length ? `, last ${clock.short(seen.at(-1))}` : ''}`;
    return html`<div><span>${shown(name)} (${seen.length})</span><svg role="img" aria-label=${told} viewBox="0 0 100 10" preserveAspectRatio="none">${seen.map((at) => html`<line x1=${(100 * (at - from)) / WINDOW} x2=${(100 * (at - from)) / WINDOW} y1="0" y2="10" />`)}</svg></div>`;
  })}</div>`;
}
