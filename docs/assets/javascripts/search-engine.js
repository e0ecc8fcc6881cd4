/*
 * Which passages answer a query, and in which order. What the ways, levels and floors are for: docs/developers/search.md.
 */
globalThis.briefwijzerEngine = (() => {
  "use strict";
  const { isStop, UNITS, TENS } = briefwijzerAnalysis;
  const { add, addTo, key, packs, count, total } = briefwijzerIndex;
  const { WORTH, LEVEL, read, suggestions, longerWords } = briefwijzerQuery;
  const { areNear, piecesAreNear, finder, closeness, placesOf, hasPhrase, hasLeftOut, quotedPlaces, explain, excerpt } = briefwijzerPlaces;

  const NONE = { numbers: [], amounts: [] };
  const NOBODY = new Set();
  const MOST_CLOSE = 40; // hits that are looked at word by word
  // A passage answers when it has this share of what the query asks, beside everything asked and beside the best passage. Where the
  // best has little of it, only that one does.
  const SHARE = { asked: 0.48, best: 0.85, score: 0.7, like: 0.9, little: 0.6, part: 0.43, maybe: 0.3 };
  // Of what is asked a part of a word has less than the word.
  const PART = 0.5;
  // Of several telling words one alone does not answer, nor do the words of one term: AI in the courts is not what a letter says of AI.
  const BOTH = 2;
  // The words of a name, where a passage has them only here and there.
  const SCATTERED = 0.5;
  // The words of a query are close together within so many words of a passage, and far apart beyond so many.
  const CLOSE = 8;
  const FAR = 30;
  const ITSELF = new Set(["exact", "form", "number", "joined", "typo", "start"]); // a word, and no other that means the same
  const LED = 0.1; // what it adds that a keyword leads to a passage
  const MOST_NEAR = 5;
  const MOST_PARTS = 3;
  const RARE = 0.85; // beside the rarest word of a query, one that tells as much
  const FEW = 6; // with fewer passages at a level the next one is looked at too
  const LOST = 0.6; // what a word weighs that occurs nowhere: people say more than they name subjects
  const GENERAL = 0.25; // what a word weighs of which questions are made

  let kinds = {}; // of passages: { weight, titled, … }, as the shared records say

  function take(name, data) {
    if (name === "shared" && !packs.has(name)) {
      kinds = data.kinds;
      briefwijzerQuery.learnQuestions(data.dutch);
    }
    add(name, data);
  }

  /* Ways: of those in which a word may be found, the weaker ones only where the better ones find little */

  /** How many of the letters' own passages the ways of a unit find at each level. */
  function sizes(unit, packNames) {
    const found = [0, 0, 0].map(() => new Set());
    packNames.forEach((name, pack) => {
      const { records, postings } = packs.get(name);
      for (const [term, { relation }] of unit.keys) {
        for (const number of postings.get(term)?.numbers ?? [])
          if (!kinds[records[number].kind].beside) found[LEVEL[relation]].add(pack * 1e6 + number);
      }
    });
    return found.map(({ size }) => size);
  }

  /** Leave a unit the ways that count, given how much each level finds. */
  function dropWeakerWays(unit, alone, found) {
    let deepest = 0;
    let seen = 0;
    for (let level = 0; level < 3; level++) {
      seen += found[level];
      deepest = level;
      if (seen >= (level === 0 && alone ? FEW : 1)) break;
    }
    // what means the same helps to choose among passages that have another word of the query
    if (!alone && deepest === 0) deepest = 1;
    for (const [term, { relation }] of unit.keys) if (LEVEL[relation] > deepest) unit.keys.delete(term);
    if (deepest < LEVEL.parts) unit.pieces = [];
  }

  /** How much a unit tells: the rarer, the more. What occurs nowhere tells somewhat less than what occurs once. */
  function rarity(unit, passages) {
    const own = [...unit.keys].filter(([, { relation }]) => LEVEL[relation] === 0 || relation === "root");
    const often = Math.max(1, ...(own.length ? own : [...unit.keys]).map(([term]) => count(term)));
    const occurs = unit.keys.size || unit.pieces.length;
    return Math.log(1 + (passages - Math.min(often, passages) + 0.5) / (often + 0.5)) * (unit.general ? GENERAL : occurs ? 1 : LOST);
  }

  /* Passages */

  /** What the passages of a pack have of some units: the number of a record -> for each unit { worth, relation, amount }. */
  function gather({ records, postings }, units) {
    const found = new Map();
    const put = (number, at, way) => {
      if (!found.has(number)) found.set(number, []);
      const ways = found.get(number);
      if (!(ways[at]?.worth >= way.worth)) ways[at] = { ...way, amount: Math.max(way.amount, ways[at]?.amount ?? 0) };
      else ways[at].amount += way.amount * 0.5;
    };
    units.forEach((unit, at) => {
      for (const [term, { relation, worth }] of unit.keys) {
        const { numbers, amounts } = postings.get(term) ?? NONE;
        numbers.forEach((number, n) => put(number, at, { relation, worth, amount: amounts[n] }));
      }
      if (!unit.pieces.length) return;
      const [head, tail] = unit.pieces.map((terms) => new Set(terms.flatMap((term) => (postings.get(term) ?? NONE).numbers)));
      for (const number of head)
        if (tail.has(number) && piecesAreNear(records[number], unit.pieces))
          put(number, at, { relation: "parts", worth: WORTH.parts, amount: 1 });
    });
    return found;
  }

  /* Search */

  /** Whether a hit is in a letter's own words. */
  const isOwn = ({ record }) => !kinds[record.kind].titled;

  /**
   * A plan with the weight of each unit, ``chosen`` the weights that choose passages, ``asked`` their sum, and how many subjects an
   * answer is ``needed`` to have.
   */
  function weigh(plan, sizesOf) {
    const passages = total();
    const telling = plan.units.filter((unit) => !unit.general).length;
    for (const unit of plan.units) dropWeakerWays(unit, telling < 2, sizesOf(unit));
    const weights = plan.units.map((unit) => rarity(unit, passages));
    // words of which questions are made help to rank, and choose nothing
    const chosen = weights.map((weight, at) => (telling && plan.units[at].general ? 0 : weight));
    const subjects = subjectsOf(plan.units);
    const needed = Math.min(BOTH, new Set(subjects.filter((_, at) => chosen[at])).size);
    return { ...plan, weights, chosen, asked: chosen.reduce((all, weight) => all + weight, 0) || 1, subjects, needed, telling };
  }

  /** The subject of each unit: a number, the same for the words of one term. */
  function subjectsOf(units) {
    const first = new Map(); // the name of a term, and the first unit that is a word of it
    return units.map((unit, at) => {
      const terms = [...unit.keys].filter(([, { covers, relation }]) => covers > 1 && relation === "name").map(([term]) => term);
      for (const term of terms) if (!first.has(term)) first.set(term, at);
      return Math.min(at, ...terms.map((term) => first.get(term)));
    });
  }

  /**
   * The records of some packs that answer a query, best first, with what it takes to explain them. ``passes`` says which of the
   * records that letters share belong there. ``near`` is what is nearest when no passage answers: terms, works, themes,
   * organisations; ``parts`` are passages with a part of the query, ``wholes`` the words of it that do occur,
   * and ``unled`` says that some letter has no keywords.
   */
  function search(query, packNames = [...packs.keys()], passes = () => true) {
    const plan = weigh(read(query), (unit) => sizes(unit, packNames));
    const asks = { ...plan, places: finder(plan.units) };
    const found = candidates(packNames, passes, asks);
    rank(found, asks);
    const direct = found.filter((hit) => hit.direct);
    let hits = plan.phrases.length ? found : withParagraphs(floor(found, asks), packNames, asks);
    // of a query that is a name some passages have it, or a keyword leads there, and others have its words here and there
    hits = [...hits.filter(({ named }) => named), ...hits.filter(({ named }) => !named)];
    if (plan.question) hits = answersFirst(hits, plan.question, packNames, asks);
    // who asks of a letter when it was sent asks for nothing that is said in it
    if (plan.ofLetter && direct.length && plan.units.every(({ general }) => general)) hits = direct;
    hits = [...direct, ...ownFirst(hits.filter((hit) => !hit.direct))];
    // what we say about a letter is no answer where the letter itself says nothing
    if (!hits.some((hit) => hit.direct || hit.asked || answersItself(hit, asks))) hits = [];
    const occurs = (unit) => unit.keys.size || unit.pieces.length || isStop(unit.word);
    // where nobody made keywords nobody said what else a passage is about: less of the query, in any way, may be all there is
    const hasPart = ({ record: { kind, pack }, sure, share }) =>
      !kinds[kind].titled && (packs.get(pack)?.led ? sure && share >= SHARE.part : share >= SHARE.maybe);
    const isWhole = (unit) => unit.found && !unit.general && !isStop(unit.word);
    return {
      ...asks,
      hits,
      unknown: direct.length ? [] : plan.units.filter((unit) => !occurs(unit)).map((unit) => unit.word),
      near: hits.length ? [] : nearest(found, asks),
      parts: hits.length ? [] : found.filter(hasPart).slice(0, MOST_PARTS),
      unled: packNames.some((each) => packs.get(each)?.led === false),
      wholes: hits.length || plan.units.length < 2 ? [] : plan.units.filter(isWhole).map((unit) => unit.word),
    };
  }

  /** The passages that have something of a query, and what its signs, its sender and its name require. */
  function candidates(packNames, passes, asks) {
    const name = oneName(asks);
    const isAllowed = (hit) => {
      const { record } = hit;
      if (!passes(record) || asks.without.some((words) => hasLeftOut(record, words))) return false;
      if (asks.units.some(({ sent }) => sent && !sent.has(record.pack) && !kinds[record.kind].beside)) return false;
      if (!asks.phrases.every((phrase) => hasPhrase(record.tokens, phrase))) return false;
      return !name.length || hit.direct || together(hit, name, asks);
    };
    return packNames.flatMap((pack) => (packs.has(pack) ? answers(packs.get(pack), asks) : [])).filter(isAllowed);
  }

  /**
   * What is nearest where no passage answers: what is called by one of the rarest words of the query that occur, or by what means
   * the same. Rather nothing than what has a word by accident.
   */
  function nearest(found, { units, weights, places }) {
    const means = ({ relation }) => LEVEL[relation] === 0 || relation === "synonym";
    const heaviest = Math.max(0, ...weights.filter((_, at) => !units[at].general && [...units[at].keys.values()].some(means)));
    const telling = (place) => means(place) && !units[place.number].general && weights[place.number] >= RARE * heaviest;
    const called = ({ title, extra }) => [...places(title), ...places(extra)].some(telling);
    return found
      .filter(({ record }) => kinds[record.kind].beside && record.kind !== "register" && called(record.tokens))
      .slice(0, MOST_NEAR);
  }

  /** Hits with a passage of a letter first, where it has as much of the query as a work, or ours is only about it; third behind answers. */
  function ownFirst(hits) {
    const own = hits.find((hit) => isOwn(hit) && (kinds[hits[0].record.kind].text || hit.share >= hits[0].share - 1e-9));
    if (!own) return hits;
    const others = hits.filter((hit) => hit !== own);
    others.splice(hits[0].asked ? Math.min(2, hits.indexOf(own)) : 0, 0, own);
    return others;
  }

  /** Whether the words of a name stand near each other, or its keyword leads there: sociale innovatie is no sociale partner. */
  function together({ record: { tokens, quotes } }, name, { units, places }) {
    if (quotes && name.every((unit) => [...unit.keys.keys()].some((term) => quotes.has(term)))) return true;
    const numbers = name.map((unit) => units.indexOf(unit));
    return areNear(tokens, places, numbers, 4 * name.length);
  }

  /** The words of a query that are one name: with capitals alone (Raad van State), or as a term of several words. */
  function oneName({ title, units }) {
    const telling = units.filter((unit) => !unit.general);
    const isTerm = ([term, { covers }]) => covers >= telling.length && telling.every((unit) => unit.keys.has(term));
    return telling.length > 1 && [...telling[0].keys].some(isTerm) ? telling : title;
  }

  /* Floors: of the passages that have something of a query, those that answer it */

  /** The score of a hit, whatever its kind. */
  const worthOf = ({ record, score }) => score / kinds[record.kind].weight;
  const highest = (hits, valueOf) => Math.max(0, ...hits.map(valueOf));
  /** What the words of a query weigh together that a text has themselves, and not others that mean the same. */
  function saysOf(tokens, { places, chosen }) {
    const itself = places(tokens).filter(({ relation }) => ITSELF.has(relation));
    return weightOf(itself, chosen);
  }

  /** The hits that answer. */
  function floor(hits, asks) {
    const { needed } = asks;
    const enough = hits.filter((hit) => hit.sure && (hit.direct || hit.told.size >= needed) && hit.share >= SHARE.asked);
    const good = besideBest(enough, asks);
    return closeTogether(sayingIt(good, asks), asks);
  }

  /**
   * The hits that have enough beside the best of them. What is ours about a letter is measured by all of them, the letter's own
   * passages by each other: no words of ours shut them out.
   */
  function besideBest(hits, asks) {
    const { needed, asked } = asks;
    const [all, own] = [hits, hits.filter(isOwn)].map((some) => {
      const most = highest(some, ({ share }) => share);
      return { share: SHARE.best * most, score: (most < SHARE.little ? 1 : SHARE.score) * highest(some, worthOf) };
    });
    // a letter that is called so answers, however often its passages say it; of works and organisations two words of the name
    const isCalled = ({ record: { kind, tokens } }) => {
      if (kind !== "letter" && (needed < BOTH || !kinds[kind].beside || kinds[kind].text)) return false;
      return saysOf(tokens.title, asks) >= asked - 1e-9;
    };
    return hits.filter((hit) => {
      const { share, score } = isOwn(hit) ? own : all;
      return hit.share >= share && (worthOf(hit) >= score || isCalled(hit));
    });
  }

  /** The hits that say what is asked, and not only something like it where others say it. */
  function sayingIt(hits, asks) {
    const { needed, asked, places, chosen } = asks;
    const own = hits.filter(isOwn);
    // a note that has other words than the query is no answer beside the paragraph that it belongs to; nor is an answer to
    // a question, of which only the question has some of the query
    const answered = hits.some((hit) => hit.record.kind === "paragraph");
    const stands = ({ record, share }) => {
      const { text } = record.tokens;
      if (record.asked) return weightOf(places(text), chosen);
      return record.kind !== "note" || !answered || saysOf(text, asks) / asked >= share - 1e-9;
    };
    // beside other words what is only like them answers where nothing says them
    const said = own.some((hit) => hit.says);
    const likely = SHARE.like * highest(own, worthOf);
    const isSaid = (hit) => hit.says || (said ? needed < BOTH : worthOf(hit) >= likely);
    // beside a passage that has the only telling word, one that means the same is no answer: Uber is not every platform
    const named = needed < BOTH && own.some((hit) => hit.itself);
    const onlyMeans = ({ itself, alike }) => named && alike && !itself;
    return hits.filter((hit) => stands(hit) && (!isOwn(hit) || (isSaid(hit) && !onlyMeans(hit))));
  }

  /** The hits without those that have the words far apart and no keyword, where another has them close together. */
  function closeTogether(hits, { needed, places, chosen, units }) {
    const within = ({ record: { tokens } }, most) => {
      const there = [...new Set(places(tokens.text).map(({ number }) => number))].filter((number) => chosen[number]);
      return there.length > 1 && areNear(tokens, places, there, most);
    };
    if (needed < BOTH || !hits.some((hit) => isOwn(hit) && within(hit, CLOSE))) return hits;
    return hits.filter((hit) => !isOwn(hit) || within(hit, FAR) || quotedPlaces(hit.record, units).length);
  }

  /**
   * Hits with the paragraph of a note behind the note, where this has all that is asked, and that is two telling words: who
   * looks for a report finds what the letter says of it. ``mark`` is the place of the note's mark in the paragraph.
   */
  function withParagraphs(hits, packNames, asks) {
    if (asks.needed < BOTH) return hits;
    const there = new Set(hits.map(({ record }) => record));
    return hits.flatMap((hit) => {
      const { kind, pack, section, names, tokens } = hit.record;
      if (kind !== "note" || saysOf(tokens.text, asks) < asks.asked - 1e-9) return [hit];
      const markIn = ({ marks }) => marks?.find(([, number]) => `noot ${number}` === names[1]);
      const isOwner = (record) => record.kind === "paragraph" && record.pack === pack && record.section === section && markIn(record);
      const record = packNames.flatMap((name) => packs.get(name)?.records ?? []).find(isOwner);
      if (!record || there.has(record) || asks.without.some((words) => hasLeftOut(record, words))) return [hit];
      there.add(record);
      return [hit, { ...hit, record, direct: false, mark: markIn(record)[0] }];
    });
  }

  /** What the words of a query weigh together that stand at some places. */
  const weightOf = (found, chosen) => [...new Set(found.map(({ number }) => number))].reduce((sum, number) => sum + chosen[number], 0);

  /** Whether a hit is in a letter's own words, or a work or organisation by its own name. */
  function answersItself({ record }, { units, chosen, asked, places }) {
    const { beside, text } = kinds[record.kind];
    if (!beside) return true;
    if (text) return false;
    return units.length > 0 && weightOf([...places(record.tokens.title), ...places(record.tokens.extra)], chosen) >= SHARE.asked * asked;
  }

  /** The names of several words in a query that a letter's own passages have: their units, and the records that have them. */
  function namesOf({ records, postings }, units) {
    const names = new Map();
    units.forEach((unit, at) => {
      for (const [term, { covers, alike }] of unit.keys) if (covers > 1 && !alike) addTo(names, term, at);
    });
    const known = [...names].map(([term, covered]) => ({ term, covered, numbers: postings.get(term)?.numbers ?? [] }));
    return known.filter(({ covered, numbers }) => covered.length > 1 && numbers.some((number) => !kinds[records[number].kind].beside));
  }

  /**
   * The units that a record has without the name that they make in the query: ``loose`` with all its words, but not side by side,
   * ``part`` with some words of the name of a term.
   */
  function scattered({ number, tokens }, ways, names, places) {
    if (!names.length) return { loose: NOBODY, part: NOBODY };
    const [loose, part, whole] = [new Set(), new Set(), new Set()];
    for (const { term, covered, numbers } of names) {
      const all = covered.every((at) => ways[at]);
      if (!all && !term.startsWith("c:")) continue;
      const isName = all && (numbers.includes(number) || areNear(tokens, places, covered, covered.length + 1));
      for (const at of covered) (isName ? whole : all ? loose : part).add(at);
    }
    for (const units of [loose, part]) for (const at of whole) units.delete(at);
    return { loose, part };
  }

  /**
   * The passages of a pack that have something of a query: { record, told, share, sure, direct, score }, told the subjects of the
   * query that they have; ``named`` says that it is a passage's name or keyword as a whole.
   */
  function answers(pack, asks) {
    const { records, postings } = pack;
    const found = gather(pack, asks.units);
    const names = namesOf(pack, asks.units);
    const direct = new Set(asks.cited.flatMap((name) => postings.get(key("n", name))?.numbers ?? []));
    if (asks.ofLetter) for (const { kind, number } of records) if (kind === "letter") direct.add(number);
    const isAnswer = (number) => {
      const { asked, answers: answered, cited } = kinds[records[number].kind];
      return (!asked || answered === asks.question?.kind) && (!cited || direct.has(number));
    };
    const numbers = [...new Set([...found.keys(), ...direct])].filter(isAnswer).sort((a, b) => a - b);
    return numbers.map((number) => hitOf(records[number], found.get(number) ?? [], direct.has(number), names, asks));
  }

  /** The hit of a record that has some units in these ways. */
  function hitOf(record, ways, direct, names, { units, weights, chosen, asked, subjects, telling, places }) {
    const hit = { record, direct, told: new Set(), share: 0, sure: direct, score: 0, itself: false, alike: false };
    hit.named = isOwn(hit) && names.some(({ covered, numbers }) => covered.length === telling && numbers.includes(record.number));
    const { loose, part } = scattered(record, ways, names, places);
    ways.forEach((way, at) => {
      if (chosen[at] && !part.has(at)) hit.told.add(subjects[at]);
      hit.share += (chosen[at] / asked) * (way.relation === "part" ? PART : 1) * (loose.has(at) ? SCATTERED : 1);
      hit.score += (weights[at] / asked) * way.worth * (1 + (0.5 * way.amount) / (way.amount + 1.2)) * kinds[record.kind].weight;
      if (units[at].general) return;
      if (LEVEL[way.relation] === 0) hit.itself = true;
      else if (way.relation === "synonym") hit.alike = true;
    });
    hit.sure ||= hit.itself || hit.alike;
    // guesses and what means the same answer only a query that they cover
    hit.says = hit.sure || ways.some(({ relation }) => relation === "typo");
    if (hit.share >= 0.8) hit.sure = true;
    return hit;
  }

  const LARGE = ["honderd", "honderden", "duizend", "duizenden", "miljoen", "miljard", "helft", "kwart", "procent", "dubbele"];
  const ANY = [...UNITS.slice(1), ...TENS, ...LARGE].join("|");
  const NUMBER = new RegExp(`^(?:\\d+(?:,\\d+)?|(?:${UNITS.join("|")})?(?:en|ën)?(?:${ANY}))$`);

  /** Put hits in their order: the best are looked at word by word. */
  function rank(hits, { weights, places, words, units, question }) {
    const better = (a, b) => b.score - a.score;
    const sum = weights.reduce((all, weight) => all + weight, 0);
    hits.sort(better);
    for (const hit of hits.slice(0, MOST_CLOSE)) {
      const { text, title } = hit.record.tokens;
      const led = quotedPlaces(hit.record, units);
      const found = [...places(text), ...led].sort((a, b) => a.place - b.place);
      let extra = weights.length > 1 ? 0.5 * closeness(found, weights) : 0;
      // its keywords tell what a passage is about, and so does its first sentence
      for (const number of new Set(led.map((each) => each.number))) extra += (LED * weights[number]) / sum;
      if (found.length) extra += 0.15 / (1 + found[0].place / 15);
      if (words.length > 1 && placesOf(text, words).length) extra += 0.4;
      // how many of something there are stands before it
      const isCounted = ({ place, number }) =>
        !units[number].general &&
        !NUMBER.test(units[number].word) &&
        text.slice(Math.max(0, place - 2), place).some(({ word }) => NUMBER.test(word));
      if (question?.kind === "amount" && found.some(isCounted)) extra += 1;
      if (words.length && title.length && placesOf(title, words).length && kinds[hit.record.kind].titled)
        extra += (0.15 * words.length) / title.length;
      hit.score += extra * kinds[hit.record.kind].weight;
    }
    hits.sort(better);
  }

  /**
   * A question for an amount, a date or an actor: what the passages chosen by the other words have of it comes first, where it
   * holds these words itself; otherwise behind its passage. Without other words every entry of that kind answers.
   */
  function answersFirst(hits, { kind, counts }, packNames, asks) {
    const answering = (record) => (record.answers ?? kinds[record.kind].answers) === kind;
    const entries = packNames.flatMap((name) => packs.get(name)?.records.filter(answering) ?? []);
    if (!asks.units.length) return entries.map((record) => ({ record, share: 1, score: 1, asked: true }));
    const best = hits[0]?.score ?? 0;
    const chosen = new Map(); // the passages that the other words choose, with their scores
    for (const { record, score } of hits) {
      if (record.kind === "paragraph" && score >= 0.75 * best) chosen.set(`${record.pack} ${record.names[0]}`, score);
    }
    const own = new Map(hits.map((hit) => [hit.record, hit]));
    const leading = entries.flatMap((record) => {
      const { asked } = kinds[record.kind];
      const passage = chosen.get(`${record.pack} ${record.paragraph}`) ?? (asked || !record.paragraph ? own.get(record)?.score : 0);
      const title = asks.places(record.tokens.title);
      // a term is explained when it is what was asked, not when what was asked is in it
      const itself = title.filter(({ relation }) => LEVEL[relation] === 0).length;
      const words = record.tokens.title.filter(({ word }) => !isStop(word)).length;
      if (record.kind === "term" && itself * 2 <= words - 1) return [];
      const share = weightOf([...title, ...(record.kind === "term" ? [] : asks.places(record.tokens.text))], asks.chosen) / asks.asked;
      return passage ? [{ record, share, passage: Math.max(passage, record.paragraph ? 0 : best) }] : [];
    });
    // beside answers a passage needs more than one subject of the question, or to be theirs
    const theirs = new Set(leading.flatMap(({ record }) => [record, `${record.pack} ${record.paragraph}`]));
    if (leading.length && new Set(asks.subjects).size < 2 && kind !== "actor" && kind !== "meaning")
      hits = hits.filter(({ record }) => theirs.has(record) || theirs.has(`${record.pack} ${record.names?.[0]}`));
    // where the letter says what something means, its other passages do not
    if (kind === "meaning" && leading.some(({ record }) => record.answers))
      hits = hits.filter(({ record }) => theirs.has(record) || kinds[record.kind].beside);
    // an entry of the passage that has none of the words is an answer only where no entry has them
    const most = Math.max(0, ...leading.map(({ share }) => share));
    for (const { record, share, passage } of leading) {
      if (share < most * SHARE.best) continue;
      const hit = own.get(record) ?? { record, share, score: 0 };
      if (!own.has(record)) hits.push(hit);
      // what a term means in our words stands behind the letter's own; and sums are no answer to how many of something there are
      const before = share >= 0.5 && !kinds[record.kind].text && !counts;
      Object.assign(hit, {
        asked: true,
        score: Math.max(hit.score, (before ? 1 + share : 0.99) * passage + kinds[record.kind].weight / 100),
      });
    }
    return hits.sort((a, b) => b.score - a.score);
  }

  return { add: take, search, weigh, share: SHARE, explain, excerpt, suggestions, longerWords };
})();
