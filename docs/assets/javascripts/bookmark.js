/* <bw-bookmark>: the way back to the paragraph at which a reader has put a bookmark; empty without one. The paragraph's
   id is kept in this browser, one for each letter, from the moment that the reader puts it there. */
(() => {
  "use strict";
  const { element, fill, lasting, numbersOf } = globalThis.briefwijzer;
  const key = (letter) => `briefwijzer-bookmark:${letter}`;

  class Bookmark extends HTMLElement {
    connectedCallback() {
      this.#draw();
      document.addEventListener("bw-bookmark", () => this.#draw());
    }

    /** The id of the marked paragraph of a letter, or null. */
    static of(letter) {
      return lasting.get(key(letter));
    }

    /** Put the bookmark of a letter at a paragraph, or with null take it away; says whether that was possible. */
    static put(letter, paragraph) {
      const done = paragraph ? lasting.put(key(letter), paragraph) : lasting.drop(key(letter));
      if (done) document.dispatchEvent(new Event("bw-bookmark"));
      return done;
    }

    #draw() {
      const { letter, home, go, drop } = this.dataset;
      const id = Bookmark.of(letter) ?? "";
      const place = numbersOf(id);
      this.replaceChildren();
      if (!place?.number) return;
      const link = element("a", { href: `${home}${place.slug}/#${id}`, textContent: fill(go, place) });
      const button = element("button", { type: "button", className: "bw-bookmark-drop", textContent: "×", ariaLabel: drop, title: drop });
      button.addEventListener("click", () => Bookmark.put(letter, null));
      this.append(link, " ", button);
    }
  }

  customElements.define("bw-bookmark", Bookmark);
})();
