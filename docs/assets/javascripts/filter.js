/*
 * Opens the entry of a register that a link leads to, and chooses among entries, or letters. The choices stand in the page, inert
 * until there is this script; each entry says in attributes what it can be chosen by, several values with | between them. The address keeps the choice, so that it
 * can be shared.
 */
(() => {
  "use strict";
  const { fill } = globalThis.briefwijzer;
  const target = (id = location.hash.slice(1)) => document.getElementById(id);

  /** Open the entry that a link leads to, and whatever it stands in. */
  function open(element) {
    if (element?.matches("[data-entry], .bw-entries > li")) for (const details of element.querySelectorAll(":scope > details, :scope > td > details")) details.open = true;
    for (let around = element?.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  }

  open(target());
  addEventListener("hashchange", () => open(target()));
  const form = document.querySelector("form.bw-choose");
  if (!form) return;
  const selects = [...form.querySelectorAll("select")];
  const count = (element) => element?.querySelector(":scope > .bw-count, :scope > summary > .bw-count");
  const groups = [...document.querySelectorAll(".bw-group")].map((section) => {
    const heading = section.querySelector("h2");
    const jump = document.querySelector(`.bw-jump a[href="#${heading.id}"]`);
    return { section, jump, parts: partsOf(section), folds: [...section.querySelectorAll(".bw-fold")].map(folded), counts: [heading, jump].map(count).filter(Boolean).map(counted) };
  });
  const isHidden = (element) => Boolean(element?.closest("[data-entry][hidden], .bw-letters > li[hidden], section[hidden]"));

  /** The entries within an element, or its letters; what became of an announcement stands in its entry. */
  function partsOf(element) {
    return [...element.querySelectorAll("[data-entry], .bw-letters > li")].filter((part) => !part.parentElement.closest("[data-entry]"));
  }

  function counted(element) {
    return { element, own: element.textContent };
  }

  /** Entries behind one line, with the line that stands for them in a list. */
  function folded(details) {
    return { details, line: details.closest(".bw-alike") ?? details, parts: partsOf(details), count: counted(count(details)), open: null };
  }

  /** Show what fits, and how much that is; what stands behind a line comes forward. */
  function show() {
    const chosen = selects.filter(({ value }) => value);
    const fits = (part) => chosen.every(({ name, value }) => (part.getAttribute(`data-${name}`) ?? "").split("|").includes(value));
    const some = (parts) => parts.filter((part) => !part.hidden).length;
    const say = ({ element, own }, parts) => { element.textContent = chosen.length ? `(${fill(form.dataset.of, { some: some(parts), all: parts.length })})` : own; };
    const total = { some: 0, all: 0 };
    for (const { section, jump, counts, parts, folds } of groups) {
      for (const part of parts) part.hidden = !fits(part);
      section.hidden = some(parts) === 0;
      if (jump) jump.parentElement.hidden = section.hidden;
      for (const one of counts) say(one, parts);
      for (const fold of folds) {
        fold.line.hidden = some(fold.parts) === 0;
        say(fold.count, fold.parts);
        if (chosen.length) fold.open ??= fold.details.open;
        if (fold.open !== null) fold.details.open = chosen.length > 0 || fold.open;
        if (!chosen.length) fold.open = null;
      }
      total.some += some(parts);
      total.all += parts.length;
    }
    form.toggleAttribute("data-chosen", chosen.length > 0); // a print says what was chosen
    const status = form.querySelector("[role=status]");
    if (chosen.length || status.textContent) status.textContent = fill(form.dataset.shown, total); // who has heard of some hears that all are back
  }

  function choose() {
    show();
    const address = new URL(location);
    address.search = new URLSearchParams(selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));
    if (isHidden(target())) address.hash = "";
    history.replaceState(history.state, "", address);
  }

  /** Take the choice from the address; what it does not have is not chosen. */
  function read() {
    const asked = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = asked.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
    reveal(target());
  }

  /** An entry that a link leads to is shown, whatever was chosen. */
  function reveal(element) {
    if (!isHidden(element)) return;
    for (const select of selects) select.value = "";
    choose();
    open(element);
    element.scrollIntoView();
  }

  form.inert = false;
  form.addEventListener("change", choose);
  form.addEventListener("reset", () => setTimeout(choose));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", read);
  addEventListener("hashchange", () => reveal(target()));
  // The same link twice changes no address.
  document.addEventListener("click", ({ target: clicked }) => {
    const link = clicked.closest?.('a[href^="#"]');
    if (link) reveal(target(link.getAttribute("href").slice(1)));
  });
  read();
})();
