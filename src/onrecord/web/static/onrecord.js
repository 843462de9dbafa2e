/* Small comforts for pages that work without: a slider for the day of reading. */
"use strict";
(() => {
  const DAY = 86400000;
  const days = (iso) => Math.round(Date.parse(iso + "T00:00:00Z") / DAY);
  const iso = (n) => new Date(n * DAY).toISOString().slice(0, 10);

  function slider(form) {
    const first = form.dataset.turn, today = form.dataset.today;
    const field = form.querySelector("input[type=date]");
    if (!first || !field || form.querySelector("input[type=range]")) return;
    const range = document.createElement("input");
    range.type = "range";
    range.min = Math.min(days(first), days(field.value));
    range.max = Math.max(days(today), days(field.value));
    range.value = days(field.value);
    range.setAttribute("aria-label", form.querySelector("label").textContent);
    const tell = () => { field.value = iso(Number(range.value)); range.setAttribute("aria-valuetext", field.value); };
    tell();
    range.addEventListener("input", tell);
    range.addEventListener("change", () => form.requestSubmit());
    field.addEventListener("change", () => { range.value = days(field.value); });
    form.prepend(range);
  }

  document.querySelectorAll("form[data-turn]").forEach(slider);
})();
