/*
 * Finds passages. lunr keeps the index and gives the first ranking; which words of a query are there, as what, and how
 * close together, is weighed here. How and why: docs/developers/search.md.
 */
globalThis.briefwijzerEngine = (() => {
  "use strict";
  const { tokens, isStop, stem, root, citedNames } = briefwijzerAnalysis;

  // How much a word counts by the relation in which it was found. The index has a key for each: "s:robot".
  const WORTH = { exact: 1, joined: 0.95, start: 0.7, form: 0.85, root: 0.7, synonym: 0.7, parts: 0.6, part: 0.5, typo: 0.6 };
  // What the reader is told about it.
  const SHOWN = { exact: "exact", form: "form", root: "form", synonym: "synonym", typo: "typo", start: "part", joined: "part", parts: "part", part: "part" };
  const MOST = { words: 24, letters: 60, phrases: 8, starts: 24, near: 6, close: 60 };

  let kinds = {}; // of passages: { weight, titled, … }, as the shared records say
  const packs = new Map(); // name -> { records, index }
  const vocabulary = new Map(); // every word of the texts -> how often
  const parts = new Map(); // compound -> its parts
  // Worked out when first asked for, and again when other records have come.
  let sorted = null; // the vocabulary in order, for beginnings
  let spelt = null; // the words that a typing error may have been meant for, with how often, by their length
  const counts = new Map(); // key -> in how many passages it occurs
  let synonyms = null; // first word of a form -> the forms that begin with it
  const key = (relation, value) => `${relation}:${value}`;

  /* Index */

  /** The forms of synonyms by their first stem, each as stems with the group it belongs to. */
  function readSynonyms(groups) {
    synonyms = new Map();
    groups.forEach((forms, group) => {
      for (const form of forms) {
        const stems = tokens(form).map((token) => stem(token.word));
        if (!stems.length) continue;
        if (!synonyms.has(stems[0])) synonyms.set(stems[0], []);
        synonyms.get(stems[0]).push({ stems, group });
      }
    });
  }

  /** The synonym groups that a token begins, with the number of tokens each covers. */
  function groupsAt(list, at) {
    const found = [];
    for (const { stems, group } of synonyms.get(stem(list[at].word)) ?? []) {
      if (stems.every((each, step) => at + step < list.length && stem(list[at + step].word) === each)) {
        found.push({ group, length: stems.length });
      }
    }
    return found;
  }

  /** The tokens of a text, each with the keys under which it is found. */
  function keyed(text) {
    const list = tokens(text ?? "");
    list.forEach((token, at) => (token.keys = keysOf(list, at)));
    return list;
  }

  const sameKeys = new Map(); // the keys of a word alone, made once for all its places
  function keysOf(list, at) {
    const { word, whole } = list[at];
    const groups = groupsAt(list, at);
    if (whole.length || groups.length) return makeKeys(word, whole, groups);
    if (!sameKeys.has(word)) sameKeys.set(word, makeKeys(word, whole, groups));
    return sameKeys.get(word);
  }

  function makeKeys(word, whole, groups) {
    const keys = new Set([word, ...whole].map((each) => key("w", each)));
    for (const { group } of groups) keys.add(key("c", group));
    for (const each of isStop(word) ? whole : [word, ...whole]) {
      const stemmed = stem(each);
      keys.add(key("s", stemmed)).add(key("r", root(stemmed)));
      for (const part of parts.get(each) ?? []) keys.add(key("p", stem(part)));
    }
    return [...keys];
  }

  /** Take the records of a letter, or the shared ones, into the search. */
  function add(name, data) {
    if (packs.has(name)) return;
    if (name === "shared") {
      kinds = data.kinds;
      readSynonyms(data.synonyms);
    }
    for (const [word, list] of Object.entries(data.parts)) parts.set(word, list.split(" "));
    sameKeys.clear();
    const builder = new lunr.Builder();
    builder.ref("id");
    builder.field("title", { boost: 1.5 });
    builder.field("text");
    builder.field("extra", { boost: 0.5 });
    builder.k1(1.2);
    // how long a passage is says nothing about how well it answers; where in it the words stand does, below
    builder.b(0);
    builder.tokenizer = (list) => {
      for (const { word, whole } of list) for (const each of [word, ...whole]) vocabulary.set(each, (vocabulary.get(each) ?? 0) + 1);
      return list.flatMap(({ keys }) => keys.map((each) => new lunr.Token(each, {})));
    };
    data.records.forEach((record, id) => {
      record.pack = name;
      record.tokens = { title: keyed(record.title), text: keyed(record.text) };
      builder.add({ id, ...record.tokens, extra: keyed(record.extra) });
    });
    packs.set(name, { records: data.records, index: builder.build() });
    sorted = spelt = null;
    counts.clear();
  }

  /* The query: units, each a word with the ways in which it may be found */

  /** The vocabulary's words that begin with some letters. */
  function startingWith(start) {
    sorted ??= [...vocabulary.keys()].sort();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (found.length < MOST.starts && sorted[low]?.startsWith(start)) found.push(sorted[low++]);
    return found;
  }

  /** How many letters must change to make one word of another, neighbours that change places counted once. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[other.length];
  }

  /** The words of the vocabulary nearest to a word, at most ``most`` letters away: the nearest and commonest first. */
  function nearest(word, most, limit) {
    spelt ??= byLength();
    const found = [];
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const { known, times } of spelt.get(length) ?? []) {
        const away = distance(word, known, most);
        // the first letter is seldom the wrong one
        if (away <= most) found.push({ known, away: away + (known[0] === word[0] ? 0 : 0.5), times });
      }
    }
    return found.sort((a, b) => a.away - b.away || b.times - a.times || (a.known < b.known ? -1 : 1)).slice(0, limit);
  }

  function byLength() {
    const words = new Map();
    for (const [known, times] of vocabulary) {
      if (known.length < 4 || /\p{N}/u.test(known) || isStop(known)) continue;
      if (!words.has(known.length)) words.set(known.length, []);
      words.get(known.length).push({ known, times });
    }
    return words;
  }

  /** Two or more words of the vocabulary that make up an unknown word: zorginnovatie is zorg and innovatie. */
  function split(word) {
    for (let cut = word.length - 4; cut >= 3; cut--) {
      const tail = word.slice(cut);
      if (!known(tail) || isStop(tail)) continue;
      for (const link of ["", "s", "en", "e", "n"]) {
        const head = word.slice(0, cut - link.length);
        if (head.length >= 3 && word.slice(0, cut).endsWith(link) && known(head) && !isStop(head)) return [head, tail];
      }
    }
    return null;
  }
  /** Whether the index has a word in this or another form. */
  const known = (word) => vocabulary.has(word) || count(key("s", stem(word))) > 0;

  /** In how many passages a key occurs. */
  function count(term) {
    let found = counts.get(term);
    if (found === undefined) {
      found = 0;
      for (const { index } of packs.values()) {
        const fields = Object.hasOwn(index.invertedIndex, term) ? index.invertedIndex[term] : null;
        if (fields) found += Math.max(...["title", "text", "extra"].map((field) => Object.keys(fields[field] ?? {}).length));
      }
      counts.set(term, found);
    }
    return found;
  }

  /** One word of a query, with the keys that stand for it: each key has the relation and its worth. */
  function unitOf(word, { last }) {
    const unit = { word, keys: new Map(), pieces: [], near: [] };
    const put = (term, relation, worth = WORTH[relation]) => {
      if (!(unit.keys.get(term)?.worth >= worth) && count(term)) unit.keys.set(term, { relation, worth });
    };
    put(key("w", word), "exact");
    if (isStop(word)) return unit;
    put(key("s", stem(word)), "form");
    put(key("r", root(stem(word))), "root");
    const found = unit.keys.size > 0;
    put(key("p", stem(word)), "part");
    if (last && (word.length >= 3 || /^\p{N}/u.test(word))) {
      // what is being typed may be the beginning of a word, 5 that of 5,5 but not of 581; once it is a word itself, longer ones count less
      for (const each of startingWith(/^\p{N}{1,2}$/u.test(word) ? `${word},` : word)) put(key("w", each), "start", found ? WORTH.part * 0.8 : WORTH.start);
    }
    unit.pieces = (parts.get(word) ?? (found ? null : split(word)) ?? []).slice(0, 2);
    if (!found && !/\p{N}/u.test(word)) {
      const most = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
      const typed = unit.keys.size > 0; // a beginning or a part: less likely to be an error
      const near = most ? nearest(word, most, MOST.near) : [];
      for (const { known: each, away } of near.filter((one) => one.away <= near[0].away + 0.5)) {
        const worth = (WORTH.typo - 0.1 * (away - 1)) * (typed || unit.pieces.length ? 0.7 : 1);
        unit.near.push(each);
        put(key("w", each), "typo", worth);
        put(key("s", stem(each)), "typo", worth * 0.95);
        put(key("p", stem(each)), "typo", worth * 0.6);
      }
      if (!unit.keys.size && !unit.pieces.length && word.length >= 4) {
        for (const each of vocabulary.keys()) if (each.includes(word)) put(key("w", each), "part");
      }
    }
    return unit;
  }

  /** A query taken apart: its phrases in quotes, and a unit for each word that says something. */
  function read(query) {
    const phrases = [];
    const text = query.slice(0, 10_000);
    for (const [, words] of text.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)) {
      const list = tokens(words).map((token) => token.word);
      if (list.length && phrases.length < MOST.phrases) phrases.push(list);
    }
    const all = tokens(text).filter((token) => token.word.length <= MOST.letters);
    const telling = all.filter((token) => !isStop(token.word));
    // stop words alone are a query too
    const list = (telling.length ? telling : all).slice(0, MOST.words);
    const lastToken = all.at(-1);
    const units = [];
    const ofToken = new Map();
    for (const token of list) {
      let unit = units.find((each) => each.word === token.word);
      if (!unit) {
        unit = unitOf(token.word, { last: token === lastToken && /[\p{L}\p{N}]$/u.test(text) });
        units.push(unit);
      }
      ofToken.set(token, unit);
    }
    all.slice(0, 4 * MOST.words).forEach((token, at) => {
      const unit = ofToken.get(token);
      // a synonym stands for all the words that it covers
      for (const { group, length } of groupsAt(all, at)) {
        const covered = [...new Set(all.slice(at, at + length).map((each) => ofToken.get(each)).filter(Boolean))];
        for (const each of covered) {
          if (!each.keys.has(key("c", group)) && count(key("c", group))) each.keys.set(key("c", group), { relation: "synonym", worth: WORTH.synonym, covers: covered.length });
        }
      }
      // so does a word that the query writes in two: zorg innovaties, e health
      const next = all[at + 1];
      for (const link of unit && next && ofToken.has(next) ? ["", "s", "en"] : []) {
        const joined = token.word + link + next.word;
        for (const whole of next === lastToken ? startingWith(joined) : [joined]) {
          for (const each of count(key("w", whole)) ? [unit, ofToken.get(next)] : []) each.keys.set(key("w", whole), { relation: "joined", worth: WORTH.joined });
        }
      }
      for (const whole of unit ? token.whole : []) {
        if (count(key("w", whole))) unit.keys.set(key("w", whole), { relation: "exact", worth: WORTH.exact });
      }
    });
    for (const unit of units) {
      unit.pieces = unit.pieces.map((piece) => {
        const keys = [key("w", piece), key("s", stem(piece)), key("p", stem(piece))];
        return keys.filter((each) => count(each));
      });
      if (unit.pieces.length < 2 || unit.pieces.some((piece) => !piece.length)) unit.pieces = [];
    }
    return { text, phrases, units, words: all.map((token) => token.word) };
  }

  /* Ranking */

  /** How much a unit tells: the rarer, the more. */
  function rarity(unit, total) {
    const own = [...unit.keys].filter(([, { relation }]) => ["exact", "form", "root"].includes(relation));
    const counted = own.length ? own : [...unit.keys];
    const often = Math.max(0, ...counted.map(([term]) => count(term)));
    return Math.log(1 + (total - Math.min(often, total) + 0.5) / (often + 0.5));
  }

  /** What finds places: given a list of tokens, which units stand where in it: { place, number, relation, worth }. */
  function finder(units) {
    const ways = new Map(); // key -> what it says: the number of a unit, a relation and its worth
    const put = (term, way) => ways.set(term, [...(ways.get(term) ?? []), way]);
    units.forEach((unit, number) => {
      for (const [term, { relation, worth }] of unit.keys) put(term, { number, relation, worth });
      for (const term of new Set(unit.pieces.flat())) {
        if (!unit.keys.has(term)) put(term, { number, relation: "parts", worth: WORTH.parts / 2 });
      }
    });
    const ofKeys = new Map(); // the keys of a token -> the best way for each unit; most words stand in many places
    const best = (keys) => {
      const found = [];
      for (const term of keys) for (const way of ways.get(term) ?? []) if (!(found[way.number]?.worth >= way.worth)) found[way.number] = way;
      return found.filter(Boolean);
    };
    return (list) => {
      const found = [];
      list.forEach(({ keys }, place) => {
        if (!ofKeys.has(keys)) ofKeys.set(keys, best(keys));
        for (const way of ofKeys.get(keys)) found.push({ place, ...way });
      });
      return found;
    };
  }

  /** How close the units stand: 1 when all of them are neighbours, near 0 when they are far apart or few. */
  function closeness(found, weights) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
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
        best = Math.max(best, (weight / total) * (1 / (1 + Math.max(0, span - seen.size) / 8)));
      }
    }
    return best;
  }

  /** Whether words stand in a list of tokens in this order, one after the other. */
  function has(list, words) {
    for (let at = 0; at + words.length <= list.length; at++) {
      if (words.every((word, step) => list[at + step].word === word)) return true;
    }
    return false;
  }

  /** The records of some packs that answer a query, best first, with what it takes to explain them. */
  function search(query, names = [...packs.keys()]) {
    const plan = read(query);
    const direct = new Set(citedNames(query));
    const asked = names.map((name) => packs.get(name)).filter(Boolean);
    const total = [...packs.values()].reduce((sum, { records }) => sum + records.length, 0);
    // words that occur nowhere cannot tell passages apart
    const units = plan.units.filter((unit) => unit.keys.size || unit.pieces.length);
    const weights = units.map((unit) => rarity(unit, total));
    const sum = weights.reduce((all, weight) => all + weight, 0) || 1;
    let hits = [];
    for (const { index, records } of asked) {
      const found = units.length
        ? index.query((ask) => {
            units.forEach((unit, number) => {
              for (const [term, { worth }] of unit.keys) ask.term(term, { boost: worth * weights[number], usePipeline: false });
              for (const term of new Set(unit.pieces.flat())) ask.term(term, { boost: 0.3 * weights[number], usePipeline: false });
            });
          })
        : [];
      for (const { ref, score, matchData } of found) {
        const there = matchData.metadata;
        let cover = 0;
        let whole = 0;
        units.forEach((unit, number) => {
          let worth = 0;
          for (const [term, way] of unit.keys) if (way.worth > worth && Object.hasOwn(there, term)) worth = way.worth;
          if (worth < WORTH.parts && unit.pieces.length && unit.pieces.every((piece) => piece.some((term) => Object.hasOwn(there, term)))) worth = WORTH.parts;
          cover += (worth * weights[number]) / sum;
          whole += worth ? weights[number] / sum : 0;
        });
        if (cover) hits.push({ record: records[ref], lunr: score, cover, whole });
      }
      for (const record of direct.size ? records : []) {
        if (record.names?.some((name) => direct.has(name)) && !hits.some((hit) => hit.record === record)) hits.push({ record, lunr: 0, cover: 0, whole: 0 });
      }
    }
    const best = Math.max(...hits.map((hit) => hit.lunr), 1e-9);
    for (const hit of hits) {
      hit.direct = hit.record.names?.some((name) => direct.has(name)) ?? false;
      hit.score = (hit.cover + 0.3 * (hit.lunr / best)) * kinds[hit.record.kind].weight;
    }
    hits.sort((a, b) => b.direct - a.direct || b.score - a.score);
    if (plan.phrases.length) {
      hits = hits.filter(({ record }) => {
        const { text, title } = record.tokens;
        return plan.phrases.every((phrase) => has(text, phrase) || has(title, phrase));
      });
    } else {
      // what has only the small change of a longer query is no answer to it
      const most = Math.max(0, ...hits.map((hit) => hit.whole));
      hits = hits.filter((hit) => hit.direct || hit.whole >= most * 0.4);
    }
    const places = finder(units);
    for (const hit of hits.slice(0, MOST.close)) {
      const { text, title } = hit.record.tokens;
      const found = places(text);
      let extra = units.length > 1 ? 0.5 * closeness(found, weights) : 0;
      // the first sentence tells what a passage is about
      if (found.length) extra += 0.15 / (1 + found[0].place / 15);
      if (plan.words.length > 1 && has(text, plan.words)) extra += 0.4;
      if (plan.words.length && title.length && has(title, plan.words) && kinds[hit.record.kind].titled) {
        extra += (0.15 * plan.words.length) / title.length;
      }
      hit.score += extra * kinds[hit.record.kind].weight;
    }
    hits.sort((a, b) => b.direct - a.direct || b.score - a.score);
    const unknown = plan.units.filter((unit) => !unit.keys.size && !unit.pieces.length && !isStop(unit.word)).map((unit) => unit.word);
    return { hits, places, weights, unknown, phrases: plan.phrases };
  }

  /** How a hit came about: the relations, strongest first, and the places of the words in its text and title. */
  function explain(hit, { places, phrases }) {
    const { text, title } = hit.record.tokens;
    const inText = places(text);
    const inTitle = places(title);
    const best = new Map();
    for (const each of [...inText, ...inTitle]) if (!(best.get(each.number)?.worth >= each.worth)) best.set(each.number, each);
    const order = ["exact", "form", "part", "synonym", "typo"];
    const whys = new Set([...best.values()].map((each) => SHOWN[each.relation]));
    if (hit.direct) whys.add("direct");
    if (phrases.length) whys.add("phrase");
    const spans = (list, found) =>
      [...new Map(found.map((each) => [each.place, each])).values()].map((each) => ({ start: list[each.place].start, end: list[each.place].end, number: each.number, worth: each.worth }));
    return {
      whys: ["direct", "phrase", ...order].filter((why) => whys.has(why)),
      text: spans(text, inText),
      title: spans(title, inTitle),
    };
  }

  /** The stretch of a text that shows most of the words found: { start, end }. */
  function excerpt(text, spans, weights, room) {
    if (text.length <= room) return { start: 0, end: text.length };
    let best = { value: -1, start: 0 };
    spans.forEach((first, from) => {
      const seen = new Set();
      let value = 0;
      for (let to = from; to < spans.length && spans[to].end - first.start <= room - 60; to++) {
        value += seen.has(spans[to].number) ? 0.05 : weights[spans[to].number] * spans[to].worth;
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

  /** Words of the vocabulary that somebody may have meant. */
  function suggestions(query) {
    const found = new Map();
    for (const { word } of tokens(query.slice(0, 400)).slice(0, 8)) {
      if (word.length < 3 || word.length > 40 || isStop(word)) continue;
      for (const each of nearest(word, Math.max(2, Math.floor(word.length / 3)), 5)) {
        if (!(found.get(each.known) <= each.away)) found.set(each.known, each.away);
      }
    }
    return [...found].sort((a, b) => a[1] - b[1]).slice(0, 5).map(([word]) => word);
  }

  return { add, search, explain, excerpt, suggestions };
})();
