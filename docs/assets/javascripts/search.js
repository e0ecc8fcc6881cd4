/*
 * The search box of every page: loads the search when it is first used, suggests while one types, and marks the words
 * found on the page that a hit leads to. Without it the box is a plain form that leads to the search page.
 */
(() => {
  "use strict";
  const { beginning, element, passing, say, undirected } = globalThis.briefwijzer;
  const root = new URL(document.currentScript.dataset.root.replace(/\/?$/, "/"), location.href);
  const SUGGESTIONS = 6;
  const LONGER = 2; // of them
  const REST = 700; // so long after the last key a message is read out
  const PAUSE = 250;
  const KEY = "briefwijzer-found";
  // Each needs the one before it; in a built site they are one script (scripts/briefwijzer/building/comments.py).
  const PARTS = ["records", "analysis", "index", "names", "query", "places", "engine"].map((name) => `assets/javascripts/search-${name}.js`);
  // The first one, which also stands alone: the check of quotations needs no other.
  const WRITTEN_OUT = "assets/javascripts/search-records.js";
  // Of a large collection; in a built site that is one it is a part of them.
  const FAR = "assets/javascripts/search-far.js";

  /** The full address of a page of the site. A folder opened from disk has no server that finds its index.html. */
  const here = (path) => (root.protocol === "file:" ? (root + path).replace(/\/(?=#|$)/, "/index.html") : root + path);

  /* Loading */

  // The policy of the page lets no address become a script unless it went through here.
  const policy = { createScriptURL: (path) => new URL(path, root).href };
  const trusted = globalThis.trustedTypes?.createPolicy("briefwijzer", policy) ?? policy;

  const scripts = new Map();
  /** Load a script once; one that failed is asked for again the next time. */
  function script(path) {
    if (!scripts.has(path)) {
      scripts.set(
        path,
        new Promise((resolve, reject) => {
          const onerror = () => {
            // those that need it have run in vain
            for (const each of path.includes("/javascripts/") ? [path, ...PARTS] : [path]) scripts.delete(each);
            made.remove();
            reject(new Error(path));
          };
          const made = element("script", { async: false, src: trusted.createScriptURL(path), onload: resolve, onerror });
          document.head.append(made);
        }),
      );
    }
    return scripts.get(path);
  }

  /** The records of one letter, or those that letters share, with what else their script has; ``parts`` load beside it. */
  async function recordsOf(name, parts = [WRITTEN_OUT]) {
    await Promise.all([...parts, `assets/search/${name}.js`].map(script));
    return briefwijzerWrittenOut(name);
  }

  // What a letter has of each choice.
  const OF_LETTER = {
    brief: (_, name) => [name],
    jaar: ({ year }) => [year],
    afzender: ({ senders = [] }) => senders,
    dossier: ({ dossiers = [] }) => dossiers,
  };

  /** The letters that a choice leaves: of one letter, year, sender or dossier; all of them, where nothing is chosen. */
  function lettersOf({ letters }, choice) {
    if (Object.hasOwn(letters, choice.brief)) return [choice.brief];
    const all = Object.keys(letters);
    const has = (name, field) => OF_LETTER[field](letters[name], name).includes(choice[field]);
    // an address may name what no letter has: that is not chosen
    const chosen = Object.keys(OF_LETTER).filter((field) => choice[field] && all.some((name) => has(name, field)));
    return all.filter((name) => chosen.every((field) => has(name, field)));
  }

  const loaded = new Map(); // of each choice: the search that is ready for its letters
  /**
   * The search, ready for the letters of a choice: ``find`` answers a query. Of a large collection nothing else is loaded
   * before there is a query, but where one letter is chosen.
   */
  async function load(choice = {}) {
    const chosen = Object.keys(OF_LETTER).map((field) => choice[field] ?? "").join("\n");
    if (!loaded.has(chosen)) loaded.set(chosen, await loadFor(choice));
    return loaded.get(chosen);
  }

  async function loadFor(choice) {
    const shared = await recordsOf("shared", PARTS);
    const engine = briefwijzerEngine;
    const letters = lettersOf(shared, choice);
    const every = letters.length === Object.keys(shared.letters).length;
    const far = shared.together && letters.length > 1;
    if (far) {
      await (globalThis.briefwijzerFar ?? script(FAR));
      // what the query needs loads while the engine reads what letters share
      briefwijzerFar.begin(shared, (path) => script(`assets/search/${path}.js`), choice.q ?? "");
      engine.add("shared", shared);
      const belongs = new Set(every ? [...letters, "shared"] : letters);
      return { engine, shared, letters, find: (query) => briefwijzerFar.find(query, engine, (name) => belongs.has(name)) };
    }
    const loading = Promise.all(letters.map((name) => recordsOf(name, PARTS)));
    engine.add("shared", shared); // while they load
    const records = await loading;
    letters.forEach((name, at) => engine.add(name, records[at]));
    const names = ["shared", ...letters];
    // of what letters share, what belongs to those that were chosen
    const mine = new Set(records.flatMap((each) => each.shared));
    if (shared.together) {
      letters.forEach((name, at) => engine.add(`${name} shared`, { records: records[at].shared, parts: {} }));
      names.push(...letters.map((name) => `${name} shared`));
    }
    const passes = (record) => record.pack !== "shared" || every || mine.has(record.number);
    return { engine, shared, letters, find: (query) => engine.search(query, names, passes) };
  }

  /** A stretch of a text with the places found in <mark>, as what an element is made with. */
  function marked(text, spans, { start, end } = { start: 0, end: text.length }) {
    const parts = start ? ["… "] : [];
    let at = start;
    for (const span of spans) {
      if (span.start < at || span.end > end || span.start === span.end) continue;
      parts.push(text.slice(at, span.start), element("mark", { textContent: text.slice(span.start, span.end) }));
      at = span.end;
    }
    return [...parts, text.slice(at, end) + (end < text.length ? " …" : "")];
  }

  /** What a list shows of a hit: its title, a stretch of its text with this room, its kind; ``whys`` says how it was found. */
  function shownHit(hit, answer, { engine, shared }, room) {
    const { record } = hit;
    const { whys, title, text } = engine.explain(hit, answer);
    return {
      whys,
      title: marked(record.title, title),
      text: record.text && marked(record.text, text, engine.excerpt(record.text, text, answer.weights, room)),
      kind: kindOf(shared.kinds[record.kind].word),
      keep: () => record.text && remember(here(record.href), record, text),
    };
  }
  const kindOf = (textContent) => element("span", { className: "bw-kind", textContent });

  /* The way to a hit: its words are kept for one page, so that no address carries them */

  const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  /** Where some words stand in a text: the bounds are those of words. */
  const occurrences = (text, words) =>
    [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, "gu"))].map(({ index }) => index);

  /** Keep which words were found, and which of the places of these words in the passage it was. */
  function remember(href, record, spans) {
    const url = new URL(href);
    const found = new Set();
    for (const { start, end } of spans) {
      const words = record.text.slice(start, end);
      found.add(`${occurrences(record.text, words).indexOf(start)} ${words}`);
    }
    // one a line; where nothing can be kept, the passage is shown without its words marked
    passing.put(KEY, [url.pathname + url.hash, ...found].join("\n"));
  }

  function markFound() {
    const [to, ...found] = passing.get(KEY)?.split("\n") ?? [];
    passing.drop(KEY);
    const passage = found.length && to === location.pathname + location.hash && document.getElementById(location.hash.slice(1));
    if (!passage || !globalThis.CSS?.highlights) return;
    // the words of the passage as the search has them: without note marks and what is ours
    const nodes = [];
    let text = "";
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("[role=doc-noteref], [role=doc-backlink], [data-editorial]")) continue;
      nodes.push({ node, from: text.length });
      text += node.data;
    }
    const at = (place) => {
      const { node, from } = nodes.findLast((each) => each.from <= place);
      return [node, place - from];
    };
    const ranges = [];
    for (const line of found) {
      const [number, ...words] = line.split(" ");
      const start = words.join(" ") && occurrences(text, words.join(" "))[Number(number)];
      if (!Number.isInteger(start)) continue; // what is kept may be anything
      const range = new Range();
      range.setStart(...at(start));
      const [node, offset] = at(start + words.join(" ").length - 1);
      range.setEnd(node, offset + 1);
      ranges.push(range);
    }
    CSS.highlights.set("bw-found", new Highlight(...ranges));
  }

  globalThis.briefwijzerSearch = { OF_LETTER, load, recordsOf, here, marked, shownHit, kindOf };
  markFound();
  addEventListener("hashchange", markFound);

  /* "/" goes to the box, when nobody is typing */

  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    const box = document.querySelector("form[role=search] input[name=q]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  /* Suggestions: a combobox with a list of passages and words (WAI-ARIA 1.2) */

  /** The letter whose page this is. */
  const letterHere = () => location.pathname.slice(root.pathname.length).match(/^brieven\/([^/]+)\//)?.[1] ?? "";
  /** Whether a click opens a link elsewhere, so that this page stays. */
  const elsewhere = ({ ctrlKey, metaKey, shiftKey, altKey }) => ctrlKey || metaKey || shiftKey || altKey;

  /** A link to the page of results for a query. */
  function resultsLink(query, ...content) {
    const url = new URL(here("zoeken/"));
    url.search = new URLSearchParams({ q: query });
    return element("a", { href: url.href }, ...content);
  }

  /** A link to a hit: its title and kind, and where the words of the query stand. */
  function passageLink(hit, answer, ready) {
    const { record } = hit;
    const { title, text, kind, keep } = shownHit(hit, answer, ready, 110);
    const link = element("a", { href: here(record.href) }, element("strong", record.lang && { lang: record.lang }, ...title), " ", kind);
    if (record.warning) link.append(" ", element("span", { className: "bw-doubt", textContent: record.warning }));
    if (text) link.append(" ", element("span", {}, ...text));
    link.addEventListener("click", (event) => elsewhere(event) || keep());
    return link;
  }

  /** The suggestions for a query: passages, and longer words of which it is a part; behind them the way to all results. */
  function suggestionsFor(query, answer, ready) {
    const { engine, shared } = ready;
    const words = engine
      .longerWords(query)
      .slice(0, LONGER)
      .map((word) => resultsLink(word, element("strong", { textContent: word }), " ", kindOf(shared.words.search_word)));
    const passages = answer.hits.slice(0, SUGGESTIONS - words.length).map((hit) => passageLink(hit, answer, ready));
    const all = resultsLink(query, say(shared.words, "search_all_results", { query: beginning(undirected(query.trim()), 60) }));
    all.className = "bw-all";
    return [...passages, ...words, all];
  }

  /** The list below a box: links, of which the arrow keys choose one while the box keeps the focus. */
  function listBelow(form, box) {
    const ariaLabel = form.querySelector("label")?.textContent ?? "";
    const list = element("ul", { id: `${box.id}-lijst`, className: "bw-suggestions", role: "listbox", ariaLabel, hidden: true });
    form.classList.add("bw-suggesting");
    form.append(list);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off",
    })) box.setAttribute(name, value); // prettier-ignore
    let options = [];
    let active = -1;
    const below = { isOpen: () => !list.hidden, active: () => active, chosen: () => options[active], choose, show };

    /** Choose an option by its number; before the first and behind the last one stands the box. */
    function choose(number) {
      active = number < -1 ? options.length - 1 : number >= options.length ? -1 : number;
      options.forEach((each, at) => each.setAttribute("aria-selected", String(at === active)));
      if (active < 0) box.removeAttribute("aria-activedescendant");
      else {
        box.setAttribute("aria-activedescendant", options[active].id);
        options[active].scrollIntoView({ block: "nearest" });
      }
    }
    /** Show these links, one of them chosen; without links the list is closed. */
    function show(links = [], number = -1) {
      options = links;
      options.forEach((link, at) => Object.assign(link, { id: `${list.id}-${at}`, role: "option", tabIndex: -1 }));
      list.replaceChildren(...options.map((link) => element("li", { role: "none" }, link)));
      list.hidden = !options.length;
      box.setAttribute("aria-expanded", String(below.isOpen()));
      choose(number);
    }
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => event.target.closest("a") && !elsewhere(event) && show());
    return below;
  }

  function combobox(form, box) {
    const list = listBelow(form, box);
    const status = form.appendChild(element("span", { className: "bw-hidden", role: "status" }));
    let wanted = 0; // steps of the arrow keys that were pressed before the suggestions had come
    let resting = 0;
    /** Tell how many suggestions there are, once when typing rests. */
    function tell(text) {
      clearTimeout(resting);
      resting = setTimeout(() => (status.textContent = text), REST);
    }
    function close() {
      list.show();
      wanted = 0;
    }

    async function suggest() {
      const query = box.value;
      if (!query.trim()) {
        tell("");
        return close();
      }
      let ready;
      let answer;
      try {
        ready = await load({ brief: letterHere(), q: query });
        if (box.value === query) answer = await ready.find(query);
        // half a word finds nothing: what was suggested before it stays until typing rests
        if (answer && !answer.hits.length && list.isOpen()) await new Promise((go) => setTimeout(go, PAUSE));
      } catch {
        return close(); // the form still leads to the search page, which explains
      }
      // something else may have been typed, or the reader may have gone on, while it loaded
      if (box.value !== query || document.activeElement !== box) return undefined;
      const links = suggestionsFor(query, answer, ready);
      const count = links.length - 1;
      tell(say(ready.shared.words, count ? "search_suggested" : "search_suggested_none", { count }));
      list.show(links, list.isOpen() ? list.active() : wanted - 1);
      wanted = 0;
      return undefined;
    }

    box.addEventListener("input", () => {
      list.choose(-1);
      wanted = 0;
      suggest();
    });
    box.addEventListener("focus", () => box.value && suggest());
    box.addEventListener("blur", close);
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        if (list.isOpen()) return list.choose(list.active() + step);
        wanted += step;
        suggest();
      } else if (event.key === "Escape" && list.isOpen()) {
        event.preventDefault(); // the first Esc closes the list, the next one empties the box
        close();
      } else if (event.key === "Enter" && list.chosen()) {
        event.preventDefault();
        const { ctrlKey, metaKey, shiftKey } = event;
        list.chosen().dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
      }
      return undefined;
    });
    form.addEventListener("submit", (event) => {
      if (location.protocol !== "file:") return;
      event.preventDefault();
      location.assign(resultsLink(box.value).href);
    });
  }

  for (const box of document.querySelectorAll("form[role=search] input[name=q]:not(#zoek)")) combobox(box.form, box);
})();
