/* Light, dark, or as the system has it. This is the one script that runs before the page is drawn, so that whoever has
   chosen never sees the other colours first. It is kept in this browser, and only while it is a choice of the reader's
   own. Without this script the page follows the system. */
(() => {
  "use strict";
  const KEY = "briefwijzer-scheme";
  const dark = document.querySelector("link[data-dark]");
  const meta = document.querySelector("meta[name=color-scheme]");
  const system = { media: dark.media, content: meta.content };
  let chosen = ""; // what this page was told, where nothing can be kept

  /** What is kept, or becomes kept; a storage that is closed to us keeps nothing. */
  function kept(scheme) {
    try {
      if (scheme === undefined) return localStorage.getItem(KEY) ?? "";
      if (scheme) localStorage.setItem(KEY, scheme);
      else localStorage.removeItem(KEY);
    } catch {
      // the choice holds for this page
    }
    return scheme ?? chosen;
  }

  function show() {
    const scheme = kept();
    const own = scheme === "light" || scheme === "dark"; // what is kept may be anything
    dark.media = own ? { light: "not all", dark: "screen" }[scheme] : system.media;
    meta.content = own ? scheme : system.content;
    for (const one of document.querySelectorAll("input[name=scheme]")) one.checked = one.value === (own ? scheme : "");
  }

  show();
  addEventListener("DOMContentLoaded", () => {
    const choice = document.querySelector(".bw-scheme");
    choice.disabled = false;
    choice.addEventListener("change", ({ target }) => {
      chosen = kept(target.value);
      show();
    });
    show();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && show()); // the way back to a page that waited
})();
