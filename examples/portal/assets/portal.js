// The pages work without this file. It only makes signing in more comfortable; the rest is the script of the second factor.

/** @param {HTMLElement} button */
function offerReveal(button) {
  const input = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset['reveal'] ?? ''));
  button.hidden = false;
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? 'Hide' : 'Show';
    button.setAttribute('aria-pressed', String(shown));
  });
  // A password that is sent as text would be offered by the browser as something to fill in.
  input.form?.addEventListener('submit', () => {
    input.type = 'password';
  });
}

for (const button of document.querySelectorAll('[data-reveal]')) offerReveal(/** @type {HTMLElement} */ (button));
