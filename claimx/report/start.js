// Setting it all up.

function startPicker() {
  if (data.articles.length > 1) $('picker').hidden = false;
  $('article').append(
    ...data.articles.map((article, number) =>
      make('option', { value: number }, `${shortened(article.title || article.id, 70)} (${claimsOf[number].length})`),
    ),
  );
  $('article').addEventListener('change', (event) => {
    showArticle(Number(event.target.value));
    select(null);
  });
  $('previous-article').addEventListener('click', () => {
    showArticle(Math.max(reader.article - 1, 0));
    select(null);
  });
  $('next-article').addEventListener('click', () => {
    showArticle(Math.min(reader.article + 1, data.articles.length - 1));
    select(null);
  });
}

function startTheme() {
  const themes = ['auto', 'light', 'dark'];
  $('theme').addEventListener('click', () => {
    const next = themes[(themes.indexOf(document.documentElement.dataset.theme || 'auto') + 1) % themes.length];
    document.documentElement.dataset.theme = next;
    $('theme').textContent = next[0].toUpperCase() + next.slice(1);
  });
}

function start() {
  $('version').textContent = data.version;
  $('legend').append(...Object.entries(SLOTS).map(([slot, name]) => make('li', { class: `is-${slot}` }, name)));
  startTotals();
  startFilters();
  startTable();
  startPlots();
  startFindings();
  startPicker();
  startTheme();
  startReader();
  $('show-links').addEventListener('change', () => drawLinks());
  addEventListener('resize', () => drawLinks());
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && reader.selected) select(null);
  });
  refresh();
  const asked = location.hash.startsWith('#claim-') ? views.find((view) => `#claim-${view.claim.id}` === location.hash) : null;
  if (asked) select(asked, { scroll: true });
  else if (data.articles.length) showArticle(0);
}

start();
