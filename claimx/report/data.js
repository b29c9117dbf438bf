// The report's data: articles, claims in their JSON form, and what the table shows of each.

const data = JSON.parse(document.getElementById('data').textContent);

/** Between characters as Python counts them and the positions of JavaScript, where some characters take two. */
function position(article, offset) {
  let low = 0;
  let high = article.wide.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (article.wide[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return offset + low;
}

function words(article, start, end) {
  return article.text.slice(position(article, start), position(article, end));
}

/** A model object in its JSON form, from the array of its fields' values. */
function unpack(kind, row, article) {
  if (row === null || row === undefined || kind === '') return row === undefined ? null : row;
  if (kind.endsWith('[]')) return row.map((item) => unpack(kind.slice(0, -2), item, article));
  const object = {};
  data.shape[kind].forEach(([name, inner], place) => {
    object[name] = unpack(inner, row[place], article);
  });
  if (object.text === 0) object.text = words(article, object.start, object.end);
  return object;
}

function viewOf([number, row, period, baseline], index) {
  const article = data.articles[number];
  const claim = unpack('Claim', row, article);
  const { quantity, measure, actor, attribution } = claim;
  const source = attribution && attribution.source ? attribution.source.name : '';
  return {
    index,
    article: number,
    claim,
    figure: (quantity.modifier_text ? quantity.modifier_text.text + ' ' : '') + quantity.text,
    measure: measure ? measure.name || measure.text : '',
    actor: actor ? actor.name : '',
    period,
    baseline,
    source,
    modality: claim.modality,
    role: claim.role,
    unit: quantity.unit,
    kind: quantity.kind,
    sure: claim.confidence,
    title: article.title || article.id,
    findings: [],
  };
}

const views = data.claims.map(viewOf);
const byId = new Map(views.map((view) => [view.claim.doc_id + '\n' + view.claim.id, view]));
const claimsOf = data.articles.map(() => []);
for (const view of views) claimsOf[view.article].push(view);

function other(view, id) {
  return byId.get(view.claim.doc_id + '\n' + id);
}

for (const finding of data.findings) {
  for (const place of finding.places) {
    const view = byId.get(place.doc_id + '\n' + place.claim);
    if (view && !view.findings.includes(finding)) view.findings.push(finding);
  }
}

/** Links run one way in the data; here each claim also knows those that point at it. */
const pointedAt = views.map(() => []);
for (const view of views) {
  for (const link of view.claim.links) {
    const target = other(view, link.claim);
    if (target) pointedAt[target.index].push({ relation: link.relation, view });
  }
}

const KINDS = {
  count: 'counts',
  money: 'money',
  percent: 'per cent',
  percentage_point: 'percentage points',
  basis_point: 'basis points',
  multiple: 'multiples',
  physical: 'physical units',
};
const RELATIONS = {
  baseline_of: ['is the baseline of', 'has the baseline'],
  change_of: ['is the change of', 'has the change'],
  equivalent_of: ['is equivalent to', 'is equivalent to'],
  ratio_of: ['is a ratio of', 'has the ratio'],
  part_of: ['is part of', 'has the part'],
  repeats: ['repeats', 'is repeated by'],
};
const DATED = { url: ' by its address', text: ' by its own words', option: ' assumed for all' };
const NAMES = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const NUMBERS = new Intl.NumberFormat('en', { maximumSignificantDigits: 12 });

/** Every part that a claim has in the text, with the slot it fills. */
function partsOf({ claim }) {
  const found = [];
  const add = (slot, part) => {
    if (part && part.start !== null) found.push({ slot, start: part.start, end: part.end });
  };
  add('figure', claim.quantity);
  add('figure', claim.quantity.modifier_text);
  add('measure', claim.measure);
  add('actor', claim.actor);
  add('actor', claim.actor && claim.actor.antecedent);
  add('period', claim.period);
  add('baseline', claim.baseline_period);
  add('place', claim.place);
  for (let at = claim.attribution; at; at = at.via) {
    add('source', at.source);
    add('source', at.source_title);
    add('cue', at.cue);
  }
  return found;
}
