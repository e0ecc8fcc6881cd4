/*
 * How a pasted text is read before it is compared with a letter. People paste out of mail, Word, PDF viewers, newspapers
 * and chats, and out of this site's own copies and files: each leaves signs of its own that are no words of the letter.
 * A reading is a text, and what was left out of it, to be told. The first reading is what was pasted, as it is.
 */
globalThis.briefwijzerReading = (() => {
  "use strict";

  const QUOTES = "\"'“”„‟‘’‚‛«»‹›`´′″＂＇";
  const DASHES = "\\-‐‑‒–—―−﹘﹣－";
  // What says that words were left out: […] [...] [--] [] [weglating …], (…) (..), /.../, … and ... or . . .
  const DOTS = String.raw`…|\.\s?\.[.\s]*`;
  const OMISSIONS = [
    String.raw`\[\s*(?:${DOTS}|-{2,}|—)?\s*\]`,
    String.raw`\[\s*weglating[^\]]*\]`,
    String.raw`\(\s*(?:${DOTS})\s*\)`,
    String.raw`\/\s*(?:…|\.{3})\s*\/`,
    String.raw`…|\.{3,}|\. \. \.|(?<=\s)(?:\*{3}|- - -)(?=\s)`,
  ];
  const OMISSION = new RegExp(String.raw`\s*(?:${OMISSIONS.join("|")})\s*`, "gi");

  const unique = (list) => [...new Set(list)];
  const squeeze = (text) => text.replace(/\s+/g, " ").trim();

  const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\ufe0e|\ufe0f/g;
  // ligatures, small digits, letters and digits in full width or set in bold
  const SET = /[\ufb00-\ufb06\u0132\u0133⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉０-９Ａ-Ｚａ-ｚ\u{1d400}-\u{1d7ff}]/gu;

  /** One form for what looks the same: composed letters, no signs that print nothing, set letters and digits as others. */
  function clean(text) {
    return text
      .normalize("NFC")
      .replace(UNSEEN, "")
      .replace(SET, (sign) => sign.normalize("NFKC"))
      .replace(/[\u02b9-\u02bd\u02c8\u055a\ua78c]/g, "’")
      .replace(/,,(?=[\p{L}\p{N}])/gu, "„")
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n(?: ?\n)+/g, "\n\n")
      .replace(/(?<=\p{L})¬ ?\n+/gu, "");
  }

  /* Codes of other programs */

  const NAMED = {
    amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ensp: " ", emsp: " ", thinsp: " ", shy: "", zwnj: "",
    euro: "€", sect: "§", deg: "°", bull: "•", middot: "·", hellip: "…", ndash: "–", mdash: "—",
    lsquo: "‘", rsquo: "’", sbquo: "‚", ldquo: "“", rdquo: "”", bdquo: "„",
    laquo: "«", raquo: "»", lsaquo: "‹", rsaquo: "›",
    aacute: "á", agrave: "à", acirc: "â", auml: "ä", ccedil: "ç", ntilde: "ñ",
    eacute: "é", egrave: "è", ecirc: "ê", euml: "ë", Eacute: "É", Euml: "Ë",
    iacute: "í", icirc: "î", iuml: "ï", Iuml: "Ï", oacute: "ó", ograve: "ò", ocirc: "ô", ouml: "ö", Ouml: "Ö",
    uacute: "ú", ugrave: "ù", ucirc: "û", uuml: "ü", Uuml: "Ü",
  }; // prettier-ignore
  // Parts the cells of a table, as a tab does; a page break in what comes out, which only these are.
  const CELL = "\x1f";
  // The signs that Windows-1252 has where Latin-1 has none: UTF-8 that was read as one of the two is read back.
  const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

  const sign = (code, otherwise) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise);
  const utf8 = (bytes, otherwise) => {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
    } catch {
      return otherwise;
    }
  };
  const hex = (codes) => codes.match(/[\da-f]{2}/gi).map((pair) => Number.parseInt(pair, 16));

  const percented = (text) => text.replace(/(?:%[\da-f]{2})+/gi, (all) => utf8(hex(all), all));
  const ACCENTS = { '"': "\u0308", "'": "\u0301", "\u0060": "\u0300", "^": "\u0302" };

  // Each gives the text back as it was where it finds none of its codes.
  const CODES = [
    // a link to words in a page, as browsers make it
    (text) =>
      text.replace(/\S*#\S*?:~:text=(\S+)/g, (all, found) =>
        found
          .split(/&(?:text=)?/)
          .flatMap((part) => part.split(",").filter((words) => !/^-|-$/.test(words)))
          .map(percented)
          .join(" … "),
      ),
    (text) => (/\s/.test(text) ? text : percented(text)), // an address within a text is written like that
    // quoted-printable, of mail
    (text) => {
      if (!/=\n|=[\dA-F]{2}/.test(text)) return text;
      return text.replace(/=[ ]*\n/g, "").replace(/(?:=[\dA-F]{2})+/g, (all) => utf8(hex(all), all));
    },
    // JSON: the values that hold words of a letter, or the one value that is there
    (text) => {
      const values = [...text.matchAll(/"(text|heading|label|caption|quote|printed)"\s*:\s*"((?:[^"\\]|\\.)*)"?/g)];
      return values.length ? values.map(([, key, value]) => value + (key === "label" ? " " : "\n")).join("") : text;
    },
    (text) => text.replace(/\\u([\da-f]{4})/gi, (all, code) => sign(Number.parseInt(code, 16), all)),
    // LaTeX
    (text) =>
      text
        .replace(/(?<=\p{L})\{?\\(["'`^])\{?(\p{L})\}?\}?/gu, (all, accent, letter) => letter + ACCENTS[accent])
        .replace(/\\footnote\{([^{}]*)\}/g, "\n$1\n")
        .replace(/\\[a-z]+\{([^{}]*)\}/gi, "$1"),
    // forums, wikis and Pandoc
    (text) =>
      text
        .replace(/\[(b|i|u|quote)(?:=[^\]\n]*)?\](.*?)\[\/\1\]/gis, "$2")
        .replace(/\{\{[^{}|]*\|([^{}]*)\}\}/g, "$1")
        .replace(/\[([^[\]]*)\]\{[.#][^{}]*\}/g, "$1"),
    (text) => text.replace(/\\r|\\t/g, " ").replace(/\\n/g, "\n").replace(/\\(?=[!-/:-@[-`{-~])/g, ""),
    // pages, e-books and XML
    (text) =>
      text
        .replace(/<(?:br|\/?(?:p|div|li|h[1-6]|tr|td|th|blockquote|heading|num|ref))(?:\s[^<>]*)?\/?>/gi, "\n")
        .replace(/<\/?[a-z][\w:-]*(?:\s[^<>]*)?\/?>|<!--.*?-->/gi, ""),
    (text) => text.replace(/&#x([\da-f]{1,6});?/gi, (all, code) => sign(Number.parseInt(code, 16), all)),
    (text) => text.replace(/&#(\d{1,7});?/g, (all, code) => sign(Number(code), all)),
    (text) => text.replace(/&([a-z]+);/gi, (all, name) => (Object.hasOwn(NAMED, name) ? NAMED[name] : all)),
    (text) =>
      text.replace(/(?:[Â-ô][\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3})+/g, (all) => {
        const bytes = [...all].map((one) => (WINDOWS.includes(one) ? 0x80 + WINDOWS.indexOf(one) : one.charCodeAt(0)));
        return bytes.every((byte) => byte < 256) ? utf8(bytes, all) : all;
      }),
    (text) => text.replace(/""/g, '"'),
    // the row of a table
    (text) =>
      text
        .replace(/^ *\|(.*)\| *$/gm, (all, row) => row.replaceAll("|", CELL))
        .replace(/(?<=\S);(?=\S)/g, CELL),
  ];

  const decoded = (text) => clean(CODES.reduce((rest, decode) => decode(rest), text)).replaceAll(CELL, "\f");

  /* What stands between the words and is none of them */

  const DATE = String.raw`\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}`;
  const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?`;
  const NOTE = String.raw`(?:voet|eind)?noo?t(?:en)?\.?`;
  const OUR_MARK = String.raw`, ?red\b|\b(?:cursiver\w+|nadruk|onderstrep\w+|vetdruk|mijn vertaling|(?:alinea|par\.|blz\.|p\.) ?\d+)\b`; // of who quotes
  const PAPER = [
    String.raw`(?:Tweede|Eerste) Kamer,? (?:der Staten-Generaal,? )?vergaderjaar \d{4}\s?[-–]\s?\d{4},`,
    String.raw`\s*[\d ]+(?:[ -][XVI]+)?,\s*(?:nr\. )?\w{1,4}(?:[ \n]+\d{1,3}(?=\s))?`,
  ].join("");
  const FOOT = [
    String.raw`kst-[\w-]+|ISSN [\d -]+|[’']s-Gravenhage \d{4}`,
    String.raw`(?:pagina|blz\.|p\.) ?\d{1,3}(?: (?:van|\/) \d{1,3})?|[-–] ?\d{1,3} ?[-–]`,
  ].join("|");
  // Each is left out, with what is told of it: the number of a note, or words that are not the letter's.
  const NO_TEXT = [
    [/⟦br⟧/g, () => null, " "],
    [/⟦\/?(?:i|b|u|sup|sub)⟧/g, () => null, ""],
    [/⟦([^⟧\s]{1,12})⟧/g, ([, number]) => ({ number }), ""],
    [/\\?\[\^([^\]\s]{1,12})\\?\]:?/g, ([, number]) => ({ number }), ""],
    [new RegExp(` ?[[(]${NOTE} ?(\\d{1,3})[\\])]`, "gi"), ([, number]) => ({ number }), ""],
    [/\s?[[(]\s*sic\s*[!.]?\s*[\])]/gi, ([found]) => ({ brackets: found.trim() }), ""],
    [
      new RegExp(String.raw`\s?[[(][^[\]()\n]{0,60}(?:${OUR_MARK})[^[\]()\n]{0,60}[\])]`, "gi"),
      ([found]) => ({ brackets: found.trim() }),
      "",
    ],
    // what a speaker says around it
    [/(?<!\p{L})[([]?(?:begin|einde?)(?: van het)? citaat[.:)\]]*/giu, ([found]) => ({ around: found }), "\n"],
    // the head and foot of a page of a Kamerstuk
    [new RegExp(PAPER, "g"), ([found]) => ({ around: found }), "\n"],
    [new RegExp(`^[ ]*(?:${FOOT})[ ]*$`, "gim"), ([found]) => ({ around: found }), ""],
    // the number of a note of who quotes, behind the last stop
    [/(?<=\p{L}[.,;:!?”"’'»)]{1,3})\d{1,3}\s*$/u, ([number]) => ({ number: number.trim() }), ""],
    // the number of an item (one large letter with a stop begins a name), of a message in a row, of a note
    [/^[ ]*\(?(\d{1,2}|[a-z]|[ivx]{2,4}|[IVX]{2,4}|[A-Z](?=\)))[.)]\s+(?=\S)/gm, ([, number]) => ({ number }), ""],
    [/^[ ]*o\s+(?=\p{Lu})/gmu, () => null, ""],
    [/^\s*\(?(\d{1,2}\/\d{0,2})\)?:? +(?=\p{Lu})/u, ([, number]) => ({ number }), ""],
    [new RegExp(String.raw`^\s*(?:zie )?${NOTE} ?(\d{1,3})\s?: `, "i"), ([, number]) => ({ number }), ""],
    // the summary that our pages have between paragraphs
    [/^Verbanden \(\d+\)$/gm, () => null, ""],
    // mail and chats
    [/^[ ]*(?:[>|][ ]*)+/gm, () => null, ""],
    [new RegExp(`^\\[?${DATE},? ${TIME}\\]?(?: -)? [^:\\n]{1,40}: `, "gm"), ([found]) => ({ around: found }), ""],
    [/\p{Extended_Pictographic}/gu, ([found]) => (/[©®™]|[‼⁉]/.test(found) ? null : { around: found }), " "],
  ];

  function tidy(text, { around } = { around: [] }) {
    const left = { numbers: [], brackets: [], around: [...around] };
    let rest = text;
    for (const [pattern, about, instead] of NO_TEXT) {
      rest = rest.replace(pattern, (...found) => {
        const told = about(found);
        if (told?.number) left.numbers.push(told.number);
        if (told?.brackets) left.brackets.push(told.brackets);
        if (told?.around) left.around.push(squeeze(told.around));
        return instead;
      });
    }
    return { text: rest, left };
  }

  /* Text around a quotation */

  // A line or a bracket that begins like this says where a quotation comes from.
  const NAMES = String.raw`Kamerst(?:uk|ukken)\b|Kamerbrief\b|Brief van\b|Bron:|Zie(?: ook)?:?\s|(?:[^.!\n]{0,30}[:?] )?(?:https?:\/\/|www\.)`;
  const SOURCE = String.raw`(?:${NAMES}|${NOTE} ?\d{1,3}\s?:)`;
  const SOURCES = [
    // before a quotation on its line, a line of its own, in brackets, behind a sentence or a quotation mark
    new RegExp(String.raw`^[ ]*${SOURCE}[^\n${QUOTES}]{0,120}:\s*(?=[${QUOTES}])`, "gim"),
    new RegExp(String.raw`^[ ]*[([–—-]?\s?${SOURCE}[^\n]*$`, "gim"),
    new RegExp(String.raw`[([]\s*(?:\d{1,3} )?${SOURCE}(?:[^()\[\]\n]|\([^()\n]*\))*[)\]]`, "gi"),
    new RegExp(String.raw`(?<=[.!?)…]|[\p{L}\p{N}.,!?)…][”“"'’»]\.?)[ ,;–—-]*${SOURCE}[^\n]*$`, "gimu"),
  ];

  /** The text without the lines and brackets that say where it comes from. */
  function withoutSources({ text, left }) {
    const named = [];
    const rest = SOURCES.reduce((all, pattern) => all.replace(pattern, (found) => (named.push(found), "\n")), text);
    if (!named.length || !/\p{L}/u.test(rest)) return null;
    // it may have stood before or after the quotation
    const outside = [named.join("\n"), named.join("\n")];
    return { text: rest, left: { ...left, around: [...left.around, ...named.map(squeeze)] }, outside, named: true };
  }

  /** The lines that a mail program marks as those of somebody else; the other lines stand around them. */
  function quotedLines(text) {
    const lines = text.split("\n");
    const marked = lines.map((line) => /^[ ]*[>|]/.test(line));
    if (!marked.includes(true) || !lines.some((line, at) => !marked[at] && /[\p{L}\p{N}]/u.test(line))) return null;
    const around = [];
    const kept = lines.filter((line, at) => marked[at] || (/[\p{L}\p{N}]/u.test(line) && around.push(line.trim()) < 0));
    return { text: kept.join("\n").replace(/^[ ]*(?:[>|][ ]*)+/gm, ""), left: { numbers: [], brackets: [], around } };
  }

  const OPENING = new RegExp(`(?:^|[\\s([{–—:-])[${QUOTES}]+(?=[\\p{L}\\p{N}[(€….${DASHES}])`, "u");
  const CLOSING = new RegExp(`(?<=[\\p{L}\\p{N})\\].,!?;:…%])[${QUOTES}]+(?![\\p{L}\\p{N}])`, "gu");
  const QUOTED = new RegExp(`${OPENING.source}(.*?)${CLOSING.source}`, "su");

  /** What stands between the first mark that opens a quotation and the last that closes one. */
  function within({ text, left }) {
    const start = text.match(OPENING);
    const end = [...text.matchAll(CLOSING)].at(-1);
    if (!start || !end || end.index <= start.index + start[0].length) return null;
    const [before, after] = [text.slice(0, start.index), text.slice(end.index + end[0].length)];
    const around = [before, after].map(squeeze).filter((part) => /[\p{L}\p{N}]/u.test(part));
    if (!around.length) return null;
    return {
      text: text.slice(start.index + start[0].length, end.index),
      left: { ...left, around: [...left.around, ...around] },
      outside: [before, after],
    };
  }

  /**
   * The ways to read a pasted text, the most faithful first: {text, left: {numbers, brackets, around}}; with ``outside``,
   * what stands before and after it, when it is what quotation marks hold.
   */
  function readings(pasted) {
    const nothing = { numbers: [], brackets: [], around: [] };
    const plain = clean(pasted);
    const read = decoded(clean(pasted.replaceAll("\t", CELL)));
    const found = [plain, read].map((text) => ({ text, left: nothing }));
    const tidied = unique([plain, read]).map((text) => tidy(text));
    const bare = { text: read, left: nothing };
    const sourceless = [bare, ...tidied.slice(-1)].map(withoutSources);
    const lines = quotedLines(read);
    found.push(...tidied, ...sourceless, lines, lines && tidy(lines.text, lines.left));
    found.push(...[bare, ...tidied.slice(-1), ...sourceless].map((one) => one && within(one)));
    const seen = new Set();
    return found.filter((one) => one && !seen.has(one.text) && seen.add(one.text));
  }

  return { QUOTES, DASHES, OMISSION, QUOTED, clean, readings, squeeze };
})();
