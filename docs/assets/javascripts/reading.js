/* What a reader does with a passage: copy its link, its citation or its words, copy selected words as a quotation, and
   see our remarks where they belong. Without this script the number of a paragraph is a link to it. */
(() => {
  "use strict";
  const template = document.getElementById("bw-paragraph-tools");
  if (!template || !("popover" in HTMLElement.prototype)) return;
  const words = template.dataset;
  const tools = template.content.querySelector(".bw-tools").cloneNode(true);
  const selection = template.content.querySelector(".bw-selection").cloneNode(true);
  const status = template.content.querySelector("[role=status]").cloneNode(true);
  document.body.append(status);

  /* Words, places, citations */

  /** The letter's own words in a node: without marks and without what is ours. */
  function letterWords(node) {
    const copy = node.cloneNode(true);
    for (const ours of copy.querySelectorAll(".bw-mark, [data-editorial]")) ours.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  /** The address of a paragraph, where the site says that it stands. */
  function addressOf(id) {
    const url = new URL(document.querySelector("link[rel=canonical]")?.href ?? location.href);
    url.hash = id;
    return url.href;
  }

  /** Section and paragraph numbers of an id: s2-6-p3 is 2.6 and 3. */
  function numbersOf(id) {
    const [, section, paragraph] = id.match(/^s([\d-]+)-p(\d+)$/);
    return { section: section.replaceAll("-", "."), paragraph };
  }

  /** The citation of one paragraph or of several in a row, in the form of the Leidraad, with our link and today's date. */
  function citationOf(first, last = first) {
    const [from, to] = [numbersOf(first), numbersOf(last)];
    let place = `par. ${from.section}, alinea ${from.paragraph}`;
    if (from.section !== to.section) place += ` – par. ${to.section}, alinea ${to.paragraph}`;
    else if (first !== last) place += `–${to.paragraph}`;
    const today = new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
    return `${words.citation}, ${place}, ${addressOf(first)} (${words.seen.replace("{date}", today)})`;
  }

  /** The notes whose marks stand in some nodes, as lines to put below a quotation. */
  function notesOf(...nodes) {
    const marks = nodes.flatMap((node) => [...node.querySelectorAll("a[role='doc-noteref']")]);
    return [...new Set(marks.map((mark) => mark.hash.slice(1)))].map((id) => {
      const note = document.getElementById(id);
      return `${words.note.replace("{number}", id.slice(2))}: ${note.querySelector("[data-note]").textContent.trim()}`;
    });
  }

  const quotation = (text, citation, notes) => [`“${text}”`, citation, ...notes].join("\n");

  /** Put a text on the clipboard and say so; where the browser does not let us, say that. */
  async function copy(text, said) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // no permission, or a page from a folder: the old way, which needs a field with the text in it
      const field = Object.assign(document.createElement("textarea"), { value: text, className: "bw-hidden" });
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      if (!done) said = words.failed;
    }
    status.textContent = "";
    status.classList.add("bw-said");
    requestAnimationFrame(() => (status.textContent = said));
    setTimeout(() => status.classList.remove("bw-said"), 2500);
  }

  /* The menu of a paragraph */

  let paragraph = null;
  let number = null;
  const actions = {
    link: () => copy(addressOf(paragraph.id), words.copiedLink),
    citation: () => copy(citationOf(paragraph.id), words.copiedCitation),
    quote: () => copy(quotation(letterWords(paragraph), citationOf(paragraph.id), notesOf(paragraph)), words.copiedQuote),
  };
  for (const [name, action] of Object.entries(actions)) {
    tools.querySelector(`[data-part="${name}"]`).addEventListener("click", () => {
      tools.hidePopover();
      number.focus();
      action();
    });
  }
  tools.querySelector("[data-part='go']").addEventListener("click", () => tools.hidePopover());
  tools.addEventListener("toggle", (event) => {
    number.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "closed" && document.activeElement === document.body) number.focus();
  });
  for (const one of document.querySelectorAll("a.bw-number")) {
    one.setAttribute("role", "button");
    one.setAttribute("aria-expanded", "false");
    one.setAttribute("aria-haspopup", "true");
    one.setAttribute("aria-label", words.tools.replace("{name}", one.getAttribute("aria-label").replace(/^.*? naar /, "")));
    one.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      one.click();
    });
    one.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const again = number === one && tools.matches(":popover-open");
      if (tools.matches(":popover-open")) tools.hidePopover();
      if (again) return;
      number = one;
      paragraph = document.getElementById(one.hash.slice(1));
      one.after(tools);
      tools.querySelector("[data-part='go']").href = one.hash;
      tools.querySelector("[data-part='title']").textContent = citationOf(paragraph.id).split(", http")[0];
      tools.showPopover();
      tools.querySelector("button").focus();
    });
  }

  /* Selected words */

  let later = 0;
  /** The paragraphs that a selection touches, with the selected words of each. */
  function selected() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return [];
    const range = chosen.getRangeAt(0);
    return [...document.querySelectorAll(".bw-paragraph > p")]
      .filter((one) => range.intersectsNode(one))
      .map((one) => {
        const part = document.createRange();
        part.selectNodeContents(one);
        if (one.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
        if (one.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
        const content = document.createElement("div");
        content.append(part.cloneContents());
        return { id: one.id, content, text: letterWords(content), box: part.getBoundingClientRect(), paragraph: one };
      })
      .filter(({ text }) => text);
  }
  document.addEventListener("selectionchange", () => {
    clearTimeout(later);
    later = setTimeout(() => {
      const parts = selected();
      if (!parts.length || parts[0].text.length < 2) {
        if (selection.matches(":popover-open")) selection.hidePopover();
        return;
      }
      const { box, paragraph: last } = parts.at(-1);
      last.after(selection); // the next stop of the keyboard
      if (!selection.matches(":popover-open")) selection.showPopover();
      selection.style.left = `${Math.max(8, Math.min(box.left, innerWidth - selection.offsetWidth - 8))}px`;
      selection.style.top = `${Math.min(box.bottom + 6, innerHeight - selection.offsetHeight - 8)}px`;
    }, 250);
  });
  // a press on the button must not take the selection away
  selection.addEventListener("pointerdown", (event) => event.preventDefault());
  selection.querySelector("button").addEventListener("click", () => {
    const parts = selected();
    if (parts.length) {
      const notes = notesOf(...parts.map(({ content }) => content));
      copy(quotation(parts.map(({ text }) => text).join(" "), citationOf(parts[0].id, parts.at(-1).id), notes), words.copiedQuote);
    }
    selection.hidePopover();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && selection.matches(":popover-open")) selection.hidePopover();
  });
  addEventListener("scroll", () => selection.matches(":popover-open") && selection.hidePopover(), { passive: true });

  /* Our remarks, shown in the text */

  const remarks = document.querySelectorAll(".bw-remarks li[data-remark]");
  /** Where some words stand in a paragraph: the end of the range, marks and what is ours left out. */
  function endOf(one, quote) {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".bw-mark, [data-editorial]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const nodes = [];
    let text = "";
    while (walker.nextNode()) {
      nodes.push([walker.currentNode, text.length]);
      text += walker.currentNode.data;
    }
    const start = text.indexOf(quote);
    if (start < 0) return null;
    const end = start + quote.length;
    const [node, before] = nodes.findLast(([, from]) => from < end);
    return { node, offset: end - before };
  }
  function showRemarks(shown) {
    for (const old of document.querySelectorAll(".bw-sic")) {
      const parent = old.parentNode;
      old.remove();
      parent.normalize();
    }
    if (!shown) return;
    remarks.forEach((remark, at) => {
      const link = remark.querySelector("a");
      const place = endOf(document.getElementById(link.hash.slice(1)), link.textContent.trim());
      if (!place) return;
      const sic = document.createElement("a");
      Object.assign(sic, { className: "bw-sic", href: `#${(remark.id ||= `opmerking-${at + 1}`)}`, textContent: "[sic]", title: remark.dataset.remark });
      sic.dataset.editorial = "";
      place.node.splitText(place.offset).before(sic);
    });
  }
  const aside = document.querySelector(".bw-remarks");
  if (remarks.length) {
    const toggle = document.createElement("button");
    Object.assign(toggle, { type: "button", className: "bw-button bw-remarks-toggle", textContent: words.remarks.replace("{count}", remarks.length) });
    toggle.setAttribute("aria-pressed", "false");
    toggle.addEventListener("click", () => {
      const shown = toggle.getAttribute("aria-pressed") !== "true";
      toggle.setAttribute("aria-pressed", String(shown));
      showRemarks(shown);
    });
    aside.querySelector("ul").before(toggle);
  }
})();
