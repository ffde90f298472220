// What is read aloud: each new reply once. History is not, and the list itself is no live region, for its bubbles change.
import { byId, make } from './dom.mjs';
import { words } from './markdown.mjs';

const region = byId('heard');

/** Gives what is read. */
export function readAloud({ text, speak, textFormat, attachments, locale }) {
  const said = speak || (textFormat === 'plain' ? text : words(text ?? '')) || attachments?.[0]?.content?.fallbackText?.split('\n')[0];
  if (!said) return undefined;
  const line = make('p', { lang: locale }, said);
  region.append(line);
  setTimeout(() => line.remove(), 30_000);
  return said;
}
