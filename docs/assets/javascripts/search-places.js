/*
 * Where the words of a query stand in a passage, and how that is shown: which of them are near each other, how a hit came about,
 * the stretch of a text that shows it.
 */
globalThis.briefwijzerPlaces = (() => {
  "use strict";
  const { isStop, stem } = briefwijzerAnalysis;
  const { addTo, key, packs } = briefwijzerIndex;
  const { WORTH } = briefwijzerQuery;

  // What the reader is told about a relation.
  const SHOWN = {
    exact: "exact", number: "start", joined: "part", form: "form", name: "synonym", keyword: "keyword", synonym: "synonym", like: "synonym",
    root: "root", kin: "root", head: "part", start: "start", typo: "typo", parts: "part", part: "part",
  }; // prettier-ignore
  const ORDER = ["direct", "phrase", "exact", "form", "keyword", "synonym", "root", "part", "start", "typo", "asked", "said", "note", "question"];
  const AMOUNT = /^(?:euro|miljoen|miljard)$/;
  const NEAR = 12; // within so many words the parts of a compound belong together

  /** Whether the parts of a compound stand near each other. */
  function piecesAreNear({ tokens }, pieces) {
    const [heads, tails] = pieces.map((terms) => new Set(terms));
    return Object.values(tokens).some((list) => {
      const [first, second] = [heads, tails].map((terms) =>
        list.flatMap(({ keys }, place) => (keys.some((term) => terms.has(term)) ? [place] : [])),
      );
      return first.some((place) => second.some((other) => Math.abs(other - place) <= NEAR));
    });
  }

  /** What finds places: given a list of tokens, which units stand where in it: { place, length, number, relation, worth }. */
  function finder(units) {
    const ways = new Map(); // key -> what it says: the number of a unit, a relation and its worth
    units.forEach((unit, number) => {
      for (const [term, { relation, worth }] of unit.keys) addTo(ways, term, { number, relation, worth });
      unit.pieces.forEach((terms, piece) => {
        for (const term of terms) if (!unit.keys.has(term)) addTo(ways, term, { number, relation: "parts", worth: WORTH.parts / 2, piece });
      });
    });
    const best = (keys) => {
      const found = [];
      for (const term of keys)
        for (const way of ways.get(term) ?? []) if (!(found[way.number]?.worth >= way.worth)) found[way.number] = { ...way, term };
      return found.filter(Boolean);
    };
    const ofKeys = new Map(); // the keys of the words that were meant -> the best way for each unit; most words stand in many places
    for (const { postings } of packs.values()) {
      for (const term of ways.keys())
        for (const keys of postings.get(term)?.words ?? []) if (!ofKeys.has(keys)) ofKeys.set(keys, best(keys));
    }
    const known = new Map(); // a list -> what was found in it: a passage is looked at more than once
    return (list) => {
      if (known.has(list)) return known.get(list);
      const all = [];
      list.forEach(({ keys, spans }, place) => {
        for (const way of ofKeys.get(keys) ?? []) all.push({ place, length: spans?.get(way.term) ?? 1, ...way });
      });
      // a part alone is nothing
      const found = all.filter(
        ({ piece, number, place }) =>
          piece === undefined ||
          all.some((other) => other.number === number && other.piece === 1 - piece && Math.abs(other.place - place) <= NEAR),
      );
      known.set(list, found);
      return found;
    };
  }

  /** Whether some units stand in a title or text with at most so many words between them. */
  function areNear({ title, text, extra }, places, numbers, most) {
    return [title, text, extra].some((list) => {
      const found = places(list);
      return found.some(({ place }) =>
        numbers.every((number) => found.some((other) => other.number === number && Math.abs(other.place - place) <= most)),
      );
    });
  }

  /** How close the units stand: 1 when all of them are neighbours, near 0 when they are far apart or few. */
  function closeness(found, weights) {
    const sum = weights.reduce((all, weight) => all + weight, 0);
    // beside one heavy word the light ones say little
    const balance = Math.min(1, 2 * (1 - Math.max(...weights) / sum));
    let best = 0;
    for (let from = 0; from < found.length; from++) {
      const seen = new Set();
      let weight = 0;
      for (let to = from; to < found.length && found[to].place - found[from].place < 40; to++) {
        if (seen.has(found[to].number)) continue;
        seen.add(found[to].number);
        weight += weights[found[to].number] * found[to].worth;
        if (seen.size < 2) continue;
        const span = found[to].place - found[from].place;
        best = Math.max(best, (weight / sum) * (1 / (1 + Math.max(0, span - seen.size) / 8)));
      }
    }
    return best * balance;
  }

  /** Where words stand in a list of tokens in this order, one after the other: the places of the first of them. */
  function placesOf(list, words) {
    const found = [];
    for (let at = 0; at + words.length <= list.length; at++) {
      if (list[at].word === words[0] && words.every((word, step) => list[at + step].word === word)) found.push(at);
    }
    return found;
  }
  const hasPhrase = ({ text, title }, words) => placesOf(text, words).length > 0 || placesOf(title, words).length > 0;

  /** Whether a passage has words that were to be left out, in any form. */
  function hasLeftOut({ tokens: { title, text, extra } }, words) {
    const stems = words.map((word) => key("s", stem(word)));
    return [title, text, extra].some((list) =>
      list.some((_, at) =>
        words.every(
          (word, step) =>
            list[at + step] &&
            (list[at + step].word === word ||
              list[at + step].whole.includes(word) ||
              (!isStop(word) && list[at + step].keys.includes(stems[step]))),
        ),
      ),
    );
  }

  /** The words of a passage to which keywords of a query lead. */
  const quotedIn = ({ quotes }, units) =>
    units.flatMap((unit, number) =>
      [...(quotes ? unit.keys : [])]
        .filter(([term]) => quotes.has(term))
        .map(([term, { relation, worth }]) => ({ ...quotes.get(term), number, relation, worth })),
    );

  /** Where these words begin. */
  const quotedPlaces = (record, units) =>
    quotedIn(record, units).map((each) => {
      const place = record.tokens.text.findIndex((token) => token.start >= (each.start ?? 0));
      return { ...each, place: Math.max(0, place), length: 1 };
    });

  /** How a hit came about: the relations, strongest first, and the places of the words in its text and title. */
  function explain(hit, answer) {
    const { text, title } = hit.record.tokens;
    const quotes = quotedIn(hit.record, answer.units);
    const shown = shownFirst(hit, answer).map((start) => ({ start, end: start, number: -1, worth: 1 }));
    // a keyword may lead to a passage and to none of its words
    const led = [...quotes, ...shown].filter(({ end }) => end);
    return {
      whys: whysOf(hit, answer, quotes.length > 0),
      text: inOrder([...spansOf(text, answer), ...led]),
      title: inOrder(spansOf(title, answer)),
    };
  }

  const inOrder = (spans) => spans.sort((a, b) => a.start - b.start || b.end - a.end);

  /** By which relations a hit was found, strongest first. */
  function whysOf({ record, direct, mark, asked }, { places, phrases }, led) {
    const [inText, inTitle, inExtra] = [record.tokens.text, record.tokens.title, record.tokens.extra].map(places);
    const best = new Map();
    // our words for what a paragraph says are told as ours
    for (const each of [...inText, ...inTitle, ...(record.kind === "paragraph" ? [] : inExtra)])
      if (!(best.get(each.number)?.worth >= each.worth)) best.set(each.number, each);
    const whys = new Set([...best.values()].map((each) => SHOWN[each.relation]));
    for (const { number, place } of inExtra)
      if (!best.has(number)) whys.add(record.tokens.extra[place].start < record.asked ? "asked" : "said");
    for (const [why, holds] of Object.entries({ direct, note: mark, question: asked, phrase: phrases.length, keyword: led }))
      if (holds) whys.add(why);
    return ORDER.filter((why) => whys.has(why));
  }

  /** Where the sentence begins that has the mark of the note, and the amounts that are asked for: shown, and nothing of them marked. */
  function shownFirst({ record: { text, tokens }, mark }, { question }) {
    const amounts = question?.kind === "amount" ? tokens.text.filter(({ word }) => AMOUNT.test(word)) : [];
    return [...(mark ? [text.lastIndexOf(". ", mark - 2) + 1] : []), ...amounts.map(({ start }) => start)];
  }

  /** The stretches of a text that the words and phrases of a query take up. */
  function spansOf(list, { places, phrases }) {
    const phrased = phrases.flatMap((words) =>
      placesOf(list, words).map((place) => ({ place, length: words.length, number: -1, worth: 1 })),
    );
    return [...phrased, ...places(list)].map((each) => ({
      ...each,
      start: list[each.place].start,
      end: list[Math.min(each.place + each.length, list.length) - 1].end,
    }));
  }

  /** The stretch of a text that shows most of the words found: { start, end }. */
  function excerpt(text, spans, weights, room) {
    if (text.length <= room) return { start: 0, end: text.length };
    let best = { value: -1, start: 0 };
    spans.forEach((first, from) => {
      const seen = new Set();
      let value = 0;
      for (let to = from; to < spans.length && spans[to].end - first.start <= room - 60; to++) {
        value += seen.has(spans[to].number) ? 0.05 : (weights[spans[to].number] ?? 5) * spans[to].worth;
        seen.add(spans[to].number);
      }
      if (value > best.value) best = { value, start: first.start };
    });
    let start = Math.max(0, Math.min(best.start - 50, text.length - room));
    if (start) start = text.indexOf(" ", start) + 1;
    let end = Math.min(text.length, start + room);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
    return { start, end };
  }

  return { areNear, piecesAreNear, finder, closeness, placesOf, hasPhrase, hasLeftOut, quotedPlaces, explain, excerpt };
})();
