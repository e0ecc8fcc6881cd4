/* A click or Enter on a note mark opens the note beside it, and it stays; without this script the mark is a link to it.
   The window is a popover: Esc, its button and a click outside close it, and the focus goes back to the mark. */
(() => {
  "use strict";
  const template = document.getElementById("bw-note-window");
  if (!template || !("popover" in HTMLElement.prototype)) return;
  const hover = 450; // ms before a resting pointer opens a window, and the time to move into it

  const preview = template.content.firstElementChild.cloneNode(true);
  const [title, body, toNote, toWork] = ["title", "body", "to-note", "to-work"].map((part) => preview.querySelector(`[data-part="${part}"]`));
  document.body.append(preview);
  let mark = null;
  let pinned = false;
  let timer = 0;

  const fill = (element, number) => element.dataset.words.replace("{number}", number);

  /** Show the note of a mark; a pinned window takes the focus and stays. */
  function open(target, pin) {
    const note = document.getElementById(target.hash.slice(1));
    if (!note) return;
    if (mark) mark.style.anchorName = "";
    mark = target;
    pinned = pin;
    const number = mark.textContent;
    title.textContent = fill(title, number);
    toNote.textContent = fill(toNote, number);
    toNote.href = mark.hash;
    const words = document.createElement("p");
    words.append(note.querySelector("[data-note]").cloneNode(true));
    const works = note.querySelector(".bw-note-works");
    body.replaceChildren(words, ...(works ? [works.cloneNode(true)] : []));
    const work = note.querySelector("a.bw-work");
    toWork.hidden = !work;
    if (work) toWork.href = work.href;
    mark.style.anchorName = "--bw-mark";
    if (!preview.matches(":popover-open")) preview.showPopover();
    if (pin) preview.focus({ preventScroll: true });
    // The sheet on a small screen must not lie on the mark that it explains.
    const [sheet, place] = [preview.getBoundingClientRect(), mark.getBoundingClientRect()];
    if (sheet.top < place.bottom && place.top < sheet.bottom) scrollBy(0, place.bottom - sheet.top + 24);
  }

  function closeSoon() {
    clearTimeout(timer);
    if (!pinned) timer = setTimeout(() => preview.matches(":popover-open") && !pinned && preview.hidePopover(), hover);
  }

  for (const one of document.querySelectorAll("a[role='doc-noteref']")) {
    one.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      clearTimeout(timer);
      open(one, true);
    });
    one.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse" || pinned) return;
      clearTimeout(timer);
      timer = setTimeout(() => open(one, false), hover);
    });
    one.addEventListener("pointerleave", closeSoon);
  }
  preview.addEventListener("pointerenter", () => clearTimeout(timer));
  preview.addEventListener("pointerleave", closeSoon);
  preview.querySelector("[data-part='close']").addEventListener("click", () => preview.hidePopover());
  // A link that stays on this page would leave the window standing before its target; the focus goes along with it.
  preview.addEventListener("click", (event) => {
    if (!event.target.closest("a[href^='#']")) return;
    pinned = false;
    preview.hidePopover();
  });
  preview.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    if (pinned && document.activeElement === document.body) mark.focus();
    pinned = false;
  });
})();
