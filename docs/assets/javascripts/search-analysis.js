/*
 * The words of a text, for the index and for queries alike: one spelling, inflections, roots.
 * scripts/briefwijzer/search/compounds.py and dutch.py do the same where the site is built; tests/search/analysis.yml is
 * one table for both. What is known of Dutch words stands in dutch.yml and comes with the shared records.
 */
globalThis.briefwijzerAnalysis = (() => {
  "use strict";

  const worked = []; // of each function of words, what it has worked out
  /** A function of words that works out what it gives once for each word. */
  function once(workOut) {
    const known = new Map();
    worked.push(known);
    return (word) => {
      let found = known.get(word);
      if (found === undefined) {
        found = workOut(word);
        if (known.size < 50_000) known.set(word, found);
      }
      return found;
    };
  }

  /** One spelling: small letters, no accents, ligatures taken apart. */
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const PLAIN = /^[a-z]+$/;
  const QUOTES = /['’‘ʼ`´]/;
  // Thousands in groups (33 009, 33.009), decimals (5,5), words with what an apostrophe joins (zzp'ers), € and %.
  const TOKEN =
    /\p{L}[\p{L}\p{N}\p{M}]*(?:['’‘ʼ`´][\p{L}\p{M}]+)*|(?<![\p{L}\p{N}])\p{N}{1,3}(?:[. \u00a0\u202f]\p{N}{3})+(?![\p{L}\p{N}])|\p{N}+(?:[.,]\p{N}+)+(?!\p{L})|\p{N}[\p{L}\p{N}\p{M}]*(?:['’‘ʼ`´][\p{L}\p{M}]+)*|[€%]/gu;
  const HYPHEN = /^\)?[-‐‑–]\)?$/;
  const SAME = new Map(Object.entries({ "€": "euro", eur: "euro", "%": "procent", mln: "miljoen", mld: "miljard", "&": "en" }));

  /** The tokens of a text: where each stands, its word, and the longer words that it begins (ICT-beleid: ictbeleid). */
  function tokens(text) {
    // most names and queries are one word, and the pattern of all words takes its time
    if (PLAIN.test(text)) return [{ start: 0, end: text.length, ...spelled(text) }];
    const found = [];
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
      found.push({ start: match.index, end: TOKEN.lastIndex, ...spelled(match[0]) });
    }
    found.forEach((token, at) => {
      // a chain of hyphens is one word too, at the place of its first part: state-of-the-art, (kennis-)infrastructuur
      let joined = token.word;
      for (let next = at + 1; next < found.length && next < at + 5; next++) {
        if (text[found[next - 1].end] === " " || !HYPHEN.test(text.slice(found[next - 1].end, found[next].start))) break;
        if (/^\p{N}+$/u.test(joined) && /^\p{N}+$/u.test(found[next].word)) break;
        joined += found[next].word;
        token.whole = [...token.whole, joined];
      }
      // a verb in two: voor te bereiden is voorbereiden; om te says what for
      if (found[at - 1]?.word === "te" && beforeTe.has(found[at - 2]?.word))
        token.whole = [...token.whole, found[at - 2].word + token.word];
    });
    return found;
  }

  /** What a token is as it is written: its word, and the longer one that an apostrophe makes of it. */
  const spelled = once((written) => {
    const [first, ...endings] = written.split(QUOTES);
    let word = fold(first);
    if (/^\p{N}/u.test(word)) word = spellNumber(word);
    return { word: SAME.get(word) ?? word, whole: endings.length ? [word + fold(endings.join(""))] : [] };
  });

  /** 33 009 and 33.009 are 33009; 5.5 is 5,5. */
  function spellNumber(word) {
    if (/^\d{1,3}(?:[. \u00a0\u202f]\d{3})+$/.test(word)) return word.replace(/\D/g, "");
    return word.replaceAll(".", ",");
  }

  /* What is known of Dutch words */

  let taught = null;
  let stop = new Set();
  let [general, letters, ofLetters] = [new Set(), new Set(), new Set()];
  let whole = new Set();
  let forms = new Map(); // form -> its word
  let strong = new Map(); // form of a strong verb -> its infinitive
  let beforeTe = new Set(); // what a verb loses before "te"
  const verbs = {}; // what begins with something that stands before a verb, and what a weak past is made of
  let compared = /$^/; // the end of a comparative or superlative

  /** Take what the shared records say of Dutch words; before that nothing can be searched. */
  function learn(dutch) {
    if (dutch === taught) return;
    taught = dutch;
    stop = new Set(dutch.stop.split(" "));
    whole = new Set(dutch.whole.split(" "));
    const lines = (all) => all.map((each) => each.split(" "));
    forms = new Map(lines(dutch.forms).flatMap((each) => each.map((form) => [form, each[0]])));
    strong = new Map(lines(dutch.strong).flatMap(([infinitive, ...all]) => all.map((form) => [form, infinitive])));
    const [apart, kept] = [dutch.apart, dutch.kept].map((words) => words.replaceAll(" ", "|"));
    beforeTe = new Set(dutch.apart.split(" "));
    beforeTe.delete("om");
    verbs.prefixed = new RegExp(`^(?:(${apart})(ge.+)|(${kept})(?!ge)(.+))`);
    verbs.participle = new RegExp(`^(${apart})?ge(.{3,})$`);
    verbs.noGe = new RegExp(`^(?:${apart})?(?:${kept})`);
    verbs.strong = new RegExp(`^(${apart}|${kept})(${Object.keys(OF_NOUN).join("|")})$`);
    verbs.past = new RegExp(`^(?:${dutch.past.join("|")})$`);
    compared = new RegExp(`(?:${dutch.compared.join("|")})$`);
    for (const known of worked) known.clear();
    const { itself, asked } = dutch.letter;
    [general, letters, ofLetters] = [dutch.general, itself, asked].map((words) => new Set(words.split(" ").map(stem)));
  }

  /** A word that says nothing about a subject. */
  const isStop = (word) => stop.has(word) || (word.length === 1 && !/\p{N}/u.test(word));
  const isWhole = (word) => whole.has(word);
  const hasForm = (stems, word) => stems.has(stem(word)) || stems.has(verb(word));
  /** A word of which questions are made, and that says little about their subject. */
  const isGeneral = (word) => hasForm(general, word);
  /** Whether words ask for what the page of a letter says of it: who wrote it, when, to whom. */
  function asksOfLetter(words, question) {
    const telling = words.filter((word) => !isStop(word));
    const isCalled = (word) => hasForm(letters, word);
    if (!telling.some(isCalled) || !telling.every((word) => isCalled(word) || hasForm(ofLetters, word))) return false;
    // of what the letter speaks its own words say: waar gaat deze brief over
    return ["actor", "author", "date"].includes(question?.kind) || !telling.every((word) => isGeneral(word) && isCalled(word));
  }

  /* Inflections */

  const PLURAL_S = /(?:[bdfghklmnprtwy]|[^aeiou]e|ee|oe|milieu)(?<!aan)(?<!land|lijk|daag)s$/;
  // In these words the t is no ending of a verb; the others have lost theirs: werkt, markt, rapport.
  const ENDS_IN_T = /(?:[kfpgmwlrbv]|aan|een|oon|uun|ien|oen|oei|aai|ooi)t$/;

  /** The stem of a word: what is left without the endings of nouns, adjectives and verbs (bedrijven and bedrijf: bedrijf). */
  const stem = once((word) => forms.get(word) ?? prefixed(word) ?? bare(strong.get(word) ?? word));
  /** The stem of an irregular verb with something before it: toegenomen, onderzocht, besloten. */
  function prefixed(word) {
    const [, apart, participle, prefix = apart, form = participle] = word.match(verbs.prefixed) ?? [];
    const infinitive = strong.get(form) ?? strong.get(`ge${form}`) ?? forms.get(form);
    return /(?:en|aan)$/.test(infinitive) && !whole.has(word) && !strong.has(word) ? bare(prefix + infinitive) : undefined;
  }
  function bare(word) {
    if (word.length < 4 || word.length > 60 || !PLAIN.test(word) || whole.has(word)) return word;
    let short = word.replace(/heden$/, "heid").replace(/ie(?:s|en)$/, "ie");
    if (PLURAL_S.test(short)) short = short.slice(0, -1);
    short = short.replace(compared, "");
    if (whole.has(short)) return short;
    const adjective = /[^aeiou]se$/.test(short); // nederlandse
    if (/(?:[^aeiou]|ie|ee|oei|aai|ooi)en$/.test(short) && short.length > 4) short = undouble(short.slice(0, -2));
    else if (/[^e]e$/.test(short) && short.length > 3) short = undouble(short.slice(0, -1));
    if (whole.has(short)) return short;
    if (!adjective && PLURAL_S.test(short)) short = short.slice(0, -1);
    if (short.length > 4 && /[^ei]e$/.test(short)) short = short.slice(0, -1);
    if (short.length > 3) {
      if (short.endsWith("dt")) short = short.slice(0, -1);
      else if (ENDS_IN_T.test(short)) short = short.slice(0, -1);
      else if (/eerd$/.test(short)) short = short.slice(0, -1);
    }
    return spoken(short);
  }
  const undouble = (word) => word.replace(/([^aeiou])\1$/, "$1");
  /** One vowel in a closed syllable (investeer and invester), one consonant at the end, and that as it is spoken. */
  function spoken(word) {
    const short = word.replace(/(aa|ee|oo|uu)([^aeiouy])$/, (all, vowels, last) => vowels[0] + last);
    return undouble(short).replace(/v$/, "f").replace(/z$/, "s");
  }

  const PRESENT = /(?<![eikw]|op|ap|eg|ef)ende?$/; // geldende; bekend, verleend and geopend are of the past
  /**
   * The stem of the verb of which a word is a participle or a weak past: gehackt, hackte and hacken; of the adjective of a
   * superlative; else the word's own.
   */
  const verb = once((word) => {
    const stemmed = stem(word);
    if (
      stemmed.length < 4 ||
      !PLAIN.test(stemmed) ||
      forms.has(word) ||
      strong.has(word) ||
      whole.has(stemmed) ||
      PRESENT.test(word) ||
      prefixed(word)
    )
      return stemmed;
    const participle = /(?:(?<!hei)[dt]e?|en)$/.test(word) ? stemmed.match(verbs.participle) : null;
    const [, ...past] = participle ? [] : (word.match(verbs.past) ?? []);
    if (past.length) return stem(past.find(Boolean));
    let short = participle ? (participle[1] ?? "") + participle[2] : stemmed;
    if (
      short.length > 4 &&
      /de?$/.test(word) &&
      /(?:[^aeious]|(?!ei)[aeiou]{2}[^aeiou]?)d$/.test(short) &&
      (participle || verbs.noGe.test(short))
    )
      short = short.slice(0, -1);
    // toegepast is of toepassen, getest of testen
    if (participle && /(?<!ko|la|po|ru|ta|te)st$/.test(short)) short = short.slice(0, -1);
    return spoken(short);
  });

  /* Roots */

  // What verbs and the nouns made of them add to one root; the longest first.
  const MADE = /(?:isatie?|iseerder)$/;
  const DERIVED =
    /(?:iviteit|istisch|atief|atie?|eerder|ateur|ator|iteit|isme?|ieer|isch|heid|ist|eer|(?<!b)aar|end|ing|ief|(?<!is)er|ie?)$/;
  // Nouns of strong verbs: toename and toenemen, uitgave and uitgeven, afspraak and afspreken, aanbod and aanbieden.
  const OF_NOUN = { nam: "nem", gaf: "gef", sprak: "sprek", bod: "bied" };
  /**
   * The root that a word shares with the words made of it: digitalisering, gedigitaliseerd, digitaliseert; veilig,
   * veiligheid. Coarser than the stem, and therefore ranked below it.
   */
  const root = once((word) => {
    const stemmed = stem(word);
    if (stemmed.length < 4 || !PLAIN.test(stemmed) || forms.has(word) || whole.has(stemmed)) return stemmed;
    let short = verb(word).replace(verbs.strong, (_, before, noun) => before + OF_NOUN[noun]);
    // twice: investering, invester, invest
    for (let times = 0; times < 2; times++) {
      short = short.replace(MADE, "iser");
      const cut = short.replace(DERIVED, "");
      if (cut.length >= 4) short = cut;
    }
    return spoken(short);
  });

  /** The root of what a verb in -iseren is made of: robotisering, robot. Farther away than the root. */
  const kin = (word) => root(word).replace(/(.{4})iser$/, "$1");

  /* What readers write and letters do not */

  // A diminutive (baantje), a superlative (goedkoopste), a comparative in -der (duurder), a weak past with a short vowel (belde, miste:
  // not landen, planten), a participle (stijgende), and what they are made of.
  const MADE_OF = [
    [/jes?$/, ""], [/tjes?$/, ""], [/([^aeiou])\1etjes?$/, "$1"], [/etjes?$/, ""], [/(?<=m)pjes?$/, ""], [/(?<=n)kjes?$/, "g"],
    [/([ao])\1tjes?$/, "$1"], [/ientjes?$/, "ine"],
    [/ste$/, ""], [/(?<=r)dere?$/, ""],
    [/(?<=[^aeiou][aeiou])([bdglmnr])de$/, "$1$1en"], [/(?<=[^aeiou][aeiou])([bglmr])den$/, "$1$1en"],
    [/(?<=[^aeiou][aeiou])([fkps])ten?$/, "$1$1en"],
    [/ende?$/, "en"],
  ]; // prettier-ignore
  // What a verb loses where it stands before other words (neemt … toe): these words are hardly anything else, those only at the end.
  const APART = /^(?:af|mee|terug|toe|weg)$/;
  const APART_LAST = /^(?:aan|bij|door|in|om|op|over|samen|uit|voor)$/;

  // Numbers in words and in digits, each the other: veertig and 40, vierde and 4e. One is an article too.
  const TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien";
  const UNITS = `een twee drie vier vijf zes zeven acht negen ${TEENS}`.split(" ");
  const TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(" ");
  const ORDINALS = { een: "eerste", drie: "derde", acht: "achtste" };
  const numbers = new Map();
  const same = (word, digits) => numbers.set(word, `${digits}`).set(`${digits}`, word);
  UNITS.forEach((word, at) => {
    if (at) same(word, at + 1);
    if (at < 12) same(ORDINALS[word] ?? `${word}de`, `${at + 1}e`);
    if (at && at < 9) same(`${word}honderd`, 100 * (at + 1));
  });
  TENS.forEach((word, at) => same(word, 10 * at + 20));
  same("honderd", 100);
  /** A number in digits, where it is a word, and the other way round; else nothing. */
  const otherNumber = (word) => numbers.get(word);

  /** The words of which a word of a query may be a form. */
  const basesOf = (word) =>
    MADE_OF.filter(([ending]) => ending.test(word))
      .map(([ending, base]) => word.replace(ending, base))
      .filter((base) => base.length > 2 && !isStop(base));

  /** The verbs that a word of a query makes with a word behind it. */
  function verbsOf(list, at) {
    const { word } = list[at];
    if (isStop(word)) return [];
    const others = list
      .slice(at + 1)
      .filter((other, n, all) => APART.test(other.word) || (n === all.length - 1 && APART_LAST.test(other.word)));
    const known = strong.get(word) ?? forms.get(word);
    const infinitive = known?.endsWith("en") ? known : word;
    return others.map((other) => other.word + infinitive);
  }

  return {
    fold, tokens, once, learn, isStop, isGeneral, isWhole, asksOfLetter, stem, verb, root, kin, UNITS, TENS, otherNumber, basesOf, verbsOf,
  }; // prettier-ignore
})();
