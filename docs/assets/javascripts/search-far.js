/*
 * The search of a large collection: which passages may answer is chosen by an index in pieces, of which a query loads the
 * few it needs; the passages chosen are loaded, and the engine does the rest. scripts/briefwijzer/search/pieces.py makes the
 * pieces and says what is in them.
 */
globalThis.briefwijzerFar = (() => {
  "use strict";
  const { tokens, learn: learnDutch, isStop, stem, verb, root, otherNumber, basesOf, verbsOf } = briefwijzerAnalysis;
  const { key, groups, parts, tellingStems, readNames, learnWords, setElsewhere, replace, namesIn, lastNotBehind } = briefwijzerIndex;
  const { known: isKnown, readParts, readTokens } = briefwijzerIndex;
  const { read, withoutStops, halves, WORTH, LEVEL } = briefwijzerQuery;
  const { citedNames } = briefwijzerNames;
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const VALUE = new Map([...DIGITS].map((sign, value) => [sign.charCodeAt(0), value]));
  const MOST = { refined: 600, passages: 36, chunks: 18, near: 4, starts: 12 };
  // What a mark says: where the word first stands, in steps of eight words; how often it does; whether the passage is a letter's own.
  const placeIn = (mark) => (mark & 7) * 8;
  const timesIn = (mark) => 1 + ((mark >> 3) & 3);
  const OWN = 32;
  const JOINED = 1.4;
  const BESIDE = 0.7; // what an entry or a work counts beside a letter's own passage, before it is loaded
  const SOUNDS = { k: "kc", s: "sz", z: "zs" }; // first letters that sound like another

  let load = null; // loads a script of the search
  let starts = null; // of the pieces: the first value of each
  const packs = []; // in the order of the numbers: { name, first, records }
  let total = 0;
  let together = 1;
  const entries = new Map(); // value -> what its piece has of it
  const keywords = new Map(); // key -> [number, start, end]
  const knownLetters = new Set(); // first letters whose words are known
  const knownValues = new Set();
  const knownPieces = new Set(); // the pieces whose words are known

  const wordsOf = (query) => tokens(withoutStops(query.slice(0, 1000), () => true));

  /**
   * Begin with what the shared records say of the letters, and load what a query needs, before the names of terms are read: that
   * takes the processor as long as the pieces need to come.
   */
  function begin({ letters, count, together: size, pieces, dutch, synonyms }, script, query) {
    load = script;
    if (starts) return;
    starts = pieces;
    together = size;
    for (const [name, { records }] of [...Object.entries(letters), ["shared", { records: count }]]) {
      packs.push({ name, first: total, records });
      total += records;
    }
    learnDutch(dutch);
    // one that fails is told when it is asked for again
    const list = wordsOf(query);
    const values = [...valuesOf(list), ...citedNames(query), ...valuesOfTerms(list, synonyms)];
    for (const number of numbersOf(values)) load(`index/${number}`).catch(() => null);
  }

  /* Pieces */

  /** The number of the piece that has a value, if any has. */
  const numberOf = (value) => lastNotBehind(starts, (start) => start > value);
  const numbersOf = (values) => new Set(values.map(numberOf).filter((number) => number >= 0));

  /** Load what the index has of some values. */
  async function learn(values) {
    const wanted = [...new Set(values)].filter((value) => value && !knownValues.has(value));
    const numbers = numbersOf(wanted);
    await Promise.all([...numbers].map((number) => load(`index/${number}`)));
    for (const number of numbers) {
      if (!knownPieces.has(number)) learnWords(Object.values(briefwijzerPieces[`index/${number}`]).flatMap((entry) => entry.w ?? []));
      knownPieces.add(number);
    }
    for (const value of wanted) {
      knownValues.add(value);
      const number = numberOf(value);
      const entry = number < 0 ? undefined : briefwijzerPieces[`index/${number}`][value];
      if (!entry) continue;
      entries.set(value, entry);
      if (entry.d) parts.set(value, entry.d.split(" "));
      (entry.k ?? []).forEach(([stems, places], at) => {
        const leads = key("k", `${value} ${at}`);
        keywords.set(leads, places);
        readNames(leads, [stems], { written: false, relation: "keyword" });
      });
    }
  }

  /** The values under which the index has the words of a query, and their other names. */
  function* valuesOf(list) {
    for (const [at, { word, whole }] of list.entries()) {
      if (isStop(word)) continue;
      const next = list.slice(at + 1, at + 4).find((each) => !isStop(each.word))?.word ?? "";
      for (const each of [
        word,
        ...whole,
        otherNumber(word) ?? word,
        ...basesOf(word),
        ...verbsOf(list, at),
        ...["", "s", "en"].flatMap((link) => [word + link + next, next + link + word]),
      ])
        yield* [each, stem(each), verb(each), root(each)];
    }
    yield* valuesOfNames(list, false);
  }

  /** The values under which the index has the other names of a query's words: those of terms, or words of the language. */
  function* valuesOfNames(list, alike) {
    for (const { key: term } of namesIn(list)) {
      if (term[0] !== "c") continue;
      const { names, like } = groups[term.slice(2)];
      if (Boolean(like) === alike) yield* names.flatMap(stemsOf);
    }
  }

  const stemsOf = (name) => tellingStems(tokens(name)).map((each) => each.stem);

  /** The same for the terms of which some name is likely to be in a query: for its words begin as those of the query. */
  function* valuesOfTerms(list, synonyms) {
    const stems = list.filter(({ word }) => !isStop(word)).map(({ word }) => stem(word));
    const isLikely = (name) => {
      const telling = name.toLowerCase().split(/[ -]/).filter((word) => !isStop(word));
      return telling.length && telling.every((word) => stems.some((each) => word.startsWith(each)));
    };
    for (const { names, also, like } of synonyms)
      if (!like && [...names, ...also].some(isLikely)) yield* names.flatMap(stemsOf);
  }

  /* Postings */

  const decoded = new Map();
  /** The passages of a value in a relation: { numbers, marks }; null when there are none. */
  function postings(relation, value) {
    const packed = entries.get(value)?.[relation];
    if (!packed) return null;
    if (!decoded.has(packed)) decoded.set(packed, decode(packed));
    return decoded.get(packed);
  }
  function decode([size, signs, marked = 1]) {
    const numbers = new Uint32Array(size);
    const marks = marked ? new Uint8Array(size) : null;
    let at = 0;
    let last = -1;
    for (let n = 0; n < size; n++) {
      let distance = 0;
      for (let shift = 0; ; shift += 5) {
        const digit = VALUE.get(signs.charCodeAt(at++));
        distance += (digit & 31) << shift;
        if (digit < 32) break;
      }
      last += distance;
      numbers[n] = last;
      if (marks) marks[n] = VALUE.get(signs.charCodeAt(at++));
    }
    return { numbers, marks };
  }

  /** The lists of passages that have a key of a query. */
  function listsOf(term) {
    const relation = term[0];
    const value = term.slice(2);
    if (relation === "w") return [postings("s", stem(value))];
    if (relation === "k") return [{ numbers: (keywords.get(term) ?? []).map(([number]) => number), marks: null }];
    if (relation === "c") return groups[value].names.map((name) => all(stemsOf(name).map((each) => postings("s", each))));
    return [postings(relation, value)];
  }
  /** The passages that several lists have in common. */
  function all(lists) {
    if (lists.some((list) => !list)) return null;
    const [first, ...others] = lists.toSorted((a, b) => a.numbers.length - b.numbers.length);
    if (!others.length) return first;
    const sets = others.map(({ numbers }) => new Set(numbers));
    return { numbers: [...first.numbers].filter((number) => sets.every((set) => set.has(number))), marks: null };
  }
  const lists = (term) => listsOf(term).filter(Boolean);
  const passagesOf = (term) => lists(term).reduce((sum, { numbers }) => sum + numbers.length, 0);
  const counts = new Map();
  const count = (term) => {
    if (!counts.has(term)) counts.set(term, passagesOf(term));
    return counts.get(term);
  };

  /* Choosing */

  const packAt = (number) => packs[lastNotBehind(packs, ({ first }) => first > number)];

  /** The passages that have a unit, as far as the index knows: where it first stands in each, its worth and how often; which are own. */
  function passagesWith(unit) {
    const places = new Map();
    const worths = new Float32Array(total);
    const amounts = new Float32Array(total);
    const own = new Set();
    const put = (number, worth, mark) => {
      if (!worths[number]) places.set(number, placeIn(mark));
      const amount = timesIn(mark);
      amounts[number] = worth > worths[number] ? Math.max(amount, amounts[number]) : amounts[number] + amount / 2;
      if (worth > worths[number]) worths[number] = worth;
      if (mark & OWN) own.add(number);
    };
    for (const [term, { worth: usual, relation }] of unit.keys) {
      // one word that the query writes in two is nearer than the two of them; a keyword tells what a passage is about
      const worth = relation === "joined" ? JOINED : relation === "keyword" ? JOINED * usual : usual;
      for (const { numbers, marks } of lists(term)) numbers.forEach((number, n) => put(number, worth, marks ? marks[n] : OWN));
    }
    if (unit.pieces.length) {
      const [head, tail] = unit.pieces.map((terms) => new Set(terms.flatMap(lists).flatMap(({ numbers }) => [...numbers])));
      for (const number of head) if (tail.has(number)) put(number, WORTH.parts, OWN);
    }
    return { places, worths, amounts, own };
  }

  /** What it adds that words first stand near each other, for they may belong together then. */
  function nearness(there, units) {
    if (there.length < 2) return 0;
    return (0.5 * there.length) / units / (1 + (Math.max(...there) - Math.min(...there)) / 8);
  }

  /** Weigh the passages by a plan: the best of them, those that are cited first, and how many of each letter have enough. */
  function choose({ units, weights, chosen, asked, cited }, belongs, enough) {
    const score = new Float32Array(total);
    const share = new Float32Array(total);
    const found = units.map(passagesWith);
    const touched = new Set();
    found.forEach(({ places, worths, amounts }, at) => {
      for (const number of places.keys()) {
        // as the engine has it, of what is known before the passage is there
        score[number] += (weights[at] / asked) * worths[number] * (1 + (0.5 * amounts[number]) / (amounts[number] + 1.2));
        share[number] += chosen[at] / asked;
        touched.add(number);
      }
    });
    const placesOf = (number) => found.map(({ places }) => places.get(number)).filter((place) => place !== undefined);
    for (const number of touched) {
      const isOwn = found.some(({ own }) => own.has(number));
      score[number] = (score[number] + 0.15 / (1 + Math.min(...placesOf(number)) / 15)) * (isOwn ? 1 : BESIDE);
    }
    let numbers = [...touched].filter((number) => belongs(packAt(number).name));
    const most = numbers.reduce((top, number) => Math.max(top, share[number]), 0);
    const least = Math.max(enough.asked, enough.best * most);
    numbers = numbers.filter((number) => share[number] >= least - 1e-6).sort((a, b) => score[b] - score[a]);
    const spread = new Map();
    for (const number of numbers) spread.set(packAt(number).name, (spread.get(packAt(number).name) ?? 0) + 1);
    const refined = numbers.slice(0, MOST.refined);
    const best = new Map(refined.map((number) => [number, Math.fround(score[number] + nearness(placesOf(number), units.length))]));
    refined.sort((a, b) => best.get(b) - best.get(a));
    const first = cited.flatMap((name) => [...(postings("n", name)?.numbers ?? [])]).filter((number) => belongs(packAt(number).name));
    return { numbers: [...new Set([...first, ...refined])].slice(0, MOST.passages), spread, count: numbers.length };
  }

  /** Load passages by their numbers. */
  async function passages(numbers) {
    const chunks = new Map(); // path -> the numbers in it
    for (const number of numbers) {
      const { name, first } = packAt(number);
      const path = `passages/${name}/${Math.floor((number - first) / together)}`;
      if (!chunks.has(path)) {
        if (chunks.size === MOST.chunks) continue;
        chunks.set(path, []);
      }
      chunks.get(path).push(number);
    }
    const inFile = (path, number) => briefwijzerPieces[path].records[(number - packAt(number).first) % together];
    const reading = [...chunks].map(async ([path, there]) => {
      await load(path);
      // each is read while the next ones load
      readParts(briefwijzerPieces[path].parts);
      for (const number of there) readTokens(inFile(path, number));
    });
    await Promise.all(reading);
    const quotes = new Map();
    for (const [term, places] of keywords)
      for (const [number, start, end] of places)
        (quotes.get(number) ?? quotes.set(number, new Map()).get(number)).set(term, { start, end });
    const records = [];
    for (const [path, there] of chunks) {
      for (const number of there) {
        const record = inFile(path, number);
        const where = briefwijzerPieces[path].sections[record.section];
        records.push(Object.assign(record, { pack: packAt(number).name, where, quotes: quotes.get(number) }));
      }
    }
    return { records, parts: {}, keywords: [] };
  }

  /* Search */

  /** Load what unknown words may be: their beginnings and neighbours, or compounds with a half that is known. */
  async function learnNearly(query, lost) {
    const first = lost.flatMap(({ word }) => [...(SOUNDS[word[0]] ?? word[0])]);
    const letters = [...new Set(first)].filter((letter) => !knownLetters.has(letter));
    await Promise.all(letters.map((letter) => load(`words/${letter}`)));
    for (const letter of letters) {
      knownLetters.add(letter);
      learnWords(briefwijzerPieces[`words/${letter}`].split("\n"));
    }
    const nearly = read(query).units.flatMap((unit) => [...unit.near.slice(0, MOST.near), ...(unit.starts ?? []).slice(0, MOST.starts)]);
    const pieces = lost.flatMap(({ word }) => [...halves(word)].filter(([head]) => isKnown(head)).flat());
    await learn([...nearly, ...pieces].map(stem));
    counts.clear();
  }

  /**
   * The answer to a query, as the engine gives it, of the letters that ``belongs`` says; ``spread`` is how many passages of each
   * letter have enough of it, and ``count`` how many there are.
   */
  async function find(query, engine, belongs) {
    setElsewhere({ count, total });
    await learn([...valuesOf(wordsOf(query)), ...citedNames(query)]);
    let plan = read(query);
    // words of the language that are like one of the query are many: only where that itself is not there
    const alike = plan.units.filter((unit) => !unit.found).flatMap((unit) => [...valuesOfNames([{ word: unit.word, whole: [] }], true)]);
    if (alike.length) {
      await learn(alike);
      counts.clear();
      plan = read(query);
    }
    const lost = plan.units.filter((unit) => !unit.found && /^[a-z]{3}/.test(unit.word));
    if (lost.length) {
      await learnNearly(query, lost);
      plan = read(query);
    }
    const sizes = (unit) => {
      const found = [0, 0, 0];
      for (const [term, { relation }] of unit.keys) found[LEVEL[relation]] += count(term);
      return found;
    };
    // who sent a letter says whose is meant
    const meant = (name) => belongs(name) && plan.units.every(({ sent }) => !sent || name === "shared" || sent.has(name));
    const chosen = choose(engine.weigh(plan, sizes), meant, engine.share);
    replace("found", await passages(chosen.numbers));
    const answer = engine.search(query, ["found"]);
    setElsewhere(null);
    return { ...answer, spread: chosen.spread, count: Math.max(chosen.count, answer.hits.length) };
  }

  return { begin, find };
})();
