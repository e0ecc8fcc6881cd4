/* The search page: results, filters and what is in the address (?q=, a field for each filter and choice). */
(() => {
  "use strict";
  const { beginning, element, say, undirected } = globalThis.briefwijzer;
  const { OF_LETTER, load, here, shownHit, kindOf } = globalThis.briefwijzerSearch;
  const form = document.getElementById("zoekformulier");
  const box = document.getElementById("zoek");
  const status = document.getElementById("zoekmelding");
  const filters = document.getElementById("zoekfilters");
  const results = document.getElementById("zoekresultaten");
  const searched = document.getElementById("doorzocht");
  const registers = document.getElementById("registers");
  const STEP = 10; // laying results out takes longer than finding them
  // What a record has of each filter.
  const VALUES = {
    soort: (record) => [record.kind],
    paragraaf: (record) => (record.section ? [record.section] : []),
    thema: (record) => record.themes ?? [],
  };
  const FILTERS = Object.keys(VALUES);
  const CHOICES = Object.keys(OF_LETTER);
  const FIELDS = ["q", ...FILTERS, ...CHOICES];

  let state = readAddress();
  let shown = STEP;
  let turn = 0; // a later search makes an earlier one that still loads void
  let settled = true; // whether the address is one to come back to
  const REST = 700; // so long after the last key the message is read out
  const PAUSE = 250;
  let message = 0;

  /** Say how it went: at once when asked to search, and once when typing rests. */
  function tell(text, soon = settled) {
    clearTimeout(message);
    if (soon) status.textContent = text;
    else message = setTimeout(() => (status.textContent = text), REST);
  }

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
      if (step) {
        history.replaceState({ shown, place: scrollY }, "");
        history.pushState(null, "", url);
      } else history.replaceState(null, "", url);
    } catch {
      // browsers limit how often this may be done; the results stand all the same
    }
  }

  /* Results */

  /** The letter and the section in which a passage stands; nothing for what letters share. */
  function whereOf(record, { letters }) {
    const letter = letters[record.pack];
    if (!letter) return "";
    const section = record.where ?? briefwijzerRecords[record.pack]?.sections[record.section];
    return [letter.title, section !== record.title && section].filter(Boolean).join(" · ");
  }

  const linkTo = (href, textContent) => element("a", { href, textContent });

  function result(hit, answer, ready) {
    const { record } = hit;
    const { words } = ready.shared;
    const { title, text, kind, whys, keep } = shownHit(hit, answer, ready, 280);
    const link = element("a", { href: here(record.href), onclick: keep, ...(record.lang && { lang: record.lang }) }, ...title);
    link.dataset.result = "";
    const item = element("li", {}, element("p", { className: "bw-result" }, link, " ", kind));
    if (text) item.append(element("p", {}, ...text));
    if (record.answered) {
      item.append(element("p", {}, linkTo(here(record.answered), say(words, "search_answer", { title: record.title }))));
    }
    if (record.warning) item.append(element("p", { className: "bw-doubt", textContent: record.warning }));
    const found = whys.map((why) => words[`search_why_${why}`]).join(" · ");
    const where = [whereOf(record, ready.shared), found && say(words, "search_why", { whys: found })].filter(Boolean).join(". ");
    if (where) item.append(element("p", { className: "bw-why", textContent: where }));
    return item;
  }

  const passes = (record, except) => FILTERS.every((name) => name === except || !state[name] || VALUES[name](record).includes(state[name]));

  const folds = new Map(); // of each filter: { details, summary, choices, fill }, made once
  function foldOf(name, title) {
    if (!folds.has(name)) {
      const fold = { summary: element("summary"), choices: element("div", { className: "bw-choices", role: "group", ariaLabel: title }) };
      // on a phone results come first
      const wide = name === "soort" && matchMedia("(min-width: 40em)").matches;
      fold.details = element("details", { open: wide || Boolean(state[name]) }, fold.summary, fold.choices);
      fold.details.dataset.name = name;
      // buttons that nobody sees take their time too
      fold.details.addEventListener("toggle", () => fold.details.open && fold.fill());
      fold.choices.addEventListener("click", ({ target: { value, localName } }) => {
        if (localName !== "button") return;
        state[name] = value;
        shown = STEP;
        writeAddress(true);
        search().then(() => [...fold.choices.children].find((button) => button.value === value)?.focus());
      });
      filters.append(fold.details);
      folds.set(name, fold);
    }
    return folds.get(name);
  }

  /** Give an element other properties: what it has already is not set, and so not laid out again. */
  function change(target, properties) {
    for (const [name, value] of Object.entries(properties)) if (target[name] !== value) target[name] = value;
  }

  /** Give a list buttons with these values and texts: those that stand there stay, for new ones take longer to lay out. */
  function showButtons(list, choices, pressed) {
    choices.forEach(([value, textContent], at) => {
      const button = list.children[at] ?? list.appendChild(element("button", { type: "button" }));
      change(button, { value, textContent, ariaPressed: String(value === pressed) });
    });
    while (list.children.length > choices.length) list.lastChild.remove();
  }

  /** Show the buttons of a filter, each with the number of results that it leaves; whether there are any. */
  function filter(name, hits, names, words) {
    const counts = new Map();
    const within = hits.filter(({ record }) => passes(record, name));
    for (const { record } of within) for (const value of VALUES[name](record)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = hits.length ? Object.keys(names).filter((value) => counts.has(value) || state[name] === value) : [];
    const fold = foldOf(name, words[`search_filter_${name}`]);
    fold.details.hidden = !values.length;
    change(fold.summary, { textContent: fold.choices.ariaLabel + (state[name] ? `: ${names[state[name]]}` : "") });
    const choices = [
      ["", `${words.search_filter_all} (${within.length})`],
      ...values.map((value) => [value, `${names[value]} (${counts.get(value) ?? 0})`]),
    ];
    fold.fill = () => showButtons(fold.choices, choices, state[name]);
    if (values.length && fold.details.open) fold.fill();
    return values.length > 0;
  }

  /** A choice of letters by what they have of a field: { field, select, values, fill }; null where all have the same. */
  function choiceOf(field, letters, words) {
    const called = ({ title, citation }) => (citation ? `${title} (${citation})` : title);
    const valuesOf = ([name, letter]) => OF_LETTER[field](letter, name).map((value) => [value, field === "brief" ? called(letter) : value]);
    const values = new Map(letters.flatMap(valuesOf).filter(([value]) => value));
    if (values.size < 2) return null;
    const id = `zoek-${field}`;
    const option = ([value, textContent]) => element("option", { value, textContent });
    const select = element("select", { id }, option(["", words.search_every]));
    const inOrder = field === "jaar" ? (a, b) => b[0] - a[0] : (a, b) => (a[1] < b[1] ? -1 : 1);
    const fill = () => select.length > 1 || select.append(...[...values].sort(inOrder).map(option));
    // the results are drawn before: a list of a thousand letters takes its time
    requestAnimationFrame(() => setTimeout(fill));
    select.addEventListener("change", () => {
      state[field] = select.value;
      state.paragraaf = "";
      shown = STEP;
      writeAddress(true);
      search();
    });
    const label = element("label", { htmlFor: id, textContent: words[`search_filter_${field}`] });
    filters.append(element("p", { className: "bw-choice" }, label, " ", select));
    return { field, select, values, fill };
  }

  let choices = null; // made once
  /** Show the choice of letters, where there are several: one of them, or those of a year, a sender, a dossier. */
  function showLetterChoice({ words, letters: all }) {
    const letters = Object.entries(all);
    if (letters.length < 2) return;
    choices ??= CHOICES.map((field) => choiceOf(field, letters, words)).filter(Boolean);
    for (const { field, select, values, fill } of choices) {
      if (state[field]) fill();
      change(select, { value: values.has(state[field]) ? state[field] : "" });
    }
  }

  /** How many passages of each letter answer, most first, each the way to all of them. */
  function spreadOf({ spread, count }, shared) {
    const { words } = shared;
    const found = [...(spread ?? [])].filter(([name]) => Object.hasOwn(shared.letters, name)).sort((a, b) => b[1] - a[1]);
    if (found.length < 2) return [];
    const lines = found.slice(0, STEP).map(([brief, passages]) => {
      const link = linkTo(`?${new URLSearchParams({ q: state.q.slice(0, 500), brief })}`, shared.letters[brief].title);
      return element("li", {}, link, ` ${say(words, "search_passages", { count: passages })}`);
    });
    const summary = say(words, "search_spread", { count, letters: found.length });
    return [element("details", { className: "bw-spread" }, element("summary", { textContent: summary }), element("ul", {}, ...lines))];
  }

  function tellSearched({ shared, letters }) {
    const { words } = shared;
    const passages = letters.reduce((sum, name) => sum + shared.letters[name].records, shared.count);
    const one = letters.length === 1 && Object.keys(shared.letters).length > 1;
    const text = one
      ? say(words, "search_searched_letter", { passages: shared.letters[letters[0]].records, letter: shared.letters[letters[0]].title })
      : say(words, "search_searched", { passages, letters: say(words, "letters_count", { count: letters.length }) });
    change(searched, { textContent: text });
  }

  function show(ready, answer) {
    const { shared, letters } = ready;
    const { words } = shared;
    const query = state.q.trim();
    const label = beginning(undirected(query), 100);
    const kinds = Object.fromEntries(Object.entries(shared.kinds).map(([kind, { word }]) => [kind, word]));
    const sections = letters.length === 1 ? (briefwijzerRecords[letters[0]]?.sections ?? {}) : {};
    const names = { soort: kinds, paragraaf: sections, thema: shared.themes };
    // an address may name what there is not: that is not chosen
    for (const name of FILTERS) if (!Object.hasOwn(names[name], state[name])) state[name] = "";
    const hits = answer.hits.filter(({ record }) => passes(record));
    // what stays is not laid out again: that of the choice of a thousand letters took most of the time of an answer
    showLetterChoice(shared);
    const filtered = FILTERS.map((name) => filter(name, answer.hits, names[name], words));
    filters.hidden = !choices?.length && !filtered.includes(true);
    results.replaceChildren();
    const said = query ? remarks(answer, words) : [];
    if (!query) tell("");
    else if (hits.length) showHits(hits, answer, ready, said);
    else if (answer.hits.length) {
      tell(say(words, "search_filter_none", { query: label }));
      results.append(clearButton(words));
    } else {
      tell([say(words, answer.unled ? "search_unled" : "search_none", { query: label, count: letters.length }), ...said].join(" "));
      results.append(...nothing(answer, ready));
    }
    tellSearched(ready);
  }

  /** Show the first hits, and say how many there are and what a reader should know of them. */
  function showHits(hits, answer, ready, said) {
    const { engine, shared } = ready;
    const { words } = shared;
    const query = state.q.trim();
    const best = (answer.count ?? 0) > answer.hits.length ? [say(words, "search_best", { count: answer.hits.length })] : [];
    const count = best.length ? answer.count : hits.length;
    const found = say(words, "search_found", { query: beginning(undirected(query), 100), count });
    tell([found, ...best, ...said].join(". "));
    const items = hits.slice(0, shown).map((hit) => result(hit, answer, ready));
    results.append(...spreadOf(answer, shared), element("ol", { className: "bw-results", ariaLabel: found }, ...items));
    if (hits.length > shown) results.append(more(hits, answer, ready));
    results.append(...listed(words.search_longer, engine.longerWords(query).map(another)));
  }

  const buttonOf = (textContent, onclick) => element("button", { type: "button", className: "bw-button", textContent, onclick });

  /** A button that takes all filters away. */
  const clearButton = (words) =>
    buttonOf(words.search_filter_clear, () => {
      for (const name of FILTERS) state[name] = "";
      writeAddress(true);
      search().then(() => box.focus());
    });

  /** A button that shows more hits below those that are shown. */
  function more(hits, answer, ready) {
    const button = buttonOf(say(ready.shared.words, "search_more", { count: hits.length - shown }), () => {
      const list = results.querySelector("ol");
      const first = list.children.length;
      list.append(...hits.slice(shown, shown + STEP).map((hit) => result(hit, answer, ready)));
      shown += STEP;
      list.children[first].querySelector("a").focus();
      if (hits.length > shown) button.replaceWith(more(hits, answer, ready));
      else button.remove();
    });
    return button;
  }

  /** What a reader should know of how the query was read. */
  function remarks({ unknown, without, misread }, words) {
    const joined = (list) => beginning([...new Set(list)].join(", "), 100);
    const said = [];
    if (unknown?.length) said.push(say(words, "search_unknown", { words: joined(unknown) }));
    if (without?.length) said.push(say(words, "search_without", { words: joined(without.map((each) => each.join(" "))) }));
    if (misread?.length) said.push(say(words, "search_misread", { signs: misread.join(" ") }));
    return said;
  }

  /** A list with its heading; nothing where it is empty. */
  const listed = (title, items) =>
    items.length
      ? [
          element("h2", { textContent: title }),
          element("ul", { className: "bw-meant" }, ...items.map((item) => element("li", {}, ...[item].flat()))),
        ]
      : [];
  /** The way to the results of another query. */
  const another = (word) => linkTo(`?${new URLSearchParams({ q: word })}`, word);

  /** No results: words that do occur or may have been meant, and what is nearest; apart, for these are no results. */
  function nothing(answer, ready) {
    const { engine, shared } = ready;
    const { near, wholes, parts } = answer;
    const { words, kinds } = shared;
    const nearest = (near ?? []).map(({ record }) => [
      linkTo(here(record.href), record.title),
      " ",
      kindOf(kinds[record.kind].word),
    ]);
    const apart = [
      ...listed(words.search_meant, engine.suggestions(state.q).map(another)),
      ...listed(words.search_wholes, (wholes ?? []).map(another)),
      ...listed(words.search_near, nearest),
      ...(parts.length ? [partly(answer, ready)] : []),
    ];
    return [
      ...(apart.length ? [element("section", { className: "bw-apart", ariaLabel: words.search_apart }, ...apart)] : []),
      element("p", {}, `${words.search_hint} `, linkTo("#registers", registers.textContent)),
    ];
  }

  /** Passages that have a part of the query, folded: they are no results, and are not counted as such. */
  function partly(answer, ready) {
    const list = element("ol", { className: "bw-results" }, ...answer.parts.map((hit) => result(hit, answer, ready)));
    for (const link of list.querySelectorAll("a")) delete link.dataset.result;
    const textContent = say(ready.shared.words, answer.unled ? "search_maybe" : "search_parts", { count: answer.parts.length });
    return element(
      "details",
      { className: "bw-spread", open: answer.unled },
      element("summary", { textContent }),
      list,
    );
  }

  /** Search for what the state says; loads what it needs, and offers to try again when that fails. */
  async function search() {
    const mine = ++turn;
    document.documentElement.toggleAttribute("data-asked", Boolean(state.q.trim()));
    if (!state.q.trim() && !results.children.length && !CHOICES.some((field) => state[field])) {
      // nobody has asked anything: nothing is loaded
      tell("");
      results.dataset.searchState = "done";
      return;
    }
    results.dataset.searchState = "busy";
    const waiting = setTimeout(() => mine === turn && tell(results.dataset.loading), 150);
    try {
      const ready = await load(state);
      if (mine !== turn) return;
      const answer = state.q.trim() ? await ready.find(state.q) : { hits: [] };
      // half a word finds nothing, and the next letter what was there: results go when typing rests
      if (!settled && !answer.hits.length && results.querySelector("ol")) await new Promise((go) => setTimeout(go, PAUSE));
      if (mine !== turn) return;
      show(ready, answer);
      results.dataset.searchState = "done";
    } catch (error) {
      if (mine !== turn) return;
      results.dataset.searchState = "failed";
      tell(results.dataset.failed, true);
      results.replaceChildren(buttonOf(results.dataset.retry, search));
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

  /* The way back: the same results at the same place, also where the browser keeps no pages */

  addEventListener("pagehide", () => {
    try {
      history.replaceState({ shown, place: scrollY }, "");
    } catch {
      // the results stand at their beginning then
    }
  });
  /** Search again as the reader left it. */
  async function comeBack({ shown: before, place } = {}) {
    shown = before ?? STEP;
    await search();
    if (place) scrollTo({ top: place, behavior: "instant" });
  }
  // who goes to the box is going to search
  box.addEventListener("focus", () => load(state).catch(() => null), { once: true });
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
  addEventListener("popstate", (event) => {
    clearTimeout(later);
    state = readAddress();
    settled = true;
    box.value = state.q;
    comeBack(event.state ?? {});
  });

  document.getElementById("zoekhulp").hidden = true;
  box.value = state.q;
  comeBack(history.state ?? {});
})();
