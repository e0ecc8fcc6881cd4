/* <bw-bookmark>: the way back to the paragraph at which a reader has put a bookmark; empty without one. The paragraph's
   id is kept in this browser, one for each letter, from the moment that the reader puts it there. */
(() => {
  "use strict";
  const { element, fill, lasting, placeIn } = globalThis.briefwijzer;
  const key = (letter) => `briefwijzer-bookmark:${letter}`;
  // what is kept: the id of the paragraph, and behind it where its section is, in words
  const kept = (letter) => (lasting.get(key(letter)) ?? "").match(/^(\S*) ?([^]*)$/);

  class Bookmark extends HTMLElement {
    connectedCallback() {
      this.#draw();
      document.addEventListener("bw-bookmark", () => this.#draw());
    }

    /** The id of the marked paragraph of a letter, or null. */
    static of(letter) {
      return kept(letter)[1] || null;
    }

    /** Put the bookmark of a letter at a paragraph of a section, or with null take it away; says whether that was possible. */
    static put(letter, paragraph, section = "") {
      const done = paragraph ? lasting.put(key(letter), `${paragraph} ${section}`) : lasting.drop(key(letter));
      if (done) document.dispatchEvent(new Event("bw-bookmark"));
      return done;
    }

    #draw() {
      const { letter, home, go, drop } = this.dataset;
      const [, id, section] = kept(letter);
      const place = placeIn(id);
      this.replaceChildren();
      if (!place?.number) return;
      const link = element("a", { href: `${home}${place.slug}/#${id}`, textContent: fill(go, { section, ...place }) });
      const button = element("button", { type: "button", className: "bw-bookmark-drop", textContent: "×", ariaLabel: drop, title: drop });
      button.addEventListener("click", () => Bookmark.put(letter, null));
      this.append(link, " ", button);
    }
  }

  customElements.define("bw-bookmark", Bookmark);
})();
