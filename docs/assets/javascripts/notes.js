/* <bw-note-window>: a click or Enter on a note mark opens the note beside it, and it stays; a resting mouse shows it.
   Without this script the mark is a link to the note. The window is a popover: Esc, its button and a click outside
   close it, and the focus goes back to the mark. */
(() => {
  "use strict";
  const { element, fill } = globalThis.briefwijzer;
  const REST = 450; // ms before a resting mouse opens a window, and the time to move into it

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
      if (this.#mark) this.#mark.style.anchorName = "";
      this.#mark = mark;
      this.#pinned = pinned;
      this.#fill(note, mark);
      mark.style.anchorName = "--bw-mark";
      const shown = this.#window;
      if (!shown.matches(":popover-open")) shown.showPopover();
      if (pinned) shown.focus({ preventScroll: true });
      // the sheet on a small screen must not lie on the mark that it explains
      const [sheet, place] = [shown.getBoundingClientRect(), mark.getBoundingClientRect()];
      if (sheet.top < place.bottom && place.top < sheet.bottom) scrollBy(0, place.bottom - sheet.top + 24);
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
      const work = note.querySelector("a.bw-work");
      this.#part("to-work").hidden = !work;
      if (work) this.#part("to-work").href = work.href;
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
