// What happened in a scenario, drawn over its own time: a row for each kind of thing, and beside it the same in words.

import { Clock, counted, OUTCOMES, shown, span } from './format.js';
import { html, useLayoutEffect, useMemo, useRef, useState } from './view.js';

const KINDS = { step: 'Steps', post: 'POSTs', fault: 'Faults', answer: 'Answers', check: 'Checks' };
const SLOT = 20;
const KIND_HEIGHT = 26;
const LABEL_WIDTH = 128;
const BESIDE = 10;
const UTC = new Clock('UTC');

/** What is drawn for something, and in which color. */
const HAPPENING_MARKS = {
  step: () => ['▸', 'audience'],
  post: () => ['●', 'next'],
  fault: () => ['!', 'unreachable'],
  answer: ({ outcome }) => [OUTCOMES[outcome].mark, outcome],
  check: ({ passed }) => (passed ? ['✓', 'accepted'] : ['✕', 'refused']),
};

const HAPPENING_WORDS = {
  step: ({ text }) => text,
  post: ({ post, text }) => `POST ${post} of ${text}`,
  fault: ({ post, text }) => `fault of POST ${post}: ${text}`,
  answer: ({ post, outcome, text, ms }) => `answer to POST ${post}: ${text}, ${outcome}${ms === undefined ? '' : `, ${ms} ms`}`,
  check: ({ passed, text, expected, seen }) => (passed ? `${text}: as expected` : `${text}: expected ${expected}, seen ${seen}`),
  advance: ({ at, to }) => `time goes on by ${span(to - at)}`,
};

/**
 * Where things stand: each instant has room for what happened at it, one beside the other, and what is left of
 * the width is shared out by how long it is from one instant to the next.
 *
 * @return instants in their order: `{ at, x }`, and the marks: `{ item, x }`
 */
function laidOut(story, width) {
  const marks = story.filter((item) => item.what in KINDS);
  const instants = [...new Set(story.flatMap((item) => (item.to ? [item.at, item.to] : [item.at])))].sort((a, b) => a - b);
  const slots = new Map(instants.map((at) => [at, 1]));
  const taken = new Map();
  const placed = marks.map((item) => {
    const key = `${item.what} ${item.at}`;
    const index = taken.get(key) ?? 0;
    taken.set(key, index + 1);
    slots.set(item.at, Math.max(slots.get(item.at), index + 1));
    return { item, index };
  });
  const needed = 2 * BESIDE + SLOT * [...slots.values()].reduce((sum, each) => sum + each, 0);
  const left = Math.max(width - needed, 24 * (instants.length - 1));
  const long = instants.at(-1) - instants[0] || 1;
  const places = [];
  for (const [i, at] of instants.entries()) {
    const before = places[i - 1];
    places.push({ at, x: before ? before.x + SLOT * slots.get(before.at) + (left * (at - before.at)) / long : BESIDE });
  }
  const begins = new Map(places.map(({ at, x }) => [at, x]));
  return { places, placed: placed.map(({ item, index }) => ({ item, x: begins.get(item.at) + SLOT * index })), width: needed + left };
}

/** The instants that are named: as many as there is room for. */
function labelled(places) {
  let end = -Infinity;
  return places.filter(({ x }) => {
    if (x < end) return false;
    end = x + LABEL_WIDTH;
    return true;
  });
}

/**
 * @param story as a finding tells it
 * @param name of the scenario
 * @param id no other element's
 */
export function Story({ story: told, leftOut, name, id }) {
  const story = useMemo(() => told.map((each) => ({ ...each, at: Date.parse(each.at), to: each.to && Date.parse(each.to) })), [told]);
  const box = useRef(null);
  const [width, setWidth] = useState(600);
  const [at, setAt] = useState(-1);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setWidth(box.current.clientWidth));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const { places, placed, width: whole } = useMemo(() => laidOut(story, width), [story, width]);
  const rows = Object.keys(KINDS).filter((row) => placed.some(({ item }) => item.what === row));
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -placed.length, End: placed.length };
  const onKeyDown = (event) => {
    if (!(event.key in steps)) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(placed.length - 1, at + steps[event.key]));
    setAt(next);
    const { x } = placed[next];
    const element = box.current;
    if (x < element.scrollLeft) element.scrollLeft = x - SLOT;
    if (x + 2 * SLOT > element.scrollLeft + element.clientWidth) element.scrollLeft = x + 2 * SLOT - element.clientWidth;
  };
  const words = (item) => `${UTC.full(item.at)} · ${shown(HAPPENING_WORDS[item.what](item))}`;
  const height = KIND_HEIGHT * rows.length;
  return html`
    <div class="story-of">
      <div class="rows" aria-hidden="true">${rows.map((row) => html`<div>${KINDS[row]}</div>`)}</div>
      <div class="drawn" ref=${box}>
        <div role="listbox" tabindex="0" aria-label=${`What happened in ${shown(name)}`} aria-activedescendant=${at >= 0 ? `${id}-${at}` : null} style=${{ width: `${whole}px`, height: `${height}px` }} onKeyDown=${onKeyDown} onFocus=${() => at < 0 && placed.length > 0 && setAt(0)}>
          ${placed.map(({ item, x }, i) => {
            const [mark, color] = HAPPENING_MARKS[item.what](item);
            return html`<div key=${i} id=${`${id}-${i}`} role="option" aria-selected=${i === at} aria-label=${words(item)} class=${`mark ${color}`} style=${{ left: `${x}px`, top: `${KIND_HEIGHT * rows.indexOf(item.what)}px` }} onPointerEnter=${() => setAt(i)} onClick=${() => setAt(i)}>${mark}</div>`;
          })}
        </div>
        <div class="axis" aria-hidden="true" style=${{ width: `${whole}px` }}>${labelled(places).map((place) => html`<span style=${{ left: `${place.x}px` }}>${UTC.short(place.at)}</span>`)}</div>
      </div>
    </div>
    <p class="told" role="status">${at >= 0 && at < placed.length ? words(placed[at].item) : `${UTC.short(places[0].at)} to ${UTC.short(places.at(-1).at)} (${span(places.at(-1).at - places[0].at)}, UTC). Point at a mark to see what it is; with the keyboard: ← and →.`}</p>
    ${leftOut > 0 && html`<p>${counted(leftOut, 'more thing')} happened: the first 1,000 are kept.</p>`}
    <details><summary>The same in words</summary><ol class="story">${story.map((item) => html`<li><time>${UTC.full(item.at)}</time> ${shown(HAPPENING_WORDS[item.what](item))}</li>`)}</ol></details>`;
}
