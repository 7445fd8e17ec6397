// What each campaign is, and how it stands.

import { count, shown } from './format.js';
import { html, useState } from './view.js';

const NUMBERS = { sent: 'sent', suppressed: 'held back', requeued: 're-queued', uncertain: 'uncertain', dead: 'given up', members: 'members', syncs: 'syncs', failed: 'failed', events: 'events', waiting: 'waiting', dropped: 'dropped', posts: 'POSTs' };

export function Campaigns({ model, clock, live }) {
  return html`<section aria-label="Campaigns" class="cards">${[...model.campaigns.values()].map((campaign) => html`<${Card} key=${campaign.name} campaign=${campaign} clock=${clock} live=${live} />`)}</section>`;
}

/** What can be done with a campaign. */
function Acts({ campaign, live }) {
  const [user, setUser] = useState('');
  const send = (event) => {
    event.preventDefault();
    if (user.trim()) live.sendNow(campaign.name, user.trim());
  };
  return html`
    <div class="acts">
      <button onClick=${() => live.test(campaign.name)}>Send a test to five people</button>
      ${campaign.paused ? html`<button onClick=${() => live.resume(campaign.name)}>Resume</button>` : html`<button onClick=${() => live.pause(campaign.name)}>Pause</button>`}
      <form onSubmit=${send}><input type="search" aria-label=${`Send ${campaign.name} now to`} placeholder="distinct id" value=${user} onInput=${(event) => setUser(event.target.value)} /> <button disabled=${!user.trim()}>Send now</button></form>
    </div>`;
}

function Card({ campaign, clock, live }) {
  const summary = campaign.summary ?? { posts: campaign.posts.length };
  return html`
    <article class="card" aria-label=${campaign.name}>
      <h2>${campaign.name}</h2>
      <ul class="numbers">${Object.entries(NUMBERS).filter(([key]) => summary[key] !== undefined).map(([key, words]) => html`<li><b>${count(summary[key])}</b> ${words}</li>`)}</ul>
      <h3>Target</h3>
      <p>${shown(campaign.target ?? '')}</p>
      ${campaign.selector && html`<details><summary>as a selector</summary><code tabindex="0">${shown(campaign.selector)}</code></details>`}
      <h3>Schedule</h3>
      <p>${campaign.schedule}</p>
      ${campaign.next?.length > 0 && html`<ol>${campaign.next.map((at) => html`<li><time>${clock.short(Date.parse(at))}</time></li>`)}</ol>`}
      ${campaign.notes.map((note) => html`<p class="note"><time>${clock.full(note.at)}</time> ${note.what}: ${note.why}</p>`)}
      ${campaign.paused && html`<p class="refused">Paused: ${shown(campaign.paused)}</p>`}
      ${live?.mayAct && html`<${Acts} campaign=${campaign} live=${live} />`}
    </article>`;
}
