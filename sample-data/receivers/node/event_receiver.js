// A receiver of Mixpanel's Real-Time Event Streams, with Express: it works on each event once.
// Start it: npm ci && node event_receiver.js      (PORT=3000; PASSWORD=s3cret makes it ask for mixpanel:s3cret)

import { pathToFileURL } from 'node:url';
import express from 'express';
import { isAuthorized } from './cohort_receiver.js';
import { serve } from './receiver.js';

/** Takes lists of events as the template of a stream makes them: here with user_id and insert_id. */
export class EventReceiver {
  json = express.json({ limit: '5mb' }); // the default limit is 100 kB
  done = new Map(); // what is done or under way, by event; yours is a table with insert_id as its key
  counts = new Map();

  app() {
    const app = express();
    const authorize = (req, res, next) => (this.isAuthorized(req) ? next() : this.answer(res, 401, 'wrong password'));
    app.post('/hooks/mixpanel', authorize, this.json, (req, res) => this.receive(req, res));
    app.get('/health', (req, res) => res.send('up'));
    app.get('/received/:user', (req, res) => res.json({ count: this.counts.get(req.params.user) ?? 0 }));
    app.all('/hooks/mixpanel', (req, res) => this.answer(res, 405, 'POST here'));
    // What Express found (a cut body, one too large) has its status; other failures are 500, and the list comes again.
    app.use((error, req, res, next) => this.answer(res, error.status ?? 500, error.message));
    return app;
  }

  async receive(req, res) {
    const events = this.events(req.body);
    if (!events) {
      return this.answer(res, 400, 'no list of events');
    }
    await this.takeAll(events);
    return this.answer(res, 200, 'OK');
  }

  events(body) {
    return Array.isArray(body) ? body : undefined;
  }

  async takeAll(events) {
    for (const event of events) {
      await this.take(event);
    }
  }

  /** Who comes while the work is under way waits for it; what failed is not marked as done. */
  take(event) {
    const key = this.key(event);
    if (!this.done.has(key)) {
      const work = this.work(event);
      this.done.set(key, work);
      work.catch(() => this.done.delete(key));
    }
    return this.done.get(key);
  }

  key(event) {
    return event.insert_id;
  }

  /** Your work. Any property may be missing. */
  async work({ user_id }) {
    await new Promise(setImmediate);
    this.counts.set(user_id, (this.counts.get(user_id) ?? 0) + 1);
  }

  isAuthorized(req) {
    return isAuthorized(req);
  }

  /** Mixpanel takes any 2xx for yes: the list of any other answer comes again. */
  answer(res, status, text) {
    res.status(status).send(text);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  serve(new EventReceiver());
}
