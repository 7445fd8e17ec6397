// The receiver of cohort syncs with one of the bugs that such receivers have, to see `mixhook verify` find it.
// Start it: node buggy_cohorts.js page-replaces

import express from 'express';
import { CohortReceiver } from './cohort_receiver.js';
import { serve } from './receiver.js';

const BUGS = {
  'answers-text': class extends CohortReceiver {
    succeed(res) {
      res.send('OK');
    }
  },

  'page-replaces': class extends CohortReceiver {
    replace(cohort, members) {
      this.cohorts.set(cohort, members);
    }
  },

  'sessions-mixed': class extends CohortReceiver {
    session() {
      return 'any';
    }

    replace(cohort, members, parameters) {
      super.replace(cohort, members, parameters);
      if (this.isLast(parameters)) this.collected.delete(cohort);
    }
  },

  'last-page-alone': class extends CohortReceiver {
    replace(cohort, members, parameters) {
      super.replace(cohort, members, parameters);
      if (this.isLast(parameters)) this.collected.delete(cohort); // done with it; but the same page may come once more
    }
  },

  'remove-ignored': class extends CohortReceiver {
    remove() {}
  },

  'removal-404': class extends CohortReceiver {
    receive(req, res) {
      const { action, parameters } = req.body;
      const known = this.cohorts.get(this.cohort(parameters)) ?? new Map();
      if (action === 'remove_members' && [...this.members(parameters).keys()].some((id) => !known.has(id))) {
        return this.fail(res, 404, 'no such member', action);
      }
      return super.receive(req, res);
    }
  },

  'one-cohort': class extends CohortReceiver {
    cohort() {
      return 'the only one';
    }
  },

  'strict-numbers': class extends CohortReceiver {
    receive(req, res) {
      const numbers = Object.values(req.body?.parameters?.page_info ?? {});
      if (!numbers.every(Number.isInteger)) {
        return this.fail(res, 400, 'page_info has numbers', req.body.action);
      }
      return super.receive(req, res);
    }
  },

  'body-limit': class extends CohortReceiver {
    json = express.json();
  },

  'email-as-id': class extends CohortReceiver {
    ids = new Map();

    memberId(member) {
      const id = member.email.toLowerCase();
      this.ids.set(member.mixpanel_distinct_id, id);
      return id;
    }

    count(user) {
      return super.count(this.ids.get(user));
    }
  },

  'prototype-actions': class extends CohortReceiver {
    handlers = { members: this.replace, add_members: this.add, remove_members: this.remove };

    handler(action) {
      const apply = this.handlers[action]; // which is something for `constructor`, too
      return apply && ((...call) => void apply.apply(this, call));
    }
  },
};

const bug = BUGS[process.argv[2]];
if (bug) {
  serve(new bug());
} else {
  console.error(`node buggy_cohorts.js ${Object.keys(BUGS).join(' | ')}`);
  process.exit(1);
}
