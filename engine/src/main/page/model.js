// What a run did, as the page's views ask for it. It is fed line by line, from a file at once or live.

/** How many POSTs are kept while a run goes on: the oldest are let go. */
const KEPT = 100_000;

/** How far ahead the timeline goes at least, in milliseconds. */
const AHEAD = 1_800_000;

/** How many requests are. */
const KEPT_REQUESTS = 20_000;

export class Model {
  constructor(head) {
    this.head = head;
    this.campaigns = new Map(head.campaigns.map((campaign) => [campaign.name, { ...campaign, posts: [], audience: [], summary: null, notes: [] }]));
    this.posts = [];
    this.byNumber = new Map();
    this.exchanges = new Map();
    this.people = new Map();
    this.stories = new Map();
    this.verdicts = new Map();
    this.requests = [];
    this.findings = [];
    this.from = Date.parse(head.from);
    this.to = Date.parse(head.to);
    this.now = null;
    this.isOver = false;
    this.version = 0;
    this.listeners = new Set();
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
      case 'person': return void this.people.set(line.user, { id: line.user, properties: line.properties, events: line.events });
      case 'audience': return void this.campaign(line.campaign).audience.push([line.at, line.size]);
      case 'summary': return void (this.campaign(line.campaign).summary = line);
      case 'stopped':
      case 'paused':
      case 'resumed': return void this.campaign(line.campaign).notes.push({ what: line.kind, at: Date.parse(line.at), why: line.why });
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
  }

  /** What came to a receiver; they are numbered as they come. */
  takeRequest(line) {
    this.requests.push({ findings: [], ...line, at: Date.parse(line.at), id: (this.requests.at(-1)?.id ?? 0) + 1 });
    if (this.requests.length > KEPT_REQUESTS) this.requests.shift();
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
    this.posts.push(post);
    this.byNumber.set(post.n, post);
    this.campaign(post.campaign).posts.push(post);
    this.to = Math.max(this.to, post.at);
    for (const user of post.users ?? []) this.tell(user, { what: post.outcome, at: post.at, campaign: post.campaign, post: post.n, status: post.status, again: post.requeued?.includes(user) });
    if (this.posts.length > KEPT) this.letGo();
  }

  /** What went out and what came back; it may be told before the POST is. */
  takeExchange(line) {
    this.exchanges.set(line.n, line);
    const post = this.byNumber.get(line.n);
    if (post) post.exchange = line;
  }

  takeVerdict(line) {
    if (!this.verdicts.has(line.user)) this.verdicts.set(line.user, new Map());
    const campaigns = this.verdicts.get(line.user);
    if (!campaigns.has(line.campaign)) campaigns.set(line.campaign, []);
    campaigns.get(line.campaign).push(line);
  }

  /** What the parts of each target say of somebody at an instant: `[campaign, verdict]`. */
  verdictsAt(user, at) {
    return [...(this.verdicts.get(user) ?? [])].flatMap(([name, lines]) => {
      const line = lines.findLast((each) => each.at <= at);
      return line ? [[this.campaign(name), line]] : [];
    });
  }

  letGo() {
    const oldest = this.posts.shift();
    this.byNumber.delete(oldest.n);
    this.exchanges.delete(oldest.n);
    const own = this.campaign(oldest.campaign).posts;
    if (own[0] === oldest) own.shift();
  }

  takeUser(line) {
    this.tell(line.user, { what: line.what, at: Date.parse(line.at), campaign: line.campaign, why: line.why, post: line.post ?? null });
  }

  tell(user, step) {
    if (!this.stories.has(user)) this.stories.set(user, []);
    this.stories.get(user).push(step);
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
