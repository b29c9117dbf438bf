// Small plots: how many claims by source, by actor, by kind and by modality.

const BARS = 8;

function startTotals() {
  const sources = new Set(views.map((view) => view.source).filter(Boolean));
  const actors = new Set(views.map((view) => view.actor).filter(Boolean));
  const said = views.filter((view) => view.source).length;
  const open = views.filter((view) => view.modality !== 'asserted').length;
  const share = (count) => (views.length ? `${Math.round((100 * count) / views.length)}%` : '–');
  const tiles = [
    data.articles.length > 1 ? ['articles', NUMBERS.format(data.articles.length)] : null,
    ['claims', NUMBERS.format(views.length)],
    ['actors', NUMBERS.format(actors.size)],
    ['sources', NUMBERS.format(sources.size)],
    ['attributed', share(said)],
    ['not plainly asserted', share(open)],
    ['warnings', NUMBERS.format(data.findings.length)],
  ];
  $('totals').append(
    ...tiles
      .filter(Boolean)
      .map(([name, value]) =>
        make('div', { class: name === 'warnings' && data.findings.length ? 'alert' : null }, make('dt', {}, name), make('dd', {}, value)),
      ),
  );
}

function startPlots() {
  const none = views.filter((view) => !view.source).length;
  const bars = [
    barPlot('Claims by source', 'source', options('source'), none ? `${plural(none, 'claim')} with no source named` : ''),
    barPlot('Claims by actor', 'actor', options('actor'), ''),
    barPlot('Claims by kind', 'kind', options('kind'), '', KINDS),
    barPlot('Claims by modality', 'modality', options('modality'), ''),
  ];
  $('plots').append(timeline(), ...bars);
}

function figureWith(title, picture, note) {
  return make('figure', {}, make('figcaption', {}, title), picture, note ? make('p', { class: 'note' }, note) : null);
}

function shortened(text, length) {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** A bar that is clicked, or chosen with the keyboard, to filter the table. */
function bar(slot, label, act, ...parts) {
  const onkeydown = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  };
  const attributes = { class: `bar is-${slot}`, role: 'button', tabindex: 0, 'aria-label': `${label}; filter the table` };
  return draw('g', { ...attributes, onclick: act, onkeydown }, ...parts);
}

function barPlot(title, key, counts, note, names = {}) {
  const shown = counts.slice(0, BARS);
  if (!shown.length) return figureWith(title, make('p', { class: 'none' }, 'none'), note);
  const most = shown[0][1];
  const height = shown.length * 24;
  const picture = draw('svg', { viewBox: `0 0 290 ${height}`, class: 'bars', role: 'group', 'aria-label': title });
  shown.forEach(([value, count], place) => {
    const name = names[value] || value;
    picture.append(
      bar(
        key,
        `${name}: ${count}`,
        () => toggleFilter(key, value),
        draw('rect', { class: 'hit', x: 0, y: place * 24, width: 290, height: 24 }),
        draw(
          'text',
          { x: 118, y: place * 24 + 16, 'text-anchor': 'end', 'aria-hidden': 'true' },
          shortened(name, 17),
          draw('title', {}, name),
        ),
        draw('rect', { class: 'amount', x: 125, y: place * 24 + 5, width: Math.max(2, (128 * count) / most), height: 14, rx: 3 }),
        draw(
          'text',
          { 'aria-hidden': 'true', class: 'number', x: 130 + Math.max(2, (128 * count) / most), y: place * 24 + 16 },
          NUMBERS.format(count),
        ),
      ),
    );
  });
  const rest = counts.length - shown.length;
  return figureWith(title, picture, [rest > 0 ? `and ${NUMBERS.format(rest)} more` : '', note].filter(Boolean).join(' · '));
}
