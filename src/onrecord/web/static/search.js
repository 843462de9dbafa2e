/* Search in a published folder: all words must occur, each at least with its beginning. Words and entries lie in
   small scripts, of which only those needed are loaded; a page opened from a disk may load scripts, and no data. */
"use strict";
(() => {
  const form = document.querySelector("[data-search]"), index = window.onrecordSearch;
  if (!form || !index) return;
  const here = document.currentScript.src.replace(/[^/]*$/, "search/");
  const field = form.querySelector("input"), list = document.querySelector("[data-hits]"), told = document.querySelector("[data-found]");
  const KINDS = ["commitment", "source", "actor"], SHOWN = 40;
  const known = new Set(index.beginnings), loaded = new Map(), waiting = new Map();
  const level = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => level(text).match(/[\p{L}\p{N}]+/gu) || [];
  let asked = 0;

  index.take = (name, value) => waiting.get(name)?.(value);

  function load(name) {
    if (!loaded.has(name))
      loaded.set(name, new Promise((take, fail) => {
        waiting.set(name, take);
        const script = document.createElement("script");
        script.src = `${here}${name}.js`;
        script.onerror = fail;
        document.head.append(script);
      }));
    return loaded.get(name);
  }

  /* The numbers of the entries that hold a word with this beginning. */
  async function holding(word) {
    const codes = [...word].slice(0, 2).map((letter) => letter.codePointAt(0).toString(16));
    const names = [...known].filter((name) => name === codes.join("-") || (codes.length === 1 && name.startsWith(`${codes[0]}-`)));
    const found = new Set();
    for (const table of await Promise.all(names.map((name) => load(`words-${name}`))))
      for (const [held, steps] of Object.entries(table))
        if (held.startsWith(word)) steps.reduce((at, step) => { found.add(at + step); return at + step; }, 0);
    return found;
  }

  async function find(wanted) {
    const sets = await Promise.all(wanted.map(holding));
    return [...sets[0]].filter((number) => sets.every((set) => set.has(number))).sort((a, b) => a - b);
  }

  async function entry(number) {
    return (await load(`entries-${Math.floor(number / index.chunk)}`))[number % index.chunk];
  }

  function made(tag, css, ...content) {
    const element = document.createElement(tag);
    if (css) element.className = css;
    element.append(...content);
    return element;
  }

  /* The words of a quotation, those looked for marked. */
  function marked(quote, wanted) {
    return quote.split(/([\p{L}\p{N}\p{M}]+)/u).map((part) =>
      wanted.some((word) => level(part).startsWith(word)) ? made("mark", "", part) : part);
  }

  function item([path, kind, title, detail, quote], wanted) {
    const link = made("a", "", title);
    link.href = path;
    const box = made("div", "", made("p", "said", link), made("p", "who", detail));
    if (quote) box.append(made("p", "snippet", ...marked(quote, wanted)));
    return made("li", "docket", made("p", "day", made("span", "", list.dataset[KINDS[kind]])), box);
  }

  async function search() {
    const turn = ++asked, wanted = words(field.value);
    const hits = wanted.length ? await find(wanted) : [];
    const shown = await Promise.all(hits.slice(0, SHOWN).map(entry));
    if (turn !== asked) return;
    list.replaceChildren(...shown.map((one) => item(one, wanted)));
    const more = hits.length > SHOWN ? ` (${told.dataset.first})` : "";
    told.textContent = !wanted.length ? "" : hits.length ? `${told.dataset.some} ${hits.length}${more}` : told.dataset.none;
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  field.addEventListener("input", search);
  field.value ||= new URLSearchParams(location.search).get("q") || "";
  if (field.value) search();
})();
