// The line above the conversation: read out by screen readers when it changes, empty when all is well.
const notice = document.getElementById('notice');

export function showNotice(text, label, act) {
  const parts = [Object.assign(document.createElement('span'), { textContent: text })];
  if (label) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
    button.addEventListener('click', act);
    parts.push(button);
  }
  notice.replaceChildren(...parts);
}

export function clearNotice() {
  notice.replaceChildren();
}
