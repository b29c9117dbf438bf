// Links between claims, drawn as arcs over the text.

const MANY_LINKS = 120;

/** Draw the links of the article: those of the claim that is looked at strong and named, the others faint. */
function drawLinks(view = reader.selected) {
  const text = $('text');
  const before = text.querySelector('svg.arcs');
  if (before) before.remove();
  if (!$('show-links').checked || reader.article < 0) return;
  const all = claimsOf[reader.article].flatMap((from) => from.claim.links.map((link) => [from, other(from, link.claim), link.relation]));
  const known = all.filter(([from, to]) => to && reader.figureOf.get(from) && reader.figureOf.get(from) !== reader.figureOf.get(to));
  const shown = known.filter(([from, to]) => from === view || to === view || known.length <= MANY_LINKS);
  if (!shown.length) return;
  const frame = text.getBoundingClientRect();
  const arcs = draw('svg', { class: 'arcs', width: frame.width, height: text.scrollHeight, 'aria-hidden': 'true' });
  shown.sort(([from, to]) => (from === view || to === view ? 1 : -1));
  for (const [from, to, relation] of shown) arcs.append(...arc(frame, from, to, relation, view));
  text.append(arcs);
}

function middleOf(frame, view) {
  const box = reader.figureOf.get(view).element.getClientRects()[0];
  return box ? { x: box.left + box.width / 2 - frame.left, top: box.top - frame.top, bottom: box.bottom - frame.top } : null;
}

/** An arc from figure to figure; the relation stands between the lines, under the figure at its other end. */
function arc(frame, from, to, relation, view) {
  const strong = from === view || to === view;
  const [one, two] = [middleOf(frame, from), middleOf(frame, to)];
  if (!one || !two) return [];
  const level = Math.abs(one.top - two.top) < 6;
  const lift = level ? Math.min(26, 12 + Math.abs(one.x - two.x) / 12) : 0;
  const down = one.top < two.top;
  const [y1, y2] = level ? [one.top, two.top] : down ? [one.bottom, two.top] : [one.top, two.bottom];
  const bend = level ? 0 : (y2 - y1) / 2;
  const path = level
    ? `M${one.x} ${y1}C${one.x} ${y1 - lift} ${two.x} ${y2 - lift} ${two.x} ${y2}`
    : `M${one.x} ${y1}C${one.x} ${y1 + bend} ${two.x} ${y2 - bend} ${two.x} ${y2}`;
  const tip = level || down ? 1 : -1;
  const parts = [
    draw('path', { class: strong ? 'arc strong' : 'arc', d: path }),
    draw('path', { class: strong ? 'tip strong' : 'tip', d: `M${two.x} ${y2}l-4 ${-6 * tip}h8z` }),
  ];
  if (strong) {
    const end = from === view ? two : one;
    parts.push(draw('text', { class: 'relation', x: end.x, y: end.bottom + 9, 'text-anchor': 'middle' }, relation.replace('_', ' ')));
  }
  return parts;
}
