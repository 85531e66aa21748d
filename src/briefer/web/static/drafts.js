// What is typed and not yet on record is kept in this browser, for each brief and each field, until the server has acknowledged it.
"use strict";
const Drafts = (() => {
  const brief = document.querySelector('meta[name="brief"]').content;
  const prefix = `briefer:${brief}:`;
  const own = new Map(); // where the browser keeps nothing (private windows, storage full), this page does

  function get(key) {
    try {
      const text = localStorage.getItem(prefix + key);
      if (text !== null) return JSON.parse(text);
    } catch { /* kept in the page alone */ }
    return own.get(key) ?? null;
  }

  function put(key, draft) {
    own.set(key, draft);
    try { localStorage.setItem(prefix + key, JSON.stringify(draft)); } catch { /* as above */ }
  }

  // Of a key; with ``text`` only where these are the words that are kept.
  function drop(key, text = null) {
    if (text !== null && alike(get(key)?.text) !== alike(text)) return;
    own.delete(key);
    try { localStorage.removeItem(prefix + key); } catch { /* as above */ }
  }

  const alike = (text) => String(text ?? "").replace(/\r\n?/g, "\n"); // a form turns line breaks into others

  function all() {
    const found = new Map(own);
    try {
      for (let n = 0; n < localStorage.length; n++) {
        const name = localStorage.key(n);
        if (name.startsWith(prefix)) found.set(name.slice(prefix.length), JSON.parse(localStorage.getItem(name)));
      }
    } catch { /* as above */ }
    return found;
  }

  // A field was typed in: its words, where it stands, and what its form was based on. As it was before is nothing to keep.
  function keep(field) {
    const key = field.dataset.draft;
    if (field.value === field.defaultValue) { drop(key); return; }
    const based = field.form?.elements.namedItem("based_on")?.value ?? "";
    put(key, { text: field.value, at: field.dataset.at ?? "", based, when: Date.now() });
  }

  // Puts kept words back into the fields below ``root``; gives the fields that were filled.
  function restore(root) {
    const filled = [];
    for (const field of root.querySelectorAll("[data-draft]")) {
      const draft = get(field.dataset.draft);
      if (!draft || draft.text === field.defaultValue) continue;
      field.value = draft.text;
      const based = field.form?.elements.namedItem("based_on");
      if (based && draft.based !== "") based.value = draft.based; // decided on since: the server tells, and both texts are shown
      filled.push(field);
    }
    return filled;
  }

  return { all, drop, get, keep, restore };
})();
