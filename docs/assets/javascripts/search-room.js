/* Says before the search page is drawn that its address asks for something, so that the room of the results is kept: what stands
   below them does not move when they come. */
if (new URLSearchParams(location.search).get("q")?.trim()) document.documentElement.dataset.asked = "";
