// Everybody, and the story of one of them.

import { count, counted, shown } from './format.js';
import { List } from './list.js';
import { html, useEffect, useMemo, useState } from './view.js';

const WORDS = {
  due: 'became due', accepted: 'was sent', refused: 'was refused, comes again', unreachable: 'was not delivered, comes again', uncertain: 'may have arrived, comes again',
  suppressed: 'was held back', requalified: 'did not match any more', dead: 'was given up', forgotten: 'was forgotten', redelivered: 'was put back to be sent', entered: 'entered', left: 'left', joined: 'was joined',
};

export function People({ model, clock, live, selected, onSelect }) {
  const [query, setQuery] = useState('');
  const known = useMemo(() => found(model, query), [model.version, query]);
  const others = useFound(live, query.trim());
  const ids = useMemo(() => [...new Set([...known, ...others.people.keys()])], [known, others]);
  const index = ids.indexOf(selected);
  const all = model.head.people ?? 0;
  return html`
    <section aria-label="People" class="split">
      <div class="pane">
        <form class="bar" role="search" onSubmit=${(event) => event.preventDefault()}>
          <input type="search" aria-label="Id, or property: value" placeholder="id, or plan: pro" value=${query} onInput=${(event) => setQuery(event.target.value)} />
          <output>${count(ids.length)} ${ids.length === 1 ? 'person' : 'people'}${!query.trim() && all > ids.length ? ` of ${count(all)}; ${live ? 'the search finds all' : 'the others are not in this file'}` : ''}${others.words}</output>
        </form>
        <${List} label="People" items=${ids} selected=${index} identify=${(id) => id} onSelect=${(i) => onSelect(ids[i])} row=${(id) => html`<span class="name">${shown(id)}</span><span class="users">${counted(model.stories.get(id)?.length ?? 0, 'step')}</span>`} />
      </div>
      ${selected ? html`<${Person} key=${selected} model=${model} id=${selected} clock=${clock} live=${live} />` : html`<p class="pane hint">Choose somebody to see their profile and their story.</p>`}
    </section>`;
}

const NOBODY = { people: new Map(), words: '' };

/** Those who are found where a run goes on, whose people may be more than this tab has: `{ people, words }`. */
function useFound(live, query) {
  const [answer, setAnswer] = useState(NOBODY);
  useEffect(() => {
    setAnswer(NOBODY);
    if (!live || !query) return;
    const asked = new AbortController();
    const ask = async () => {
      const { lines, why } = await live.ask('people', { text: query }, asked.signal);
      if (asked.signal.aborted) return;
      const people = new Map(lines.filter(({ kind }) => kind === 'person').map((line) => [line.user, line]));
      setAnswer({ people, words: why ? `; ${why}` : lines[0].more ? `; of all people the first ${count(people.size)}` : '' });
    };
    const timer = setTimeout(ask, 300);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [live, query]);
  return answer;
}

/** Whose id contains a text; or, by `name: value`, who has that in a property. */
function found(model, query) {
  const ids = model.ids();
  const text = query.trim();
  if (!text) return ids;
  const [, name, value] = /^\s*([^:]+):\s*(.*)$/.exec(text) ?? [];
  return ids.filter((id) => id.includes(text) || (name !== undefined && has(model.people.get(id), name.trim(), value)));
}

function has(person, name, value) {
  if (!person || !Object.hasOwn(person.properties, name)) return false;
  const own = person.properties[name];
  return (typeof own === 'string' ? own : JSON.stringify(own)).includes(value);
}

function Person({ model, id, clock, live }) {
  const now = useStanding(model, id, live);
  const person = now.person ?? model.people.get(id);
  const story = [...(model.stories.get(id) ?? [])].sort((a, b) => a.at - b.at);
  return html`
    <article class="pane opened" aria-label=${`Person ${shown(id)}`}>
      <h2>${shown(id)}</h2>
      ${person ? html`<dl>${Object.entries(person.properties).map(([name, value]) => html`<dt>${shown(name)}</dt><dd>${shown(value)}</dd>`)}</dl>` : html`<p>${live ? 'There is no profile.' : 'Their profile was not kept.'}</p>`}
      ${person && Object.keys(person.events).length > 0 && html`<h3>Events of the last 90 days</h3><${Ticks} events=${person.events} clock=${clock} to=${Math.max(model.to, model.now ?? 0)} />`}
      <h3>Story</h3>
      <ol class="story">${story.map((step) => html`<li class=${step.what}><time>${clock.full(step.at)}</time> ${step.campaign}: ${WORDS[step.what] ?? step.what}${step.post ? html` in <a href=${`#posts/${step.post}`}>POST ${step.post}</a>` : ''}${step.status ? ` (${step.status})` : ''}${step.again ? ', again' : ''}${step.why ? `, ${inZone(step.why, clock)}` : ''}</li>`)}</ol>
      ${story.length === 0 && html`<p>Nothing was sent, and nothing was due.</p>`}
      ${leftOut(model, clock).map((words) => html`<p class="hint-small">${words}</p>`)}
      <h3>Why, or why not</h3>
      ${live ? html`<${LiveWhy} model=${model} id=${id} clock=${clock} live=${live} now=${now} />` : html`<${FileWhy} model=${model} id=${id} clock=${clock} />`}
    </article>`;
}

/** A text in which instants are shown in the zone of the others. */
const inZone = (text, clock) => shown(text).replace(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g, (at) => clock.full(Date.parse(at)));

/** What stories may lack, in words. */
function leftOut(model, clock) {
  const words = [];
  if (model.forgotten !== null) words.push(`Of what happened until ${clock.full(model.forgotten)} this tab has not kept all: mixhook ledger user tells it.`);
  if (model.missed > 0) words.push(`Before this page was opened ${counted(model.missed, 'line')} of what happened had been let go.`);
  if (model.head.left_out > 0) words.push(`${counted(model.head.left_out, 'line')} about users were not kept.`);
  return words;
}

/** So often, in milliseconds, it is asked how somebody stands who is looked at. */
const ASKED_AGAIN = 5000;

/** How somebody stands now, where a run goes on: their profile, and what targets say of them. */
function useStanding(model, id, live) {
  const [standing, setStanding] = useState({ verdicts: [], why: '…' });
  useEffect(() => {
    if (!live) return;
    const asked = new AbortController();
    const ask = async () => {
      const { lines, why } = await live.ask('person', { user: id }, asked.signal);
      if (asked.signal.aborted) return;
      setStanding({ person: lines.find(({ kind }) => kind === 'person'), verdicts: lines.filter(({ kind }) => kind === 'verdict'), why });
    };
    ask();
    const timer = setInterval(() => document.hidden || model.isOver || ask(), ASKED_AGAIN);
    return () => {
      clearInterval(timer);
      asked.abort();
    };
  }, [model, id, live]);
  return standing;
}

/** What every part of every target says of somebody now, or at an instant of the run that is picked. */
function LiveWhy({ model, id, clock, live, now }) {
  const [at, setAt] = useState(model.picked ?? null);
  const [past, setPast] = useState(null);
  const end = model.isOver ? Math.max(model.to - 1, model.now) : model.now ?? model.to;
  useEffect(() => {
    if (at === null || (past && at < past.end)) return;
    const asked = new AbortController();
    const told = Math.max(end, at) + 1;
    setPast({ lines: [], words: 'mixhook reads the data once more…', end: told });
    live.ask('history', { user: id }, asked.signal).then(({ lines, why }) => asked.signal.aborted || setPast({ lines, words: why, end: told }));
    return () => asked.abort();
  }, [at === null, past !== null && at >= past.end, id]);
  const verdicts = at === null ? now.verdicts : lastOf(past?.lines ?? [], at);
  const words = at === null ? now.why : past?.words || untold(past?.lines ?? [], at, clock);
  return html`
    <${Instant} from=${model.from} to=${end} at=${at ?? end} clock=${clock} onPick=${setAt}><button disabled=${at === null} onClick=${() => setAt(null)}>Now</button><//>
    ${words && html`<p>${words}</p>`}
    ${verdicts.map((line) => html`<${Verdict} key=${line.campaign} campaign=${model.campaign(line.campaign)} line=${line} clock=${clock} />`)}`;
}

/** What every part of every target says of somebody at an instant that can be moved, as far as a file has it. */
function FileWhy({ model, id, clock }) {
  const [at, setAt] = useState(model.picked ?? model.to - 1);
  const lines = model.verdicts.get(id);
  if (!lines) return html`<p>That was kept of the first 500 people; <code>mixhook explain</code> says it of anybody.</p>`;
  const words = untold(model.ends, at, clock);
  return html`
    <${Instant} from=${model.from} to=${model.to - 1} at=${at} clock=${clock} onPick=${setAt} />
    ${words && html`<p>${words}</p>`}
    ${!words && lastOf(lines, at).map((line) => html`<${Verdict} key=${line.campaign} campaign=${model.campaign(line.campaign)} line=${line} clock=${clock} />`)}`;
}

/** An instant, to be moved by the minute. */
function Instant({ from, to, at, clock, onPick, children }) {
  return html`<p class="bar"><input type="range" aria-label="Instant" aria-valuetext=${clock.full(at)} min=${from} max=${to} step="60000" value=${at} onInput=${(event) => onPick(Number(event.target.value))} /><output>${clock.full(at)}</output>${children}</p>`;
}

/** Of lines in order, the last of each campaign up to an instant. */
function lastOf(lines, at) {
  const last = new Map();
  for (const line of lines) if (line.kind === 'verdict' && line.at <= at) last.set(line.campaign, line);
  return [...last.values()];
}

/** Why nothing is told of an instant, in words; nothing if it is. */
function untold(lines, at, clock) {
  const end = lines.find(({ kind }) => kind === 'verdicts_end');
  return end && at >= end.at ? `So much happens that it is told until ${clock.full(end.at)}; mixhook explain says it of any instant.` : '';
}

/** How deep a part stands in the whole, which is the first of them. */
const depth = (path = '', i) => (i === 0 ? 0 : path.split('.').length);

/** What the parts of a target say of somebody; a part stands below the whole that it is of. */
function Verdict({ campaign, line, clock }) {
  const { parts } = line;
  return html`
    <h4>${campaign.name}: ${parts[0].verdict === 'yes' ? 'matches' : 'does not match'}</h4>
    <ul class="why">${parts.map((part, i) => html`<li class=${part.verdict} style=${{ marginLeft: `${1.2 * depth(campaign.parts?.[i]?.path, i)}em` }}><b>${part.verdict}</b> ${shown(campaign.parts?.[i]?.words ?? '')}${part.until ? html`, until <time>${clock.full(part.until)}</time>` : ''}${part.saw.map((each) => html`<div class="saw">${inZone(each, clock)}</div>`)}</li>`)}</ul>`;
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
  })}<div aria-hidden="true"><div></div><div class="ends"><time>${clock.full(from).slice(0, 10)}</time><time>${clock.full(to).slice(0, 10)}</time></div></div></div>`;
}
