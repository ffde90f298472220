// flex.js <messages.json> <page.html>: the Flex messages as a page that looks as LINE shows them, to be looked at and measured.
const { readFileSync, writeFileSync } = require('node:fs');

const sizes = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29 };
const gaps = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const paddings = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const corners = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const bubbles = { kilo: 260, mega: 300, giga: 380 };
const escape = text => text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

const letters = c => `font-size:${sizes[c.size ?? 'md']}px;color:${c.color ?? '#111'};font-weight:${c.weight === 'bold' ? 700 : 400};`
  + `text-decoration:${c.decoration ?? 'none'};`;
const link = (action, inner) => action?.type === 'uri' ? `<a href="${escape(action.uri)}">${inner}</a>` : inner;

function component(c, row, gap) {
  const place = `${gap}${row ? `flex:${c.flex ?? 1} ${c.flex === 0 ? 0 : 1} ${c.flex === 0 ? 'auto' : '0'};min-width:0;` : ''}`;
  switch (c.type) {
    case 'box': return box(c, place);
    case 'separator': return `<div style="${place}height:1px;background:${c.color}"></div>`;
    case 'button': {
      const ink = c.style === 'primary' ? '#FFFFFF' : '#111111';
      const tag = c.action.type === 'uri' ? `a href="${escape(c.action.uri)}"` : 'button type="button"';
      return `<${tag} class="button" style="${place}background:${c.color};color:${ink}"><span>${escape(c.action.label)}</span></${tag.split(' ')[0]}>`;
    }
    case 'text': {
      const spans = c.contents?.map(s => `<span style="${letters({ size: c.size, ...s })}">${escape(s.text)}</span>`).join('');
      const wrap = c.wrap ? 'white-space:pre-wrap;overflow-wrap:anywhere;' : 'white-space:nowrap;overflow:hidden;text-overflow:ellipsis;';
      return `<div class="text" style="${place}${letters(c)}${wrap}text-align:${c.align ?? 'start'}">${link(c.action, spans ?? escape(c.text))}</div>`;
    }
    default: throw new Error(`no component of type ${c.type}`);
  }
}

function box(c, place = '') {
  const row = c.layout !== 'vertical';
  const margin = i => i === 0 ? '' : `margin-${row ? 'left' : 'top'}:${gaps[c.contents[i].margin ?? c.spacing ?? 'none']}px;`;
  const style = `display:flex;flex-direction:${row ? 'row' : 'column'};box-sizing:border-box;padding:${paddings[c.paddingAll ?? 'none']}px;`
    + `border-radius:${corners[c.cornerRadius ?? 'none']}px;${c.backgroundColor ? `background:${c.backgroundColor};` : ''}`;
  return `<div style="${place}${style}">${c.contents.map((inner, i) => component(inner, row, margin(i))).join('')}</div>`;
}

const bubble = b => `<article class="bubble" style="width:${bubbles[b.size ?? 'mega']}px">${box(b.body, 'flex:1;')}${b.footer ? box(b.footer) : ''}</article>`;
const message = m => m.type === 'text'
  ? `<p class="said">${escape(m.text)}</p>`
  : `<section class="row" tabindex="0" aria-label="${escape(m.altText.split('\n')[0])}">${(m.contents.contents ?? [m.contents]).map(bubble).join('')}</section>`;
const replies = m => (m.quickReply?.items ?? []).map(i => `<span class="quick">${escape(i.action.label)}</span>`).join('');

const messages = JSON.parse(readFileSync(process.argv[2], 'utf8'));
writeFileSync(process.argv[3], `<!doctype html><html lang="zh-TW"><head><meta charset="utf-8"><title>LINE</title><style>
body { margin: 0; padding: 12px; background: #7494C0; font-family: "Noto Sans CJK TC", "Noto Sans", sans-serif; line-height: 1.4; width: max-content; min-width: 96vw }
.said { background: #FFF; color: #111; border-radius: 14px; padding: 10px 14px; max-width: 300px; font-size: 16px; white-space: pre-wrap; width: max-content; box-sizing: border-box }
.row { display: flex; gap: 8px; margin-bottom: 12px }
.bubble { display: flex; flex-direction: column; background: #FFF; border-radius: 14px; overflow: hidden; flex: none }
.bubble a:not(.button) { color: inherit }
.button { font: inherit; font-size: 16px; border: 0; border-radius: 8px; padding: 9px 12px; text-align: center; text-decoration: none; white-space: nowrap; overflow: hidden }
.quick { display: inline-block; background: #2A3F5F; color: #FFF; border-radius: 16px; padding: 5px 12px; margin: 0 6px 6px 0; font-size: 14px }
</style></head><body><main>${messages.map(message).join('')}<div>${messages.map(replies).join('')}</div></main></body></html>`);
