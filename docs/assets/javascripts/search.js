/*
 * The search box of every page: loads the search when it is first used, suggests while one types, and marks the words
 * found on the page that a hit leads to. Without it the box is a plain form that leads to the search page.
 */
(() => {
  "use strict";
  const { element, passing, say } = globalThis.briefwijzer;
  const root = new URL(document.currentScript.dataset.root.replace(/\/?$/, "/"), location.href);
  // More letters than this are not searched at once: docs/developers/search.md has the figures.
  const MOST_LETTERS = 10;
  const SUGGESTIONS = 6;
  const KEY = "briefwijzer-found";

  /** The full address of a page of the site. A folder opened from disk has no server that finds its index.html. */
  function here(path) {
    const url = new URL(path, root);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  }

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
            scripts.delete(path);
            made.remove();
            reject(new Error(path));
          };
          const made = element("script", { src: trusted.createScriptURL(path), onload: resolve, onerror });
          document.head.append(made);
        }),
      );
    }
    return scripts.get(path);
  }

  /** The passages of one letter, as its records have them. */
  async function passages(letter) {
    await script(`assets/search/${letter}.js`);
    return briefwijzerRecords[letter].records;
  }

  /** The search, ready for one letter or for all of them; ``names`` are the parts of the index to look through. */
  async function load(letter = "") {
    await Promise.all(
      ["assets/search/lunr.js", "assets/search/shared.js", "assets/javascripts/search-analysis.js"].map(script),
    );
    const { shared } = briefwijzerRecords;
    const all = Object.keys(shared.letters);
    const tooMany = all.length > MOST_LETTERS && !all.includes(letter);
    const letters = all.includes(letter) ? [letter] : tooMany ? [] : all;
    await Promise.all([
      script("assets/javascripts/search-engine.js"),
      ...letters.map((name) => script(`assets/search/${name}.js`)),
    ]);
    const names = ["shared", ...letters];
    for (const name of names) briefwijzerEngine.add(name, briefwijzerRecords[name]);
    return { engine: briefwijzerEngine, shared, names, letters, tooMany };
  }

  /** Put a stretch of text into an element, with the places found in <mark>. */
  function marked(parent, text, spans, { start, end } = { start: 0, end: text.length }) {
    let at = start;
    if (start) parent.append("… ");
    for (const span of spans) {
      if (span.start < at || span.end > end) continue;
      parent.append(text.slice(at, span.start), element("mark", { textContent: text.slice(span.start, span.end) }));
      at = span.end;
    }
    parent.append(text.slice(at, end) + (end < text.length ? " …" : ""));
  }

  /* The way to a hit: its words are kept for one page, so that no address carries them */

  function remember(href, record, spans) {
    const url = new URL(href);
    const words = new Set(spans.map(({ start, end }) => record.text.slice(start, end)));
    // one a line; where nothing can be kept, the passage is shown without its words marked
    passing.put(KEY, [url.pathname + url.hash, ...words].join("\n"));
  }

  function markFound() {
    const [to, ...words] = passing.get(KEY)?.split("\n") ?? [];
    passing.drop(KEY);
    if (!words.length || to !== location.pathname + location.hash || !globalThis.CSS?.highlights) return;
    const target = document.getElementById(location.hash.slice(1));
    const passage = !target || /^H[1-6]$/.test(target.tagName) ? document.querySelector("article") : target;
    const any = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|");
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "gu");
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    const ranges = [];
    while (walker.nextNode()) {
      for (const match of walker.currentNode.data.matchAll(pattern)) {
        const range = new Range();
        range.setStart(walker.currentNode, match.index);
        range.setEnd(walker.currentNode, match.index + match[0].length);
        ranges.push(range);
      }
    }
    CSS.highlights.set("bw-found", new Highlight(...ranges));
  }

  globalThis.briefwijzerSearch = { load, passages, here, marked, remember };
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

  /* Suggestions: a combobox with a list of passages (WAI-ARIA 1.2) */

  /** The letter whose page this is. */
  const letterHere = () => location.pathname.slice(root.pathname.length).match(/^brieven\/(kst-[^/]+)\//)?.[1] ?? "";

  function combobox(form, box) {
    const ariaLabel = form.querySelector("label")?.textContent ?? "";
    const list = element("ul", { id: `${box.id}-lijst`, className: "bw-suggestions", role: "listbox", ariaLabel, hidden: true });
    const status = element("span", { className: "bw-hidden", role: "status" });
    form.classList.add("bw-suggesting");
    form.append(list, status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off",
    })) box.setAttribute(name, value); // prettier-ignore
    let active = -1;

    function choose(number) {
      const options = [...list.children];
      active = number < -1 ? options.length - 1 : number >= options.length ? -1 : number;
      options.forEach((each, at) => each.setAttribute("aria-selected", String(at === active)));
      if (active < 0) box.removeAttribute("aria-activedescendant");
      else {
        box.setAttribute("aria-activedescendant", options[active].id);
        options[active].scrollIntoView({ block: "nearest" });
      }
    }
    function close() {
      list.hidden = true;
      list.replaceChildren();
      box.setAttribute("aria-expanded", "false");
      choose(-1);
    }
    function option(build, go) {
      const item = element("li", { id: `${list.id}-${list.children.length}`, role: "option", ariaSelected: "false" });
      build(item);
      item.addEventListener("click", go);
      list.append(item);
    }
    function submit() {
      const url = new URL(here("zoeken/"));
      url.search = new URLSearchParams({ q: box.value });
      location.assign(url);
    }

    async function suggest() {
      const query = box.value;
      if (!query.trim()) {
        status.textContent = "";
        return close();
      }
      let ready;
      try {
        ready = await load(letterHere());
      } catch {
        return close(); // the form still leads to the search page, which explains
      }
      // something else may have been typed, or the reader may have gone on, while it loaded
      if (box.value !== query || document.activeElement !== box) return undefined;
      const { engine, shared, names } = ready;
      const answer = engine.search(query, names);
      close();
      for (const hit of answer.hits.slice(0, SUGGESTIONS)) {
        const { record } = hit;
        const found = engine.explain(hit, answer);
        option(
          (item) => {
            const title = element("strong");
            marked(title, record.title, found.title);
            const kind = element("span", { className: "bw-kind", textContent: shared.kinds[record.kind].word });
            item.append(title, " ", kind);
            if (!record.text) return;
            const text = element("span");
            marked(text, record.text, found.text, engine.excerpt(record.text, found.text, answer.weights, 110));
            item.append(" ", text);
          },
          () => {
            const href = here(record.href);
            if (record.text) remember(href, record, found.text);
            close();
            location.assign(href);
          },
        );
      }
      const count = list.children.length;
      const shown = query.trim().slice(0, 60);
      option((item) => {
        item.className = "bw-all";
        item.textContent = say(shared.words, "search_all_results", { query: shown });
      }, submit);
      status.textContent = count ? say(shared.words, "search_suggested", { count }) : say(shared.words, "search_suggested_none");
      list.hidden = false;
      box.setAttribute("aria-expanded", "true");
      return undefined;
    }

    box.addEventListener("input", suggest);
    box.addEventListener("focus", () => box.value && suggest());
    box.addEventListener("blur", close);
    // the box keeps the focus while the list is clicked
    list.addEventListener("mousedown", (event) => event.preventDefault());
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) suggest();
        else choose(active + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault(); // the first Esc closes the list, the next one empties the box
        close();
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        list.children[active].click();
      }
    });
    form.addEventListener("submit", (event) => {
      if (location.protocol !== "file:") return;
      event.preventDefault();
      submit();
    });
  }

  for (const box of document.querySelectorAll("form[role=search] input[name=q]:not(#zoek)")) combobox(box.form, box);
})();
