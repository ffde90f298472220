// Elements without markup in strings: whatever somebody wrote becomes text, never HTML.

/** Properties are set as such; `aria-…`, `data-…` and `role` as attributes; what is undefined is left out. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (/^(aria-|data-)|^(role|for)$/.test(key)) element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter(child => child !== undefined && child !== null));
  return element;
}

export const byId = id => document.getElementById(id);

/** `{name}`s of a sentence filled in. */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** An id that nobody else gives. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
