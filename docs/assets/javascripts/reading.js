/* <bw-passage-tools>: what a reader does with a passage: copy its link, its citation or its words, put a bookmark there,
   and copy selected words as a quotation. Without this script the number of a paragraph is a link to it, and how to cite
   the paragraph stands below it then. */
(() => {
  "use strict";
  const { element, fill, language } = globalThis.briefwijzer;

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

  /** Section and number of a paragraph, as the link on its number has them. */
  const placeOf = ({ dataset: { section }, textContent: number }) => ({ section, number });
  const numberOf = (id) => document.querySelector(`a.bw-number[href="#${id}"]`);

  const quotation = (text, citation, notes) => [`“${text}”`, citation, ...notes].join("\n");

  /** The paragraphs that a selection touches, with the selected words of each. */
  function selected() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return [];
    const range = chosen.getRangeAt(0);
    return [...document.querySelectorAll(".bw-text :is(p, ul, table, figcaption)[id]")]
      .filter((one) => range.intersectsNode(one))
      .map((one) => {
        const part = document.createRange();
        part.selectNodeContents(one);
        if (one.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
        if (one.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
        const content = element("div", {}, part.cloneContents());
        return { id: one.id, content, text: letterWords(content), box: part.getBoundingClientRect(), paragraph: one };
      })
      .filter(({ text }) => text);
  }

  class PassageTools extends HTMLElement {
    #paragraph = null; // whose menu is open
    #number = null; // the number that opened it
    #later = 0;
    #shown = 0;

    connectedCallback() {
      if (this.#status || !("popover" in HTMLElement.prototype)) return;
      this.append(this.querySelector("template").content.cloneNode(true));
      this.menu = this.querySelector(".bw-tools");
      this.selection = this.querySelector(".bw-selection");
      this.#listenToMenu();
      this.#listenToSelection();
      for (const number of document.querySelectorAll("a.bw-number")) this.#listenToNumber(number);
    }

    get #status() {
      return this.querySelector(":scope > [role=status]");
    }

    /** The letter and a paragraph of it, or several in a row, in the form of the Leidraad. */
    #place(first, last = first) {
      const { citation, place, places } = this.dataset;
      const [from, to] = [first, last].map((id) => placeOf(numberOf(id)));
      if (first === last) return `${citation}, ${fill(place, from)}`;
      if (from.section === to.section) return `${citation}, ${fill(places, { ...from, last: to.number })}`;
      return `${citation}, ${fill(place, from)} – ${fill(place, to)}`;
    }

    /** The same with our link and today's date. */
    #citation(first, last) {
      const date = new Date().toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });
      return `${this.#place(first, last)}, ${addressOf(first)} (${fill(this.dataset.seen, { date })})`;
    }

    /** The notes whose marks stand in some nodes, as lines to put below a quotation. */
    #notes(...nodes) {
      const marks = nodes.flatMap((node) => [...node.querySelectorAll("a[role='doc-noteref']")]);
      return [...new Set(marks.map((mark) => mark.hash.slice(1)))].map((id) => {
        const note = document.getElementById(id);
        return `${fill(this.dataset.note, { number: id.slice(2) })}: ${note.querySelector("[data-note]").textContent.trim()}`;
      });
    }

    /** Put a text on the clipboard and say so; where the browser does not let us, say that. */
    async #copy(text, said) {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // no permission, or a page from a folder: the old way, which needs a field with the text in it
        const field = element("textarea", { value: text, className: "bw-hidden" });
        document.body.append(field);
        field.select();
        const done = document.execCommand("copy");
        field.remove();
        if (!done) said = this.dataset.failed;
      }
      this.#say(said);
    }

    #say(words) {
      const status = this.#status;
      status.textContent = "";
      status.classList.add("bw-said");
      requestAnimationFrame(() => (status.textContent = words));
      clearTimeout(this.#shown); // each message has its own time
      this.#shown = setTimeout(() => status.classList.remove("bw-said"), 2500);
    }

    /* The menu of a paragraph */

    #part(name) {
      return this.menu.querySelector(`[data-part="${name}"]`);
    }

    #listenToMenu() {
      const actions = {
        link: (id) => this.#copy(addressOf(id), this.dataset.copiedLink),
        citation: (id) => this.#copy(this.#citation(id), this.dataset.copiedCitation),
        quote: (id, paragraph) =>
          this.#copy(quotation(letterWords(paragraph), this.#citation(id), this.#notes(paragraph)), this.dataset.copiedQuote),
        bookmark: (id) => this.#bookmark(id),
      };
      for (const [name, action] of Object.entries(actions)) {
        this.#part(name).addEventListener("click", () => {
          this.menu.hidePopover();
          this.#number.focus();
          action(this.#paragraph.id, this.#paragraph);
        });
      }
      this.#part("go").addEventListener("click", () => this.menu.hidePopover());
      this.menu.addEventListener("toggle", (event) => {
        this.#number.setAttribute("aria-expanded", String(event.newState === "open"));
        if (event.newState === "closed" && document.activeElement === document.body) this.#number.focus();
      });
    }

    #bookmark(id) {
      const bookmarks = customElements.get("bw-bookmark");
      const there = bookmarks.of(this.dataset.letter) === id;
      const done = bookmarks.put(this.dataset.letter, there ? null : id, numberOf(id)?.dataset.section);
      this.#say(done ? this.dataset[there ? "dropped" : "kept"] : this.dataset.failed);
    }

    #listenToNumber(number) {
      number.setAttribute("role", "button");
      number.ariaExpanded = "false";
      number.ariaLabel = fill(this.dataset.tools, placeOf(number));
      number.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        number.click();
      });
      number.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        const again = this.#number === number && this.menu.matches(":popover-open");
        if (this.menu.matches(":popover-open")) this.menu.hidePopover();
        if (!again) this.#open(number);
      });
    }

    #open(number) {
      this.#number = number;
      this.#paragraph = document.getElementById(number.hash.slice(1));
      number.after(this.menu); // the next stop of the keyboard
      this.#part("go").href = number.hash;
      this.#part("title").textContent = this.#place(this.#paragraph.id);
      const fault = document.querySelector(`[data-fault="${this.#paragraph.id}"]`); // only where faults can be told
      if (fault) this.#part("fault").href = fault.href;
      const bookmarks = customElements.get("bw-bookmark"); // a script of its own, which may not have come
      const button = this.#part("bookmark");
      button.hidden = !bookmarks;
      const there = bookmarks?.of(this.dataset.letter) === this.#paragraph.id;
      button.textContent = there ? button.dataset.drop : button.dataset.set;
      this.menu.showPopover();
      this.menu.querySelector("button").focus();
    }

    /* Selected words */

    #listenToSelection() {
      document.addEventListener("selectionchange", () => {
        clearTimeout(this.#later);
        this.#later = setTimeout(() => this.#offer(selected()), 250);
      });
      // a press on the button must not take the selection away
      this.selection.addEventListener("pointerdown", (event) => event.preventDefault());
      this.selection.querySelector("button").addEventListener("click", () => this.#quote(selected()));
      addEventListener("keydown", (event) => event.key === "Escape" && this.#withdraw());
      addEventListener("scroll", () => this.#withdraw(), { passive: true });
    }

    #offer(parts) {
      if (!parts.length || parts[0].text.length < 2) return this.#withdraw();
      const { box, paragraph } = parts.at(-1);
      const button = this.selection;
      paragraph.after(button); // the next stop of the keyboard
      if (!button.matches(":popover-open")) button.showPopover();
      button.style.left = `${Math.max(8, Math.min(box.left, innerWidth - button.offsetWidth - 8))}px`;
      button.style.top = `${Math.min(box.bottom + 6, innerHeight - button.offsetHeight - 8)}px`;
    }

    #withdraw() {
      if (this.selection.matches(":popover-open")) this.selection.hidePopover();
    }

    #quote(parts) {
      if (parts.length) {
        const citation = this.#citation(parts[0].id, parts.at(-1).id);
        const notes = this.#notes(...parts.map(({ content }) => content));
        this.#copy(quotation(parts.map(({ text }) => text).join(" "), citation, notes), this.dataset.copiedQuote);
      }
      this.#withdraw();
    }
  }

  customElements.define("bw-passage-tools", PassageTools);
})();
