/* The search page: results, filters and what is in the address (?q= &soort= &paragraaf= &thema= &brief=). */
(() => {
  "use strict";
  const { element, say } = globalThis.briefwijzer;
  const { load, here, marked, remember } = globalThis.briefwijzerSearch;
  const form = document.getElementById("zoekformulier");
  const box = document.getElementById("zoek");
  const status = document.getElementById("zoekmelding");
  const filters = document.getElementById("zoekfilters");
  const results = document.getElementById("zoekresultaten");
  const searched = document.getElementById("doorzocht");
  const STEP = 10; // laying results out takes longer than finding them
  const FILTERS = ["soort", "paragraaf", "thema"];
  const FIELDS = ["q", ...FILTERS, "brief"];
  // What a record has of each filter.
  const VALUES = {
    soort: (record) => [record.kind],
    paragraaf: (record) => (record.section ? [record.section] : []),
    thema: (record) => record.themes ?? [],
  };
  const NAMES = { soort: "kind", paragraaf: "section", thema: "theme" };

  let state = readAddress();
  let shown = STEP;
  let turn = 0; // a later search makes an earlier one that still loads void
  let settled = true; // whether the address is one to come back to

  /* Address */

  function readAddress() {
    const found = new URLSearchParams(location.search);
    return Object.fromEntries(FIELDS.map((field) => [field, found.get(field) ?? ""]));
  }

  /** Put the state in the address: as a step to come back to, or in the place of the last one. */
  function writeAddress(step) {
    const url = new URL(location.href);
    // a query may be pasted text of any length; an address may not
    const known = FIELDS.filter((field) => state[field]).map((field) => [field, state[field].slice(0, 500)]);
    url.search = new URLSearchParams(known);
    if (url.href === location.href) return;
    try {
      if (step) history.pushState(null, "", url);
      else history.replaceState(null, "", url);
    } catch {
      // browsers limit how often this may be done; the results stand all the same
    }
  }

  /* Results */

  function result(hit, answer, engine, { words, kinds }) {
    const { record } = hit;
    const found = engine.explain(hit, answer);
    const href = here(record.href);
    const link = element("a", { href });
    link.dataset.result = "";
    marked(link, record.title, found.title);
    link.addEventListener("click", () => record.text && remember(href, record, found.text));
    const kind = element("span", { className: "bw-kind", textContent: kinds[record.kind].word });
    const item = element("li", {}, element("p", { className: "bw-result" }, link, " ", kind));
    if (record.text) {
      const text = element("p");
      marked(text, record.text, found.text, engine.excerpt(record.text, found.text, answer.weights, 280));
      item.append(text);
    }
    const whys = found.whys.map((why) => words[`search_why_${why}`]).join(" · ");
    if (whys) item.append(element("p", { className: "bw-why", textContent: say(words, "search_why", { whys }) }));
    return item;
  }

  const passes = (record, except) =>
    FILTERS.every((name) => name === except || !state[name] || VALUES[name](record).includes(state[name]));

  /** The buttons of a filter, each with the number of results that it leaves. */
  function filter(name, hits, names, words) {
    const counts = new Map();
    const within = hits.filter(({ record }) => passes(record, name));
    for (const { record } of within) for (const value of VALUES[name](record)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = Object.keys(names).filter((value) => counts.has(value) || state[name] === value);
    if (!values.length) return null;
    const button = (value, text, count) => {
      const made = element("button", { type: "button", textContent: `${text} (${count})`, ariaPressed: String(state[name] === value) });
      made.dataset.filter = `${name}=${value}`;
      made.addEventListener("click", () => {
        state[name] = value;
        shown = STEP;
        writeAddress(true);
        search().then(() => filters.querySelector(`[data-filter="${CSS.escape(made.dataset.filter)}"]`)?.focus());
      });
      return made;
    };
    const title = words[`search_filter_${NAMES[name]}`];
    const choices = element("div", { className: "bw-choices", role: "group", ariaLabel: title });
    const fill = () => {
      if (choices.children.length) return;
      choices.append(button("", words.search_filter_all, within.length), ...values.map((value) => button(value, names[value], counts.get(value) ?? 0)));
    };
    const chosen = state[name] ? `: ${names[state[name]]}` : "";
    const before = filters.querySelector(`details[data-name="${name}"]`);
    const open = before?.open ?? (name === "soort" || Boolean(state[name]));
    const details = element("details", { open }, element("summary", { textContent: title + chosen }), choices);
    // buttons that nobody sees yet took a third of the time of an answer
    if (open) fill();
    else details.addEventListener("toggle", fill);
    details.dataset.name = name;
    return details;
  }

  /** The choice of a letter, where there are several. */
  function letterChoice({ shared, tooMany }) {
    const letters = Object.entries(shared.letters);
    if (letters.length < 2) return null;
    const { words } = shared;
    const select = element("select", { id: "zoek-brief" }, element("option", { value: "", textContent: words.search_all_letters }));
    for (const [id, { title, citation }] of letters) select.append(element("option", { value: id, textContent: `${title} (${citation})` }));
    select.value = Object.hasOwn(shared.letters, state.brief) ? state.brief : "";
    select.addEventListener("change", () => {
      state.brief = select.value;
      state.paragraaf = "";
      writeAddress(true);
      search().then(() => document.getElementById("zoek-brief")?.focus());
    });
    const choice = element("p", { className: "bw-choice" }, element("label", { htmlFor: "zoek-brief", textContent: words.search_filter_letter }), " ", select);
    if (tooMany) choice.append(" ", say(words, "search_choose_letter", { count: letters.length }));
    return choice;
  }

  function tellSearched({ shared, letters }) {
    const { words } = shared;
    const count = [...letters.map((name) => shared.letters[name].records), shared.records.length].reduce((sum, each) => sum + each, 0);
    const all = Object.keys(shared.letters).length;
    const one = letters.length === 1 && all > 1;
    const counted = say(words, "letters_count", { count: letters.length });
    searched.textContent = one
      ? say(words, "search_searched_letter", { passages: count, letter: shared.letters[letters[0]].title })
      : say(words, "search_searched", { passages: count, letters: counted });
  }

  function show(ready) {
    const { engine, shared, names, letters } = ready;
    const { words } = shared;
    const query = state.q.trim();
    const label = query.slice(0, 100);
    const answer = query ? engine.search(state.q, names) : { hits: [] };
    const hits = answer.hits.filter(({ record }) => passes(record));
    const kinds = Object.fromEntries(Object.entries(shared.kinds).map(([kind, { word }]) => [kind, word]));
    const sections = letters.length === 1 ? briefwijzerRecords[letters[0]].sections : {};
    const groups = answer.hits.length
      ? [filter("soort", answer.hits, kinds, words), filter("paragraaf", answer.hits, sections, words), filter("thema", answer.hits, shared.themes, words)]
      : [];
    filters.replaceChildren(...[letterChoice(ready), ...groups].filter(Boolean));
    filters.hidden = !filters.children.length;
    results.replaceChildren();
    if (!query) status.textContent = "";
    else if (hits.length) {
      const unknown = answer.unknown.length ? ` ${say(words, "search_unknown", { words: answer.unknown.join(", ").slice(0, 100) })}` : "";
      status.textContent = say(words, "search_found", { query: label, count: hits.length }) + (unknown && `.${unknown}`);
      results.append(element("ol", { className: "bw-results" }, ...hits.slice(0, shown).map((hit) => result(hit, answer, engine, shared))));
      if (hits.length > shown) results.append(more(hits, answer, engine, shared));
    } else if (answer.hits.length) {
      status.textContent = say(words, "search_filter_none", { query: label });
      const clear = element("button", { type: "button", className: "bw-button", textContent: words.search_filter_clear });
      clear.addEventListener("click", () => {
        for (const name of FILTERS) state[name] = "";
        writeAddress(true);
        search().then(() => box.focus());
      });
      results.append(clear);
    } else {
      status.textContent = say(words, "search_none", { query: label });
      results.append(...nothing(engine.suggestions(state.q), words));
    }
    tellSearched(ready);
  }

  function more(hits, answer, engine, shared) {
    const button = element("button", { type: "button", className: "bw-button", textContent: say(shared.words, "search_more", { count: hits.length - shown }) });
    button.addEventListener("click", () => {
      const list = results.querySelector("ol");
      const first = list.children.length;
      list.append(...hits.slice(shown, shown + STEP).map((hit) => result(hit, answer, engine, shared)));
      shown += STEP;
      list.children[first].querySelector("a").focus();
      if (hits.length > shown) button.replaceWith(more(hits, answer, engine, shared));
      else button.remove();
    });
    return button;
  }

  /** No results: the words that may have been meant, as links. */
  function nothing(suggested, words) {
    const hint = element("p", { textContent: words.search_hint });
    if (!suggested.length) return [hint];
    const links = suggested.map((word) => element("li", {}, element("a", { href: `?${new URLSearchParams({ q: word })}`, textContent: word })));
    return [element("p", { textContent: `${words.search_meant}:` }), element("ul", { className: "bw-meant" }, ...links), hint];
  }

  /** Search for what the state says; loads what it needs, and offers to try again when that fails. */
  async function search() {
    const mine = ++turn;
    if (!state.q.trim() && !results.children.length && !state.brief) {
      // nobody has asked anything: nothing is loaded
      status.textContent = "";
      results.dataset.searchState = "done";
      return;
    }
    results.dataset.searchState = "busy";
    const waiting = setTimeout(() => mine === turn && (status.textContent = results.dataset.loading), 150);
    try {
      const ready = await load(state.brief);
      if (mine !== turn) return;
      show(ready);
      results.dataset.searchState = "done";
    } catch (error) {
      if (mine !== turn) return;
      results.dataset.searchState = "failed";
      status.textContent = results.dataset.failed;
      const retry = element("button", { type: "button", className: "bw-button", textContent: results.dataset.retry });
      retry.addEventListener("click", search);
      results.replaceChildren(retry);
      if (!/^assets\//.test(error.message)) throw error; // not a failed load: a fault that should be seen
    } finally {
      clearTimeout(waiting);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    state.q = box.value;
    writeAddress(settled);
    settled = true;
    search();
  });
  let later = 0;
  box.addEventListener("input", () => {
    state.q = box.value;
    shown = STEP;
    // the first letter after a search that stood begins a new step; the next ones belong to it
    const step = settled && Boolean(new URLSearchParams(location.search).get("q"));
    settled = false;
    clearTimeout(later);
    if (step) writeAddress(true);
    else later = setTimeout(() => writeAddress(false), 250);
    search();
  });
  addEventListener("popstate", () => {
    clearTimeout(later);
    state = readAddress();
    shown = STEP;
    settled = true;
    box.value = state.q;
    search();
  });

  document.getElementById("zoekhulp").hidden = true;
  box.value = state.q;
  search();
})();
