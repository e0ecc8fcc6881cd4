/*
 * Writes out what the scripts of the records have in short. scripts/briefwijzer/search/compact.py makes them short and says
 * how.
 */
globalThis.briefwijzerWrittenOut = (() => {
  "use strict";
  /** What a heading, paragraph or note is cited by, as it follows from its address. */
  function numbered(href) {
    const [id, section, paragraph, note] = href.match(/(?<=#)(?:s([\d-]+?)(?:-p(\d+))?|fn(\d+))$/);
    return [id, note ? `noot ${note}` : `§${section.replaceAll("-", ".")}${paragraph ? ` alinea ${paragraph}` : ""}`];
  }

  // What may stand around words of which a place has the words alone.
  const SIGNS = ".,;:!?()‘’“”";
  /**
   * What gives begin and end of a place in a text. A place is its first word and how many it has: below zero without the signs
   * around them, and the words themselves where they cut one.
   */
  function placesIn(text = "") {
    const starts = [0];
    for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) starts.push(at + 1);
    starts.push(text.length + 1);
    return (first, count) => {
      let begin = starts[first];
      if (typeof count === "string") {
        begin = text.indexOf(count, begin);
        return [begin, begin + count.length];
      }
      let end = starts[first + Math.abs(count)] - 1;
      if (count < 0) {
        while (SIGNS.includes(text[begin])) begin++;
        while (SIGNS.includes(text[end - 1])) end--;
      }
      return [begin, end];
    };
  }

  function recordsOf({ begin, themes, columns, said }) {
    const records = [];
    let before; // the last paragraph, and what finds places in its text
    let placed;
    said.forEach(([title, text, extra], number) => {
      const record = { title, text: text || undefined, extra };
      for (const [field, values] of Object.entries(columns)) if (values[number]) record[field] = values[number];
      record.href = begin[record.kind] + (record.href ?? "");
      if (typeof title === "number") record.title = records[title - 1]?.title;
      record.themes &&= record.themes.map((each) => themes[each]);
      if (record.names === 1) record.names = numbered(record.href);
      if (record.section === 1) record.section = record.href.match(/#s(.+?)(?:-p\d+)?$/)[1];
      if (Array.isArray(text)) {
        Object.assign(record, { text: before.text.slice(...placed(...text)), section: before.section, paragraph: before.names[0] });
      }
      if (record.kind === "paragraph") {
        before = record;
        placed = placesIn(record.text);
      }
      records.push(record);
    });
    // a paragraph is also found by what is said of it
    const paragraphs = new Map(records.filter(({ kind }) => kind === "paragraph").map((record) => [record.names[0], record]));
    for (const { paragraph, title } of records) {
      const about = paragraphs.get(paragraph);
      if (about) about.extra = about.extra ? `${about.extra}. ${title}` : title;
    }
    return records;
  }

  // groups with a line between them, a word a line
  const groupsOf = (text) => (text ? text.split("\n\n").map((group) => group.split("\n")) : []);
  /** The keywords: names, and places: number of a record, begin and end of the words. */
  function keywordsOf({ names, places }, records) {
    const keywords = groupsOf(names).map((group) => [group]);
    const own = records.flatMap(({ kind }, number) => (kind === "paragraph" || kind === "note" ? [number] : []));
    let known = 0; // how many have had a place
    places.forEach((flat, at) => {
      const placed = placesIn(records[own[at]].text);
      let first = 0;
      for (let n = 0; n < flat.length; n += 3) {
        const [step, count, back] = flat.slice(n, n + 3);
        first += step;
        keywords[known - back].push([own[at], ...placed(first, count)]);
        if (!back) known++;
      }
    });
    return keywords;
  }
  /** The groups of names; the records of terms get theirs. */
  function synonymsOf({ terms, like }, records) {
    for (const [number, [title, ...others], also] of terms)
      if (records[number]) Object.assign(records[number], { title, extra: [...others, ...also].join(". ") });
    return [...terms.map(([, names, also]) => ({ names, also })), ...groupsOf(like).map((names) => ({ names, like: true }))];
  }
  const numbersOf = (runs) => runs.flatMap((first, at) => (at % 2 ? [] : Array.from({ length: runs[at + 1] }, (_, step) => first + step)));

  /** The compounds, each with its parts and the parts of these. */
  function compoundsOf(text) {
    const pairs = new Map();
    for (const each of text.split(" ").filter(Boolean)) {
      const pieces = each.split("/").map((piece) => piece.split(":"));
      const [first, last] = [pieces[0], pieces.at(-1)].map((piece) => piece.at(-1));
      pairs.set(pieces.map(([written]) => written).join(""), [first, last]);
    }
    const parts = (pair) => [...new Set([...pair, ...pair.flatMap((part) => pairs.get(part) ?? [])])];
    return Object.fromEntries([...pairs].map(([word, pair]) => [word, parts(pair).join(" ")]));
  }

  const done = new Map();
  /** The records of a letter, or those that letters share, written out; once for each. */
  function writtenOut(name) {
    if (!done.has(name)) {
      const { records, keywords, synonyms, shared, parts, ...others } = briefwijzerRecords[name];
      const whole = { ...others, records: recordsOf(records), parts: compoundsOf(parts) };
      if (keywords) whole.keywords = keywordsOf(keywords, whole.records);
      if (synonyms) whole.synonyms = synonymsOf(synonyms, whole.records);
      // of many letters each has the records that it shares with others
      if (shared) whole.shared = Array.isArray(shared) ? numbersOf(shared) : recordsOf(shared);
      done.set(name, whole);
    }
    return done.get(name);
  }

  return writtenOut;
})();
