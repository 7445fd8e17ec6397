// A receiver of Mixpanel's cohort syncs, with Express: it knows who is a member of which cohort.
// Start it: npm ci && node cohort_receiver.js      (PORT=3000; PASSWORD=s3cret makes it ask for mixpanel:s3cret)

import { pathToFileURL } from 'node:url';
import express from 'express';
import { serve } from './receiver.js';

/** By basic authentication; without a password that is asked for, everybody is. */
export function isAuthorized(req) {
  const password = process.env.PASSWORD;
  const wanted = `Basic ${Buffer.from(`mixpanel:${password}`).toString('base64')}`;
  return password === undefined || req.get('Authorization') === wanted;
}

/** Keeps the members of each cohort as the last sync left them. */
export class CohortReceiver {
  json = express.json({ limit: '5mb' }); // the default limit is 100 kB
  cohorts = new Map(); // by id, the members of each by theirs; yours is a table with both as its key
  collected = new Map(); // by cohort, the session whose pages come in, and its members so far

  app() {
    const app = express();
    const authorize = (req, res, next) => (isAuthorized(req) ? next() : this.fail(res, 401, 'wrong password'));
    app.post('/hooks/mixpanel', authorize, this.json, (req, res) => this.receive(req, res));
    app.get('/health', (req, res) => res.send('up'));
    app.get('/received/:user', (req, res) => res.json({ count: this.count(req.params.user) }));
    app.get('/stored/:user', (req, res) => this.echo(res, this.properties(req.params.user)));
    app.all('/hooks/mixpanel', (req, res) => this.fail(res, 405, 'POST here'));
    // What Express found (a cut body, one too large) has its status; other failures are 500, and the page comes again.
    app.use((error, req, res, next) => this.fail(res, error.status ?? 500, error.message));
    return app;
  }

  receive(req, res) {
    const { action, parameters } = req.body ?? {};
    const apply = this.handler(action);
    if (!apply || !Array.isArray(parameters?.members)) {
      return this.fail(res, 400, 'no cohort sync', action);
    }
    apply(this.cohort(parameters), this.members(parameters), parameters);
    return this.succeed(res, action);
  }

  /** A switch, since an object has more properties than those that it was given. */
  handler(action) {
    switch (action) {
      case 'members':
        return (...call) => this.replace(...call);
      case 'add_members':
        return (...call) => this.add(...call);
      case 'remove_members':
        return (...call) => this.remove(...call);
      default:
        return undefined;
    }
  }

  /** A full sync: its last page puts all that its session has brought in the cohort's place. */
  replace(cohort, members, parameters) {
    const session = this.session(parameters);
    if (this.collected.get(cohort)?.session !== session) {
      this.collected.set(cohort, { session, members: new Map() }); // what another session left behind is forgotten
    }
    const whole = this.collected.get(cohort).members;
    members.forEach((member, id) => whole.set(id, member));
    if (this.isLast(parameters)) {
      this.cohorts.set(cohort, new Map(whole));
    }
  }

  add(cohort, members) {
    const known = this.cohorts.get(cohort) ?? new Map();
    members.forEach((member, id) => known.set(id, member));
    this.cohorts.set(cohort, known);
  }

  remove(cohort, members) {
    members.forEach((member, id) => this.cohorts.get(cohort)?.delete(id)); // who is not there needs no removal
  }

  cohort(parameters) {
    return parameters.mixpanel_cohort_id; // the name is for people, and changes
  }

  session(parameters) {
    return parameters.mixpanel_session_id;
  }

  /** Page numbers may come as texts; and one page without saying so. */
  isLast({ page_info: info }) {
    return !info || Number(info.page_count) === Number(info.total_pages);
  }

  /** Any property of a member may be missing, email too. */
  members(parameters) {
    return new Map(parameters.members.map((member) => [this.memberId(member), member]));
  }

  memberId(member) {
    return member.mixpanel_distinct_id;
  }

  succeed(res, action) {
    res.status(200).json({ action, status: 'success' });
  }

  fail(res, status, message, action = '') {
    res.status(status).json({ action, status: 'failure', error: { message, code: status } });
  }

  count(user) {
    return [...this.cohorts.values()].filter((members) => members.has(user)).length;
  }

  properties(user) {
    return [...this.cohorts.values()].find((members) => members.has(user))?.get(user);
  }

  echo(res, properties) {
    res.status(properties ? 200 : 404).json(properties ?? null);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  serve(new CohortReceiver());
}
