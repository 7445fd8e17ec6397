// How things are shown: times in the project's zone, numbers, secrets.

const MINUTE = 60_000;

/** What outcomes are called on the page, and how they are marked; the order is that of a legend. */
export const OUTCOMES = {
  accepted: { words: 'accepted', mark: '●' },
  refused: { words: 'refused', mark: '✕' },
  unreachable: { words: 'unreachable', mark: '○' },
  uncertain: { words: 'uncertain', mark: '?' },
};

/** Shows instants in one zone. */
export class Clock {
  constructor(zone) {
    this.zone = known(zone) ? zone : 'UTC';
    const parts = { timeZone: this.zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' };
    this.formatter = new Intl.DateTimeFormat('en-CA', parts);
  }

  /** `2026-01-05 09:30:00` */
  full(millis) {
    const part = Object.fromEntries(this.formatter.formatToParts(millis).map(({ type, value }) => [type, value]));
    return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second}`;
  }

  /** Without the seconds where there are none. */
  short(millis) {
    const full = this.full(millis);
    return full.endsWith(':00') ? full.slice(0, -3) : full;
  }
}

/** Whether the browser knows a zone: Java has some that no browser has. */
function known(zone) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** How much time lies between two instants, in the largest unit that says it: `3 days`, `2 h 5 min`. */
export function span(millis) {
  const minutes = Math.round(millis / MINUTE);
  if (minutes < 1) return `${Math.round(millis / 1000)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return `${Math.round(hours / 24)} days`;
}

export const count = (n) => n.toLocaleString('en');

/** `1 user`, `2 users` */
export const counted = (n, noun) => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

/** A line for a shell that sends a body, from one that sends none. */
export function curl(line, type, body) {
  const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
  // Of data that begins with @, the rest would be the name of a file.
  return `${line} -H ${quoted(`Content-Type: ${type}`)} ${body.startsWith('@') ? '--data-raw' : '--data-binary'} ${quoted(body)}`;
}

const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text in which what turns the line or cannot be seen is shown by its number. */
export const visible = (text) => text.replace(HIDDEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A value of a property as text, of which as much is shown as can be read. */
export function shown(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? 'undefined';
  const seen = visible(text);
  return seen.length > 2000 ? `${seen.slice(0, 2000)}… (${count(text.length)} characters)` : seen;
}
