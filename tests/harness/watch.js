// Keeps what goes wrong in a page, and in its workers, for the test that drives it: the first script of a copy of the
// build (watch.rs). What is kept lasts as long as the tab.
{
  const KEY = "seen by the test";
  const seen = () => JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  const tell = (...words) => sessionStorage.setItem(KEY, JSON.stringify([...seen(), words.join(" ")]));

  addEventListener("error", (e) => tell("error:", e.message ?? "cannot load", e.filename ?? e.target.src ?? e.target.href), true);
  addEventListener("unhandledrejection", (e) => tell("unhandled rejection:", e.reason));
  addEventListener("securitypolicyviolation", (e) => tell("content security policy:", e.violatedDirective, e.blockedURI));

  const { error } = console;
  console.error = (...words) => {
    tell("console error:", ...words);
    error.apply(console, words);
  };

  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("error", (e) => tell("error in a worker:", e.message, e.filename));
    }
  };

  window.takeSeen = () => {
    const all = seen();
    sessionStorage.removeItem(KEY);
    return all;
  };
}
