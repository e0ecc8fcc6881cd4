/* <bw-note-window>: a click or Enter on a note mark opens the note beside it, and it stays; a resting mouse shows it.
   Without this script the mark is a link to the note. The window is a popover: Esc, its button and a click outside
   close it, and the focus goes back to the mark. */
(() => {
  "use strict";
  const { element, fill } = globalThis.briefwijzer;
  const REST = 450; // ms before a resting mouse opens a window, and the time to move into it
  const GAP = 6; // between the mark and the window, and between the window and the edge of the screen
  const ENOUGH = 160; // a sheet stays at the bottom while it has this much room, and scrolls
  const SMALL = matchMedia("(max-width: 40em)"); // where the window is a sheet as wide as the screen

  class NoteWindow extends HTMLElement {
    #mark = null; // whose note is shown
    #pinned = false; // opened on purpose: has the focus, and stays
    #timer = 0;

    connectedCallback() {
      if (this.#window || !("popover" in HTMLElement.prototype)) return;
      this.append(this.querySelector("template").content.cloneNode(true));
      for (const mark of document.querySelectorAll("a[role='doc-noteref']")) {
        mark.addEventListener("click", (event) => this.#follow(event, mark));
        mark.addEventListener("pointerenter", (event) => this.#rest(event, mark));
        mark.addEventListener("pointerleave", () => this.#closeSoon());
      }
      const note = this.#window;
      note.addEventListener("pointerenter", () => clearTimeout(this.#timer));
      note.addEventListener("pointerleave", () => this.#closeSoon());
      note.addEventListener("pointerdown", () => (this.#pinned = true)); // who selects its words wants it to stay
      for (const change of ["scroll", "resize"]) addEventListener(change, () => this.#place(), { passive: true });
      note.addEventListener("toggle", (event) => event.newState === "closed" && this.#closed());
      note.addEventListener("click", (event) => this.#leave(event));
    }

    get #window() {
      return this.querySelector(".bw-preview");
    }

    #part(name) {
      return this.querySelector(`[data-part="${name}"]`);
    }

    #follow(event, mark) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the browser's own
      event.preventDefault();
      clearTimeout(this.#timer);
      this.#open(mark, true);
    }

    #rest(event, mark) {
      if (event.pointerType !== "mouse" || this.#pinned) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#open(mark, false), REST);
    }

    /** Show the note of a mark. */
    #open(mark, pinned) {
      const note = document.getElementById(mark.hash.slice(1));
      if (!note) return;
      this.#mark = mark;
      this.#pinned = pinned;
      this.#fill(note, mark);
      const shown = this.#window;
      if (!shown.matches(":popover-open")) shown.showPopover();
      this.#place();
      shown.scrollTop = 0;
      if (pinned) shown.focus({ preventScroll: true });
    }

    /** Put the window where there is more room, below its mark or above it, and make it no higher than that room. */
    #place() {
      const shown = this.#window;
      if (!this.#mark || !shown.matches(":popover-open")) return;
      const mark = this.#mark.getBoundingClientRect();
      const [width, height] = [document.documentElement.clientWidth, innerHeight];
      if (mark.bottom < 0 || mark.top > height) return; // the mark is out of sight: it stays where it is
      const [above, below] = [mark.top - 2 * GAP, height - mark.bottom - 2 * GAP];
      shown.style.maxHeight = "";
      const wanted = shown.offsetHeight;
      const sheet = SMALL.matches;
      const under = below >= Math.min(wanted, sheet ? ENOUGH : above);
      shown.style.maxHeight = `${Math.max(0, Math.floor(under ? below : above))}px`;
      const own = Math.ceil(shown.getBoundingClientRect().height);
      shown.style.left = sheet ? "0px" : `${Math.max(GAP, Math.min(mark.left, width - shown.offsetWidth - GAP))}px`;
      if (under) shown.style.top = `${sheet ? height - own : mark.bottom + GAP}px`;
      else shown.style.top = `${sheet ? 0 : mark.top - GAP - own}px`;
    }

    #fill(note, mark) {
      for (const name of ["title", "to-note"]) {
        const part = this.#part(name);
        part.textContent = fill(part.dataset.words, { number: mark.textContent });
      }
      this.#part("to-note").href = mark.hash;
      const words = element("p", {}, note.querySelector("[data-note]").cloneNode(true));
      const works = note.querySelector(".bw-note-works");
      this.#part("body").replaceChildren(words, ...(works ? [works.cloneNode(true)] : []));
      for (const old of this.querySelectorAll("[data-part='to-work'] ~ a")) old.remove();
      const way = this.#part("to-work");
      way.hidden = true; // the words of the links to the sources, one for each
      const ways = [...new Map([...note.querySelectorAll("a.bw-work")].map((work) => [work.href, work])).values()];
      way.after(
        ...ways.flatMap(({ href, lang, textContent }) => [" ", element("a", { href }, `${way.textContent}: `, element("span", { lang, textContent }))]),
      );
    }

    #closeSoon() {
      clearTimeout(this.#timer);
      if (this.#pinned) return;
      this.#timer = setTimeout(() => !this.#pinned && this.#window.hidePopover(), REST);
    }

    /** Close by the button; and by a link that stays on this page, with which the focus goes along. */
    #leave(event) {
      if (event.target.closest("a[href^='#']")) this.#pinned = false;
      else if (!event.target.closest("[data-part='close']")) return;
      this.#window.hidePopover();
    }

    #closed() {
      if (this.#pinned && document.activeElement === document.body) this.#mark.focus();
      this.#pinned = false;
    }
  }

  customElements.define("bw-note-window", NoteWindow);
})();
