// Counts the calls that a page makes of the browser's stores, and has one of them fail: the one whose number is in
// sessionStorage when the page is loaded, or in `failing` from then on. Runs before the page's own scripts.
if (location.protocol === "http:") {
  globalThis.failing = { stores: [], at: 0, way: "", ...JSON.parse(sessionStorage.failing ?? "{}"), calls: 0 };

  /** Replaces a method by one that may fail. `later` makes a request that fails by an event; without, the call throws. */
  const wrap = (store, name, later) => {
    const { prototype } = globalThis[store];
    const call = prototype[name];
    prototype[name] = function (...what) {
      const counts =
        failing.stores.includes(store) && this !== globalThis.sessionStorage && (later || failing.way !== "later");
      if (!counts || ++failing.calls !== failing.at) return call.apply(this, what);
      if (failing.way === "later") return later(this, call, what);
      throw new DOMException("this call fails", store === "Storage" ? "QuotaExceededError" : "UnknownError");
    };
  };

  const aborted = (store, call, what) => {
    const request = call.apply(store, what);
    store.transaction.abort();
    return request;
  };
  // A database of another name, which does not come about.
  const unopened = (factory, call, [name]) => {
    const request = call.call(factory, `${name} that fails`, 1);
    request.addEventListener("upgradeneeded", () => request.transaction.abort());
    return request;
  };
  for (const name of ["getItem", "setItem", "removeItem", "key"]) wrap("Storage", name);
  for (const name of ["get", "getAll", "getAllKeys", "put", "delete", "clear"]) wrap("IDBObjectStore", name, aborted);
  wrap("IDBFactory", "open", unopened);
  wrap("IDBDatabase", "transaction");
  wrap("IDBTransaction", "objectStore");
}
