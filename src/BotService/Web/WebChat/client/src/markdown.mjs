// The service writes plain sentences with every mark of Markdown escaped, and links as [text](address). Here they become nodes again:
// marks without their backslash, links as links, and nothing else is obeyed.
import { make } from './dom.mjs';

/** A mark with its backslash, which is passed over, or a link. */
const LINK = /\\.|\[((?:\\.|[^\\[\]])*)\]\(([^()\s]*)\)/g;
const ADDRESS = /https?:\/\/[^\s<>"'，。；、！？（）「」]+[^\s<>"'，。；、！？（）「」.,;:!?)\]]/g;

const unescape = text => text.replace(/\\([!-/:-@[-`{-~])/g, '$1');

let site = { root: '', embedded: false };

/** Where our own addresses begin, and whether the page stands in another one. */
export function setSite(root, embedded) {
  site = { root, embedded };
}

/** An address that may be followed; undefined for any other. */
export function safeAddress(address) {
  if (/^\/(?!\/)/.test(address)) return location.origin + site.root + address;
  try {
    return ['https:', 'http:', 'tel:', 'mailto:'].includes(new URL(address).protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}

export function link(label, address, properties = {}) {
  const href = safeAddress(address);
  if (!href) return document.createTextNode(label);
  const dialled = /^(tel|mailto):/.test(href);
  return make('a', { href, ...(dialled ? {} : { target: '_blank', rel: 'noopener noreferrer' }), ...properties }, label);
}

/** A text as lines of nodes: addresses in it can be followed. */
export function plain(text) {
  return text.split(/\n+/).filter(line => line.trim()).map(line => pieces(line, ADDRESS, found => link(found[0], found[0])));
}

/** The same for what the service escaped. */
export function markdown(text) {
  return text.split(/\n+/).filter(line => line.trim()).map(line => pieces(
    line, LINK, found => link(unescape(found[1]), found[2]),
    rest => pieces(unescape(rest), ADDRESS, found => link(found[0], found[0]))));
}

/** The words alone, to be read aloud. */
export const words = text => unescape(text.replace(LINK, (whole, label) => label ?? whole));

/** What of a line matches becomes a node, what is between goes on as text. */
function pieces(line, pattern, node, between = text => [text]) {
  const nodes = [];
  let at = 0;
  for (const found of line.matchAll(pattern)) {
    if (found[0].startsWith('\\')) continue;
    if (found.index > at) nodes.push(...between(line.slice(at, found.index)));
    nodes.push(node(found));
    at = found.index + found[0].length;
  }
  if (at < line.length) nodes.push(...between(line.slice(at)));
  return nodes;
}
