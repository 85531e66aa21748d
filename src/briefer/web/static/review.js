// Keys, focus, drafts and what is said aloud. Everything else is HTML that the server makes and htmx puts in its place.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const csrf = document.querySelector('meta[name="csrf"]').content;
  const pane = $("pane");
  let loading = 0; // requests for a pane, or decisions, that are under way: keys wait for them
  let waiting = []; // keys that were pressed meanwhile
  let going = false; // after "g"
  let leaving = 0;
  let nth = 1; // the claim that "a" and "r" are about
  let focused = ""; // the id of what had the focus last

  // ---------------------------------------------------------------- what is said

  const say = (text) => { $("said").textContent = text; };
  let fading = 0;
  new MutationObserver(() => { // seen for some seconds; read out whenever it changes
    $("said").classList.toggle("fresh", $("said").textContent.trim() !== "");
    clearTimeout(fading);
    fading = setTimeout(() => $("said").classList.remove("fresh"), 4000);
  }).observe($("said"), { childList: true, characterData: true, subtree: true });
  function trouble(text) {
    const place = $("trouble");
    place.textContent = text;
    place.hidden = !text;
  }

  // ---------------------------------------------------------------- requests

  const isDecision = (ctx) => ctx.request.method === "POST";
  const draftsOf = (form) => [...(form?.querySelectorAll("[data-draft]") ?? [])].map((f) => f.dataset.draft);

  function uuid() {
    if (crypto.randomUUID) return crypto.randomUUID();
    return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  }

  // One try and its repetitions bear one number, so that what was recorded without our hearing of it is not recorded twice.
  function numbered(form, body) {
    const content = new URLSearchParams(body).toString();
    if (form.dataset.content !== content) { form.dataset.content = content; form.dataset.request = uuid(); }
    return form.dataset.request;
  }

  document.addEventListener("htmx:config:request", (event) => {
    const { ctx } = event.detail;
    const headers = ctx.request.headers;
    const shown = pane.querySelector("[data-pane]");
    delete headers["HX-Current-URL"];
    headers["X-Pane"] = shown?.dataset.pane ?? "";
    headers["X-Point"] = encodeURI($("strip")?.dataset.point ?? "");
    if (!isDecision(ctx)) return;
    headers["X-CSRF"] = csrf;
    const form = ctx.request.form ?? ctx.sourceElement;
    ctx.request.body.set("request", numbered(form, ctx.request.body));
  });

  document.addEventListener("htmx:before:request", (event) => {
    loading++;
    if (event.detail.ctx.target === pane || isDecision(event.detail.ctx)) pane.setAttribute("aria-busy", "true");
  });

  document.addEventListener("htmx:finally:request", (event) => {
    loading = Math.max(0, loading - 1);
    if (loading) return;
    pane.removeAttribute("aria-busy");
    refocus(event.detail.ctx);
    setTimeout(() => { while (waiting.length && !loading) press(waiting.shift()); }, 0);
  });

  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const { status } = ctx.response;
    if (status < 400) {
      trouble("");
      if (isDecision(ctx)) acknowledged(ctx.request.form ?? ctx.sourceElement, ctx.request.body);
    } else if (status === 403) {
      trouble("The server does not know this page any more. Open the address that briefer printed when it started; what you typed is kept here.");
    } else if (status !== 409 && status !== 412 && status !== 404 && status !== 422 && status !== 503) {
      trouble(`The server answered with an error (${status}). Nothing was recorded; what you typed is kept here.`);
    }
  });

  document.addEventListener("htmx:error", (event) => {
    if (!event.detail.ctx) return;
    waiting = [];
    trouble("The server does not answer: it was stopped, or the connection is gone. What you typed is kept in this browser. Start briefer review again and open the address that it prints: your words are there.");
  });

  // What was recorded is kept no more; what another tab, or the same one since, typed in that field still is.
  function acknowledged(form, body) {
    for (const field of form?.querySelectorAll("[data-draft]") ?? []) Drafts.drop(field.dataset.draft, body.get(field.name));
    const clash = $("clash");
    if (clash.open) {
      if (clash.dataset.drafts) JSON.parse(clash.dataset.drafts).forEach((key) => Drafts.drop(key));
      clash.close();
    }
  }

  // ---------------------------------------------------------------- after a swap

  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    $("trouble").hidden = !$("trouble").textContent;
    if (ctx.target === pane || isDecision(ctx)) arrived();
    if (ctx.target === pane) {
      showSide("words");
      remember();
      $("clash").open || focusTitle();
    } else {
      centre(document);
    }
    if (ctx.response?.status === 409) clashed(ctx);
  });

  function arrived() {
    nth = 1;
    mark();
    centre(pane);
    const filled = Drafts.restore(pane);
    filled.forEach(shownAsKept);
  }

  function shownAsKept(field) {
    if (field.id === "reword-text") openForm("reword", false);
    if (field.parentElement.querySelector(".put-back")) return;
    const note = document.createElement("p");
    note.className = "put-back";
    note.append("Put back: what you had typed, and is not on record. ");
    const away = document.createElement("button");
    away.type = "button";
    away.textContent = "Throw it away";
    away.addEventListener("click", () => { Drafts.drop(field.dataset.draft); field.value = field.defaultValue; note.remove(); field.focus(); });
    note.append(away);
    field.after(note);
  }

  // Quotes are scrolled to within their boxes.
  function centre(root) {
    for (const box of root.querySelectorAll(".text:not(.whole)")) {
      const quote = box.querySelector("mark");
      if (quote) box.scrollTop = quote.offsetTop - Math.max(8, (box.clientHeight - quote.offsetHeight) / 3);
    }
  }

  // The sentence of the pane is marked on the page, and is the one that the tab key comes to.
  function mark() {
    const shown = pane.querySelector("[data-pane]")?.dataset.pane ?? "";
    const current = pane.querySelector("[data-pane]")?.dataset.shows ?? "";
    const all = [...document.querySelectorAll("[data-sentence]")];
    for (const one of all) {
      const here = one.dataset.sentence === current;
      if (here) one.setAttribute("aria-current", "true"); else one.removeAttribute("aria-current");
      one.tabIndex = here ? 0 : -1;
    }
    if (all.length && !all.some((one) => one.tabIndex === 0)) all[0].tabIndex = 0;
    const here = all.find((one) => one.tabIndex === 0 && one.hasAttribute("aria-current"));
    if (here) near(here);
    for (const link of document.querySelectorAll(".views a")) {
      if (shown.startsWith(link.getAttribute("href"))) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
  }

  function near(element) {
    const box = element.getBoundingClientRect();
    const room = document.querySelector(".left").getBoundingClientRect();
    if (box.top < room.top || box.bottom > Math.min(room.bottom, innerHeight)) element.scrollIntoView({ block: "center" });
  }

  // ---------------------------------------------------------------- focus

  document.addEventListener("focusin", (event) => { if (event.target.id) focused = event.target.id; });

  function focusTitle() {
    if (keepsFocus()) return;
    $("pane-title")?.focus({ preventScroll: true });
    document.querySelector(".right").scrollTop = 0;
    if (matchMedia("(max-width: 999px)").matches) scrollTo({ top: 0 });
  }

  // Who walks through the page with the arrows, or types in a filter, stays there.
  const keepsFocus = () => document.activeElement?.closest?.("#sheet, .filter") && walking;
  let walking = false;

  function refocus(ctx) {
    const active = document.activeElement;
    if (isDecision(ctx) && ctx.response?.status < 400 && typing(active) && active.form?.id === (ctx.request.form ?? ctx.sourceElement)?.id) {
      $("pane-title").focus({ preventScroll: true }); // what was typed is on record: keys are keys again
      return;
    }
    if ($("clash").open || $("help").open || (active && active !== document.body && active.isConnected)) return;
    const again = focused && $(focused);
    if (again?.getClientRects().length && !again.disabled) again.focus({ preventScroll: true });
    else if (isDecision(ctx) || ctx.target === pane) $("pane-title")?.focus({ preventScroll: true });
  }

  // ---------------------------------------------------------------- one column: which side is shown

  function showSide(side) {
    document.body.dataset.show = side;
    for (const button of document.querySelectorAll("[data-side]")) button.setAttribute("aria-pressed", String(button.dataset.side === side));
  }

  // ---------------------------------------------------------------- a clash

  let clashForm = null;
  function clashed(ctx) {
    clashForm = ctx.request.form ?? clashForm;
    const dialog = $("clash");
    const drafts = draftsOf(ctx.request.form).length ? draftsOf(ctx.request.form) : JSON.parse(dialog.dataset.drafts ?? "[]");
    dialog.dataset.drafts = JSON.stringify(drafts);
    if (!dialog.open) dialog.showModal();
    $("clash-title").focus();
  }

  function takeTheirs() {
    const dialog = $("clash");
    JSON.parse(dialog.dataset.drafts ?? "[]").forEach((key) => Drafts.drop(key));
    dialog.close();
    const shown = pane.querySelector("[data-pane]").dataset.pane;
    htmx.ajax("GET", shown, { target: "#pane", swap: "innerHTML" });
    say("Theirs stands; yours was thrown away.");
  }

  // ---------------------------------------------------------------- forms that open

  function openForm(id, focus = true) {
    const form = $(id);
    if (!form) return;
    form.classList.add("open");
    document.querySelector(`[data-opens="${id}"]`)?.setAttribute("aria-expanded", "true");
    if (focus) { const field = form.querySelector("textarea"); field.focus(); field.setSelectionRange(field.value.length, field.value.length); }
  }

  function closeForm(id) {
    $(id)?.classList.remove("open");
    const opener = document.querySelector(`[data-opens="${id}"]`);
    opener?.setAttribute("aria-expanded", "false");
    opener?.focus();
  }

  // ---------------------------------------------------------------- keys

  const typing = (element) => element?.closest?.("textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable]");

  function act(key) {
    if ((key === "a" || key === "r") && nth > 1) {
      const button = $(`${key === "a" ? "accept" : "reject"}-${nth}`);
      if (button) { button.click(); return true; }
    }
    const found = [...document.querySelectorAll("[data-key]")].find((e) => e.dataset.key === key && !e.closest("dialog"));
    if (found?.dataset.opens) openForm(found.dataset.opens); // one that stands open is gone to, not closed
    else if (found) found.click();
    return Boolean(found);
  }

  function digit(number) {
    const radio = pane.querySelector(`[data-digit="${number}"]`);
    if (radio) { radio.checked = true; radio.focus(); return; }
    const head = $(`claim-${number}`);
    if (head) { nth = number; head.focus(); say(`Claim ${number}: a accepts it, r rejects it.`); }
  }

  function walk(step) {
    const all = [...document.querySelectorAll("[data-sentence]")];
    const at = all.findIndex((one) => one.hasAttribute("aria-current"));
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    if (!next) { say(step > 0 ? "That was the last sentence." : "That was the first sentence."); return; }
    all.forEach((one) => one.removeAttribute("aria-current"));
    next.setAttribute("aria-current", "true");
    walking = true;
    next.focus({ preventScroll: true });
    near(next);
    next.click();
    setTimeout(() => { walking = false; }, 1500);
  }

  function press(key) {
    if (loading) { if (waiting.length < 12) waiting.push(key); return; }
    if (going) { going = false; if (!act(`g ${key}`)) say(`g ${key}: no such view.`); return; }
    if (key === "g") { going = true; clearTimeout(leaving); leaving = setTimeout(() => { going = false; }, 2000); return; }
    if (key === "J" || key === "ArrowDown") return walk(1);
    if (key === "K" || key === "ArrowUp") return walk(-1);
    if (key === "?") { $("help").showModal(); $("help-title").focus(); return; }
    if (/^[1-9]$/.test(key)) return digit(Number(key));
    if (key === "j" && !$("point-next")) { say("That was the last point of the queue."); return; }
    if (key === "k" && !$("point-previous")) { say("That was the first point of the queue."); return; }
    if (key === "u" && !$("undo-last")) { say("There is nothing to undo."); return; }
    if (/^[a-zN]$/.test(key)) act(key);
  }

  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if ((event.ctrlKey || event.metaKey) && key === "Enter" && target.form) { event.preventDefault(); target.form.requestSubmit(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (key === "Escape") return escape(target);
    if (typing(target)) return;
    const arrow = key === "ArrowDown" || key === "ArrowUp";
    if (arrow && !target.closest?.("#sheet [data-sentence]")) return;
    if (!/^[a-zA-Z1-9?]$/.test(key) && !arrow) return;
    event.preventDefault();
    press(key);
  });

  function escape(target) {
    going = false;
    const form = target.closest?.("form.open") ?? document.querySelector("form.open");
    if (form) { closeForm(form.id); return; }
    if (document.body.dataset.show === "words" && matchMedia("(max-width: 999px)").matches) showSide("sheet");
    else document.querySelector('[data-sentence][tabindex="0"]')?.focus();
  }

  // ---------------------------------------------------------------- clicks and typing

  document.addEventListener("click", (event) => {
    const at = event.target.closest?.("[data-opens], [data-closes], [data-side], [data-clash], #help-open");
    if (!at) return;
    if (at.dataset.opens) { $(at.dataset.opens).classList.contains("open") ? closeForm(at.dataset.opens) : openForm(at.dataset.opens); }
    else if (at.dataset.closes) closeForm(at.dataset.closes);
    else if (at.dataset.side) showSide(at.dataset.side);
    else if (at.dataset.clash) takeTheirs();
    else { $("help").showModal(); $("help-title").focus(); }
  });

  document.addEventListener("input", (event) => { if (event.target.dataset?.draft) Drafts.keep(event.target); });

  // ---------------------------------------------------------------- the address remembers the pane, so that a reload shows it again

  function remember() {
    const shown = pane.querySelector("[data-pane]")?.dataset.pane;
    if (shown) history.replaceState(null, "", `/#${shown}`);
  }

  function atStart() {
    const wanted = location.hash.slice(1);
    if (location.pathname !== "/") remember();
    else if (wanted.startsWith("/pane/") && wanted !== pane.querySelector("[data-pane]").dataset.pane) htmx.ajax("GET", wanted, { target: "#pane", swap: "innerHTML" });
    arrived();
    listKept();
  }

  // Words that were typed and never recorded are named at the top, with the way to each.
  function listKept() {
    const kept = [...Drafts.all()].filter(([, draft]) => draft?.at);
    const place = $("kept");
    place.hidden = !kept.length;
    place.replaceChildren();
    if (!kept.length) return;
    place.append(kept.length === 1 ? "One text was typed and is not on record: " : `${kept.length} texts were typed and are not on record: `);
    for (const [key, draft] of kept.slice(0, 5)) {
      const link = document.createElement("a");
      link.href = `/#${draft.at}`;
      link.textContent = `“${draft.text.slice(0, 50)}${draft.text.length > 50 ? "…" : ""}”`;
      link.addEventListener("click", (event) => { event.preventDefault(); place.hidden = true; htmx.ajax("GET", draft.at, { target: "#pane", swap: "innerHTML" }); });
      const away = document.createElement("button");
      away.type = "button";
      away.className = "quiet";
      away.textContent = "Throw away";
      away.setAttribute("aria-label", `Throw away: ${draft.text.slice(0, 50)}`);
      away.addEventListener("click", () => { Drafts.drop(key); listKept(); });
      place.append(link, " ", away, " ");
    }
  }

  // Another tab, or `briefer edit`, may have decided meanwhile.
  addEventListener("focus", () => {
    if (loading || document.querySelector("dialog[open]")) return;
    htmx.ajax("GET", `/fresh?seq=${$("sheet").dataset.seq}`, { target: "#said", swap: "none" });
  });

  addEventListener("load", () => setTimeout(atStart, 0));
})();
