// A list of any length, of which only what can be seen is made.

import { html, useEffect, useLayoutEffect, useRef, useState } from './view.js';

const ROW = 32;
const AROUND = 8;

/**
 * @param items all of them
 * @param selected the index of the one that is chosen; -1 for none
 * @param row makes what an item shows
 */
export function List({ items, selected, onSelect, row, label, identify }) {
  const box = useRef(null);
  // Keys come faster than what they choose is drawn.
  const at = useRef(selected);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setHeight(box.current.clientHeight));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    at.current = selected;
    if (selected < 0) return;
    const element = box.current;
    if (selected * ROW < element.scrollTop) element.scrollTop = selected * ROW;
    if ((selected + 1) * ROW > element.scrollTop + element.clientHeight) element.scrollTop = (selected + 1) * ROW - element.clientHeight;
  }, [selected]);
  const first = Math.max(0, Math.floor(top / ROW) - AROUND);
  const last = Math.min(items.length, Math.ceil((top + height) / ROW) + AROUND);
  const page = Math.max(1, Math.floor(height / ROW) - 1);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -items.length, End: items.length };
  const onKeyDown = (event) => {
    if (!(event.key in steps) || !items.length) return;
    event.preventDefault();
    at.current = Math.max(0, Math.min(items.length - 1, at.current + steps[event.key]));
    onSelect(at.current);
  };
  const seen = [];
  for (let i = first; i < last; i++) {
    seen.push(html`<div key=${identify(items[i])} id=${`row-${i}`} role="option" aria-selected=${i === selected} aria-posinset=${i + 1} aria-setsize=${items.length} class="row" style=${{ top: `${i * ROW}px` }} onClick=${() => onSelect(i)}>${row(items[i])}</div>`);
  }
  return html`<div class="list" ref=${box} tabindex="0" role="listbox" aria-label=${label} aria-activedescendant=${selected >= first && selected < last ? `row-${selected}` : null} onScroll=${(event) => setTop(event.currentTarget.scrollTop)} onKeyDown=${onKeyDown}><div role="presentation" style=${{ height: `${items.length * ROW}px` }}>${seen}</div></div>`;
}
