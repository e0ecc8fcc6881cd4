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

  /** The numbers in the id of a paragraph or heading, and the name of its page: s2-6-p3 is 2.6, 3 and 2-6; else null. */
  function numbersOf(id) {
    const [, slug, number] = id.match(/^s(\d+(?:-\d+)*)(?:-p(\d+))?$/) ?? [];
    return slug ? { section: slug.replaceAll("-", "."), number, slug } : null;
  }

  return { language, element, fill, say, lasting: storage("localStorage"), passing: storage("sessionStorage"), numbersOf };
})();
