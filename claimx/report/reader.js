// The text of one article, its figures as buttons; a claim that is looked at lights up its slots.

const reader = { article: -1, selected: null, segments: [], figures: [], figureOf: new Map(), lit: [] };

function blocksWithParts(number) {
  const article = data.articles[number];
  const blocks = article.blocks.map(([start, end, kind]) => ({ start, end, kind, parts: [] }));
  const place = (part) => {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle].end <= part.start) low = middle + 1;
      else high = middle;
    }
    for (; low < blocks.length && blocks[low].start < part.end; low += 1) blocks[low].parts.push(part);
  };
  for (const view of claimsOf[number]) {
    place({ slot: 'sentence', start: view.claim.sentence.start, end: view.claim.sentence.end, view });
    for (const part of partsOf(view)) place({ ...part, view });
  }
  return blocks;
}

/** The figures of a block: overlapping ones are one button for all their claims. */
function figuresIn(block) {
  const parts = block.parts.filter((part) => part.slot === 'figure' && part.start === part.view.claim.quantity.start);
  parts.sort((one, two) => one.start - two.start || one.end - two.end);
  const figures = [];
  for (const { start, end, view } of parts) {
    const last = figures[figures.length - 1];
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      if (!last.views.includes(view)) last.views.push(view);
    } else {
      figures.push({ start, end, views: [view] });
    }
  }
  return figures;
}

function showArticle(number) {
  if (reader.article === number) return;
  Object.assign(reader, { article: number, selected: null, segments: [], figures: [], lit: [] });
  reader.figureOf.clear();
  const article = data.articles[number];
  const content = document.createDocumentFragment();
  content.append(articleHead(article, number));
  const blocks = blocksWithParts(number);
  const many = blocks.length > 300;
  for (const block of blocks) content.append(renderBlock(article, block, many));
  $('text').replaceChildren(content);
  $('article').value = String(number);
  $('previous-article').disabled = number === 0;
  $('next-article').disabled = number === data.articles.length - 1;
  if (reader.figures.length) reader.figures[0].element.tabIndex = 0;
  showCard(null);
  drawLinks();
}

function articleHead(article, number) {
  const facts = [
    article.title ? article.id : '',
    article.published ? article.published + (DATED[article.dated] || '') : 'no date',
    plural(claimsOf[number].length, 'claim'),
  ].filter(Boolean);
  const safe = article.url && /^https?:\/\//i.test(article.url);
  const link = safe ? make('a', { href: article.url, rel: 'noopener noreferrer nofollow', target: '_blank' }, 'Original') : article.url;
  return make(
    'div',
    { class: 'facts' },
    make('span', {}, facts.join(' · ')),
    link ? ' · ' : '',
    link,
    article.whole ? null : make('p', { class: 'notice' }, 'The text was not kept; these are the sentences with claims.'),
  );
}

function renderBlock(article, block, many) {
  const bounds = new Set([block.start, block.end]);
  for (const { start, end } of block.parts) {
    if (start > block.start) bounds.add(start);
    if (end < block.end) bounds.add(end);
  }
  const figures = figuresIn(block);
  for (const { start, end } of figures) bounds.add(Math.max(start, block.start)).add(Math.min(end, block.end));
  const cuts = [...bounds].sort((one, two) => one - two);
  const paragraph = make('p', { class: `${block.kind}${many ? ' lazy' : ''}`, dir: 'auto' });
  let next = 0;
  for (let place = 0; place + 1 < cuts.length; place += 1) {
    const [start, end] = [cuts[place], cuts[place + 1]];
    while (next < figures.length && figures[next].end <= start) next += 1;
    const figure = next < figures.length && figures[next].start <= start ? figures[next] : null;
    const element = make('span', { class: 'part' }, words(article, start, end));
    reader.segments.push({ start, end, element });
    if (figure && !figure.element) paragraph.append(figureButton(figure));
    (figure ? figure.element : paragraph).append(element);
  }
  underline(block);
  return paragraph;
}

function figureButton(figure) {
  const warned = figure.views.some((view) => view.findings.length);
  const unsure = figure.views.every((view) => view.sure < 0.4);
  figure.element = make('span', {
    class: `figure${warned ? ' warned' : ''}${unsure ? ' unsure' : ''}`,
    role: 'button',
    tabindex: '-1',
    'aria-label': figure.views
      .map((view) => `${view.figure}: ${[view.measure, view.actor, view.period].filter(Boolean).join(', ')}`)
      .join('; '),
  });
  figure.element.claimxFigure = figure;
  reader.figures.push(figure);
  for (const view of figure.views) reader.figureOf.set(view, figure);
  return figure.element;
}

/** At rest every slot is underlined in its colour. */
function underline(block) {
  for (const part of block.parts) {
    if (part.slot === 'sentence' || part.slot === 'figure' || part.slot === 'cue') continue;
    for (const segment of segmentsIn(part)) segment.element.classList.add('slot', `is-${part.slot}`);
  }
}

function segmentsIn({ start, end }) {
  let low = 0;
  let high = reader.segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reader.segments[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (; low < reader.segments.length && reader.segments[low].start < end; low += 1) found.push(reader.segments[low]);
  return found;
}

/** Light up the slots of a claim in the text; null puts all lights out. A stretch that fills two slots has two colours. */
function light(view) {
  for (const element of reader.lit) {
    element.classList.remove('lit', 'in-sentence', 'active');
    element.style.removeProperty('--one');
    element.style.removeProperty('--two');
  }
  reader.lit = [];
  $('text').classList.toggle('looking', Boolean(view));
  if (!view) return;
  const slots = new Map();
  for (const { element } of segmentsIn(view.claim.sentence)) {
    element.classList.add('in-sentence');
    reader.lit.push(element);
  }
  for (const part of partsOf(view)) {
    for (const { element } of segmentsIn(part)) slots.set(element, [...(slots.get(element) || []), part.slot]);
  }
  for (const [element, names] of slots) {
    const [one, two = one] = [...new Set(names)];
    element.classList.add('lit');
    element.style.setProperty('--one', `var(--${one}-fill)`);
    element.style.setProperty('--two', `var(--${two}-fill)`);
    reader.lit.push(element);
  }
  const figure = reader.figureOf.get(view);
  if (figure) {
    figure.element.classList.add('active');
    reader.lit.push(figure.element);
  }
}

/** Choose a claim: light it up, show its card, and bring it into sight if asked. */
function select(view, { scroll = false, focus = false } = {}) {
  if (view) showArticle(view.article);
  reader.selected = view;
  light(view);
  showCard(view);
  drawLinks();
  for (const figure of reader.figures) figure.element.removeAttribute('aria-current');
  const figure = view && reader.figureOf.get(view);
  if (figure) {
    for (const each of reader.figures) if (each.element.tabIndex === 0) each.element.tabIndex = -1;
    figure.element.tabIndex = 0;
    figure.element.setAttribute('aria-current', 'true');
    if (focus) figure.element.focus({ preventScroll: true });
    if (scroll) figure.element.scrollIntoView({ block: 'center', behavior: smoothly() });
  }
  markRow(view);
  history.replaceState(null, '', view ? `#claim-${view.claim.id}` : location.pathname + location.search);
}

function look(view) {
  light(view);
  showCard(view);
  drawLinks(view);
}

function figureAt(event) {
  const element = event.target.closest && event.target.closest('.figure');
  return element ? element.claimxFigure : null;
}

function step(by) {
  const at = reader.figures.findIndex((figure) => figure.element === document.activeElement);
  const next = reader.figures[Math.min(Math.max(at + by, 0), reader.figures.length - 1)];
  if (!next) return;
  select(next.views[0], { focus: true });
  next.element.scrollIntoView({ block: 'nearest', behavior: smoothly() });
}

function startReader() {
  const text = $('text');
  // Where the card is a sheet over the text, only a tap opens it.
  const pointing = (event) => event.pointerType !== 'touch' && !matchMedia('(max-width: 860px)').matches;
  text.addEventListener('pointerover', (event) => {
    const figure = pointing(event) ? figureAt(event) : null;
    if (figure) look(figure.views.includes(reader.selected) ? reader.selected : figure.views[0]);
  });
  text.addEventListener('pointerout', (event) => {
    if (pointing(event) && figureAt(event)) look(reader.selected);
  });
  text.addEventListener('click', (event) => {
    const figure = figureAt(event);
    if (!figure) return;
    const at = figure.views.indexOf(reader.selected);
    select(figure.views[(at + 1) % figure.views.length], { focus: true });
    figure.element.scrollIntoView({ block: 'nearest', behavior: smoothly() });
  });
  text.addEventListener('focusin', (event) => {
    const figure = figureAt(event);
    if (figure && event.target.matches(':focus-visible') && !figure.views.includes(reader.selected)) select(figure.views[0]);
  });
  text.addEventListener('keydown', (event) => {
    const figure = figureAt(event);
    if (!figure) return;
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    if (event.key in steps) step(steps[event.key]);
    else if (event.key === 'Enter' || event.key === ' ') event.target.click();
    else return;
    event.preventDefault();
  });
}
