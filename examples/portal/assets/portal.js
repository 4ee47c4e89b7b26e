// The pages work without this file. It only makes them more comfortable.

/** @param {number} number @param {string} unit */
const count = (number, unit) => (number === 1 ? `1 ${unit}` : `${number} ${unit}s`);

/** @param {number} seconds */
const waitWords = (seconds) => {
  if (seconds < 90) return count(seconds, 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? count(minutes, 'minute') : count(Math.ceil(minutes / 60), 'hour');
};

/**
 * Seconds left of a number of seconds that began when the page came. The browser's clock may be wrong, so it is not
 * asked.
 *
 * @param {string | undefined} seconds
 */
const left = (seconds) => Math.max(0, Math.ceil(Number(seconds) - performance.now() / 1000));

/** @param {HTMLElement} wait */
function countDown(wait) {
  const running = /** @type {HTMLElement} */ (wait.querySelector('[data-wait-running]'));
  const timer = /** @type {HTMLElement} */ (wait.querySelector('[data-seconds]'));
  const over = /** @type {HTMLElement} */ (wait.querySelector('[data-wait-over]'));
  const tick = setInterval(() => {
    const seconds = left(timer.dataset['seconds']);
    timer.textContent = waitWords(seconds);
    if (seconds > 0) return;
    clearInterval(tick);
    running.hidden = true;
    over.textContent = over.dataset['waitOver'] ?? '';
  }, 1000);
}

/** @param {HTMLElement} element */
function useLocalZone(element) {
  const at = new Date(element.getAttribute('datetime') ?? '');
  element.textContent = at.toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(element.dataset['localTime'] === 'second' && { second: '2-digit' }),
  });
}

/** @param {HTMLElement} button */
function offerCopy(button) {
  const id = button.dataset['copy'] ?? '';
  const source = /** @type {HTMLElement} */ (document.getElementById(id));
  const status = /** @type {HTMLElement} */ (document.querySelector(`[data-copied="${id}"]`));
  button.hidden = false;
  button.addEventListener('click', () => void copy(source, status));
}

/** @param {HTMLElement} source @param {HTMLElement} status */
async function copy(source, status) {
  try {
    await navigator.clipboard.writeText(source.textContent ?? '');
    status.textContent = 'Copied';
  } catch {
    getSelection()?.selectAllChildren(source);
    status.textContent = 'Selected: copy it with your keyboard or menu';
  }
  setTimeout(() => {
    status.textContent = '';
  }, 4000);
}

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

/** A double click sends a form once. @param {HTMLElement} form */
function sendOnce(form) {
  let sent = false;
  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  // Back from another page: the form may be sent again.
  addEventListener('pageshow', () => {
    sent = false;
  });
}

/** @type {readonly [string, (element: HTMLElement) => void][]} */
const enhancements = [
  ['[data-wait]', countDown],
  ['[data-local-time]', useLocalZone],
  ['[data-copy]', offerCopy],
  ['[data-reveal]', offerReveal],
  ['form[data-once]', sendOnce],
];
for (const [selector, enhance] of enhancements) {
  for (const element of document.querySelectorAll(selector)) enhance(/** @type {HTMLElement} */ (element));
}
