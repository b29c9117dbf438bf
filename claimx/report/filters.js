// What the table shows: the form that narrows it down.

const filters = {};

function options(key) {
  const counts = new Map();
  for (const view of views) counts.set(view[key], (counts.get(view[key]) || 0) + 1);
  return [...counts].filter(([value]) => value).sort((one, two) => two[1] - one[1] || NAMES.compare(one[0], two[0]));
}

function choice(key, label, names = {}) {
  const select = make(
    'select',
    { name: key },
    make('option', { value: '' }, 'all'),
    ...options(key).map(([value, count]) => make('option', { value }, `${names[value] || value} (${count})`)),
  );
  return field(key, label, select);
}

/** A field with suggestions; what is typed is looked for anywhere in the value. */
function typed(key, label) {
  const list = make(
    'datalist',
    { id: `list-${key}` },
    ...options(key)
      .slice(0, 500)
      .map(([value]) => make('option', { value })),
  );
  return field(key, label, make('input', { name: key, type: 'search', list: `list-${key}`, autocomplete: 'off' }), list);
}

function field(key, label, control, ...more) {
  filters[key] = control;
  control.addEventListener('input', refresh);
  return make('label', { class: `filter filter-${key}` }, make('span', {}, label), control, ...more);
}

function startFilters() {
  const range = make('input', { name: 'sure', type: 'range', min: 0, max: 1, step: 0.05, value: 0 });
  const shown = make('output', {}, '0.00');
  range.addEventListener('input', () => {
    shown.textContent = Number(range.value).toFixed(2);
  });
  $('filters').append(
    field('words', 'Search', make('input', { name: 'words', type: 'search', placeholder: 'any word', autocomplete: 'off' })),
    typed('actor', 'Actor'),
    choice('unit', 'Unit'),
    choice('kind', 'Kind', KINDS),
    typed('source', 'Source'),
    field('from', 'Period from', make('input', { name: 'from', type: 'text', placeholder: '2015-06', autocomplete: 'off' })),
    field('to', 'to', make('input', { name: 'to', type: 'text', placeholder: '2017', autocomplete: 'off' })),
    choice('modality', 'Modality'),
    field('sure', 'Confidence from', range, shown),
    data.articles.length > 1 ? typed('title', 'Article') : '',
    field('warned', 'Warnings only', make('input', { name: 'warned', type: 'checkbox' })),
    button('Clear', clearFilters, { class: 'clear' }),
  );
  $('filters').addEventListener('submit', (event) => event.preventDefault());
}

function clearFilters() {
  $('filters').reset();
  filters.sure.dispatchEvent(new Event('input'));
}

/** Set one filter from elsewhere (a bar of a plot); the same again takes it off. */
function toggleFilter(key, value) {
  const control = filters[key];
  control.value = control.value === value ? '' : value;
  refresh();
  say(control.value ? `The table shows ${plural(table.rows.length, 'claim')}: ${key} ${value}.` : 'The table shows all again.');
}

/** "2015" as its first or last day, "2015-06" too. */
function edge(given, last) {
  const match = /^\s*(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?\s*$/.exec(given);
  if (!match) return '';
  const [, year, month, day] = match;
  return `${year}-${(month || (last ? '12' : '01')).padStart(2, '0')}-${(day || (last ? '31' : '01')).padStart(2, '0')}`;
}

function within(view, from, to) {
  if (!from && !to) return true;
  const period = view.claim.period;
  if (!period || (!period.first_day && !period.last_day)) return false;
  return (!to || !period.first_day || period.first_day <= to) && (!from || !period.last_day || period.last_day >= from);
}

function searched(view) {
  if (view.searchable === undefined) {
    const { figure, measure, actor, period, source, claim, title } = view;
    view.searchable = [figure, measure, actor, period, source, claim.sentence.text, title].join('\n').toLowerCase();
  }
  return view.searchable;
}

/** The claims that pass all filters, in the order of the article. */
function passing() {
  const given = (key) => (filters[key] ? filters[key].value.trim() : '');
  const wanted = given('words').toLowerCase().split(/\s+/).filter(Boolean);
  const anywhere = ['actor', 'source', 'title'].map((key) => [key, given(key).toLowerCase()]).filter(([, value]) => value);
  const exact = ['unit', 'kind', 'modality'].map((key) => [key, given(key)]).filter(([, value]) => value);
  const [from, to, sure] = [edge(given('from'), false), edge(given('to'), true), Number(filters.sure.value)];
  return views.filter(
    (view) =>
      view.sure >= sure &&
      (!filters.warned.checked || view.findings.length > 0) &&
      exact.every(([key, value]) => view[key] === value) &&
      anywhere.every(([key, value]) => view[key].toLowerCase().includes(value)) &&
      within(view, from, to) &&
      wanted.every((word) => searched(view).includes(word)),
  );
}
