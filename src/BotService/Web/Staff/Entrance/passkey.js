// Hands a passkey between the browser and our forms; without it, or without passkeys, the buttons stay hidden.
for (const button of document.querySelectorAll('[data-passkey]')) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) break;
  const form = button.form;
  const problem = form.querySelector('[data-passkey-problem]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    problem.hidden = true;
    try {
      const answer = await fetch(button.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok) throw new Error(String(answer.status));
      const options = await answer.json();
      const credential = button.dataset.passkey === 'get'
        ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
        : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
