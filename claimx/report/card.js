// All that is known of one claim.

const HINT = 'Point at, tap or tab to a figure in the text to see what is measured, whose it is, when it holds and who says so.';

function showCard(view) {
  const card = $('card');
  card.classList.toggle('open', Boolean(view));
  if (!view) {
    put(card, make('p', { class: 'hint' }, HINT));
    return;
  }
  const { claim } = view;
  put(
    card,
    make(
      'div',
      { class: 'card-head' },
      make('h3', {}, view.figure),
      make('span', { class: `chip is-${claim.modality}` }, claim.modality),
      button('×', () => select(null), { class: 'close', 'aria-label': 'Close' }),
    ),
    alternatives(view),
    make('p', { class: 'reading' }, reading(view)),
    make('dl', { class: 'slots' }, ...slotRows(view)),
    sureness(claim.confidence),
    ...view.findings.map((finding) => make('p', { class: 'warning' }, finding.message)),
    linkList(view),
    make(
      'div',
      { class: 'card-foot' },
      button('Copy as JSON', () => copy(JSON.stringify(claim, null, 2), 'the claim as JSON')),
      button('Show in the table', () => showRow(view)),
    ),
    foundBy(claim),
  );
}

/** The claims that share one figure in the text. */
function alternatives(view) {
  const figure = reader.figureOf.get(view);
  if (!figure || figure.views.length < 2) return null;
  const at = figure.views.indexOf(view);
  return button(`Claim ${at + 1} of ${figure.views.length} on this figure ›`, () => select(figure.views[(at + 1) % figure.views.length]), {
    class: 'plain',
  });
}

/** What the figure comes to: role, value and unit. */
function reading(view) {
  const { quantity, role, direction } = view.claim;
  const sign = quantity.modifier ? quantity.modifier + ' ' : '';
  const value = NUMBERS.format(quantity.value) + (quantity.high === null ? '' : ` to ${NUMBERS.format(quantity.high)}`);
  const unit = quantity.unit === '1' ? (quantity.counted ? quantity.counted.text : '') : quantity.unit;
  const si =
    quantity.si_unit && quantity.si_unit !== quantity.unit
      ? ` = ${NUMBERS.format(Number(quantity.si_value.toPrecision(6)))} ${quantity.si_unit}`
      : '';
  const arrow = { up: ' ↑', down: ' ↓' }[direction] || '';
  return `${role}${arrow} · ${sign}${value} ${unit}${si}`;
}

function slotRows(view) {
  const { claim } = view;
  const rows = [];
  const add = (slot, value, note) => {
    if (!value) return;
    rows.push(make('dt', { class: `is-${slot}` }, SLOTS[slot]));
    rows.push(make('dd', {}, value, note ? make('small', {}, note) : null));
  };
  const written = (part, value) => (part && part.text !== value ? `“${part.text}”` : '');
  add('measure', view.measure, written(claim.measure, view.measure));
  add('actor', view.actor, written(claim.actor, view.actor));
  add('period', view.period, claim.period ? days(claim.period) : '');
  add('baseline', view.baseline, claim.baseline_period ? days(claim.baseline_period) : '');
  add('place', claim.place ? claim.place.name : '');
  for (let at = claim.attribution; at; at = at.via) {
    const said = [at.source_title ? at.source_title.text : '', at.cue ? `“${at.cue.text}”` : '', at.kind].filter(Boolean).join(' · ');
    add('source', at.source ? at.source.name : 'not named', at === claim.attribution ? said : `via · ${said}`);
  }
  if (!claim.attribution) rows.push(make('dt', { class: 'is-source' }, 'source'), make('dd', { class: 'none' }, 'nobody named'));
  return rows;
}

function days(period) {
  const written = period.start === null ? 'from the article’s date' : `“${period.text}”`;
  const span = period.first_day || period.last_day ? `${period.first_day || '…'} – ${period.last_day || '…'}` : period.timex_value;
  return `${written} · ${span}${period.inherited ? ' · from another sentence' : ''}`;
}

function sureness(confidence) {
  const meter = make('meter', { min: 0, max: 1, low: 0.4, high: 0.75, optimum: 1, value: confidence, 'aria-label': 'Confidence' });
  return make('p', { class: 'sureness' }, 'confidence ', meter, ` ${confidence.toFixed(2)}`);
}

function linkList(view) {
  const outward = view.claim.links.map((link) => [RELATIONS[link.relation][0], other(view, link.claim)]);
  const inward = pointedAt[view.index].map(({ relation, view: from }) => [RELATIONS[relation][1], from]);
  const rows = [...outward, ...inward].filter(([, target]) => target);
  if (!rows.length) return null;
  return make(
    'ul',
    { class: 'link-list' },
    ...rows.map(([relation, target]) =>
      make(
        'li',
        {},
        relation,
        ' ',
        button(target.figure, () => select(target, { scroll: true, focus: true }), { class: 'plain' }),
      ),
    ),
  );
}

function foundBy(claim) {
  const rules = Object.entries(claim.found_by);
  if (!rules.length) return null;
  return make(
    'details',
    {},
    make('summary', {}, 'Found by these rules'),
    make('ul', { class: 'rules' }, ...rules.map(([slot, rule]) => make('li', {}, `${slot}: `, make('code', {}, rule)))),
  );
}
