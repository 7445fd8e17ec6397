// What a run did, as the page's views ask for it. It is fed line by line, from a file at once or live.

import { Latest } from './latest.js';

/** How many POSTs are kept at least while a run goes on: the oldest are let go. */
const KEPT = 100_000;

/** How many characters of bodies and answers are, and as many of requests to a receiver. */
const KEPT_TEXT = 64 * 1024 * 1024;

/** How many steps of people's stories are. */
const KEPT_STEPS = 300_000;

/** How many sizes of an audience are: every other one is left out where there are more. */
const KEPT_SIZES = 10_000;

/** How many pauses of a campaign are told. */
const KEPT_NOTES = 50;

/** How far ahead the timeline goes at least, in milliseconds. */
const AHEAD = 1_800_000;

/** How many requests are. */
const KEPT_REQUESTS = 20_000;

export class Model {
  /**
   * @param isLive whether more comes, without end: then the last of it is kept
   */
  constructor(head, isLive = false) {
    const most = (limit) => (isLive ? limit : Infinity);
    this.head = head;
    this.campaigns = new Map(head.campaigns.map((campaign) => [campaign.name, { ...campaign, posts: [], audience: [], summary: null, notes: [] }]));
    this.latestPosts = new Latest(most(KEPT), Infinity, (gone) => this.letPostsGo(gone));
    this.byNumber = new Map();
    this.exchanges = new Map();
    this.people = new Map();
    this.latestExchanges = new Latest(most(KEPT), most(KEPT_TEXT), (gone) => this.letExchangesGo(gone));
    this.stories = new Map();
    this.latestSteps = new Latest(most(KEPT_STEPS), Infinity, (gone) => this.letStepsGo(gone));
    /** The instant of the last step that is not kept any more; null if all are. */
    this.forgotten = null;
    /** How many lines came before the first that a tab got. */
    this.missed = 0;
    this.verdicts = new Map();
    this.ends = [];
    this.latestRequests = new Latest(KEPT_REQUESTS, KEPT_TEXT, () => {});
    this.findings = [];
    this.from = Date.parse(head.from);
    this.to = Date.parse(head.to);
    this.now = null;
    this.isOver = false;
    this.version = 0;
    this.listeners = new Set();
  }

  get posts() {
    return this.latestPosts.items;
  }

  get requests() {
    return this.latestRequests.items;
  }

  /** Told after each batch of lines; returns what ends that. */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  add(lines) {
    for (const line of lines) this.take(line);
    this.version++;
    for (const listener of this.listeners) listener();
  }

  take(line) {
    switch (line.kind) {
      case 'post': return this.takePost(line);
      case 'user': return this.takeUser(line);
      case 'exchange': return this.takeExchange(line);
      case 'verdict': return this.takeVerdict(line);
      case 'verdicts_end': return void this.ends.push(line);
      case 'person': return void this.people.set(line.user, { id: line.user, properties: line.properties, events: line.events });
      case 'audience': return this.takeAudience(line);
      case 'summary': return void (this.campaign(line.campaign).summary = line);
      case 'stopped':
      case 'paused':
      case 'resumed': return this.takeNote(line);
      case 'missed': return void (this.missed = line.lines);
      case 'request': return this.takeRequest(line);
      case 'head': return this.renew(line);
      case 'next': return this.takeNext(line);
      case 'now': return void (this.now = Date.parse(line.at));
      case 'over': return void (this.isOver = true);
      case 'finding': return void this.findings.push(line);
    }
  }

  /** Other campaigns take over; what happened stays. */
  renew(head) {
    this.head = head;
    const before = this.campaigns;
    this.campaigns = new Map(head.campaigns.map((campaign) => [campaign.name, { posts: [], audience: [], summary: null, notes: [], ...before.get(campaign.name), ...campaign }]));
  }

  takeNext(line) {
    const campaign = this.campaign(line.campaign);
    campaign.due = line.at ? Date.parse(line.at) : null;
    campaign.paused = line.paused;
    campaign.next = line.runs;
  }

  /** What came to a receiver. */
  takeRequest(line) {
    this.latestRequests.push({ findings: [], ...line, at: Date.parse(line.at) }, (line.body?.length ?? 0) + (line.json?.length ?? 0));
  }

  takeAudience({ campaign: name, at, size }) {
    const campaign = this.campaign(name);
    campaign.audience.push([at, size]);
    if (campaign.audience.length > KEPT_SIZES) campaign.audience = campaign.audience.filter((_, i) => i % 2 === 0);
  }

  takeNote({ kind, at, why, campaign }) {
    const { notes } = this.campaign(campaign);
    notes.push({ what: kind, at: Date.parse(at), why });
    if (notes.length > KEPT_NOTES) notes.shift();
  }

  /** How far the timeline goes: a while ahead of now as long as things happen. */
  get end() {
    if (this.now === null || this.isOver) return Math.max(this.to, this.now ?? 0);
    return Math.max(this.to, this.now + Math.max(AHEAD, (this.now - this.from) / 4));
  }

  takePost(line) {
    const post = { ...line, at: Date.parse(line.due), exchange: this.exchanges.get(line.n) ?? toldOf(line), outcome: line.outcome ?? line.state };
    // What goes out of a stream by hand are events too.
    if (line.purpose === 'test' && line.users && this.campaign(line.campaign).posts.at(-1)?.events) Object.assign(post, { events: line.users, users: undefined });
    this.byNumber.set(post.n, post);
    this.campaign(post.campaign).posts.push(post);
    this.to = Math.max(this.to, post.at);
    for (const user of post.users ?? []) this.tell(user, { what: post.outcome, at: post.at, campaign: post.campaign, post: post.n, status: post.status, again: post.requeued?.includes(user) });
    this.latestPosts.push(post);
  }

  /** What went out and what came back; it may be told before the POST is. */
  takeExchange(line) {
    this.exchanges.set(line.n, line);
    this.latestExchanges.push(line.n, line.body.length + (line.answer?.text.length ?? 0));
    const post = this.byNumber.get(line.n);
    if (post) post.exchange = line;
  }

  /** What the parts of a target say of somebody from an instant on; in order. */
  takeVerdict(line) {
    if (!this.verdicts.has(line.user)) this.verdicts.set(line.user, []);
    this.verdicts.get(line.user).push(line);
  }

  letPostsGo(gone) {
    for (const post of gone) this.byNumber.delete(post.n);
    for (const [name, count] of counts(gone.map((post) => post.campaign))) this.campaign(name).posts.splice(0, count);
  }

  letExchangesGo(gone) {
    for (const n of gone) {
      this.exchanges.delete(n);
      const post = this.byNumber.get(n);
      if (post) post.exchange = undefined;
    }
  }

  letStepsGo(gone) {
    for (const [user, count] of counts(gone)) {
      const steps = this.stories.get(user);
      this.forgotten = Math.max(this.forgotten ?? -Infinity, steps[count - 1].at);
      steps.splice(0, count);
      if (!steps.length) this.stories.delete(user);
    }
  }

  takeUser(line) {
    this.tell(line.user, { what: line.what, at: Date.parse(line.at), campaign: line.campaign, why: line.why, post: line.post ?? null });
  }

  tell(user, step) {
    if (!this.stories.has(user)) this.stories.set(user, []);
    this.stories.get(user).push(step);
    this.latestSteps.push(user);
  }

  campaign(name) {
    if (!this.campaigns.has(name)) this.campaigns.set(name, { name, posts: [], audience: [], summary: null, notes: [], next: [] });
    return this.campaigns.get(name);
  }

  /** Everyone who can be looked at: those with a profile, and those of whom something was told. */
  ids() {
    return [...new Set([...this.people.keys(), ...this.stories.keys()])];
  }

  /** The POST before this one that brought somebody, as the receiver saw it; null for none. */
  before(post, user) {
    const steps = (this.stories.get(user) ?? []).filter((step) => step.campaign === post.campaign && step.what === 'accepted' && step.post < post.n);
    return steps.length ? this.byNumber.get(steps.at(-1).post) ?? null : null;
  }
}

/** How often each thing is there. */
function counts(things) {
  const all = new Map();
  for (const each of things) all.set(each, (all.get(each) ?? 0) + 1);
  return all;
}

/** The users of a body, if it can be read: a form's or JSON's. */
export function usersOf(post) {
  const body = post.exchange?.body;
  if (!body) return [];
  try {
    const text = body.startsWith('users=') ? decodeURIComponent(body.slice(6).replaceAll('+', ' ')) : body;
    const value = JSON.parse(text);
    if (Array.isArray(value)) return value;
    return value?.parameters?.members ?? [];
  } catch {
    return [];
  }
}

/** What a ledger keeps of an exchange: the answer, and nothing of what went out. */
function toldOf({ state, status, answer, note }) {
  if (!state) return undefined;
  return status ? { answer: { status, text: answer ?? '', note } } : { why: note };
}

export const idOf = (user) => user?.$distinct_id ?? user?.mixpanel_distinct_id ?? user?.distinct_id ?? '';

export const propertiesOf = (user) => user?.$properties ?? user ?? {};

/** What is different between two sets of properties: `[name, before, after]`, undefined for nothing. */
export function changes(before, after) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).map((name) => [name, before[name], after[name]]);
}
