// Starts the app, and says so in plain words when it cannot start or has stopped.

const tag = document.querySelector("script[data-wasm]");
const PREFIX = "tierwise.";

/** Everything Tierwise keeps in this browser, as one JSON text; null where storage is blocked. */
function storedData() {
  try {
    const kept = {};
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (key.startsWith(PREFIX)) kept[key] = localStorage.getItem(key);
    }
    return JSON.stringify({ format: "tierwise-rescue", version: 1, kept }, null, 1);
  } catch (_) {
    return null;
  }
}

function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "tierwise-data.json";
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function button(text, className, action) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

/** A banner that takes the focus: what happened, what is safe, what to do. */
function report(title, text) {
  if (document.getElementById("crash")) return;
  document.getElementById("boot-status")?.remove();
  const box = element("section", "crash");
  box.id = "crash";
  box.tabIndex = -1;
  box.setAttribute("role", "alert");
  box.dataset.testid = "crash";
  const acts = element("p", "crash__acts");
  const data = storedData();
  if (data !== null) acts.append(button("Download my data", "btn", () => download(storedData() ?? data)));
  acts.append(button("Reload", "btn btn--go", () => location.reload()));
  box.append(element("h2", "", title), element("p", "", text), acts);
  // The first screen covers the page while it is there.
  (document.getElementById("boot") ?? document.body).prepend(box);
  box.focus();
}

const stopped = () =>
  report(
    "Tierwise has stopped",
    "Something went wrong inside the page. What you had saved is still in this browser: download a copy to be safe, then reload to go on.",
  );

const notStarted = () =>
  report(
    "Tierwise could not start",
    "A part of the page did not load, or this browser does not allow WebAssembly. Check the connection and reload. Nothing you saved is lost.",
  );

const isPanic = (error) => error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => isPanic(event.error) && stopped());
// The app says so itself before it dies, also where the browser's own event carries no error.
addEventListener("tierwise-panic", stopped);
addEventListener("unhandledrejection", (event) => isPanic(event.reason) && stopped());

// What each page needs beside the app, as the build wrote it: "advice=chunk_1+split_advice brief=…".
const pages = Object.fromEntries((tag.dataset.pages ?? "").split(" ").map((page) => page.split("=")));

// The files of the page that opens come along with the app's.
for (const file of pages[document.documentElement.dataset.opens]?.split("+") ?? []) {
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "fetch";
  link.crossOrigin = "anonymous";
  link.href = new URL(`${tag.dataset.parts}/${file}.wasm`, document.baseURI);
  document.head.append(link);
}

if (document.documentElement.dataset.opens === "advice") {
  // Its styles, too: the page waits for them.
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "style";
  link.href = new URL(`${tag.dataset.desk}/advice.css`, document.baseURI);
  document.head.append(link);
}

try {
  new Worker(new URL("warm.js", import.meta.url));
} catch (_) {
  // Without it the page only starts a little later.
}

export const version = document.querySelector("script[data-version]").dataset.version;

/** Asks for what nobody waits for, when the first answer stands and nothing else is to do. */
function afterwards() {
  if (document.querySelector("#boot, [aria-busy=true]")) setTimeout(afterwards, 500);
  else (window.requestIdleCallback ?? setTimeout)(() => {
    const print = element("link");
    print.rel = "stylesheet";
    print.media = "print";
    print.href = new URL(`${tag.dataset.desk}/print.css`, document.baseURI);
    document.head.append(print);
    // Without it the focus is only lost where it always was.
    import("./focus.js").catch(() => {});
    // Only a release has a version, and only pages that came safely may have a worker. Where it does not arrive, or the
    // browser keeps nothing, the page goes on as long as there is a connection.
    if (version && navigator.serviceWorker) import("./offline.js").catch(() => {});
  });
}

try {
  const app = await import(new URL(tag.dataset.js, document.baseURI).href);
  await app.default({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
  afterwards();
} catch (error) {
  console.error(error);
  if (typeof WebAssembly === "object" && isPanic(error)) stopped();
  else notStarted();
}
