/* A page that has moved leads on at once, to the place of the id that the address asks for. */
(() => {
  "use strict";
  const id = location.hash.slice(1);
  const place = id ? document.getElementById(id) : null;
  const link = place?.closest("[data-moved] > li")?.querySelector("a") ?? document.querySelector(".bw-main a");
  const to = new URL(link.href);
  if (id && !to.hash) to.hash = id; // the new page may know it
  location.replace(to);
})();
