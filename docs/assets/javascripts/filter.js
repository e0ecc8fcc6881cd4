/*
 * Chooses among the entries of a register. The choices stand in the page, hidden until there is this script; each entry
 * says in attributes what it can be chosen by. The address keeps the choice, so that it can be shared.
 */
(() => {
  "use strict";
  const form = document.querySelector("form.bw-choose");
  if (!form) return;
  const entries = [...document.querySelectorAll(".bw-entries > li")];
  const rows = [...document.querySelectorAll("#kort ~ * tbody tr")];
  const groups = [...document.querySelectorAll("section:has(> .bw-entries, #kort)")].map((section) => {
    const small = section.querySelector("h2 small");
    return { section, small, own: small.textContent, parts: [...section.querySelectorAll(".bw-entries > li, tbody tr")] };
  });
  const fill = (words, some, all) => words.replace("{some}", some).replace("{all}", all);

  function choose() {
    const chosen = [...form.elements].filter((element) => element.name && element.value);
    const has = (own, value) => own === value || own.split(" ").includes(value); // one text, or several ids
    const fits = (part) => chosen.every(({ name, value }) => has(part.getAttribute(`data-${name}`) ?? "", value));
    for (const part of [...entries, ...rows]) part.hidden = !fits(part);
    for (const { section, small, own, parts } of groups) {
      const shown = parts.filter((part) => !part.hidden).length;
      section.hidden = !shown && chosen.length > 0;
      small.textContent = chosen.length ? `(${fill(form.dataset.of, shown, parts.length)})` : own;
    }
    const shown = entries.filter((entry) => !entry.hidden).length;
    form.querySelector("[role=status]").textContent = chosen.length ? fill(form.dataset.shown, shown, entries.length) : "";
    const address = new URL(location);
    address.search = new URLSearchParams(chosen.map(({ name, value }) => [name, value]));
    history.replaceState(history.state, "", address);
  }

  /** An entry that a link leads to is shown, whatever was chosen. */
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest(".bw-entries > li[hidden], section[hidden]")) return;
    form.reset();
    choose();
    target.scrollIntoView();
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const select = form.elements[name];
    if (select && [...select.options].some((option) => option.value === value)) select.value = value;
  }
  form.hidden = false;
  form.addEventListener("change", choose);
  form.addEventListener("reset", () => setTimeout(choose));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  if (location.search) choose();
  reveal();
})();
