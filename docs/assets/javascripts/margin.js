/* <bw-margin-notes>: a switch that puts the notes beside their marks where the screen has room. They are copies for the
   eye, hidden from screen readers and without links, so that every note is still read once, at the foot. The choice is
   kept in this browser, and only once it has been made. */
(() => {
  "use strict";
  const { element, lasting } = globalThis.briefwijzer;
  const KEY = "briefwijzer-margin";
  const GAP = "0.7rem";

  class MarginNotes extends HTMLElement {
    connectedCallback() {
      if (this.firstElementChild) return;
      const button = element("button", { type: "button", className: "bw-switch", textContent: this.dataset.label });
      button.addEventListener("click", () => {
        this.#show(button.getAttribute("aria-pressed") !== "true");
        lasting.put(KEY, button.getAttribute("aria-pressed"));
      });
      this.append(button);
      this.#show(lasting.get(KEY) === "true");
    }

    #show(shown) {
      this.querySelector("button").setAttribute("aria-pressed", String(shown));
      const main = this.closest(".bw-main");
      if (shown && !main.querySelector(".bw-margin-note")) this.#fill(main);
      main.classList.toggle("bw-margins", shown);
    }

    /** A copy of each note after its paragraph; each below the last thing in the margin, or beside its mark. */
    #fill(main) {
      let placed = 0;
      const place = (item, anchor) => {
        const above = placed ? `calc(anchor(--bw-margin-${placed} bottom) + ${GAP})` : "0px";
        item.style.top = `max(anchor(${anchor} top), ${above})`;
        item.style.anchorName = `--bw-margin-${++placed}`;
      };
      for (const beside of main.querySelectorAll(".bw-beside")) {
        const words = beside.previousElementSibling;
        const name = `--bw-beside-${placed}`;
        words.style.anchorName = name;
        for (const item of beside.querySelectorAll(":scope > .bw-relations")) place(item, name);
        for (const mark of words.querySelectorAll(".bw-mark")) {
          const link = mark.querySelector("a");
          const note = this.#copy(link);
          mark.style.anchorName = `--bw-${link.id}`;
          beside.append(note);
          place(note, `--bw-${link.id}`);
        }
      }
    }

    #copy(mark) {
      const number = element("b", { textContent: `${mark.textContent} ` });
      const words = document.querySelector(`${mark.hash} [data-note]`).textContent;
      return element("div", { className: "bw-margin-note", ariaHidden: "true" }, number, words);
    }
  }

  customElements.define("bw-margin-notes", MarginNotes);
})();
