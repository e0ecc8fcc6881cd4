/*
 * Chooses among the entries of a register. The choices stand in the page, hidden until there is this script; each entry
 * says in attributes what it can be chosen by, several values with | between them. The address keeps the choice, so that it
 * can be shared.
 */
(() => {
  "use strict";
  const { fill } = globalThis.briefwijzer;
  const form = document.querySelector("form.bw-choose");
  if (!form) return;
  const selects = [...form.querySelectorAll("select")];
  const groups = [...document.querySelectorAll("section:has(> .bw-entries, > #kort, > #lijst)")].map((section) => {
    const heading = section.querySelector("h2");
    const jump = document.querySelector(`.bw-jump a[href="#${heading.id}"]`);
    const counts = [heading, jump].map((element) => element?.querySelector("small")).filter(Boolean);
    return { section, jump, counts, own: counts[0].textContent, parts: [...section.querySelectorAll(".bw-entries > li, tbody tr")] };
  });
  const target = (id = location.hash.slice(1)) => document.getElementById(id);
  const isHidden = (element) => Boolean(element?.closest(".bw-entries > li[hidden], section[hidden]"));

  /** Show what fits, and how much that is. */
  function show() {
    const chosen = selects.filter(({ value }) => value);
    const fits = (part) => chosen.every(({ name, value }) => (part.getAttribute(`data-${name}`) ?? "").split("|").includes(value));
    const total = { some: 0, all: 0 };
    for (const { section, jump, counts, own, parts } of groups) {
      for (const part of parts) part.hidden = !fits(part);
      const some = parts.filter((part) => !part.hidden).length;
      const none = chosen.length > 0 && some === 0;
      section.hidden = none && !section.contains(form);
      if (jump) jump.parentElement.hidden = none;
      for (const count of counts) count.textContent = chosen.length ? `(${fill(form.dataset.of, { some, all: parts.length })})` : own;
      if (section.querySelector("#kort")) continue; // a table of the same entries
      total.some += some;
      total.all += parts.length;
    }
    form.toggleAttribute("data-chosen", chosen.length > 0); // a print says what was chosen
    form.querySelector("[role=status]").textContent = chosen.length ? fill(form.dataset.shown, total) : "";
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
    element.scrollIntoView();
  }

  form.hidden = false;
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
