/* Search on /zoeken/: reads ?q=, looks through the records and shows what it found. Text is only ever set as text. */
(() => {
  "use strict";
  const root = document.currentScript.dataset.root.replace(/\/?$/, "/");
  const form = document.getElementById("zoekformulier");
  const box = document.getElementById("zoek");
  const status = document.getElementById("zoekmelding");
  const results = document.getElementById("zoekresultaten");
  const words = JSON.parse(results.dataset.words);
  const most = 40;

  /** One spelling for one word: small letters, no accents, plain quotes. */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘`´]/g, "'");
  const tokens = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);

  let index = null;
  function build() {
    const builder = new lunr.Builder();
    builder.ref("id");
    builder.field("title", { boost: 2 });
    builder.field("text");
    builder.tokenizer = (value) => tokens(String(value ?? "")).map((token) => new lunr.Token(token, {}));
    briefwijzerRecords.forEach((record, id) => builder.add({ id, title: record.title, text: record.text }));
    return builder.build();
  }

  /** Whole words count most, beginnings less, near misses least. */
  function find(query) {
    const terms = [...new Set(tokens(query))].slice(0, 32).map((term) => term.slice(0, 60));
    if (!terms.length) return [];
    index ??= build();
    const found = index.query((plan) => {
      for (const term of terms) {
        plan.term(term, { boost: 10, usePipeline: false });
        if (term.length > 3) plan.term(term, { boost: 3, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
        if (term.length > 3) plan.term(term, { boost: 1, usePipeline: false, wildcard: lunr.Query.wildcard.LEADING });
        if (term.length > 5) plan.term(term, { boost: 0.5, usePipeline: false, editDistance: term.length > 8 ? 2 : 1 });
      }
    });
    return found.map(({ ref, score, matchData }) => ({ record: briefwijzerRecords[ref], score, found: Object.keys(matchData.metadata) }));
  }

  /** The stretch of text around the first word found, with the words found marked. */
  function snippet(text, found, element) {
    const hits = [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter((match) => found.includes(fold(match[0])));
    const centre = hits.length ? hits[0].index : 0;
    let start = Math.max(0, centre - 90);
    if (start) start = text.indexOf(" ", start) + 1;
    let end = Math.min(text.length, start + 260);
    if (end < text.length) end = text.lastIndexOf(" ", end);
    let at = start;
    if (start) element.append("… ");
    for (const hit of hits) {
      if (hit.index < at || hit.index + hit[0].length > end) continue;
      element.append(text.slice(at, hit.index));
      const mark = document.createElement("mark");
      mark.textContent = hit[0];
      element.append(mark);
      at = hit.index + hit[0].length;
    }
    element.append(text.slice(at, end) + (end < text.length ? " …" : ""));
  }

  function show(query) {
    results.replaceChildren();
    results.dataset.searchState = "busy";
    if (!query.trim()) {
      status.textContent = "";
      results.dataset.searchState = "done";
      return;
    }
    const hits = find(query);
    const shown = query.trim().slice(0, 100);
    const key = hits.length === 0 ? "none" : hits.length === 1 ? "one" : "other";
    status.textContent = fill(words[key], { query: shown, count: hits.length });
    const list = document.createElement("ul");
    list.className = "bw-results";
    for (const { record, found } of hits.slice(0, most)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = root + record.href;
      link.textContent = record.title;
      link.dataset.result = "";
      const kind = document.createElement("span");
      kind.className = "bw-kind";
      kind.textContent = words.kinds[record.kind];
      const text = document.createElement("p");
      snippet(record.text, found, text);
      item.append(link, " ", kind, text);
      list.append(item);
    }
    if (hits.length) results.append(list);
    results.dataset.searchState = "done";
  }

  function search(query, remember) {
    if (remember) {
      const address = new URL(location.href);
      address.search = query ? "?" + new URLSearchParams({ q: query }) : "";
      history.replaceState(null, "", address);
    }
    show(query);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(box.value, true);
  });
  box.addEventListener("input", () => search(box.value, true));
  document.getElementById("zoekhulp").hidden = true;
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  search(box.value, false);
})();
