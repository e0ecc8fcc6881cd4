/*
 * Compares a pasted text with letters: literally, but for signs, in parts, partly, nearly, or not at all. Works on
 * values alone; quote.js shows what comes out. What a quotation and a letter must have in common are letters and digits in
 * the same order; what stands between them is compared by its kind, so that each difference can be named. It is long
 * because each way of comparing stands on the one before: as a whole, in stretches, word by word.
 */
globalThis.briefwijzerQuote = (() => {
  "use strict";
  const { QUOTES, DASHES, OMISSION, clean, readings, squeeze } = globalThis.briefwijzerReading;

  // A passage is near when it has this share of the words in the same order; chance and common words reach a half.
  const NEAR = 0.6;
  // What is looked at of a text that is very long.
  const MOST = { characters: 20_000, words: 2000, parts: 50 };
  // A stretch within a text that is not literal as a whole says something from this length on.
  const STRETCH = { words: 4, characters: 14 };
  // Places of a word that is common are looked up by more letters than its own.
  const COMMON = { places: 60, characters: 10 };
  // The kinds of records that hold words of a letter; the others are ours.
  const WORDS = new Set(["heading", "paragraph", "note"]);
  // The longest name of a source, in letters, that may be in a note as well.
  const SOURCE = 45;
  // Words in brackets may stand for this many letters of the text.
  const REPLACED = 80;

  const CORE = /[\p{L}\p{N}\p{Sc}%‰]/gu;
  const hasCore = (text) => /[\p{L}\p{N}\p{Sc}%‰]/u.test(text);
  const OMITTED = new RegExp(OMISSION.source, "i");
  const quotes = new RegExp(`[${QUOTES}]`, "g");
  const dashes = new RegExp(`[${DASHES}]`, "g");
  const fold = (text) => text.replace(quotes, "'").replace(dashes, "-").replaceAll("…", "...");
  const small = (letter) => (letter.toLowerCase().length === 1 ? letter.toLowerCase() : letter);

  /* A text as its letters and digits, with the place of each */

  function streamOf(text) {
    const at = [];
    let low = "";
    for (const { index, 0: letter } of text.matchAll(CORE)) {
      for (let k = 0; k < letter.length; k++) at.push(index + k);
      low += small(letter);
    }
    const bracketed = new Set();
    for (const { index, 0: found } of text.matchAll(/\[[^[\]\n]{1,80}\]/g)) for (let k = 0; k < found.length; k++) bracketed.add(index + k);
    return { text, low, at, size: at.length, bracketed };
  }

  /** What stands before the letter at a place, after the one before it. */
  const gap = (stream, k) => stream.text.slice(k ? stream.at[k - 1] + 1 : 0, k < stream.size ? stream.at[k] : stream.text.length);
  const glued = (stream, k) => k > 0 && k < stream.size && stream.at[k] === stream.at[k - 1] + 1;
  const edge = (stream, k) => !glued(stream, k);
  /** Where the next word begins. */
  function nextWord(stream, k) {
    for (k++; glued(stream, k); ) k++;
    return k;
  }

  /** The words of a text: where each stands, its form, and its letters and digits alone. */
  function wordsOf(text) {
    return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
      const folded = fold(word);
      return { start: index, end: index + word.length, form: folded, loose: folded.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "") || folded };
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
      if (!WORDS.has(record.kind)) continue;
      const own = squeeze(clean(record.kind === "heading" ? record.title : record.text));
      if (!own) continue;
      pieces.push({ record, start: text.length, end: text.length + own.length, own, before });
      text += `${own} `;
    }
    const stream = streamOf(text);
    const places = new Map();
    const insert = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));
    for (let k = 0; k < stream.size; k = nextWord(stream, k)) insert(places, stream.low.slice(k, nextWord(stream, k)), k);
    const letter = { ...stream, pieces, places, marks: new Map(), items: new Map(), seen: new Map(), words: wordsOf(text) };
    addMarks(letter, insert);
    letter.numbers = new Map();
    letter.grams = new Map();
    letter.ids = letter.words.map(({ loose }) => letter.numbers.get(loose) ?? (letter.numbers.set(loose, letter.numbers.size), letter.numbers.size - 1));
    letter.ids.forEach((id, at) => {
      insert(letter.grams, String(id), at);
      if (at) insert(letter.grams, `${letter.ids[at - 1]} ${id}`, at - 1);
    });
    return letter;
  }

  /** The numbers that are printed at a place and are no words: of notes where their marks stand, of paragraphs and notes before them. */
  function addMarks(letter, insert) {
    let k = 0;
    for (const { record, start } of letter.pieces) {
      while (k < letter.size && letter.at[k] < start) k++;
      const number = record.kind === "note" ? record.number ?? record.names?.[0]?.slice(2) : record.names?.[0]?.match(/-p(\d+)$/)?.[1];
      if (number) insert(letter.marks, k, number.toLowerCase());
      for (const [after, mark] of record.items ?? []) {
        const { size } = streamOf(mark);
        let place = k;
        while (place < letter.size && letter.at[place] < start + after) place++;
        if (size) letter.items.set(place, size);
      }
      for (const [after, printed] of record.marks ?? []) {
        let place = k;
        while (place < letter.size && letter.at[place] < start + after) place++;
        insert(letter.marks, place, printed.toLowerCase());
      }
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
    const bare = (text) => fold(text).replace(/[*_~\\`#|•·▪◦<>[\]'\s-]/g, "");
    // a sign of omission where nothing was left out
    if (bare(own).replace(/\.{3}/g, "") === bare(printed) || bare(own) === bare(printed)) {
      const signs = (text) => fold(text).replace(/[^'-]/g, "");
      const markup = /[*_~\\`#|•·▪◦<>[\]]/.test(own);
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
    const close = after.replace(/^[)\]}:.]*(?=\s|$)|^[)\]}]+/, (found) => (printed.startsWith(found) ? found : found.replace(/[)\]}:]/g, "")));
    const ways = [open + close, open.trimEnd() + close, open.trimEnd() + close.replace(/^[.)]+/, "")];
    return ways.find((way) => difference(way, printed) === "") ?? ways[0];
  }

  function alike(a, i, b, j, most = 12) {
    let k = 0;
    while (k < most && i + k < a.length && j + k < b.length && a[i + k] === b[j + k]) k++;
    return k;
  }

  /** Whether something that is no text stands at a place: the end of it, and what it is. */
  function noText(own, p, letter, j) {
    for (const number of letter.marks.get(j) ?? []) {
      const to = p + number.length;
      if (!own.low.startsWith(number, p) || (glued(own, to) && /\d/.test(own.low[to]))) continue;
      const [skipped, kept] = [alike(own.low, to, letter.low, j), alike(own.low, p, letter.low, j)];
      if (skipped > kept || (skipped === kept && kept < number.length)) return { to, kind: "number", value: number };
    }
    if (own.bracketed.has(own.at[p]) && own.text.lastIndexOf("[", own.at[p]) >= (p ? own.at[p - 1] : 0)) {
      const close = own.text.indexOf("]", own.at[p]);
      let to = p;
      while (to < own.size && own.at[to] < close) to++;
      const [skipped, kept] = [alike(own.low, to, letter.low, j), alike(own.low, p, letter.low, j)];
      if (skipped > kept || (skipped === kept && to + skipped === own.size)) {
        return { to, kind: "bracket", value: own.text.slice(own.text.lastIndexOf("[", own.at[p]), close + 1) };
      }
    }
    return null;
  }

  /** The stretch that begins at ``from`` in the text and at ``start`` in the letter: its ends, and what was told on the way. */
  function extend(own, from, letter, start) {
    let [p, j, good] = [from, start, null];
    const events = [];
    let before = null; // what stood before something that was passed over
    let unmarked = false; // after the mark of an item that the text does not have
    for (;;) {
      if (edge(own, p) && edge(letter, j)) good = { p, j };
      const passed = p < own.size && (edge(letter, j) || letter.marks.has(j) || own.bracketed.has(own.at[p])) ? noText(own, p, letter, j) : null;
      if (passed) {
        before = (before ?? "") + (p > from ? gap(own, p) : "");
        events.push({ p, kind: passed.kind, value: passed.value });
        p = passed.to;
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
      if (own.text[own.at[p]] !== letter.text[letter.at[j]]) {
        events.push(own.bracketed.has(own.at[p]) ? { p, kind: "bracket", value: `[${own.text[own.at[p]]}]` } : { p, kind: "case" });
      }
      p++;
      j++;
    }
    if (!good || good.j === start) return null;
    return { from, to: good.p, start, end: good.j, events: events.filter((event) => event.p < good.p) };
  }

  const wrong = ({ events }) => events.some(({ kind }) => kind === "other" || kind === "case");

  /** The places of the letter where a text may begin. */
  function* starts(own, p, letter, all) {
    const word = own.low.slice(p, nextWord(own, p));
    const known = letter.places.get(word) ?? [];
    const long = own.low.slice(p, p + COMMON.characters);
    if (all || known.length <= COMMON.places || quoteMark.test(gap(own, p))) yield* known;
    // a common word, or one that a line end cut in two or that lost its blank
    if (!letter.seen.has(long)) {
      const found = [];
      for (let at = letter.low.indexOf(long); at >= 0; at = letter.low.indexOf(long, at + 1)) if (edge(letter, at)) found.push(at);
      letter.seen.set(long, found);
    }
    yield* letter.seen.get(long);
  }

  /** Where a text stands as a whole and without a difference in its words. */
  function literally(letter, text) {
    const own = streamOf(text);
    if (!own.size) return null;
    const places = [];
    const seen = new Set();
    const first = nextWord(own, 0);
    const numbered = /^\d{1,3}$/.test(own.low.slice(0, first)) && first < own.size;
    for (const p of numbered ? [0, first] : [0]) {
      for (const start of starts(own, p, letter, true)) {
        if (seen.has(start) || (p && !letter.marks.get(start)?.includes(own.low.slice(0, first)))) continue;
        seen.add(start);
        const found = extend(own, p, letter, start);
        if (!found || found.to < own.size || wrong(found)) continue;
        if (p) found.events.push({ p: 0, kind: "number", value: own.low.slice(0, first) });
        const end = atEnd(own, letter, found.end);
        if (end === "other") continue;
        if (end) found.events.push({ p: own.size, kind: end });
        places.push(placed(letter, found));
      }
    }
    if (!places.length) return null;
    return places.every(({ exact }) => !exact) || places.every(({ exact }) => exact) ? places : places.toSorted((a, b) => b.exact - a.exact || a.start - b.start);
  }

  /** How the signs after the last word differ; those of a question or a call are part of what is said. */
  function atEnd(own, letter, end) {
    const [mine, printed] = [gap(own, own.size), gap(letter, end)].map((text) => text.replace(/[^.,;:!?…]/g, "").replaceAll("…", "..."));
    if (!mine || printed.startsWith(mine) || /^\.{3}/.test(mine)) return "";
    return /[!?]/.test(mine) || /[!?]/.test(printed) ? "other" : "end";
  }

  /** A stretch as a place of the letter. */
  function placed(letter, { start, end, events }) {
    const [from, to] = [letter.at[start], letter.at[end - 1] + 1];
    const exact = !events.some(({ kind }) => kind === "signs" || kind === "blanks");
    return { start: from, end: to, core: [start, end], exact, signs: events.some(({ kind }) => kind === "signs"), events, first: pieceAt(letter, from), last: pieceAt(letter, to - 1) };
  }

  /* A text of which stretches are in the letter */

  function stretches(own, letter) {
    const found = [];
    let word = 0; // where the word before begins
    for (let p = 0; p < own.size; ) {
      let best = null;
      const follows = found.findLast(({ note }) => !note)?.end ?? -1;
      // a short stretch counts where it goes on with the letter after something set apart
      const setApart = follows >= 0 && (closesWith.test(gap(own, p)) || OMITTED.test(gap(own, p)) || /[)\]]\s*$/.test(gap(own, p)));
      for (const start of setApart ? [follows, ...starts(own, p, letter, false)] : starts(own, p, letter, false)) {
        const one = edge(letter, start) ? extend(own, p, letter, start) : null;
        if (!one) continue;
        const along = setApart && start === follows ? 3 : 0;
        if (!best || one.to - one.from + along > best.to - best.from + best.along) best = { ...one, along };
      }
      // what goes on with the letter after the next mark of quotation comes before what is the same by chance
      const next = best && !best.along && follows >= 0 ? goingOn(own, p, Math.min(best.to, p + STRETCH.characters * 2), letter, follows) : 0;
      if (next) {
        [word, p] = [next, next];
        continue;
      }
      if (!best || !enough(own, letter, best)) {
        [word, p] = [p, nextWord(own, p)];
        continue;
      }
      best.note = pieceAt(letter, letter.at[best.start]).record.kind === "note";
      const number = own.low.slice(word, p);
      const numbered = best.events.some((one) => one.kind === "number" && one.p === p);
      if (!numbered && word < p && word >= (found.at(-1)?.to ?? 0) && letter.marks.get(best.start)?.includes(number)) {
        best.from = word;
        best.events.unshift({ p: word, kind: "number", value: number });
      }
      found.push(best);
      word = p = best.to;
    }
    return found;
  }

  /** The first place between two where a text goes on with the letter behind a mark of quotation or a line end; 0 if none. */
  function goingOn(own, from, to, letter, start) {
    for (let p = nextWord(own, from); p < to; p = nextWord(own, p)) {
      if (closesWith.test(gap(own, p)) && extend(own, p, letter, start)?.to >= p + 4) return p;
    }
    return 0;
  }

  function enough(own, letter, { from, to, start, end, along }) {
    if (along && to - from >= 4) return true;
    const piece = pieceAt(letter, letter.at[start]);
    if (piece.record.kind === "note" && !hasCore(letter.text.slice(piece.start, letter.at[start])) && letter.at[end - 1] + 1 >= piece.end - 2) return true;
    let words = 0;
    for (let k = from; k < to; k = nextWord(own, k)) words++;
    const quoted = (from === 0 || quoteMark.test(gap(own, from))) && quoteMark.test(gap(own, to));
    return quoted ? words >= 3 : words >= STRETCH.words && to - from >= STRETCH.characters;
  }

  const SAYS = String.raw`(?:aldus|zegt|zei|schrijft|schreef|stelt|stelde|volgens|vindt|meent|aldus|concludeert|zo (?:schrijft|stelt|staat|luidt)|staat|lees|luidt)`;
  const opensWith = new RegExp(`^[\\s.,;:!?…)\\]${DASHES}]*(?:[${QUOTES}]|\\n|\\s[–—-]\\s|,\\s*${SAYS}\\b)`, "i");
  const closesWith = new RegExp(`(?:[${QUOTES}]|\\n|:|\\s[–—-])[\\s*_([]*$`);
  const says = new RegExp(`^\\s*,?\\s*${SAYS}\\b`, "i");
  const sentenceEnd = /^[^\p{L}\p{N}]*[.!?]/u;

  /** Whether a stretch goes on where another ends; who quotes may leave out a heading between two paragraphs. */
  function goesOn(letter, { end }, { start }) {
    if (start <= end) return start === end;
    const between = letter.text.slice(letter.at[end - 1] + 1, letter.at[start]);
    const headings = letter.pieces.filter((one) => one.record.kind === "heading" && one.start > letter.at[end - 1] && one.end <= letter.at[start]);
    return headings.length > 0 && !hasCore(headings.reduce((rest, { own }) => rest.replace(own, ""), between));
  }

  /** Joins stretches that follow each other in the letter, whatever stands between them; what stood between them is told. */
  function mergedOf(letter, found) {
    const main = [];
    const notes = [];
    const between = [];
    const text = found.some(({ note }) => !note); // notes stand at the foot of a page, and below a quotation
    for (const one of found) {
      const last = main.at(-1);
      if (one.note && text) {
        notes.push(one);
        continue;
      }
      if (last && goesOn(letter, last, one)) {
        const rest = { from: last.to, to: one.from };
        last.events.push(...one.events);
        between.push(rest);
        last.to = one.to;
        last.end = one.end;
        continue;
      }
      main.push({ ...one, events: [...one.events] });
    }
    return { main, notes, between };
  }

  /**
   * What a text is, of which some stretches are literal; null when none is. ``apart`` when all the rest is set apart from
   * them by signs, as what people write around a quotation; ``bounded`` when it is at least made of sentences of its own.
   */
  function around(letter, text) {
    const own = streamOf(text);
    const covered = stretches(own, letter);
    const { main, notes, between } = mergedOf(letter, covered);
    if (!main.length || main.some(wrong)) return null;
    const told = { outside: [], inBetween: [], brackets: [] };
    let [apart, bounded] = [true, true];
    const edges = [{ to: 0 }, ...covered, { from: own.size }];
    for (let k = 1; k < edges.length; k++) {
      const [before, after] = [edges[k - 1], edges[k]];
      const [first, last] = [k === 1, k === edges.length - 1];
      // a mark of quotation that the letter has there sets nothing apart
      const lead = first ? gap(own, before.to) : withoutOwn(gap(own, before.to), gap(letter, before.end));
      const tail = last ? gap(own, after.from) : withoutOwn(gap(own, after.from), gap(letter, after.start));
      // a quotation that asks or calls where the letter does not
      if (!first && signsOfSpeech(letter, before, lead)) [apart, bounded] = [false, false];
      if (before.to >= after.from) {
        if (!first && !last && !goesOn(letter, before, after) && !parted(letter, before, after, lead)) [apart, bounded] = [false, false];
        continue;
      }
      const rest = own.text.slice(own.at[before.to], own.at[after.from - 1] + 1);
      const saidBetween = !first && !last && goesOn(letter, before, after) && quoteMark.test(lead) && quoteMark.test(tail);
      const like = (side, printed) => linesOf(rest, side).some((line) => isLike(line, printed));
      if (!saidBetween && ((!first && like(0, wordsAfter(letter, before.end, true))) || (!last && like(-1, wordsBefore(letter, after.start, true))))) {
        [apart, bounded] = [false, false];
      }
      // words of the letter that are left out where a page ends
      const skipped = first || last || before.note !== after.note ? 0 : after.start - before.end;
      if (skipped > 0 && skipped <= REPLACED && !quoteMark.test(lead) && !own.bracketed.has(own.at[before.to]) && !atSentence(letter, before, after)) [apart, bounded] = [false, false];
      if (/\[\s*$/.test(lead) && /^\s*\]/.test(tail) && !/[[\]]/.test(rest)) {
        const room = first || last ? 0 : after.start - before.end;
        if (room >= 0 && room <= REPLACED) {
          told.brackets.push(`[${rest}]`);
          continue;
        }
      }
      const inBrackets = /\(\s*$/.test(lead) && /^[^\s\p{L}]*\)/u.test(tail) && !/[()]/.test(rest);
      const opened = first || opensWith.test(lead) || inBrackets || says.test(lead + rest);
      const closed = last || inBrackets || closesWith.test(tail);
      if (!(opened && closed) || (quoteMark.test(rest.replace(/(?<=\p{L})[’'](?=\p{L})/gu, "")))) {
        apart = false;
        bounded &&= (opened || sentenceEnd.test(lead)) && (closed || sentenceEnd.test(tail));
      }
      (between.some(({ from, to }) => from <= before.to && after.from <= to) ? told.inBetween : told.outside).push(squeeze(rest));
    }
    const words = (list) => list.reduce((sum, one) => sum + wordsOf(own.text.slice(own.at[one.from], own.at[one.to - 1] + 1)).length, 0);
    return {
      ...told,
      places: main.map((one) => placed(letter, one)),
      notes: notes.map((one) => placed(letter, one)),
      apart,
      bounded,
      same: words(covered),
      count: wordsOf(own.text).filter(({ loose }) => hasCore(loose)).length,
    };
  }

  const quoteMark = new RegExp(`[${QUOTES}]`);
  const dash = /\s[–—-]\s/;
  const withoutOwn = (mine, printed) => [quoteMark, dash].reduce((rest, one) => (one.test(printed) ? rest.replace(one, " ") : rest), mine);

  /** Whether two stretches with nothing between them are two quotations, or a paragraph and a note, and not one with words left out. */
  function parted(letter, before, after, lead) {
    const [one, two] = [before, after].map(({ start }) => pieceAt(letter, letter.at[start]));
    if (one !== two && (before.note || after.note)) {
      const begins = after.note && !hasCore(letter.text.slice(two.start, letter.at[after.start]));
      const ends = before.note && !hasCore(letter.text.slice(letter.at[before.end - 1] + 1, one.end));
      return begins || ends || lead.includes("\n");
    }
    return (lead.match(quotes) ?? []).length > 1 || atSentence(letter, before, after);
  }

  /** Whether one stretch ends with a sentence of the letter and the other begins with one. */
  function atSentence(letter, before, after) {
    const first = pieceAt(letter, letter.at[after.start]).start >= letter.at[after.start] - gap(letter, after.start).length;
    return sentenceEnd.test(gap(letter, before.end)) && (first || /[.!?]/.test(gap(letter, after.start)));
  }

  // The words next to a stretch: of the letter a few more than of what was pasted, for a word that was left out.
  const BESIDE = 6;
  // Within a paragraph, or (with ``over``) over its begin and end.
  function wordsAfter(letter, end, over) {
    const from = letter.at[end - 1] + 1;
    const to = over ? from + 120 : Math.max(from, Math.min(from + 120, pieceAt(letter, from - 1).end));
    return looseWords(letter.text.slice(from, to)).slice(0, BESIDE + 2);
  }
  function wordsBefore(letter, start, over) {
    const to = letter.at[start];
    return looseWords(letter.text.slice(Math.max(over ? 0 : pieceAt(letter, to).start, to - 120), to)).slice(-BESIDE - 2);
  }
  const looseWords = (text) => wordsOf(text).map(({ loose }) => loose).filter(hasCore);

  /** The words of a text next to its begin or end, of each of the three lines there. */
  function linesOf(text, side) {
    const lines = text.split("\n").map(looseWords).filter((words) => words.length);
    return side ? lines.slice(-3).map((words) => words.slice(-BESIDE)) : lines.slice(0, 3).map((words) => words.slice(0, BESIDE));
  }

  // What people write around a quotation, whatever the letter says there.
  const SAYING = new Set("de het een dat is in van kabinet minister staatssecretaris regering brief volgens aldus schrijft zegt stelt".split(" "));

  /** Whether words are those of the letter at that place with a change: half of them are there in their order. */
  function isLike(words, printed) {
    const telling = words.filter((word) => !SAYING.has(word));
    const same = (some) => align(some, printed, { from: 0, to: printed.length }).same;
    return (telling.length > 0 && same(telling) >= Math.ceil(telling.length / 2)) || same(words) >= Math.max(3, words.length * NEAR);
  }

  const signsOfSpeech = (letter, { end }, lead) => {
    const mine = lead.split(new RegExp(`[${QUOTES}\\n(]`))[0];
    return /[!?]/.test(mine) !== /[!?]/.test(gap(letter, end)) && (/[!?]/.test(mine) || /[.,;:]/.test(mine));
  };

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

  /** A text without what no word-by-word comparison should count: hyphens at line ends, numbers of notes at their marks. */
  function prepared(letter, text) {
    const numbers = [];
    const lines = text.replace(/^[ \t]*(\d{1,3})[ \t]*$/gm, (all, number) => (numbers.push(number), ""));
    const whole = lines.replace(/([\p{L}\p{N}]+)[-‐]\s+([\p{L}\p{N}]+)/gu, (all, one, two) => (letter.numbers.has((one + two).toLowerCase()) ? one + two : all));
    const own = streamOf(squeeze(whole));
    let rest = own.text;
    for (const one of stretches(own, letter).toReversed()) {
      for (const { p, kind, value } of one.events.toReversed()) {
        if (kind !== "number") continue;
        numbers.push(value);
        const [from, to] = [own.at[p], own.at[p + value.length - 1] + 1];
        rest = rest.slice(0, from).replace(/ ?[([]?$/, "") + rest.slice(to).replace(/^[)\]]/, "");
      }
    }
    return { text: rest, numbers };
  }

  function nearly(letter, pasted) {
    const { text, numbers } = prepared(letter, pasted);
    const every = wordsOf(text);
    const own = every.slice(0, MOST.words);
    const ids = own.map(({ loose }) => letter.numbers.get(loose) ?? -1);
    const where = stretch(letter, ids);
    if (!where) return null;
    const { steps, same } = align(ids, letter.ids, where);
    if (same < own.length * NEAR || (same < 2 && same < own.length)) return null;
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
    const ends = [own[0], own.at(-1)];
    for (const [i, j] of whole) {
      const [mine, printed] = [own[i], letter.words[j]];
      if (mine?.form === printed?.form || (mine && printed && ends.includes(mine) && trimmed(mine.form, mine === ends[0], mine === ends[1]) === trimmed(printed.form, mine === ends[0], mine === ends[1]))) {
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
    return { kind: "near", first, last, runs, same: exact, count: own.length, numbers, cut: own.length < every.length };
  }

  /** A word at an end of a quotation, without the quotation marks, brackets and stops that may stand there. */
  function trimmed(form, first, last) {
    const start = first ? form.replace(/^[('[]+/, "") : form;
    return last ? start.replace(/[.,;:')\]]+$/, "") : start;
  }

  /* One text in one letter */

  const worth = { literal: 6, signs: 5, parts: 4, near: 2, partial: 1, none: 0 };

  /** How a text stands in a letter, as a whole. */
  function asOne(letter, { text, left }) {
    const places = literally(letter, text);
    if (places) {
      const kind = places.some(({ exact }) => exact) ? "literal" : "signs";
      return { kind, places, told: toldOf(places[0].events, left) };
    }
    return null;
  }

  function toldOf(events, left) {
    const values = (kind) => events.filter((one) => one.kind === kind && one.value).map(({ value }) => value);
    return {
      numbers: [...new Set([...left.numbers, ...values("number")])],
      brackets: [...left.brackets, ...values("bracket")],
      around: left.around,
      between: [],
      lines: events.some(({ kind }) => kind === "line"),
      end: events.some(({ kind }) => kind === "end"),
    };
  }

  function withSome(letter, { text, left }) {
    const found = around(letter, text);
    if (!found) return null;
    const told = toldOf(
      found.places.flatMap(({ events }) => events),
      left,
    );
    told.brackets.push(...found.brackets);
    told.between = found.inBetween;
    told.around = [...left.around, ...found.outside];
    const exact = found.places.every((one) => one.exact);
    const also = found.notes;
    if (found.apart) {
      if (found.places.length === 1) return { kind: exact ? "literal" : "signs", places: found.places, told, also };
      return { kind: "parts", parts: found.places.map((one) => ({ kind: one.exact ? "literal" : "signs", places: [one], told: toldOf([], { numbers: [], brackets: [], around: [] }) })), told, also };
    }
    return { kind: "partial", places: found.places, bounded: found.bounded, same: found.same, count: found.count, told, also };
  }

  function inParts(letter, { text, left }) {
    const parts = text.split(OMISSION).filter((part) => part && hasCore(part));
    if (parts.length < 2) return null;
    const all = parts.slice(0, MOST.parts).map((part) => best([asOne, withSome, near].map((way) => way(letter, { text: part, left: { numbers: [], brackets: [], around: [] } }))));
    return { kind: "parts", parts: all, told: toldOf([], left), cut: parts.length > MOST.parts };
  }

  const near = (letter, { text, left }) => {
    const found = nearly(letter, text);
    return found && { ...found, told: { ...toldOf([], left), numbers: [...new Set([...left.numbers, ...found.numbers])] } };
  };

  const NONE = { kind: "none", told: { numbers: [], brackets: [], around: [], between: [], lines: false, end: false } };
  const isLiteral = ({ kind }) => kind === "literal" || kind === "signs";

  /** How good an outcome is: by its kind, and within a kind by how much of the text it holds. */
  function rank(outcome) {
    if (outcome.kind === "parts") {
      const share = outcome.parts.filter(isLiteral).length / outcome.parts.length;
      return share === 1 ? worth.parts : worth.near + share / 2;
    }
    // whole sentences that are literal say more than words in the same order
    if (outcome.bounded) return worth.near + 0.7 + (outcome.same / outcome.count) * 0.2;
    if (outcome.kind === "near" || outcome.kind === "partial") return worth[outcome.kind] + (outcome.same / outcome.count) * 0.9;
    return worth[outcome.kind];
  }

  const best = (outcomes) => outcomes.filter(Boolean).reduce((first, one) => (rank(one) > rank(first) ? one : first), NONE);

  /**
   * Whether the words around a quotation are none of the letter: else the marks that seemed to open and close the
   * quotation are marks of the letter's own, within words that were changed.
   */
  function isForeign(letter, { text, outside: [before, after], named }) {
    // the source of a quotation may be named as a note of the letter names it
    const ofTheLetter = ({ note, from, to }) => !note || to - from > SOURCE;
    if (!named && [before, after].some((one) => stretches(streamOf(one), letter).some(ofTheLetter))) return false;
    const parts = text.split(OMISSION).filter(hasCore);
    const [first, last] = [parts[0], parts.at(-1)].map((part) => part && literally(letter, part));
    const foreign = (start, end) => {
      const like = (lines, printed) => lines.some((line) => isLike(line, printed));
      return !like(linesOf(before, -1), wordsBefore(letter, start)) && !like(linesOf(after, 0), wordsAfter(letter, end));
    };
    if (first && last) {
      const places = parts.length > 1 ? [foreign(first[0].core[0], last[0].core[1])] : first.map(({ core: [start, end] }) => foreign(start, end));
      return named ? places.includes(true) : !places.includes(false);
    }
    const all = named ? stretches(streamOf(text), letter) : [];
    return all.length > 0 && all.every(({ start, end }) => foreign(start, end));
  }

  /** How a pasted text stands in a letter: the most faithful reading that is literal, else the best of the others. */
  function lookIn(letter, readingsOf) {
    letter.seen.clear();
    const ways = readingsOf.filter((one) => !one.outside || isForeign(letter, one));
    for (const reading of ways) {
      const found = asOne(letter, reading);
      if (found) return found;
    }
    const others = [];
    for (const reading of ways) {
      const found = inParts(letter, reading);
      if (found?.parts.every(isLiteral)) return found;
      if (found) others.push(found);
    }
    const last = ways.slice(-3);
    for (const reading of last) {
      const found = withSome(letter, reading);
      if (found && found.kind !== "partial") return found;
      if (found) others.push(found);
    }
    others.push(...last.map((reading) => near(letter, reading)));
    if (others.some(Boolean)) return best(others);
    // a quotation that comes near, with more words around it than it has
    return best(readingsOf.filter(({ outside }) => outside).map((reading) => near(letter, reading)));
  }

  /** One place for each part, in the order of the parts and as close together as can be; null when there is no such order. */
  function inOrder(all) {
    let shortest = null;
    for (const start of all[0].places) {
      const chain = [start];
      for (const { places } of all.slice(1)) {
        const next = places.toSorted((a, b) => a.start - b.start).find((place) => place.start >= chain.at(-1).end);
        if (!next) break;
        chain.push(next);
      }
      const length = chain.at(-1).end - start.start;
      if (chain.length === all.length && (!shortest || length < shortest.length)) shortest = { chain, length };
    }
    return shortest?.chain ?? null;
  }

  /** How a pasted text stands in each of some letters: [{letter, outcome}], the best first. */
  function look(letters, typed) {
    const ways = readings(typed.slice(0, MOST.characters));
    const tooLong = typed.length > MOST.characters;
    const all = letters.map((letter) => ({ letter, outcome: { ...lookIn(letter, ways) } }));
    for (const { outcome } of all) {
      if (tooLong) outcome.cut = true;
      if (outcome.kind === "parts" && outcome.parts.every(isLiteral)) {
        outcome.chain = inOrder(outcome.parts);
        outcome.chain?.forEach((place, at) => (outcome.parts[at].places = [place]));
      }
    }
    return all.toSorted((a, b) => rank(b.outcome) - rank(a.outcome));
  }

  return { letterOf, look, isLiteral, rank };
})();
