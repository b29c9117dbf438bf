// The table of claims. Only the rows in sight exist, so that it is as quick with ten thousand as with ten.

const ROW = 38;
const PRINTED = 3000;
const bySize = (view) => {
  const { si_value: si, value } = view.claim.quantity;
  return si === null ? value : si;
};
const COLUMNS = [
  {
    key: 'figure',
    name: 'Figure',
    compare: (a, b) => NAMES.compare(a.claim.quantity.si_unit || a.unit, b.claim.quantity.si_unit || b.unit) || bySize(a) - bySize(b),
  },
  { key: 'measure', name: 'Measure' },
  { key: 'actor', name: 'Actor' },
  { key: 'period', name: 'Period', compare: (a, b) => day(a).localeCompare(day(b)), empty: (view) => !day(view) },
  { key: 'source', name: 'Source' },
  { key: 'modality', name: 'Modality' },
  { key: 'role', name: 'Role' },
  { key: 'unit', name: 'Unit' },
  { key: 'sure', name: 'Sure', compare: (a, b) => a.sure - b.sure, empty: () => false },
];
if (data.articles.length > 1) COLUMNS.push({ key: 'title', name: 'Article' });
const table = { rows: views, sort: null, descending: false, at: 0, all: false };

function day(view) {
  const { period } = view.claim;
  return period ? period.first_day || period.last_day || '' : '';
}

function startTable() {
  const head = document.querySelector('#claims thead tr');
  head.parentElement.parentElement.setAttribute('aria-labelledby', 'table-title');
  for (const column of COLUMNS) {
    const sort = button(column.name, () => sortBy(column), { class: 'sort' });
    column.head = make('th', { scope: 'col', class: `column-${column.key}`, 'aria-sort': 'none' }, sort);
    head.append(column.head);
  }
  $('scroller').addEventListener('scroll', () => renderRows(), { passive: true });
  addEventListener('resize', () => renderRows());
  const body = document.querySelector('#claims tbody');
  body.addEventListener('click', (event) => {
    const row = event.target.closest('tr[data-at]');
    if (row) choose(Number(row.dataset.at));
  });
  body.addEventListener('keydown', rowKeys);
  addEventListener('beforeprint', () => {
    table.all = true;
    renderRows();
  });
  addEventListener('afterprint', () => {
    table.all = false;
    renderRows();
  });
  $('copy-json').addEventListener('click', () =>
    copy(
      JSON.stringify(
        table.rows.map((view) => view.claim),
        null,
        1,
      ),
      `${plural(table.rows.length, 'claim')} as JSON`,
    ),
  );
  $('copy-csv').addEventListener('click', () => copy(asCsv(table.rows), `${plural(table.rows.length, 'claim')} as CSV`));
}

function sortBy(column) {
  if (table.sort !== column) Object.assign(table, { sort: column, descending: false });
  else if (!table.descending) table.descending = true;
  else table.sort = null;
  for (const each of COLUMNS) {
    each.head.setAttribute('aria-sort', each !== table.sort ? 'none' : table.descending ? 'descending' : 'ascending');
  }
  refresh();
}

/** Filter and sort anew. What is empty comes last, whichever way the order runs. */
function refresh() {
  table.rows = passing();
  const { sort } = table;
  if (sort) {
    const compare = sort.compare || ((a, b) => NAMES.compare(a[sort.key], b[sort.key]));
    const empty = sort.empty || ((view) => !view[sort.key]);
    const way = table.descending ? -1 : 1;
    table.rows.sort((a, b) => empty(a) - empty(b) || way * compare(a, b) || a.index - b.index);
  }
  table.at = 0;
  $('scroller').scrollTop = 0;
  const all = table.rows.length === views.length;
  $('count').textContent = all ? plural(views.length, 'claim') : `${NUMBERS.format(table.rows.length)} of ${plural(views.length, 'claim')}`;
  renderRows();
}

function renderRows() {
  const scroller = $('scroller');
  const head = document.querySelector('#claims thead').offsetHeight;
  const count = table.rows.length;
  const first = table.all ? 0 : Math.max(0, Math.floor((scroller.scrollTop - head) / ROW) - 8);
  const last = table.all ? Math.min(count, PRINTED) : Math.min(count, Math.ceil((scroller.scrollTop + innerHeight) / ROW) + 8);
  const body = document.querySelector('#claims tbody');
  const held = body.contains(document.activeElement);
  const rows = table.rows.slice(first, last).map((view, place) => tableRow(view, first + place));
  const rest =
    table.all && count > PRINTED
      ? make('tr', {}, make('td', { colspan: COLUMNS.length }, `… and ${NUMBERS.format(count - PRINTED)} more`))
      : spacer(count - last);
  body.replaceChildren(spacer(first), ...rows, rest);
  $('claims').setAttribute('aria-rowcount', count + 1);
  if (held) focusRow();
}

function spacer(rows) {
  const row = make('tr', { class: 'spacer', 'aria-hidden': 'true' });
  row.style.height = table.all ? '0' : `${Math.max(rows, 0) * ROW}px`;
  return row;
}

function tableRow(view, place) {
  const row = make('tr', { 'data-at': place, 'aria-rowindex': place + 2, tabindex: place === table.at ? 0 : -1 });
  if (view === reader.selected) row.setAttribute('aria-current', 'true');
  for (const { key } of COLUMNS) row.append(make('td', { class: `column-${key}` }, ...cell(view, key)));
  return row;
}

function cell(view, key) {
  if (key === 'sure')
    return [make('span', { class: view.sure >= 0.75 ? 'high' : view.sure >= 0.4 ? 'middle' : 'low' }, view.sure.toFixed(2))];
  if (key === 'modality') return [make('span', { class: `chip is-${view.modality}` }, view.modality)];
  if (key === 'role') return [view.role + ({ up: ' ↑', down: ' ↓' }[view.claim.direction] || '')];
  if (key === 'period' && view.baseline && view.baseline !== view.period)
    return [make('span', { title: `against ${view.baseline}` }, view.period, make('small', {}, ` vs ${view.baseline}`))];
  if (key === 'figure' && view.findings.length)
    return [make('span', { class: 'flag', title: view.findings[0].message }, '⚠ '), view.figure];
  return [make('span', { title: view[key] }, view[key])];
}

function choose(place) {
  table.at = place;
  const view = table.rows[place];
  if (!view) return;
  select(view, { scroll: true, focus: true });
}

function rowKeys(event) {
  const page = Math.max(1, Math.floor($('scroller').clientHeight / ROW) - 2);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
  if (event.key === 'Enter' || event.key === ' ') choose(table.at);
  else if (event.key in steps) moveTo(table.at + steps[event.key]);
  else return;
  event.preventDefault();
}

function moveTo(place) {
  table.at = Math.min(Math.max(place, 0), table.rows.length - 1);
  const scroller = $('scroller');
  const head = document.querySelector('#claims thead').offsetHeight;
  const top = table.at * ROW;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + ROW + head > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + ROW + head - scroller.clientHeight;
  renderRows();
  focusRow();
}

function focusRow() {
  const row = document.querySelector(`#claims tr[data-at="${table.at}"]`);
  if (row) row.focus({ preventScroll: true });
}

function markRow(view) {
  for (const row of document.querySelectorAll('#claims tr[data-at]')) {
    if (table.rows[Number(row.dataset.at)] === view) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
}

function showRow(view) {
  if (!table.rows.includes(view)) clearFilters();
  $('table').scrollIntoView({ behavior: smoothly() });
  moveTo(table.rows.indexOf(view));
}

/** The rows as CSV; a text that a spreadsheet would take for a formula gets an apostrophe before it. */
function asCsv(rows) {
  const quoted = (value) => {
    const text = String(value ?? '');
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const head = [
    'id',
    'doc_id',
    'figure',
    'value',
    'high',
    'unit',
    'kind',
    'modifier',
    'role',
    'direction',
    'measure',
    'actor',
    'period',
    'first_day',
    'last_day',
    'baseline',
    'place',
    'source',
    'modality',
    'confidence',
    'sentence',
  ];
  const line = (view) => {
    const { claim } = view;
    const { quantity, period } = claim;
    return [
      claim.id,
      claim.doc_id,
      view.figure,
      quantity.value,
      quantity.high,
      quantity.unit,
      quantity.kind,
      quantity.modifier ? ` ${quantity.modifier}` : '',
      claim.role,
      claim.direction,
      view.measure,
      view.actor,
      view.period,
      period && period.first_day,
      period && period.last_day,
      view.baseline,
      claim.place && claim.place.name,
      view.source,
      claim.modality,
      claim.confidence,
      claim.sentence.text,
    ];
  };
  return [head, ...rows.map(line)].map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n';
}
