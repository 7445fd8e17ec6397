// The receiver with one of the bugs that receivers are known for, to see `mixhook verify` find it.
// Start it: node buggy.js answers-204

import express from 'express';
import { Receiver, serve } from './receiver.js';

const BUGS = {
  'answers-204': class extends Receiver {
    answer(res, status, text) {
      super.answer(res, status === 200 ? 204 : status, text);
    }
  },

  'body-limit': class extends Receiver {
    form = express.urlencoded({ extended: false });
  },

  'not-idempotent': class extends Receiver {
    take(user) {
      return this.work(user);
    }
  },

  'marks-first': class extends Receiver {
    seen = new Set();

    async take(user) {
      if (!this.seen.has(user.$distinct_id)) {
        this.seen.add(user.$distinct_id);
        await this.work(user);
      }
    }
  },

  races: class extends Receiver {
    async take(user) {
      if (!this.counts.has(user.$distinct_id)) {
        await new Promise((done) => setTimeout(done, 10)); // the work takes a while, and nobody knows that it is under way
        await this.work(user);
      }
    }
  },

  'trusts-email': class extends Receiver {
    async work(user) {
      user.$properties.$email.toLowerCase();
      await super.work(user);
    }
  },

  'acts-on-half': class extends Receiver {
    form = (req, res, next) => {
      if (!req.is('urlencoded')) return next();
      let body = '';
      req.on('data', (chunk) => (body += chunk));
      req.on('error', () => {});
      req.on('close', () => {
        req.body = { users: new URLSearchParams(body).get('users') };
        next();
      });
    };

    parse(text) {
      // "Repaired": up to the last user that looks whole.
      return super.parse(text) ?? super.parse(`${text?.slice(0, text.lastIndexOf('}}') + 2)}]`);
    }
  },

  'decodes-twice': class extends Receiver {
    parse(text) {
      try {
        return super.parse(decodeURIComponent(text.replaceAll('+', ' ')));
      } catch {
        return undefined;
      }
    }
  },

  'always-200': class extends Receiver {
    answer(res, status, text) {
      super.answer(res, 200, text);
    }
  },
};

const bug = BUGS[process.argv[2]];
if (bug) {
  serve(new bug());
} else {
  console.error(`node buggy.js ${Object.keys(BUGS).join(' | ')}`);
  process.exit(1);
}
