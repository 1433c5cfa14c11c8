// The hosted form works without this: here it is only made smoother, and tells the page that frames it
// how tall it is. It knows nothing of that page and sends it nothing that was typed.
"use strict";

document.querySelector("[role=alert][tabindex], [aria-invalid=true]")?.focus();

// One press, one request; the server counts two as one anyway.
let sending = false;
document.addEventListener("submit", (event) => {
  if (sending) event.preventDefault();
  sending = true;
});
window.addEventListener("pageshow", () => { sending = false; });

if (window.parent !== window) {
  const tell = (what) => window.parent.postMessage({ leadExchange: what }, "*");
  const measure = () => tell({ height: Math.ceil(document.body.getBoundingClientRect().height) });
  new ResizeObserver(measure).observe(document.body);
  measure();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tell({ close: true });
  });
  if ("done" in document.body.dataset) tell({ sent: true, next: document.body.dataset.next ?? null });
}
