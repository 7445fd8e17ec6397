// A lane a campaign: its audience as a line, its POSTs as marks by outcome. All lanes show the same stretch of time.

import { counted, OUTCOMES, span } from './format.js';
import { html, useEffect, useMemo, useRef, useState } from './view.js';

const LANE = 104;
const LANES = 40;
const LEAST = 60_000;
const DAY = 86_400_000;
const names = Object.keys(OUTCOMES);

export function Timeline({ model, clock, onPost }) {
  const [stretch, setStretch] = useState(null);
  const [seen, setSeen] = useState('');
  const [name, setName] = useState('');
  const whole = [model.from, Math.max(model.end, model.from + LEAST)];
  const [from, to] = stretch ?? whole;
  const lanes = [...model.campaigns.values()].filter((campaign) => campaign.name.includes(name));
  const show = (start, end) => {
    const width = Math.min(Math.max(end - start, LEAST), whole[1] - whole[0]);
    const begin = Math.min(Math.max(start, whole[0]), whole[1] - width);
    setStretch(width >= whole[1] - whole[0] ? null : [begin, begin + width]);
  };
  const zoom = (factor, at = (from + to) / 2) => show(at - (at - from) * factor, at + (to - at) * factor);
  const move = (part) => show(from + (to - from) * part, to + (to - from) * part);
  const keys = { '+': () => zoom(0.5), '=': () => zoom(0.5), '-': () => zoom(2), ArrowLeft: () => move(-0.25), ArrowRight: () => move(0.25), 0: () => setStretch(null) };
  const onKeyDown = (event) => {
    if (!(event.key in keys) || event.target.tagName === 'INPUT' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  };
  return html`
    <section aria-label="Timeline" class="timeline" onKeyDown=${onKeyDown}>
      <div class="bar">
        <output class="stretch">${clock.short(from)} to ${clock.short(to)} (${span(to - from)}, ${clock.zone})</output>
        <button onClick=${() => zoom(0.5)} aria-label="Zoom in">+</button>
        <button onClick=${() => zoom(2)} aria-label="Zoom out">−</button>
        <button onClick=${() => move(-0.25)} aria-label="Earlier">←</button>
        <button onClick=${() => move(0.25)} aria-label="Later">→</button>
        <button onClick=${() => setStretch(null)} disabled=${!stretch}>Whole time</button>
        ${model.campaigns.size > 8 && html`<input type="search" aria-label="Campaigns whose name contains" placeholder="campaign" value=${name} onInput=${(event) => setName(event.target.value)} />`}
        <ul class="legend" aria-label="Marks">${names.map((outcome) => html`<li class=${outcome}><span aria-hidden="true">${OUTCOMES[outcome].mark}</span> ${OUTCOMES[outcome].words}</li>`)}<li class="audience"><span aria-hidden="true">—</span> audience</li>${model.now !== null && html`<li class="next"><span aria-hidden="true">◆</span> runs next</li>`}</ul>
      </div>
      ${lanes.slice(0, LANES).map((campaign) => html`<${Lane} key=${campaign.name} campaign=${campaign} version=${model.version} now=${model.now} end=${model.isOver || model.now === null ? model.to : model.now} from=${from} to=${to} clock=${clock} show=${show} zoom=${zoom} onSeen=${setSeen} onPost=${onPost} onPick=${(at) => (model.picked = at)} />`)}
      ${lanes.length > LANES && html`<p>${counted(lanes.length - LANES, 'more campaign')}: say a part of the name to see them.</p>`}
      <p class="seen" role="status">${seen || 'Point at a mark to see what it is; drag to zoom, the wheel zooms too. Keys: + − ← → and 0 for the whole time.'}</p>
    </section>`;
}

function Lane({ campaign, version, now, end, from, to, clock, show, zoom, onSeen, onPost, onPick }) {
  const box = useRef(null);
  const plot = useRef(null);
  const data = useMemo(() => columns(campaign, now, end), [campaign, version, now, end]);
  const latest = useRef({});
  latest.current = { data, show, zoom, onSeen, onPost, onPick, campaign, clock };
  useEffect(() => {
    const made = new uPlot(options(latest, box.current.clientWidth, clock), latest.current.data.columns, box.current);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: box.current.clientWidth, height: LANE }));
    observer.observe(box.current);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const redraw = () => made.redraw(false);
    scheme.addEventListener('change', redraw);
    const wheel = (event) => {
      if (event.ctrlKey) return;
      event.preventDefault();
      const rectangle = made.over.getBoundingClientRect();
      latest.current.zoom(event.deltaY > 0 ? 1.25 : 0.8, made.posToVal(event.clientX - rectangle.left, 'x'));
    };
    made.over.addEventListener('wheel', wheel, { passive: false });
    made.over.addEventListener('click', () => {
      latest.current.onPick(made.posToVal(made.cursor.left, 'x'));
      const post = latest.current.data.posts[made.cursor.idx];
      if (post) latest.current.onPost(post);
    });
    return () => {
      observer.disconnect();
      scheme.removeEventListener('change', redraw);
      made.destroy();
    };
  }, []);
  useEffect(() => plot.current?.setData(data.columns, false), [data]);
  useEffect(() => plot.current?.setScale('x', { min: from, max: to }), [from, to, data]);
  const told = `${campaign.name}: ${counted(campaign.posts.length, 'POST')}, ${names.map((outcome) => `${data.counts[outcome] ?? 0} ${outcome}`).join(', ')}`;
  return html`<div class="lane"><h2>${campaign.name}${now && campaign.paused ? html` <small class="refused">paused: ${campaign.paused}</small>` : now && campaign.due ? html` <small>next ${campaign.due <= now ? 'as soon as somebody is due' : clock.short(campaign.due)}</small>` : ''}</h2><div ref=${box} class="plot" role="img" aria-label=${told}></div></div>`;
}

/** When a campaign runs next, as far as is known: nothing of one that does not run any more, or is paused. */
function ahead(campaign, now) {
  if (now === null || campaign.paused || !campaign.due) return [];
  const runs = [campaign.due, ...(campaign.next ?? []).map((at) => Date.parse(at))].filter((at) => at > now);
  return [...new Set(runs)];
}

/**
 * A campaign's POSTs and audience over time, as the chart takes them: a column an outcome, one of the audience, one of the runs to come.
 *
 * @param end until when the audience is known: it is as it was last
 */
function columns(campaign, now, end) {
  const posts = campaign.posts;
  const known = campaign.audience;
  const sizes = known.length && known.at(-1)[0] < end ? [...known, [end, known.at(-1)[1]]] : known;
  const points = [...posts.map((post) => [post.at, post, null, null]), ...sizes.map(([at, size]) => [at, null, size, null]), ...ahead(campaign, now).map((at) => [at, null, null, 0.5])].sort((a, b) => a[0] - b[0]);
  const runs = [];
  const counts = {};
  const times = [];
  const audience = [];
  const marks = names.map(() => []);
  const at = [];
  let size = sizes.length ? 0 : null;
  for (const [time, post, changed, run] of points) {
    size = changed ?? size;
    times.push(time);
    audience.push(run ? null : size);
    runs.push(run);
    names.forEach((outcome, i) => marks[i].push(post?.outcome === outcome ? 1 - 0.22 * i : null));
    if (post) counts[post.outcome] = (counts[post.outcome] ?? 0) + 1;
    at.push(post);
  }
  return { columns: [times, audience, ...marks, runs], posts: at, counts };
}

function options(latest, width, clock) {
  const drawn = { scale: 'marks', paths: () => null, points: { show: false } };
  return {
    width,
    height: LANE,
    ms: 1,
    tzDate: (millis) => uPlot.tzDate(new Date(millis), clock.zone),
    legend: { show: false },
    cursor: { drag: { x: true, y: false, setScale: false }, sync: { key: 'lanes' }, points: { show: false } },
    scales: { x: { time: true, auto: false }, marks: { range: [0, 1.2] }, people: { range: (_, least, most) => [0, Math.max(1, most ?? 1)] } },
    series: [{}, { scale: 'people', stroke: color('audience'), width: 1.5, paths: uPlot.paths.stepped({ align: 1 }), points: { show: false } }, ...names.map(() => drawn), drawn],
    axes: [
      { size: 28, stroke: color('text-2'), grid: { stroke: color('line'), width: 1 }, ticks: { show: false }, values: (_, times, __, ___, step) => times.map((time) => dated(clock, time, step)) },
      { scale: 'people', size: 56, space: 24, stroke: color('text-2'), grid: { show: false }, ticks: { show: false } },
    ],
    hooks: {
      draw: [drawMarks],
      setCursor: [(plot) => latest.current.onSeen(told(latest.current, plot.cursor.idx))],
      setSelect: [(plot) => {
        if (plot.select.width < 3) return;
        latest.current.show(plot.posToVal(plot.select.left, 'x'), plot.posToVal(plot.select.left + plot.select.width, 'x'));
        plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
      }],
    },
  };
}

/** Draws POSTs by outcome, and runs to come, each by its mark; of those that fall on one point, one. */
function drawMarks(plot) {
  const { ctx, bbox } = plot;
  const [first, last] = plot.series[0].idxs;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left - 6, bbox.top, bbox.width + 12, bbox.height);
  ctx.clip();
  ctx.font = `bold ${13 * uPlot.pxRatio}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  [...names, 'next'].forEach((name, i) => {
    const values = plot.data[i + 2];
    ctx.fillStyle = color(name)();
    let before = -1;
    for (let j = first; j <= last; j++) {
      const x = values[j] == null ? before : Math.round(plot.valToPos(plot.data[0][j], 'x', true));
      if (x !== before) ctx.fillText(OUTCOMES[name]?.mark ?? '◆', x, plot.valToPos(values[j], 'marks', true));
      before = x;
    }
  });
  ctx.restore();
}

/** A color of the style sheet, as the canvas takes it: in the scheme that is on now. */
function color(name) {
  return () => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = `var(--${name})`;
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
}

/** What stands at a line of the grid: the day, or the time of day where the grid is finer. */
function dated(clock, time, step) {
  const [date, clockTime] = clock.full(time).split(' ');
  if (step >= DAY) return date.slice(5);
  return clockTime.startsWith('00:00') ? date.slice(5) : clockTime.slice(0, step < LEAST ? 8 : 5);
}

function told({ data, campaign, clock }, index) {
  if (index == null) return '';
  const post = data.posts[index];
  const size = data.columns[1][index];
  const audience = size == null ? '' : `, ${counted(size, 'person').replace(/persons$/, 'people')} in the audience`;
  const time = clock.full(data.columns[0][index]);
  if (data.columns.at(-1)[index]) return `${time} · ${campaign.name}: runs next`;
  return post ? `${time} · ${campaign.name}: POST ${post.n}, ${counted((post.users ?? post.events).length, 'user')}, ${post.outcome}${post.status ? ` (${post.status})` : ''}${audience}` : `${time} · ${campaign.name}${audience}`;
}
