// Where figures do not agree.

const CHECKS = {
  change: 'change against its levels',
  direction: 'direction',
  parts: 'parts and whole',
  rate: 'conversion',
  headline: 'headline and text',
  articles: 'between articles',
};

function startFindings() {
  const box = $('findings-list');
  if (!data.findings.length) {
    box.append(make('p', { class: 'none' }, 'No figures were found that contradict each other.'));
    return;
  }
  box.append(
    make(
      'ul',
      { class: 'findings' },
      ...data.findings.map((finding) => {
        const places = finding.places.map((place) => {
          const view = byId.get(`${place.doc_id}\n${place.claim}`);
          const label = data.articles.length > 1 && view ? `${place.text} – ${view.title}` : place.text;
          return view ? button(label, () => select(view, { scroll: true, focus: true }), { class: 'plain' }) : place.text;
        });
        return make(
          'li',
          {},
          make('span', { class: 'chip is-warning' }, CHECKS[finding.kind] || finding.kind),
          make('span', { class: 'message' }, finding.message),
          make('span', { class: 'places' }, ...places),
        );
      }),
    ),
  );
}
