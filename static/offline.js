// Has a service worker keep the page's files (sw.js), says when they are all there, and offers a newer version that has
// arrived (docs/adr/0010). boot.js asks for it after the first answer.

import { button, element, version } from "./boot.js";

const workers = navigator.serviceWorker;
const NEWS =
  '<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">' +
  '<path d="M10 2.25a7.75 7.75 0 1 0 0 15.5a7.75 7.75 0 1 0 0-15.5M10 9v5M10 6v.5"/></svg>';

/** A sentence in the frame, once, in both places where it says what is saved. The first is marked for tests. */
function say(testid, sentence) {
  if (document.querySelector(`[data-testid=${testid}]`)) return;
  const places = document.querySelectorAll(".side__foot > p:first-of-type, .foot > p");
  for (const place of places) place.append(" ", element("span", "offline", sentence));
  places[0].lastChild.dataset.testid = testid;
}

/** Above the banners of every page. It is there before what it announces. */
const main = document.getElementById("main");
const place = element("div", "banners");
place.setAttribute("role", "status");
main.prepend(place);

/** Whether everything is saved, once nothing is about to be. */
async function saved(line) {
  // What the click itself ended, such as typing in a field, is heard of first.
  await new Promise(requestAnimationFrame);
  while (line.dataset.state === "saving") {
    await new Promise((changed) => new MutationObserver(changed).observe(line, { attributes: true }));
  }
  return line.dataset.state === "saved";
}

async function takeOver(status) {
  const line = document.querySelector("[data-testid=saved-state]");
  status.textContent = "Saving your work, then the page reloads.";
  if (!(await saved(line))) {
    status.textContent = `The page stays as it is. ${line.textContent}`;
    return;
  }
  // Another tab may have had it take over, or the worker was switched off.
  const waiting = (await workers.getRegistration())?.waiting;
  if (!waiting) return location.reload();
  waiting.addEventListener("statechange", () => {
    // A still newer one may have come instead; the next page hears of it.
    if (["activated", "redundant"].includes(waiting.state)) location.reload();
  });
  waiting.postMessage("take over");
}

function offer() {
  const status = element("span", "", "Reload to use it. Your work is saved first.");
  const text = element("div", "banner__text");
  text.append(element("b", "", "A new version is ready. "), status);
  const acts = element("div", "acts");
  const reload = button("Reload", "btn btn--sm", () => takeOver(status));
  reload.dataset.testid = "update-take";
  const later = button("Not now", "btn btn--sm", () => {
    place.replaceChildren();
    // The focus went with the button.
    main.focus();
  });
  later.dataset.testid = "update-not-now";
  acts.append(reload, later);
  const banner = element("div", "banner");
  banner.dataset.testid = "update-offer";
  banner.innerHTML = NEWS;
  banner.append(text, acts);
  place.replaceChildren(banner);
}

/** Hears what becomes of a version that is arriving. The first one has nothing to replace. */
function watch({ installing, active }) {
  if (!installing || !active) return;
  const arrived = () => {
    // Not whole, and perhaps not ours: the version that is open goes on, so nobody is alarmed.
    if (installing.state === "redundant") say("update-refused", "An update could not be checked and was not taken.");
    else offer();
  };
  installing.addEventListener("statechange", arrived, { once: true });
}

// A lock for as long as the page is open, named as the cache of its version, so that its files are kept (sw.js). It is not
// waited for: without locks older versions are only kept longer.
navigator.locks
  ?.request(`tierwise ${new URL("./", location.href).pathname} ${version}`, { mode: "shared" }, () => new Promise(() => {}))
  .catch(() => {});

// A file that was opened with the installed page (manifest.webmanifest) goes the way of the roster's own field.
window.launchQueue?.setConsumer(async ({ files: [handle] }) => {
  const field = document.getElementById("import-file");
  if (!handle || !field) return;
  const brought = new DataTransfer();
  brought.items.add(await handle.getFile());
  field.files = brought.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

workers.onmessage = ({ data }) => {
  if (data === "ready") say("offline-ready", "Ready to work offline.");
};
const registration = await workers.register("./sw.js", { updateViaCache: "none" });
if (registration.active && registration.waiting) offer();
watch(registration);
registration.addEventListener("updatefound", () => watch(registration));
const { active } = await workers.ready;
active.postMessage("settled");
await registration.update();
