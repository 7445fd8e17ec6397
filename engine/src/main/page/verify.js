// What a receiver was found to do: what failed first.

import { counted, shown } from './format.js';
import { html } from './view.js';

const ORDER = ['failed', 'errored', 'warned', 'waived', 'skipped', 'passed'];

export function Verification({ model }) {
  const { url, seed, findings, output } = model.head.verification;
  const sorted = [...findings].sort((a, b) => rank(a) - rank(b));
  return html`
    <section aria-label="Verify" class="findings">
      <p>${shown(url)}, seed ${seed}: ${ORDER.filter((result) => findings.some((each) => each.result === result)).map((result) => counted(findings.filter((each) => each.result === result).length, 'claim') + ' ' + result).join(', ')}</p>
      ${sorted.map((finding) => html`<${Finding} key=${finding.id} finding=${finding} />`)}
      ${output.length > 0 && html`<h2>What the receiver printed</h2><pre tabindex="0">${shown(output.join('\n'))}</pre>`}
    </section>`;
}

const rank = ({ result }) => (ORDER.includes(result) ? ORDER.indexOf(result) : ORDER.length);

function Finding({ finding }) {
  const { id, result, grade, sentence, kind, expected, seen, reason, because, until, again, repeat, log, ms } = finding;
  const isOpen = result === 'failed' || result === 'errored';
  return html`
    <details open=${isOpen} class=${result}>
      <summary><b>${result}</b> ${shown(sentence)} <span class="id">${shown(id)}, ${grade}, ${ms} ms</span></summary>
      <dl>
        ${expected && html`<dt>Expected</dt><dd>${shown(expected)}</dd><dt>Seen</dt><dd>${shown(seen)}</dd>`}
        ${reason && html`<dt>Reason</dt><dd>${shown(reason)}</dd>`}
        ${because && html`<dt>Waived</dt><dd>${shown(because)}, until ${until}</dd>`}
      </dl>
      ${log.length > 0 && html`<h2>What was sent and what came back</h2><pre tabindex="0">${shown(log.join('\n'))}</pre>`}
      ${repeat && html`<h2>The same POSTs by curl</h2><pre tabindex="0">${shown(repeat)}</pre>`}
      ${again && html`<h2>Once more</h2><pre tabindex="0">${shown(again)}</pre>`}
      ${isOpen && kind === 'check' && html`<p>How to mend it: <code>mixhook verify --explain ${shown(id)}</code></p>`}
    </details>`;
}
