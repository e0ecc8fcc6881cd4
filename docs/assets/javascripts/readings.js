/* <bw-readings>: the choice between the words as printed, with [sic] at odd places, or as they must have been meant. What is
   ours is put into the words only while the reader has chosen it; without this script the remarks follow the section. */
(() => {
  "use strict";
  const { element } = globalThis.briefwijzer;

  /** The nodes that hold the letter's own words of a block, each with its place in them. */
  function wordsOf(block) {
    const nodes = [];
    let text = "";
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(".bw-mark, [data-editorial]")) continue;
      nodes.push({ node, from: text.length });
      text += node.data;
    }
    return { nodes, text };
  }

  class Readings extends HTMLElement {
    #undo = [];

    connectedCallback() {
      this.querySelector("fieldset").disabled = false;
      this.addEventListener("change", ({ target }) => this.#show(target.value));
    }

    #show(reading) {
      for (const undo of this.#undo.splice(0).reverse()) undo();
      if (reading === "printed") return;
      for (const { id, dataset } of document.querySelectorAll(".bw-remarks li[data-quote]")) {
        const block = document.getElementById(dataset.paragraph);
        if (block) this.#put(block, dataset, id, reading === "corrected");
      }
    }

    /** Put a mark behind the words of a remark, or what they must have been in their place. */
    #put(block, { quote, corrected, remark }, id, inPlace) {
      if (inPlace && !corrected) return;
      const { nodes, text } = wordsOf(block);
      const start = text.indexOf(quote);
      if (start < 0) return;
      const end = start + quote.length;
      let last = null;
      for (const { node, from } of nodes) {
        const [first, stop] = [Math.max(start - from, 0), Math.min(end - from, node.length)];
        if (first >= stop) continue;
        const words = first ? node.splitText(first) : node;
        if (stop - first < words.length) words.splitText(stop - first);
        last = inPlace ? element("span", { className: "bw-odd" }) : words;
        if (inPlace) {
          words.replaceWith(last);
          last.append(words);
        }
      }
      const ours = inPlace
        ? element("ins", { className: "bw-corrected", textContent: corrected })
        : element("a", { className: "bw-sic", href: `#${id}`, lang: "nl", title: remark, textContent: "[sic]" });
      ours.dataset.editorial = "";
      last.after(ours);
      this.#undo.push(() => {
        ours.remove();
        for (const odd of block.querySelectorAll(".bw-odd")) odd.replaceWith(...odd.childNodes);
        block.normalize();
      });
    }
  }

  customElements.define("bw-readings", Readings);
})();
