// Makes pages nicer to use; all of them can be read, and their forms sent, without it.
(() => {
  "use strict";
  const LOOK_AGAIN = 1500;
  const MOST_FAILURES = 20;

  // What goes on is fetched again, as the page itself would be, and only its live parts are exchanged.
  const live = () => [...document.querySelectorAll("[data-live]")];
  let failures = 0;
  const refresh = async () => {
    if (!live().some(part => part.dataset.live === "on") || failures > MOST_FAILURES) return;
    try {
      if (!document.hidden) {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
        // Signed out, or gone: the page says so itself.
        if (!answer.ok) return location.reload();
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const part of live()) {
          const next = page.getElementById(part.id);
          if (next && next.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) part.innerHTML = next.innerHTML;
          if (next) part.dataset.live = next.dataset.live;
        }
        failures = 0;
      }
    } catch {
      failures++;
    }
    setTimeout(refresh, LOOK_AGAIN * (failures + 1));
  };
  setTimeout(refresh, LOOK_AGAIN);

  document.addEventListener("submit", event => {
    const question = event.submitter?.dataset.confirm;
    if (question && !confirm(question)) return event.preventDefault();
    // What only asks may be asked again: a download leaves the page as it is.
    if (event.target.method !== "post") return;
    // Sent once, however often it is pressed. After the form was read, so that the pressed button still counts.
    setTimeout(() => event.target.querySelectorAll("button").forEach(button => { button.disabled = true; }));
  });
  // A page that comes back out of the browser's memory has its buttons again.
  addEventListener("pageshow", () => document.querySelectorAll("button[disabled]").forEach(button => { button.disabled = false; }));

  document.addEventListener("change", event => {
    const all = event.target.dataset?.selects;
    if (all) document.querySelectorAll(`input[type=checkbox][name="${all}"]`).forEach(box => { box.checked = event.target.checked; });
  });

  document.addEventListener("click", async event => {
    const copy = event.target.closest("[data-copies]");
    if (!copy) return;
    await navigator.clipboard.writeText(document.getElementById(copy.dataset.copies).innerText);
    copy.textContent = copy.dataset.copied;
  });
  document.querySelectorAll("[data-copies][hidden], [data-needs-script][hidden]").forEach(part => { part.hidden = false; });

  // A suggestion is filled in when it is pressed, without asking the server.
  document.addEventListener("click", event => {
    const fill = event.target.closest("[data-fills]");
    const field = fill && document.getElementById(fill.dataset.fills);
    if (!field) return;
    event.preventDefault();
    field.value = fill.dataset.value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });

  // What was chosen and not saved is not left by accident.
  const guard = document.querySelector("[data-guards]");
  if (guard) {
    const form = guard.closest("form");
    let isUnsaved = guard.dataset.guards === "unsaved";
    form.addEventListener("change", event => { isUnsaved ||= event.target.name !== ""; });
    form.addEventListener("submit", () => { isUnsaved = false; });
    addEventListener("beforeunload", event => { if (isUnsaved) event.preventDefault(); });
  }

  // What narrows a list is no field of the form, so Enter does not send it.
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.dataset?.narrows) event.preventDefault();
  });

  // A long list of options is narrowed by what is typed beside it.
  document.addEventListener("input", event => {
    const id = event.target.dataset?.narrows;
    if (!id) return;
    const fold = text => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
    const wanted = fold(event.target.value);
    for (const option of document.getElementById(id).options)
      option.hidden = option.value !== "" && !option.selected && !fold(option.text).includes(wanted);
  });

  document.getElementById("faults")?.focus();
})();
