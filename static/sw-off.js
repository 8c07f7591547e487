// Put in the place of sw.js, this takes the service worker out of every browser that comes by, with the files that it
// kept (docs/deploy.md). What the user saved is elsewhere and stays. No page is reloaded under anybody's hands: the next
// visit comes from the server.

addEventListener("install", (event) => {
  const ours = `tierwise ${new URL("./", location.href).pathname} `;
  const forget = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(ours));
    await Promise.all(names.map((name) => caches.delete(name)));
  };
  event.waitUntil(forget());
  // It happens once this is installed, so it cannot be waited for here. Taking over first could take a minute.
  registration.unregister();
});
