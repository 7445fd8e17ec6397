// A receiver of Mixpanel's webhooks, with Express.
// Start it: npm ci && node receiver.js      (PORT=3000; KEY=s3cret makes it ask for ?key=s3cret)

import { pathToFileURL } from 'node:url';
import express from 'express';

const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Numbers as texts behind a mark: JSON.parse makes 0.0 a 0, and rounds what is beyond 2^53. */
function marked(json) {
  return json.replace(TEXT_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"\ue000${token}"`));
}

/** JSON with its numbers as they came. */
function unmarked(value) {
  return JSON.stringify(value)?.replace(/"\ue000([^"]*)"/g, '$1');
}

/** Takes POSTs of users, and works on each user once, however often they come. */
export class Receiver {
  form = express.urlencoded({ extended: false, limit: '5mb' }); // the default limit is 100 kB
  done = new Map(); // what is done or under way, by user; yours is a table with the user as its key
  counts = new Map();
  stored = new Map(); // the newest properties, by user

  app() {
    const app = express();
    app.post('/hooks/mixpanel', this.form, (req, res) => this.receive(req, res));
    app.get('/health', (req, res) => res.send('up'));
    app.get('/received', (req, res) => res.json(this.total()));
    app.get('/received/:user', (req, res) => res.json({ count: this.counts.get(req.params.user) ?? 0 }));
    app.get('/stored/:user', (req, res) => this.echo(res, this.stored.get(req.params.user)));
    app.all('/hooks/mixpanel', (req, res) => this.answer(res, 405, 'POST here'));
    // What Express found (a cut body, one too large) has its status; other failures are 500, and the users come again.
    app.use((error, req, res, next) => this.answer(res, error.status ?? 500, error.message));
    return app;
  }

  async receive(req, res) {
    if (process.env.KEY && req.query.key !== process.env.KEY) {
      return this.answer(res, 403, 'wrong key');
    }
    const users = this.parse(req.body?.users);
    if (!users) {
      return this.answer(res, 400, 'no users');
    }
    for (const user of users) {
      await this.take(user);
      this.stored.set(user.$distinct_id, user.properties);
    }
    return this.answer(res, 200, 'OK');
  }

  /**
   * The users, each with the JSON text of its properties; nothing if there are none to be read.
   * Decoded once: Express has done it.
   */
  parse(text) {
    try {
      const exact = JSON.parse(marked(text));
      return JSON.parse(text).map((user, i) => ({ ...user, properties: unmarked(exact[i].$properties) }));
    } catch {
      return undefined;
    }
  }

  /** Who comes while the work is under way waits for it; what failed is not marked as done. */
  take(user) {
    const id = user.$distinct_id;
    if (!this.done.has(id)) {
      const work = this.work(user);
      this.done.set(id, work);
      work.catch(() => this.done.delete(id));
    }
    return this.done.get(id);
  }

  /** Your work: a mail, a coupon, a row. Any property may be missing, $email too. */
  async work({ $distinct_id, $properties }) {
    await this.write($properties.$email);
    this.counts.set($distinct_id, (this.counts.get($distinct_id) ?? 0) + 1);
  }

  async write(address) {
    await new Promise(setImmediate);
  }

  /** Mixpanel takes 200 for yes and nothing else: the users of any other answer come again. */
  answer(res, status, text) {
    res.status(status).send(text);
  }

  echo(res, properties) {
    res.status(properties ? 200 : 404).type('json').send(properties ?? 'null');
  }

  total() {
    return { users: this.counts.size, count: [...this.counts.values()].reduce((sum, n) => sum + n, 0) };
  }
}

export function serve(receiver) {
  const port = Number(process.env.PORT ?? 3000);
  receiver.app().listen(port, '127.0.0.1', () => {
    console.log(`listening on http://localhost:${port}/hooks/mixpanel`);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  serve(new Receiver());
}
