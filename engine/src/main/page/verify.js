// What a receiver was found to do: what failed first.

import { counted, shown } from './format.js';
import { Story } from './story.js';
import { html } from './view.js';

const ORDER = ['failed', 'errored', 'warned', 'waived', 'skipped', 'passed'];

export function Verification({ model }) {
  const { url, seed, findings, output } = model.head.verification;
  const mend = new Map(model.head.mend.map(({ id, text }) => [id, text]));
  const sorted = [...findings].sort((a, b) => rank(a) - rank(b));
  return html`
    <section aria-label="Verify" class="findings">
      <p>${shown(url)}, seed ${seed}: ${ORDER.filter((result) => findings.some((each) => each.result === result)).map((result) => counted(findings.filter((each) => each.result === result).length, 'claim') + ' ' + result).join(', ')}</p>
      ${sorted.map((finding, i) => html`<${Finding} key=${finding.id} finding=${finding} place=${`story-${i}`} mend=${mend.get(finding.id)} />`)}
      ${output.length > 0 && html`<h2>What the receiver printed</h2><pre tabindex="0">${shown(output.join('\n'))}</pre>`}
    </section>`;
}

const rank = ({ result }) => (ORDER.includes(result) ? ORDER.indexOf(result) : ORDER.length);

function Finding({ finding, mend, place }) {
  const { id, result, grade, sentence, expected, seen, reason, because, until, again, repeat, log, ms, story, story_left_out: leftOut } = finding;
  const isOpen = result === 'failed' || result === 'errored';
  return html`
    <details open=${isOpen} class=${result}>
      <summary><b>${result}</b> ${shown(sentence)} <span class="id">${id === sentence ? 'scenario' : shown(id)}, ${grade}, ${ms} ms</span></summary>
      <dl>
        ${expected && html`<dt>Expected</dt><dd>${shown(expected)}</dd><dt>Seen</dt><dd>${shown(seen)}</dd>`}
        ${reason && html`<dt>Reason</dt><dd>${shown(reason)}</dd>`}
        ${because && html`<dt>Waived</dt><dd>${shown(because)}, until ${until}</dd>`}
      </dl>
      ${story && html`<${Story} story=${story} leftOut=${leftOut} name=${id} id=${place} />`}
      ${log.length > 0 && html`<h2>What was sent and what came back</h2><pre tabindex="0">${shown(log.join('\n'))}</pre>`}
      ${repeat && html`<h2>The same POSTs by curl</h2><pre tabindex="0">${shown(repeat)}</pre>`}
      ${again && html`<h2>Once more</h2><pre tabindex="0">${shown(again)}</pre>`}
      ${mend && html`<details><summary>How receivers get it wrong, and how to mend it</summary><pre tabindex="0">${shown(mend)}</pre></details>`}
    </details>`;
}
