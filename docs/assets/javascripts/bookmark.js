/* <bw-bookmark>: the way back to the paragraph at which a reader has put a bookmark; empty without one. The paragraph's
   id is kept in this browser, one for each letter, from the moment that the reader puts it there. */
(() => {
  "use strict";
  const key = (letter) => `briefwijzer-bookmark:${letter}`;

  class Bookmark extends HTMLElement {
    connectedCallback() {
      this.#draw();
      document.addEventListener("bw-bookmark", () => this.#draw());
    }

    /** The id of the marked paragraph of a letter, or null. */
    static of(letter) {
      try {
        return localStorage.getItem(key(letter));
      } catch {
        return null; // no storage for this site
      }
    }

    /** Put the bookmark of a letter at a paragraph, or with null take it away; says whether that was possible. */
    static put(letter, paragraph) {
      try {
        if (paragraph) localStorage.setItem(key(letter), paragraph);
        else localStorage.removeItem(key(letter));
      } catch {
        return false;
      }
      document.dispatchEvent(new Event("bw-bookmark"));
      return true;
    }

    #draw() {
      const { letter, home, go, drop } = this.dataset;
      const [id, section, number] = Bookmark.of(letter)?.match(/^s([\d-]+)-p(\d+)$/) ?? [];
      this.replaceChildren();
      if (!id) return;
      const link = document.createElement("a");
      link.href = `${home}${section}/#${id}`;
      link.textContent = go.replace("{section}", section.replaceAll("-", ".")).replace("{number}", number);
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "bw-bookmark-drop", textContent: "×", ariaLabel: drop, title: drop });
      button.addEventListener("click", () => Bookmark.put(letter, null));
      this.append(link, " ", button);
    }
  }

  customElements.define("bw-bookmark", Bookmark);
})();
