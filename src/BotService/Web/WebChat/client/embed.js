// Puts a button on an organisation's own page that opens the conversation. Recipe: docs/recipes/embed.md.
(() => {
  'use strict';
  const script = document.currentScript;
  if (!script || document.getElementById('botservice-launcher')) return;
  const words = __WORDS__;
  const wanted = script.dataset.lang || document.documentElement.lang || navigator.language;
  const tongue = tag => tag.split(/[-_]/)[0].toLowerCase();
  const locale = Object.keys(words).find(l => l.toLowerCase() === wanted.toLowerCase())
    || Object.keys(words).find(l => tongue(l) === tongue(wanted)) || Object.keys(words)[0];
  const say = words[locale];
  const home = new URL('.', script.src);
  const left = script.dataset.side === 'left';

  // Styles are set one by one, so that a page with a strict style policy shows them too.
  const style = (element, rules) => Object.assign(element.style, rules);

  const button = document.createElement('button');
  button.id = 'botservice-launcher';
  button.type = 'button';
  button.lang = locale;
  button.textContent = say.open;
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', 'botservice-panel');
  style(button, {
    position: 'fixed', bottom: '1.25rem', [left ? 'left' : 'right']: '1.25rem', zIndex: '2147483000', maxWidth: 'calc(100vw - 2.5rem)',
    padding: '.8rem 1.4rem', border: '2px solid #fff', borderRadius: '999px', background: '#0b5c7a', color: '#fff',
    font: '600 1rem/1.3 "Noto Sans TC","PingFang TC","Microsoft JhengHei",system-ui,sans-serif', cursor: 'pointer', boxShadow: '0 3px 12px rgba(0,0,0,.3)',
  });

  const panel = document.createElement('div');
  panel.id = 'botservice-panel';
  panel.hidden = true;
  let frame;

  const place = () => {
    const narrow = window.innerWidth < 480;
    style(panel, {
      position: 'fixed', zIndex: '2147483000', display: panel.hidden ? 'none' : 'block', background: '#fff', overflow: 'hidden',
      bottom: narrow ? '4.5rem' : '5.25rem', [left ? 'left' : 'right']: narrow ? '0' : '1.25rem',
      width: narrow ? '100vw' : '25rem', height: narrow ? 'calc(100vh - 4.5rem)' : 'min(42rem, calc(100vh - 7rem))',
      borderRadius: narrow ? '0' : '12px', boxShadow: '0 6px 30px rgba(0,0,0,.35)',
    });
  };

  const toggle = open => {
    if (open && !frame) {
      frame = document.createElement('iframe');
      frame.title = say.title;
      frame.src = new URL(`?embed=1&lang=${encodeURIComponent(locale)}`, home).href;
      frame.referrerPolicy = 'no-referrer';
      style(frame, { width: '100%', height: '100%', border: '0', display: 'block' });
      panel.append(frame);
    }
    panel.hidden = !open;
    button.textContent = open ? say.close : say.open;
    button.setAttribute('aria-expanded', String(open));
    place();
    if (open) frame.focus(); else button.focus();
  };

  button.addEventListener('click', () => toggle(panel.hidden));
  // An input method has its own use for the key.
  document.addEventListener('keydown', event => { if (event.key === 'Escape' && !event.isComposing && !panel.hidden) toggle(false); });
  window.addEventListener('message', event => {
    if (frame && event.source === frame.contentWindow && event.origin === home.origin && event.data === 'botservice:close') toggle(false);
  });
  window.addEventListener('resize', place);

  const add = () => { document.body.append(panel, button); place(); };
  if (document.body) add(); else document.addEventListener('DOMContentLoaded', add);
})();
