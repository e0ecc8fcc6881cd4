/*
 * Where a pasted text stands in a letter, sign by sign. What both must have in common are letters and digits in the same order;
 * what stands between them is compared by its kind, so that each difference can be named. A text is a stream of its letters
 * and digits: ``own`` is the pasted one, in which ``p`` counts; in that of the letter it is ``j``. quote-check.js judges what is found.
 */
globalThis.briefwijzerStretches = (() => {
  "use strict";
  const { QUOTES, DASHES, OMISSION, clean, squeeze } = globalThis.briefwijzerReading;

  // A stretch within a text that is not literal as a whole says something from this length on.
  const STRETCH = { words: 4, characters: 14 };
  // Places of a word that is common are looked up by more letters than its own.
  const COMMON = { places: 60, characters: 10 };
  // Words in brackets may stand for this many letters of the letter, when this many are the same behind them.
  const REPLACED = 80;
  const BEHIND = 12;
  // Such words, and numbers, are never what words in brackets stand for: without them the letter says something else.
  const DENIALS = String.raw`(?<!\p{L})(?:geen|niet|niets|niemand|nooit|zonder)(?!\p{L})`;
  const TURNS = new RegExp(String.raw`\d[\d.,]*|${DENIALS}`, "giu");
  const denies = (text) => new RegExp(DENIALS, "iu").test(text);
  // The kinds of records that hold words of a letter; the others are ours.
  const WORDS = new Set(["heading", "paragraph", "note"]);

  const CORE = /[\p{L}\p{N}\p{Sc}%‰]/gu;
  const hasCore = (text) => /[\p{L}\p{N}\p{Sc}%‰]/u.test(text);
  const OMITTED = new RegExp(OMISSION.source, "i");
  const quotes = new RegExp(`[${QUOTES}]`, "g");
  const dashes = new RegExp(`[${DASHES}]`, "g");
  const fold = (text) => text.replace(quotes, "'").replace(dashes, "-").replaceAll("…", "...");
  const small = (letter) => (letter.toLowerCase().length === 1 ? letter.toLowerCase() : letter);
  const closesWith = new RegExp(`(?:[${QUOTES}\\f]|\\n|:|\\s[–—-]\\s)[\\s*_([]*$`);
  const quoteMark = new RegExp(`[${QUOTES}]`);
  // Signs that mark an item of a list or the form of words; those and all that may differ between two words.
  const MARKUP = /[*_~\\`#|•·▪◦●○■□➢→\uf0a7\uf0b7\uf0d8<>[\]]/;
  const LAID_OUT = new RegExp(`${MARKUP.source}|['\\s-]`, "g");

  /* A text as its letters and digits, with the place of each */

  /** The letters and digits of a text, in small ones; ``at`` where each stands in it, ``bracketed`` which places are in brackets. */
  function streamOf(text) {
    const at = [];
    let low = "";
    for (const { index, 0: letter } of text.matchAll(CORE)) {
      for (let k = 0; k < letter.length; k++) at.push(index + k);
      low += small(letter);
    }
    const bracketed = new Set();
    for (const { index, 0: found } of text.matchAll(/\[[^[\]\n]{1,80}\]/g)) {
      for (let k = 0; k < found.length; k++) bracketed.add(index + k);
    }
    return { text, low, at, size: at.length, bracketed };
  }

  /** What stands before the letter at a place, after the one before it. */
  const gap = (stream, k) => stream.text.slice(k ? stream.at[k - 1] + 1 : 0, k < stream.size ? stream.at[k] : stream.text.length);
  const glued = (stream, k) => k > 0 && k < stream.size && stream.at[k] === stream.at[k - 1] + 1;
  const edge = (stream, k) => !glued(stream, k);
  /** Whether a place is within brackets, and not at their begin. */
  const within = (stream, k) =>
    k > 0 && k < stream.size && [k - 1, k].every((one) => stream.bracketed.has(stream.at[one])) && !gap(stream, k).includes("]");
  /** Where the next word begins. */
  function nextWord(stream, k) {
    for (k++; glued(stream, k); ) k++;
    return k;
  }

  /** The words of a text: where each stands, its form, and its letters and digits alone. */
  function wordsOf(text) {
    return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
      const form = fold(word);
      const loose = form.toLowerCase().replace(/(?!(?<=\d)[.,]\d)[^\p{L}\p{N}]/gu, "") || form;
      return { start: index, end: index + word.length, form, loose };
    });
  }

  /* The letter as one text, with its headings and notes: a quotation may begin in one paragraph and end in the next */

  /**
   * A letter out of its records: kind, title or text, and marks, each with its place in the text; ``before`` is what
   * stands before the number of a paragraph, by its section.
   */
  function letterOf({ records, before }) {
    const pieces = [];
    let text = "";
    for (const record of records) {
      if (!WORDS.has(record.kind) || record.names?.[0] === "s0") continue; // we call what stands before the first heading
      const own = squeeze(clean((record.kind === "heading" ? record.title : record.text) ?? ""));
      if (!own) continue; // a figure without words
      pieces.push({ record, start: text.length, end: text.length + own.length, own, before });
      text += `${own} `;
    }
    const stream = streamOf(text);
    const places = new Map(); // of each word
    for (let k = 0; k < stream.size; k = nextWord(stream, k)) insert(places, stream.low.slice(k, nextWord(stream, k)), k);
    const letter = { ...stream, pieces, places, marks: new Map(), items: new Map(), longPlaces: new Map(), words: wordsOf(text) };
    addMarks(letter);
    addNumbers(letter);
    return letter;
  }

  const insert = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));

  /** The number of each word, the letter in these numbers, and where each and each pair of them stand: to find what comes near. */
  function addNumbers(letter) {
    letter.numbers = new Map();
    letter.grams = new Map();
    letter.ids = letter.words.map(({ loose }) => {
      if (!letter.numbers.has(loose)) letter.numbers.set(loose, letter.numbers.size);
      return letter.numbers.get(loose);
    });
    letter.ids.forEach((id, at) => {
      insert(letter.grams, String(id), at);
      if (at) insert(letter.grams, `${letter.ids[at - 1]} ${id}`, at - 1);
    });
  }

  /** The numbers that are printed at a place and are no words: of notes where their marks stand, of paragraphs and notes before them. */
  function addMarks(letter) {
    const placeOf = (at, from) => {
      let place = from;
      while (place < letter.size && letter.at[place] < at) place++;
      return place;
    };
    let first = 0; // of the piece
    for (const { record, start } of letter.pieces) {
      first = placeOf(start, first);
      const name = record.names?.[0];
      const number = record.kind === "note" ? record.number ?? name?.slice(2) : name?.match(/-p(\d+)$/)?.[1];
      if (number) insert(letter.marks, first, number.toLowerCase());
      for (const [after, mark] of record.items ?? []) {
        const { size } = streamOf(mark);
        if (size) letter.items.set(placeOf(start + after, first), size);
      }
      for (const [after, printed] of record.marks ?? []) insert(letter.marks, placeOf(start + after, first), printed.toLowerCase());
    }
  }

  const pieceAt = (letter, at) => letter.pieces.findLast(({ start }) => start <= at);

  /* The longest stretch that a pasted text and a letter have in common from a place in each */

  /** What differs between two words: nothing, or the kind of the difference. */
  function difference(mine, printed) {
    const own = squeeze(` ${mine} `) === "" ? (mine ? " " : "") : mine.replace(/\s+/g, " ");
    if (own === printed) return "";
    if (fold(own) === fold(printed)) return "signs";
    const lineEnd = mine.includes("\n");
    // a word that a line end cut in two, with its hyphen or without
    if (!/\s/.test(printed) && /^[-‐‑][\s>|]+$/.test(mine) && fold(printed).replace("-", "") === "") return "line";
    if (printed === "" && lineEnd && mine.trim() === "") return "line";
    const bare = (text) => fold(text).replace(LAID_OUT, "");
    // a sign of omission where nothing was left out
    if (bare(own).replace(/\.{3}/g, "") === bare(printed) || bare(own) === bare(printed)) {
      const signs = (text) => fold(text).replace(/[^'-]/g, "");
      const markup = MARKUP.test(own);
      if (signs(own) !== signs(printed)) {
        // a mark of a list or of a mail before a paragraph is no sign of the text
        return lineEnd && signs(own).replaceAll("-", "") === signs(printed) ? "" : "signs";
      }
      if (/\s/.test(own) === /\s/.test(printed) || lineEnd) return markup ? "" : "signs";
      return markup && own.replace(/[*_~\\`#|[\]]/g, "") === printed ? "" : "blanks";
    }
    return "other";
  }

  /** Two stretches between words, around something that is no text, as one. */
  function joined(before, after, printed) {
    const open = before.replace(/[([{^]+$/, "");
    const bare = (closing) => (printed.startsWith(closing) ? closing : closing.replace(/[)\]}:]/g, ""));
    const close = after.replace(/^[)\]}:.]*(?=\s|$)|^[)\]}]+/, bare);
    const ways = [
      open + close,
      open + after.replace(/^[)\]}]/, ""), // a bracket behind it is the letter's own
      open.trimEnd() + close,
      open.trimEnd() + close.replace(/^[.)]+/, ""),
    ];
    return ways.find((way) => difference(way, printed) === "") ?? ways[0];
  }

  /** How many signs two streams have in common from a place in each. */
  function alike(a, i, b, j, most = BEHIND) {
    let k = 0;
    while (k < most && i + k < a.length && j + k < b.length && a[i + k] === b[j + k]) k++;
    return k;
  }

  const turns = (text) => text.toLowerCase().match(TURNS)?.join(" ");

  /**
   * Whether words in brackets turn what is said as those of the letter do for which they stand: as many words, and one more,
   * of the sentence, before a place or behind it.
   */
  function turnsAlike(letter, value, at, before) {
    const piece = pieceAt(letter, before || !at ? at : at - 1);
    const sentences = letter.text.slice(before ? piece.start : at, before ? at : piece.end).split(/[.!?;]\s/);
    const words = sentences.at(before ? -1 : 0).trim().split(" ");
    const count = value.split(" ").length + 1;
    return turns(value) === turns((before ? words.slice(-count) : words.slice(0, count)).join(" "));
  }

  /**
   * What stands at a place of the text and is no text, so that the letter goes on behind it: {to, kind, value}, with ``to``
   * where the text goes on. Of words in brackets that stand for words of the letter, ``instead``, also where it goes on, ``on``.
   */
  const noText = (own, p, letter, j, from) => numberAt(own, p, letter, j) ?? bracketAt(own, p, letter, j, from);

  /** How many letters are the same when the text goes on at ``to``, and how many when it goes on at ``p``. */
  const compared = (own, p, to, letter, j) => [to, p].map((at) => alike(own.low, at, letter.low, j));

  /** The number of a note, paragraph or point. */
  function numberAt(own, p, letter, j) {
    for (const number of letter.marks.get(j) ?? []) {
      const to = p + number.length;
      if (!own.low.startsWith(number, p) || (glued(own, to) && /\d/.test(own.low[to]))) continue;
      const [skipped, kept] = compared(own, p, to, letter, j);
      if (skipped > kept || (skipped === kept && kept < number.length)) return { to, kind: "number", value: number };
    }
    return null;
  }

  /** Words in brackets, beside words of the letter or for some. */
  function bracketAt(own, p, letter, j, from) {
    const opened = own.bracketed.has(own.at[p]) ? own.text.lastIndexOf("[", own.at[p]) : -1;
    if (opened < (p ? own.at[p - 1] : 0)) return null; // no bracket, or within one
    const closed = own.text.indexOf("]", own.at[p]);
    let to = p;
    while (to < own.size && own.at[to] < closed) to++;
    const value = own.text.slice(opened, closed + 1);
    const [skipped, kept] = compared(own, p, to, letter, j);
    const behind = Math.min(BEHIND, own.size - to);
    if (behind > 0 && p > from && edge(letter, j) && skipped < behind && kept < Math.min(BEHIND, to - p + 1)) {
      const replaced = replacedBy(own, to, letter, j, { value, behind });
      if (replaced) return replaced;
    }
    const same = to < own.size ? !denies(value) : turnsAlike(letter, value, letter.at[j] ?? letter.text.length, false);
    const beside = skipped > kept || (skipped === kept && to + skipped === own.size);
    return same && beside ? { to, kind: "bracket", value } : null;
  }

  /** Words in brackets that stand for words of the letter: it goes on behind these as the text behind the brackets. */
  function replacedBy(own, to, letter, j, { value, behind }) {
    for (let on = j; on < letter.size && letter.at[on] - letter.at[j] <= REPLACED; on = nextWord(letter, on)) {
      if (alike(own.low, to, letter.low, on) !== behind) continue;
      const instead = letter.text.slice(letter.at[j], letter.at[on - 1] + 1);
      if (turns(instead) === turns(value)) return { to, on, kind: "bracket", value, instead };
    }
    return null;
  }

  /** A letter that is small in the text and large in the letter, or the other way round. */
  function otherSize(own, p, from, { record: { kind } }) {
    if (kind === "heading" && p > from) return { kind: "capitals" }; // who copies a page gets its capitals
    if (own.bracketed.has(own.at[p])) return { kind: "bracket", value: `[${own.text[own.at[p]]}]` };
    // who quotes gives the first one the size that it has in a sentence of theirs
    return { kind: p === from && (p === 0 || quoteMark.test(gap(own, p))) ? "begin" : "case" };
  }

  /** The stretch that begins at ``from`` in the text and at ``start`` in the letter: its ends, and what was told on the way. */
  function extend(own, from, letter, start) {
    let [p, j, good] = [from, start, null];
    const events = [];
    let before = null; // what stood before something that was passed over
    let unmarked = false; // after the mark of an item that the text does not have
    for (;;) {
      if (edge(own, p) && edge(letter, j) && !within(own, p)) good = { p, j };
      const may = p < own.size && (edge(letter, j) || letter.marks.has(j) || own.bracketed.has(own.at[p]));
      const passed = may ? noText(own, p, letter, j, from) : null;
      if (passed) {
        before = (before ?? "") + (p > from ? gap(own, p) : "");
        events.push({ ...passed, p });
        if (passed.on) {
          const kind = difference(joined(before, "", gap(letter, j)), gap(letter, j));
          if (kind) events.push({ p, kind });
          before = "";
        }
        [p, j] = [passed.to, passed.on ?? j];
        continue;
      }
      // who copies a list may get its items without their marks
      const mark = letter.items.get(j);
      if (mark && p > from && p < own.size && alike(own.low, p, letter.low, j + mark) > alike(own.low, p, letter.low, j)) {
        j += mark;
        unmarked = true;
      }
      if (p >= own.size || j >= letter.size || own.low[p] !== letter.low[j]) break;
      if (!unmarked && p > from && j > start && !(glued(own, p) && glued(letter, j) && before === null)) {
        const printed = gap(letter, j);
        const mine = before === null ? gap(own, p) : joined(before, gap(own, p), printed);
        const kind = mine === printed ? "" : difference(mine, printed);
        if (kind) events.push({ p, kind });
      }
      before = null;
      unmarked = false;
      if (own.text[own.at[p]] !== letter.text[letter.at[j]]) events.push({ p, ...otherSize(own, p, from, pieceAt(letter, letter.at[j])) });
      p++;
      j++;
    }
    if (!good || good.j === start) return null;
    return { from, to: good.p, start, end: good.j, events: events.filter((event) => event.p < good.p) };
  }

  /** Whether a stretch has a difference in its words. */
  const wrong = ({ events }) => events.some(({ kind }) => kind === "other" || kind === "case");

  /** The places of the letter where a text may begin. */
  function* starts(own, p, letter, all) {
    const next = nextWord(own, p);
    const word = own.low.slice(p, own.bracketed.has(own.at[p]) ? nextWord(own, next) : next); // [d]e
    const known = letter.places.get(word) ?? letter.places.get(word.replace(/\d+$/, "")) ?? []; // the number of a note at it
    const long = own.low.slice(p, p + COMMON.characters);
    if (all || known.length <= COMMON.places || quoteMark.test(gap(own, p))) yield* known;
    // a common word, or one that a line end cut in two or that lost its blank
    if (!letter.longPlaces.has(long)) {
      const found = [];
      for (let at = letter.low.indexOf(long); at >= 0; at = letter.low.indexOf(long, at + 1)) if (edge(letter, at)) found.push(at);
      letter.longPlaces.set(long, found);
    }
    yield* letter.longPlaces.get(long);
  }

  /** Where a text stands as a whole and without a difference in its words. */
  function literally(letter, text) {
    const own = streamOf(text);
    if (!own.size) return null;
    const places = [];
    for (const start of new Set(starts(own, 0, letter, true))) {
      const found = extend(own, 0, letter, start);
      if (!found || found.to < own.size || wrong(found)) continue;
      const end = atEnd(own, letter, found.end);
      if (end === "other") continue;
      if (end) found.events.push({ p: own.size, kind: end });
      places.push(placed(letter, found));
    }
    const asPrinted = places.filter(({ events }) => !events.some(({ kind }) => kind === "begin"));
    const found = asPrinted.length ? asPrinted : places;
    return found.length ? found.toSorted((a, b) => b.exact - a.exact || a.start - b.start) : null;
  }

  /** How the signs after the last word differ; those of a question or a call are part of what is said. */
  function atEnd(own, letter, end) {
    const stops = (text) => text.replace(/[^.,;:!?…]/g, "").replaceAll("…", "...").replace(/\.{3}$/, "");
    const [mine, printed] = [gap(own, own.size), gap(letter, end)].map(stops);
    if (!mine || printed.startsWith(mine)) return "";
    const [asks, called] = [mine, printed].map((text) => text.replace(/[^!?]/g, ""));
    return asks === called ? "end" : "other";
  }

  /** A stretch as a place of the letter. */
  function placed(letter, { start, end, events }) {
    const [from, to] = [letter.at[start], letter.at[end - 1] + 1];
    const [signs, blanks] = ["signs", "blanks"].map((one) => events.some(({ kind }) => kind === one));
    return {
      start: from,
      end: to,
      core: [start, end],
      exact: !signs && !blanks,
      signs,
      events,
      first: pieceAt(letter, from),
      last: pieceAt(letter, to - 1),
    };
  }

  /* All stretches that a text and a letter have in common */

  /** The stretches in the order of the text, none over another; ``note`` where it is one of a note. */
  function stretches(own, letter) {
    const found = [];
    let word = 0; // where the word before begins
    for (let p = 0; p < own.size; ) {
      if (within(own, p)) {
        p++;
        continue;
      }
      const best = longest(own, p, letter, (found.findLast(({ note }) => !note) ?? found.at(-1))?.end);
      if (!best || !enough(own, best)) {
        [word, p] = [p, nextWord(own, p)];
        continue;
      }
      best.note = pieceAt(letter, letter.at[best.start]).record.kind === "note";
      if (word < p && word >= (found.at(-1)?.to ?? 0)) takeNumber(own, best, letter, word);
      found.push(best);
      word = p = best.to;
    }
    return found;
  }

  /** The longest stretch from a place of the text; after something set apart a short one counts where the letter goes on, at ``follows``. */
  function longest(own, p, letter, follows) {
    const before = gap(own, p);
    const setApart = follows >= 0 && (closesWith.test(before) || OMITTED.test(before) || /[)\]]\s*$/.test(before));
    let best = null;
    for (const start of setApart ? [follows, ...starts(own, p, letter, false)] : starts(own, p, letter, false)) {
      const one = edge(letter, start) ? extend(own, p, letter, start) : null;
      if (!one) continue;
      const along = setApart && start === follows ? 3 : 0;
      if (!best || one.to - one.from + along > best.to - best.from + best.along) best = { ...one, along };
    }
    return best;
  }

  /** Lets a stretch begin with the word before it, where this is the number that the letter has there. */
  function takeNumber(own, stretch, letter, word) {
    const { from: p, events } = stretch;
    const value = own.low.slice(word, p);
    if (events.some((one) => one.kind === "number" && one.p === p) || !letter.marks.get(stretch.start)?.includes(value)) return;
    stretch.from = word;
    events.unshift({ p: word, kind: "number", value });
  }

  /** Whether a stretch is long enough to say something. */
  function enough(own, { from, to, along }) {
    if (along && to - from >= 4) return true;
    let words = 0;
    for (let k = from; k < to; k = nextWord(own, k)) words++;
    const quoted = (from === 0 || quoteMark.test(gap(own, from))) && quoteMark.test(gap(own, to));
    return quoted ? words >= 3 : words >= STRETCH.words && to - from >= STRETCH.characters;
  }

  return {
    closesWith, gap, hasCore, letterOf, literally, pieceAt, placed, quoteMark, quotes, streamOf, stretches, turnsAlike, wordsOf, wrong,
  }; // prettier-ignore
})();
