/* What the other scripts have in common: the language, elements, texts with values, what this browser keeps, and the
   numbers in an id. Every page loads it before them. */
globalThis.briefwijzer = (() => {
  "use strict";
  const { lang: language } = document.documentElement;

  /** A new element with its properties and children; what is text goes in as text. */
  function element(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  /** A text with its values; a name in braces that has none stays as it is. */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (Object.hasOwn(values, name) ? values[name] : all));

  /** A text out of some words with its values; where it has two forms, the count says which one: …_one or …_other. */
  function say(words, key, values = {}) {
    return fill(words[key] ?? words[`${key}_${values.count === 1 ? "one" : "other"}`], values);
  }

  /** A text of a reader's within a sentence of ours, without the signs that would turn the rest of it round. */
  const undirected = (text) => text.replace(/\p{Bidi_Control}/gu, "");

  let segmenter = null; // made when first needed: to make one takes as long as to find an answer
  /** The first signs of a text, whole: a letter with its accents and a picture are one, whatever they are made of. */
  function beginning(text, count) {
    if (text.length <= count) return text;
    segmenter ??= new Intl.Segmenter(language);
    const signs = [...segmenter.segment(text.slice(0, 20 * count))];
    return signs.slice(0, count).map(({ segment }) => segment).join("");
  }

  /** A storage of this browser that may be closed to us: it gives null then, and says that nothing was kept. */
  function storage(name) {
    const attempt = (use) => {
      try {
        return use(globalThis[name]);
      } catch {
        return null;
      }
    };
    return {
      get: (key) => attempt((kept) => kept.getItem(key)),
      put: (key, value) => attempt((kept) => kept.setItem(key, value) ?? true) ?? false,
      drop: (key) => attempt((kept) => kept.removeItem(key) ?? true) ?? false,
    };
  }

  /** The page of a paragraph or heading and the number of the paragraph, by its id: s2-6-p3 is 2-6 and 3; else null. */
  function placeIn(id) {
    const [, section, number] = id.match(/^((?:b\d+-)?[su][0-9a-z]+(?:-(?!p\d+$)[0-9a-z]+)*)(?:-p(\d+))?$/) ?? [];
    return section ? { slug: section.replace(/^(b\d+-)?s/, "$1"), number } : null;
  }

  return { language, beginning, element, fill, say, undirected, lasting: storage("localStorage"), passing: storage("sessionStorage"), placeIn };
})();
