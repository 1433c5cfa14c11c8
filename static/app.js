// Comfort on top of pages that work without it: clocks that tick, keys, copying, bulk marks.
// Everything is found by data attributes; see templates/components/README.md.
"use strict";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const words = document.body.dataset;

// Clocks. The server wrote the words; near the end the minutes and seconds are kept going here.
const [HOUR, MINUTE, SECOND] = (words.units || "h|min|s").split("|");

function spoken(seconds) {
  const h = Math.floor(seconds / 3600), m = Math.floor(seconds % 3600 / 60), s = Math.floor(seconds % 60);
  if (h >= 10) return `${h}\u00a0${HOUR}`;
  if (h > 0) return `${h}\u00a0${HOUR}` + (m ? `\u00a0${m}\u00a0${MINUTE}` : "");
  if (m >= 10) return `${m}\u00a0${MINUTE}`;
  return (m ? `${m}\u00a0${MINUTE}\u00a0` : "") + `${s}\u00a0${SECOND}`;
}

function tick() {
  const now = Date.now();
  for (const clock of all("time[data-due]")) {
    const left = (Date.parse(clock.dateTime) - now) / 1000;
    clock.parentElement.classList.toggle("soon", left < 3600);
    if (left <= 0) clock.textContent = words.over;
    else if (left < 86400) clock.textContent = words.left.replace("%s", spoken(left));
  }
  for (const bar of all("progress[data-until]")) {
    const from = Date.parse(bar.dataset.from), until = Date.parse(bar.dataset.until);
    bar.value = Math.max(0, Math.min(100, 100 * (until - now) / Math.max(1, until - from)));
  }
}

// A rehearsal turns the server's clock; then the browser's own would contradict the page.
if (Math.abs(Date.now() - Date.parse(words.now)) < 300000 && document.querySelector("[data-due], [data-until]")) {
  tick();
  setInterval(tick, 1000);
}

// Keys: j and k walk a list, a and r press the verb of the row or of the page, / searches, ? helps.
function walk(step) {
  const links = all("[data-rows] .row-link");
  if (!links.length) return;
  const row = document.activeElement.closest("[data-rows] > li") || document.querySelector("[data-rows] > li[aria-current]");
  const at = links.findIndex((link) => row && row.contains(link));
  const next = links[Math.max(0, Math.min(links.length - 1, at + step))];
  next.focus();
  next.closest("li").scrollIntoView({ block: "nearest" });
}

function press(key) {
  const row = document.activeElement.closest("[data-rows] > li");
  const own = row && row.querySelector(`[data-key="${key}"]`);
  // The verbs beside a list are those of the row it shows: on another row, show that one first.
  if (row && !own && !row.hasAttribute("aria-current")) return row.querySelector(".row-link")?.click();
  const verb = own || document.querySelector(`[data-key="${key}"]`);
  if (!verb) return;
  verb.scrollIntoView({ block: "nearest" });
  verb.click();
  const field = verb.closest("details[open]")?.querySelector("input:not([type=hidden]), select, textarea, button");
  if (field) field.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape") return close_menus();
  if (event.target.closest("input, select, textarea, dialog, [contenteditable]")) return;
  if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "a" || event.key === "r") press(event.key);
  else if (event.key === "/") document.querySelector(".search input")?.focus();
  else if (event.key === "?") document.getElementById("keys")?.showModal();
  else return;
  event.preventDefault();
});

// Menus close when one looks elsewhere.
function close_menus(except) {
  for (const menu of all("details.menu[open]")) if (!menu.contains(except)) menu.open = false;
}
document.addEventListener("click", (event) => close_menus(event.target));

// Appearance changes at once; the form keeps it.
for (const button of all("[data-themes] button")) {
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    const body = new URLSearchParams(new FormData(button.form, button));
    const answer = await fetch(button.form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (!answer) return button.form.submit();
    document.documentElement.dataset.theme = button.value;
    for (const other of all("[data-themes] button")) other.setAttribute("aria-pressed", other.value === button.value);
  });
}

// Copying, and looking at a password.
for (const button of all("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select?.();
    await navigator.clipboard.writeText(field.value ?? field.textContent);
    const label = button.textContent;
    button.textContent = words.copied;
    setTimeout(() => { button.textContent = label; }, 1500);
  });
}
for (const button of all("[data-reveal]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.reveal);
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", !shown);
  });
}

// Bulk lists: all at once, and how many.
for (const list of all("[data-bulk]")) {
  const boxes = () => all("input[type=checkbox][name]", list);
  const whole = list.querySelector("[data-select-all] input");
  const count = list.querySelector("[data-selected]");
  const show = () => {
    const taken = boxes().filter((box) => box.checked).length;
    if (count) count.textContent = taken ? `${taken} / ${boxes().length}` : "";
    if (whole) {
      whole.checked = taken > 0 && taken === boxes().length;
      whole.indeterminate = taken > 0 && taken < boxes().length;
    }
  };
  if (whole) {
    whole.closest("[data-select-all]").hidden = false;
    whole.addEventListener("change", () => { for (const box of boxes()) box.checked = whole.checked; show(); });
  }
  list.addEventListener("change", show);
  show();
}

// Rows of a form: the server draws a few spare ones, here they come and go.
function renumber(set) {
  all("[data-row]", set).forEach((row, at) => {
    for (const part of all("[name], [id], [for]", row)) {
      for (const name of ["name", "id", "for", "aria-describedby"]) {
        const value = part.getAttribute(name);
        if (value) part.setAttribute(name, value.replace(/\[\d+\]/, `[${at}]`));
      }
    }
  });
}
for (const set of all("[data-row-set]")) {
  const add = document.querySelector(`[data-add-row="${set.id}"]`);
  set.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove-row]");
    if (!button || all("[data-row]", set).length < 2) return;
    button.closest("[data-row]").remove();
    renumber(set);
  });
  for (const button of all("[data-remove-row]", set)) button.hidden = false;
  if (!add) continue;
  add.hidden = false;
  add.addEventListener("click", () => {
    const row = set.lastElementChild.cloneNode(true);
    for (const field of all("input:not([type=checkbox]), textarea", row)) field.value = "";
    for (const box of all("input[type=checkbox]", row)) box.checked = false;
    for (const field of all("select", row)) field.selectedIndex = 0;
    for (const fault of all(".fault", row)) fault.remove();
    set.append(row);
    renumber(set);
    row.querySelector("input, select")?.focus();
  });
}

// The zone the browser lives in, where none was typed.
for (const field of all("input[data-guess-zone]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!field.value && field.list?.querySelector(`option[value="${CSS.escape(zone)}"]`)) field.value = zone;
}

// Work that would be lost.
for (const form of all("form[data-guard]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

document.querySelector("[data-focus]")?.focus();

// A part that changes by itself: fetched again every so many seconds and put in place, until the page
// that comes has no such part. Then everything around it has changed too, so the page is loaded anew.
function refresh(part) {
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) return refresh(part);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById(part.id);
      if (!next || !next.dataset.refresh) return location.reload();
      // Nobody's open question is taken away.
      if (!part.contains(document.activeElement) && !part.querySelector("details[open]")) part.replaceWith(next);
      refresh(document.getElementById(part.id));
    } catch {
      refresh(part);
    }
  }, 1000 * part.dataset.refresh);
}
all("[data-refresh]").forEach(refresh);
