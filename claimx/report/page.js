// Making elements. Text of articles only ever becomes text nodes and attribute values, never markup.

const $ = (id) => document.getElementById(id);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

/** Put children in the place of what an element held; those that are null are left out. */
function put(element, ...children) {
  element.replaceChildren();
  return fill(element, {}, children);
}

function button(label, action, attributes = {}) {
  return make('button', { type: 'button', onclick: action, ...attributes }, label);
}

function plural(count, thing) {
  return `${NUMBERS.format(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** Tell it to everybody: a short notice that screen readers read out. */
function say(message) {
  $('said').textContent = message;
  $('said').classList.add('shown');
  clearTimeout(say.timer);
  say.timer = setTimeout(() => $('said').classList.remove('shown'), 2500);
}

/** Copy a text; a page opened from a file may have no clipboard, then by way of a selected field. */
async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make('textarea', { class: 'away', 'aria-hidden': 'true' });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  say(`Copied ${what}.`);
}

function smoothly() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}

const SLOTS = {
  figure: 'figure',
  measure: 'measure',
  actor: 'actor',
  period: 'period',
  baseline: 'against',
  place: 'place',
  source: 'source',
};
