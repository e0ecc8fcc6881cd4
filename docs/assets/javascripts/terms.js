/* A term in the words of a letter is a link to its entry in the register of terms. This script opens the entry in place: a
   popover below the term, which Esc and a click outside close. */
(() => {
  "use strict";
  if (!("popover" in HTMLElement.prototype)) return;
  for (const term of document.querySelectorAll("a.bw-term[data-term]")) {
    const entry = document.getElementById(term.dataset.term);
    if (!entry) continue;
    term.ariaExpanded = "false";
    entry.addEventListener("toggle", ({ newState }) => (term.ariaExpanded = String(newState === "open")));
    // a press on the term would close the popover, and the click behind it open it again
    let wasOpen = false;
    term.addEventListener("pointerdown", () => (wasOpen = entry.matches(":popover-open")));
    term.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (entry.matches(":popover-open")) entry.hidePopover();
      else if (!wasOpen) entry.showPopover({ source: term }); // the term is its anchor, and the stop before it
      wasOpen = false;
    });
  }
})();
