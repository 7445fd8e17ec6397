// A client of `mixhook serve --control`, with nothing but Node. Copy it to your tests.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** mixhook in a process of its own, which ends with this one. */
export class Mixhook {
  static async start(program = process.env.MIXHOOK ?? 'mixhook') {
    const options = ['serve', '--control', '--port', '0', '--json', '--with-parent'];
    const mixhook = new Mixhook();
    mixhook.process = spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: mixhook.process.stdout })) {
      mixhook.address = JSON.parse(line).address;
      return mixhook;
    }
    throw new Error(`${program} did not start`);
  }

  async session(told) {
    return new Session(this, (await this.ask('POST', '/sessions', told)).session);
  }

  async ask(method, path, told) {
    const headers = { 'Content-Type': 'application/json' };
    const body = told && JSON.stringify(told);
    const response = await fetch(`${this.address}/v1${path}`, { method, headers, body });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.error.problems.map((problem) => problem.message).join('\n'));
    }
    return answer;
  }

  close() {
    this.process.kill();
  }
}

/** Campaigns and people in virtual time, apart from all other sessions. */
class Session {
  constructor(mixhook, name) {
    Object.assign(this, { mixhook, path: `/sessions/${name}` });
  }

  /** person, update, event, data, advance, faults, pause or resume. */
  step = (what, told) => this.mixhook.ask('POST', `${this.path}/${what}`, told);

  posts = async (query) => (await this.mixhook.ask('GET', `${this.path}/posts?${new URLSearchParams(query)}`)).posts;

  async expect(expected) {
    const answer = await this.step('expect', expected);
    assert.ok(answer.met, JSON.stringify(answer, null, 2));
  }

  close = () => this.mixhook.ask('DELETE', this.path);
}
