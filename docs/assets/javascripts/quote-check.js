/*
 * Compares a pasted text with letters: literally, but for signs, in parts, partly, nearly, or not at all. Works on values
 * alone: quote-reading.js gives the ways to read what was pasted, quote-stretches.js the stretches that it has in common with a
 * letter, and quote.js shows what comes out.
 */
globalThis.briefwijzerQuote = (() => {
  "use strict";
  const { QUOTES, DASHES, OMISSION, QUOTED, readings, squeeze } = globalThis.briefwijzerReading;
  const {
    closesWith, gap, hasCore, letterOf, literally, pieceAt, placed, quoteMark, quotes, streamOf, stretches, turnsAlike, wordsOf, wrong,
  } = globalThis.briefwijzerStretches; // prettier-ignore

  // A passage is near when it has this share of the words in the same order; chance and common words reach a half.
  const NEAR = 0.6;
  // Words that may have been left out near the begin or end of a text.
  const LEFT_OUT = 8;
  // Words of the letter that stand this many letters from a quotation are no part of what was quoted.
  const FAR = 600;
  // What is looked at of a text that is very long.
  const MOST = { characters: 20_000, words: 2000, parts: 50 };

  /* A text of which stretches are in the letter, and what stands around them */

  // What opens and closes words that people write around a quotation.
  const SAY = "aldus|zegt|zei|schrijft|schreef|stelt|stelde|volgens|vindt|meent|concludeert|staat|lees|luidt";
  const SAYS = `(?:${SAY}|zo (?:schrijft|stelt|staat|luidt))`;
  const opensWith = new RegExp(`^[\\s.,;:!?…)\\]*_${DASHES}]*(?:[${QUOTES}\\f]|\\n|\\s[~–—-]\\s|,\\s*${SAYS}\\b)`, "i");
  const says = new RegExp(`^\\s*(?:,\\s*${SAYS}|aldus)\\b`, "i");
  const sentenceEnd = /^[^\p{L}\p{N}]*[.!?]/u;
  // A line end within a sentence sets nothing apart.
  const wraps = (signs, next) => /^[\s,;]*\n[\s>|]*$/.test(signs) && /^\p{Ll}/u.test(next);
  // Words right between two marks are a quotation of their own.
  const [opensQuotation, closesQuotation] = [new RegExp(`[${QUOTES}]$`), new RegExp(`^[.,!?…]*[${QUOTES}]`)];

  /** Whether a stretch goes on where another ends; who quotes may leave out a heading between two paragraphs. */
  function goesOn(letter, { end }, { start }) {
    if (start <= end) return start === end;
    const [from, to] = [letter.at[end - 1] + 1, letter.at[start]];
    const between = letter.text.slice(from, to);
    const headings = letter.pieces.filter((one) => one.record.kind === "heading" && one.start >= from && one.end <= to);
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
        last.events.push(...one.events, ...(one.start > last.end ? [{ kind: "heading_out" }] : []));
        between.push(rest);
        last.to = one.to;
        last.end = one.end;
        continue;
      }
      main.push({ ...one, events: [...one.events] });
    }
    return { main, notes, between };
  }

  /** What stands between two stretches, or outside them: its words, if any, are ``rest``, the signs around it ``lead`` and ``tail``. */
  function spaceOf(letter, own, before, after) {
    const [first, last] = [!before.end, !after.end];
    const inner = !first && !last;
    // a mark of quotation that the letter has there sets nothing apart
    const lead = first ? gap(own, before.to) : withoutOwn(gap(own, before.to), gap(letter, before.end));
    const tail = last ? gap(own, after.from) : withoutOwn(gap(own, after.from), gap(letter, after.start));
    const rest = before.to < after.from ? own.text.slice(own.at[before.to], own.at[after.from - 1] + 1) : "";
    return { before, after, first, last, inner, lead, tail, rest, follows: inner && goesOn(letter, before, after) };
  }

  /** Whether something of the letter was changed or left out there, or the signs ask or call where the letter does not. */
  function isChanged(letter, own, space) {
    const { before, after, first, last, inner, lead, tail, rest, follows } = space;
    if (!first && signsOfSpeech(letter, before, lead)) return true;
    if (isReplacement(space)) return !turnsAlike(letter, rest, first ? letter.at[after.start] : letter.at[before.end - 1] + 1, first);
    const like = (side, printed) => linesOf(rest, side).some((line) => isLike(line, printed));
    if (!first && like(0, wordsAfter(letter, before.end, true))) return true;
    if (!last && like(-1, wordsBefore(letter, after.start, true))) return true;
    if (!inner || follows) return false;
    if (rest && (before.note !== after.note || own.bracketed.has(own.at[before.to]))) return false;
    // words are left out: do signs say so?
    return !parted(letter, before, after, rest ? lead + tail : lead);
  }

  /** Whether the words there are in brackets, at the begin or end of the text, and stand for some of the letter's. */
  const isReplacement = ({ inner, lead, tail, rest }) => !inner && /\[\s*$/.test(lead) && /^\s*\]/.test(tail) && !/[[\]]/.test(rest);

  /** Whether a text has a mark of quotation, and not an apostrophe. */
  const hasMark = (text) => quoteMark.test(text.replace(/(?<=\p{L})[’'](?=\p{L})/gu, ""));

  /** Whether lines are the foot and head of a page: they begin with a capital or number, and have a number or empty lines around. */
  function isPageBreak(lead, rest, tail) {
    const onLines = (end) => lead.includes(end) && tail.includes(end);
    return /^[\p{Lu}\d]/u.test(rest) && onLines(/\d/.test(rest) ? "\n" : "\n\n");
  }

  /** Whether the words there are ``apart`` from the stretches by signs, and ``bounded``: at least sentences of their own. */
  function setApart(letter, own, { before, after, first, last, follows, lead, tail, rest }) {
    // the brackets are not those that the letter has there
    const ofLetter = (!first && gap(letter, before.end).includes("(")) || (!last && gap(letter, after.start).includes(")"));
    const inBrackets = !ofLetter && /\(\s*$/.test(lead) && /^[^\s\p{L}]*\)/u.test(tail) && !/[()]/.test(rest);
    if (follows && isPageBreak(lead, rest, tail)) return { apart: true, bounded: true };
    const opened = first || (opensWith.test(lead) && !wraps(lead, rest)) || inBrackets || says.test(lead + rest);
    const closed = last || inBrackets || (closesWith.test(tail) && !wraps(tail, own.text.slice(own.at[after.from])));
    // another quotation is no part of what stands around
    if ((opensQuotation.test(lead) && closesQuotation.test(tail)) || hasMark(rest)) return { apart: false, bounded: false };
    const begins = opened || (sentenceEnd.test(lead) && /^\p{Lu}/u.test(rest));
    return { apart: opened && closed, bounded: begins && (closed || sentenceEnd.test(tail)) };
  }

  /**
   * What a text is, of which some stretches are literal; null when none is. ``apart`` when all the rest is set apart from
   * them by signs, as what people write around a quotation; ``bounded`` when it is at least made of sentences of its own.
   * With ``despite``, stretches with a difference in their words belong to the rest.
   */
  function someOf(letter, text, despite) {
    const own = streamOf(text);
    const all = stretches(own, letter);
    const covered = despite ? all.filter((one) => !wrong(one)) : all;
    const { main, notes, between } = mergedOf(letter, covered);
    if (!main.length || main.some(wrong)) return null;
    const edges = [{ to: 0 }, ...covered, { from: own.size }];
    const spaces = edges.slice(1).map((after, k) => spaceOf(letter, own, edges[k], after));
    const words = (list) => list.reduce((sum, one) => sum + wordsOf(own.text.slice(own.at[one.from], own.at[one.to - 1] + 1)).length, 0);
    return {
      ...restOf(spaces, between),
      ...(despite ? {} : separation(letter, own, spaces)),
      places: main.map((one) => placed(letter, one)),
      notes: notes.map((one) => placed(letter, one)),
      same: words(covered),
      count: wordsOf(own.text).filter(({ loose }) => hasCore(loose)).length,
    };
  }

  /** The words that are in no stretch: those in brackets that stand for the letter's, those between stretches that follow, the others. */
  function restOf(spaces, between) {
    const told = { outside: [], inBetween: [], brackets: [] };
    for (const space of spaces.filter(({ rest }) => rest)) {
      const inBetween = between.some(({ from, to }) => from <= space.before.to && space.after.from <= to);
      if (isReplacement(space)) told.brackets.push(`[${space.rest}]`);
      else told[inBetween ? "inBetween" : "outside"].push(squeeze(space.rest));
    }
    return told;
  }

  /** Whether all the rest of a text is ``apart`` from its stretches, and ``bounded``. */
  function separation(letter, own, spaces) {
    let [apart, bounded] = [true, true];
    for (const space of spaces) {
      if (isChanged(letter, own, space)) {
        apart = false;
        bounded &&= space.inner && !space.rest && atSentence(letter, space.before, space.after);
      }
      if (!space.rest || isReplacement(space)) continue;
      const set = setApart(letter, own, space);
      [apart, bounded] = [apart && set.apart, bounded && set.bounded];
    }
    return { apart, bounded };
  }

  const dash = /\s[–—-]\s/;
  const ownSigns = new RegExp(`${quotes.source}|${dash.source}`, "g");
  /** What stands between two words, without the signs that set apart and that the letter has there too. */
  const withoutOwn = (mine, printed) =>
    (printed.match(ownSigns) ?? []).reduce((rest, one) => rest.replace(dash.test(one) ? dash : quoteMark, " "), mine);

  /** Whether two stretches with nothing between them are two quotations, or a paragraph and a note, and not one with words left out. */
  function parted(letter, before, after, lead) {
    const [one, two] = [before, after].map(({ start }) => pieceAt(letter, letter.at[start]));
    if (one !== two && (before.note || after.note)) {
      const begins = after.note && !hasCore(letter.text.slice(two.start, letter.at[after.start]));
      const ends = before.note && !hasCore(letter.text.slice(letter.at[before.end - 1] + 1, one.end));
      return begins || ends || lead.includes("\n");
    }
    return (lead.match(quotes) ?? []).length > 1 || (/(?<!=)\n/.test(lead) && atSentence(letter, before, after));
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
  /** The words of a text as they are compared: letters and digits alone. */
  const looseWords = (text) => wordsOf(text).map(({ loose }) => loose).filter(hasCore);

  /** The words of a text next to its begin or end, of each of the three lines there. */
  function linesOf(text, side) {
    const lines = text.split("\n").map(looseWords).filter((words) => words.length);
    return side ? lines.slice(-3).map((words) => words.slice(-BESIDE)) : lines.slice(0, 3).map((words) => words.slice(0, BESIDE));
  }

  // What people write around a quotation, whatever the letter says there.
  const SAYING = new Set(
    "de het een dat is in van en ook kabinet minister staatssecretaris regering brief volgens aldus schrijft zegt stelt".split(" "),
  );

  /** Whether words are those of the letter at that place with a change: half of those that tell are there in their order, or nearly all;
   * where none tells, all.
   */
  function isLike(words, printed) {
    const same = (some) => align(some, printed, { from: 0, to: printed.length }).same;
    const telling = words.filter((word) => !SAYING.has(word));
    if (!telling.length) return words.length > 1 && same(words) === words.length;
    return same(telling) >= telling.length / 2 || (words.length > 3 && same(words) >= words.length * 0.75);
  }

  /** Whether a text asks or calls behind a stretch where the letter does not, or the other way round. */
  const signsOfSpeech = (letter, { end }, lead) => {
    const mine = lead.split(new RegExp(`[${QUOTES}\\n(]`))[0];
    return /[!?]/.test(mine) !== /[!?]/.test(gap(letter, end)) && (/[!?]/.test(mine) || /[.,;:]/.test(mine));
  };

  /* A text that comes near */

  /** The part of the letter where most of the words are, rare ones before common ones; null when there is none. */
  function likeliest(letter, ids) {
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
    return { from: Math.max(0, best.from - LEFT_OUT), to: Math.min(letter.ids.length, best.to + ids.length + LEFT_OUT) };
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
    const known = (word) => letter.numbers.has(word.toLowerCase());
    const whole = text.replace(/([\p{L}\p{N}]+)[-‐]\s+([\p{L}\p{N}]+)/gu, (all, one, two) => (known(one + two) ? one + two : all));
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

  /** The words of a text and those of a letter side by side: { runs, same, count, … }; null when too few are the same. */
  function nearly(letter, pasted) {
    const { text, numbers } = prepared(letter, pasted);
    const every = wordsOf(text);
    const own = every.slice(0, MOST.words);
    const ids = own.map(({ loose }) => letter.numbers.get(loose) ?? -1);
    const where = likeliest(letter, ids);
    if (!where) return null;
    const { steps, same } = align(ids, letter.ids, where);
    const there = steps.filter(([, j]) => j >= 0);
    const passage = there.at(-1)[1] - there[0][1] + 1; // words that are scattered are no passage
    if (same < Math.max(own.length, passage / 2) * NEAR || (same < 2 && same < own.length)) return null;
    const whole = completed(letter, steps);
    const signs = whole.every(([i, j]) => (i >= 0 && j >= 0) || !hasCore((own[i] ?? letter.words[j]).form));
    const places = whole.filter(([, j]) => j >= 0).map(([, j]) => letter.words[j]);
    const [first, last] = [pieceAt(letter, places[0].start), pieceAt(letter, places.at(-1).start)];
    const runs = runsOf(letter, text, own, whole);
    return { kind: "near", first, last, runs, signs, same, count: own.length, numbers, cut: own.length < every.length };
  }

  /** The words of both in a row, as they are shown: runs of the ``same``, of ``yours`` and of ``theirs``. */
  function runsOf(letter, text, own, steps) {
    const runs = [];
    const add = (kind, word) => (runs.at(-1)?.kind === kind ? runs.at(-1).words.push(word) : runs.push({ kind, words: [word] }));
    let different = { yours: [], theirs: [] }; // since the last word that was the same
    const settle = () => {
      for (const [kind, words] of Object.entries(different)) for (const word of words) add(kind, word);
      different = { yours: [], theirs: [] };
    };
    const [first, last] = [own[0], own.at(-1)];
    for (const [i, j] of steps) {
      const [mine, printed] = [own[i], letter.words[j]];
      const trim = ({ form }) => trimmed(form, mine === first, mine === last);
      if (mine && printed && trim(mine) === trim(printed)) {
        settle();
        add("same", letter.text.slice(printed.start, printed.end));
        continue;
      }
      if (mine) different.yours.push(text.slice(mine.start, mine.end));
      if (printed) different.theirs.push(letter.text.slice(printed.start, printed.end));
    }
    settle();
    return runs;
  }

  /** A word at an end of a quotation, without the quotation marks, brackets and stops that may stand there. */
  function trimmed(form, first, last) {
    const start = first ? form.replace(/^[('[]+/, "") : form;
    return last ? start.replace(/[.,;:')\]]+$/, "") : start;
  }

  /* One text in one letter */

  const NOTHING = { numbers: [], brackets: [], around: [] }; // of a text of which nothing was left out when it was read
  const WORTH = { literal: 6, signs: 5, parts: 4, near: 2, partial: 1, none: 0 };

  /** How a text stands in a letter, as a whole. */
  function asWhole(letter, { text, left }) {
    const places = literally(letter, text);
    return places && { kind: kindOf(places.some(({ exact }) => exact)), places, told: toldOf(places[0].events, left) };
  }

  const kindOf = (exact) => (exact ? "literal" : "signs");

  /** What a reader should know of how a text was read: what was met on the way, and what was left out before. */
  function toldOf(events, left) {
    const values = (kind) => events.filter((one) => one.kind === kind && one.value).map(({ value }) => value);
    return {
      numbers: [...new Set([...left.numbers, ...values("number")])],
      brackets: [...left.brackets, ...events.filter(({ kind, value }) => kind === "bracket" && value)],
      around: left.around,
      between: [],
      how: ["line", "begin", "end", "capitals", "heading_out"].filter((one) => events.some(({ kind }) => kind === one)),
    };
  }

  /** How a text stands in a letter of which stretches are literal; null when none is. */
  function partly(letter, { text, left }, despite = false) {
    const found = someOf(letter, text, despite);
    if (!found) return null;
    const { places, notes: also, apart, bounded, same, count } = found;
    const told = toldOf(places.flatMap(({ events }) => events), left); // prettier-ignore
    told.brackets.push(...found.brackets);
    told.between = found.inBetween;
    told.around = [...left.around, ...found.outside];
    if (!apart) return { kind: "partial", places, bounded, same, count, told, also };
    if (places.length === 1) return { kind: kindOf(places[0].exact), places, told, also };
    const parts = places.map((one) => ({ kind: kindOf(one.exact), places: [one], told: toldOf([], NOTHING) }));
    return { kind: "parts", parts, told, also };
  }

  /** How each of some texts stands in a letter; ``share`` is how much of them is literal. */
  function ofParts(letter, texts, left) {
    const outcome = (text) => best([asWhole, partly, near].map((way) => way(letter, { text, left: NOTHING })));
    const parts = texts.slice(0, MOST.parts).map(outcome);
    const words = parts.map((_, at) => wordsOf(texts[at]).length);
    const same = parts.map((part, at) => words[at] * (isLiteral(part) ? 1 : (part.same ?? 0) / (part.count ?? 1)));
    const sum = (list) => list.reduce((all, one) => all + one, 0);
    return { kind: "parts", parts, share: sum(same) / sum(words), told: toldOf([], left), cut: texts.length > MOST.parts };
  }

  /** How the parts of a text stand in a letter between which words were left out; null when it has no such parts. */
  function inParts(letter, { text, left }) {
    const parts = text.split(OMISSION).filter(hasCore);
    return parts.length < 2 ? null : ofParts(letter, parts, left);
  }

  /**
   * How the quotations stand in a letter that a text of somebody else's words has; null when it has less than two, or
   * when the words around them may be words of the letter that were changed (``mayBe``).
   */
  function inQuotes(letter, { text, left }, mayBe) {
    const around = text.split(QUOTED);
    const [outside, quoted] = [0, 1].map((rest) => around.filter((_, at) => at % 2 === rest));
    const outsideOf = (at) => [around[2 * at], around[2 * at + 2]];
    const foreign = (one, at) => mayBe || !literally(letter, one) || isForeign(letter, { text: one, outside: outsideOf(at) });
    if (quoted.length < 2 || outside.some(hasMark) || !quoted.every(foreign)) return null;
    const parts = quoted.flatMap((one) => one.split(OMISSION).filter(hasCore));
    return ofParts(letter, parts, { ...left, around: [...left.around, ...outside.filter(hasCore).map(squeeze)] });
  }

  /** How a text comes near to the words of a letter, and what is said of the quotations in it. */
  const near = (letter, { text, left }) => {
    const found = nearly(letter, text);
    if (!found) return null;
    const told = { ...toldOf([], left), numbers: [...new Set([...left.numbers, ...found.numbers])] };
    return { ...found, told, ...literalQuotations(letter, text, found) };
  };

  /**
   * The quotations in a text that are literal, each with its place: the first one within the passage that comes near, if any.
   * ``mostly`` when all are literal, and half of the text.
   */
  function literalQuotations(letter, text, { first, last }) {
    const quoted = text.split(QUOTED).filter((_, at) => at % 2).slice(0, MOST.parts);
    const placeOf = (words) => {
      const places = literally(letter, words);
      return places && (places.find(({ start, end }) => start >= first.start && end <= last.end) ?? places[0]);
    };
    const literal = quoted.map((words) => ({ words: squeeze(words), place: placeOf(words) })).filter(({ place }) => place);
    return { quoted: literal, mostly: literal.length === quoted.length && quoted.join("").length > text.length / 2 };
  }

  const NONE = { kind: "none", told: toldOf([], NOTHING) };
  const isLiteral = ({ kind }) => kind === "literal" || kind === "signs";

  /** How good an outcome is: by its kind, and within a kind by how much of the text it holds. */
  function rank(outcome) {
    if (outcome.kind === "parts") {
      return outcome.parts.every(isLiteral) ? WORTH.parts : WORTH.near + outcome.share * 0.9;
    }
    // whole sentences that are literal say more than words in the same order, unless all words are
    if (outcome.bounded) return WORTH.near + 0.69 + (outcome.same / outcome.count) * 0.2;
    if (outcome.kind === "near" || outcome.kind === "partial") return WORTH[outcome.kind] + (outcome.same / outcome.count) * 0.9;
    return WORTH[outcome.kind];
  }

  const best = (outcomes) => outcomes.filter(Boolean).reduce((first, one) => (rank(one) > rank(first) ? one : first), NONE);

  /**
   * Whether the words around a quotation are none of the letter: else the marks that seemed to open and close the
   * quotation are marks of the letter's own, within words that were changed.
   */
  function isForeign(letter, { text, outside, named }) {
    const parts = text.split(OMISSION).filter(hasCore);
    const [first, last] = [parts[0], parts.at(-1)].map((part) => part && literally(letter, part));
    if (!named && !areFar(letter, outside, text, first)) return false;
    const foreign = ([start, end]) => !goOnAlike(letter, outside, start, end);
    if (first && last) {
      const whole = [first[0].core[0], last[0].core[1]];
      const places = (parts.length > 1 ? [whole] : first.map(({ core }) => core)).map(foreign);
      return named ? places.includes(true) : !places.includes(false);
    }
    const all = named ? stretches(streamOf(text), letter) : [];
    return all.length > 0 && all.every(({ start, end }) => foreign([start, end]));
  }

  /** Whether what the words around a quotation have of the letter stands elsewhere, and is less: the name of who wrote it. */
  function areFar(letter, outside, text, places) {
    const found = outside.flatMap((one) => stretches(streamOf(one), letter));
    const size = found.reduce((sum, { from, to }) => sum + to - from, 0);
    if (size && size >= streamOf(text).size) return false;
    return found.every((one) => places?.every(({ core: [start, end] }) => one.end < start - FAR || one.start > end + FAR));
  }

  /** Whether the words around a quotation are like those that the letter has there. */
  function goOnAlike(letter, [before, after], start, end) {
    // marks that the letter has there too: then the next word alone tells
    const marked = [start, end].every((at) => quoteMark.test(gap(letter, at)));
    const alike = (text, side, printed) =>
      linesOf(text, side).some((line) => isLike(line, printed) || (marked && line.at(side) === printed.at(side)));
    return alike(before, -1, wordsBefore(letter, start)) || alike(after, 0, wordsAfter(letter, end));
  }

  /** How a pasted text stands in a letter: the most faithful reading that is literal, else the best of the others. */
  function lookIn(letter, readingsOf) {
    letter.longPlaces.clear();
    const ways = readingsOf.filter((one) => !one.outside || isForeign(letter, one));
    const last = ways.slice(-3);
    const others = [];
    /** The first outcome of some readings that will do; those before it are kept. */
    const first = (some, outcomeOf, willDo) => {
      for (const reading of some) {
        const found = outcomeOf(letter, reading);
        if (found && willDo(found)) return found;
        others.push(found);
      }
    };
    const literal =
      first(ways, asWhole, () => true) ??
      first(ways, inParts, ({ parts }) => parts.every(isLiteral)) ??
      first(last, partly, ({ kind }) => kind !== "partial");
    if (literal) return literal;
    others.push(...ways.filter(({ outside }) => !outside).map((reading) => inQuotes(letter, reading)));
    others.push(...last.map((reading) => near(letter, reading)));
    if (others.some(Boolean)) return best(others);
    // a quotation that comes near, with more words around it than it has, or some quotations
    const some = last.map((reading) => partly(letter, reading, true));
    return best([...readingsOf.map((reading) => (reading.outside ? near(letter, reading) : inQuotes(letter, reading, true))), ...some]);
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

  return { letterOf, look, isLiteral };
})();
