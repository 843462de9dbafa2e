/* Search in a published folder: all words must occur, in the words of a commitment or the title of a source. */
"use strict";
(() => {
  const form = document.querySelector("[data-search]");
  const index = window.onrecordIndex;
  if (!form || !index) return;
  const field = form.querySelector("input"), list = document.querySelector("[data-hits]"), told = document.querySelector("[data-found]");
  const level = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const levelled = index.map((entry) => level(entry.slice(1).join(" ")));

  function item([path, title, detail]) {
    const li = document.createElement("li"), p = document.createElement("p"), a = document.createElement("a");
    li.className = "docket";
    p.className = "said";
    a.href = path;
    a.textContent = title;
    p.append(a);
    const more = document.createElement("p");
    more.className = "who";
    more.textContent = detail;
    const box = document.createElement("div");
    box.append(p, more);
    li.append(document.createElement("span"), box);
    return li;
  }

  function search() {
    const words = level(field.value).split(/\s+/).filter(Boolean);
    const hits = words.length ? index.filter((_, n) => words.every((word) => levelled[n].includes(word))) : [];
    list.replaceChildren(...hits.slice(0, 100).map(item));
    told.textContent = words.length ? (hits.length ? String(hits.length) : told.dataset.none) : "";
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  field.addEventListener("input", search);
})();
