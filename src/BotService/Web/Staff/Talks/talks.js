// Pages of talks: what happens meanwhile is shown at once, what is typed is shown masked and sent without loading the page.
(() => {
  if (typeof document === 'undefined') return;
  const byId = id => document.getElementById(id);
  const list = document.querySelector('[data-live]');
  const one = byId('one');

  const count = () => {
    for (const left of document.querySelectorAll('[data-until]')) {
      const seconds = Math.max(0, Math.ceil((left.dataset.until - Date.now()) / 1000));
      left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      const note = left.closest('[data-after]');
      if (note && !seconds) note.replaceChildren(Object.assign(document.createElement('strong'), { textContent: note.dataset.after }));
    }
  };
  setInterval(count, 1000);

  // At most one at a time, and once more when it was asked for meanwhile.
  const calm = (work, gap = 300) => {
    let running = false, again = false;
    const run = async () => {
      if (running) { again = true; return; }
      running = true;
      try { await work(); } catch { /* The next event tries again. */ }
      await new Promise(done => setTimeout(done, gap));
      running = false;
      if (again) { again = false; run(); }
    };
    return run;
  };

  const load = async address => {
    const answer = await fetch(address, { headers: { Accept: 'text/html' }, redirect: 'error' });
    if (!answer.ok) throw new Error(answer.status);
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  };

  // Puts a piece in its place; what has the focus keeps it.
  const put = (now, fresh) => {
    if (!now || !fresh) return;
    const at = [...now.querySelectorAll('a, button')].indexOf(document.activeElement);
    const { href, textContent } = document.activeElement;
    now.replaceWith(fresh);
    if (at < 0) return;
    const all = [...fresh.querySelectorAll('a, button')];
    (all.find(a => (href ? a.href === href : a.textContent === textContent)) ?? all[at])?.focus();
  };

  const sign = kind => {
    const live = byId('live');
    live.hidden = false;
    if (live.textContent !== live.dataset[kind]) live.textContent = live.dataset[kind];
  };

  if (list) {
    const refresh = calm(async () => put(byId(list.id), (await load(location.href)).getElementById(list.id)));
    let lost = false;
    window.staffLive(null, ({ kind }) => {
      if (['on', 'off', 'out'].includes(kind)) sign(kind);
      if (list.dataset.live.split(' ').includes(kind) || (kind === 'on' && lost)) refresh();
      lost = kind === 'off' || kind === 'out' || (lost && kind !== 'on');
    });
  }
  if (!one) return;

  const lines = byId('lines'), talk = one.querySelector('.talk'), say = document.querySelector('form.say');
  const text = byId('say'), typing = byId('typing'), words = one.dataset;
  talk.parentElement.querySelector('.none')?.remove();

  const post = (address, fields) => fetch(address, {
    method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams({ __RequestVerificationToken: words.token, ...fields }),
  });

  const add = (parent, tag, className, content) => {
    const piece = Object.assign(document.createElement(tag), { className });
    if (content !== undefined) piece.textContent = content;
    parent.append(piece);
    return piece;
  };

  // Texts are strangers': they are only ever text.
  const show = line => {
    const items = [...talk.children];
    if (items.some(item => Number(item.dataset.sequence) === line.sequence)) return;
    const isDown = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 40;
    const item = Object.assign(document.createElement('li'), { className: `line-of ${line.author}` });
    item.dataset.sequence = line.sequence;
    const who = line.name ? words.personOf.replace('{name}', line.name) : words[line.author];
    const clock = new Date(line.at).toLocaleString('sv-SE', { timeZone: 'Asia/Taipei' }).slice(0, 16);
    add(item, 'p', 'hint', `${who} · ${clock}`);
    if (line.text) add(item, 'div', 'said', line.text).dir = 'auto';
    else add(item, 'p', 'hint', words.wordless.replace('{type}', line.type));
    if (line.offers.length) add(item, 'p', 'hint', `${words.offers} ${line.offers.join(words.and)}`);
    if (line.receipt) add(add(item, 'p', ''), 'a', '', words.receipt).href = words.receipts + line.receipt;
    const after = items.find(other => Number(other.dataset.sequence) > line.sequence);
    talk.insertBefore(item, after ?? null);
    if (isDown) lines.scrollTop = lines.scrollHeight;
  };
  lines.scrollTop = lines.scrollHeight;

  const refresh = calm(async () => {
    const fresh = await load(words.now);
    const { mine, open } = fresh.getElementById('state').dataset;
    // It became somebody's, or stopped being: the whole page is another, unless something is typed that must not be lost.
    if (mine !== words.mine && !text?.value && !byId('f-reason')?.value) { location.reload(); return; }
    put(byId('state'), fresh.getElementById('state'));
    if (open === 'yes') put(byId('aside'), fresh.getElementById('aside'));
    count();
  }, 2000); // Working out what the newest words mean costs more than showing them.

  // What was said while nothing could be heard stands on the page itself.
  const catchUp = calm(async () => {
    const fresh = await load(location.href);
    const known = new Set([...talk.children].map(item => item.dataset.sequence));
    for (const item of fresh.querySelectorAll('#lines .talk > li')) if (!known.has(item.dataset.sequence)) talk.append(item);
    await refresh();
  });

  let fades, lost = false;
  window.staffLive(words.conversation, ({ kind, data }) => {
    if (['on', 'off', 'out'].includes(kind)) {
      sign(kind);
      if (kind === 'on' && lost) catchUp();
      lost = kind !== 'on';
      return;
    }
    if (data.conversation !== words.conversation) return;
    if (kind === 'typing') {
      typing.textContent = typing.dataset.text;
      clearTimeout(fades);
      fades = setTimeout(() => { typing.textContent = ''; }, 5000);
      return;
    }
    for (const line of data.lines ?? []) show(line);
    if (data.lines?.some(line => line.author === 'citizen')) typing.textContent = '';
    refresh();
  });

  if (!say) return;
  const mask = byId('mask'), problem = byId('problem'), send = say.querySelector('button');
  // Here the mask is shown as one types, so nothing needs to be shown again before it goes out.
  say.querySelector('[name=preview]').remove();

  let waits, toldAt = 0;
  const preview = async () => {
    if (!text.value.trim()) { mask.hidden = true; return; }
    const answer = await post(words.mask, { text: text.value });
    if (!answer.ok) return;
    const { text: masked, changed, tooLong } = await answer.json();
    mask.hidden = !changed && !tooLong;
    mask.textContent = tooLong ? mask.dataset.long : `${mask.dataset.lead}\n${masked}`;
  };
  text.addEventListener('input', () => {
    clearTimeout(waits);
    waits = setTimeout(() => preview().catch(() => {}), 400);
    if (text.value && Date.now() - toldAt > 3000) {
      toldAt = Date.now();
      post(words.typing, {}).catch(() => {});
    }
  });

  const complain = sentence => {
    problem.replaceChildren();
    if (sentence) add(problem, 'p', 'problem', sentence);
  };

  say.addEventListener('submit', async event => {
    event.preventDefault();
    if (send.disabled) return;
    send.disabled = true;
    const { key } = say.elements;
    const sent = text.value;
    complain('');
    try {
      const answer = await post(say.action, { text: sent, key: key.value });
      const told = await answer.json();
      if (answer.ok) {
        key.value = told.key;
        // What was typed meanwhile is the next message.
        text.value = text.value.startsWith(sent) ? text.value.slice(sent.length) : text.value;
        mask.hidden = true;
      } else {
        complain(told.error?.message ?? send.dataset.unsent);
        refresh();
      }
    } catch {
      complain(send.dataset.unsent);
    }
    send.disabled = false;
    text.focus();
  });
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) say.requestSubmit();
  });
})();
