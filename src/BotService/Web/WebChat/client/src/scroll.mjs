// The page itself scrolls. A long reply is shown from its beginning, not scrolled past to its end; whoever reads further up is left there.
import { byId } from './dom.mjs';

/** What of the question is left visible above its reply. */
const ABOVE = 84;

const page = document.scrollingElement;
const newer = byId('newer');

let follows = true;

/** What came first while the reader was further up. */
let missed;

const isAtEnd = () => page.scrollHeight - innerHeight - scrollY < 60;

/** Called before bubbles are added: whether the reader is where the news will be. */
export function look() {
  follows = follows || isAtEnd();
}

/** The visitor said something and is where it stands. */
export function toEnd() {
  follows = true;
  caughtUp();
  scrollTo(0, page.scrollHeight);
}

/** @param turn the first bubble of what was answered. */
export function toTurn(turn) {
  if (!turn) return;
  if (!follows) {
    missed ??= turn;
    newer.hidden = false;
    return;
  }
  const head = document.querySelector('header');
  const covered = getComputedStyle(head).position === 'sticky' ? head.offsetHeight : 0;
  const top = turn.getBoundingClientRect().top + scrollY - covered - Math.min(ABOVE, innerHeight / 6);
  scrollTo(0, Math.max(scrollY, Math.min(top, page.scrollHeight - innerHeight)));
}

function caughtUp() {
  missed = undefined;
  newer.hidden = true;
}

export function watchScrolling() {
  addEventListener('wheel', () => { follows = false; }, { passive: true });
  addEventListener('touchmove', () => { follows = false; }, { passive: true });
  addEventListener('keydown', event => {
    if (['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp'].includes(event.key) && !event.target.closest('textarea')) follows = false;
  });
  addEventListener('scroll', () => { if (isAtEnd()) caughtUp(); }, { passive: true });
  newer.addEventListener('click', () => {
    const turn = missed;
    follows = true;
    caughtUp();
    toTurn(turn);
  });
  // A phone's keyboard takes its room from the page instead of lying over the field.
  const view = document.querySelector('meta[name=viewport]');
  if (view) view.content += ', interactive-widget=resizes-content';
  const visual = globalThis.visualViewport;
  visual?.addEventListener('resize', () => {
    const hidden = visual.scale > 1.01 ? 0 : Math.max(0, innerHeight - visual.height);
    document.documentElement.style.setProperty('--keyboard', `${Math.round(hidden)}px`);
  });
}
