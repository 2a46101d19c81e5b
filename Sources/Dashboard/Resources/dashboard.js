// Shows findings as they are drawn. Every page works without this.
"use strict";
(() => {
  const list = document.querySelector("[data-events]");
  if (!list || !("EventSource" in window)) return;
  const source = new EventSource(list.dataset.events);
  source.addEventListener("finding", (event) => {
    // The server has escaped every word of it, and the page's policy allows no script in it.
    const parsed = new DOMParser().parseFromString(event.data, "text/html");
    const item = parsed.body.firstElementChild;
    if (!item || list.querySelector(`[data-number="${CSS.escape(item.dataset.number ?? "")}"]`)) return;
    list.prepend(item);
    while (list.children.length > 200) list.lastElementChild.remove();
  });
})();
