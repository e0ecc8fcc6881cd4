/*
 * The page that looks a quotation up: literally in the letter and where, else the nearest passage with the differences,
 * else not in it. Everything happens here, on the records that the search has; ?q= and ?brief= fill the form.
 */
(() => {
  "use strict";
  const { element, placeIn, say: sayOf } = globalThis.briefwijzer;
  const { passages, here, marked } = globalThis.briefwijzerSearch;
  const form = document.getElementById("citaatformulier");
  const box = document.getElementById("citaat");
  const choice = document.getElementById("citaat-brief");
  const outcome = document.getElementById("citaatuitkomst");
  const heading = document.getElementById("uitkomst");
  const status = document.getElementById("citaatmelding");
  const list = document.getElementById("citaatplaatsen");
  const words = {};
  for (const each of document.getElementById("citaatwoorden").content.querySelectorAll("[data-word]")) words[each.dataset.word] = each.textContent;

  // A passage is near when it has this share of the words in the same order; chance and common words reach a half.
  const NEAR = 0.6;
  // What is looked at of a text that is very long, and what an address may carry.
  const MOST = { characters: 20_000, words: 2000, parts: 50, address: 1500 };
  // Shown around a quotation that was found, in characters.
  const AROUND = 80;

  const say = (name, values) => sayOf(words, name, values);

  /* Text: these foldings keep every character in its place */

  const QUOTES = "\"'“”„‟‘’‚‛«»‹›ʼ`´′″";
  const fold = (text) => text.replace(new RegExp(`[${QUOTES}]`, "g"), "'").replace(/[‐‑‒–—―−]/g, "-");
  const squeeze = (text) => text.replace(/\s+/g, " ").trim();
  // Soft hyphens and characters without width come along with a copied text and print nothing.
  const clean = (text) => text.normalize("NFC").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
  const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const inWord = (character) => /[\p{L}\p{N}]/u.test(character ?? "");
  const OMISSION = /\s*(?:\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{2,})\s*\)|…|\.{3,})\s*/;
  const QUOTED = new RegExp(`^[${QUOTES}]+(.*?)[${QUOTES}]+$`, "s");

  /** The words of a text: where each stands, its form, and its letters and digits alone. */
  function wordsOf(text) {
    return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
      const folded = fold(word);
      return { start: index, end: index + word.length, form: folded, loose: folded.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "") || folded };
    });
  }

  /* The letter as one text, with its headings and notes: a quotation may begin in one paragraph and end in the next */

  /** What a passage is called: by its section and its number in it, by the id that is the first of its names. */
  function placeOf({ kind, names: [id], title, section }, before) {
    if (kind === "note") return title;
    const number = placeIn(id)?.number;
    return number ? say("place", { section: before[section], number }) : say("heading", { section: title });
  }

  function letterOf({ records, before }) {
    const pieces = [];
    const marks = [];
    let text = "";
    for (const record of records) {
      if (!["heading", "paragraph", "note"].includes(record.kind)) continue;
      const own = squeeze(clean(record.kind === "heading" ? record.title : record.text));
      pieces.push({ record, start: text.length, end: text.length + own.length, own, place: placeOf(record, before) });
      text += `${own} `;
      for (const [ending, number] of record.marks ?? []) {
        const printed = [...number].map((digit) => `[${digit}${"⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]}]`).join("");
        marks.push({ number, pattern: new RegExp(`(${escaped(fold(clean(ending)))})(?: ?\\[${printed}\\]| ?${printed})(?![\\d⁰¹²³⁴⁵⁶⁷⁸⁹])`, "g") });
      }
    }
    const all = wordsOf(text);
    const numbers = new Map();
    const grams = new Map();
    const index = (gram, at) => (grams.has(gram) ? grams.get(gram).push(at) : grams.set(gram, [at]));
    const ids = all.map(({ loose }) => numbers.get(loose) ?? (numbers.set(loose, numbers.size), numbers.size - 1));
    ids.forEach((id, at) => {
      index(String(id), at);
      if (at) index(`${ids[at - 1]} ${id}`, at - 1);
    });
    return { text, folded: fold(text), pieces, marks, words: all, ids, numbers, grams };
  }

  const pieceAt = (letter, at) => letter.pieces.findLast(({ start }) => start <= at);

  /* A text that was copied may carry what is no text: numbers of notes, and those of paragraphs on lines of their own */

  function withoutNumbers(letter, text) {
    const dropped = [];
    let rest = text.replace(/^[ \t]*(\d{1,3})[ \t]*$/gm, (all, number) => (dropped.push(number), ""));
    rest = squeeze(rest);
    for (const { number, pattern } of letter.marks.toReversed()) {
      for (const match of [...fold(rest).matchAll(pattern)].reverse()) {
        rest = rest.slice(0, match.index + match[1].length) + rest.slice(match.index + match[0].length);
        dropped.push(number);
      }
    }
    return { text: squeeze(rest), dropped };
  }

  /** The ways to read a pasted text, the most faithful first. */
  function readings(letter, pasted) {
    const inner = pasted.trim().match(QUOTED)?.[1];
    const texts = inner === undefined ? [pasted] : [pasted, inner];
    return texts.flatMap((text) => [{ text: squeeze(text), dropped: [] }, withoutNumbers(letter, text)]);
  }

  /* Literally */

  function literally(letter, pasted) {
    for (const { text, dropped } of readings(letter, pasted)) {
      const wanted = fold(text);
      const found = [];
      for (let at = letter.folded.indexOf(wanted); wanted && at >= 0; at = letter.folded.indexOf(wanted, at + 1)) {
        const end = at + wanted.length;
        const cut = (inWord(wanted[0]) && inWord(letter.text[at - 1])) || (inWord(wanted.at(-1)) && inWord(letter.text[end]));
        if (!cut) found.push({ start: at, end, exact: letter.text.startsWith(text, at), first: pieceAt(letter, at), last: pieceAt(letter, end - 1) });
      }
      if (found.length) return { kind: "literal", places: found, dropped };
    }
    return null;
  }

  /* Nearly */

  /** The stretch of the letter where most of the words are, rare ones before common ones; null when there is none. */
  function stretch(letter, ids) {
    const most = ids.length < 50 ? Infinity : 12; // the common words of a long text say nothing about its place
    const hits = [];
    ids.forEach((id, at) => {
      for (const gram of [String(id), `${id} ${ids[at + 1]}`]) {
        const found = letter.grams.get(gram);
        if (found && found.length <= most) for (const place of found) hits.push({ shift: place - at, weight: 1 / found.length });
      }
    });
    hits.sort((a, b) => a.shift - b.shift);
    const room = Math.max(4, Math.ceil(ids.length / 4));
    let best = { weight: 0 };
    let weight = 0;
    for (let from = 0, to = 0; to < hits.length; to++) {
      weight += hits[to].weight;
      while (hits[to].shift - hits[from].shift > room) weight -= hits[from++].weight;
      if (weight > best.weight + 1e-9) best = { weight, from: hits[from].shift, to: hits[to].shift };
    }
    if (!best.weight) return null;
    return { from: Math.max(0, best.from), to: Math.min(letter.ids.length, best.to + ids.length) };
  }

  /** The longest common subsequence of a[…] and b[from…to] as steps: [place in a or -1, place in b or -1]. */
  function align(a, b, { from, to }) {
    const wide = to - from + 1;
    const common = new Uint16Array((a.length + 1) * wide);
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = to - from - 1; j >= 0; j--) {
        const at = i * wide + j;
        common[at] = a[i] === b[from + j] ? common[at + wide + 1] + 1 : Math.max(common[at + wide], common[at + 1]);
      }
    }
    let j = 0;
    while (j + 1 < wide && common[j + 1] === common[0]) j++; // begin as late as can be, for a tight passage
    const steps = [];
    for (let i = 0; i < a.length; ) {
      const at = i * wide + j;
      if (common[at] && a[i] === b[from + j]) steps.push([i++, from + j++]);
      else if (!common[at] || common[at + wide] >= common[at + 1]) steps.push([i++, -1]);
      else steps.push([-1, from + j++]);
    }
    return { steps, same: common[0] };
  }

  /** The words of the letter beside the first or last words of a text, when only a few there were replaced. */
  function completed(letter, steps) {
    const first = steps.findIndex(([, j]) => j >= 0);
    const last = steps.findLastIndex(([, j]) => j >= 0);
    const piece = (j) => pieceAt(letter, letter.words[j].start);
    const before = [];
    for (let k = 1; first <= 3 && k <= first; k++) {
      const j = steps[first][1] - k;
      if (j >= 0 && piece(j) === piece(steps[first][1])) before.unshift([-1, j]);
    }
    const after = [];
    for (let k = 1; steps.length - 1 - last <= 3 && k <= steps.length - 1 - last; k++) {
      const j = steps[last][1] + k;
      if (j < letter.words.length && piece(j) === piece(steps[last][1])) after.push([-1, j]);
    }
    return [...steps.slice(0, first), ...before, ...steps.slice(first), ...after];
  }

  function nearly(letter, pasted) {
    const { text, dropped } = readings(letter, pasted).at(-1);
    const every = wordsOf(text);
    const own = every.slice(0, MOST.words);
    const ids = own.map(({ loose }) => letter.numbers.get(loose) ?? -1);
    const where = stretch(letter, ids);
    if (!where) return { kind: "none" };
    const { steps, same } = align(ids, letter.ids, where);
    if (same < own.length * NEAR || (same < 2 && same < own.length)) return { kind: "none" };
    const runs = [];
    const add = (kind, word) => (runs.at(-1)?.kind === kind ? runs.at(-1).words.push(word) : runs.push({ kind, words: [word] }));
    let yours = [];
    let theirs = [];
    const settle = () => {
      for (const word of yours) add("yours", word);
      for (const word of theirs) add("theirs", word);
      [yours, theirs] = [[], []];
    };
    let exact = 0;
    const whole = completed(letter, steps);
    for (const [i, j] of whole) {
      const [mine, printed] = [own[i], letter.words[j]];
      if (mine?.form === printed?.form) {
        settle();
        exact++;
        add("same", letter.text.slice(printed.start, printed.end));
        continue;
      }
      if (mine) yours.push(text.slice(mine.start, mine.end));
      if (printed) theirs.push(letter.text.slice(printed.start, printed.end));
    }
    settle();
    const places = whole.filter(([, j]) => j >= 0).map(([, j]) => letter.words[j]);
    const [first, last] = [pieceAt(letter, places[0].start), pieceAt(letter, places.at(-1).start)];
    return { kind: "near", first, last, runs, same: exact, count: own.length, dropped, cut: own.length < every.length };
  }

  const check = (letter, pasted) => literally(letter, pasted) ?? nearly(letter, pasted);

  /** One place for each part, in the order of the parts and as close together as can be; null when there is no such order. */
  function inOrder(all) {
    let best = null;
    for (const start of all[0].places) {
      const chain = [start];
      for (const { places } of all.slice(1)) {
        const next = places.find((place) => place.start >= chain.at(-1).end);
        if (!next) return best;
        chain.push(next);
      }
      const length = chain.at(-1).end - start.start;
      if (!best || length < best.length) best = { chain, length };
    }
    return best;
  }

  /* Showing: every text is put in as text */

  const placeName = ({ first, last }) => (first === last ? first.place : say("range", { first: first.place, last: last.place }));

  function link(place, text) {
    return element("a", { href: here(place.first.record.href), textContent: text });
  }

  /** The places of a quotation, one for each paragraph, with the words around it. */
  function placeList(places) {
    const byPiece = new Map();
    for (const place of places) {
      const key = `${place.first.start}-${place.last.start}`;
      byPiece.set(key, [...(byPiece.get(key) ?? []), place]);
    }
    const items = [...byPiece.values()].map((same) => {
      const [place] = same;
      const item = element("li", {}, link(place, placeName(place)));
      if (same.length > 1) item.append(` (${say("times", { count: same.length })})`);
      if (!same.some(({ exact }) => exact)) item.append(` (${say("signs_here")})`);
      if (place.first === place.last) {
        const { own, start } = place.first;
        const span = { start: place.start - start, end: place.end - start };
        const from = own.lastIndexOf(" ", span.start - AROUND) + 1;
        const to = own.indexOf(" ", span.end + AROUND);
        const passage = element("blockquote");
        marked(passage, own, [span], { start: span.start > AROUND ? from : 0, end: to < 0 ? own.length : to });
        item.append(passage);
      }
      return item;
    });
    return { count: items.length, shown: element("ul", { className: "bw-places" }, ...items) };
  }

  /** What was found of one text: the verdict in words, and what is shown below it. */
  function verdict(result) {
    if (result.kind === "none") return { text: say("none"), shown: [] };
    const aside = result.dropped.length ? [element("p", { className: "bw-where", textContent: say("marks", { numbers: [...new Set(result.dropped)].join(", ") }) })] : [];
    if (result.kind === "literal") {
      const { count, shown } = placeList(result.places);
      const how = result.places.some(({ exact }) => exact) ? "literal" : "signs";
      const text = count === 1 ? say(how, { place: placeName(result.places[0]) }) : say(`${how}_places`, { count });
      return { text, shown: [shown, ...aside] };
    }
    const passage = element("blockquote", { className: "bw-difference" });
    for (const { kind, words: part } of result.runs) {
      const text = part.join(" ");
      if (kind === "same") passage.append(text, " ");
      else passage.append(element(kind === "yours" ? "del" : "ins", {}, element("small", { textContent: say(kind) }), ` ${text}`), " ");
    }
    const place = placeName(result);
    const shown = [passage, element("p", { className: "bw-where", textContent: say("legend") }), element("p", {}, link(result, say("near_link", { place }))), ...aside];
    if (result.cut) shown.push(element("p", { className: "bw-where", textContent: say("cut") }));
    return { text: say("near", { place, same: result.same, count: result.count }), shown };
  }

  function verdictOfParts(letter, parts, cut) {
    const all = parts.map((part) => check(letter, part));
    const literal = all.filter(({ kind }) => kind === "literal");
    let text = say("parts_some", { same: literal.length, count: all.length });
    if (literal.length === all.length) {
      const order = inOrder(all);
      order?.chain.forEach((place, at) => (all[at].places = [place]));
      const exact = all.every(({ places }) => places.some((place) => place.exact));
      text = say(!order ? "parts_order" : exact ? "parts_literal" : "parts_signs", { count: all.length });
    }
    const shown = all.flatMap((result, at) => {
      const one = verdict(result);
      return [element("h3", { textContent: say("part", { number: at + 1 }) }), element("p", { textContent: one.text }), ...one.shown];
    });
    if (cut) shown.push(element("p", { className: "bw-where", textContent: say("cut") }));
    return { text, shown };
  }

  function look(letter, typed) {
    const pasted = clean(typed.slice(0, MOST.characters));
    const whole = literally(letter, pasted);
    const inner = pasted.trim().match(QUOTED)?.[1] ?? pasted;
    const parts = inner.split(OMISSION).filter((part) => /[\p{L}\p{N}]/u.test(part));
    const tooLong = typed.length > MOST.characters;
    if (!whole && parts.length > 1) return verdictOfParts(letter, parts.slice(0, MOST.parts), tooLong || parts.length > MOST.parts);
    const result = whole ?? nearly(letter, parts[0] ?? pasted);
    if (tooLong && result.kind === "near") result.cut = true;
    return verdict(result);
  }

  const letters = new Map();
  async function load(id) {
    if (!letters.has(id)) letters.set(id, letterOf(await passages(id)));
    return letters.get(id);
  }

  /** Look up what the form says; ``asked`` when the reader did so just now, who is then led to the outcome. */
  async function run(asked) {
    const [typed, id] = [box.value, choice.value];
    list.replaceChildren();
    if (!typed.trim()) {
      heading.hidden = true;
      status.textContent = say("empty");
      box.focus();
      return;
    }
    outcome.dataset.quoteState = "busy";
    status.textContent = say("loading");
    try {
      const { text, shown } = look(await load(id), typed);
      if (box.value !== typed || choice.value !== id) return; // something else is there now
      status.textContent = text;
      list.replaceChildren(...shown);
      if (typed.length <= MOST.address) {
        const query = new URLSearchParams({ q: typed, ...(choice.type === "hidden" ? {} : { brief: id }) });
        list.append(element("p", { className: "bw-where" }, element("a", { href: `?${query}`, textContent: say("link") })));
      }
      outcome.dataset.quoteState = "done";
    } catch (error) {
      outcome.dataset.quoteState = "failed";
      status.textContent = say("failed");
      const retry = element("button", { type: "button", className: "bw-button", textContent: say("retry") });
      retry.addEventListener("click", () => run(true));
      list.replaceChildren(retry);
      if (!/^assets\//.test(error.message)) throw error; // not a failed load: a fault that should be seen
    }
    heading.hidden = false;
    if (asked) heading.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(true);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  // an outcome that belongs to another text would mislead
  for (const each of [box, choice]) {
    each.addEventListener("input", () => {
      outcome.dataset.quoteState = "idle";
      heading.hidden = true;
      status.textContent = "";
      list.replaceChildren();
    });
  }

  document.getElementById("citaathulp").hidden = true;
  form.hidden = false;
  const asked = new URLSearchParams(location.search);
  const brief = asked.get("brief");
  if (choice.type !== "hidden" && [...choice.options].some(({ value }) => value === brief)) choice.value = brief;
  if (asked.get("q")?.trim()) {
    box.value = asked.get("q");
    run(false);
  }
})();
