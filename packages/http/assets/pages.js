// The pages work without this file. It only makes them more comfortable.

const { lang } = document.documentElement;
/** The reader's own variety of the page's language: it decides between 2:03 PM and 14:03. */
const locale = navigator.languages.find((own) => own === lang || own.startsWith(`${lang}-`)) ?? lang;
const came = performance.now();

/** @param {number} value @param {'second' | 'minute' | 'hour'} unit */
const count = (value, unit) => new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(value);

/** The same words as the server's. @param {number} seconds */
const waitWords = (seconds) => {
  if (seconds < 90) return count(seconds, 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? count(minutes, 'minute') : count(Math.ceil(minutes / 60), 'hour');
};

/** @param {number} seconds */
const leftWords = (seconds) => count(Math.max(1, Math.floor(seconds / 60)), 'minute');

/**
 * Seconds left of a number of seconds that began when the page came. The browser's clock may be wrong, so it is not
 * asked.
 *
 * @param {string | undefined} seconds
 */
const left = (seconds) => Math.max(0, Math.ceil(Number(seconds) - (performance.now() - came) / 1000));

/** @param {HTMLElement} wait */
function countDown(wait) {
  const running = /** @type {HTMLElement} */ (wait.querySelector('[data-wait-running]'));
  const timer = /** @type {HTMLElement} */ (wait.querySelector('[data-seconds]'));
  const over = /** @type {HTMLElement} */ (wait.querySelector('[data-wait-over]'));
  const words = timer.dataset['in'] === 'minutes' ? leftWords : waitWords;
  const tick = setInterval(() => {
    const seconds = left(timer.dataset['seconds']);
    timer.textContent = words(seconds);
    if (seconds > 0) return;
    clearInterval(tick);
    running.hidden = true;
    over.textContent = over.dataset['waitOver'] ?? '';
  }, 1000);
}

/** @param {HTMLElement} element */
function useLocalZone(element) {
  const at = new Date(element.getAttribute('datetime') ?? '');
  element.textContent = at.toLocaleTimeString(locale, {
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

/** A key is shown in groups, but not every app takes the spaces. A list is copied with a line for each. @param {HTMLElement} source */
function textOf(source) {
  if ('lines' in source.dataset) return [...source.children].map(({ textContent }) => textContent).join('\n');
  const text = source.textContent ?? '';
  return 'grouped' in source.dataset ? text.replaceAll(' ', '') : text;
}

/** @param {HTMLElement} source @param {HTMLElement} status */
async function copy(source, status) {
  try {
    await navigator.clipboard.writeText(textOf(source));
    status.textContent = status.dataset['copiedWords'] ?? '';
  } catch {
    getSelection()?.selectAllChildren(source);
    status.textContent = status.dataset['selectedWords'] ?? '';
  }
  setTimeout(() => {
    status.textContent = '';
  }, 4000);
}

/** @param {HTMLElement} button */
function offerPrint(button) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

/** A double click sends a form once. @param {HTMLElement} form */
function sendOnce(form) {
  const letAgain = () => form.removeAttribute('aria-busy');
  form.addEventListener('submit', (event) => {
    if (form.hasAttribute('aria-busy')) event.preventDefault();
    else setTimeout(letAgain, 8000); // The answer may have been stopped, or never come.
    form.setAttribute('aria-busy', 'true'); // The property `ariaBusy` is younger than some browsers.
  });
  // Back from another page: the form may be sent again.
  addEventListener('pageshow', letAgain);
}

/** What is typed next replaces a code that was not accepted. @param {HTMLElement} input */
function selectWhenEntered(input) {
  input.addEventListener('focus', () => /** @type {HTMLInputElement} */ (input).select());
}

/** @type {readonly [string, (element: HTMLElement) => void][]} */
const enhancements = [
  ['[data-wait]', countDown],
  ['[data-local-time]', useLocalZone],
  ['[data-copy]', offerCopy],
  ['[data-print]', offerPrint],
  ['form[data-once]', sendOnce],
  ['[data-select]', selectWhenEntered],
];
for (const [selector, enhance] of enhancements) {
  for (const element of document.querySelectorAll(selector)) enhance(/** @type {HTMLElement} */ (element));
}
