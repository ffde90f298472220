// Pages in large letters are read aloud on request, by the browser's own voice; where it has none, nothing is offered.
(() => {
  const button = document.getElementById('listen');
  if (!button || !('speechSynthesis' in window)) return;
  const { listen, stop } = button.dataset;
  const BLOCKS = 'h1, h2, h3, p, li, dt, dd, th, td, summary';

  // What is shown, in its order; a block within a block is read once, with what holds it.
  const texts = () => [...document.querySelectorAll('main')].flatMap(main => [...main.querySelectorAll(BLOCKS)])
    .filter(block => block.checkVisibility() && !block.closest('nav') && !block.parentElement.closest(BLOCKS))
    .map(block => block.innerText.trim()).filter(Boolean);

  const still = () => {
    speechSynthesis.cancel();
    button.textContent = listen;
    button.setAttribute('aria-pressed', 'false');
  };

  const read = () => {
    const waiting = texts();
    button.textContent = stop;
    button.setAttribute('aria-pressed', 'true');
    const next = () => {
      const text = waiting.shift();
      if (!text || button.getAttribute('aria-pressed') !== 'true') return still();
      const said = new SpeechSynthesisUtterance(text);
      said.lang = document.documentElement.lang;
      said.rate = 0.9; // Who needs large letters has time.
      said.onend = next;
      said.onerror = still;
      speechSynthesis.speak(said);
      return undefined;
    };
    next();
  };

  button.hidden = false;
  button.addEventListener('click', () => (button.getAttribute('aria-pressed') === 'true' ? still() : read()));
  addEventListener('pagehide', () => speechSynthesis.cancel());
})();
