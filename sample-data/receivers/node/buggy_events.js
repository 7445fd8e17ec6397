// The receiver of event streams with one of the bugs that such receivers have, to see `mixhook verify` find it.
// Start it: node buggy_events.js no-insert-id

import express from 'express';
import { EventReceiver } from './event_receiver.js';
import { serve } from './receiver.js';

const BUGS = {
  'no-insert-id': class extends EventReceiver {
    take(event) {
      return this.work(event);
    }
  },

  'keyed-by-user': class extends EventReceiver {
    key(event) {
      return event.user_id;
    }
  },

  'known-rolls-back': class extends EventReceiver {
    async takeAll(events) {
      if (!events.some((event) => this.done.has(this.key(event)))) await super.takeAll(events);
    }
  },

  races: class extends EventReceiver {
    async take(event) {
      if (!this.done.has(this.key(event))) {
        await new Promise((done) => setTimeout(done, 10)); // the work takes a while, and nobody knows that it is under way
        await this.work(event);
        this.done.set(this.key(event), true);
      }
    }
  },

  'first-event-alone': class extends EventReceiver {
    takeAll(events) {
      return super.takeAll(events.slice(0, 1));
    }
  },

  'high-water-mark': class extends EventReceiver {
    newest = '';

    async take(event) {
      if (event.timestamp >= this.newest) {
        this.newest = event.timestamp;
        await super.take(event);
      }
    }
  },

  'id-lower-case': class extends EventReceiver {
    key(event) {
      return event.insert_id.toLowerCase();
    }
  },

  'body-limit': class extends EventReceiver {
    json = express.json();
  },

  'needs-plan': class extends EventReceiver {
    async work(event) {
      event.properties.plan.toLowerCase();
      await super.work(event);
    }
  },

  'no-password': class extends EventReceiver {
    isAuthorized() {
      return true;
    }
  },
};

const bug = BUGS[process.argv[2]];
if (bug) {
  serve(new bug());
} else {
  console.error(`node buggy_events.js ${Object.keys(BUGS).join(' | ')}`);
  process.exit(1);
}
