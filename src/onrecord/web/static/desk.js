/* The keys of the review desk, and choosing a span by selecting text. Everything works without. */
"use strict";
(() => {
  const typing = (el) => el && (el.matches("input:not([type=radio]):not([type=checkbox]), textarea, select"));
  const panel = () => document.querySelector("details.choice[open]");

  function press(key) {
    const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!found || found.disabled) return false;
    if (found.tagName === "SUMMARY") {
      const details = found.parentElement;
      const open = !details.open;
      document.querySelectorAll("details.choice[open]").forEach((other) => { other.open = false; });
      details.open = open;
      if (open) (details.querySelector("input:not([type=hidden]), select, button") || found).focus();
    } else if (found.tagName === "INPUT") found.select();
    else found.click();
    return true;
  }

  function pick(digit) {
    const open = panel(), shown = open || document.querySelector("[data-pick]");
    const field = shown && [...shown.querySelectorAll("input[type=radio], input[type=checkbox]")][digit - 1];
    if (!field) return false;
    field.checked = field.type === "radio" ? true : !field.checked;
    if (!open) { field.focus(); field.scrollIntoView({ block: "nearest" }); }
    else if (field.type === "radio") field.form.requestSubmit();
    return true;
  }

  /* What is asked about stands in the middle of the passage's window. */
  document.querySelectorAll(".in-source .story").forEach((story) => {
    const mark = story.querySelector("mark.action, mark.evidence");
    if (mark && story.scrollHeight > story.clientHeight)
      story.scrollTop += mark.getBoundingClientRect().top - story.getBoundingClientRect().top - story.clientHeight / 2;
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") {
      const open = panel();
      if (open) { open.open = false; open.querySelector("summary").focus(); }
      else if (typing(document.activeElement)) document.activeElement.blur();
      return;
    }
    if (typing(document.activeElement)) return;
    const done = /^[1-9]$/.test(event.key) ? pick(Number(event.key)) : event.key.length === 1 && press(event.key);
    if (done) event.preventDefault();
  });

  /* A span is changed by selecting text: offsets count code points from the start of the line. */
  const points = (text) => [...text].length;

  function offset(node, at) {
    const line = (node.nodeType === 1 ? node : node.parentElement).closest("[data-start]");
    if (!line) return null;
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, at);
    const copy = range.cloneContents();
    copy.querySelectorAll("[data-apart]").forEach((apart) => apart.remove());
    return Number(line.dataset.start) + points(copy.textContent);
  }

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const start = document.getElementById("action_start"), end = document.getElementById("action_end");
    if (!selection || selection.isCollapsed || !selection.rangeCount || !start || !end) return;
    const range = selection.getRangeAt(0);
    const inside = document.querySelector("[data-selectable]");
    if (!inside || !inside.contains(range.startContainer) || !inside.contains(range.endContainer)) return;
    const from = offset(range.startContainer, range.startOffset), to = offset(range.endContainer, range.endOffset);
    if (from === null || to === null || to <= from) return;
    start.value = from;
    end.value = to;
    document.querySelectorAll("[data-action]").forEach((shown) => { shown.textContent = range.toString(); });
  });
})();
