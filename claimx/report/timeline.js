// The time that the claims speak of: each period as a bar where they are few, else how many claims speak of each year.

const SPANS = 14;
const WINDOW = 40;
const WIDE = Math.max(360, Math.min(document.querySelector('main').clientWidth - 80, 1180));

/** Show the claims of a stretch of time in the table; the same again shows all. */
function filterPeriod(from, to, label) {
  const same = filters.from.value === from && filters.to.value === to;
  [filters.from.value, filters.to.value] = same ? ['', ''] : [from, to];
  refresh();
  say(same ? 'The table shows all again.' : `The table shows ${plural(table.rows.length, 'claim')}: ${label}.`);
}

/** A day in months since the year 0; its end where it is a last day. */
function monthOf(iso, last) {
  const [year, month, day] = iso.split('-').map(Number);
  return 12 * year + month - 1 + (last ? day : day - 1) / 31;
}

/** The periods of the claims: each as a bar where they are few, else how many claims speak of each year. */
function timeline() {
  const spans = new Map();
  for (const { claim, period } of views) {
    const at = claim.period;
    if (!at || (!at.first_day && !at.last_day)) continue;
    const key = `${at.first_day}/${at.last_day}`;
    if (!spans.has(key)) spans.set(key, { label: period, first: at.first_day, last: at.last_day, count: 0 });
    spans.get(key).count += 1;
  }
  const rows = [...spans.values()];
  const without = views.length - rows.reduce((sum, row) => sum + row.count, 0);
  const note = without ? `${plural(without, 'claim')} with no period` : '';
  if (!rows.length) return figureWith('Periods', make('p', { class: 'none' }, 'none'), note);
  const drawn = rows.length <= SPANS ? spanPlot(rows) : yearPlot(rows);
  const box = figureWith('Periods that the claims speak of', drawn, note);
  box.classList.add('wide');
  return box;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Ticks with their names, at round years, or months where all lies within a few. Time is told in months. */
function axis(from, to, left, width, height) {
  const most = width / 55;
  const step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000].find((each) => (to - from) / each <= most) || 12000;
  const ticks = [];
  for (let month = Math.ceil(from / step) * step; month <= to; month += step) {
    const x = left + (width * (month - from)) / (to - from);
    const year = Math.floor(month / 12);
    const name = step < 12 ? `${MONTHS[month - 12 * year]} ${year}` : String(year);
    ticks.push(
      draw('line', { class: 'tick', x1: x, x2: x, y1: 0, y2: height }),
      draw('text', { class: 'tick-name', x, y: height + 14, 'text-anchor': 'middle' }, name),
    );
  }
  return ticks;
}

function spanPlot(rows) {
  const edges = rows
    .flatMap(({ first, last }) => [first && monthOf(first, false), last && monthOf(last, true)])
    .filter((edge) => edge !== null && edge !== '');
  const from = Math.floor(Math.min(...edges));
  const to = Math.max(Math.ceil(Math.max(...edges)), from + 1);
  rows.sort((a, b) => (a.first || '').localeCompare(b.first || '') || (b.last || '9').localeCompare(a.last || '9'));
  const height = rows.length * 18;
  const [left, width] = [170, WIDE - 200];
  const x = (month) => left + (width * (month - from)) / (to - from);
  const picture = draw(
    'svg',
    { viewBox: `0 0 ${WIDE} ${height + 20}`, class: 'spans', role: 'group', 'aria-label': 'Periods' },
    ...axis(from, to, left, width, height),
  );
  rows.forEach(({ label, first, last, count }, place) => {
    const [start, end] = [first ? x(monthOf(first, false)) : left, last ? x(monthOf(last, true)) : left + width];
    picture.append(
      bar(
        'period',
        `${label}: ${plural(count, 'claim')}`,
        () => filterPeriod(first || '', last || '', label),
        draw('rect', { class: 'hit', x: 0, y: place * 18, width: WIDE, height: 18 }),
        draw('text', { 'aria-hidden': 'true', x: left - 8, y: place * 18 + 13, 'text-anchor': 'end' }, shortened(label, 25)),
        draw('rect', { class: 'amount', x: start, y: place * 18 + 4, width: Math.max(end - start, 4), height: 10, rx: 3 }),
        draw('text', { 'aria-hidden': 'true', class: 'number', x: Math.max(end, start + 4) + 5, y: place * 18 + 13 }, String(count)),
      ),
    );
  });
  return picture;
}

/** The stretch of at most forty years that most claims speak of. */
function busiest(years, counts) {
  let best = [0, years[0], years[0]];
  for (const from of years) {
    const within = years.filter((year) => year >= from && year < from + WINDOW);
    const sum = within.reduce((total, year) => total + counts.get(year), 0);
    if (sum > best[0]) best = [sum, from, within[within.length - 1]];
  }
  return best.slice(1);
}

/** A year counts each claim whose period touches it; years far from most of them are left off. */
function yearPlot(rows) {
  const counts = new Map();
  for (const { first, last, count } of rows) {
    const start = Number((first || last).slice(0, 4));
    const end = Number((last || first).slice(0, 4));
    for (let year = Math.max(start, end - 30); year <= end; year += 1) counts.set(year, (counts.get(year) || 0) + count);
  }
  const years = [...counts.keys()].sort((a, b) => a - b);
  const [from, to] = busiest(years, counts);
  const outside = years.filter((year) => year < from || year > to).length;
  const most = Math.max(...years.filter((year) => year >= from && year <= to).map((year) => counts.get(year)));
  const [left, width, height] = [20, WIDE - 40, 120];
  const each = width / (to - from + 1);
  const picture = draw(
    'svg',
    { viewBox: `0 0 ${WIDE} ${height + 40}`, class: 'spans', role: 'group', 'aria-label': 'Claims by year' },
    ...axis(12 * from, 12 * (to + 1), left, width, height + 18),
  );
  for (const year of years.filter((year) => year >= from && year <= to)) {
    const tall = Math.max(1, (height * counts.get(year)) / most);
    picture.append(
      bar(
        'period',
        `${year}: ${plural(counts.get(year), 'claim')}`,
        () => filterPeriod(String(year), String(year), year),
        draw('rect', { class: 'hit', x: left + (year - from) * each, y: 0, width: each, height: height + 18 }),
        draw('rect', {
          class: 'amount',
          x: left + (year - from) * each + 1,
          y: height + 18 - tall,
          width: Math.max(each - 2, 2),
          height: tall,
          rx: 2,
        }),
        each > 14
          ? draw(
              'text',
              {
                'aria-hidden': 'true',
                class: 'number',
                x: left + (year - from + 0.5) * each,
                y: height + 13 - tall,
                'text-anchor': 'middle',
              },
              String(counts.get(year)),
            )
          : '',
      ),
    );
  }
  if (outside)
    picture.append(
      draw(
        'text',
        { class: 'number', x: left, y: 10 },
        `${plural(outside, 'other year')} from ${years[0]} to ${years[years.length - 1]} not drawn`,
      ),
    );
  return picture;
}
