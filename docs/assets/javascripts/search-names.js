/*
 * What a query cites: a paper, a section, a note, a date, a number, a name. scripts/briefwijzer/search/names.py gives the
 * records the same names.
 */
globalThis.briefwijzerNames = (() => {
  "use strict";
  const { fold, tokens, isStop, isGeneral } = briefwijzerAnalysis;

  const MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
  // by its first three or four letters too
  const shortened = (month) => (month.length > 4 ? `${month.slice(0, 3)}(?:${month.slice(3)}|${month.slice(3, 4)})?` : month);
  const MONTH = `(${MONTHS.map(shortened).join("|").replace("maart", "maart|mrt")})[a-z]*\\.?`;
  // 13 februari 2017, 13-2-2017, 2017-02-13
  const DATE = new RegExp(
    `(?<!\\d)(?:(\\d{1,2})(?:e|ste|de)?[ .-]*${MONTH}[ ,-]*(\\d{4}|'?\\d{2})(?!\\d)|` +
      "(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})(?!\\d)|(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d))",
  );
  const MONTH_ALONE = new RegExp(
    `(?<![\\d\\p{L}])(?:${MONTH}[ ,-]*(\\d{4}|'\\d{2})|(\\d{1,2})[-/](\\d{4})|(\\d{4})[-/](\\d{1,2}))(?![\\d/-])`,
    "u",
  );
  const numberOf = (named) =>
    MONTHS.findIndex((month) => month.startsWith(named.slice(0, 3)) || (named === "mrt" && month === "maart")) + 1;
  const digits = (text) => Number(String(text).replace(/\D/g, ""));
  /** A date or a month in any spelling, as 2017-02-13 or 2017-02, with what stands beside it; or null. */
  function dateIn(text) {
    const match = text.match(DATE);
    const [all, day1, month1, year1, day2, month2, year2, year3, month3, day3] = match ?? [];
    const [alone, named, year4, month5, year5, year6, month6] = (match ? null : text.match(MONTH_ALONE)) ?? [];
    if (!all && !alone) return null;
    const name = month1 ?? named;
    const month = name ? numberOf(name) : digits(month2 ?? month3 ?? month5 ?? month6);
    const day = all ? digits(day1 ?? day2 ?? day3) : 1;
    if (month < 1 || month > 12 || day < 1 || day > 31) return null;
    const year = digits(year1 ?? year2 ?? year3 ?? year4 ?? year5 ?? year6);
    const parts = [year < 100 ? 2000 + year : year, month, ...(all ? [day] : [])];
    return { date: parts.map((part) => String(part).padStart(2, "0")).join("-"), rest: text.replace(all ?? alone, " ") };
  }

  const OFFICE = "(?:oud-?)?(?:minister|staatssecretaris|bewindspersoon|bewindsvrouw|bewindsman|min\\.?|stas|meneer|mevrouw|heer";
  const BEFORE = "dhr\\.?|mevr\\.?|mw\\.?|dr\\.?|drs\\.?|prof\\.?|mr\\.?|ir\\.?|ing\\.?|brief van|afzender|ondertekenaar)";
  const TITLES = new RegExp(`^(?:(?:de|het) )?(?:${OFFICE}|${BEFORE} )+`);
  // What stands before a dossier number, the number, its part, the number of the paper in it, and what stands behind.
  const PAPER = new RegExp(
    [
      String.raw`^(?:(?:kamer)?stuk(?:ken)?|kst|dossier|tk|ek|de|het|zie|nr\.?|[-,.:( /]|i{1,2}\b|\d{4} ?[-/] ?\d{2,4}(?=[ ,]))*`,
      String.raw`(\d{2}[ .]?\d{3})(?![\d])`,
      String.raw`(?:[-( ]*(?!nr|nummer)(r?\d{4}|[ivxlc]+|[a-z])\)?(?=[-, ]))?`,
      String.raw`(?:[-,.: /]|nrs?\b|nummers?\b|no\b|#)*(\d{1,4}|[a-z]{1,3})?`,
      String.raw`(?:,? ?(?:p|blz|pag)\.? ?\d+)?[.)]?(?:\.(?:html|pdf|xml))?$`,
    ].join(""),
  );
  /**
   * What a query cites, in the form of the records' names: "26643-432" and "26643" for a paper, "§2.6", "noot 15", a date, a
   * number without its blanks and signs (#9789462982024), a name without its titles, or the query itself.
   */
  function citedNames(query) {
    const text = fold(query)
      .replace(/[‐‑–—]/g, "-")
      .replace(/\s+/g, " ")
      .replace(/[?!]+$/, "")
      .trim();
    if (!text || text.length > 120) return [];
    const untitled = text.replace(TITLES, "");
    // a first name is known by its letter: lodewijk asscher is l. asscher
    const initialled = untitled.replace(/^(\p{L})[\p{L}-]+ /u, "$1. ");
    const names = [text.replace(/^§ ?/, "§"), text.replace(/['’‘`´]/g, ""), untitled, initialled];
    if (!/\p{N}/u.test(text)) return names; // all else that is cited has a number
    // a bare whole number may be anything; 2.6 is a section
    const section = text.match(/^(par(?:agraaf|\.)?|§|hoofdstuk|hfst\.?|h\.?|sectie|deel)? ?(\d{1,2}(?:\.\d{1,2})*)\.?$/);
    if (section && (section[1] || section[2].includes("."))) names.push(`§${section[2]}`);
    const alinea = text.match(/^(?:par(?:agraaf|\.)?|§)? ?(\d{1,2}(?:\.\d{1,2})*)\.?,? ?(?:alinea|al\.?) ?(\d{1,3})$/);
    if (alinea) names.push(`§${alinea[1]} alinea ${alinea[2]}`);
    const note = text.match(/^(?:(?:voet|eind)?noo?t(?:en)?|fn|vn)\.?(?: nr\.?)? ?(\d{1,4})$/);
    if (note) names.push(`noot ${note[1]}`);
    const paper = text.match(PAPER);
    if (paper) {
      const dossier = paper[1].replace(/\D/g, "") + (paper[2] ? `-${paper[2]}` : "");
      names.push(paper[3] ? `${dossier}-${paper[3]}` : dossier);
    }
    // without a blank a number of five digits and the one behind it still are two
    const joined = text.match(/^(?:kst|(?:kamer)?stuk(?:ken)?|tk|ek|nr\.?)?[- ]?(\d{5})(\d{1,4})$/);
    if (joined) names.push(`${joined[1]}-${joined[2]}`);
    const dated = dateIn(text);
    const saysLittle = ({ word }) => isStop(word) || isGeneral(word) || /^(?:kamerbrief|kamerstuk|datum|gedateerd|dd)$/.test(word);
    if (dated && tokens(dated.rest).every(saysLittle)) names.push(dated.date);
    const number = text
      .replace(/^(?:https?:\/\/)?(?:dx\.)?(?:doi\.org\/|doi:? ?|isbn(?:-1[03])?:? ?|urn:isbn:)/, "")
      .replace(/\b(?:nr|nummer|no|kenmerk|registratienummer|rapport)\b\.?/g, "")
      .replace(/[^\p{L}\p{N}]/gu, "");
    if (/\p{N}/u.test(number) && number.length >= 4) names.push(`#${number}`);
    return names;
  }

  return { citedNames };
})();
