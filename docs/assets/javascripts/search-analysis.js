/*
 * The words of a text, for the index and for queries alike: one spelling, stems, parts of compounds.
 * scripts/briefwijzer/search/compounds.py has the same spelling; tests/search/analysis.yml is one table for both.
 */
globalThis.briefwijzerAnalysis = (() => {
  "use strict";

  /** One spelling: small letters, no accents, ligatures taken apart. */
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const QUOTES = /['’‘ʼ`´]/;
  // Thousands in groups (33 009, 33.009), decimals (5,5), words with what an apostrophe joins (zzp'ers), € and %.
  const TOKEN =
    /(?<![\p{L}\p{N}])\p{N}{1,3}(?:[. \u00a0\u202f]\p{N}{3})+(?![\p{L}\p{N}])|\p{N}+(?:[.,]\p{N}+)+(?!\p{L})|[\p{L}\p{N}\p{M}]+(?:['’‘ʼ`´][\p{L}\p{M}]+)*|[€%]/gu;
  const HYPHEN = /^\)?[-‐‑–]\)?$/;
  const SAME = new Map(
    Object.entries({ "€": "euro", eur: "euro", "%": "procent", mln: "miljoen", mld: "miljard", "&": "en" }),
  );

  /** The tokens of a text: where each stands, its word, and the longer words that it begins (ICT-beleid: ictbeleid). */
  function tokens(text) {
    const found = [];
    for (const match of text.matchAll(TOKEN)) {
      const [first, ...endings] = match[0].split(QUOTES);
      let word = fold(first);
      if (/^\p{N}/u.test(word)) word = spellNumber(word);
      const token = { start: match.index, end: match.index + match[0].length, word: SAME.get(word) ?? word, whole: [] };
      if (endings.length) token.whole.push(word + fold(endings.join("")));
      found.push(token);
    }
    found.forEach((token, at) => {
      // a chain of hyphens is one word too, at the place of its first part: state-of-the-art, (kennis-)infrastructuur
      let joined = token.word;
      for (let next = at + 1; next < found.length && next < at + 5; next++) {
        if (!HYPHEN.test(text.slice(found[next - 1].end, found[next].start))) break;
        if (/^\p{N}+$/u.test(joined) && /^\p{N}+$/u.test(found[next].word)) break;
        joined += found[next].word;
        token.whole.push(joined);
      }
    });
    return found;
  }

  /** 33 009 and 33.009 are 33009; 5.5 is 5,5. */
  function spellNumber(word) {
    if (/^\d{1,3}(?:[. \u00a0\u202f]\d{3})+$/.test(word)) return word.replace(/\D/g, "");
    return word.replaceAll(".", ",");
  }

  // Question words and verbs that say nothing about a subject, beside the stop words of the library.
  const ASKING = new Set(
    ("hoe hoeveel waar waarom wanneer waarover waarvoor waartegen welk welke wie wat gaat gaan doet doen staat zegt zeggen " +
      "zegt vindt vinden krijgt krijgen komt komen ben bent heeft hebt wordt worden mag mogen moeten kunnen zijn the of " +
      "and over via per o.a. bv bijv etc").split(" "),
  );
  /** A word that says nothing about a subject. */
  const isStop = (word) =>
    ASKING.has(word) || (word.length === 1 && !/\p{N}/u.test(word)) || lunr.nl.stopWordFilter(word) === undefined;

  const stems = new Map();
  /** The stem of a word: Snowball's, with the final consonant as it is spoken (bedrijven and bedrijf: bedrijf). */
  function stem(word) {
    let known = stems.get(word);
    if (known === undefined) {
      // Snowball leaves the plural of innovatie, ronde and proces as it is
      const single = word.replace(/ies$/, "ie").replace(/([^aeiouc])es$/, "$1e");
      known = snowball(single).replace(/v$/, "f").replace(/z$/, "s").replace(/ss$/, "s");
      if (stems.size < 50_000) stems.set(word, known);
    }
    return known;
  }
  function snowball(word) {
    if (word.length < 4 || word.length > 60 || /\p{N}/u.test(word)) return word;
    return lunr.nl.stemmer(new lunr.Token(word)).toString();
  }

  // What verbs and the nouns made of them add to one root; the longest first.
  const DERIVED = /(?:iseerder|iseer|iser|isatie|atief|atie|eerder|ateur|ator|ieer|isch|eer|aar|er|ing|ief|ie)$/;
  const PARTICIPLE = /^(aan|af|bij|door|in|mee|om|op|over|samen|terug|toe|uit|voor|weg)?ge(.{4,})$/;
  /**
   * The root that a stem shares with the other forms of its verb: digitalisering, gedigitaliseerd, digitaliseert; mens and
   * mensen. Coarser than the stem, and therefore ranked below it.
   */
  function root(stemmed) {
    let short = stemmed;
    if (short.length < 4 || /\p{N}/u.test(short)) return short;
    const participle = short.match(PARTICIPLE);
    if (participle && /[dt]$/.test(short)) short = (participle[1] ?? "") + participle[2];
    if (/[^aeiou][dt]$|[aeiou]{2}[^aeiou]?[dt]$/.test(short) && short.length > 4) short = short.slice(0, -1);
    if (short.length > 3) short = short.replace(/([^aeious])s$/, "$1");
    const cut = short.replace(DERIVED, "");
    if (cut.length >= 4) short = cut;
    // one vowel in a closed syllable, one consonant at the end: investeer and invester, hackt and hack
    return short.replace(/([aeou])\1(?=[^aeiou]+$)/, "$1").replace(/([^aeiou])\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s");
  }

  /**
   * What a query cites, in the form of the records' names: "26643-432" and "26643" for a paper, "§2.6", "noot 15", or the
   * query itself, which may be an id or an abbreviation.
   */
  function citedNames(query) {
    const text = fold(query).replace(/[‐‑–—]/g, "-").replace(/\s+/g, " ").trim();
    if (!text || text.length > 120) return [];
    const names = [text.replace(/^§ ?/, "§")];
    // a bare whole number may be anything; 2.6 is a section
    const section = text.match(/^(par(?:agraaf|\.)?|§|hoofdstuk|hfst\.?|h\.?|sectie|deel)? ?(\d{1,2}(?:\.\d{1,2})*)\.?$/);
    if (section && (section[1] || section[2].includes("."))) names.push(`§${section[2]}`);
    const alinea = text.match(/^(?:par(?:agraaf|\.)?|§)? ?(\d{1,2}(?:\.\d{1,2})*)\.?,? ?(?:alinea|al\.?) ?(\d{1,3})$/);
    if (alinea) names.push(`§${alinea[1]} alinea ${alinea[2]}`);
    const note = text.match(/^(?:(?:voet|eind)?noo?t(?:en)?|fn|vn)\.?(?: nr\.?)? ?(\d{1,4})$/);
    if (note) names.push(`noot ${note[1]}`);
    const paper = text.match(
      /^(?:(?:kamer)?stuk(?:ken)?|kst|dossier|tk|ek|de|het|zie|nr\.?|[-,.:( ]|i{1,2}\b|\d{4} ?[-/] ?\d{2,4}(?=[ ,]))*(\d{2}[ .]?\d{3})(?![\d])(?:[-( ]*(?!nr|nummer)(r?\d{4}|[ivxlc]+|[a-z])\)?(?=[-, ]))?(?:[-,.: ]|nrs?\b|nummers?\b|no\b|#)*(\d{1,4}|[a-z]{1,3})?(?:,? ?(?:p|blz|pag)\.? ?\d+)?[.)]?$/,
    );
    if (paper) {
      const dossier = paper[1].replace(/\D/g, "") + (paper[2] ? `-${paper[2]}` : "");
      names.push(paper[3] ? `${dossier}-${paper[3]}` : dossier);
    }
    return names;
  }

  return { fold, tokens, isStop, stem, root, citedNames };
})();
