// An Adaptive Card of the kinds of elements that the service makes (schema 1.5), as plain elements of the page. What is unknown is
// shown by its own fallback or left out; a card that cannot be read at all is its fallbackText.
import { make } from './dom.mjs';
import { link, markdown, plain, safeAddress } from './markdown.mjs';

let cards = 0;

/** @param submit is given what an Action.Submit holds. */
export function card(content, submit) {
  const context = { prefix: `card${++cards}-`, submit, byId: new Map(), toggles: [] };
  let body;
  try {
    body = [...all(content.body, context), actions(content.actions, context)].filter(Boolean);
  } catch {
    body = [];
  }
  if (!body.length) body = paragraphs(plain(content.fallbackText ?? ''));
  const shown = make('article', { className: 'card', lang: content.lang }, ...body);
  for (const toggle of context.toggles) toggle();
  const title = shown.querySelector('h2, h3');
  if (title) {
    title.id ||= `${context.prefix}title`;
    shown.setAttribute('aria-labelledby', title.id);
  }
  return shown;
}

const paragraphs = lines => lines.map(nodes => make('p', {}, ...nodes));

const KINDS = {
  TextBlock: block => {
    const lines = markdown(block.text ?? '');
    if (!lines.length) return undefined;
    const heading = block.style === 'heading' ? (block.size === 'large' || block.size === 'extraLarge' ? 'h2' : 'h3') : undefined;
    const look = classes('text', block.size, block.weight, block.color, block.isSubtle && 'subtle');
    if (heading) return make(heading, { className: look }, ...lines.flat());
    return lines.length === 1 ? make('p', { className: look }, ...lines[0]) : make('div', { className: look }, ...paragraphs(lines));
  },
  RichTextBlock: block => make('p', { className: 'text' }, ...(block.inlines ?? []).map(run => typeof run === 'string' ? run : run.text ?? '')),
  Container: (container, context) =>
    make('div', { className: classes('container', container.style) }, ...all(container.items, context)),
  ColumnSet: (set, context) => make('div', { className: 'columns' }, ...(set.columns ?? []).map(column => element({ type: 'Column', ...column }, context))),
  Column: (column, context) =>
    make('div', { className: classes('column', column.width === 'auto' ? 'narrow' : /px$/.test(column.width ?? '') ? 'label' : 'wide') }, ...all(column.items, context)),
  FactSet: set => make('dl', { className: 'facts' }, ...(set.facts ?? []).map(fact =>
    make('div', {}, make('dt', {}, ...markdown(fact.title ?? '').flat()), make('dd', {}, ...markdown(fact.value ?? '').flat())))),
  ActionSet: (set, context) => actions(set.actions, context),
};

function element(json, context) {
  const made = KINDS[json.type]?.(json, context) ?? instead(json, context);
  if (!made) return undefined;
  if (json.id) {
    made.id = context.prefix + json.id;
    context.byId.set(json.id, made);
  }
  if (json.isVisible === false) made.hidden = true;
  if (json.separator) made.classList.add('separator');
  if (json.spacing) made.classList.add(`space-${json.spacing}`);
  return made;
}

/** What an element unknown here brings for that case. */
function instead({ type, fallback, text }, context) {
  if (KINDS[type]) return undefined;
  if (fallback && typeof fallback === 'object') return element(fallback, context);
  return typeof text === 'string' && fallback !== 'drop' ? make('p', { className: 'text' }, text) : undefined;
}

const all = (items, context) => (Array.isArray(items) ? items : []).map(item => element(item, context)).filter(Boolean);

const classes = (...names) => names.filter(name => name && name !== 'default').join(' ');

const ACTIONS = {
  'Action.OpenUrl': action => safeAddress(action.url ?? '') && link(action.title, action.url, { className: 'action' }),
  'Action.ToggleVisibility': toggle,
  'Action.Submit': (action, context) => {
    const button = make('button', { type: 'button', className: 'action' }, action.title ?? '');
    button.addEventListener('click', event => { if (event.detail < 2) context.submit(action.data, action.title); });
    return button;
  },
};

function actions(list, context) {
  const made = (list ?? []).map(action => {
    const shown = ACTIONS[action.type]?.(action, context);
    if (shown && action.id) context.byId.set(action.id, shown);
    return shown || undefined;
  }).filter(Boolean);
  return made.length ? make('div', { className: 'actions' }, ...made) : undefined;
}

/** A button that shows and hides parts of the card where they stand, and says which of both it does. */
function toggle(action, context) {
  const button = make('button', { type: 'button', className: 'action fold', 'aria-expanded': 'false' }, action.title ?? '');
  const targets = () => (action.targetElements ?? [])
    .map(target => typeof target === 'string' ? { elementId: target } : target)
    .map(({ elementId, isVisible }) => ({ part: context.byId.get(elementId), isVisible })).filter(({ part }) => part);
  // A target around the button itself only changes places with another button.
  const folds = () => targets().filter(({ part }) => !part.contains(button)).map(({ part }) => part);
  const say = () => button.setAttribute('aria-expanded', String(folds().some(part => !part.hidden)));
  context.toggles.push(() => {
    if (folds().length) button.setAttribute('aria-controls', folds().map(part => part.id).filter(Boolean).join(' '));
    say();
  });
  button.addEventListener('click', () => {
    for (const { part, isVisible } of targets()) part.hidden = isVisible === undefined ? !part.hidden : !isVisible;
    for (const other of context.toggles) other();
    if (button.closest('[hidden]')) {
      const next = folds().find(part => !part.hidden);
      const heir = next?.querySelector('button, a, h2, h3') ?? next;
      if (heir && !heir.matches('a, button')) heir.tabIndex = -1;
      heir?.focus({ preventScroll: true });
    }
  });
  return button;
}
