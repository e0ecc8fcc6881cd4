/*
 * Where words stand: the records of letters, each word under the keys by which it is found, and the vocabulary.
 * A key has a relation and a value, as "s:robot". Relations: w the word itself, s its stem, v the stem of the verb of a participle,
 * r its root, q what the root is made of, h the head of a compound, p another part of one, c a group of names that mean the same (by
 * its number in groups), k a keyword (by its letter and number; in a large collection by its first stem), n a name by which a
 * record is cited.
 */
globalThis.briefwijzerIndex = (() => {
  "use strict";
  const { tokens, once, learn, isStop, stem, verb, root, kin } = briefwijzerAnalysis;
  const FIELDS = Object.entries({ title: 1.5, text: 1, extra: 0.5 }); // what a word counts in each
  const MOST_STARTS = 24;

  const packs = new Map(); // name -> { records, postings }
  const vocabulary = new Map(); // every word of the texts -> in how many passages
  const parts = new Map(); // compound -> its parts; the second is its head
  const capitals = new Set(); // words that stand with a capital in the middle of a sentence
  const senders = new Map(); // family name -> the letters that this person sent
  // Worked out when first asked for, and again when other records have come.
  let sorted = null; // the vocabulary in order, for beginnings
  let spelt = null; // the words that a typing error may have been meant for, with how often, by their length
  let sounds = null; // the words of the vocabulary by their sound
  const namesByStem = new Map(); // first stem of a name -> the names that begin with it
  const groups = []; // of synonyms: { names, like }, like where they are words of the language
  let elsewhere = null; // what counts passages that are not loaded: { count, total }
  const key = (relation, value) => `${relation}:${value}`;
  /** Add a value to a list of several. */
  const addTo = (lists, name, value) => lists.get(name)?.push(value) ?? lists.set(name, [value]);

  /* Names: synonyms and keywords, of one word or more */

  /** A stem as names are compared: Dutch and English spell what they share in two ways (industrie, industry). */
  const loan = once((stemmed) =>
    stemmed
      .replace(/(?<=.{3})(?:y|ie?)$/, "i")
      .replace(/tion$/, "ti")
      .replace(/iz(?=at|e|i)/, "is")
      .replace(/ph/g, "f")
      .replace(/th/g, "t")
      .replace(/c(?=[aoulrt]|$)/g, "k"),
  );
  const nameOf = (word) => loan(stem(word));

  /** The stems of a name or query that tell something, each with the number of its token; all of them, when none does. */
  function tellingStems(list) {
    const all = list.map(({ word }, place) => ({ word, place, stem: stem(word), name: nameOf(word) }));
    const telling = all.filter(({ word }) => !isStop(word));
    return telling.length ? telling : all;
  }

  /**
   * Lead the names of a group to a key. ``written`` are names that stand in texts; the others only lead to them. A compound
   * is also a name by its parts: plezier in het werk is werkplezier.
   */
  function readNames(term, names, { written, relation }) {
    for (const name of names) {
      // stems, where the name comes from the index of a large collection
      const list = Array.isArray(name) ? name.map((word) => ({ word, whole: [] })) : tokens(name);
      // its words are known, though no text may have them; those of a large collection come with the index
      if (relation === "keyword" && !Array.isArray(name))
        for (const { word, whole } of list) for (const each of [word, ...whole]) vocabulary.set(each, vocabulary.get(each) ?? 0);
      const stems = Array.isArray(name) ? name.map(loan) : tellingStems(list).map((each) => each.name);
      if (!stems.length) continue;
      const [one, ...others] = list;
      const only = relation === "name" && !others.length ? one.word : "";
      const put = (all, made) => {
        addTo(namesByStem, all[0], { stems: all, key: term, written: written && !made, relation, only });
      };
      put(stems);
      if (others.length) put([nameOf(list.map(({ word }) => word).join(""))], true); // levenlangleren
      else if (one.whole.length) put([nameOf(one.whole.at(-1))]); // zzp’er
      const pair = others.length || written ? null : partsOf(one.word)?.slice(0, 2).map(nameOf);
      if (pair) for (const all of [pair, pair.toReversed()]) put(all, true);
    }
  }

  /** The names that stand in a text at a token, word by word: the key of each, and how many tokens it has. */
  function writtenAt(list, at) {
    const found = new Map();
    const take = (stemmed, alone) => {
      for (const { stems, key: term, written, only } of namesByStem.get(stemmed) ?? []) {
        if (!written || (only && !alone && only !== list[at].word) || (alone && stems.length > 1)) continue;
        let to = at;
        const whole = stems.slice(1).every((each) => {
          do to++;
          while (to < list.length && isStop(list[to].word));
          return to < list.length && nameOf(list[to].word) === each;
        });
        if (whole && !(found.get(term) > to - at)) found.set(term, to - at + 1);
      }
    };
    take(nameOf(list[at].word), false);
    for (const whole of list[at].whole) take(nameOf(whole), true);
    return found;
  }

  /** The words of the language that are like words of a query: their stems, each with the place of the word that it is like. */
  function likeWords(places) {
    const found = new Map();
    for (const [stemmed, place] of places) {
      for (const { stems, key: term, relation } of namesByStem.get(stemmed) ?? []) {
        if (relation !== "like" || stems.length > 1) continue;
        for (const other of groups[term.slice(2)].names.map((name) => tellingStems(tokens(name)))) {
          if (other.length === 1 && !places.has(other[0].name)) found.set(other[0].name, place);
        }
      }
    }
    return found;
  }

  /**
   * The names of which a query has all words, in any order: { key, relation, places }. With ``alike`` those of several words of which it
   * has one, and for others words of the language that are like them: tablet in de klas has digitale leermiddelen op school.
   */
  function namesIn(list, alike = false) {
    const places = new Map(tellingStems(list).map((each) => [each.name, each.place]));
    list.forEach(({ whole }, place) => whole.forEach((each) => places.has(nameOf(each)) || places.set(nameOf(each), place)));
    const like = alike ? likeWords(places) : new Map();
    const placeOf = (stemmed) => places.get(stemmed) ?? like.get(stemmed);
    const found = [];
    for (const first of [...places.keys(), ...like.keys()]) {
      for (const { stems, key: term, relation } of namesByStem.get(first) ?? []) {
        const there = stems.map(placeOf);
        if (there.includes(undefined)) continue;
        if (alike && (new Set(there).size < 2 || !stems.some((each) => places.has(each)) || stems.every((each) => places.has(each))))
          continue;
        found.push({ key: term, relation, places: there });
      }
    }
    return found;
  }

  /* Keys */

  /** The tokens of a text, each with the keys under which it is found and how many tokens a key covers, where more than one. */
  function keyed(text) {
    const list = tokens(text ?? "");
    list.forEach((token, at) => {
      const { word, whole } = token;
      token.keys = whole.length ? undefined : plainKeys.get(word);
      if (token.keys) return;
      const names = writtenAt(list, at);
      token.keys = keysOf(word, whole, names);
      for (const [term, length] of names) if (length > 1) (token.spans ??= new Map()).set(term, length);
      if (!whole.length && !namesByStem.has(nameOf(word))) plainKeys.set(word, token.keys);
    });
    return list;
  }

  // The keys of a word, made once for all its places: of a word with the names that begin there, of one that begins no name.
  const sameKeys = new Map();
  const plainKeys = new Map();
  function keysOf(word, whole, names) {
    const same = [word, ...whole, ...names.keys()].join(" ");
    if (!sameKeys.has(same)) sameKeys.set(same, makeKeys(word, whole, names));
    return sameKeys.get(same);
  }

  function makeKeys(word, whole, names) {
    const keys = new Set([word, ...whole].map((each) => key("w", each)));
    for (const term of names.keys()) keys.add(term);
    // Onderwijs2032 is found by its number too
    for (const number of /\p{L}/u.test(word) ? (word.match(/\p{N}{2,}/gu) ?? []) : []) keys.add(key("w", number));
    for (const each of isStop(word) ? whole : [word, ...whole]) {
      // a root that is the stem, or kin that is the root, is found by that
      const [stemmed, made, rooted, far] = [stem(each), verb(each), root(each), kin(each)];
      keys.add(key("s", stemmed));
      if (made !== stemmed) keys.add(key("v", made));
      if (rooted !== stemmed) keys.add(key("r", rooted));
      if (far !== rooted) keys.add(key("q", far));
      (parts.get(each) ?? []).forEach((part, at) => {
        keys.add(key(at === 1 ? "h" : "p", stem(part)));
        if (at === 1) keys.add(key("h", root(part)));
      });
    }
    return [...keys];
  }

  /* Records */

  /** Take the records of a letter, or the shared ones, into the search. */
  function add(name, data) {
    if (packs.has(name)) return;
    read(name, data, true);
  }

  /** Take some passages into the search in the place of those of the query before: they are counted elsewhere. */
  function replace(name, data) {
    packs.delete(name);
    read(name, data, false);
  }

  /** Take the parts of compounds. */
  function readParts(table) {
    for (const [word, list] of Object.entries(table)) parts.set(word, list.split(" "));
  }

  /** Work out the tokens of a record, once: what a key needs is known before the first of them. */
  function readTokens(record) {
    record.tokens ??= { title: keyed(record.title), text: keyed(record.text), extra: keyed(record.extra) };
  }

  function read(name, data, counted) {
    readParts(data.parts);
    if (name === "shared") readShared(data);
    sameKeys.clear();
    plainKeys.clear();
    const postings = new Map();
    const ofKeys = new Map(); // the keys of a word -> the postings of each of them
    data.records.forEach((record, number) => {
      record.pack ??= name;
      record.number = number;
      readTokens(record);
      for (const [field, weight] of FIELDS)
        for (const { keys } of record.tokens[field]) post(postingsOf(keys, postings, ofKeys), number, weight);
      // a passage of a large collection comes with the keywords that lead to it
      const leads = [...(record.quotes?.keys() ?? []), ...(record.names ?? []).map((each) => key("n", each))];
      post(postingsOf(leads, postings, ofKeys), number, 1);
      if (counted) countWords(record);
      readCapitals(record);
    });
    (data.keywords ?? []).forEach(([words, ...places], at) => {
      const leads = key("k", `${name} ${at}`);
      readNames(leads, words, { written: false, relation: "keyword" });
      postings.set(leads, { numbers: places.map(([number]) => number), amounts: places.map(() => 1), words: [] });
      // the words of the passage that say the same
      for (const [number, start, end] of places) (data.records[number].quotes ??= new Map()).set(leads, { start, end });
    });
    // what letters share has no list of keywords, and a letter that nobody annotated an empty one
    packs.set(name, { records: data.records, postings, led: data.keywords && data.keywords.length > 0 });
    if (counted) sorted = spelt = sounds = null;
  }

  /** Take what is known of Dutch, who sent the letters, and the names of terms and words of the language. */
  function readShared(data) {
    learn(data.dutch);
    for (const [letter, { families = [] }] of Object.entries(data.letters))
      for (const family of families) senders.set(family, (senders.get(family) ?? new Set()).add(letter));
    data.synonyms.forEach(({ names, also, like }, group) => {
      // words of the language that are like each other lead from one to the other; a name of a term is the term
      groups.push({ names, like });
      readNames(key("c", group), names, { written: true, relation: like ? "like" : "name" });
      readNames(key("c", group), also ?? [], { written: false, relation: "synonym" });
    });
  }

  /** The postings of some keys, those of a word: of each the records that have it, in order, how much each has, the words that have it. */
  function postingsOf(keys, postings, ofKeys) {
    let found = ofKeys.get(keys);
    if (!found) {
      found = keys.map((each) => {
        if (!postings.has(each)) postings.set(each, { numbers: [], amounts: [], words: [] });
        postings.get(each).words.push(keys);
        return postings.get(each);
      });
      ofKeys.set(keys, found);
    }
    return found;
  }

  /** Note in some postings that a record has so much of them. */
  function post(found, number, weight) {
    for (const { numbers, amounts } of found) {
      const last = numbers.length - 1;
      if (numbers[last] === number) amounts[last] += weight;
      else {
        numbers.push(number);
        amounts.push(weight);
      }
    }
  }

  function countWords({ tokens: { title, text, extra } }) {
    const words = new Set();
    for (const list of [title, text, extra])
      for (const { word, whole } of list) {
        words.add(word);
        for (const each of whole) words.add(each);
      }
    for (const each of words) vocabulary.set(each, (vocabulary.get(each) ?? 0) + 1);
  }

  /** Take the words that a record writes with a capital: in a sentence, and in the name of a work or an organisation. */
  function readCapitals({ kind, text, tokens: { title, text: list, extra } }) {
    const isInSentence = (start) => /[\p{Ll},;)] \(?$/u.test(text.slice(Math.max(0, start - 3), start));
    for (const { start, word } of list) if (start && /^\p{Lu}/u.test(text[start]) && isInSentence(start)) capitals.add(word);
    if (kind === "work" || kind === "organisation") for (const { word } of [...title, ...extra]) capitals.add(word);
  }

  /** Take words of a collection that is not loaded into the vocabulary, each with how often it occurs. */
  function learnWords(lines) {
    for (const line of lines) {
      const [word, times = 1] = line.split(" ");
      if (!vocabulary.has(word)) vocabulary.set(word, Number(times));
    }
    sorted = spelt = sounds = null;
  }

  /** The keys of all forms of a word: those of its stem, and of the verb of which it may be a participle. */
  const formsOf = (word) => [...new Set([stem(word), verb(word)])].flatMap((each) => [key("s", each), key("v", each)]);

  /** In how many passages a key occurs. */
  function count(term) {
    let found = elsewhere?.count(term) ?? 0;
    for (const { postings } of packs.values()) found += postings.get(term)?.numbers.length ?? 0;
    return found;
  }
  /** How many passages there are. */
  const total = () => elsewhere?.total ?? [...packs.values()].reduce((sum, { records }) => sum + records.length, 0);

  /* The vocabulary */

  /** The place in a sorted list of the last element that is not behind a value. */
  function lastNotBehind(list, isBehind) {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBehind(list[middle])) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }

  /** The vocabulary's words that begin with some letters, the first of them. */
  function startingWith(start, most = MOST_STARTS) {
    sorted ??= [...vocabulary.keys()].sort();
    let low = lastNotBehind(sorted, (word) => word >= start) + 1;
    const found = [];
    while (found.length < most && sorted[low]?.startsWith(start)) found.push(sorted[low++]);
    return found;
  }

  /** The words of the vocabulary that begin with one of two letters and have some length, with how often each occurs. */
  function* ofLength(least, most, letters) {
    if (!spelt) {
      spelt = new Map();
      for (const [known, times] of vocabulary) {
        if (known.length < 4 || /\p{N}/u.test(known) || isStop(known)) continue;
        addTo(spelt, known[0] + known.length, { known, times });
      }
    }
    for (const letter of new Set(letters)) for (let length = least; length <= most; length++) yield* spelt.get(letter + length) ?? [];
  }

  // ij, ei and y sound the same, and so do c and k, x and ks, ch and g, ou and au, z and s.
  const sound = (word) =>
    stem(
      word
        .replace(/ij|ei/g, "y")
        .replace(/x/g, "ks")
        .replace(/ck?(?!h)/g, "k")
        .replace(/ch/g, "g")
        .replace(/ou/g, "au")
        .replace(/z/g, "s"),
    );
  /** The words of the texts that sound like a word. */
  function soundingLike(word) {
    if (!sounds) {
      sounds = new Map();
      for (const [known, times] of vocabulary) {
        if (!times || known.length < 5 || /\p{N}/u.test(known)) continue;
        addTo(sounds, sound(known), known);
      }
    }
    return (word.length > 4 && sounds.get(sound(word))) || [];
  }

  /** Whether the texts have a word in this or another form. */
  const known = (word) => vocabulary.get(word) > 0 || formsOf(word).some(count);
  const isName = (word) => capitals.has(word);
  const sentBy = (word) => senders.get(word);
  const partsOf = (word) => parts.get(word);
  const timesOf = (word) => vocabulary.get(word);

  /** Where a letter is searched whole nothing is elsewhere. */
  const setElsewhere = (counting) => (elsewhere = counting);

  return {
    add, addTo, replace, learnWords, readNames, readParts, readTokens, setElsewhere, groups, parts, packs, tellingStems, key, formsOf,
    count, total, namesIn, lastNotBehind, startingWith, ofLength, soundingLike, known, isName, sentBy, partsOf, timesOf,
  }; // prettier-ignore
})();
