/*
 * What a reader has typed: phrases, words left out, what is cited, what is asked for, and for each other word the ways in
 * which it may be found. How these are weighed is in search-engine.js; docs/developers/search.md says why.
 */
globalThis.briefwijzerQuery = (() => {
  "use strict";
  const { tokens, isStop, isGeneral, isWhole, asksOfLetter, stem, root, kin, otherNumber, basesOf, verbsOf } = briefwijzerAnalysis;
  const { citedNames } = briefwijzerNames;
  const { key, formsOf, count, namesIn, startingWith, ofLength, soundingLike, known, isName, sentBy, partsOf, timesOf } = briefwijzerIndex;

  // How much a word counts by the relation in which it was found.
  const WORTH = {
    exact: 1, number: 0.98, joined: 0.95, form: 0.9, name: 0.7, keyword: 0.8, start: 0.7, synonym: 0.7, like: 0.6,
    head: 0.65, root: 0.65, typo: 0.8, parts: 0.6, kin: 0.5, part: 0.45,
  }; // prettier-ignore
  // Where a better relation answers, the weaker ones are not looked at: 0 is the word itself, 1 what means the same, 2 a guess.
  const LEVEL = {
    exact: 0, number: 0, joined: 0, form: 0, name: 0, keyword: 0,
    synonym: 1, like: 1, head: 1, root: 1, kin: 1, typo: 1,
    start: 2, parts: 2, part: 2,
  }; // prettier-ignore
  const MOST = { letters: 60, words: 24, phrases: 8, near: 6, longer: 5, signs: 10_000 };

  /* Signs: phrases, words left out, beginnings */

  const PAIRS = new RegExp(
    [
      String.raw`(-?)(?:["“”„]([^"“”„]+)["“”„]|«([^«»]+)»|»([^«»]+)«|‹([^‹›]+)›`,
      String.raw`(?<![\p{L}\p{N}])[‘‚']([^‘’‚']+(?:['’]\p{L}+[^‘’‚']*)*)['’‘](?![\p{L}\p{N}]))`,
    ].join("|"),
    "gu",
  );
  const WITHOUT_SIGNS = /^[a-z0-9 ]*$/; // as most queries are: the patterns of signs take their time
  const LEFT_OUT = /(?<=^|\s)-(?=[\p{L}\p{N}])([\p{L}\p{N}\p{M}'’.,-]*[\p{L}\p{N}])/gu;
  const BEGINNING = /(?<![\p{L}\p{N}*])([\p{L}\p{N}\p{M}'’-]{2,})\*(?![\p{L}\p{N}*])/gu;
  // What other search engines understand and this one does not.
  const FOREIGN = new RegExp(
    [
      String.raw`(?<=^|\s)(?:AND|OR|NOT|NEAR|EN NIET)(?=\s|$)`,
      String.raw`(?<=^|\s)\+(?=[\p{L}\p{N}])|(?<=^|\s)[\p{L}]{2,}:(?=[\p{L}\p{N}"“])`,
      String.raw`["“”„«»]|\*|\?(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])~\d*|\|`,
    ].join("|"),
    "gu",
  );

  /** Take the signs out of a query: { text, phrases, without, beginnings, misread }. What was a sign is blank in the text. */
  function readSigns(query) {
    const phrases = [];
    const without = [];
    const beginnings = new Set();
    const blank = (all) => " ".repeat(all.length);
    let text = query.slice(0, MOST.signs);
    if (WITHOUT_SIGNS.test(text)) return { text, phrases, without, beginnings, misread: [] };
    // what nobody sees parts no word: marks of direction, soft hyphens, blanks without width
    text = text
      .replace(/\p{Cf}/gu, "")
      .replace(PAIRS, (all, minus, ...found) => {
        const words = tokens(found.slice(0, 5).find(Boolean)).map((token) => token.word);
        if (!words.length || phrases.length + without.length >= MOST.phrases) return all;
        (minus ? without : phrases).push(words);
        return minus ? blank(all) : all.replace(/^[^\p{L}\p{N}]|[^\p{L}\p{N}]$/gu, " ");
      });
    text = text.replace(LEFT_OUT, (all, word) => {
      without.push(tokens(word).map((token) => token.word));
      return blank(all);
    });
    text = text.replace(BEGINNING, (all, word) => {
      beginnings.add(tokens(word).at(-1)?.word);
      return `${word} `;
    });
    const misread = [...new Set([...text.matchAll(FOREIGN)].map(([sign]) => sign.trim()))].slice(0, 5);
    // a sign that was not understood is no word either
    text = text.replace(FOREIGN, (sign) => (/\p{Lu}{2,}|:/u.test(sign) ? blank(sign) : sign));
    return { text, phrases, without, beginnings, misread };
  }

  /* What is asked for */

  let questions = []; // [kind, the words of a question, the words that only ask]
  function learnQuestions({ questions: all, asking }) {
    questions = Object.entries(all).flatMap(([kind, list]) =>
      list.map((words) => ({ kind, words: words.split(" "), asking: new Set(asking[kind].split(" ")) })),
    );
    questions.sort((a, b) => b.words.length - a.words.length);
  }

  /** What a question asks for: { kind, asking, counts }, or null; ``counts`` says that it is how many of something there are. */
  function questionOf(list) {
    const words = list.map((token) => token.word);
    // the word that asks stands among the first three: wat kost …, en hoeveel …
    for (const each of questions) {
      const from = [0, 1, 2].find((first) => each.words.every((word, at) => words[first + at] === word));
      if (from === undefined) continue;
      const tells = (word) => !isStop(word) && !isGeneral(word) && !each.asking.has(word);
      const next = from + each.words.length;
      return { ...each, counts: each.kind === "amount" && words.slice(next, next + 1).some(tells) };
    }
    return null;
  }

  /* Words that are nearly right */

  const NEIGHBOURS = new Map(
    Object.entries({
      a: "qwsze", b: "vghn", c: "xdfvks", d: "serfcxt", e: "wsdriu", f: "drtgvc", g: "ftyhbvc", h: "gyujnb", i: "ujkoey",
      j: "huikmny", k: "jiolmcq", l: "kop", m: "njk", n: "bhjm", o: "iklpu", p: "ol", q: "wak", r: "edft", s: "awedxzc",
      t: "rfgyd", u: "yhjieo", v: "cfgbw", w: "qasev", x: "zsdc", y: "tghuij", z: "asxs",
    }), // prettier-ignore
  );
  /** Whether one letter is easily typed or heard for another. */
  const confused = (one, other) => NEIGHBOURS.get(one)?.includes(other) || NEIGHBOURS.get(other)?.includes(one);

  /**
   * How many letters must change to make one word of another, neighbours that change places counted once, and a letter that is
   * not easily confused with the other one twice: boter is not beter, vergunning is not verkenning.
   */
  function distance(one, other, most) {
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        const change = same ? 0 : confused(one[i - 1], other[j - 1]) ? 1 : 2;
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
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

  /**
   * The words of the vocabulary nearest to a word, at most ``most`` letters away: the nearest and commonest first. The first
   * letter is seldom the wrong one, and what differs only in its ending is another word.
   */
  function wordsNear(word, most, limit) {
    const found = [];
    for (const { known: each, times } of ofLength(word.length - most, word.length + most, word.slice(0, 2))) {
      if (each[0] !== word[0] && !(each[0] === word[1] && each[1] === word[0])) continue;
      const away = distance(word, each, most);
      if (away && away <= most) found.push({ known: each, away, times });
    }
    return found.sort((a, b) => a.away - b.away || b.times - a.times || (a.known < b.known ? -1 : 1)).slice(0, limit);
  }

  /** Whether a word finds something: the texts have it, or it is another name of something in them. */
  const findable = (word) => !isStop(word) && (known(word) || namesIn([{ word, whole: [] }]).length > 0);

  const STOPS = /(?<![\p{L}\p{N}.])\p{L}(?:\.\p{L})+\.?(?![\p{L}\p{N}])/gu;
  /** A query with its abbreviations without full stops, where these find something: c.a.o. is cao. */
  const withoutStops = (text, finds = findable) =>
    text.replace(STOPS, (all) => {
      const short = all.replaceAll(".", "");
      return finds(tokens(short)[0].word) ? short : all;
    });

  /** The two halves of a word wherever it may be cut, without what may stand between them. */
  function* halves(word) {
    for (let cut = word.length - 4; cut >= 3; cut--) {
      for (const link of ["", "s", "en", "e", "n"]) {
        const head = word.slice(0, cut - link.length);
        if (head.length >= 3 && word.slice(0, cut).endsWith(link)) yield [head, word.slice(cut)];
      }
    }
  }
  /** Two known words that make up an unknown one: zorginnovatie is zorg and innovatie. */
  const split = (word) => [...halves(word)].find((both) => both.every(findable));

  /* Units: each a word with the ways in which it may be found */

  /**
   * One word of a query: { word, keys, pieces, near, starts, name, found }. ``keys`` leads from each key under which it may be found to
   * { relation, worth }, and where a name has several words of the query to how many it covers; ``pieces`` are the two halves of a
   * compound, ``near`` the words of which it may be a typing error, ``starts`` those that begin with it; ``name`` says that it has no
   * root and no parts, ``found`` that the texts have it in some form. unitOfToken() adds ``general`` and ``capital``.
   */
  function unitOf(word, { typed, name, alone, beginning }) {
    const unit = { word, keys: new Map(), pieces: [], near: [], name };
    const put = (term, relation, worth = WORTH[relation]) => {
      if (!(unit.keys.get(term)?.worth >= worth) && count(term)) unit.keys.set(term, { relation, worth });
    };
    if (beginning) {
      unit.starts = startingWith(word, Infinity);
      for (const each of unit.starts) put(key("w", each), "start", WORTH.exact);
      return unit;
    }
    put(key("w", word), "exact");
    if (isStop(word)) return unit;
    // a name has no other forms than its own
    if (!(name && unit.keys.size)) for (const each of formsOf(word)) put(each, "form");
    put(key("w", otherNumber(word)), "form");
    unit.found = unit.keys.size > 0;
    // 5 may be the beginning of 5,5, not of 581
    if (typed && /^\p{N}{1,2}$/u.test(word)) for (const each of startingWith(`${word},`)) put(key("w", each), "number");
    if (/\p{N}/u.test(word) || (name && unit.found)) return unit;
    if (!name) {
      for (const kept of ["r", "s"]) put(key(kept, root(word)), "root");
      for (const kept of alone ? [] : ["q", "r", "s"]) put(key(kept, kin(word)), "kin");
      for (const each of [stem(word), root(word)]) put(key("h", each), "head");
      put(key("p", stem(word)), "part");
      unit.pieces = (partsOf(word) ?? (unit.found ? undefined : split(word)) ?? []).slice(0, 2);
      // beside other words a part of an unknown compound helps
      if (!alone && !unit.found) for (const piece of unit.pieces) for (const each of formsOf(piece)) put(each, "part");
    }
    if (unit.found) return unit;
    if (typed && word.length >= 3) {
      unit.starts = startingWith(word);
      for (const each of unit.starts) put(key("w", each), "start");
    }
    const rooted = [...unit.keys.values()].some(({ relation }) => relation === "root" || relation === "head");
    // a word of the language that only looks like one of the texts is no typing error of it: ouderen is not ouders
    if (!rooted && !unit.starts?.length && !isWhole(word)) guess(unit, put);
    return unit;
  }

  // English endings and what Dutch makes of them.
  const ENGLISH = [
    [/i[sz]ation$/, "isatie"], [/i[sz]ation$/, "isering"], [/tion$/, "tie"], [/ity$/, "iteit"], [/logy$/, "logie"], [/ics$/, "ica"],
    [/ical$/, "isch"], [/ic$/, "isch"], [/ive$/, "ief"], [/ence$/, "entie"],
  ]; // prettier-ignore
  /** The Dutch words that an English one may be. */
  const cognates = (word) =>
    ENGLISH.filter(([ending]) => ending.test(word))
      .map(([ending, dutch]) => word.replace(ending, dutch))
      .filter(known);

  /** The words that an unknown word may be a typing error of, or an English form of. */
  function guess(unit, put) {
    const { word, name } = unit;
    for (const each of cognates(word)) {
      put(key("w", each), "like", WORTH.form);
      put(key("s", stem(each)), "like", WORTH.synonym);
    }
    if (unit.keys.size) return;
    unit.near = soundingLike(word).slice(0, MOST.near);
    for (const each of unit.near) put(key("w", each), "typo");
    if (unit.near.length) return;
    const most = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
    const near = most ? wordsNear(word, most, MOST.near).filter((one) => !name || isName(one.known)) : [];
    const nearer = near.filter((one) => one.away === near[0].away);
    // letters that changed places are likelier than one left out: contarct is contract
    const letters = (text) => [...text].sort().join("");
    const turned = nearer.filter((one) => letters(one.known) === letters(word));
    for (const { known: each, away } of turned.length ? turned : nearer) {
      unit.near.push(each);
      put(key("w", each), "typo", WORTH.typo - 0.1 * (away - 1));
      put(key("s", stem(each)), "typo", WORTH.typo - 0.1 * away);
    }
  }

  /* Names: several words of a query that stand for one */

  /** Give units another way, unless they have it already. */
  function lead(units, term, way) {
    for (const unit of units) if (unit && !unit.keys.has(term)) unit.keys.set(term, way);
  }

  /** Add the ways in which words of a query stand for another: synonyms, keywords, words written in two. */
  function addNames(all, asTyped, ofToken, lastToken) {
    const unitAt = (place) => ofToken.get(all[place]);
    addNamesIn(all, unitAt, 0);
    if (all.some(({ made }) => made)) addNamesIn(asTyped, unitAt, 0);
    addNamesIn(all, unitAt, 0.1, true);
    // with what was typed wrongly put right
    const right = all.map((token) => ({ ...token, word: ofToken.get(token)?.near[0] ?? token.word }));
    if (right.some((token, at) => token.word !== all[at].word)) addNamesIn(right, unitAt, 0.1);
    addMergedNames(all, unitAt);
    all.forEach((token, at) => {
      const unit = ofToken.get(token);
      if (!unit) return;
      addBegunNames(unit);
      addJoined(all, at, ofToken, lastToken);
      for (const whole of token.whole) {
        if (count(key("w", whole))) unit.keys.set(key("w", whole), { relation: "exact", worth: WORTH.exact });
      }
    });
  }

  /** The names in the words of a query, as some reading has them, for so much less than their worth. */
  function addNamesIn(list, unitAt, less, alike = false) {
    for (const { key: term, relation, places } of namesIn(list, alike)) {
      if (!count(term)) continue;
      // a name stands for all the words that it covers
      for (const unit of new Set(places.map(unitAt))) {
        const shown = less && unit?.near.length ? "typo" : relation;
        lead([unit], term, { relation: shown, worth: WORTH[relation] - less, covers: places.length, alike });
      }
    }
  }

  /** The names that have two words of the query in one: life long learning is lifelong learning. */
  function addMergedNames(all, unitAt) {
    all.slice(1).forEach((next, at) => {
      const merged = [...all.slice(0, at), { word: all[at].word + next.word, whole: [] }, ...all.slice(at + 2)];
      for (const { key: term, relation, places } of namesIn(merged)) {
        if (!places.includes(at) || !count(term)) continue;
        const covered = [at, ...places.map((place) => (place < at ? place : place + 1))];
        lead(new Set(covered.map(unitAt)), term, { relation, worth: WORTH[relation], covers: covered.length });
      }
    });
  }

  /** The names of one word that is being typed. */
  function addBegunNames(unit) {
    for (const each of unit.starts ?? [])
      for (const { key: term } of namesIn([{ word: each, whole: [] }]))
        if (count(term)) lead([unit], term, { relation: "start", worth: WORTH.start });
  }

  // What may stand between the parts of a compound.
  const LINKS = ["", "s", "en"];
  /**
   * A word and the next one that tells something, as one, in either order: zorg innovaties is zorginnovaties, ongelijkheid van
   * inkomen inkomensongelijkheid.
   */
  function addJoined(all, at, ofToken, lastToken) {
    const token = all[at];
    const next = all.slice(at + 1, at + 4).find((each) => ofToken.has(each));
    for (const link of next ? LINKS : []) {
      const joined = token.word + link + next.word;
      const wholes = all[at + 1] !== next ? [] : next === lastToken ? [joined, ...startingWith(joined)] : [joined];
      for (const whole of [...wholes, next.word + link + token.word]) {
        if (!count(key("w", whole))) continue;
        for (const each of [token, next])
          ofToken.get(each).keys.set(key("w", whole), { relation: "joined", worth: WORTH.joined, covers: 2 });
      }
    }
  }

  /** The units that make up a name: two or more words with a capital and nothing but stop words between them; else none. */
  function titleOf(all, ofToken) {
    const run = all.filter((token) => ofToken.has(token)).map((token) => ofToken.get(token));
    return run.length > 1 && run.every((unit) => unit.capital) ? run : [];
  }

  /** The words of a query as letters have them: a verb written in two as one, a form that only readers use as what it is made of. */
  function meant(list) {
    return list.map((token, at) => {
      const word =
        verbsOf(list, at).find(known) ?? (isStop(token.word) || findable(token.word) ? undefined : basesOf(token.word).find(findable));
      return word ? { ...token, word, made: true } : token;
    });
  }

  /** A query taken apart. */
  function read(query) {
    const { text, phrases, without, beginnings, misread } = readSigns(withoutStops(query));
    const asTyped = tokens(text)
      .filter((token) => token.word.length <= MOST.letters)
      .slice(0, 4 * MOST.words);
    const all = meant(asTyped);
    const question = questionOf(all);
    const telling = all.filter((token) => !isStop(token.word) && !question?.asking.has(token.word));
    // stop words alone are a query too
    const list = (telling.length || question ? telling : all).slice(0, MOST.words);
    const units = new Map(); // word -> its unit
    const ofToken = new Map();
    for (const token of list) {
      if (!units.has(token.word)) units.set(token.word, unitOfToken(token, { text, all, alone: list.length < 2, beginnings }));
      // a beginning has no other names: all that begins with it is found
      if (!beginnings.has(token.word)) ofToken.set(token, units.get(token.word));
    }
    addNames(all, asTyped, ofToken, all.at(-1));
    const found = [...units.values()];
    settleGeneral(found, all, ofToken);
    for (const unit of found) unit.pieces = keysOfPieces(unit.pieces);
    return {
      phrases,
      without,
      misread,
      units: found,
      question,
      ofLetter: asksOfLetter(all.map((token) => token.word), question),
      title: titleOf(all, ofToken),
      words: asTyped.map((token) => token.word),
      cited: citedNames(query),
    };
  }

  /** The unit of a token, as it is written: a capital makes it a name, and the last word may be half typed. */
  function unitOfToken(token, { text, all, alone, beginnings }) {
    const written = text.slice(token.start, token.end);
    const shouted = text === text.toUpperCase();
    const name = !shouted && (/^\p{Lu}{2}/u.test(written) || (token !== all[0] && /^\p{Lu}/u.test(written)));
    const typed = token === all.at(-1) && /[\p{L}\p{N}]$/u.test(text);
    const unit = unitOf(token.word, { typed, name, alone, beginning: beginnings.has(token.word) });
    const itself = unit.keys.get(key("w", token.word));
    if (token.made && itself?.relation === "exact") Object.assign(itself, { relation: "form", worth: WORTH.form });
    unit.general = isGeneral(token.word);
    unit.capital = !shouted && /^\p{Lu}/u.test(written);
    return unit;
  }

  /** Settle which units are general: what they tell depends on the others. */
  function settleGeneral(units, all, ofToken) {
    // a word of a name tells something, whatever it is alone: nieuwe bedrijven
    for (const unit of units) unit.general &&= ![...unit.keys.values()].some(({ covers, alike }) => covers > 1 && !alike);
    // who sent a letter says whose, and the other words what about: asscher over basisinkomen
    const others = units.filter((unit) => !unit.general && !isStop(unit.word) && !sentBy(unit.word) && (unit.keys.size || !unit.capital));
    units.forEach((unit, at) => {
      if (!others.length || !sentBy(unit.word)) return;
      unit.sent = sentBy(unit.word);
      unit.general = true;
      // and so does a first name
      if (units[at - 1]?.capital && !units[at - 1].keys.size) units[at - 1].general = true;
    });
    // an adjective tells what it does of its noun, and little where that is unknown: slimme koelkast
    all.forEach((token, at) => {
      const [unit, noun] = [ofToken.get(token), ofToken.get(all[at + 1])];
      const isAdjective = /[^ei]e$/.test(token.word) && stem(token.word) !== token.word;
      if (unit?.found && isAdjective && noun && !noun.keys.size && !noun.pieces.length) unit.general = true;
    });
  }

  /** The keys of the two halves of a compound; none where one of them is nowhere. */
  function keysOfPieces(pieces) {
    const keys = pieces.map((piece) => {
      const names = namesIn([{ word: piece, whole: [] }]).map((each) => each.key);
      return [key("w", piece), key("s", stem(piece)), key("p", stem(piece)), key("h", stem(piece)), ...names].filter(count);
    });
    return keys.length < 2 || keys.some((each) => !each.length) ? [] : keys;
  }

  /** Words of the vocabulary that somebody may have meant. */
  function suggestions(query) {
    const found = new Map(); // the stem of each -> the nearest of its forms
    for (const { word } of tokens(query.slice(0, 400)).slice(0, 8)) {
      if (word.length < 4 || word.length > 40 || isStop(word) || known(word)) continue;
      // of a short word two letters are half of it
      for (const near of wordsNear(word, word.length < 6 ? 1 : Math.max(2, Math.floor(word.length / 4)), 3)) {
        if (!(found.get(stem(near.known))?.away <= near.away)) found.set(stem(near.known), near);
      }
    }
    return [...found.values()]
      .sort((a, b) => a.away - b.away)
      .slice(0, 5)
      .map(({ known: word }) => word);
  }

  /** The longer words of the texts of which the only word of a query is the first part (robotauto, robotisering), the commonest first. */
  function longerWords(query) {
    const [one, ...others] = tokens(query.slice(0, 400)).filter(({ word }) => !isStop(word));
    if (!one || others.length) return [];
    const own = stem(one.word);
    const isMadeOf = (word) => stem(partsOf(word)?.[0] ?? "") === own || (root(word) !== root(own) && kin(word) === root(own));
    const longer = startingWith(own, Infinity).filter((word) => stem(word) !== own && isMadeOf(word) && timesOf(word));
    longer.sort((a, b) => timesOf(b) - timesOf(a));
    const stems = longer.map(stem);
    return longer.filter((_, at) => stems.indexOf(stems[at]) === at).slice(0, MOST.longer);
  }

  return { WORTH, LEVEL, learnQuestions, withoutStops, halves, read, suggestions, longerWords };
})();
