/*
 * The page that looks a quotation up in the letters of the site. Everything happens here, on the records that the search
 * has; ?q= and ?brief= fill the form. quote-reading.js reads what was pasted, quote-check.js and
 * quote-stretches.js compare it.
 */
(() => {
  "use strict";
  const { element, placeIn, say: sayOf } = globalThis.briefwijzer;
  const { recordsOf, here, marked } = globalThis.briefwijzerSearch;
  const { letterOf, look, isLiteral } = globalThis.briefwijzerQuote;
  const form = document.getElementById("citaatformulier");
  const box = document.getElementById("citaat");
  const choice = document.getElementById("citaat-brief");
  const outcome = document.getElementById("citaatuitkomst");
  const heading = document.getElementById("uitkomst");
  const status = document.getElementById("citaatmelding");
  const list = document.getElementById("citaatplaatsen");
  const template = document.getElementById("citaatwoorden").content;
  const words = Object.fromEntries([...template.querySelectorAll("[data-word]")].map((each) => [each.dataset.word, each.textContent]));
  // Every letter by its id, the newest first, with its name; the choice for all of them has no value.
  const options = choice.type === "hidden" ? [choice] : [...choice.options].filter(({ value }) => value);
  const names = new Map(options.map(({ value, dataset }) => [value, dataset.name ?? ""]));

  // Letters that are loaded at once: some 50 kB each, as a page of pictures. The reader asks for more.
  const AT_ONCE = 10;
  // What an address may carry.
  const ADDRESS = 1500;
  // Shown around a quotation that was found, in characters.
  const AROUND = 80;
  // Shown of what stood around a quotation.
  const SHOWN = 160;

  const say = (name, values) => sayOf(words, name, values);
  const short = (text) => (text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text);
  const inARow = (links) => [...links.flatMap((one, at) => [at ? ", " : " ", one]), "."];
  const aside = (text, ...more) => element("p", { className: "bw-where", textContent: text }, ...more);

  /* Places: every text is put in as text */

  /** What a passage is called: by its section and its number in it, by the id that is the first of its names. */
  function placeOf({ record: { kind, names: [id], title, section }, before }) {
    if (kind === "note") return title[0].toLowerCase() + title.slice(1);
    const [, part, at] = id.match(/^(opening|closing)-p(\d+)$/) ?? [];
    if (part) return say(`in_${part}`, { number: at });
    const number = placeIn(id)?.number;
    return number ? say("place", { section: before[section], number }) : say("heading", { section: title });
  }

  const placeName = ({ first, last }) => (first === last ? placeOf(first) : say("range", { first: placeOf(first), last: placeOf(last) }));
  const inLetter = (place, { name }) => (name ? say("of_letter", { place, letter: name }) : place);
  const link = (place, textContent) => element("a", { href: here(place.first.record.href), textContent });

  /** The places of a quotation, one for each paragraph, with the words around it. */
  function placeList(places) {
    const byPiece = Map.groupBy(places, (place) => `${place.first.start}-${place.last.start}`);
    const items = [...byPiece.values()].map((same) => {
      const [place] = same;
      const alike = same.every(({ core: [start, end] }) => end - start === place.core[1] - place.core[0]);
      const item = element("li", {}, link(place, placeName(place)));
      if (same.length > 1 && alike) item.append(` (${say("times", { count: same.length })})`);
      if (!same.some(({ exact }) => exact)) item.append(` (${say(place.signs ? "signs_here" : "blanks_here")})`);
      if (place.first === place.last) {
        const { own, start } = place.first;
        const shown = (alike ? [place] : same).toSorted((a, b) => a.start - b.start);
        const spans = shown.map((one) => ({ start: one.start - start, end: one.end - start }));
        const [first, last] = [spans[0].start, spans.at(-1).end];
        const from = own.lastIndexOf(" ", first - AROUND) + 1;
        const to = own.indexOf(" ", last + AROUND);
        const stretch = { start: first > AROUND ? from : 0, end: to < 0 ? own.length : to };
        item.append(element("blockquote", {}, ...marked(own, spans, stretch)));
      }
      return item;
    });
    return { count: items.length, shown: element("ul", { className: "bw-places" }, ...items) };
  }

  /* What was found of one text: the verdict in words, and what is shown below it */

  /** How the text was read, where that was not as it stands. */
  function reading(told, also = []) {
    const quoted = (parts) => parts.map((part) => `‘${short(part)}’`).join(", ");
    const bracketed = (one) => (one.instead ? `${one.value} (${say("theirs")} ‘${one.instead}’)` : short(one.value ?? one));
    const shown = [];
    if (told.around.length) shown.push(aside(say("around", { words: quoted(told.around) })));
    if (told.between.length) shown.push(aside(say("between", { words: quoted(told.between) })));
    if (told.brackets.length) shown.push(aside(say("brackets", { words: told.brackets.map(bracketed).join(", ") })));
    if (told.numbers.length) shown.push(aside(say("marks", { numbers: told.numbers.join(", ") })));
    for (const what of told.how) shown.push(aside(say(what)));
    if (also.length) {
      const links = [...new Map(also.map((place) => [placeName(place), link(place, placeName(place))])).values()];
      shown.push(aside(say("also"), ...inARow(links)));
    }
    return shown;
  }

  function literalIn(letter, { places, told, also }) {
    const { count, shown } = placeList(places);
    const exact = told.brackets.some(({ instead }) => instead) ? "replaced" : "literal";
    const how = places.some((place) => place.exact) ? exact : places[0].signs ? "signs" : "blanks";
    const text = count === 1 ? say(how, { place: inLetter(placeName(places[0]), letter) }) : say(`${how}_places`, { count });
    return { text: count > 1 && letter.name ? `${text} (${letter.name})` : text, shown: [shown, ...reading(told, also)] };
  }

  function partlyIn(letter, { places, told, also, same, count }) {
    const { count: found, shown } = placeList(places);
    const place = found === 1 ? inLetter(placeName(places[0]), letter) : say("places", { count: found });
    const text = same < count ? say("partial", { same, count, place }) : say("apart", { place });
    return { text, shown: [shown, ...reading(told, also)] };
  }

  function nearlyIn(letter, { first, last, runs, signs, same, count, quoted, mostly, told }) {
    const passage = element("blockquote", { className: "bw-difference" });
    for (const { kind, words: part } of runs) {
      const text = part.join(" ");
      if (kind === "same") passage.append(text, " ");
      else passage.append(element(kind === "yours" ? "del" : "ins", {}, element("small", { textContent: `${say(kind)} ` }), text), " ");
    }
    const place = placeName({ first, last });
    const shown = [passage, aside(say("legend")), element("p", {}, link({ first }, say("near_link", { place }))), ...reading(told)];
    if (quoted.length) {
      const links = quoted.map((one) => link(one.place, `‘${short(one.words)}’ (${placeName(one.place)})`));
      shown.unshift(element("p", { textContent: say("quoted") }, ...inARow(links)));
    }
    const how = mostly ? "near_quoted" : signs ? "near_signs" : "near";
    return { text: say(how, { place: inLetter(place, letter), same, count }), shown };
  }

  function partsIn(letter, { parts, chain, told, also }) {
    const same = parts.filter(isLiteral).length;
    let text = say("parts_some", { same, count: parts.length });
    if (same === parts.length) {
      const exact = parts.every(({ places }) => places.some((place) => place.exact));
      text = say(!chain ? "parts_order" : exact ? "parts_literal" : "parts_signs", { count: parts.length });
    }
    if (letter.name) text += ` (${letter.name})`;
    const shown = parts.flatMap((part, at) => {
      const one = verdict({ name: "" }, part);
      return [element("h3", { textContent: say("part", { number: at + 1 }) }), element("p", { textContent: one.text }), ...one.shown];
    });
    return { text, shown: [...shown, ...reading(told, also)] };
  }

  const SHOW = { literal: literalIn, signs: literalIn, partial: partlyIn, near: nearlyIn, parts: partsIn };

  function verdict(letter, found) {
    if (found.kind === "none") return { text: say("none"), shown: [] };
    const { text, shown } = SHOW[found.kind](letter, found);
    return { text, shown: found.cut ? [...shown, aside(say("cut"))] : shown };
  }

  /** What was found in all the letters: in each where it is literal, else in the one where it comes nearest. */
  function verdictOfAll(found) {
    const literal = found.filter(({ outcome: { kind } }) => kind === found[0].outcome.kind && isLiteral({ kind }));
    if (literal.length < 2) {
      const [{ letter, outcome: best }] = found;
      if (best.kind === "none" && found.length > 1) return { text: say("none_letters", { count: found.length }), shown: [] };
      return verdict(letter, best);
    }
    const shown = literal.flatMap(({ letter, outcome: one }) => {
      const { text, shown: places } = verdict({ name: "" }, one);
      return [element("h3", { textContent: letter.name }), element("p", { textContent: text }), ...places];
    });
    return { text: say(`${literal[0].outcome.kind}_letters`, { count: literal.length }), shown };
  }

  /* The form */

  const letters = new Map();
  async function load(id) {
    if (!letters.has(id)) letters.set(id, Object.assign(letterOf(await recordsOf(id)), { name: names.get(id) }));
    return letters.get(id);
  }

  function buttonOf(textContent, whenPressed) {
    const button = element("button", { type: "button", className: "bw-button", textContent });
    button.addEventListener("click", whenPressed);
    return button;
  }

  /** Which letters were looked through, and the way to more of them. */
  function searched(most, all, more) {
    const said = [aside(say(most < all ? "searched_some" : "searched_all", { count: most, all }))];
    if (most < all) {
      said.push(buttonOf(say("more", { count: Math.min(AT_ONCE, all - most) }), more));
    }
    return said;
  }

  /** Look up what the form says; ``asked`` when the reader did so just now, who is then led to the outcome. */
  async function run(asked, most = AT_ONCE) {
    const [typed, id] = [box.value, choice.value];
    list.replaceChildren();
    if (!/[\p{L}\p{N}]/u.test(typed)) {
      heading.hidden = true;
      status.textContent = say("empty");
      outcome.dataset.quoteState = "done";
      box.focus();
      return;
    }
    outcome.dataset.quoteState = "busy";
    status.textContent = say("loading");
    try {
      const chosen = id ? [id] : [...names.keys()].slice(0, most);
      const found = look(await Promise.all(chosen.map(load)), typed);
      if (box.value !== typed || choice.value !== id) return; // something else is there now
      const { text, shown } = verdictOfAll(found);
      status.textContent = text;
      list.replaceChildren(...shown);
      if (names.size > 1 && !id) list.append(...searched(chosen.length, names.size, () => run(true, most + AT_ONCE)));
      if (typed.length <= ADDRESS) {
        const query = new URLSearchParams({ q: typed, ...(choice.type === "hidden" || !id ? {} : { brief: id }) });
        list.append(element("p", { className: "bw-where" }, element("a", { href: `?${query}`, textContent: say("link") })));
      }
      outcome.dataset.quoteState = "done";
    } catch (error) {
      outcome.dataset.quoteState = "failed";
      status.textContent = say("failed");
      list.replaceChildren(buttonOf(say("retry"), () => run(true, most)));
      if (!/^assets\//.test(error.message)) throw error; // not a failed load: a fault that should be seen
    }
    heading.hidden = false;
    if (asked) heading.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(true);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  // an outcome that belongs to another text would mislead
  for (const each of [box, choice]) {
    each.addEventListener("input", () => {
      outcome.dataset.quoteState = "idle";
      heading.hidden = true;
      status.textContent = "";
      list.replaceChildren();
    });
  }

  document.getElementById("citaathulp").hidden = true;
  form.hidden = false;
  const asked = new URLSearchParams(location.search);
  const brief = asked.get("brief");
  if (choice.type !== "hidden" && names.has(brief)) choice.value = brief;
  if (asked.get("q")?.trim()) {
    box.value = asked.get("q");
    run(false);
  }
})();
