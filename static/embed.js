// Puts a form of the exchange on any page:
//   <script src="https://…/embed.js" data-form="CODE" async></script>
// or, with data-button="Call me back", a button over the page that opens it. Source and sub-ids come
// from the page's own query, or from data-source and data-sub1 to data-sub8. The form stands in a frame
// of the exchange's: it sees nothing of the page, and the page nothing of it but its height.
(() => {
  "use strict";
  const script = document.currentScript;
  const code = script?.dataset.form;
  if (!code || !/^[0-9a-z]+$/i.test(code)) return;
  const home = new URL(script.src).origin;
  const words = script.dataset.button;
  const language = script.dataset.lang ?? document.documentElement.lang.slice(0, 2);

  const pass = new URLSearchParams();
  const theirs = new URLSearchParams(location.search);
  for (const name of ["source", "sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8"]) {
    const value = script.dataset[name] ?? theirs.get(name);
    if (value) pass.set(name, value.slice(0, 200));
  }
  if ("test" in script.dataset) pass.set("test", "1");
  if (script.dataset.theme) pass.set("theme", script.dataset.theme);
  if (language) pass.set("lang", language);
  pass.set("host", (location.origin + location.pathname).slice(0, 200));

  function framed(shape, close) {
    const frame = document.createElement("iframe");
    frame.src = `${home}/f/${code}/${shape}?${pass}`;
    frame.title = script.dataset.title ?? words ?? "Form";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    Object.assign(frame.style, { display: "block", width: "100%", height: "420px", border: "0", colorScheme: "normal" });
    window.addEventListener("message", (event) => {
      const told = event.data?.leadExchange;
      if (event.source !== frame.contentWindow || event.origin !== home || !told) return;
      if (Number.isFinite(told.height)) frame.style.height = `${Math.min(Math.max(told.height, 40), 20000)}px`;
      if (told.close) close?.();
      if (!told.sent) return;
      script.dispatchEvent(new CustomEvent("lead-exchange:sent", { bubbles: true }));
      if (typeof told.next === "string" && /^https?:\/\//.test(told.next)) location.assign(told.next);
    });
    // A new step begins at its top.
    frame.addEventListener("load", () => {
      if (frame.getBoundingClientRect().top < 0) frame.scrollIntoView({ block: "start" });
    });
    return frame;
  }

  function place(element) {
    if (document.body.contains(script)) script.after(element);
    else document.body.append(element);
  }

  function button() {
    // In a tree of its own, so that the page's styles do not reach it, nor its own the page.
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      button { font: 600 16px/1.25 system-ui, sans-serif; cursor: pointer; }
      .open { position: fixed; right: max(16px, env(safe-area-inset-right)); bottom: max(16px, env(safe-area-inset-bottom)); z-index: 2147483000;
        max-width: calc(100vw - 32px); padding: 14px 22px; border: 0; border-radius: 99px; background: #0c5c49; color: #fff; box-shadow: 0 6px 24px rgb(0 0 0 / .28); }
      .open:hover { background: #084537; }
      button:focus-visible { outline: 3px solid #63c7a6; outline-offset: 2px; }
      dialog { width: min(440px, calc(100vw - 24px)); max-height: calc(100dvh - 24px); padding: 0; border: 0; border-radius: 14px; overflow: auto; background: #fff; box-shadow: 0 20px 60px rgb(0 0 0 / .35); }
      dialog::backdrop { background: rgb(0 0 0 / .5); }
      .close { position: sticky; top: 0; float: right; width: 44px; height: 44px; border: 0; border-radius: 0 14px 0 14px; background: #fff; color: #444; font-size: 22px; }`);
    root.adoptedStyleSheets = [sheet];
    const make = (tag, name, text) => {
      const element = document.createElement(tag);
      if (name) element.className = name;
      if (text) element.textContent = text;
      return element;
    };
    const open = make("button", "open", words);
    const dialog = make("dialog");
    const close = make("button", "close", "×");
    close.setAttribute("aria-label", script.dataset.close ?? { ru: "Закрыть", es: "Cerrar" }[language] ?? "Close");
    dialog.setAttribute("aria-label", words);
    dialog.append(close);
    open.type = close.type = "button";
    open.setAttribute("aria-haspopup", "dialog");
    let frame;
    open.addEventListener("click", () => {
      dialog.showModal();
      if (frame) return;
      frame = framed("call-back", () => dialog.close());
      frame.addEventListener("load", () => frame.focus());
      dialog.append(frame);
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    // The browser gives the focus back by itself, but not into every tree.
    dialog.addEventListener("close", () => open.focus());
    root.append(open, dialog);
    document.body.append(host);
  }

  function begin() {
    if (words) button();
    else place(framed("embed"));
  }
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin, { once: true });
})();
