/**
 * Behaviour of the report page: filter, deep links, exchanges on demand. Everything foreign goes into the page as text, never
 * as HTML. Without this script the page is a complete list but for the exchanges.
 */
(() => {
  const list = document.getElementById('cases');
  const form = document.getElementById('filter');
  const shown = document.getElementById('shown');
  const cases = [...list.querySelectorAll('details.case')];
  const roles = {
    trial: 'Trial',
    'without-cause': 'Control: without the cause',
    'same-state': 'Control: same state, another request',
    channel: 'Control: shows that changes are seen',
  };
  let exchanges;

  function element(name, className, ...children) {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children);
    return node;
  }

  function printable(text) {
    return text.replace(
      /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
      (character) => `\\u{${character.codePointAt(0).toString(16)}}`,
    );
  }

  function pretty(body) {
    try {
      return JSON.stringify(JSON.parse(body), null, 2);
    } catch {
      return body;
    }
  }

  /** A line per parameter. */
  function broken(url) {
    return url.replace('?', '\n  ?').replaceAll('&', '\n  &');
  }

  function message(title, head, headers, body) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const parts = [element('h5', '', title), element('pre', 'head', printable([head, ...lines].join('\n')))];
    if (body !== '') parts.push(element('pre', 'payload', printable(pretty(body))));
    return element('div', 'message', ...parts);
  }

  function describe(exchange) {
    const { request, response, fault } = exchange;
    const right = response
      ? message('Response', `HTTP ${response.status}`, response.headers, response.body)
      : message('No response', fault?.kind ?? 'unknown', {}, fault?.message ?? '');
    const left = message('Request', `${request.method} ${broken(request.url)}`, request.headers, request.body);
    const result = response ? String(response.status) : (fault?.kind ?? 'no response');
    const title = element('h4', '', `${exchange.operation} `);
    title.append(element('span', 'quiet', printable(`${result}, ${exchange.durationMs.toFixed(1)} ms`)));
    return element('div', 'exchange', title, element('div', 'messages', left, right));
  }

  function fill(entry) {
    const place = entry.querySelector('.exchanges');
    if (place.childElementCount > 0) return;
    exchanges ??= JSON.parse(document.getElementById('exchanges').textContent);
    let role;
    for (const [index, exchange] of (exchanges[entry.id] ?? []).entries()) {
      if (exchange.role !== role) place.append(element('h3', 'role', roles[exchange.role] ?? exchange.role));
      role = exchange.role;
      const shownExchange = describe(exchange);
      shownExchange.id = `${entry.id}@${index}`;
      shownExchange.tabIndex = -1;
      place.append(shownExchange);
    }
    if (role === undefined) place.append(element('p', 'quiet', 'Nothing was sent for this case.'));
  }

  function matches(entry, { words, verdicts, pack, operation, profile }) {
    const { dataset } = entry;
    if (verdicts.length > 0 && !verdicts.some((verdict) => dataset.verdict.split(' ').includes(verdict))) return false;
    if (pack && dataset.pack !== pack) return false;
    if (operation && dataset.operation !== operation) return false;
    if (profile && !dataset.profile.split(' ').includes(profile)) return false;
    entry.searchText ??= `${entry.id} ${entry.textContent}`.toLowerCase();
    return words.every((word) => entry.searchText.includes(word));
  }

  function filter() {
    const data = new FormData(form);
    const wanted = {
      words: data.get('text').toLowerCase().split(/\s+/).filter(Boolean),
      verdicts: data.getAll('verdict'),
      pack: data.get('pack'),
      operation: data.get('operation'),
      profile: data.get('profile'),
    };
    let count = 0;
    for (const entry of cases) {
      entry.hidden = !matches(entry, wanted);
      if (!entry.hidden) count += 1;
    }
    shown.textContent = count === cases.length ? `All ${count} cases` : `${count} of ${cases.length} cases`;
  }

  function follow() {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      return;
    }
    // `<case>@<number>` is an exchange, which is there only once its case has been opened.
    const entry = caseOf(id) ?? caseOf(id.slice(0, Math.max(0, id.lastIndexOf('@'))));
    if (entry === undefined) return;
    if (entry.hidden) {
      form.reset();
      filter();
    }
    entry.open = true;
    fill(entry);
    const exchange = entry.id === id ? null : document.getElementById(id);
    (exchange ?? entry).scrollIntoView();
    (exchange ?? entry.querySelector('summary')).focus({ preventScroll: true });
  }

  function caseOf(id) {
    return cases.find((entry) => entry.id === id);
  }

  // Without this script such a link leads to the case.
  for (const link of document.querySelectorAll('a[data-exchange]')) link.hash += `@${link.dataset.exchange}`;
  // `toggle` does not bubble, but it can be caught on the way down.
  list.addEventListener('toggle', (event) => event.target.open && fill(event.target), true);
  addEventListener('hashchange', follow);
  // A link to the case that is already in the address bar changes no hash.
  addEventListener('click', (event) => {
    if (event.target.closest?.('a[href^="#"]')?.hash === location.hash) follow();
  });
  if (form) {
    form.hidden = false;
    form.addEventListener('input', filter);
    form.addEventListener('reset', () => setTimeout(filter));
    form.addEventListener('submit', (event) => event.preventDefault());
    addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.target.matches('input, select, textarea')) return;
      event.preventDefault();
      form.elements.text.focus();
    });
    filter();
  }
  // The browser's own jump to the fragment ends with the load and takes the focus away.
  addEventListener('load', follow);
})();
